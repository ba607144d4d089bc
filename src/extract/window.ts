import type { Reading } from './reading.ts';

/** What a role is given to: one token, or a whole quotation, or the paragraph after a colon. */
export const TOKEN = 0;
export const QUOTATION = 1;
const BLOCK = 2;

/** The surroundings of a cue, in units: a quotation is said whole or not at all, so it is one unit. */
export interface Window {
  /** First token of each unit, and the token after its last. */
  readonly firsts: Int32Array;
  readonly ends: Int32Array;
  readonly kinds: Uint8Array;
  readonly count: number;
  /** The unit that the cue begins in. */
  readonly cue: number;
}

/** Most tokens looked at on each side of a cue, quotations counted as one. */
const REACH = 70;
/** Most paragraphs that a quotation is followed through. */
const PARAGRAPHS_MAX = 12;

/** Lays out the sentence of the cue, the quotations that touch it, and a block quotation after its colon. */
export function windowOf(reading: Reading, cue: number): Window {
  const within = reading.quotes.of[cue] ?? -1;
  const [from, to] = stretchAround(reading, cue, within);
  const firsts: number[] = [];
  const ends: number[] = [];
  const kinds: number[] = [];
  const push = (first: number, end: number, kind: number) => {
    firsts.push(first);
    ends.push(end);
    kinds.push(kind);
  };
  let cueUnit = 0;
  for (let at = from; at < to; ) {
    const quote = reading.quotes.of[at] ?? -1;
    const region = quote >= 0 && quote !== within ? reading.quotes.list[quote] : undefined;
    if (at === cue) cueUnit = firsts.length;
    const end = region === undefined ? at + 1 : Math.min(region.end, to);
    push(at, end, region === undefined ? TOKEN : QUOTATION);
    at = end;
  }
  for (const [first, end, kind] of paragraphsAfter(reading, to)) push(first, end, kind);
  return {
    firsts: Int32Array.from(firsts),
    ends: Int32Array.from(ends),
    kinds: Uint8Array.from(kinds),
    count: firsts.length,
    cue: cueUnit,
  };
}

function stretchAround(reading: Reading, cue: number, within: number): [from: number, to: number] {
  const { breaks, sentenceOf, paragraphOf, quotes } = reading;
  const paragraph = paragraphOf[cue] ?? 0;
  const [first, last] = [breaks.paragraphs[paragraph] ?? 0, breaks.paragraphs[paragraph + 1] ?? 0];
  let from = breaks.sentences[sentenceOf[cue] ?? 0] ?? 0;
  let to = breaks.sentences[(sentenceOf[cue] ?? 0) + 1] ?? 0;
  const isOther = (at: number) => (quotes.of[at] ?? -1) >= 0 && quotes.of[at] !== within;
  for (let more = 0; more < 4 && from > first && (isOther(from - 1) || isOther(from)); more += 1) {
    const region = quotes.list[quotes.of[isOther(from - 1) ? from - 1 : from] ?? 0];
    const start = breaks.sentences[sentenceOf[region?.first ?? from] ?? 0] ?? from;
    if (start >= from) break;
    from = start;
  }
  for (let more = 0; more < 4 && to < last && (isOther(to - 1) || isOther(to)); more += 1) {
    const region = quotes.list[quotes.of[isOther(to) ? to : to - 1] ?? 0];
    const end = breaks.sentences[(sentenceOf[(region?.end ?? to) - 1] ?? 0) + 1] ?? to;
    if (end <= to) break;
    to = end;
  }
  return [Math.max(first, from, reach(quotes.of, cue, -1, from)), Math.min(last, to, reach(quotes.of, cue, 1, to))];
}

/** How far one may go from the cue until `REACH` tokens outside quotations are passed. */
function reach(of: Int32Array, cue: number, step: -1 | 1, limit: number): number {
  let passed = 0;
  let at = cue;
  while (at !== limit && passed < REACH) {
    at += step;
    if ((of[at] ?? -1) < 0 || of[at] === of[cue]) passed += 1;
  }
  return at;
}

/** After "X said:" the next paragraph, and after a quotation that goes on, its further paragraphs. */
function paragraphsAfter({ breaks, paragraphOf, quotes, tokens }: Reading, to: number): [number, number, number][] {
  const found: [number, number, number][] = [];
  let paragraph = (paragraphOf[to - 1] ?? 0) + 1;
  if (to !== breaks.paragraphs[paragraph]) return found;
  const isColon = tokens.words[to - 1] === ':';
  let before = quotes.list[quotes.of[to - 1] ?? -1];
  while (paragraph + 1 < breaks.paragraphs.length && found.length < PARAGRAPHS_MAX) {
    const first = breaks.paragraphs[paragraph] ?? 0;
    const region = quotes.list[quotes.of[first] ?? -1];
    if (region !== undefined && region.first === first && (before?.goesOn || (isColon && found.length === 0))) {
      found.push([first, region.end, QUOTATION]);
      before = region;
    } else if (isColon && found.length === 0) {
      found.push([first, breaks.paragraphs[paragraph + 1] ?? first, BLOCK]);
      break;
    } else break;
    if (region.end !== breaks.paragraphs[paragraph + 1]) break;
    paragraph += 1;
  }
  return found;
}
