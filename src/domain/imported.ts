import type { Draft, LinkKind, SourceText, Span } from './claim.ts';
import type { ClaimId } from './ids.ts';

/** An article as it is imported: its text, and what is known of it. */
export interface Article {
  readonly source: SourceText & { readonly kind: 'article' };
  readonly headline: string | null;
  readonly outlet: string | null;
}

/** A claim that was found in an article. `spans` are where its words stand in the text, in order. */
export interface ImportedClaim {
  readonly draft: Draft;
  readonly spans: readonly Span[];
  /** How often a proposal like it is right, from 0 to 1. */
  readonly confidence: number;
  /** The earlier claim of the same import that it answers, where the text says so: its place in the list. */
  readonly answers: { readonly at: number; readonly kind: LinkKind } | null;
}

/** A claim on file that an article prints, too. */
export interface ReprintedClaim {
  readonly claim: ClaimId;
  readonly spans: readonly Span[];
}

/** From here on a proposal counts as of high confidence: nine of ten like it are right. */
export const HIGH_CONFIDENCE = 0.9;
/** Most proposals of one import: a wire story holds twenty. */
export const PROPOSALS_MAX = 100;
