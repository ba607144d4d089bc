import type { Retractor, Version } from '../../domain/claim.ts';
import type { ChannelId, Instant, MessageTs, UserId, VersionId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Choice, Standing, Vote } from '../../domain/standing.ts';

/** A card in Slack and the version it shows. */
export interface Card {
  readonly version: VersionId;
  readonly channel: ChannelId;
  readonly ts: MessageTs;
}

/** A standing vote with how it was given. */
export interface CastVote extends Vote {
  readonly means: 'emoji' | 'button';
  readonly reason: string | null;
  readonly at: Instant;
}

/** What stood on a card. `readAt` orders readings: milliseconds, with fractions, later than `newestReading` when it began. */
export interface Reading {
  readonly votes: readonly Vote[];
  readonly readAt: number;
}

/** What a recount came to. */
export interface Recounted {
  readonly standing: Standing | null;
  readonly decided: boolean;
  /** Set where somebody voted meanwhile of whom nobody asked whether they are an editor. */
  readonly unasked?: true;
}

export interface ReviewShelf {
  /** Records where a version's card is; a card posted anew replaces the old place. */
  cardPosted(version: VersionId, channel: ChannelId, ts: MessageTs): Promise<void>;
  cardAt(channel: ChannelId, ts: MessageTs): Promise<Card | null>;
  cardOf(version: VersionId): Promise<Card | null>;
  /** Cards of versions still proposed, oldest first. */
  openCards(): Promise<readonly Card[]>;
  votes(version: VersionId): Promise<readonly CastVote[]>;
  /** `readAt` of the newest reading of a card on record; 0 before the first. */
  newestReading(version: VersionId): Promise<number>;
  /**
   * Sets the editor's button (`null`: Take Back). Does not decide; `recount` does. `already_decided` after a decision;
   * `own_hold` for an approval by an editor whose button holds.
   */
  press(
    version: VersionId,
    editor: UserId,
    choice: Choice | null,
    reason: string | null,
    at: Instant,
  ): Promise<Outcome<null>>;
  /**
   * Replaces the version's emoji votes by what stands on the card, applies the rule of `domain/standing.ts` to them and
   * to the buttons, and takes the decision when it is due: once, however often this is called.
   *
   * On approval the version it corrects becomes `replaced`. Queues the card's update when anything changed, and the
   * proposer's notice when decided.
   *
   * @param emoji - the votes standing on the card, and when that reading began: a reading older than the newest one
   *   recorded changes nothing, so that slow answers cannot undo fast ones; `null` leaves the stored votes (the card
   *   could not be read)
   * @param editors - those of the voters, by emoji or button, who are editors of the story now
   * @param asked - of whom that was asked; everybody, unless given. Where a vote stands that anybody else gave since,
   *   nothing happens (`unasked`): it is not known whether it counts
   * @returns the standing, and whether this call decided; `null` standing when it was decided before
   */
  recount(
    version: VersionId,
    emoji: Reading | null,
    editors: ReadonlySet<UserId>,
    at: Instant,
    asked?: ReadonlySet<UserId>,
  ): Promise<Recounted>;
  /** Declines a proposed version, once; `already_decided` after a decision. Queues card update and notice. */
  decline(version: VersionId, editor: UserId, reason: string, at: Instant): Promise<Outcome<Version>>;
  /**
   * Takes an approved version out of use, once, and declines a correction of it that waits. Queues the card's update and
   * the recall. Refuses `already_decided` for a version that is not approved (any more).
   */
  retract(
    version: VersionId,
    retractor: Retractor,
    reason: string,
    editor: UserId,
    at: Instant,
  ): Promise<Outcome<Version>>;
}
