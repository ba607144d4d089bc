import type { Candidate } from './candidates.ts';
import type { Features } from './features.ts';
import { mix, mixMore } from './hashing.ts';
import type { Reading } from './reading.ts';
import type { Sight } from './sight.ts';
import type { TagKinds } from './tag-kinds.ts';

const bin = (n: number): number => (n < 4 ? n : n < 6 ? 4 : n < 9 ? 5 : n < 14 ? 6 : n < 25 ? 7 : n < 60 ? 8 : 9);
const tenth = (chance: number): number => Math.min(12, Math.floor(-2 * Math.log2(Math.max(1e-3, 1 - chance))));
const low = (chance: number): number => Math.min(15, Math.floor(-2 * Math.log2(Math.max(0.005, chance))));

/**
 * Everything that speaks for or against one candidate.
 *
 * @param at - its place in the order of the text among all that may want the same words
 */
export function judgeFeatures(
  one: Candidate,
  at: number,
  all: readonly Candidate[],
  reading: Reading,
  sight: Sight,
  kinds: TagKinds,
  into: Features,
): void {
  into.clear();
  const facts = factsOf(one, at, all, reading, sight, kinds);
  suretyFeatures(facts, into);
  wordFeatures(facts, sight, into);
  shapeFeatures(facts, sight, into);
}

type Facts = ReturnType<typeof factsOf>;

function factsOf(
  one: Candidate,
  at: number,
  all: readonly Candidate[],
  reading: Reading,
  { lower, stem, tag, kind, quote }: Sight,
  kinds: TagKinds,
) {
  const [head = 0] = one.cue;
  const [first = 0] = one.content;
  const last = one.content.at(-1) ?? 0;
  const source = headOf(one.source, tag, kinds);
  return {
    one,
    head,
    first,
    last,
    source,
    cue: low(one.cueChance),
    src: one.source.length === 0 ? 15 : tenth(one.sourceChance),
    con: tenth(one.contentChance),
    weak: low(one.weakest),
    left: low(1 - one.leftOut),
    way: one.rank * 8 + Math.min(7, Math.floor(one.behind * 1.5)),
    rival: rivalry(one, at, all),
    isInside: (reading.quotes.of[head] ?? -1) >= 0 ? 1 : 0,
    s0: stem[head] ?? 0,
    t0: tag[head] ?? 0,
    k0: kind[head] ?? 0,
    sTag: source < 0 ? 99 : (tag[source] ?? 0),
    sWord: source < 0 ? 1 : (lower[source] ?? 0),
    order: (source < 0 ? 2 : source < head ? 0 : 1) * 4 + (last < head ? 0 : first > head ? 1 : 2),
    quoted: quotedShare(one.content, quote),
    pieces: piecesOf(one.content, quote),
    gap: Math.min(9, first > head ? first - head - one.cue.length : 0),
  };
}

/** How sure the steps before were. */
function suretyFeatures(facts: Facts, into: Features): void {
  const { cue, src, con, weak, s0, rival, isInside, left, way, pieces } = facts;
  into.add(mix(200, cue));
  into.add(mix(201, src));
  into.add(mix(202, con));
  into.add(mix(203, weak));
  into.add(mix(204, cue * 16 + con));
  into.add(mix(205, cue * 16 + src));
  into.add(mix(206, (cue * 16 + con) * 16 + src));
  into.add(mix(207, cue * 16 + weak));
  into.add(mix(222, rival));
  into.add(mix(223, rival * 16 + cue));
  into.add(mix(225, isInside * 16 + cue));
  into.add(mix(239, way));
  into.add(mix(240, way * 16 + weak));
  into.add(mix(241, left));
  into.add(mix(242, left * 16 + weak));
  into.add(mix(244, pieces * 16 + con));
  into.add(mix(246, way * 64 + pieces));
  into.add(mixMore(mix(247, s0), way));
}

/** The reporting words, and who and what stands by them. */
function wordFeatures(facts: Facts, sight: Sight, into: Features): void {
  const { one, cue, order, quoted, s0, t0, k0, sTag, sWord, isInside, head, first, source } = facts;
  const { lower, tag, subject } = sight;
  into.add(mixMore(mix(209, s0), order));
  into.add(mix(210, s0));
  into.add(mixMore(mix(211, s0), t0));
  into.add(mix(212, (k0 * 128 + t0) * 16 + order));
  into.add(mixMore(mix(213, s0), quoted * 16 + (cue >> 2)));
  into.add(mix(214, (sTag * 32 + k0) * 16 + (cue >> 2)));
  into.add(mixMore(mix(215, sWord), k0));
  into.add(mixMore(mix(216, s0), sTag));
  into.add(mix(219, (tag[first] ?? 0) * 128 + t0));
  into.add(mixMore(mix(220, lower[first] ?? 0), k0));
  into.add(mixMore(mix(221, s0), tag[first] ?? 0));
  into.add(mixMore(mix(226, s0), isInside));
  into.add(mix(228, ((tag[head - 1] ?? 98) * 128 + t0) * 128 + (tag[head + 1] ?? 98)));
  into.add(mixMore(mix(229, lower[head - 1] ?? 1), s0));
  into.add(mixMore(mix(230, lower[head + 1] ?? 1), s0));
  into.add(mix(232, (source >= 0 && subject[head] === source ? 1 : 0) * 128 + t0));
  into.add(mixMore(mix(233, lower[one.source[0] ?? -1] ?? 1), t0));
  into.add(mixMore(mix(250, lower[first] ?? 1), s0));
}

