import type { Version } from '../domain/claim.ts';
import type { UserId } from '../domain/ids.ts';
import type { Choice, Standing, Vote } from '../domain/standing.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';
import type { Card, CastVote } from '../store/shelves/review-shelf.ts';
import type { Reaction } from '../workspace.ts';
import { choiceOf } from './emoji.ts';

/** An emoji just put on the card or taken off it, for where Slack lists fewer people than it counts. */
export interface Hint {
  readonly user: UserId;
  readonly choice: Choice;
  readonly added: boolean;
}

/** What a card was found to say. */
export interface Recount {
  /** Where the version stands; `null` when it was decided before. */
  readonly standing: Standing | null;
  /** The card should be posted anew: it was deleted, or its story was closed and it stands where others read it. */
  readonly astray: boolean;
}

/** What was found on a card. */
interface Read {
  readonly reactions: readonly Reaction[];
  readonly readAt: number;
  readonly hint: Hint | undefined;
}

/** Between two readings, at least: a double holds no smaller step of today's milliseconds for sure. */
const NEXT_MS = 0.001;

/**
 * Reads what stands on a card and decides on that. Safe to repeat, in any order and in several processes: the store
 * keeps the newest reading and takes the decision once.
 */
export async function recountCard(card: Card, newsroom: Newsroom, hint?: Hint): Promise<Recount> {
  const { store, workspace, access } = newsroom;
  const readAt = await beginReading(card, newsroom);
  const [reactions, version] = await Promise.all([workspace.reactions(card), store.claims.version(card.version)]);
  const story = version && (await store.stories.get(version.story));
  if (!version || !story) return { standing: null, astray: false };
  const standing = await count(card, story, reactions && { reactions, readAt, hint }, newsroom);
  return { standing, astray: reactions === null || !access.belongsIn(card.channel, story) };
}

/** Decides on what stands for a version: on its card, if it has one yet, and by button. */
export async function recountVersion(version: Version, newsroom: Newsroom): Promise<Standing | null> {
  const { store } = newsroom;
  const card = await store.reviews.cardOf(version.id);
  if (card) {
    const { standing, astray } = await recountCard(card, newsroom);
    if (astray) await redraw(card, newsroom);
    return standing;
  }
  const story = await store.stories.get(version.story);
  return story && count({ version: version.id }, story, null, newsroom);
}

/** Milliseconds, with fractions: later than every reading on record, also where another clock ran ahead of this one. */
async function beginReading({ version }: Card, { store }: Newsroom): Promise<number> {
  const newest = await store.reviews.newestReading(version);
  return Math.max(performance.timeOrigin + performance.now(), newest + NEXT_MS);
}

/**
 * Decides on the emoji read and on the buttons. Whoever presses one while it is asked who the editors are counts like
 * those before: then it is asked again, until there is nobody left to ask about.
 */
async function count(
  card: Pick<Card, 'version'>,
  story: Story,
  read: Read | null,
  newsroom: Newsroom,
): Promise<Standing | null> {
  const { store, access, now } = newsroom;
  for (;;) {
    const stored = await store.reviews.votes(card.version);
    const votes = read && votesOn(read.reactions, stored, newsroom, read.hint);
    const asked = new Set([...(votes ?? []), ...stored].map((vote) => vote.voter));
    const editors = await access.editorsAmong(asked, story);
    const emoji = read && votes && { votes, readAt: read.readAt };
    const { standing, unasked } = await store.reviews.recount(card.version, emoji, editors, now(), asked);
    if (!unasked) return standing;
  }
}

/**
 * The votes that the emoji on a card are. Slack may list fewer people than it counts
 * (docs.slack.dev, reactions.get): then those known from before still stand, as far as the hint does not tell otherwise.
 */
function votesOn(
  reactions: readonly Reaction[],
  stored: readonly CastVote[],
  newsroom: Newsroom,
  hint?: Hint,
): readonly Vote[] {
  const votes: Vote[] = [];
  for (const reaction of reactions) {
    const choice = choiceOf(reaction.name, newsroom.settings);
    if (choice === null) continue;
    votes.push(...reaction.users.map((voter) => ({ voter, choice })));
    if (reaction.complete) continue;
    const before = stored.filter((vote) => vote.means === 'emoji' && vote.choice === choice);
    votes.push(...before.filter((vote) => !(hint?.added === false && hint.user === vote.voter)));
    if (hint?.added && hint.choice === choice) votes.push({ voter: hint.user, choice });
  }
  return votes;
}

/**
 * Reads every open card again: after a start and after each reconnect, since events may have been lost meanwhile. Cards
 * that went astray are posted anew.
 */
export async function recountOpenCards(newsroom: Newsroom, stopped: AbortSignal): Promise<void> {
  const faults: unknown[] = [];
  // One after the other: Slack allows about fifty readings a minute, and live reactions must not wait behind these.
  for (const card of await newsroom.store.reviews.openCards()) {
    if (stopped.aborted) return;
    try {
      const { astray } = await recountCard(card, newsroom);
      if (astray) await redraw(card, newsroom);
    } catch (fault) {
      // One card that cannot be read must not keep the others from being counted.
      await redraw(card, newsroom);
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} open cards could not be read`);
}

/** Has a card drawn again, which reads it first, for as often as it takes. */
export const redraw = ({ version }: Pick<Card, 'version'>, { store, now }: Newsroom): Promise<void> =>
  store.outbox.add('card', version, null, {}, now());
