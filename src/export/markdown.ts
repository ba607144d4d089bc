/** What formats a text wherever it stands (CommonMark 0.31, and GitHub's tables, strikethrough and mentions). */
const ANYWHERE = /[\\`*_[\]<>&~|$@]/gu;
/** What does so at the beginning of a line only: headings, lists, underlines of headings, thematic breaks. */
const AT_START = /^(\d{0,9})([#+=.)-])/u;

const escaped = (text: string): string => text.replace(ANYWHERE, '\\$&');

/** A text for the middle of a Markdown paragraph, on one line: nothing in it formats anything. */
export const inline = (text: string): string => escaped(text.replace(/\s+/gu, ' ').trim());

/**
 * A text as a block quotation, to the letter: whoever renders it gets back every character, spaces and line breaks
 * included; but NUL, which Markdown does not know.
 */
export function blockQuote(text: string): string {
  // Breaks at the ends, or more than two in a row, say nothing to Markdown, and a lone return is a break: as entities
  // they stay.
  const spelled = escaped(text)
    .replace(/\r/gu, entities)
    .replace(/^\n+|\n+$|\n{3,}/gu, entities);
  const paragraphs = spelled.split('\n\n').map((paragraph) => paragraph.split('\n').map(line).join('\\\n> '));
  return `> ${paragraphs.join('\n>\n> ')}`;
}

/** Blanks at the ends of a line would be dropped, or make code or a break of it. */
const line = (text: string): string =>
  text.replace(/^\s+|\s+$/gu, entities).replace(AT_START, (_, digits: string, sign: string) => `${digits}\\${sign}`);

const entities = (characters: string): string => [...characters].map((one) => `&#${one.charCodeAt(0)};`).join('');
