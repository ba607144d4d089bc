import type { Reading } from '../src/extract/reading.ts';
import type { Gold, Span } from './corpus.ts';

/** The tokens that share a character with the spans, in order. */
export function tokensIn({ tokens }: Pick<Reading, 'tokens'>, spans: readonly Span[]): number[] {
  const found: number[] = [];
  for (const [start, end] of spans) {
    let at = firstEndingAfter(tokens.ends, start);
    for (; at < tokens.words.length && (tokens.starts[at] ?? 0) < end; at += 1) found.push(at);
  }
  return found;
}

function firstEndingAfter(ends: Int32Array, offset: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The label of each token on first look (see `LOOK_LABELS`). */
export function lookLabels(reading: Pick<Reading, 'tokens'>, gold: readonly Gold[]): Uint8Array {
  const labels = new Uint8Array(reading.tokens.words.length);
  const owner = new Int32Array(labels.length).fill(-1);
  for (const [n, { content }] of gold.entries()) {
    for (const at of tokensIn(reading, content)) {
      labels[at] = at > 0 && owner[at - 1] !== -1 && owner[at - 1] !== n ? 6 : 5;
      owner[at] = n;
    }
  }
  for (const { source } of gold) mark(labels, tokensIn(reading, source), 1);
  for (const { cue } of gold) mark(labels, tokensIn(reading, cue), 3);
  return labels;
}

function mark(labels: Uint8Array, tokens: readonly number[], label: number): void {
  for (const [n, at] of tokens.entries()) labels[at] = n > 0 && tokens[n - 1] === at - 1 ? label + 1 : label;
}
