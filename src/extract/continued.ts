import type { Reading } from './reading.ts';
import type { Judged } from './select.ts';

interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** Tokens of a quotation, its marks included, below which it may be a phrase that is only called so. */
const TOKENS_MIN = 6;

/**
 * Gives whole quotations that nobody was found to say to whoever spoke last in their paragraph: `"One," she said. "Two."`
 *
 * @param kept - in the order of the text
 */
export function continued(reading: Reading, kept: readonly Judged[]): Judged[] {
  const { quotes } = reading;
  const taken = new Uint8Array(reading.words.length);
  for (const { candidate } of kept)
    for (const at of [...candidate.content, ...candidate.cue, ...candidate.source]) taken[at] = 1;
  const more = kept.map(({ candidate }) => [...candidate.content]);
  let last = 0;
  for (const quote of quotes.list) {
    while (last + 1 < kept.length && (kept[last + 1]?.candidate.content[0] ?? 0) < quote.first) last += 1;
    const { candidate } = kept[last] ?? {};
    const content = more[last];
    if (candidate === undefined || content === undefined || !isWhole(reading, quote, taken)) continue;
    const end = content.at(-1) ?? 0;
    const isSpeech = (quotes.of[end] ?? -1) >= 0 && quotes.of[end] !== quotes.of[candidate.cue[0] ?? end];
    if (!isSpeech || end >= quote.first || !follows(reading, end, quote)) continue;
    for (let at = quote.first; at < quote.end; at += 1) content.push(at);
  }
  return kept.map((one, n) => ({ ...one, candidate: { ...one.candidate, content: more[n] ?? [] } }));
}

/** In the same paragraph, or the next one of a quotation that its paragraph's end left open. */
function follows({ quotes, paragraphOf }: Reading, end: number, { first }: Stretch): boolean {
  if (paragraphOf[end] === paragraphOf[first]) return true;
  return end === first - 1 && quotes.list[quotes.of[end] ?? -1]?.goesOn === true;
}

/** A quotation of one sentence or more, with nothing of its sentences outside it, and nothing in it taken. */
function isWhole({ sentenceOf, breaks, tokens }: Reading, { first, end }: Stretch, taken: Uint8Array): boolean {
  if (end - first < TOKENS_MIN || !/^\p{Lu}/u.test(tokens.words[first + 1] ?? '')) return false;
  for (let at = first; at < end; at += 1) if (taken[at] === 1) return false;
  const starts = breaks.sentences[sentenceOf[first] ?? 0] === first;
  return starts && breaks.sentences[(sentenceOf[end - 1] ?? 0) + 1] === end;
}
