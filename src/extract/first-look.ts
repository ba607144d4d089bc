import type { Features } from './features.ts';
import { mix, mixMore } from './hashing.ts';
import type { Reading } from './reading.ts';
import type { Sight } from './sight.ts';

/** What a token may be on first look, over a whole paragraph. */
export const LOOK_LABELS = ['none', 'source', 'more source', 'cue', 'more cue', 'content', 'new content'] as const;

/** Which kind of step leads to a token: inside a sentence, to a new one, and the same inside a quotation. */
export function lookStep({ sentenceOf, quotes }: Reading, at: number): number {
  const isNew = at === 0 || sentenceOf[at] !== sentenceOf[at - 1];
  const quote = quotes.of[at] ?? -1;
  return (isNew ? 1 : 0) + (quote >= 0 && quote === (quotes.of[at - 1] ?? -1) ? 2 : 0);
}

const bin = (n: number): number => (n < 5 ? n : n < 8 ? 5 : n < 13 ? 6 : n < 21 ? 7 : 8);

/** Everything the first look weighs about a token. */
export function lookFeatures(sight: Sight, reading: Reading, at: number, into: Features): void {
  into.clear();
  wordFeatures(sight, at, into);
  patternFeatures(sight, at, into);
  clauseFeatures(sight, at, into);
  placeFeatures(sight, reading, at, into);
}

function wordFeatures({ lower, stem, suffix, shape, kind, tag }: Sight, at: number, into: Features): void {
  const t0 = (tag[at] ?? 0) + 1;
  const t1 = (tag[at + 1] ?? 98) + 1;
  const b1 = (tag[at - 1] ?? 98) + 1;
  const w0 = lower[at] ?? 0;
  const w1 = lower[at + 1] ?? 1;
  const v1 = lower[at - 1] ?? 1;
  const s0 = stem[at] ?? 0;
  const k0 = kind[at] ?? 0;
  into.add(mix(1, w0));
  into.add(mix(2, w1));
  into.add(mix(3, v1));
  into.add(mix(4, lower[at + 2] ?? 1));
  into.add(mix(5, lower[at - 2] ?? 1));
  into.add(mix(6, s0));
  into.add(mix(7, stem[at + 1] ?? 1));
  into.add(mix(8, stem[at - 1] ?? 1));
  into.add(mix(9, suffix[at] ?? 0));
  into.add(mix(10, shape[at] ?? 0));
  into.add(mixMore(mix(17, s0), t0));
  into.add(mixMore(mix(18, s0), t1));
  into.add(mixMore(mix(19, s0), b1));
  into.add(mixMore(mix(20, w0), w1));
  into.add(mixMore(mix(21, v1), w0));
  into.add(mixMore(mix(24, w1), k0 * 128 + t0));
  into.add(mixMore(mix(25, v1), k0 * 128 + t0));
  into.add(mixMore(mix(28, mixMore(w0, w1)), lower[at + 2] ?? 1));
  into.add(mixMore(mix(65, mixMore(lower[at - 2] ?? 1, v1)), w0));
  into.add(mixMore(mix(50, mixMore(v1, w0)), w1));
}

/** Parts of speech and kinds of words, in rows of two to four. */
function patternFeatures({ kind, tag }: Sight, at: number, into: Features): void {
  const t0 = (tag[at] ?? 0) + 1;
  const t1 = (tag[at + 1] ?? 98) + 1;
  const t2 = (tag[at + 2] ?? 98) + 1;
  const t3 = (tag[at + 3] ?? 98) + 1;
  const b1 = (tag[at - 1] ?? 98) + 1;
  const b2 = (tag[at - 2] ?? 98) + 1;
  const k0 = kind[at] ?? 0;
  const k1 = kind[at + 1] ?? 99;
  const j1 = kind[at - 1] ?? 99;
  into.add(mix(11, t0 * 128 + t1));
  into.add(mix(12, b1 * 128 + t0));
  into.add(mix(13, (b1 * 128 + t0) * 128 + t1));
  into.add(mix(14, (t0 * 128 + t1) * 128 + t2));
  into.add(mix(15, (b2 * 128 + b1) * 128 + t0));
  into.add(mix(16, (t1 * 128 + t2) * 128 + t3));
  into.add(mix(22, (k0 * 128 + t0) * 128 + t1));
  into.add(mix(23, (k0 * 128 + t0) * 128 + b1));
  into.add(mix(26, (k1 * 128 + t1) * 128 + t0));
  into.add(mix(27, (j1 * 128 + b1) * 128 + t0));
  into.add(mix(29, (kind[at + 2] ?? 99) * 128 + (kind[at - 2] ?? 99)));
  into.add(mix(63, ((b2 * 128 + b1) * 128 + t0) * 128 + t1));
  into.add(mixMore(mix(64, (b1 * 128 + t0) * 128 + t1), t2));
}

