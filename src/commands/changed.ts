import { steady } from '../block-kit/escape.ts';
import { quote, rich, section } from '../block-kit/rich.ts';
import { changeLine, changeText } from '../changes/change-line.ts';
import { readChanges, type SeenChange } from '../changes/read-changes.ts';
import { civilMinute } from '../domain/civil.ts';
import type { Instant } from '../domain/ids.ts';
import { done } from '../domain/outcome.ts';
import { describeSaid, saidOn } from '../domain/said.ts';
import type { Newsroom } from '../feature.ts';
import { amendmentLines } from '../review/amendment.ts';
import { claimEntry } from './claim-entry.ts';
import type { Listed, Listing } from './listing.ts';
import { placeOf, type Question } from './question.ts';
import { plainSince, sinceOf } from './since.ts';

/** What somebody is told who never asked before. */
const FIRST_SECONDS = 86_400;
/** Words of a version out of force that stand whole beside what took their place; of longer ones, what changed does. */
const BEFORE_MAX = 1_500;

/** `changed`: what was approved, corrected, retracted, disputed or linked, oldest first; alone, since one last asked. */
export const changed: Listing = {
  name: 'changed',
  usage: 'changed [since <time>] [in:]',
  filters: ['since', 'in'],
  summary: 'what was approved, corrected, retracted, disputed or linked since then, or since you last asked',
  group: 'Find',
  words: false,
  story: false,
  entriesMax: 6,
  door: 'answer',
  plain: plainSince,

  async find(question, newsroom, offset, limit) {
    const { sight, story } = question;
    const { store } = newsroom;
    const start = await startOf(question, newsroom);
    const newest = await store.changes.lastBefore(newsroom.now() + 1);
    const reach = {
      stories: story ? [story.id] : sight.stories.map(({ id }) => id),
      shownTo: story ? undefined : sight.person.id,
      after: start.after,
    };
    // One more than is shown: two changes may be one event's.
    const { items, total } = await readChanges(reach, offset, limit + 1, newsroom);
    const where = story ? placeOf(question) : 'what you were shown';
    const heading = total === 0 ? `Nothing changed in ${where} ${start.since}.` : `Changed in ${where} ${start.since}`;
    return done({
      heading,
      entries: items.slice(0, limit).map((change) => entryOf(change, question.zone)),
      total,
      after: start.after,
      async onShown(count) {
        if (!start.isLastLook) return;
        const seq = offset + count >= total ? newest : readTo(items, count);
        await store.changes.look(sight.person.id, story?.id ?? null, seq, newsroom.now());
      },
    });
  },
};

/** Where the changes begin, and how that is said. */
interface Start {
  readonly after: number;
  readonly since: string;
  /** Whether they begin where the asker stopped reading, so that it is to be noted where they stop now. */
  readonly isLastLook: boolean;
}

async function startOf(question: Question, newsroom: Newsroom): Promise<Start> {
  const { after: began, story, sight, zone } = question;
  const { changes } = newsroom.store;
  const typed = sinceOf(question);
  if (typed !== null) {
    const after = began ?? (await changes.lastBefore(typed));
    return { after, since: `since ${moment(typed, zone)}`, isLastLook: false };
  }
  if (began !== undefined) return { after: began, since: 'since you last asked', isLastLook: true };
  const looked = await changes.looked(sight.person.id, story?.id ?? null);
  if (looked) return { after: looked.seq, since: `since you last asked, ${moment(looked.at, zone)}`, isLastLook: true };
  const after = await changes.lastBefore(newsroom.now() - FIRST_SECONDS);
  return { after, since: 'in the last 24 hours, as you never asked before', isLastLook: true };
}

/** Up to which event somebody has read who was shown so many changes: not up to one of which another is still to come. */
function readTo(items: readonly SeenChange[], count: number): number {
  const last = items[count - 1]?.seq ?? 0;
  return items[count]?.seq === last ? last - 1 : last;
}

function entryOf(change: SeenChange, zone: string): Listed {
  const { version, before } = change;
  const heading = section(...changeLine(change), ` · ${moment(change.at, zone)}`, ...reasonOf(change));
  const text = `${changeText(change)}, ${moment(change.at, zone)}`;
  const isShown = SHOWS_CLAIM.has(change.kind) && !version.sealed && !(change.kind !== 'retracted' && isGone(change));
  if (!isShown) return { blocks: [rich(heading)], text };
  const claim = claimEntry(version);
  const was = before && !before.sealed ? before : null;
  return {
    ...claim,
    blocks: [rich(heading, ...(was ? changedFrom(was, change) : [])), ...claim.blocks],
    text: `${text}\n${claim.text}`,
    versions: was ? [version, was] : [version],
  };
}

const SHOWS_CLAIM: ReadonlySet<SeenChange['kind']> = new Set(['approved', 'corrected', 'retracted']);

/** What went out of force since is told of further down. */
const isGone = ({ version }: SeenChange): boolean => version.status !== 'approved';

function changedFrom(before: NonNullable<SeenChange['before']>, { version }: SeenChange) {
  const isWhole = before.words !== version.words && before.words.length <= BEFORE_MAX;
  return [
    ...amendmentLines(version, before),
    ...(isWhole ? [section('Before:'), quote({ type: 'text', text: before.words }), section('Now:')] : []),
  ];
}

const reasonOf = ({ kind, version }: SeenChange): string[] =>
  kind === 'retracted' && version.reason ? [`: ${steady(version.reason)}`] : [];

const moment = (at: Instant, zone: string): string => describeSaid(saidOn(civilMinute(at, zone)));
