/** The filters that listings of claims take, as `name:value`. */
export const FILTERS = ['by', 'about', 'outlet', 'since', 'until', 'on', 'status', 'in'] as const;
export type FilterName = (typeof FILTERS)[number];

/** What each filter goes by, in a word or a few, as whoever is typing a question is told. */
export const FILTER_HINTS: Readonly<Record<FilterName, string>> = {
  by: 'speaker',
  about: 'actor',
  outlet: 'who published it',
  since: 'first date',
  until: 'last date',
  on: 'date',
  status: 'where the claim stands',
  in: 'story, or all',
};

/** A question as typed: its free words, and its filters' values. */
export interface Parsed {
  readonly words: string;
  /** Values as typed; empty where nothing follows the colon. */
  readonly filters: Readonly<Partial<Record<FilterName, string>>>;
  /** Filters given more than once: which one counts is not ours to guess. */
  readonly repeated: readonly FilterName[];
  /** Words before a colon that are no filter's name (`bye:Cheung`); they are among `words`, too. */
  readonly strangers: readonly string[];
}

const OPENING = '"“„«‟″';
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"“”',
  '“': '"“”',
  '„': '"“”',
  '«': '»"',
  '‟': '"“”',
  '″': '″"',
};

interface Piece {
  readonly text: string;
  readonly quoted: boolean;
}

/**
 * Reads a question. Curly quotes and odd spaces read as their plain forms. Within quotation marks nothing is a filter.
 *
 * An unquoted filter value runs to the next filter, the next opening quotation mark or the end, so that
 * `claims by:Steven Cheung since:Aug. 10` means what it says. Where that would leave a question that needs words
 * without any (`who-said by:Cheung illegally obtained`), values are single words instead.
 *
 * @param needsWords - whether the verb asks for free words
 */
export function parseQuestion(text: string, needsWords: boolean): Parsed {
  const pieces = piecesOf(text);
  const long = read(pieces, true);
  return needsWords && long.words === '' ? read(pieces, false) : long;
}

function read(pieces: readonly Piece[], longValues: boolean): Parsed {
  const words: string[] = [];
  const strangers: string[] = [];
  const repeated: FilterName[] = [];
  const values: Partial<Record<FilterName, string[]>> = {};
  let open: string[] | null = null;
  for (const piece of pieces) {
    const named = piece.quoted ? null : /^([\p{L}-]+)[:：](.*)$/su.exec(piece.text);
    const name = FILTERS.find((filter) => filter === named?.[1]?.toLowerCase());
    if (name) {
      if (values[name] && !repeated.includes(name)) repeated.push(name);
      open = named?.[2] ? [named[2]] : [];
      values[name] = open;
      if (open.length > 0 && !longValues) open = null;
    } else if (open && (open.length === 0 || (longValues && !piece.quoted))) {
      open.push(piece.text);
      if (piece.quoted || !longValues) open = null;
    } else {
      open = null;
      words.push(piece.text);
      if (named?.[1] && !/^\/\//.test(named[2] ?? '')) strangers.push(named[1]);
    }
  }
  const filters = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.join(' ')]));
  return { words: words.join(' '), filters, repeated, strangers };
}

