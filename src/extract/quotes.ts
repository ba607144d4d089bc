import type { Breaks } from './sentences.ts';
import type { Tokens } from './tokens.ts';

/** A stretch between quotation marks, the marks included, as token numbers. */
interface Quote {
  readonly first: number;
  /** The token after the last. */
  readonly end: number;
  /** Whether a mark closes it; one left open ends with its paragraph. */
  readonly isClosed: boolean;
  /** Whether the next quotation is the same speech: left open here, opened again at the next paragraph's start. */
  readonly goesOn: boolean;
}

/** The quotations of a text in order, none within another, and each token's quotation or -1. */
export interface Quotes {
  readonly list: readonly Quote[];
  readonly of: Int32Array;
}

type Sign = 'open' | 'close' | 'straight' | 'single' | null;

/**
 * Finds what stands between quotation marks: curly, straight, doubled, guillemets, and single marks where they cannot
 * be apostrophes. A single mark within a double one is part of it.
 */
export function quotesOf(tokens: Tokens, breaks: Breaks): Quotes {
  const list: Quote[] = [];
  const of = new Int32Array(tokens.words.length).fill(-1);
  for (let p = 0; p + 1 < breaks.paragraphs.length; p += 1) {
    const [from, to] = [breaks.paragraphs[p] ?? 0, breaks.paragraphs[p + 1] ?? 0];
    for (const found of inParagraph(tokens, from, to)) {
      const before = list.at(-1);
      if (before !== undefined && !before.isClosed && found.first === from && before.end === from) {
        list[list.length - 1] = { ...before, goesOn: true };
      }
      of.fill(list.length, found.first, found.end);
      list.push(found);
    }
  }
  return { list, of };
}

function inParagraph(tokens: Tokens, from: number, to: number): Quote[] {
  const found: Quote[] = [];
  let open = -1;
  const close = (end: number, isClosed: boolean) => {
    found.push({ first: open, end, isClosed, goesOn: false });
    open = -1;
  };
  for (let at = from; at < to; at += 1) {
    const sign = signOf(tokens, at);
    if (sign === null) continue;
    if (open < 0) {
      if (sign === 'open' || (sign === 'straight' && !closesNothing(tokens, at))) open = at;
      else if (sign === 'single' && opensSingle(tokens, at)) {
        const end = singleEnd(tokens, at, to);
        if (end > 0) {
          open = at;
          close(end, true);
          at = end - 1;
        }
      }
    } else if (sign === 'close') close(at + 1, true);
    else if (sign === 'straight') {
      const isAgain = looksOpening(tokens, at);
      close(isAgain ? at : at + 1, true);
      if (isAgain) open = at;
    }
  }
  if (open >= 0) close(to, false);
  return found;
}

function signOf({ words }: Tokens, at: number): Sign {
  switch (words[at]) {
    case '“':
    case '«':
    case '„':
      return 'open';
    case '”':
    case '»':
    case '‟':
      return 'close';
    case '"':
    case "''":
    case '``':
    case '″':
    case '＂':
      return 'straight';
    case '‘':
    case "'":
    case '‹':
      return 'single';
    default:
      return null;
  }
}

const gapBefore = ({ starts, ends }: Tokens, at: number): boolean => at === 0 || starts[at] !== ends[at - 1];
const gapAfter = ({ starts, ends, words }: Tokens, at: number): boolean =>
  at + 1 >= words.length || starts[at + 1] !== ends[at];

const looksOpening = (tokens: Tokens, at: number): boolean =>
  (gapBefore(tokens, at) || /^[([—–-]+$/u.test(tokens.words[at - 1] ?? '')) && !gapAfter(tokens, at);

/** A straight mark after a digit and before a space is inches, or a closing mark whose opening one was lost. */
const closesNothing = (tokens: Tokens, at: number): boolean =>
  !gapBefore(tokens, at) && gapAfter(tokens, at) && /\d$/u.test(tokens.words[at - 1] ?? '');

const opensSingle = (tokens: Tokens, at: number): boolean =>
  looksOpening(tokens, at) && /^[\p{L}\p{N}$£€“"[…]/u.test(tokens.words[at + 1] ?? '');

/** The token after the mark that closes a single quotation; 0 where none does, so that the mark is an apostrophe. */
function singleEnd(tokens: Tokens, open: number, to: number): number {
  const { words } = tokens;
  let doubtful = 0;
  for (let at = open + 1; at < to; at += 1) {
    const word = words[at] ?? '';
    if (word === '‘' && at > open + 1) return doubtful;
    if (word !== '’' && word !== "'" && word !== '›') continue;
    if (gapBefore(tokens, at)) continue;
    if (!gapAfter(tokens, at) && !/^[.,;:!?)\]—–”"-]/u.test(words[at + 1] ?? '')) continue;
    // "the voters' anger": after an s, before a small word, it may be a possessive.
    if (!/s$/iu.test(words[at - 1] ?? '') || !/^\p{Ll}/u.test(words[at + 1] ?? '')) return at + 1;
    if (doubtful === 0) doubtful = at + 1;
  }
  return doubtful;
}
