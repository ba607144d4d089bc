import type { Sequences } from './sequences.ts';

/** Slopes nearer to 0 than this are not worth a write to memory. */
const SLOPE_MIN = 0.005;
/** What AdaGrad's sums begin with, so that the first steps are not wild. */
const SUM_START = 0.1;
const STEP_RATE = 0.05;

/** The weights of a chain while they are learned. */
export class ChainState {
  readonly labels: number;
  /** In log odds, by kind of step, label before (the last: none) and label. */
  readonly steps: Float32Array;
  readonly #stepSums: Float32Array;
  readonly #stride: number;
  /** A row per hashed feature: its weights, then AdaGrad's sums of squares, side by side for the cache's sake. */
  readonly #table: Float32Array;
  #scores = new Float64Array(0);
  #forward = new Float64Array(0);
  #rows = new Int32Array(0);
  #rowEnds = new Int32Array(0);
  readonly #joint: Float64Array;
  readonly #next: Float64Array;
  #noise = 12345;

  /** @param rows - different features that the data hold */
  constructor(labels: number, rows: number, stepKinds: number) {
    this.labels = labels;
    this.#stride = labels > 4 ? 16 : labels * 2;
    this.#table = new Float32Array(this.#stride * rows);
    this.#joint = new Float64Array(labels * labels);
    this.#next = new Float64Array(labels);
    const half = this.#stride / 2;
    for (let at = half; at < this.#table.length; at += this.#stride) this.#table.fill(SUM_START, at, at + half);
    this.steps = new Float32Array(stepKinds * (labels + 1) * labels);
    this.#stepSums = new Float32Array(this.steps.length).fill(SUM_START);
  }

  /**
   * Adds a share of the weights as they now are.
   *
   * @param places - for each row, where in `mean` it belongs
   */
  addTo(mean: Float32Array, places: Int32Array, steps: Float32Array, share: number): void {
    const { labels } = this;
    for (const [row, place] of places.entries()) {
      for (let l = 0; l < labels; l += 1) {
        mean[place * labels + l] = (mean[place * labels + l] ?? 0) + share * (this.#table[row * this.#stride + l] ?? 0);
      }
    }
    for (let s = 0; s < steps.length; s += 1) steps[s] = (steps[s] ?? 0) + share * (this.steps[s] ?? 0);
  }

  /**
   * One update from one sequence, whose features are rows.
   *
   * @param hidden - share of its features left out at random
   */
  learn(data: Sequences, n: number, rate: number, hidden: number): void {
    const [from, to] = data.range(n);
    const length = to - from;
    this.#room(length, data, n);
    this.#pick(data, from, to, hidden);
    this.#add(length);
    this.#forwardPass(data, from, length);
    for (let at = 0; at < length; at += 1) {
      for (let l = 0; l < this.labels; l += 1) {
        const slope = (data.labels[from + at] === l ? 1 : 0) - (this.#scores[at * this.labels + l] ?? 0);
        if (slope > SLOPE_MIN || slope < -SLOPE_MIN) this.#move(at, l, slope, rate);
      }
    }
  }

  #room(length: number, data: Sequences, n: number): void {
    const [from, to] = data.featureRange(n);
    if (this.#scores.length < length * this.labels) {
      this.#scores = new Float64Array(length * this.labels * 2);
      this.#forward = new Float64Array(length * this.labels * 2);
      this.#rowEnds = new Int32Array(length * 2);
    }
    if (this.#rows.length < to - from) this.#rows = new Int32Array((to - from) * 2);
  }

  #pick(data: Sequences, from: number, to: number, hidden: number): void {
    const limit = hidden * 4_294_967_296;
    let used = 0;
    let noise = this.#noise;
    let f = from === 0 ? 0 : (data.ends[from - 1] ?? 0);
    for (let at = from; at < to; at += 1) {
      for (const last = data.ends[at] ?? 0; f < last; f += 1) {
        noise = (Math.imul(noise, 1664525) + 1013904223) | 0;
        if (noise >>> 0 < limit) continue;
        this.#rows[used] = (data.features[f] ?? 0) * this.#stride;
        used += 1;
      }
      this.#rowEnds[at - from] = used;
    }
    this.#noise = noise;
  }

  #add(length: number): void {
    const { labels } = this;
    const table = this.#table;
    const scores = this.#scores;
    const rows = this.#rows;
    let f = 0;
    for (let at = 0; at < length; at += 1) {
      const base = at * labels;
      scores.fill(0, base, base + labels);
      for (const end = this.#rowEnds[at] ?? 0; f < end; f += 1) {
        const row = rows[f] ?? 0;
        for (let l = 0; l < labels; l += 1) scores[base + l] = (scores[base + l] ?? 0) + (table[row + l] ?? 0);
      }
    }
  }

  #move(at: number, label: number, slope: number, rate: number): void {
    const table = this.#table;
    const rows = this.#rows;
    const half = this.#stride / 2;
    const square = slope * slope;
    const end = this.#rowEnds[at] ?? 0;
    for (let f = at === 0 ? 0 : (this.#rowEnds[at - 1] ?? 0); f < end; f += 1) {
      const w = (rows[f] ?? 0) + label;
      const sum = (table[w + half] ?? 0) + square;
      table[w + half] = sum;
      table[w] = (table[w] ?? 0) + (rate * slope) / Math.sqrt(sum);
    }
  }

  #forwardPass(data: Sequences, from: number, length: number): void {
    const { labels } = this;
    const size = (labels + 1) * labels;
    const scores = this.#scores;
    const forward = this.#forward;
    const odds = Float64Array.from(this.steps, Math.exp);
    for (let at = 0; at < length; at += 1) {
      let top = -Infinity;
      for (let l = 0; l < labels; l += 1) top = Math.max(top, scores[at * labels + l] ?? 0);
      const base = (data.steps[from + at] ?? 0) * size;
      let total = 0;
      for (let l = 0; l < labels; l += 1) {
        const near = Math.exp((scores[at * labels + l] ?? 0) - top);
        scores[at * labels + l] = near;
        let sum = 0;
        if (at === 0) sum = odds[base + labels * labels + l] ?? 0;
        else
          for (let p = 0; p < labels; p += 1)
            sum += (forward[(at - 1) * labels + p] ?? 0) * (odds[base + p * labels + l] ?? 0);
        forward[at * labels + l] = sum * near;
        total += sum * near;
      }
      for (let l = 0; l < labels; l += 1)
        forward[at * labels + l] = (forward[at * labels + l] ?? 0) / (total || 1e-300);
    }
    this.#backwardPass(data, from, length, odds);
  }