/** How the parts lie, and where the content begins and ends. */
function shapeFeatures(facts: Facts, sight: Sight, into: Features): void {
  const { one, weak, order, quoted, s0, t0, gap, pieces, head, first, last } = facts;
  const { lower, tag, nearQuote } = sight;
  into.add(mix(208, order * 16 + quoted));
  into.add(mix(217, bin(one.content.length) * 16 + quoted));
  into.add(mixMore(mix(218, s0), bin(one.content.length)));
  into.add(mix(224, (nearQuote[head] ?? 0) * 16 + order));
  into.add(mix(227, gap * 16 + order));
  into.add(mix(231, bin(one.source.length) * 16 + order));
  into.add(mix(234, bin(last < head ? head - last : 0) * 16 + quoted));
  into.add(mixMore(mix(235, lower[last] ?? 1), quoted));
  into.add(mixMore(mix(236, lower[last + 1] ?? 1), quoted));
  into.add(mixMore(mix(237, lower[first - 1] ?? 1), quoted));
  into.add(mix(243, pieces * 16 + quoted));
  into.add(mix(245, pieces * 16 + order));
  into.add(mix(248, (tag[last + 1] ?? 98) * 128 + (tag[last] ?? 98)));
  into.add(mixMore(mix(249, lower[last + 1] ?? 1), weak));
  into.add(mix(238, bin(one.cue.length) * 128 + t0));
}

/** The last noun before a comma or preposition: "spokesman" in "the spokesman for the campaign". */
function headOf(source: readonly number[], tag: Uint8Array, kinds: TagKinds): number {
  let head = -1;
  for (const at of source) {
    if (kinds.isNoun[tag[at] ?? 0] || kinds.isPronoun[tag[at] ?? 0]) head = at;
    else if (head >= 0) break;
  }
  return head >= 0 ? head : (source[0] ?? -1);
}

/** How many pieces the content is in, and whether quoted and unquoted ones are mixed. */
function piecesOf(content: readonly number[], quote: Uint8Array): number {
  let [pieces, quoted] = [0, 0];
  for (const [n, at] of content.entries()) {
    if (n > 0 && content[n - 1] === at - 1) continue;
    pieces += 1;
    if ((quote[at] ?? 0) > 0) quoted += 1;
  }
  return Math.min(3, pieces) * 4 + (quoted === 0 ? 0 : quoted === pieces ? 1 : 2);
}

/** 0 none, 1 some, 2 most, 3 all of the content is in quotation marks. */
function quotedShare(content: readonly number[], quote: Uint8Array): number {
  let inside = 0;
  for (const at of content) if ((quote[at] ?? 0) > 0) inside += 1;
  if (inside === 0) return 0;
  return inside === content.length ? 3 : inside * 2 > content.length ? 2 : 1;
}

/** Candidates looked at on each side: those further off want other words. */
const NEIGHBORS = 24;

/** How the candidate stands among those that want the same words: none; surer than all; near; clearly weaker. */
function rivalry(one: Candidate, at: number, all: readonly Candidate[]): number {
  let top = 0;
  for (let other = Math.max(0, at - NEIGHBORS); other < Math.min(all.length, at + NEIGHBORS + 1); other += 1) {
    const rival = all[other];
    if (rival === undefined || rival.cue[0] === one.cue[0] || !overlaps(one, rival)) continue;
    top = Math.max(top, rival.cueChance * rival.contentChance);
  }
  const own = one.cueChance * one.contentChance;
  if (top === 0) return 0;
  return own > top * 3 ? 1 : own > top ? 2 : own > top / 3 ? 3 : 4;
}

/** Whether two candidates can't both stand: shared content, or the cue of one within the content of the other. */
function overlaps(one: Candidate, other: Candidate): boolean {
  return (
    meets(one.content, other.content) ||
    meets(one.cue, other.content) ||
    meets(one.content, other.cue) ||
    meets(one.cue, other.cue)
  );
}

function meets(one: readonly number[], other: readonly number[]): boolean {
  if ((one[0] ?? 0) > (other.at(-1) ?? 0) || (other[0] ?? 0) > (one.at(-1) ?? 0)) return false;
  let at = 0;
  for (const token of one) {
    while (at < other.length && (other[at] ?? 0) < token) at += 1;
    if (other[at] === token) return true;
  }
  return false;
}
