import type { Instant, StoryId, UserId, VersionId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Watched } from '../../domain/watch.ts';

/** What somebody watches; `story` is `null` where it is every story that they may see. */
export interface Watch extends Watched {
  readonly id: number;
  readonly story: StoryId | null;
}

/** An approved version that fits a watch and has not been told of. */
export interface WatchMatch {
  readonly version: VersionId;
  readonly story: StoryId;
  /** What was watched for, as it was typed or is on file. */
  readonly text: string;
}

/**
 * Watches, and what fits them. That is settled with the approval, in its transaction: whoever watches gets one `watched`
 * item for all that is approved within two minutes, and no message sooner than ten minutes after the last.
 */
export interface WatchShelf {
  /** Watches from now on. The same watch again is the one that stands. Refuses `too_many_watches`. */
  add(watch: Omit<Watch, 'id'>, by: UserId, at: Instant): Promise<Outcome<Watch>>;
  /** What somebody watches, oldest first. */
  of(member: UserId): Promise<readonly Watch[]>;
  /** Ends a watch of theirs, and what it has not told yet. @returns whether there was one */
  stop(id: number, member: UserId): Promise<boolean>;
  /** What somebody has not been told of, oldest first; a version that fits several watches comes once. */
  untold(member: UserId): Promise<readonly WatchMatch[]>;
  /** These versions are not to be told to somebody (any more). It delays nothing: they may not see all of them. */
  drop(member: UserId, versions: readonly VersionId[], at: Instant): Promise<void>;
  /**
   * These versions are told to somebody, by the message of an outbox item.
   *
   * @param restDueAt - when what is left is to be told, in an item of its own; `null` where nothing is
   */
  told(
    member: UserId,
    versions: readonly VersionId[],
    item: number,
    at: Instant,
    restDueAt: Instant | null,
  ): Promise<void>;
  /** Whether the message of an outbox item is on record as sent. */
  isTold(item: number): Promise<boolean>;
}

/** What the desk says unasked, once however many processes look. */
export interface RoundShelf {
  /**
   * Begins a story's digest of a day (`2024-08-10`), unless it was begun: queues a `morning` item for what happened since
   * the last one, or, where there was none, in the 24 hours before. @returns whether this call began it
   */
  beginDigest(story: StoryId, day: string, at: Instant): Promise<boolean>;
  /** Queues a `reminder` for somebody, unless they had one within `pauseSeconds`. @returns whether this call did */
  remind(member: UserId, pauseSeconds: number, at: Instant): Promise<boolean>;
}
