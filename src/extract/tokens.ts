import { ABBREVIATIONS } from './lexicon.ts';

/** The words and marks of a text, in order. `words` are cleaned of soft hyphens and of breaks within a word. */
export interface Tokens {
  readonly words: readonly string[];
  /** UTF-16 code units into the text as read. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** What one UTF-16 unit is to the tokenizer. */
const SPACE = 0;
const LETTER = 1;
const DIGIT = 2;
const MARK = 3;

/** PDF and Word leave these inside words; nobody sees them. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;
/** "cam-" at a line's end and "paign" on the next: one word, as pasted from a column. */
const BROKEN = /-[ \t]*\r?\n[ \t]*/gu;
const APOSTROPHE = /['’]/u;
const CLITIC = /(?:n['’]t|['’](?:s|re|ve|ll|d|m))$/iu;

/**
 * Cuts a text into words and marks, much as the Penn Treebank does: "don't" is "do" and "n't", "Cheung's" is "Cheung"
 * and "'s", "U.S." keeps its periods. One pass over the text.
 */
export function tokenize(text: string): Tokens {
  const words: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const push = (start: number, end: number, word: string) => {
    words.push(word);
    starts.push(start);
    ends.push(end);
  };
  for (let at = 0; at < text.length; ) {
    const kind = kindOf(text, at);
    if (kind === SPACE) {
      at += 1;
      continue;
    }
    const end = kind === MARK ? markEnd(text, at) : wordEnd(text, at);
    if (kind === MARK) push(at, end, text.slice(at, end));
    else pushWord(text, at, end, push);
    at = end;
  }
  return { words, starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

function pushWord(text: string, start: number, end: number, push: (s: number, e: number, word: string) => void): void {
  const raw = text.slice(start, end);
  const word = cleaned(raw);
  const clitic = word.length > 2 && APOSTROPHE.test(raw) ? (CLITIC.exec(raw)?.[0] ?? '') : '';
  if (clitic === '' || clitic.length === raw.length) {
    push(start, end, word);
    return;
  }
  const cut = end - clitic.length;
  push(start, cut, cleaned(text.slice(start, cut)));
  push(cut, end, clitic.replace('’', "'"));
}

function cleaned(raw: string): string {
  for (let at = 0; at < raw.length; at += 1) {
    const code = raw.charCodeAt(at);
    if (code === 10 || code === 0xad || code >= 0x200b) return raw.replace(BROKEN, '').replace(UNSEEN, '');
  }
  return raw;
}

/** Where the word that begins at `start` ends: letters and digits, and single joining marks between them. */
function wordEnd(text: string, start: number): number {
  let at = start;
  let isDotted = false;
  for (;;) {
    const kind = kindOf(text, at);
    if ((kind === LETTER || kind === DIGIT) && at < text.length) {
      at += unitsAt(text, at);
      continue;
    }
    const joined = joinEnd(text, at);
    if (joined === at) break;
    isDotted ||= text[at] === '.';
    at = joined;
  }
  return text[at] === '.' && keepsPeriod(text.slice(start, at), isDotted) ? at + 1 : at;
}

/** "U.S", "J", "Mr": their period belongs to them. */
function keepsPeriod(word: string, isDotted: boolean): boolean {
  if (word.length === 1) return word >= 'A' && word <= 'Z' && word !== 'I';
  if (isDotted) return /(?:^|-)(?:\p{L}\.)+\p{L}$/u.test(word);
  // "(D-Wis.)", as well as "Wis."
  const last = word.slice(word.lastIndexOf('-') + 1);
  return last.length < 6 && ABBREVIATIONS.has(last.toLowerCase());
}

/** The end of a joining mark at `at` (and of a line break after a hyphen), or `at` where none joins. */
function joinEnd(text: string, at: number): number {
  const mark = text.charCodeAt(at);
  const next = kindOf(text, at + 1);
  const isWord = next === LETTER || next === DIGIT;
  if (mark === 0x2d && !isWord) return brokenEnd(text, at);
  if (!isWord) return at;
  // ' ’ . - & _ @ join; a comma joins digits only.
  if (mark === 0x27 || mark === 0x2019 || mark === 0x2e || mark === 0x2d) return at + 1;
  if (mark === 0x26 || mark === 0x5f || mark === 0x40 || mark === 0x2010 || mark === 0x2011) return at + 1;
  return mark === 0x2c && next === DIGIT && kindOf(text, at - 1) === DIGIT ? at + 1 : at;
}

/** A hyphen, one line break, and a small letter: the word goes on. */
function brokenEnd(text: string, at: number): number {
  let next = at + 1;
  while (text[next] === ' ' || text[next] === '\r') next += 1;
  if (text[next] !== '\n' || next - at > 3) return at;
  next += 1;
  return /\p{Ll}/u.test(text.charAt(next)) && kindOf(text, at - 1) === LETTER ? next : at;
}

/** Dashes, periods and the doubled marks of typewriters run together; every other mark stands alone. */
function markEnd(text: string, start: number): number {
  const mark = text.charAt(start);
  if (mark === '@' || mark === '#') {
    const next = kindOf(text, start + 1);
    return next === LETTER || next === DIGIT ? wordEnd(text, start + 1) : start + 1;
  }
  if (mark === '-' || mark === '.' || mark === '*' || mark === '_' || mark === '=') {
    let end = start + 1;
    while (text[end] === mark) end += 1;
    return end;
  }
  if ((mark === "'" || mark === '`') && text[start + 1] === mark) return start + 2;
  return start + unitsAt(text, start);
}

function unitsAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code < 0xdc00 && at + 1 < text.length ? 2 : 1;
}

function kindOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0x80) {
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) return LETTER;
    if (code >= 0x30 && code <= 0x39) return DIGIT;
    return code <= 0x20 || code === 0x7f ? SPACE : MARK;
  }
  if (Number.isNaN(code)) return SPACE;
  if (code < 0x250) {
    if (code === 0xa0 || code < 0xa0) return SPACE;
    return code === 0xad || (code >= 0xc0 && code !== 0xd7 && code !== 0xf7) ? LETTER : MARK;
  }
  if (code >= 0x2000 && code <= 0x206f) return kindOfPunctuation(code);
  if (code === 0x3000 || code === 0x1680) return SPACE;
  if (code === 0xfeff) return SPACE;
  return /[\p{L}\p{M}]/u.test(String.fromCodePoint(text.codePointAt(at) ?? 0)) ? LETTER : MARK;
}

/** General Punctuation: spaces, unseen joiners, and the marks people type. */
function kindOfPunctuation(code: number): number {
  if (code <= 0x200a || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f) return SPACE;
  if (code >= 0x200b && code <= 0x200f) return SPACE;
  return MARK;
}
