/** One word of a text: its form for comparing, and where it stands in the text as typed. */
export interface Token {
  /** Letters and digits only, never empty: SQLite's FTS5 `unicode61` keeps it as one term. */
  readonly folded: string;
  /** UTF-16 code units into the original text, so that a match can be shown without changing a byte. */
  readonly start: number;
  readonly end: number;
}

const APOSTROPHES = "'’‘‛ʼʻʽ′`´＇";
/** Marks on a letter, and the characters nobody sees: soft hyphens, zero-width and bidi marks. */
const RIDERS = '[\\p{M}\\p{Cf}]*';
const LETTER = `\\p{L}${RIDERS}`;

/** "U.S." and "J.D.", then "J. D.": letters that stand alone with a period each are one word. */
const INITIALS = `${LETTER}(?:\\.${LETTER})+(?![\\p{L}\\p{N}\\p{M}])\\.?|${LETTER}\\.(?:\\s+${LETTER}\\.(?!\\p{L}))+`;
/** A run of letters and digits, over an apostrophe ("don't") and the comma of a thousand ("1,000"). */
const RUN = `[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}\\p{Cf}]|[${APOSTROPHES}](?=[\\p{L}\\p{N}])|(?<=\\p{Nd}),(?=\\p{Nd}{3}(?!\\p{Nd})))*`;
const WORD = new RegExp(`${INITIALS}|${RUN}`, 'gu');

const UNSPACED = '\\p{scx=Hani}\\p{scx=Hira}\\p{scx=Kana}\\p{sc=Hang}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}';
/** Korean syllables typed as separate letters, as some systems store them. */
const JAMO_SYLLABLE = '[\\u1100-\\u115f][\\u1160-\\u11a7]*[\\u11a8-\\u11ff]*';
/** Scripts written without spaces, and signs such as "½" and "²", are cut into single characters. */
const PIECE = new RegExp(`${JAMO_SYLLABLE}|[${UNSPACED}\\p{No}]${RIDERS}|[^${UNSPACED}\\p{No}]+`, 'gu');
const NEEDS_CUTTING = new RegExp(`[${UNSPACED}\\p{No}]`, 'u');

const POSSESSIVE = new RegExp(`^(.+)[${APOSTROPHES}]([sS])$`, 'su');
/** After these, 's is "is", "has" or "us"; they stay one word, so that "its over" finds "it's over". */
const CONTRACTED = new Set('it that he she who what there here where how let'.split(' '));

const PLAIN_WORD = /^[a-z0-9]+$/;
const DIACRITICS = /[[\p{M}--[\u3099\u309a]]&&[\p{sc=Zinh}\p{sc=Hebr}\p{sc=Arab}\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}]]/gv;
const NOT_IN_A_WORD = /[^\p{L}\p{N}\u2044]|\u0640/gu;
/** Letters that Unicode does not take apart, though a reporter's keyboard lacks the stroke. */
const STROKES = new Map(Object.entries({ ø: 'o', đ: 'd', ł: 'l', ħ: 'h', ŧ: 't', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe' }));

/**
 * One form for comparing two texts that look alike: without case, diacritics, typographic quotes,
 * dashes and spaces, or characters nobody sees. Punctuation stays; for words, see {@link tokens}.
 */
export function fold(text: string): string {
  return foldLetters(text)
    .replace(new RegExp(`[${APOSTROPHES}]`, 'gu'), "'")
    .replace(/[“”„‟″«»＂]|''/gu, '"')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[\p{Cf}\u0640]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * The words of a text, in order, in the form in which they are compared and indexed.
 *
 * `don’t`, `don't` and `dont` are equal. A possessive is two words, `cheung` and `s`, so that a
 * search for "Cheung" finds "Cheung’s", while "Cheungs" does not. `U.S.` equals `US`, `1,000`
 * equals `1000`, `J. D.` equals `JD`. A text in a script without spaces gives a word for each
 * character, so that any run of characters can be found.
 *
 * Takes time in proportion to the length; safe on lone surrogates, emoji and right-to-left text.
 */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (NEEDS_CUTTING.test(word)) {
      for (const piece of word.matchAll(PIECE)) addWord(found, piece[0], index + piece.index);
    } else {
      addWord(found, word, index);
    }
  }
  return found;
}

/**
 * The ways in which a text's words can be told apart: as {@link tokens} does, and, where hyphens join words, with these
 * as one word each, so that "e-mails" and "emails" can meet.
 *
 * @returns one or two readings; the first is `tokens`
 */
export function readings(text: string): Token[][] {
  const apart = tokens(text);
  const joined: Token[] = [];
  for (const token of apart) {
    const last = joined.at(-1);
    if (last && HYPHEN.test(text.slice(last.end, token.start))) {
      joined.splice(-1, 1, { folded: last.folded + token.folded, start: last.start, end: token.end });
    } else {
      joined.push(token);
    }
  }
  return joined.length < apart.length ? [apart, joined] : [apart];
}

/** The hyphens that join words, not the dashes that part them. */
const HYPHEN = /^[-\u2010\u2011]$/;

function addWord(found: Token[], word: string, start: number): void {
  const [, owner = '', s = ''] = POSSESSIVE.exec(word) ?? [];
  if (owner !== '' && !CONTRACTED.has(owner.toLowerCase())) {
    addFolded(found, owner, start);
    addFolded(found, s, start + word.length - s.length);
  } else {
    addFolded(found, word, start);
  }
}

function addFolded(found: Token[], word: string, start: number): void {
  const lower = word.toLowerCase();
  const end = start + word.length;
  if (PLAIN_WORD.test(lower)) {
    found.push({ folded: lower, start, end });
    return;
  }
  // A fraction such as "½" unfolds into "1⁄2": two words that share one place.
  for (const folded of foldLetters(word).replace(/\p{M}/gu, markAsLetter).replace(NOT_IN_A_WORD, '').split('\u2044')) {
    if (folded !== '') found.push({ folded, start, end });
  }
}

/** Whether a text shows anything at all: not only spaces, control characters and what has no width. */
export const isVisible = (text: string): boolean => /[^\s\p{Z}\p{Cc}\p{Cf}\p{DI}\u2800]/u.test(text);

function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(DIACRITICS, '')
    .normalize('NFC')
    .toUpperCase()
    .toLowerCase()
    .replace(/ς/gu, 'σ')
    .replace(/[øđłħŧðþæœ]/gu, (letter) => STROKES.get(letter) ?? letter);
}

/**
 * In the scripts from Devanagari to Khmer a mark is a vowel, and dropping it would make one word of
 * two. FTS5 would split words there, so each becomes a letter of a block that no living text uses.
 */
function markAsLetter(mark: string): string {
  const code = mark.codePointAt(0) ?? 0;
  return code >= 0x0900 && code < 0x1800 ? String.fromCharCode(0x3400 + code - 0x0900) : '';
}
