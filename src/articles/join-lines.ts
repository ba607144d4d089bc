/** A word cut at a line's end: its head stands before the hyphen. */
const CUT = /([\p{L}\p{N}]+)[-\u2010\u00ad]$/u;
const TAIL = /^[\p{L}\p{N}]+/u;
const WORD = /[\p{L}\p{N}]+(?:[-\u2010][\p{L}\p{N}]+)*/gu;
/** These keep their hyphen in front of a small letter, as dictionaries and AP have it. */
const KEEPS_HYPHEN = /^(?:all|ex|far|half|high|ill|long|low|self|short|well|\d+)$/iu;

/** The words that a text holds, for `joinLines`: in small letters, with their hyphens. */
export function wordsOf(lines: Iterable<string>): ReadonlySet<string> {
  const words = new Set<string>();
  for (const line of lines)
    for (const [word] of line.matchAll(WORD)) words.add(word.toLowerCase().replace('\u2010', '-'));
  return words;
}

/**
 * The lines of a paragraph, broken at a column's edge, in one. A word that was cut there is whole again; whether its
 * hyphen is its own is told by how the rest of the text has that word.
 */
export function joinLines(lines: readonly string[], words: ReadonlySet<string>): string {
  let text = '';
  for (const line of lines) text = text === '' ? line : joined(text, line, words);
  return text;
}

function joined(text: string, line: string, words: ReadonlySet<string>): string {
  const head = CUT.exec(text.slice(-60))?.[1];
  const tail = TAIL.exec(line)?.[0];
  if (head === undefined || tail === undefined) return /\S[\u2014/]$/u.test(text) ? text + line : `${text} ${line}`;
  const isOwn = /^[^\p{Ll}]/u.test(tail) || KEEPS_HYPHEN.test(head) || words.has(`${head}-${tail}`.toLowerCase());
  return isOwn && !words.has((head + tail).toLowerCase()) ? text + line : text.slice(0, -1) + line;
}
