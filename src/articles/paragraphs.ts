/** Nobody sees these, and they are no part of a word: controls, soft hyphens, marks of byte order. */
const UNSEEN = /[^\P{Cc}\t\n]|[\u00ad\ufeff]/gu;
/** Spaces that a typesetter may fold; a no-break or thin space is meant as it is. */
const SPACES = /[\t ]+/gu;

/**
 * A text of paragraphs, with an empty line between two. Line breaks within a paragraph stay; empty ones go.
 * Quotation marks, dashes and no-break spaces stay as they are.
 */
export const joinParagraphs = (paragraphs: readonly string[]): string =>
  paragraphs
    .map(cleanParagraph)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');

function cleanParagraph(paragraph: string): string {
  return paragraph
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028]/gu, '\n')
    .replace(UNSEEN, '')
    .replace(SPACES, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** A title, a name or a date on one line; `null` where nothing is left, or more than anybody would read. */
export function cleanLine(line: unknown): string | null {
  if (typeof line !== 'string' || line.length > LINE_MAX) return null;
  const clean = cleanParagraph(line).replaceAll('\n', ' ');
  return clean === '' ? null : clean;
}

const LINE_MAX = 500;
