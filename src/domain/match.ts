import { isOneTypo } from './edit-distance.ts';
import { closestInOrder, closestTogether, runsOf } from './find-run.ts';
import { readings, type Token } from './fold.ts';

/** Two UTF-16 offsets into the words, the second one exclusive. */
type Span = readonly [start: number, end: number];

/**
 * How well words answer a question, best first. `near` is no match: it is shown only as a near miss.
 *
 * `exact`: the question's words side by side. `in_order`: all of them, in order, with others between. `all_words`: all
 * of them anywhere. `near`: all but one, and that one is misspelt or missing.
 */
type Rank = 'exact' | 'in_order' | 'all_words' | 'near';

/** What keeps a near miss from being a match; `asked` and `found` as they were typed. */
export type NearMiss =
  | { readonly kind: 'typo'; readonly asked: string; readonly found: string }
  | { readonly kind: 'missing_word'; readonly asked: string };

/** How words answer a question, and which part of them does. */
export interface Match {
  readonly rank: Rank;
  /** The matched parts, ascending and apart from each other; what an answer shows in bold. */
  readonly spans: readonly Span[];
  /** Present on a near miss only. */
  readonly near?: NearMiss;
  /** Orders matches of one rank: more than 0, up to 1; higher is closer. */
  readonly score: number;
}

/** A question read once, to be put to many claims. */
export interface Question {
  /** The question's words, folded. */
  readonly tokens: readonly string[];
  /** These, and the same with hyphens read the other way (`fold.ts`, `readings`): what the store narrows by. */
  readonly spellings: readonly (readonly string[])[];
  /** `null`: these words do not answer it, not even nearly. */
  match(words: string): Match | null;
}

const RANKS: readonly Rank[] = ['exact', 'in_order', 'all_words', 'near'];
/** A question of two words with one of them missing is a question about something else. */
const WORDS_FOR_ONE_MISSING = 3;
/** English words that say nothing about what a text is about: a near miss may not rest on them alone. */
const STOP_WORDS = new Set(
  `a an and are as at be been but by for from had has have he her his i in is it its not of on or our s she so that the
   their them they this to us was we were which who will with would you your`.split(/\s+/),
);

/** @param word - folded */
export const isStopWord = (word: string): boolean => STOP_WORDS.has(word);

/** Reads a question; `null` when there is no word in it. */
export function prepare(query: string): Question | null {
  const askings = readings(query).map((asked) => asking(query, asked));
  const [plain] = askings;
  if (!plain || plain.tokens.length === 0) return null;
  return {
    tokens: plain.tokens,
    spellings: askings.map((asked) => asked.tokens),
    match(words) {
      const texts = readings(words);
      const whole = askings.flatMap((asked) => texts.flatMap((said) => asked.whole(said) ?? []));
      return whole.sort(rankOrder)[0] ?? plain.nearly({ words, said: texts[0] ?? [] });
    },
  };
}

/** One way of reading a question, to be put to texts: its words are numbered, so that comparing them is cheap. */
function asking(query: string, asked: readonly Token[]) {
  const numbers = new Map<string, number>();
  for (const { folded } of asked) if (!numbers.has(folded)) numbers.set(folded, numbers.size);
  const numbered = (words: readonly Token[]) => words.map(({ folded }) => numbers.get(folded) ?? NO_WORD);
  const wanted = numbered(asked);
  return {
    tokens: asked.map(({ folded }) => folded),
    whole: (said: readonly Token[]) => wholeMatch(wanted, numbered(said), said),
    nearly: (text: Said) => nearMiss({ query, asked, wanted }, numbered(text.said), text),
  };
}

/** Puts one question to one text; {@link prepare} serves for many. */
export const match = (query: string, words: string): Match | null => prepare(query)?.match(words) ?? null;

/** Sorts matches best first. */
export const rankOrder = (a: Match, b: Match): number =>
  RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank) || kindOrder(a) - kindOrder(b) || b.score - a.score;

const kindOrder = ({ near }: Match): number => (near?.kind === 'missing_word' ? 1 : 0);

/** Stands for a word of the text that the question does not hold. */
const NO_WORD = -1;

function wholeMatch(wanted: readonly number[], text: readonly number[], said: readonly Token[]): Match | null {
  const runs = runsOf(wanted, text);
  if (runs.length > 0) {
    const places = [...new Set(runs.flatMap((run) => wanted.map((_, offset) => run + offset)))];
    return { rank: 'exact', spans: spansOf(said, places), score: wanted.length / said.length };
  }
  const together = closestTogether(wanted, text);
  if (together === null) return null;
  const ordered = closestInOrder(wanted, text);
  const places = ordered ?? placesWithin(together, text);
  return {
    rank: ordered ? 'in_order' : 'all_words',
    spans: spansOf(said, places),
    score: tightness(wanted.length, places),
  };
}

