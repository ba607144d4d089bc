import { match } from './match.ts';

/**
 * How a source prints words that somebody copied nearly right: with other quotation marks, spaces, dashes or case.
 *
 * @returns the source's own characters, from the first word to the last; `null` where the words are not side by side in it
 */
export function asPrinted(words: string, source: string): string | null {
  const found = match(words, source);
  const [first] = found?.rank === 'exact' ? found.spans : [];
  return first ? source.slice(...first) : null;
}
