import { CUE_CLASSES } from './lexicon.ts';
import type { Reading } from './reading.ts';
import type { TagKinds } from './tag-kinds.ts';

/** What a feature may look at around each token, as columns: filled once per text, read many times. */
export interface Sight {
  readonly count: number;
  readonly lower: Int32Array;
  readonly stem: Int32Array;
  readonly suffix: Int32Array;
  readonly shape: Int32Array;
  readonly kind: Uint8Array;
  readonly tag: Uint8Array;
  /** 0 outside quotations, 1 inside, 2 an opening mark, 3 a closing mark. */
  readonly quote: Uint8Array;
  /** The subject a verb seems to have, and what seems to follow it, as token numbers or -1. */
  readonly subject: Int32Array;
  readonly object: Int32Array;
  /** The nearest verb before and after in the sentence, or -1. */
  readonly verbBefore: Int32Array;
  readonly verbAfter: Int32Array;
  /** Where "that" follows within a few tokens: 0 nowhere, 1 next, 2 near, 3 further. */
  readonly thatAfter: Uint8Array;
  /** How quotations stand around the token, packed. */
  readonly nearQuote: Uint8Array;
}

const AUXILIARIES = new Set(
  `be is are was were been being am have has had having do does did will would can could may might must shall should
   'll 'd 've 'm 're n't not to`.split(/\s+/u),
);
/** Tokens looked at in search of a subject or an object. */
const LOOK = 9;

const NAMELESS_KIND = CUE_CLASSES.length + 1;

/** Fills the columns. */
export function sightOf(reading: Reading, kinds: TagKinds): Sight {
  const { words, tags } = reading;
  const count = words.length;
  const column = (pick: (at: number) => number) => {
    const values = new Int32Array(count);
    for (let at = 0; at < count; at += 1) values[at] = pick(at);
    return values;
  };
  const quote = quoteMarks(reading);
  const { before, after } = verbsAround(reading, kinds);
  return {
    count,
    lower: column((at) => words[at]?.lower ?? 0),
    stem: column((at) => words[at]?.stem ?? 0),
    suffix: column((at) => words[at]?.suffix ?? 0),
    shape: column((at) => words[at]?.shape ?? 0),
    kind: Uint8Array.from(words, (word) => word.kind),
    tag: tags,
    quote,
    subject: column((at) => (kinds.isVerb[tags[at] ?? 0] ? subjectOf(reading, kinds, at) : -1)),
    object: column((at) => objectOf(reading, kinds, at)),
    verbBefore: before,
    verbAfter: after,
    thatAfter: Uint8Array.from(words, (_, at) => thatAfter(reading, at)),
    nearQuote: quotesNear(reading, quote),
  };
}

function quoteMarks({ quotes, words }: Reading): Uint8Array {
  const marks = new Uint8Array(words.length);
  for (const { first, end, isClosed } of quotes.list) {
    marks.fill(1, first, end);
    marks[first] = 2;
    if (isClosed) marks[end - 1] = 3;
  }
  return marks;
}

function verbsAround(
  { breaks, tags, words, quotes }: Reading,
  kinds: TagKinds,
): { before: Int32Array; after: Int32Array } {
  const before = new Int32Array(tags.length).fill(-1);
  const after = new Int32Array(tags.length).fill(-1);
  const isVerb = (at: number, quote: number) =>
    (kinds.isVerb[tags[at] ?? 0] ?? 0) === 1 && !AUXILIARIES.has(words[at]?.text ?? '') && quotes.of[at] === quote;
  for (let s = 0; s + 1 < breaks.sentences.length; s += 1) {
    const [from, to] = [breaks.sentences[s] ?? 0, breaks.sentences[s + 1] ?? 0];
    // Verbs inside a quotation are seen from inside it only.
    const last = new Map<number, number>();
    for (let at = from; at < to; at += 1) {
      const quote = quotes.of[at] ?? -1;
      before[at] = last.get(-1) ?? last.get(quote) ?? -1;
      if (quote >= 0) before[at] = last.get(quote) ?? last.get(-1) ?? -1;
      if (isVerb(at, quote)) last.set(quote, at);
    }
    last.clear();
    for (let at = to - 1; at >= from; at -= 1) {
      const quote = quotes.of[at] ?? -1;
      after[at] = last.get(quote) ?? last.get(-1) ?? -1;
      if (isVerb(at, quote)) last.set(quote, at);
    }
  }
  return { before, after };
}

/** The nearest noun or pronoun to the left, over adverbs, auxiliaries and one aside between commas. */
function subjectOf({ words, tags, sentenceOf, quotes }: Reading, kinds: TagKinds, verb: number): number {
  const sentence = sentenceOf[verb];
  for (let at = verb - 1; at >= 0 && at > verb - LOOK && sentenceOf[at] === sentence; at -= 1) {
    const tag = tags[at] ?? 0;
    if ((quotes.of[at] ?? -1) !== (quotes.of[verb] ?? -1)) return -1;
    if (kinds.isNoun[tag] || kinds.isPronoun[tag]) return words[at]?.kind === NAMELESS_KIND + 1 ? -1 : at;
    const text = words[at]?.text ?? '';
    if (kinds.isAdverb[tag] || AUXILIARIES.has(text) || text === ',' || text === 'also') continue;
    if (kinds.isVerb[tag] && at < verb - 1) return -1;
  }
  return -1;
}

/** The first token to the right that is no adverb and no time: what the verb is followed by. */
function objectOf({ words, tags, sentenceOf }: Reading, kinds: TagKinds, verb: number): number {
  const sentence = sentenceOf[verb];
  for (let at = verb + 1; at < words.length && at < verb + LOOK && sentenceOf[at] === sentence; at += 1) {
    if (kinds.isAdverb[tags[at] ?? 0] || words[at]?.kind === NAMELESS_KIND + 1 || words[at]?.text === 'on') continue;
    return at;
  }
  return -1;
}

function thatAfter({ words, sentenceOf }: Reading, at: number): number {
  for (let on = 1; on < LOOK && sentenceOf[at + on] === sentenceOf[at]; on += 1) {
    if (words[at + on]?.text === 'that') return on === 1 ? 1 : on < 4 ? 2 : 3;
  }
  return 0;
}

/** Bits: inside; a quotation closes within 3 tokens before; one opens within 4 after; sentence has one; comma before it. */
function quotesNear({ quotes, sentenceOf, breaks, tokens }: Reading, marks: Uint8Array): Uint8Array {
  const near = new Uint8Array(marks.length);
  const has = new Uint8Array(breaks.sentences.length);
  for (let at = 0; at < marks.length; at += 1) if (marks[at] === 2 || marks[at] === 3) has[sentenceOf[at] ?? 0] = 1;
  for (let at = 0; at < marks.length; at += 1) {
    let bits = (quotes.of[at] ?? -1) >= 0 ? 1 : 0;
    for (let back = 1; back <= 3; back += 1)
      if (marks[at - back] === 3) bits |= 2 | (/[,?!]/u.test(tokens.words[at - back - 1] ?? '') ? 16 : 0);
    for (let on = 1; on <= 4; on += 1) if (marks[at + on] === 2) bits |= 4;
    if (has[sentenceOf[at] ?? 0] === 1) bits |= 8;
    near[at] = bits;
  }
  return near;
}
