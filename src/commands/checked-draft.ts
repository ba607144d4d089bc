import { z } from 'zod';
import { claimBlocks } from '../block-kit/claim.ts';
import { button, row } from '../block-kit/controls.ts';
import { difference } from '../block-kit/difference.ts';
import { escapeMrkdwn, shorten, steady } from '../block-kit/escape.ts';
import { bold, italic, quote, rich, section } from '../block-kit/rich.ts';
import type { Version } from '../domain/claim.ts';
import { type DraftQuotation, quotationsIn } from '../domain/draft-quotations.ts';
import { namedIn } from '../domain/named-in.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Newsroom } from '../feature.ts';
import { HISTORY_ACTION } from './claim-entry.ts';
import type { Found, Listed, Listing } from './listing.ts';
import { type Judgement, lookUp } from './look-up-quotation.ts';
import { parkJson } from './parking.ts';
import type { Question } from './question.ts';

export const FILE_ACTION = 'check.quotation.file';

/** What *File It* knows. */
export const unfiled = z.object({ words: z.string() });

/** A draft that somebody had checked, kept for as long as its pages can be turned. For nobody else's eyes. */
const keptDraft = z.object({ draft: z.string(), by: z.string() });

export const keepDraft = (draft: string, by: string, { store, now }: Newsroom): Promise<number> =>
  store.record.park(JSON.stringify({ draft, by } satisfies z.infer<typeof keptDraft>), now());

/** What `check` found: each quotation of a kept draft, in the draft's order. Asked with the draft's number. */
export const checkedDraft: Listing = {
  name: 'checked',
  usage: 'check',
  summary: 'what was found in a draft',
  group: 'Find',
  words: true,
  story: false,
  filters: [],
  entriesMax: 6,
  door: 'answer',

  async find(question, newsroom, offset, limit): Promise<Outcome<Found>> {
    const draft = await readDraft(question, newsroom);
    if (draft === null) return refuse({ code: 'no_longer_here' });
    const { quotations, short } = quotationsIn(draft);
    const page = quotations.slice(offset, offset + limit);
    const entries = await Promise.all(page.map((one) => checked(one, draft, question, newsroom)));
    return done({ ...headingOf(quotations.length, short), total: quotations.length, entries });
  },
};

async function readDraft({ words, sight }: Question, { store }: Newsroom): Promise<string | null> {
  const kept = await store.record.parked(Number(words));
  const read = kept === null ? null : keptDraft.safeParse(JSON.parse(kept)).data;
  return read?.by === sight.person.id ? read.draft : null;
}

function headingOf(count: number, short: number): Pick<Found, 'heading' | 'detail'> {
  if (count === 0 && short === 0) return { heading: 'There is no quotation in this draft.' };
  const long = count === 1 ? '1 quotation' : `${count} quotations`;
  const detail = short > 0 ? `${short} of one or two words ${short === 1 ? 'was' : 'were'} not looked up.` : '';
  return { heading: `${long} in your draft`, ...(detail ? { detail } : {}) };
}

async function checked(
  quotation: DraftQuotation,
  draft: string,
  { scope }: Question,
  newsroom: Newsroom,
): Promise<Listed> {
  const judgement = await lookUp(quotation.text, scope, newsroom);
  const verdict = verdictOf(judgement);
  const said = rich(section(bold(verdict)), quote(quotation.text));
  const text = `${escapeMrkdwn(`${verdict}: ${quotation.text}`)}`;
  if (judgement.kind === 'not_on_file') {
    const file = await parkJson({ words: quotation.text } satisfies z.infer<typeof unfiled>, newsroom);
    return { blocks: [said, row(button('File It', FILE_ACTION, file))], text };
  }
  const { version } = judgement;
  const change = judgement.kind === 'altered' ? difference(judgement.onFile, quotation.text) : [];
  const warnings = await warningsOf(quotation, draft, version, newsroom);
  return {
    blocks: [
      said,
      ...(change.length > 0 ? [rich(section(bold('From what is on file to your draft: '), ...change))] : []),
      ...warnings.map((warning) => rich(section(italic(warning)))),
      ...claimBlocks(version),
      row(button('History', HISTORY_ACTION, String(version.id))),
    ],
    text: [text, ...warnings.map(escapeMrkdwn)].join('\n'),
    version,
  };
}

/** What a quotation is, before its words. Nothing here says that it is true. */
function verdictOf(judgement: Judgement): string {
  if (judgement.kind === 'not_on_file') return 'Not on file';
  const { reference, status, ended } = judgement.version;
  if (judgement.kind === 'altered') return `Altered: not what ${reference} says`;
  if (judgement.kind === 'our_words') return `Our words, not a quotation: ${reference}`;
  const { cut, bracketed } = judgement.comparison;
  const how = [cut && 'cut', bracketed && 'with brackets'].filter(Boolean).join(' and ');
  const exact = `Exact${how ? `, ${how}` : ''}`;
  if (status === 'proposed') return `${exact}, but not approved yet: ${reference}`;
  if (status === 'retracted') return `${exact}, but retracted: ${reference}`;
  if (status === 'replaced') {
    return `${exact}, but superseded: ${reference}${ended?.edition ? ` has version ${ended.edition}` : ''}`;
  }
  return `${exact}: ${reference}`;
}

/** What the draft has wrong beside the words, or leaves out. */
async function warningsOf(
  { around }: DraftQuotation,
  draft: string,
  version: Version,
  { store }: Newsroom,
): Promise<string[]> {
  const actors = await store.actors.names({ only: [version.story] });
  const near = namedIn(around, actors);
  const isNamed = near.some(({ id }) => id === version.speaker.id);
  const speaker = steady(version.speaker.name);
  const others = near.map(({ name }) => steady(name)).join(', ');
  const misattributed = !isNamed && near.length > 0;
  const left = version.responses.filter(({ actor }) => namedIn(draft, [{ name: actor, aliases: [] }]).length === 0);
  return [
    ...(misattributed
      ? [`Misattributed? Your draft names ${shorten(others, 200)} beside it; on file ${speaker} said it.`]
      : []),
    ...(isNamed && version.groundRules !== 'on_the_record'
      ? ['It was not said on the record: see the terms before you print the name.']
      : []),
    ...left.map(({ actor, reference }) => `Disputed: your draft leaves out ${steady(actor)} (${reference}).`),
  ];
}
