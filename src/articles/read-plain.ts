import { ARTICLE_CHARACTERS_MAX } from '../domain/article.ts';
import { decodeText } from './decode-text.ts';
import { type DocumentRead, nothing } from './document.ts';
import { joinLines, wordsOf } from './join-lines.ts';

/** Lines that a program broke at a column's edge are about as long as each other, and no longer than this. */
const COLUMN_MAX = 100;
const COLUMN_MIN = 35;

/** Reads a file of plain text. An empty line ends a paragraph; without any, every line is one. */
export function readPlain(bytes: Uint8Array, charset: string | null): DocumentRead {
  const text = decodeText(bytes, charset);
  if (text === null) return { ok: false, problem: 'other_kind' };
  if (text.length > ARTICLE_CHARACTERS_MAX) return { ok: false, problem: 'too_long' };
  return { ok: true, document: { ...nothing, paragraphs: paragraphsOf(text) } };
}

function paragraphsOf(text: string): string[] {
  const lines = text.split(/\r\n?|[\n\f\u0085\u2028\u2029]/u);
  const words = wordsOf(lines);
  const paragraphs: string[] = [];
  let open: string[] = [];
  const close = () => {
    paragraphs.push(...(isColumn(open) ? [joinLines(open, words)] : open));
    open = [];
  };
  for (const line of lines) {
    if (line.trim() === '') close();
    else open.push(line.trim());
  }
  close();
  return paragraphs;
}

function isColumn(lines: readonly string[]): boolean {
  const broken = lines.slice(0, -1);
  return broken.length > 0 && broken.every(({ length }) => length >= COLUMN_MIN && length <= COLUMN_MAX);
}
