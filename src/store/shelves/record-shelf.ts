import type { Instant, StoryId, UserId, VersionId } from '../../domain/ids.ts';
import type { Exposure } from './exposure.ts';
import type { LogEntry } from './log-entry.ts';

export interface RecordShelf {
  /** A claim's events in order. */
  history(story: StoryId, number: number): Promise<readonly LogEntry[]>;
  /**
   * Records exposures; calls made close together share one write. Somebody shown as approved what is out of use by now is
   * recalled like those before them.
   */
  expose(exposures: readonly Exposure[]): Promise<void>;
  /** Reduces exposures recorded before a moment to counts. @returns how many there were */
  reduceExposures(before: Instant): Promise<number>;
  /** Keeps a question that found nothing, without who asked. */
  unanswered(story: StoryId | null, words: string, at: Instant): Promise<void>;
  /** Logs a problem that a reader reports and queues the editors' notice. */
  problem(version: VersionId, note: string, by: UserId, at: Instant): Promise<void>;
  /** Keeps a text too long for a Slack control; `parked` returns it, `null` when swept (after 30 days). */
  park(body: string, at: Instant): Promise<number>;
  parked(id: number): Promise<string | null>;
  /**
   * Replaces a person's Slack id by a pseudonym, and deletes what else would tell who they are. Their number stays, and
   * with it the log. @returns the pseudonym; `null` for somebody who is not known
   */
  forget(user: UserId, at: Instant): Promise<UserId | null>;
  /** The newest event and its hash: the anchor to keep elsewhere. `events` is 0 while nothing happened. */
  anchor(): Promise<{ readonly events: number; readonly hash: string }>;
  /** Recomputes the chain and replays the log against the tables. */
  verify(): Promise<Verdict>;
}

/** An event that does not fit, `problem` being its predicate; or, with `seq` null, a clause about a row of no event's. */
export interface Finding {
  readonly seq: number | null;
  readonly problem: string;
}

/** What `npm run verify` found: how many events fit, and the first that does not. */
export interface Verdict {
  readonly events: number;
  /** The newest event's SHA-256, in hex: the anchor to compare with one kept elsewhere. Empty while nothing happened. */
  readonly anchor: string;
  readonly fault: Finding | null;
}