function clauseFeatures(sight: Sight, at: number, into: Features): void {
  const { lower, stem, kind, tag, subject, object, verbBefore, verbAfter } = sight;
  const t0 = (tag[at] ?? 0) + 1;
  const s0 = stem[at] ?? 0;
  const k0 = kind[at] ?? 0;
  const sub = subject[at] ?? -1;
  const obj = object[at] ?? -1;
  const back = verbBefore[at] ?? -1;
  const on = verbAfter[at] ?? -1;
  const subTag = sub < 0 ? 99 : (tag[sub] ?? 98);
  const objTag = obj < 0 ? 99 : (tag[obj] ?? 98);
  into.add(mixMore(mix(30, s0), subTag));
  into.add(mix(31, (subTag * 128 + t0) * 128 + objTag));
  into.add(mixMore(mix(32, sub < 0 ? 1 : (lower[sub] ?? 0)), k0 * 128 + t0));
  into.add(mixMore(mix(33, s0), objTag));
  into.add(mixMore(mix(34, obj < 0 ? 1 : (lower[obj] ?? 0)), k0 * 128 + t0));
  into.add(mixMore(mix(35, s0), obj < 0 ? 1 : (lower[obj] ?? 0)));
  into.add(mix(36, (k0 * 128 + subTag) * 128 + objTag));
  into.add(mixMore(mix(37, back < 0 ? 1 : (stem[back] ?? 0)), t0));
  into.add(mixMore(mix(38, on < 0 ? 1 : (stem[on] ?? 0)), t0));
  const backKind = back < 0 ? 99 : (kind[back] ?? 0);
  const onKind = on < 0 ? 99 : (kind[on] ?? 0);
  into.add(mix(39, (backKind * 128 + t0) * 16 + (back < 0 ? 9 : bin(at - back))));
  into.add(mix(40, (onKind * 128 + t0) * 16 + (on < 0 ? 9 : bin(on - at))));
  into.add(mixMore(mix(41, back < 0 ? 1 : (stem[back] ?? 0)), s0));
  into.add(mixMore(mix(57, s0), subTag * 128 + objTag));
  into.add(mixMore(mix(58, lower[at - 2] ?? 1), t0 * 128 + (tag[at - 1] ?? 98)));
  into.add(mixMore(mix(59, s0), sight.thatAfter[at] ?? 0));
  into.add(mix(60, ((sight.thatAfter[at] ?? 0) * 128 + k0) * 128 + t0));
  into.add(mix(61, (k0 * 128 + subTag) * 32 + (sight.nearQuote[at] ?? 0)));
  into.add(mixMore(mix(62, s0), (kind[sub] ?? 99) * 128 + t0));
  into.add(mixMore(mix(42, backKind * 128 + onKind), t0));
}

function placeFeatures(
  sight: Sight,
  { breaks, sentenceOf, paragraphOf, quotes }: Reading,
  at: number,
  into: Features,
): void {
  const { lower, stem, kind, tag, quote, nearQuote } = sight;
  const t0 = (tag[at] ?? 0) + 1;
  const near = nearQuote[at] ?? 0;
  const sentence = sentenceOf[at] ?? 0;
  const from = breaks.sentences[sentence] ?? 0;
  const to = breaks.sentences[sentence + 1] ?? 0;
  const start = breaks.paragraphs[paragraphOf[at] ?? 0] ?? 0;
  into.add(mix(43, near * 4 + (quote[at] ?? 0)));
  into.add(mix(44, (near * 4 + (quote[at] ?? 0)) * 128 + t0));
  into.add(mixMore(mix(45, stem[at] ?? 0), near));
  into.add(mix(46, ((kind[at] ?? 0) * 64 + near) * 128 + t0));
  into.add(mix(47, (bin(at - from) * 16 + bin(to - at)) * 128 + t0));
  into.add(mixMore(mix(48, lower[from] ?? 0), t0));
  into.add(mix(49, ((from === start ? 1 : 0) * 64 + near) * 4 + (quote[at] ?? 0)));
  const inside = quotes.of[at] ?? -1;
  if (inside < 0) return;
  const { first, end } = quotes.list[inside] ?? { first: at, end: at };
  into.add(mix(51, bin(end - first) * 64 + (tag[first - 1] ?? 98)));
  into.add(mix(52, bin(end - first) * 128 + (tag[end] ?? 98)));
  into.add(mixMore(mix(53, lower[first - 1] ?? 1), bin(end - first)));
  into.add(mixMore(mix(54, stem[end] ?? 1), bin(end - first)));
  into.add(mixMore(mix(55, lower[first - 2] ?? 1), bin(end - first)));
  into.add(mixMore(mix(56, stem[end + 1] ?? 1), bin(end - first)));
}
