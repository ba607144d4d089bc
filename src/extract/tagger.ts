import { mix, mixMore } from './hashing.ts';
import type { Word } from './words.ts';

/** A perceptron tagger as loaded. */
export interface TaggerModel {
  readonly tags: readonly string[];
  readonly bits: number;
  /** Rows of as many weights as there are tags. */
  readonly weights: Int8Array;
  /** Words that have one tag nearly always, by the hash of their spelling. */
  readonly certain: ReadonlyMap<number, number>;
}

const FEATURES = 19;

/** Tags words from left to right; each choice sees the two before it. */
export class Tagger {
  readonly #model: TaggerModel;
  readonly #rows = new Int32Array(FEATURES);
  readonly #scores: Int32Array;

  constructor(model: TaggerModel) {
    this.#model = model;
    this.#scores = new Int32Array(model.tags.length);
  }

  /** @param isStart - whether each token begins a sentence */
  tag(words: readonly Word[], isStart: (at: number) => boolean): Uint8Array {
    const tags = new Uint8Array(words.length);
    const { certain } = this.#model;
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at];
      const known = word === undefined ? undefined : certain.get(mixMore(word.lower, word.shape));
      tags[at] = known ?? this.#guess(words, tags, at, isStart);
    }
    return tags;
  }

  #guess(words: readonly Word[], tags: Uint8Array, at: number, isStart: (at: number) => boolean): number {
    const { weights, bits } = this.#model;
    const scores = this.#scores;
    const count = scores.length;
    tagFeatures(words, tags, at, isStart(at), this.#rows);
    scores.fill(0);
    for (const hash of this.#rows) {
      const row = (hash >>> (32 - bits)) * count;
      for (let tag = 0; tag < count; tag += 1) scores[tag] = (scores[tag] ?? 0) + (weights[row + tag] ?? 0);
    }
    let top = 0;
    for (let tag = 1; tag < count; tag += 1) if ((scores[tag] ?? 0) > (scores[top] ?? 0)) top = tag;
    return top;
  }
}

/** What the tagger sees of a place: the word, its ending and shape, its neighbors, and the two tags before. */
export function tagFeatures(
  words: readonly Word[],
  tags: Uint8Array,
  at: number,
  isStart: boolean,
  into: Int32Array,
): void {
  const word = words[at] ?? NOTHING;
  const one = words[at - 1] ?? NOTHING;
  const two = words[at - 2] ?? NOTHING;
  const next = words[at + 1] ?? NOTHING;
  const after = words[at + 2] ?? NOTHING;
  const before = isStart ? 98 : (tags[at - 1] ?? 99);
  const earlier = isStart ? 98 : (tags[at - 2] ?? 99);
  let n = 0;
  into[n++] = mix(1, word.lower);
  into[n++] = mix(2, word.suffix);
  into[n++] = mix(3, word.prefix);
  into[n++] = mixMore(mix(4, word.shape), isStart ? 1 : 0);
  into[n++] = mix(5, before);
  into[n++] = mixMore(mix(6, before), earlier);
  into[n++] = mixMore(mix(7, before), word.lower);
  into[n++] = mix(8, one.lower);
  into[n++] = mix(9, next.lower);
  into[n++] = mix(10, two.lower);
  into[n++] = mix(11, after.lower);
  into[n++] = mix(12, next.suffix);
  into[n++] = mixMore(mix(13, one.lower), word.lower);
  into[n++] = mixMore(mix(14, word.lower), next.lower);
  into[n++] = mixMore(mix(15, next.shape), word.shape);
  into[n++] = mixMore(mix(16, word.suffix), before);
  into[n++] = mixMore(mix(17, one.suffix), word.suffix);
  into[n++] = mixMore(mix(18, one.shape), word.shape);
  into[n++] = mixMore(mix(19, word.stem), word.suffix);
}

const NOTHING: Word = { lower: 1, stem: 1, suffix: 1, prefix: 1, shape: 1, kind: 0, text: '' };
