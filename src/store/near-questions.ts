/** Most variants of a question asked for near misses; longer questions leave out several neighbours at a time. */
const VARIANTS_MAX = 8;
/** A variant in which no word is this long would drive a scan by stop words alone. */
const TELLING_LENGTH = 4;

/** Questions of up to this many words are searched for a misspelt one; in longer ones that word is left out. */
export const SPELLED_MAX = VARIANTS_MAX;

/**
 * The question with a word left out, the shortest first, since it tells least. Out of a long question up to eight runs
 * are left, one at a time: whichever word a text lacks, one of these finds it.
 *
 * @returns nothing for one or two words: with one of two missing, what is left is another question
 */
export function withOneLeftOut(tokens: readonly string[]): string[][] {
  if (tokens.length < 3) return [];
  const runLength = Math.ceil(tokens.length / VARIANTS_MAX);
  const starts = tokens.flatMap((_, index) => (index % runLength === 0 ? [index] : []));
  const lengthAt = (start: number): number => tokens.slice(start, start + runLength).join('').length;
  return starts
    .sort((a, b) => lengthAt(a) - lengthAt(b))
    .map((start) => tokens.toSpliced(start, runLength))
    .filter((rest) => rest.some((token) => token.length >= TELLING_LENGTH));
}
