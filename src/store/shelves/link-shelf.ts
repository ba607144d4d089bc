import type { LinkKind, Touches } from '../../domain/claim.ts';
import type { ClaimId, Instant, StoryId, UserId } from '../../domain/ids.ts';

/** One claim that answers or repeats another of the same story. */
export interface LinkedClaims {
  readonly story: StoryId;
  readonly claim: ClaimId;
  readonly kind: LinkKind;
  readonly other: ClaimId;
}

/** A link as it is made. */
export interface MadeLink extends LinkedClaims {
  /** What it touches, where somebody says so; a link that stands keeps what it has where nobody does. */
  readonly touches: Touches | null;
  /** An editor stands for it; otherwise it is a suggestion. */
  readonly confirmed: boolean;
}

/** A link as it stands, seen from one of its claims. */
export interface StandingLink extends MadeLink {
  /** Which of its claims it was asked of: the one that answers (`to`), or the one that is answered (`from`). */
  readonly direction: 'to' | 'from';
  /** The numbers of both claims in their story. */
  readonly number: number;
  readonly otherNumber: number;
  /** Who confirmed it and when; of a suggestion, who made it. */
  readonly by: UserId;
  readonly at: Instant;
}

export interface LinkShelf {
  /**
   * Links two claims, or suggests it; confirms a suggestion; or says anew what a link touches, which makes another link
   * in its place. A suggestion changes nothing of what is confirmed. @returns whether anything changed
   */
  make(link: MadeLink, by: UserId, at: Instant): Promise<boolean>;
  /**
   * Takes a link away.
   *
   * @param which - `own_suggestion`: only as long as nobody confirmed it, and whoever takes it away made it
   * @returns whether there was one
   */
  remove(link: LinkedClaims, by: UserId, at: Instant, which?: 'any' | 'own_suggestion'): Promise<boolean>;
  /** A claim's links, suggestions too, oldest first: as they stand, or stood at a moment. */
  of(claim: ClaimId, asOf?: Instant): Promise<readonly StandingLink[]>;
}