interface Asked {
  readonly query: string;
  readonly asked: readonly Token[];
  readonly wanted: readonly number[];
}

interface Said {
  readonly words: string;
  readonly said: readonly Token[];
}

function nearMiss({ query, asked, wanted }: Asked, text: readonly number[], { words, said }: Said): Match | null {
  const at = onlyMissing(wanted, text);
  const missing = at === null ? undefined : asked[at];
  if (at === null || missing === undefined) return null;
  const rest = wanted.toSpliced(at, 1);
  const typed = query.slice(missing.start, missing.end);

  // The misspelt word takes a number of its own, so that only one word of the question can be off.
  const typo = wanted.length;
  const corrected = text.map((value, place) =>
    value === NO_WORD && isOneTypo(missing.folded, said[place]?.folded ?? '') ? typo : value,
  );
  const withTypo = closestTogether([...rest, typo], corrected);
  if (withTypo) {
    const places = placesWithin(withTypo, corrected);
    const found = said[places.find((place) => corrected[place] === typo) ?? 0];
    const near = { kind: 'typo', asked: typed, found: words.slice(found?.start, found?.end) } as const;
    return { rank: 'near', spans: spansOf(said, places), near, score: tightness(wanted.length, places) };
  }

  const telling = new Set(asked.toSpliced(at, 1).flatMap(({ folded }) => (isStopWord(folded) ? [] : [folded])));
  const without = closestTogether(rest, text);
  if (wanted.length < WORDS_FOR_ONE_MISSING || telling.size < 2 || without === null) return null;
  const places = placesWithin(without, text);
  const near = { kind: 'missing_word', asked: typed } as const;
  return { rank: 'near', spans: spansOf(said, places), near, score: tightness(wanted.length, places) };
}

/** The place in the question of the one word that the text lacks; `null` when it lacks none, or more. */
function onlyMissing(wanted: readonly number[], text: readonly number[]): number | null {
  const left = new Map<number, number>();
  for (const value of text) left.set(value, (left.get(value) ?? 0) + 1);
  let missing: number | null = null;
  for (const [at, value] of wanted.entries()) {
    const count = left.get(value) ?? 0;
    if (count === 0 && missing !== null) return null;
    if (count === 0) missing = at;
    left.set(value, count - 1);
  }
  return missing;
}

function placesWithin([first, last]: readonly [number, number], text: readonly number[]): number[] {
  const places: number[] = [];
  for (let place = first; place <= last; place += 1) if (text[place] !== NO_WORD) places.push(place);
  return places;
}

const tightness = (asked: number, places: readonly number[]): number =>
  Math.min(1, asked / ((places.at(-1) ?? 0) - (places[0] ?? 0) + 1));

/** Neighbouring words become one span, with what stands between them. */
function spansOf(said: readonly Token[], places: readonly number[]): Span[] {
  const spans: [number, number][] = [];
  let previous = Number.NaN;
  for (const place of places) {
    const { start, end } = said[place] ?? { start: 0, end: 0 };
    const last = spans.at(-1);
    if (last && place === previous + 1) last[1] = end;
    else spans.push([start, end]);
    previous = place;
  }
  return spans;
}

/** A stretch of exact words within a partial quote. */
export interface QuotedPiece {
  /** The words between the marks, without them. */
  readonly text: string;
  /** UTF-16 offsets of `text`. */
  readonly start: number;
  readonly end: number;
}

const CLOSERS: ReadonlyMap<string, string> = new Map(
  Object.entries({ '"': '"”', '“': '”"', '„': '“”"', '‟': '”"', '＂': '＂', '«': '»', '»': '«' }),
);

/**
 * The parts of a partial quote that stand within double quotation marks, straight, curly or guillemets: the words that
 * must be the speaker's own. Marks that nothing closes quote nothing.
 */
export function quotedPieces(words: string): QuotedPiece[] {
  const pieces: QuotedPiece[] = [];
  let start = 0;
  let closers = '';
  for (let at = 0; at < words.length; at += 1) {
    const mark = words.charAt(at);
    if (closers.includes(mark) && closers !== '') {
      if (at > start) pieces.push({ text: words.slice(start, at), start, end: at });
      closers = '';
    } else if (closers === '' && CLOSERS.has(mark) && !isInches(words, at)) {
      start = at + 1;
      closers = CLOSERS.get(mark) ?? '';
    }
  }
  return pieces;
}

/** In `6'2" tall` the straight mark is a unit, and must not pair with the next quotation's. */
const isInches = (words: string, at: number): boolean => words[at] === '"' && /\d/.test(words.charAt(at - 1));
