import { escapeMrkdwn, shorten, steady } from '../block-kit/escape.ts';
import { bold, code, joined, type Part, rich, section } from '../block-kit/rich.ts';
import type { Status, Version } from '../domain/claim.ts';
import type { ActorId, Instant } from '../domain/ids.ts';
import { prepare } from '../domain/match.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { type Reason, safeToPrint, VERDICTS, type Verdict, type Wording } from '../domain/safe-to-print.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';
import { claimEntry } from './claim-entry.ts';
import { isReference } from './claims-meant.ts';
import { inForce } from './link.ts';
import type { Found, Listed, Listing } from './listing.ts';
import { type Judgement, lookUp, STATUSES } from './look-up-quotation.ts';
import { onRecordInstead } from './on-record-instead.ts';
import { placeOf, type Question } from './question.ts';
import { reasonLine } from './safe-reasons.ts';
import { claimNamed } from './which-claim.ts';

const WORDS_SHOWN_MAX = 200;
/** Claims that say the same words: more than these nobody compares. */
const JUDGED_MAX = 5;
const LOOKED_UP: readonly Status[] = [...STATUSES, 'declined'];

/** `safe`: may this be printed? Each reason, who can change it, and an on-record alternative. */
export const safe: Listing = {
  name: 'safe',
  usage: 'safe <words or ref> [in:]',
  filters: ['in'],
  summary: 'may this be printed: yes, not yet or no, with each reason and who can change it',
  group: 'Find',
  words: true,
  story: false,
  entriesMax: 3,
  door: 'answer',

  async find(question, newsroom, offset, limit): Promise<Outcome<Found>> {
    const meant = await meantBy(question, newsroom);
    if (!meant.ok) return meant;
    const judged = await Promise.all(meant.value.map((one) => judge(one, question, newsroom)));
    judged.sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
    const [best] = judged;
    if (!best) return done(await nothingOnFile(question, newsroom, offset));
    const entries = judged.map(verdictEntry);
    const instead =
      best.verdict === 'yes' && best.version.groundRules === 'on_the_record' ? [] : await insteadOf(best, newsroom);
    const all = [...entries, ...instead.filter(({ version }) => judged.every((one) => one.version.id !== version?.id))];
    const said = isReference(question) ? best.version.reference : `“${shorten(question.words, WORDS_SHOWN_MAX)}”`;
    return done({
      heading: `${headline(best)} ${said}`,
      ...(judged.length > 1 ? { detail: `is in ${judged.length} claims; each is judged by itself.` } : {}),
      total: all.length,
      entries: all.slice(offset, offset + limit),
    });
  },
};

/** A version that is asked about, and how the words stand to it. */
interface Meant {
  readonly version: Version;
  readonly wording: Wording;
}

/** The claim of the reference, or every version that has the very words; where none has, the one that comes closest. */
async function meantBy(question: Question, newsroom: Newsroom): Promise<Outcome<Meant[]>> {
  const { words, story, sight, scope } = question;
  if (isReference(question)) {
    const claim = await claimNamed(words, story, sight, newsroom);
    if (!claim.ok) return claim;
    const version = inForce(claim.value.versions);
    return done(version ? [{ version, wording: { is: 'exact' } }] : []);
  }
  if (!prepare(words)) return refuse({ code: 'no_words_in', asked: words });
  const found = await lookUp(words, { scope, newsroom, isGivenTo: () => false, statuses: LOOKED_UP });
  return done(meantOf(found).slice(0, JUDGED_MAX));
}

function meantOf(found: Judgement): Meant[] {
  switch (found.kind) {
    case 'exact':
      return found.alike.map((version) => ({ version, wording: { is: 'exact' } }));
    case 'our_words':
      return [{ version: found.version, wording: { is: 'ours' } }];
    case 'altered':
      return [{ version: found.version, wording: { is: 'altered', onFile: found.onFile } }];
    case 'not_on_file':
      return [];
  }
}

/** A version with the verdict on it. */
interface Judged extends Meant {
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
  readonly lines: readonly (readonly Part[])[];
  readonly story: Story;
}

