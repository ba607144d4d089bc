import type { WordsKind } from '../domain/claim.ts';
import type { Reading } from './reading.ts';

const WORD = /[\p{L}\p{N}]/u;

/**
 * Whose words the content is: all of it within quotation marks, some, or none. What stands after a speaker's colon in a
 * transcript, or in a paragraph of its own after one, is as exact without marks.
 */
export function modeOf(
  { quotes, tokens, breaks, paragraphOf }: Reading,
  cue: readonly number[],
  content: readonly number[],
): WordsKind {
  const [first = 0] = content;
  const paragraph = breaks.paragraphs[paragraphOf[first] ?? 0] ?? 0;
  const isSpoken = cue.length === 1 && cue[0] === first - 1;
  if (tokens.words[first - 1] === ':' && (first === paragraph || isSpoken)) return 'quote';
  if (/^[QA]\.$/u.test(tokens.words[first - 1] ?? '') && first - 1 === paragraph) return 'quote';
  let [inside, outside] = [0, 0];
  for (const at of content) {
    if (!WORD.test(tokens.words[at] ?? '')) continue;
    if ((quotes.of[at] ?? -1) >= 0) inside += 1;
    else outside += 1;
  }
  if (inside === 0) return 'paraphrase';
  return outside === 0 ? 'quote' : 'partial_quote';
}
