import type { ChannelId, Instant, UserId } from '../../domain/ids.ts';

/** A draft that somebody had checked. */
export interface CheckedDraft {
  readonly id: number;
  readonly text: string;
  /** Where it was checked; `null` where Slack named no channel. */
  readonly channel: ChannelId | null;
  /** What came of it last, in counts: "2 quotations: 1 exact, 1 altered"; empty while that is not known. */
  readonly outcome: string;
  /** When it was last handed in. */
  readonly at: Instant;
}

/** Drafts that people had checked. Each is its asker's alone, and is kept for 30 days. A seal takes all of them out. */
export interface DraftShelf {
  /**
   * Keeps a draft. The same text from the same place is the same draft, handed in anew: what came of it is not known yet.
   *
   * @returns its number, which is never given twice
   */
  keep(by: UserId, text: string, channel: ChannelId | null, at: Instant): Promise<number>;
  /** Notes what came of somebody's own draft; where that is news, queues their Home tab. */
  settled(id: number, by: UserId, outcome: string, at: Instant): Promise<void>;
  /** Somebody's own draft; `null` for another's, and for one that is no longer kept. */
  get(id: number, by: UserId, at: Instant): Promise<CheckedDraft | null>;
  /** Somebody's own drafts, the newest first. */
  latest(by: UserId, limit: number, at: Instant): Promise<readonly CheckedDraft[]>;
}
