import type { AmendmentKind, Version } from '../../domain/claim.ts';
import type { ChannelId, Instant, MessageTs, StoryId, UserId, VersionId } from '../../domain/ids.ts';
import type { Door } from './exposure.ts';

/** Why those who were shown a version hear of it. */
export type RecallKind = AmendmentKind | 'retraction' | 'seal';

/** What a person was shown and has not been told of yet. */
export interface Untold {
  readonly recall: number;
  readonly kind: RecallKind;
  /** What they were shown, as it stands now. */
  readonly before: Version;
  /** What is in force in its place; `null` after a retraction. */
  readonly after: Version | null;
  /** What of its claim was taken back: itself, or a correction of it that they were never shown. */
  readonly retracted: Version | null;
  /** When they were last shown it; `null` where the record of that is no longer kept. */
  readonly shownAt: Instant | null;
}

/** How telling one person ended. `wordless`: they could no longer see the story; `unreachable`: Slack's error code. */
export type Telling = 'told' | 'wordless' | { readonly unreachable: string };

/** What became of one recall. */
export interface RecallReport {
  readonly kind: RecallKind;
  readonly edition: number;
  readonly by: UserId;
  readonly at: Instant;
  readonly notices: readonly {
    readonly member: UserId;
    readonly toldAt: Instant | null;
    readonly wordless: boolean;
    readonly unreachable: string | null;
    readonly confirmedAt: Instant | null;
  }[];
  /** People shown it longer ago than exposures are kept: who they were is not known any more. */
  readonly uncounted: number;
}

/** Where a message of ours shows a version, through which door, and who had it shown (a share) or got it (a notice). */
export interface Showing {
  readonly version: VersionId;
  readonly channel: ChannelId;
  readonly ts: MessageTs;
  readonly thread: MessageTs | null;
  readonly door: Door;
  readonly member: UserId | null;
  /** What the note in a share's thread said last of this version; `null` as long as there is none. */
  readonly noted: string | null;
}

/**
 * Telling everyone who was shown a version that it went out of use. A recall begins with the change itself, in its
 * transaction: a notice for each person exposed, a `recall` item for each of them, a `reshow` item for each message,
 * a `home` item for each Home tab.
 */
export interface RecallShelf {
  /** What a person is still to be told, oldest first: all of it goes into one message. */
  untold(member: UserId): Promise<readonly Untold[]>;
  /** Records how telling them ended; the message belongs to that outbox item. */
  told(member: UserId, recalls: readonly number[], item: number, how: Telling, at: Instant): Promise<void>;
  /** *Got It*: confirms the notices that the message of an outbox item told of. @returns whether there were any of theirs */
  confirm(item: number, member: UserId, at: Instant): Promise<boolean>;
  /** The outbox items whose messages told somebody of what they have not confirmed yet, the newest first. */
  unconfirmed(member: UserId): Promise<readonly number[]>;
  /** What became of each recall of a claim, oldest first. */
  of(story: StoryId, number: number): Promise<readonly RecallReport[]>;
  /** The notices that the message of an outbox item told somebody of, for drawing it again. */
  toldIn(item: number, member: UserId): Promise<readonly Untold[]>;
  /** What a message of ours shows. */
  showings(channel: ChannelId, ts: MessageTs): Promise<readonly Showing[]>;
}
