import { summaryOf } from '../domain/draft-verdicts.ts';
import type { ChannelId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Answer, Asker, Button, Newsroom } from '../feature.ts';
import type { CheckedDraft } from '../store/shelves/draft-shelf.ts';
import { draftEntry, verdictsOn } from './draft-entry.ts';
import { type JudgedDraft, judgeDraft } from './judge-draft.ts';
import { answerListing, type Found, type Listing } from './listing.ts';

export const OPEN_ACTION = 'check.draft.open';

/** What `check` found: each quotation of a kept draft, in the draft's order. Asked with the draft's number. */
export const checkedDraft: Listing = {
  name: 'checked-draft',
  usage: 'check',
  summary: 'what was found in a draft',
  group: 'Find',
  words: true,
  story: false,
  filters: [],
  entriesMax: 6,
  door: 'answer',

  async find(question, newsroom, offset, limit): Promise<Outcome<Found>> {
    const { store, now } = newsroom;
    const by = question.sight.person.id;
    const draft = await store.drafts.get(Number(question.words), by, now());
    if (draft === null) return refuse({ code: 'no_longer_here' });
    const judged = await judgeDraft(draft.text, question, newsroom);
    const said = outcomeOf(judged);
    await store.drafts.settled(draft.id, by, said.heading, now());
    const page = judged.findings.slice(offset, offset + limit);
    const entries = await Promise.all(page.map((finding) => draftEntry(finding, draft.text, newsroom)));
    return done({ ...said, total: judged.findings.length, entries });
  },
};

/** Keeps a draft and shows what is found in it. */
export async function checkDraftFor(asker: Asker, text: string, newsroom: Newsroom): Promise<Outcome<Answer>> {
  const id = await newsroom.store.drafts.keep(asker.user, text, asker.channel, newsroom.now());
  return showDraft(id, asker, newsroom);
}

/** *Open*, on the Home tab: what is found in the draft now, held against the same story as when it was handed in. */
export const openDraft: Button = {
  action: OPEN_ACTION,
  async press(press, newsroom): Promise<Outcome<Answer>> {
    const draft = await draftPressed(press.value, press, newsroom);
    if (draft === null) return refuse({ code: 'no_longer_here' });
    return showDraft(draft.id, { ...press, channel: draft.channel }, newsroom);
  },
};

async function draftPressed(value: string, { user }: Asker, { store, now }: Newsroom): Promise<CheckedDraft | null> {
  return /^\d{1,15}$/u.test(value) ? store.drafts.get(Number(value), user, now()) : null;
}

const showDraft = (
  id: number,
  asker: Pick<Asker, 'user' | 'thread'> & { readonly channel: ChannelId | null },
  newsroom: Newsroom,
): Promise<Outcome<Answer>> => answerListing(checkedDraft, { rest: String(id), starts: [0] }, asker, newsroom);

function outcomeOf({ findings, short }: JudgedDraft): Pick<Found, 'heading' | 'detail'> {
  const quotations = findings.filter(({ judgement }) => judgement.kind !== 'paraphrase');
  const others = findings.length - quotations.length;
  const details = [
    ...(short > 0 ? [`${short} of one or two words ${short === 1 ? 'was' : 'were'} not looked up.`] : []),
    ...(others > 0
      ? [`${others} ${others === 1 ? 'statement' : 'statements'} in your own words to look at, too.`]
      : []),
  ];
  const isNone = quotations.length === 0 && short === 0;
  const heading = isNone ? 'No quotation in your draft' : summaryOf(quotations.map(verdictsOn));
  return { heading, ...(details.length > 0 ? { detail: details.join(' ') } : {}) };
}
