import type { Candidate } from '../src/extract/candidates.ts';
import { Features } from '../src/extract/features.ts';
import { judgeFeatures } from '../src/extract/judge-features.ts';
import type { TagKinds } from '../src/extract/tag-kinds.ts';
import type { GoldTokens, Lesson } from './prepare.ts';
import type { Sequences } from './sequences.ts';

/** Lays each candidate as a sequence of one: right or wrong. */
export function layJudge(
  { reading, sight, gold }: Lesson,
  candidates: readonly Candidate[],
  kinds: TagKinds,
  into: Sequences,
): number[] {
  const features = new Features();
  return candidates.map((candidate, at) => {
    judgeFeatures(candidate, at, candidates, reading, sight, kinds, features);
    into.push(features.hashes, features.count, isRight(candidate, gold, reading.tokens.words) ? 1 : 0, 0);
    return into.finish();
  });
}

/**
 * Lays the ways to read each cue that has a right one: the best of them against the others.
 */
export function layPick(
  { reading, sight, gold }: Lesson,
  candidates: readonly Candidate[],
  kinds: TagKinds,
  into: Sequences,
): number[] {
  const features = new Features();
  const merits = candidates.map((one) => meritOf(one, gold, reading.tokens.words));
  const best = new Map<number, number>();
  for (const [at, one] of candidates.entries()) {
    const [head = 0] = one.cue;
    best.set(head, Math.max(best.get(head) ?? 0, merits[at] ?? 0));
  }
  return candidates.flatMap((one, at) => {
    const top = best.get(one.cue[0] ?? 0) ?? 0;
    if (top === 0) return [];
    judgeFeatures(one, at, candidates, reading, sight, kinds, features);
    into.push(features.hashes, features.count, merits[at] === top ? 1 : 0, 0);
    return [into.finish()];
  });
}

/** How well a right candidate fits what was marked: shared words of content and source, each from 0 to 1. */
function meritOf(one: Candidate, gold: readonly GoldTokens[], words: readonly string[]): number {
  let best = 0;
  for (const marked of gold) {
    if (!isRight(one, [marked], words)) continue;
    best = Math.max(best, jaccard(one.content, marked.content, words) + jaccard(one.source, marked.source, words));
  }
  return best;
}

function jaccard(one: readonly number[], other: readonly number[], words: readonly string[]): number {
  const isWord = (at: number) => WORD.test(words[at] ?? '');
  const [a, b] = [one.filter(isWord), new Set(other.filter(isWord))];
  const shared = a.filter((at) => b.has(at)).length;
  return a.length + b.size === 0 ? 1 : shared / (a.length + b.size - shared);
}

const WORD = /[\p{L}\p{N}]/u;

/** The corpus's own measure: half of the words of the content, and a word of the source, or neither has a source. */
export function isRight(candidate: Candidate, gold: readonly GoldTokens[], words: readonly string[]): boolean {
  const isWord = (at: number) => WORD.test(words[at] ?? '');
  const content = candidate.content.filter(isWord);
  return gold.some((one) => {
    const marked = one.content.filter(isWord);
    if ((marked[0] ?? 0) > (content.at(-1) ?? 0) || (marked.at(-1) ?? 0) < (content[0] ?? 0)) return false;
    const known = new Set(marked);
    const shared = content.filter((at) => known.has(at)).length;
    if (shared * 2 < marked.length + content.length - shared) return false;
    if (candidate.source.length === 0) return one.source.length === 0;
    return candidate.source.some((at) => isWord(at) && one.source.includes(at));
  });
}
