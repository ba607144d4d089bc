import { tokens } from './fold.ts';
import { quotedPieces } from './match.ts';

/** A quotation in somebody's draft. */
export interface DraftQuotation {
  /** What stands between the marks, as drafted. */
  readonly text: string;
  /** UTF-16 offsets of `text` in the draft. */
  readonly start: number;
  readonly end: number;
  /** The rest of its paragraph: where the draft says who said it. */
  readonly around: string;
}

/** Fewer words than this are a turn of phrase, which many people use: they are not looked up. */
const WORDS_MIN = 3;

/** The quotations of a draft that are long enough to be somebody's, in order, and how many are not. */
export function quotationsIn(draft: string): {
  readonly quotations: readonly DraftQuotation[];
  readonly short: number;
} {
  const pieces = quotedPieces(draft);
  const long = pieces.filter(({ text }) => tokens(text).length >= WORDS_MIN);
  const quotations = long.map(({ text, start, end }) => ({
    text,
    start,
    end,
    around: restOfParagraph(draft, start, end),
  }));
  return { quotations, short: pieces.length - long.length };
}

/** What stands in the same paragraph as a stretch of a draft. */
export function restOfParagraph(draft: string, start: number, end: number): string {
  const from = draft.lastIndexOf('\n', start) + 1;
  const to = draft.indexOf('\n', end);
  return `${draft.slice(from, start)} ${draft.slice(end, to < 0 ? draft.length : to)}`;
}
