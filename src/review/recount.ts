import type { UserId } from '../domain/ids.ts';
import type { Choice, Standing, Vote } from '../domain/standing.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';
import type { Card, CastVote } from '../store/fact-store.ts';
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

/**
 * Reads what stands on a card and decides on that. Safe to repeat, in any order and in several processes: the store
 * keeps the newest reading and takes the decision once.
 */
export async function recountCard(card: Card, newsroom: Newsroom, hint?: Hint): Promise<Recount> {
  const { store, workspace, access } = newsroom;
  const readAt = performance.timeOrigin + performance.now();
  const [reactions, version] = await Promise.all([workspace.reactions(card), store.claims.version(card.version)]);
  const story = version && (await store.stories.get(version.story));
  if (!version || !story) return { standing: null, astray: false };
  const { emoji, editors } = await ballot(card, story, reactions, newsroom, hint);
  const { standing } = await store.reviews.recount(
    card.version,
    emoji && { votes: emoji, readAt },
    editors,
    newsroom.now(),
  );
  return { standing, astray: reactions === null || !access.belongsIn(card.channel, story) };
}

/**
 * The emoji votes on a card, and which of all its voters are editors. A button that somebody presses while Slack is
 * asked counts like those before it, so this looks again until there is nobody left to ask about.
 */
async function ballot(
  card: Card,
  story: Story,
  reactions: readonly Reaction[] | null,
  newsroom: Newsroom,
  hint?: Hint,
): Promise<{ emoji: readonly Vote[] | null; editors: ReadonlySet<UserId> }> {
  let asked = new Set<UserId>();
  let editors: ReadonlySet<UserId> = asked;
  for (;;) {
    const stored = await newsroom.store.reviews.votes(card.version);
    const emoji = reactions && votesOn(reactions, stored, newsroom, hint);
    const voters = [...(emoji ?? []), ...stored].map((vote) => vote.voter);
    if (voters.every((voter) => asked.has(voter))) return { emoji, editors };
    asked = new Set(voters);
    editors = await newsroom.access.editorsAmong(asked, story);
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
