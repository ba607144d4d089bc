import { ABBREVIATIONS } from './lexicon.ts';
import type { Tokens } from './tokens.ts';

/** Where sentences and paragraphs begin, as token numbers; each list ends with the count of tokens. */
export interface Breaks {
  readonly sentences: Int32Array;
  readonly paragraphs: Int32Array;
}

const CLOSERS = new Set(['"', '”', "''", '’', "'", '»', ')', ']', '“', '‟']);
const ENDERS = new Set(['.', '!', '?', '…']);
const OPENER = /^(?:["“‘'«„([]|``|''|[-–—•*])/u;
/** Characters; columns pasted from a PDF are narrower, and single lines of running text are rarely as even. */
const COLUMN_MAX = 110;
/** Lines needed before one can tell a column from a few short paragraphs. */
const COLUMN_LINES_MIN = 6;

/** Splits into sentences and paragraphs; where single line breaks only wrap a column, they end nothing. */
export function breaksOf(text: string, tokens: Tokens): Breaks {
  const isColumn = isWrapped(text);
  const sentences: number[] = [];
  const paragraphs: number[] = [];
  const { starts, ends, words } = tokens;
  for (let at = 0; at < words.length; at += 1) {
    const isParagraph = at === 0 || endsParagraph(text, ends[at - 1] ?? 0, starts[at] ?? 0, isColumn);
    if (isParagraph) paragraphs.push(at);
    if (isParagraph || beginsSentence(tokens, at, sentences.at(-1) ?? 0)) sentences.push(at);
  }
  sentences.push(words.length);
  paragraphs.push(words.length);
  return { sentences: Int32Array.from(sentences), paragraphs: Int32Array.from(paragraphs) };
}

function endsParagraph(text: string, from: number, to: number, isColumn: boolean): boolean {
  let breaks = 0;
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === 10) breaks += 1;
  if (breaks === 0) return false;
  if (breaks > 1 || !isColumn) return true;
  return lineIsShort(text, from) && /[.!?”"’:]/u.test(text.charAt(from - 1));
}

/** A line that ends well before the column's edge ends its paragraph. */
function lineIsShort(text: string, end: number): boolean {
  const start = text.lastIndexOf('\n', end - 1) + 1;
  return end - start < COLUMN_MAX / 3;
}

/** Whether lines are broken at a column's edge: even, short, and mostly not at the end of a sentence. */
function isWrapped(text: string): boolean {
  const lines = text
    .slice(0, 20_000)
    .split('\n')
    .map((line) => line.trim());
  const full = lines.filter((line) => line !== '');
  if (full.length < COLUMN_LINES_MIN || full.some((line) => line.length > COLUMN_MAX)) return false;
  const open = full.filter((line) => /[\p{L}\p{N},;-]$/u.test(line)).length;
  return open > full.length / 2;
}

function beginsSentence({ words, starts, ends }: Tokens, at: number, sentence: number): boolean {
  let last = at - 1;
  if ((starts[at] ?? 0) === (ends[last] ?? 0)) return false;
  while (last > sentence && CLOSERS.has(words[last] ?? '')) last -= 1;
  const ender = words[last] ?? '';
  const word = words[at] ?? '';
  if (ENDERS.has(ender) || (ender.length > 1 && ender.endsWith('..'))) return !isSmall(word);
  if (!ender.endsWith('.') || ender.length < 2) return false;
  return endsOnAbbreviation(ender, word);
}

/** "He moved to the U.S. The next year …": a period of its own word may end the sentence too. */
function endsOnAbbreviation(ender: string, next: string): boolean {
  const bare = ender.slice(0, -1).toLowerCase();
  if (ABBREVIATIONS.has(bare) || bare.length === 1) return false;
  return STARTERS.has(next);
}

const STARTERS = new Set(
  'The A An In On At He She It They We I But And That This Those There His Her Their If When As For While “ " ‘'.split(
    ' ',
  ),
);

const isSmall = (word: string): boolean => /^\p{Ll}/u.test(word) && !OPENER.test(word);
