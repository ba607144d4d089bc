import type { LinkKind, Touches } from '../../domain/claim.ts';
import type { Instant, StoryId, UserId, VersionId } from '../../domain/ids.ts';
import type { Page } from './scope.ts';

/**
 * What became of a claim. `corrected` stands for a clarification, too. `disputed`: a denial by somebody whom other claims
 * are about was approved, the first there was. `linked`, `unlinked`: a link that somebody stands for.
 */
export type ChangeKind = 'approved' | 'corrected' | 'retracted' | 'sealed' | 'disputed' | 'linked' | 'unlinked';

/** One change, as the log tells of it. */
export interface Change {
  readonly kind: ChangeKind;
  /** The event that tells of it. */
  readonly seq: number;
  readonly at: Instant;
  readonly by: UserId;
  readonly story: StoryId;
  /** What it happened to; of a dispute, the denial; of a link, what is in force of the claim that it starts from. */
  readonly version: VersionId;
  /** Of a correction: what it took the place of. */
  readonly before: VersionId | null;
  /** Of a dispute: the claims that are disputed by it. */
  readonly disputes: readonly string[];
  /** Of a link: what it says of which other claim. */
  readonly link: { readonly kind: LinkKind; readonly other: string; readonly touches: Touches | null } | null;
}

/** Which changes are asked for: all conditions hold. */
export interface Reach {
  /** Nothing of any other story. */
  readonly stories: readonly StoryId[];
  /** Of claims alone that this person was shown, whichever version. */
  readonly shownTo?: UserId | undefined;
  /** All of them unless given. */
  readonly kinds?: readonly ChangeKind[] | undefined;
  /** Later than this event. */
  readonly after: number;
  /** Up to this event; up to now unless given. */
  readonly upTo?: number | undefined;
}

export interface ChangeShelf {
  /** Oldest first. */
  list(reach: Reach, offset: number, limit: number): Promise<Page<Change>>;
  /** The newest event before a moment; 0 where there is none. */
  lastBefore(at: Instant): Promise<number>;
  /** How far somebody has read what changed in a story (`null`: in what they were shown); `null` where they never asked. */
  looked(member: UserId, story: StoryId | null): Promise<{ readonly seq: number; readonly at: Instant } | null>;
  /** Records how far they have read. It never goes back. */
  look(member: UserId, story: StoryId | null, seq: number, at: Instant): Promise<void>;
}
