import type { Span, WordsKind } from './claim.ts';
import { wordsAt } from './claim.ts';
import { quotedPieces } from './match.ts';

/** Words as they would be filed, and the stretches of the text that they are. */
export interface TakenWords {
  readonly words: string;
  readonly kind: WordsKind;
  readonly spans: readonly Span[];
}

const OPENING = /["“„«‘']/u;
const CLOSING = /["”“»’']/u;
/** Between two stretches of one quotation: a new paragraph opens it again. Of two straight marks, the first closed it. */
const SAME_QUOTATION = /^(?!\s*(["'])\s*\1)[\s"“„«‘']*$/u;

/**
 * The words of a claim as an article prints them. Exact words lose the comma that the paper set before "he said"; a
 * quotation that its attribution interrupts keeps its marks, since what stands between the pieces was not said.
 *
 * @param spans - where the content stands in the text, in order; of exact words without their marks
 * @returns `null` where nothing is left
 */
export function wordsInArticle(text: string, spans: readonly Span[], kind: WordsKind): TakenWords | null {
  const parts = joined(text, spans, kind)
    .map((span) => trimmed(text, span, kind))
    .filter(([start, end]) => end > start);
  const [only, ...more] = parts;
  if (!only) return null;
  if (more.length === 0) return oneStretch(text, only, kind);
  return kind === 'quote' ? interrupted(text, parts) : { ...stretches(text, parts, kind), spans: parts };
}

const stretches = (text: string, spans: readonly Span[], kind: WordsKind): Omit<TakenWords, 'spans'> => {
  const words = wordsAt(text, spans);
  return { words, kind: checked(words, kind, text) };
};

/** The pieces of a quotation with their marks; where marks within it make that unreadable, its longest piece alone. */
function interrupted(text: string, parts: readonly Span[]): TakenWords {
  const spans = parts.map((span) => withMarks(text, span));
  const whole = stretches(text, spans, 'partial_quote');
  const isMarked = parts.some((span) => /["“”„‟«»＂]/u.test(text.slice(...span)));
  if (whole.kind === 'partial_quote' && !isMarked) return { ...whole, spans };
  const [longest = [0, 0]] = parts.toSorted(([a, b], [c, d]) => d - c - (b - a));
  return { words: text.slice(...longest), kind: 'quote', spans: [longest] };
}

/** What stands in one pair of marks from end to end is exact, whatever the sentence around it. */
function oneStretch(text: string, [start, end]: Span, kind: WordsKind): TakenWords {
  const words = text.slice(start, end);
  const inside = kind === 'partial_quote' ? /^(?:“[^“”]+[”“]|"[^"]+"|«[^«»]+»|„[^“”„]+[“”])[.,]?$/u.exec(words) : null;
  if (inside === null) return { words, kind: checked(words, kind, text), spans: [[start, end]] };
  const last = end - (/[.,]$/u.test(words) ? 2 : 1);
  const span: Span = [start + 1, /,$/u.test(text.slice(start, last)) ? last - 1 : last];
  return { words: text.slice(...span), kind: 'quote', spans: [span] };
}

/** Partly exact words have a piece in quotation marks, each of which the text prints; otherwise they are ours. */
function checked(words: string, kind: WordsKind, text: string): WordsKind {
  if (kind !== 'partial_quote') return kind;
  const pieces = quotedPieces(words);
  return pieces.length > 0 && pieces.every((piece) => text.includes(piece.text)) ? kind : 'paraphrase';
}

/** Stretches with nothing but space, and the marks of a paragraph that goes on, between them are one. */
function joined(text: string, spans: readonly Span[], kind: WordsKind): Span[] {
  const parts: Span[] = [];
  for (const [start, end] of spans) {
    const last = parts.at(-1);
    const between = last && text.slice(last[1], start);
    if (last && between !== undefined && (kind === 'quote' ? SAME_QUOTATION.test(between) : between.trim() === '')) {
      parts[parts.length - 1] = [last[0], end];
    } else parts.push([start, end]);
  }
  return parts;
}

/** Without space at the ends, and without what only joins it to the rest of the sentence. */
function trimmed(text: string, [start, end]: Span, kind: WordsKind): Span {
  const words = text.slice(start, end);
  const before = (kind === 'quote' ? /^[\s,;:–—-]*/u : /^[\s,;:–—-]*(?:that\s+)?/u).exec(words)?.[0].length ?? 0;
  const after = /[\s,;:–—-]*$/u.exec(words)?.[0].length ?? 0;
  return before + after >= words.length ? [start, start] : [start + before, end - after];
}

/** A piece with the marks that stand around it, the comma before the closing one included. */
function withMarks(text: string, [start, end]: Span): Span {
  const from = OPENING.test(text.charAt(start - 1)) ? start - 1 : start;
  const comma = /[,.;:]/u.test(text.charAt(end)) ? 1 : 0;
  const until = CLOSING.test(text.charAt(end + comma)) ? end + comma + 1 : end;
  return [from, until];
}