async function judge({ version, wording }: Meant, question: Question, newsroom: Newsroom): Promise<Judged> {
  const { store, access, now } = newsroom;
  const story = question.sight.stories.find(({ id }) => id === version.story);
  if (!story) throw new Error('A version came up of a story that its asker does not see.');
  const votes = version.status === 'proposed' ? await store.reviews.votes(version.id) : [];
  const holding = votes.filter(({ choice }) => choice === 'hold').map(({ voter }) => voter);
  const holders = [...(await access.editorsAmong(holding, story))];
  const { verdict, reasons } = safeToPrint({
    ...{
      version,
      wording,
      holders,
      asked: await askedAbout(version, newsroom),
      sourcesNeeded: story.sourcesNeeded,
      zone: story.zone,
      now: now(),
    },
  });
  const approvers =
    version.status === 'proposed' ? await access.approversFor(version.proposedBy, story) : new Set<never>();
  const about = { version, asked: question.words, approvers: [...approvers], zone: story.zone, now: now() };
  return { version, wording, verdict, reasons, story, lines: reasons.map((reason) => reasonLine(reason, about)) };
}

/** Whom somebody asked for comment on a claim, each with their last deadline. */
async function askedAbout({ story, claim }: Version, { store }: Newsroom): Promise<ReadonlyMap<ActorId, Instant>> {
  const requests = await store.requests.list({ only: [story] });
  const standing = requests.filter((request) => request.claim === claim && request.outcome !== 'cancelled');
  const inOrder = standing.toSorted((a, b) => a.deadline - b.deadline);
  return new Map(inOrder.map(({ actor, deadline }) => [actor.id, deadline]));
}

const NAMES: Readonly<Record<Verdict, string>> = { yes: 'Yes:', not_yet: 'Not yet:', no: 'No:' };

const headline = ({ verdict, reasons }: Judged): string =>
  verdict === 'yes' && reasons.length > 0 ? 'Yes, minding what stands below:' : NAMES[verdict];

function verdictEntry(judged: Judged): Listed {
  const { version, verdict, lines } = judged;
  const entry = claimEntry(version);
  const head: Part[] = [bold(headline(judged).replace(/:$/u, '')), ` · ${version.reference}`];
  const reasons = lines.map((line): Part[] => ['• ', ...line]);
  const said = lines.map((line) => line.map((part) => (typeof part === 'string' ? part : '')).join('')).join(' ');
  const approved = verdict === 'yes' ? standingLines(version) : [];
  return {
    ...entry,
    blocks: [rich(section(...joined([head, ...reasons, ...approved], '\n'))), ...entry.blocks],
    text: `${NAMES[verdict]} ${escapeMrkdwn(said)} ${entry.text}`,
  };
}

/** What a *yes* does not say. */
function standingLines({ stance, about }: Version): Part[][] {
  const truth = '• The attribution is approved. That is not to say that it is true.';
  const accused =
    '• It is filed as about nobody, so no other side was looked for. If it accuses somebody, correct that first.';
  return [[truth], ...(stance === 'statement' && about.length === 0 ? [[accused]] : [])];
}

async function insteadOf({ version, story }: Judged, newsroom: Newsroom): Promise<Listed[]> {
  const found = await onRecordInstead(version, story, newsroom);
  return found.map(({ version: other, why }) => claimEntry(other, [], `On the record instead: ${why}`));
}

/** Nobody stands for words that are not on file: the question is kept as a gap, without who asked. */
async function nothingOnFile(
  { words, story, ...question }: Question,
  newsroom: Newsroom,
  offset: number,
): Promise<Found> {
  if (offset === 0) await newsroom.store.record.unanswered(story?.id ?? null, words, newsroom.now());
  const text = `Nobody stands for these words yet: they are not on file in ${placeOf({ story })}. Anybody may file them with `;
  const narrowed = question.narrowing.length > 0 ? `, ${question.narrowing.map(steady).join(', ')}` : '';
  return {
    heading: `Not yet: “${shorten(words, WORDS_SHOWN_MAX)}”${narrowed}`,
    total: 1,
    entries: [
      {
        blocks: [rich(section(text, code('/story add'), '; an editor’s approval makes them count.'))],
        text: escapeMrkdwn(`${text}/story add; an editor’s approval makes them count.`),
      },
    ],
  };
}
