import type { Span } from './claim.ts';
import { sentenceStarts } from './quotation.ts';

/** What stands around words in their text. */
export interface Around {
  readonly before: string;
  readonly after: string;
}

/**
 * The rest of the sentences that words stand in, within their paragraph, for a reader who checks who said them.
 *
 * @param max - UTF-16 units on either side; what is longer is cut with an ellipsis at the far end
 */
export function sentenceAround(text: string, spans: readonly Span[], max: number): Around {
  const start = spans[0]?.[0] ?? 0;
  const end = spans.at(-1)?.[1] ?? start;
  // The paragraph, and no more of it than a reader looks at.
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - 4 * max);
  const line = text.indexOf('\n', end);
  const until = Math.min(line < 0 ? text.length : line, end + 4 * max);
  const paragraph = text.slice(from, until);
  const starts = sentenceStarts(paragraph).map((at) => from + at);
  const first = starts.findLast((at) => at <= start) ?? from;
  // A new sentence that begins in the words' own last mark is the next one.
  const last = starts.find((at) => at >= end + 1) ?? until;
  const before = text.slice(first, start);
  const after = text.slice(end, last);
  return { before: cutStart(before, max), after: cutEnd(after.trimEnd(), max) };
}

function cutStart(text: string, max: number): string {
  if (text.length <= max) return text.trimStart();
  const kept = text.slice(-max);
  return `…${kept.slice(kept.search(/\s/u) + 1).replace(/^[\uDC00-\uDFFF]/u, '')}`;
}

function cutEnd(text: string, max: number): string {
  if (text.length <= max) return text;
  const kept = text.slice(0, max);
  return `${kept.slice(0, kept.search(/\s\S*$/u)).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
