import type { GroundRules, SourceText, Span, Stance, WordsKind } from '../domain/claim.ts';
import { canonicalJson, sha256 } from './digest.ts';

/** All that a version says, as its digest covers it. Actors by number; the log records each one's name when added. */
export interface VersionContent {
  readonly words: string;
  readonly kind: WordsKind;
  readonly stance: Stance;
  readonly speaker: number;
  readonly about: readonly number[];
  readonly title: string | null;
  readonly said: string | null;
  readonly venue: string | null;
  readonly outlet: string | null;
  readonly link: string | null;
  readonly groundRules: GroundRules;
  readonly terms: string | null;
  /** The member who knows who the speaker is: their number, so that they can be forgotten. */
  readonly identityKnownTo: number | null;
  readonly embargo: string | null;
  /** The source text's SHA-256. */
  readonly source: string | null;
  /** The stretches of the source that the words are. */
  readonly spans: readonly Span[];
}

/**
 * The SHA-256 by which the log knows a version's content. Who knows the identity counts only where somebody does, an
 * embargo where there is one, and several spans where there are several: older versions were logged without these fields.
 */
export function contentDigest({ identityKnownTo, embargo, spans, ...content }: VersionContent): string {
  const [span = null, ...more] = spans;
  return sha256(
    canonicalJson({
      ...content,
      span: more.length > 0 ? null : span,
      ...(more.length > 0 ? { spans } : {}),
      ...(identityKnownTo === null ? {} : { identityKnownTo }),
      ...(embargo === null ? {} : { embargo }),
    }),
  );
}

/** The SHA-256 by which the log knows where a source text is from: its author, time and place. */
export function originDigest({ kind, author, saidAt, permalink, channel, ts }: Omit<SourceText, 'text'>): string {
  return sha256(canonicalJson({ kind, author, saidAt, permalink, channel, ts }));
}

/** The SHA-256 by which the log knows how sure the reading of an article was of each claim, by number and in their order. */
export const proposalsDigest = (confidences: readonly (readonly [claim: number, confidence: number])[]): string =>
  sha256(JSON.stringify(confidences));