/** Cuts at white space, keeping what stands in double quotation marks whole. A mark that nothing closes quotes nothing. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  const unclosed = new Set<string>();
  let rest = text.replace(/[\p{Zs}\s]+/gu, ' ').trim();
  while (rest !== '') {
    const opening = /^(?:([\p{L}-]+)[:：])?(["“„«‟″])/u.exec(rest);
    const mark = opening?.[2] ?? '';
    if (opening && !unclosed.has(mark) && (!opening[1] || isFilter(opening[1]))) {
      if (opening[1]) pieces.push({ text: `${opening[1]}:`, quoted: false });
      const inside = rest.slice(opening[0].length);
      const stop = inside.search(new RegExp(`[${CLOSING[mark] ?? mark}]`, 'u'));
      if (stop < 0) unclosed.add(mark);
      if (stop > 0) pieces.push({ text: inside.slice(0, stop), quoted: true });
      rest = inside.slice(stop + 1).trimStart();
    } else {
      const stop = rest.indexOf(' ');
      pieces.push({ text: stop < 0 ? rest : rest.slice(0, stop), quoted: false });
      rest = stop < 0 ? '' : rest.slice(stop + 1);
    }
  }
  return pieces;
}

const STORY = 'in[:：]\\s*(?:["“]([^"“”]*)["”]|([^\\s"“”„«»]*))';
const STORY_FIRST = new RegExp(`^\\s*${STORY}(?:\\s+|$)`, 'iu');
const STORY_LAST = new RegExp(`(?<=[\\s"”»])${STORY}\\s*$`, 'iu');

/**
 * Takes `in:` off a line that is no question, before or behind the rest and outside its quotation marks.
 *
 * @returns what it names, empty where nothing follows the colon, `null` without one; and the rest as typed
 */
export function takeStory(text: string): { story: string | null; rest: string } {
  const first = STORY_FIRST.exec(text);
  const named = first ?? STORY_LAST.exec(text);
  if (!named) return { story: null, rest: text };
  const rest = first ? text.slice(first[0].length) : text.slice(0, named.index);
  return { story: (named[1] ?? named[2] ?? '').trim(), rest: rest.trim() };
}

const isFilter = (name: string): boolean => (FILTERS as readonly string[]).includes(name.toLowerCase());

/** A claim as typed behind `add`; missing parts are empty. */
interface TypedClaim {
  readonly words: string;
  readonly speaker: string;
  readonly venue: string;
  readonly date: string;
  /** Whether a dash, "by" or "said" stands before the speaker, or nothing follows: what else follows may be a sentence. */
  readonly signed: boolean;
}

/**
 * Reads `add "words" — Speaker, venue, date`: the words in quotation marks, then, after a dash, the speaker up to the
 * first comma, the date after the last, and what is between as the venue. Missing parts are empty.
 *
 * @returns `null` when the text does not start with a quotation mark
 */
export function parseAdd(text: string): TypedClaim | null {
  const trimmed = text.trim();
  const mark = trimmed.charAt(0);
  if (mark === '' || !OPENING.includes(mark)) return null;
  const found = closingOf(trimmed.slice(1), CLOSING[mark] ?? mark);
  const signed = /^[\s,]*(?:[-‐‑–—―]|by\s|said\s|$)/u.test(found.after);
  const [speaker = '', ...others] = found.after
    .replace(/^[\s,]*(?:[-‐‑–—―]+|by\s|said\s)?\s*/u, '')
    .split(/\s*,\s+/u)
    .map((part) => part.trim());
  const { venue, date } = venueAndDate(others);
  return { words: found.words.trim(), speaker, venue, date, signed };
}

/** The closing mark is the last one before a dash or the end: words may hold quotation marks of their own. */
function closingOf(text: string, marks: string): { words: string; after: string } {
  const candidates = [...text.matchAll(new RegExp(`[${marks}]`, 'gu'))].map((match) => match.index);
  const end = candidates.find((at) => /^[\s,]*(?:[-‐‑–—―]|$)/u.test(text.slice(at + 1))) ?? candidates.at(-1);
  if (end === undefined) return { words: text, after: '' };
  return { words: text.slice(0, end), after: text.slice(end + 1) };
}

/** "told Reuters, Aug. 9, 2024": a date may itself hold a comma before its year. */
function venueAndDate(parts: readonly string[]): { venue: string; date: string } {
  if (parts.length === 0) return { venue: '', date: '' };
  const last = parts.at(-1) ?? '';
  const dateParts = /^\d{4}$/.test(last) && parts.length > 1 ? 2 : 1;
  if (parts.length === 1 && !/\d|day\b|month|week|year|noon|morning|night/iu.test(last))
    return { venue: last, date: '' };
  return { venue: parts.slice(0, -dateParts).join(', '), date: parts.slice(-dateParts).join(', ') };
}
