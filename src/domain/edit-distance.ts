/** Shorter words differ by one letter too often to be a slip: "said" is one typo from "aid", "cat" from "hat". */
const LETTERS_MIN = 4;
/** Longer runs of letters are no words; each deletion is a row of the store's index. */
const LETTERS_MAX = 40;

/**
 * Whether two different words are one slip of the keyboard apart: a letter left out, added, replaced by another, or
 * swapped with its neighbour (Damerau's four).
 *
 * Never for words of fewer than 4 letters or more than 40, nor for words with a digit: 2023 is no misspelling of 2024.
 *
 * @param a - folded (`fold.ts`), as is `b`
 */
export function isOneTypo(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 2 || !mayHoldTypo(a) || !mayHoldTypo(b)) return false;
  const [long, short] = a.length >= b.length ? [[...a], [...b]] : [[...b], [...a]];
  let at = 0;
  while (at < short.length && long[at] === short[at]) at += 1;

  if (long.length === short.length + 1) return isSame(long, at + 1, short, at);
  if (long.length !== short.length) return false;
  const swapped = long[at] === short[at + 1] && long[at + 1] === short[at];
  return isSame(long, at + 1, short, at + 1) || (swapped && isSame(long, at + 2, short, at + 2));
}

/**
 * The word itself, then every form of it with one letter left out, each once.
 *
 * Two words with {@link isOneTypo} between them share at least one of these forms, so that an index of them finds a
 * misspelt word by equality (Garbe's symmetric delete). The reverse does not hold: check what the index finds.
 *
 * @param word - folded; one that can hold no typo gives only itself
 * @returns 1 to 41 forms
 */
export function deletions(word: string): string[] {
  if (!mayHoldTypo(word)) return [word];
  const letters = [...word];
  return [...new Set([word, ...letters.map((_, left) => letters.toSpliced(left, 1).join(''))])];
}

function mayHoldTypo(word: string): boolean {
  // Counted in code points; a word of more UTF-16 units than twice the limit need not be counted.
  if (word.length < LETTERS_MIN || word.length > 2 * LETTERS_MAX || /\p{N}/u.test(word)) return false;
  const letters = [...word].length;
  return letters >= LETTERS_MIN && letters <= LETTERS_MAX;
}

function isSame(a: readonly string[], fromA: number, b: readonly string[], fromB: number): boolean {
  if (a.length - fromA !== b.length - fromB) return false;
  for (let at = fromA; at < a.length; at += 1) if (a[at] !== b[at - fromA + fromB]) return false;
  return true;
}
