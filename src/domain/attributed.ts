import type { Stance, WordsKind } from './claim.ts';

/** Something that stands in a text: UTF-16 offsets, end exclusive, and what is there. */
export interface Stretch {
  readonly spans: readonly (readonly [start: number, end: number])[];
  readonly text: string;
}

/** Who is said, in a text, to have said what: what `extract/` finds, as far as these rules need it. */
export interface Attributed {
  /** The words that name the source, as printed: "the spokesman", "he". */
  readonly source: Stretch | null;
  /** The reporting words: "said", "declined". */
  readonly cue: Stretch | null;
  readonly content: Stretch;
  readonly mode: WordsKind;
  readonly stance: Stance;
  /** The speaker's full name, or a description of somebody unnamed; `null` where the text leaves it open. */
  readonly speaker: string | null;
  readonly title: Stretch | null;
  readonly venue: Stretch | null;
  /** When it was said, as printed. */
  readonly said: Stretch | null;
  /** How often one like this is right, from 0 to 1. */
  readonly confidence: number;
}

/** Below this an attribution is no more than a guess: nobody is told of it, and no form is filled from it. */
export const SURE_MIN = 0.5;
