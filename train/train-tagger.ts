import { mixMore } from '../src/extract/hashing.ts';
import type { Reading } from '../src/extract/reading.ts';
import { type TaggerModel, tagFeatures } from '../src/extract/tagger.ts';
import type { SyntaxToken } from './corpus.ts';
import { seeded, shuffle } from './random.ts';

const BITS = 14;
const ROUNDS = 5;
const FEATURES = 19;
/** A word is certain when seen this often, with one tag this share of the time. */
const CERTAIN_SEEN = 15;
const CERTAIN_SHARE = 0.985;

/** A text and the tag of each token, -1 where the syntax layer cut it otherwise. */
export interface Tagged {
  readonly reading: Omit<Reading, 'tags'>;
  readonly tags: Int16Array;
}

/** Names of people, organizations and places are tags of their own: the later steps need to tell them apart. */
export function tagName({ tag, entity }: SyntaxToken): string {
  if (tag !== 'NNP' && tag !== 'NNPS') return tag;
  if (entity === 'PERSON') return 'NNP-P';
  if (entity === 'ORGANIZATION') return 'NNP-O';
  return entity === 'LOCATION' ? 'NNP-L' : 'NNP';
}

/** An averaged perceptron, in seeded order. */
export function trainTagger(texts: readonly Tagged[], tags: readonly string[]): TaggerModel {
  const certain = certainWords(texts, tags.length);
  const learner = new Perceptron(tags.length);
  const random = seeded(1);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const text of shuffle([...texts], random)) learnFrom(text, certain, learner);
  }
  return { tags, bits: BITS, certain, weights: quantized(learner.totals()) };
}

/** Tags a text as the tagger will, from left to right, and learns from each mistake. */
function learnFrom({ reading, tags }: Tagged, certain: ReadonlyMap<number, number>, learner: Perceptron): void {
  const guessed = new Uint8Array(tags.length);
  const starts = new Set(reading.breaks.sentences);
  const hashes = new Int32Array(FEATURES);
  for (const [at, word] of reading.words.entries()) {
    const known = certain.get(mixMore(word.lower, word.shape));
    if (known !== undefined) {
      guessed[at] = known;
      continue;
    }
    tagFeatures(reading.words, guessed, at, starts.has(at), hashes);
    guessed[at] = learner.learn(hashes, tags[at] ?? -1);
  }
}

/** Weights that move when a guess was wrong, and what they were on average. */
class Perceptron {
  readonly #tags: number;
  readonly #weights: Float32Array;
  readonly #totals: Float64Array;
  readonly #stamps: Int32Array;
  readonly #scores: Float32Array;
  #now = 0;

  constructor(tags: number) {
    this.#tags = tags;
    this.#weights = new Float32Array(tags << BITS);
    this.#totals = new Float64Array(tags << BITS);
    this.#stamps = new Int32Array(tags << BITS);
    this.#scores = new Float32Array(tags);
  }

  /** @param right - the right tag, or -1 where nobody knows. @returns the tag guessed before anything was learned */
  learn(hashes: Int32Array, right: number): number {
    const top = this.#guess(hashes);
    this.#now += 1;
    if (right < 0 || right === top) return top;
    for (const hash of hashes) {
      const row = (hash >>> (32 - BITS)) * this.#tags;
      this.#change(row + right, 1);
      this.#change(row + top, -1);
    }
    return top;
  }

  /** Each weight summed over all guesses. */
  totals(): Float64Array {
    for (let at = 0; at < this.#totals.length; at += 1) this.#change(at, 0);
    return this.#totals;
  }

  #guess(hashes: Int32Array): number {
    const scores = this.#scores.fill(0);
    for (const hash of hashes) {
      const row = (hash >>> (32 - BITS)) * this.#tags;
      for (let tag = 0; tag < this.#tags; tag += 1) scores[tag] = (scores[tag] ?? 0) + (this.#weights[row + tag] ?? 0);
    }
    let top = 0;
    for (let tag = 1; tag < this.#tags; tag += 1) if ((scores[tag] ?? 0) > (scores[top] ?? 0)) top = tag;
    return top;
  }

  #change(at: number, by: number): void {
    this.#totals[at] = (this.#totals[at] ?? 0) + (this.#now - (this.#stamps[at] ?? 0)) * (this.#weights[at] ?? 0);
    this.#stamps[at] = this.#now;
    this.#weights[at] = (this.#weights[at] ?? 0) + by;
  }
}

/** Averages as whole numbers of one byte. */
function quantized(totals: Float64Array): Int8Array {
  const sizes = Float64Array.from(totals, Math.abs)
    .filter((size) => size > 0)
    .sort();
  const top = sizes[Math.floor(sizes.length * 0.999)] ?? 1;
  return Int8Array.from(totals, (total) => Math.max(-127, Math.min(127, Math.round((total / top) * 127))));
}

function certainWords(texts: readonly Tagged[], tags: number): Map<number, number> {
  const counts = new Map<number, Int32Array>();
  for (const { reading, tags: gold } of texts) {
    for (const [at, word] of reading.words.entries()) {
      const tag = gold[at] ?? -1;
      if (tag < 0) continue;
      const key = mixMore(word.lower, word.shape);
      const count = counts.get(key) ?? new Int32Array(tags);
      count[tag] = (count[tag] ?? 0) + 1;
      counts.set(key, count);
    }
  }
  const certain = new Map<number, number>();
  for (const [key, count] of counts) {
    const seen = count.reduce((sum, n) => sum + n, 0);
    const top = Math.max(...count);
    if (seen >= CERTAIN_SEEN && top / seen >= CERTAIN_SHARE) certain.set(key, count.indexOf(top));
  }
  return certain;
}
