import type { Features } from './features.ts';

/** A linear-chain model as loaded: small whole numbers for each hashed feature and label, and for each step. */
export interface ChainModel {
  readonly labels: number;
  /** A feature's row is the upper `bits` of its hash. */
  readonly bits: number;
  /** Rows of `labels` weights. */
  readonly weights: Int8Array;
  /** What one unit of a weight is worth in log odds. */
  readonly scale: number;
  /** In log odds, by kind of step, label before (the last: none) and label. */
  readonly steps: Float32Array;
}

/** Adds up what the features say for each label. */
export function score(
  { weights, labels, bits, scale }: ChainModel,
  { hashes, count }: Features,
  into: Float32Array,
  at: number,
): void {
  for (let label = 0; label < labels; label += 1) {
    let sum = 0;
    for (let n = 0; n < count; n += 1) sum += weights[((hashes[n] ?? 0) >>> (32 - bits)) * labels + label] ?? 0;
    into[at + label] = sum * scale;
  }
}

/**
 * The chance of each label at each place, given the whole sequence (forward-backward).
 *
 * @param scores - log odds, `labels` for each of `length` places; overwritten with the chances
 * @param kinds - which kind of step leads to each place
 */
export function chances(
  scores: Float32Array,
  length: number,
  labels: number,
  steps: Float32Array,
  kinds: Uint8Array,
): void {
  const size = (labels + 1) * labels;
  const forward = new Float64Array(length * labels);
  const near = new Float64Array(length * labels);
  const expSteps = new Float64Array(steps.length);
  for (let s = 0; s < steps.length; s += 1) expSteps[s] = Math.exp(steps[s] ?? 0);
  for (let at = 0; at < length; at += 1) {
    let top = -Infinity;
    for (let l = 0; l < labels; l += 1) top = Math.max(top, scores[at * labels + l] ?? 0);
    for (let l = 0; l < labels; l += 1) near[at * labels + l] = Math.exp((scores[at * labels + l] ?? 0) - top);
  }
  for (let at = 0; at < length; at += 1) {
    const base = (kinds[at] ?? 0) * size;
    let total = 0;
    for (let l = 0; l < labels; l += 1) {
      let sum = 0;
      if (at === 0) sum = expSteps[base + labels * labels + l] ?? 0;
      else
        for (let p = 0; p < labels; p += 1)
          sum += (forward[(at - 1) * labels + p] ?? 0) * (expSteps[base + p * labels + l] ?? 0);
      const value = sum * (near[at * labels + l] ?? 0);
      forward[at * labels + l] = value;
      total += value;
    }
    for (let l = 0; l < labels; l += 1) forward[at * labels + l] = (forward[at * labels + l] ?? 0) / (total || 1);
  }
  const after = new Float64Array(labels).fill(1);
  const next = new Float64Array(labels);
  for (let at = length - 1; at >= 0; at -= 1) {
    let total = 0;
    for (let l = 0; l < labels; l += 1) total += (forward[at * labels + l] ?? 0) * (after[l] ?? 0);
    for (let l = 0; l < labels; l += 1)
      scores[at * labels + l] = ((forward[at * labels + l] ?? 0) * (after[l] ?? 0)) / (total || 1);
    const base = (kinds[at] ?? 0) * size;
    let norm = 0;
    for (let p = 0; p < labels; p += 1) {
      let sum = 0;
      for (let l = 0; l < labels; l += 1)
        sum += (expSteps[base + p * labels + l] ?? 0) * (near[at * labels + l] ?? 0) * (after[l] ?? 0);
      next[p] = sum;
      norm += sum;
    }
    for (let p = 0; p < labels; p += 1) after[p] = (next[p] ?? 0) / (norm || 1);
  }
}
