import { code, rich, section } from '../block-kit/rich.ts';
import type { Version } from '../domain/claim.ts';
import type { UserId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Standing } from '../domain/standing.ts';
import type { Answer, Newsroom } from '../feature.ts';
import type { Card } from '../store/shelves/review-shelf.ts';
import type { Posted } from '../workspace.ts';
import { choiceOf } from './emoji.ts';
import { type Hint, recountCard, redraw } from './recount.ts';
import { sawCard } from './version-for-review.ts';

/** An emoji that was put on a message or taken off it. */
export interface HeardReaction {
  readonly user: UserId;
  /** As Slack names it, with any skin tone. */
  readonly emoji: string;
  readonly added: boolean;
  readonly on: Posted;
}

/**
 * Takes a reaction as a hint that a card changed: reads the card again and decides on what stands there.
 *
 * @returns what to tell the person who reacted; `null` for messages that are not our cards, and mostly
 */
export async function onReaction(heard: HeardReaction, newsroom: Newsroom): Promise<Outcome<Answer> | null> {
  const choice = choiceOf(heard.emoji, newsroom.settings);
  const card = choice && (await newsroom.store.reviews.cardAt(heard.on.channel, heard.on.ts));
  if (!choice || !card) return null;
  const version = await newsroom.store.claims.version(card.version);
  const story = version && (await newsroom.store.stories.get(version.story));
  if (!version || !story) return null;
  if (await newsroom.access.sees(heard.user, story)) await sawCard(version, heard.user, newsroom);
  if (version.status !== 'proposed') {
    const late = choice === 'hold' && heard.added && (await newsroom.access.sees(heard.user, story));
    return late ? afterDecision(version) : null;
  }
  const { user, added } = heard;
  const standing = await recount(card, newsroom, { user, choice, added });
  const own = story.fourEyes && user === version.proposedBy && choice === 'approve' && added;
  if (!own || standing === null || standing.status === 'approved') return null;
  return (await newsroom.access.sees(user, story)) ? refuse({ code: 'own_proposal' }) : null;
}

/** Slack will not repeat an event that it saw acknowledged: where the card can't be read now, the outbox reads it later. */
async function recount(card: Card, newsroom: Newsroom, hint: Hint): Promise<Standing | null> {
  try {
    return (await recountCard(card, newsroom, hint)).standing;
  } catch (fault) {
    await redraw(card, newsroom);
    throw fault;
  }
}

/** A hold that comes too late says what can still be done. */
function afterDecision(version: Version): Outcome<Answer> | null {
  if (version.status !== 'approved') return null;
  const { reference } = version;
  const before = `${reference} is approved already, so an emoji changes nothing. To put it right, type `;
  const [correct, retract] = [`/story correct ${reference}`, `/story retract ${reference}`];
  const after = '. Whoever only doubts it presses Report a Problem under an answer.';
  const text = `${before}${correct}; to take it out of use, an editor types ${retract}${after}`;
  const parts = [before, code(correct), '; to take it out of use, an editor types ', code(retract), after];
  return done({ do: 'reply', message: { text, blocks: [rich(section(...parts))] } });
}
