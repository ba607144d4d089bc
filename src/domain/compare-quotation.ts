import { type Token, tokens } from './fold.ts';

/** How a quotation stands to the words on file. */
export type Comparison =
  /**
   * Every word of it is there, side by side; `cut` and `bracketed` where the draft says that it left out or put in,
   * `recased` where it gives a first letter another case, in brackets ("[t]hese") or not.
   */
  | { readonly kind: 'exact'; readonly cut: boolean; readonly bracketed: boolean; readonly recased: boolean }
  /** It is close to a stretch of them (UTF-16 offsets), but not the same. `share` of its words are there, in order. */
  | { readonly kind: 'altered'; readonly segment: readonly [start: number, end: number]; readonly share: number };

/** An ellipsis as papers set it: one sign, or three periods and more, with or without spaces. */
const ELLIPSIS = /…|\.(?:\s?\.){2,}/u;
/** What an editor put into a quotation. */
const BRACKETS = /\[[^\]]*\]/u;
/** A first letter that an editor changed, and says so: "[t]hese". */
const BRACKETED_LETTER = /\[(\p{L})\](?=\p{L})/gu;
const CUTS = new RegExp(`${ELLIPSIS.source}|${BRACKETS.source}`, 'u');

/** So much of a quotation must be there, in order, for it to be a wrong copy and not something else. */
const SHARE_MIN = 0.6;
const WORDS_MIN = 3;

/**
 * Compares a quotation with words on file, word by word: case, punctuation and the shape of quotation marks are the
 * paper's own. What stands between ellipses or brackets has to be there in order.
 *
 * @returns `null` where they have too little in common
 */
export function compareQuotation(quotation: string, words: string): Comparison | null {
  const said = tokens(words);
  const unbracketed = quotation.replace(BRACKETED_LETTER, '$1');
  const pieces = unbracketed
    .split(CUTS)
    .map(pieceOf)
    .filter(({ words: piece }) => piece.length > 0);
  const text = said.map((token) => token.folded);
  const places = placesInOrder(pieces, text);
  if (pieces.length > 0 && places !== null) {
    const isRecased = pieces.some(({ initial }, index) => isOtherCase(initial, words, said[places[index] ?? 0]));
    const bracketed = BRACKETS.test(unbracketed);
    return { kind: 'exact', cut: ELLIPSIS.test(quotation), bracketed, recased: isRecased };
  }
  const folds = pieces.map(({ words: piece }) => piece);
  return inAnotherOrder(folds, said) ?? altered(folds.flat(), said);
}

/** What stands between two cuts: its words, folded, and the letter that it begins with. */
interface Piece {
  readonly words: readonly string[];
  readonly initial: string;
}

function pieceOf(text: string): Piece {
  const found = tokens(text);
  return { words: found.map((token) => token.folded), initial: text.charAt(found[0]?.start ?? 0) };
}

function isOtherCase(initial: string, words: string, token: Token | undefined): boolean {
  const was = words.charAt(token?.start ?? 0);
  return was !== initial && was.toLowerCase() === initial.toLowerCase();
}

/** Pieces that are all there, but were put together in an order in which nobody said them. */
function inAnotherOrder(pieces: readonly (readonly string[])[], said: readonly Token[]): Comparison | null {
  const text = said.map((token) => token.folded);
  const places = pieces.map((piece) => runFrom(piece, text, 0));
  if (pieces.length < 2 || places.some((place) => place < 0)) return null;
  const ends = pieces.map((piece, index) => (places[index] ?? 0) + piece.length);
  const [first, last] = [said[Math.min(...places)], said[Math.max(...ends) - 1]];
  return { kind: 'altered', segment: [first?.start ?? 0, last?.end ?? 0], share: 1 };
}

/** Where each piece begins, each after the one before; `null` where one is not there. */
function placesInOrder(pieces: readonly Piece[], text: readonly string[]): number[] | null {
  const places: number[] = [];
  let from = 0;
  for (const { words } of pieces) {
    const at = runFrom(words, text, from);
    if (at < 0) return null;
    places.push(at);
    from = at + words.length;
  }
  return places;
}

function runFrom(piece: readonly string[], text: readonly string[], from: number): number {
  for (let at = from; at + piece.length <= text.length; at += 1) {
    if (piece.every((word, offset) => text[at + offset] === word)) return at;
  }
  return -1;
}

/** The stretch of the text that is closest to the quotation. */
function altered(wanted: readonly string[], said: readonly Token[]): Comparison | null {
  const text = said.map((token) => token.folded);
  const until = endOfBest(wanted, text);
  const from = until - endOfBest(wanted.toReversed(), text.slice(0, until).toReversed());
  const same = commonInOrder(wanted, text.slice(from, until));
  const share = same / wanted.length;
  if (same < WORDS_MIN || share < SHARE_MIN) return null;
  // What differs at the ends has no match to hold on to: as many words are shown as the quotation has there.
  const first = Math.max(0, from - wanted.indexOf(text[from] ?? ''));
  const last = Math.min(text.length, until + wanted.length - 1 - wanted.lastIndexOf(text[until - 1] ?? ''));
  return { kind: 'altered', segment: [said[first]?.start ?? 0, said[last - 1]?.end ?? 0], share };
}

/** What a word counts that is the same on both sides, that differs, and that only one side has. */
const [SAME, OTHER, GAP] = [2, -1, -1];

/** Where the stretch ends that is most like the wanted words: Smith and Waterman's local alignment. */
function endOfBest(wanted: readonly string[], text: readonly string[]): number {
  let [best, end] = [0, 0];
  let above = new Int32Array(text.length + 1);
  for (const word of wanted) {
    const row = new Int32Array(text.length + 1);
    for (const [at, other] of text.entries()) {
      const along = (above[at] ?? 0) + (other === word ? SAME : OTHER);
      const score = Math.max(0, along, (above[at + 1] ?? 0) + GAP, (row[at] ?? 0) + GAP);
      row[at + 1] = score;
      if (score > best) [best, end] = [score, at + 1];
    }
    above = row;
  }
  return end;
}

/** How many words both have in the same order. */
function commonInOrder(one: readonly string[], other: readonly string[]): number {
  let above = new Int32Array(other.length + 1);
  for (const word of one) {
    const row = new Int32Array(other.length + 1);
    for (const [at, second] of other.entries()) {
      row[at + 1] = word === second ? (above[at] ?? 0) + 1 : Math.max(above[at + 1] ?? 0, row[at] ?? 0);
    }
    above = row;
  }
  return above.at(-1) ?? 0;
}