  /** Turns scores into chances, from the last place to the first, and learns the steps on the way. */
  #backwardPass(data: Sequences, from: number, length: number, odds: Float64Array): void {
    const { labels } = this;
    const scores = this.#scores;
    const after = new Float64Array(labels).fill(1);
    const near = new Float64Array(labels);
    for (let at = length - 1; at >= 0; at -= 1) {
      let total = 0;
      for (let l = 0; l < labels; l += 1) {
        near[l] = scores[at * labels + l] ?? 0;
        total += (this.#forward[at * labels + l] ?? 0) * (after[l] ?? 0);
      }
      for (let l = 0; l < labels; l += 1)
        scores[at * labels + l] = ((this.#forward[at * labels + l] ?? 0) * (after[l] ?? 0)) / (total || 1e-300);
      const base = (data.steps[from + at] ?? 0) * (labels + 1) * labels;
      if (at > 0) this.#stepBack(data, from + at, at, base, odds, near, after);
      else this.#firstStep(data.labels[from] ?? 0, base);
    }
  }

  #firstStep(gold: number, base: number): void {
    for (let l = 0; l < this.labels; l += 1)
      this.#moveStep(base + this.labels * this.labels + l, (gold === l ? 1 : 0) - (this.#scores[l] ?? 0));
  }

  #stepBack(
    data: Sequences,
    place: number,
    at: number,
    base: number,
    odds: Float64Array,
    near: Float64Array,
    after: Float64Array,
  ): void {
    const { labels } = this;
    const forward = this.#forward;
    const joint = this.#joint;
    const next = this.#next.fill(0);
    let [norm, sum] = [0, 0];
    for (let p = 0; p < labels; p += 1) {
      for (let l = 0; l < labels; l += 1) {
        const on = (odds[base + p * labels + l] ?? 0) * (near[l] ?? 0) * (after[l] ?? 0);
        const both = (forward[(at - 1) * labels + p] ?? 0) * on;
        joint[p * labels + l] = both;
        norm += both;
        next[p] = (next[p] ?? 0) + on;
      }
      sum += next[p] ?? 0;
    }
    for (let p = 0; p < labels; p += 1) {
      after[p] = (next[p] ?? 0) / (sum || 1e-300);
      for (let l = 0; l < labels; l += 1) {
        const isGold = data.labels[place - 1] === p && data.labels[place] === l ? 1 : 0;
        const slope = isGold - (joint[p * labels + l] ?? 0) / (norm || 1e-300);
        if (slope > SLOPE_MIN || slope < -SLOPE_MIN) this.#moveStep(base + p * labels + l, slope);
      }
    }
  }

  #moveStep(at: number, slope: number): void {
    const sum = (this.#stepSums[at] ?? 0) + slope * slope;
    this.#stepSums[at] = sum;
    this.steps[at] = (this.steps[at] ?? 0) + (STEP_RATE * slope) / Math.sqrt(sum);
  }
}
