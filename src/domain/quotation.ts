import { tokens } from './fold.ts';

const DOUBLE_MARKS = /["“”„‟«»＂]/gu;
/** Marks that close an inner quotation; AP sets commas and periods inside them. */
const CLOSING = /(?<!["“”'’»])["“”'’»]+$/u;
/** Abbreviations whose period stays when a sentence ends on them. Initials ("U.S.") are known without a list. */
const ABBREVIATED = /\b(?:inc|corp|co|ltd|bros|jr|sr|etc|al)\.$/iu;
/** Abbreviations that stand before a capital within a sentence. */
const BEFORE_CAPITAL =
  /(?:^|[^\p{L}\p{N}])(?:\p{L}|\p{L}(?:\.\p{L})+|mr|mrs|ms|dr|sen|rep|gov|gen|lt|col|maj|capt|sgt|adm|rev|prof|st|no|vs|jr|sr|jan|feb|aug|sept|oct|nov|dec)$/iu;

/**
 * Exact words within straight double marks; quotations inside them take single marks (AP Stylebook, "quotation marks").
 *
 * No word changes. Line breaks become spaces.
 *
 * @param end - what stands inside the closing mark where a period would: a comma before an attribution, a period at
 *   the end of a sentence. A question mark, an exclamation point, an ellipsis or a dash stays and takes neither.
 */
export const quoted = (words: string, end: ',' | '.'): string =>
  `"${ended(oneLine(words).replace(DOUBLE_MARKS, asSingleMark), end)}"`;

/** Words that keep their own marks, made straight, with `end` for their last period. */
export const withOwnMarks = (words: string, end: ',' | '.' | ''): string =>
  ended(oneLine(words).replace(DOUBLE_MARKS, '"'), end);

/** Whether there is more than one sentence; a guess from punctuation and capitals. */
export function isSeveralSentences(words: string): boolean {
  return /\S\s*\n\s*\S/u.test(words) || sentenceStarts(words).length > 0;
}

/** Where sentences begin after the first, as offsets of their first character; the same guess, line breaks aside. */
export function sentenceStarts(text: string): number[] {
  return [...text.matchAll(/[.?!…]["“”'’»)\]]*\s+(?=["“'‘«([]*[\p{Lu}\p{Nd}])/gu)]
    .filter(({ index }) => text[index] !== '.' || !BEFORE_CAPITAL.test(text.slice(Math.max(0, index - 12), index)))
    .map(({ index, 0: end }) => index + end.length);
}

const oneLine = (words: string): string => words.trim().replace(/\s+/gu, ' ');

/** Between two letters a single mark would read as an apostrophe and make one word of two. */
function asSingleMark(mark: string, at: number, words: string): string {
  return /[\p{L}\p{N}]/u.test(words.charAt(at - 1)) && /[\p{L}\p{N}]/u.test(words.charAt(at + 1)) ? mark : "'";
}

function ended(words: string, end: ',' | '.' | ''): string {
  const closing = CLOSING.exec(words)?.[0] ?? '';
  const body = words.slice(0, words.length - closing.length);
  if (/(?:[?!…]|\.\.|\p{Pd})$/u.test(body)) return words;
  return bare(body) + (end === '.' && body.endsWith('.') && bare(body) === body ? '' : end) + closing;
}

/** Without the punctuation that ends it, save the period that belongs to the last word. */
function bare(body: string): string {
  if (!body.endsWith('.')) return body.replace(/(?<![,;:])[,;:]+$/u, '');
  const isInitials = tokens(body).at(-1)?.end === body.length;
  return isInitials || ABBREVIATED.test(body) ? body : body.slice(0, -1);
}
