import type { Reading } from './reading.ts';

/**
 * Takes from a content what a whole quotation beside the cue rules out: `"X," he said` is followed by no unquoted words of
 * his, and `he said, "X"` is preceded by none.
 */
export function tidied(reading: Reading, cue: readonly number[], content: number[]): number[] {
  const { quotes } = reading;
  const [head = 0] = cue;
  const isOutside = (at: number) => (quotes.of[at] ?? -1) < 0 || quotes.of[at] === (quotes.of[head] ?? -1);
  if (content.every((at) => !isOutside(at)) || content.every(isOutside)) return content;
  if (startsWithWholeQuote(reading, head, content)) return content.filter((at) => at < head || !isOutside(at));
  if (wholeQuoteAfter(reading, cue, content)) return content.filter((at) => !isOutside(at));
  return content;
}

/** The content begins with a quotation that ends on a comma, and the cue comes after it. */
function startsWithWholeQuote({ quotes, tokens }: Reading, head: number, content: readonly number[]): boolean {
  const [first = 0] = content;
  const quote = quotes.list[quotes.of[first] ?? -1];
  if (quote === undefined || quote.first !== first || !quote.isClosed || quote.end > head) return false;
  return /^[,?!]$/u.test(tokens.words[quote.end - 2] ?? '') || /^[,?!]$/u.test(tokens.words[quote.end] ?? '');
}

/** Right after the cue, over a comma or colon, a quotation begins with a capital, and is said. */
function wholeQuoteAfter({ quotes, tokens }: Reading, cue: readonly number[], content: readonly number[]): boolean {
  const after = (cue.at(-1) ?? 0) + 1;
  const first = /^[,:]$/u.test(tokens.words[after] ?? '') ? after + 1 : -1;
  const quote = quotes.list[quotes.of[first] ?? -1];
  if (quote === undefined || quote.first !== first || !content.includes(first)) return false;
  return /^[\p{Lu}\p{N}[…]/u.test(tokens.words[first + 1] ?? '');
}
