/** Labeled sequences with their hashed features, in few long arrays: hundreds of millions of numbers stay cheap. */
export class Sequences {
  features = new Int32Array(1 << 20);
  /** For each place, where its features end. */
  ends = new Int32Array(1 << 16);
  labels = new Uint8Array(1 << 16);
  steps = new Uint8Array(1 << 16);
  readonly #starts: number[] = [0];
  #featureCount = 0;
  #places = 0;

  get count(): number {
    return this.#starts.length - 1;
  }

  /** Features of all places together. */
  get featureCount(): number {
    return this.#featureCount;
  }

  /** Adds a place to the sequence that is being built. */
  push(hashes: Int32Array, count: number, label: number, step: number): void {
    if (this.#featureCount + count > this.features.length) this.features = grown(this.features, Int32Array);
    if (this.#places >= this.ends.length) {
      this.ends = grown(this.ends, Int32Array);
      this.labels = grown(this.labels, Uint8Array);
      this.steps = grown(this.steps, Uint8Array);
    }
    for (let f = 0; f < count; f += 1) this.features[this.#featureCount + f] = hashes[f] ?? 0;
    this.#featureCount += count;
    this.ends[this.#places] = this.#featureCount;
    this.labels[this.#places] = label;
    this.steps[this.#places] = step;
    this.#places += 1;
  }

  /** Ends the sequence, and gives its number. */
  finish(): number {
    this.#starts.push(this.#places);
    return this.#starts.length - 2;
  }

  /** The sequences asked for, their features as rows of a table, and those not kept left out. */
  only(which: readonly number[], isKept: Uint8Array, shift: number): Sequences {
    const part = new Sequences();
    const rows = new Int32Array(512);
    for (const n of which) {
      const [from, to] = this.range(n);
      for (let at = from; at < to; at += 1) {
        let count = 0;
        for (let f = at === 0 ? 0 : (this.ends[at - 1] ?? 0); f < (this.ends[at] ?? 0); f += 1) {
          const hash = this.features[f] ?? 0;
          if (isKept[hash >>> 8] === 0) continue;
          rows[count] = hash >>> shift;
          count += 1;
        }
        part.push(rows, count, this.labels[at] ?? 0, this.steps[at] ?? 0);
      }
      part.finish();
    }
    return part;
  }

  range(n: number): [from: number, to: number] {
    return [this.#starts[n] ?? 0, this.#starts[n + 1] ?? 0];
  }

  featureRange(n: number): [from: number, to: number] {
    const [from, to] = this.range(n);
    return [from === 0 ? 0 : (this.ends[from - 1] ?? 0), to === 0 ? 0 : (this.ends[to - 1] ?? 0)];
  }
}

function grown<A extends Int32Array | Uint8Array>(array: A, make: new (length: number) => A): A {
  const more = new make(array.length * 2);
  more.set(array);
  return more;
}
