import type { ChainModel } from '../src/extract/chain.ts';
import { ChainState } from './chain-state.ts';
import { seeded, shuffle } from './random.ts';
import type { Sequences } from './sequences.ts';

/** How a chain is trained. */
export interface ChainSettings {
  readonly labels: number;
  readonly stepKinds: number;
  readonly bits: number;
  readonly rounds: number;
  /** The model is the mean of what it is after each of the last rounds, this many. */
  readonly averaged: number;
  readonly rate: number;
  /** A feature seen fewer times is left out. */
  readonly seenMin: number;
  /** Share of the features hidden at random in each update, so that none is leaned on alone. */
  readonly hidden: number;
  /** Weights nearer to 0 than this are dropped, in log odds. */
  readonly smallest: number;
  /** What one step of a stored weight is worth, in log odds. */
  readonly unit: number;
}

/** Trains a conditional random field by stochastic gradient (AdaGrad), in seeded order. */
export function trainChain(data: Sequences, which: readonly number[], settings: ChainSettings): ChainModel {
  const { labels, bits, stepKinds, rounds, averaged, rate } = settings;
  const kept = data.only(which, frequent(data, which, settings.seenMin), 32 - bits);
  const places = commonestFirst(kept, 1 << bits);
  const state = new ChainState(labels, places.length, stepKinds);
  const mean = new Float32Array(labels << bits);
  const steps = new Float32Array(state.steps.length);
  const random = seeded(7);
  const order = [...which.keys()];
  for (let round = 0; round < rounds; round += 1) {
    const step = rate * (1 - round / rounds) + rate * 0.1;
    for (const n of shuffle(order, random)) state.learn(kept, n, step, settings.hidden);
    if (round >= rounds - averaged) state.addTo(mean, places, steps, 1 / averaged);
  }
  return packed(mean, steps, settings);
}

/**
 * Numbers the rows anew, by how common their features are, so that most of what is learned lies close together in memory.
 *
 * @returns for each new number the old one
 */
function commonestFirst(data: Sequences, size: number): Int32Array {
  const count = data.featureCount;
  const seen = new Int32Array(size);
  for (let f = 0; f < count; f += 1) seen[data.features[f] ?? 0] = (seen[data.features[f] ?? 0] ?? 0) + 1;
  const keys = new Float64Array(size);
  for (let row = 0; row < size; row += 1) keys[row] = row - (seen[row] ?? 0) * size;
  const used = keys.filter((_, row) => (seen[row] ?? 0) > 0).sort();
  const places = Int32Array.from(used, (key) => ((key % size) + size) % size);
  const numbers = new Int32Array(size);
  for (const [number, place] of places.entries()) numbers[place] = number;
  for (let f = 0; f < count; f += 1) data.features[f] = numbers[data.features[f] ?? 0] ?? 0;
  return places;
}

/** A byte per bucket of 2^24: whether its features are seen often enough. */
function frequent(data: Sequences, which: readonly number[], seenMin: number): Uint8Array {
  const seen = new Uint8Array(1 << 24);
  for (const n of which) {
    const [from, to] = data.featureRange(n);
    for (let f = from; f < to; f += 1) {
      const bucket = (data.features[f] ?? 0) >>> 8;
      if ((seen[bucket] ?? 0) < 255) seen[bucket] = (seen[bucket] ?? 0) + 1;
    }
  }
  for (let bucket = 0; bucket < seen.length; bucket += 1) seen[bucket] = (seen[bucket] ?? 0) >= seenMin ? 1 : 0;
  return seen;
}

/** Weights as whole numbers of one byte: coarse steps, so that they take little room once compressed. */
function packed(mean: Float32Array, steps: Float32Array, settings: ChainSettings): ChainModel {
  const { labels, bits, smallest, unit } = settings;
  const weights = Int8Array.from(mean, (learned) => {
    // With all features in sight, each has to say less than when some were hidden.
    const weight = learned * (1 - settings.hidden);
    if (Math.abs(weight) < smallest) return 0;
    return Math.max(-127, Math.min(127, Math.round(weight / unit)));
  });
  return { labels, bits, weights, scale: unit, steps };
}

/** The mean of models of the same shape: what each learned by chance of its own articles matters less in it. */
export function meanOf(models: readonly ChainModel[]): ChainModel {
  const [first] = models;
  if (first === undefined) throw new Error('There is no mean of no models.');
  const weights = first.weights.map((_, at) =>
    Math.round(models.reduce((sum, { weights: other }) => sum + (other[at] ?? 0), 0) / models.length),
  );
  const steps = first.steps.map(
    (_, at) => models.reduce((sum, { steps: other }) => sum + (other[at] ?? 0), 0) / models.length,
  );
  return { ...first, weights, steps };
}
