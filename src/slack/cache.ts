interface Kept<Value> {
  readonly value: Promise<Value>;
  readonly untilMs: number;
}

/**
 * Answers kept for a while, by key. Asked twice at once, it looks up once; a failed lookup is not kept. Its size is
 * bounded: the oldest answer makes room.
 */
export class Cache<Key, Value> {
  readonly #kept = new Map<Key, Kept<Value>>();
  readonly #ttlMs: number;
  readonly #sizeMax: number;

  constructor(ttlMs: number, sizeMax: number) {
    this.#ttlMs = ttlMs;
    this.#sizeMax = sizeMax;
  }

  /** @param worthKeeping - whether an answer may be given again; one that may not is only shared by those waiting */
  get(key: Key, look: () => Promise<Value>, worthKeeping: (value: Value) => boolean = () => true): Promise<Value> {
    const kept = this.#kept.get(key);
    if (kept && kept.untilMs > Date.now()) return kept.value;
    // The answer may be as old as the question, so its time counts from here.
    const fresh: Kept<Value> = { value: look(), untilMs: Date.now() + this.#ttlMs };
    this.#kept.delete(key);
    this.#kept.set(key, fresh);
    fresh.value.then(
      (value) => worthKeeping(value) || this.#drop(key, fresh),
      () => this.#drop(key, fresh),
    );
    this.#makeRoom();
    return fresh.value;
  }

  /** Drops an answer, also one still being looked up: whoever asks from now on looks anew. */
  forget(key: Key): void {
    this.#kept.delete(key);
  }

  #drop(key: Key, kept: Kept<Value>): void {
    if (this.#kept.get(key) === kept) this.#kept.delete(key);
  }

  #makeRoom(): void {
    for (const key of this.#kept.keys()) {
      if (this.#kept.size <= this.#sizeMax) return;
      this.#kept.delete(key);
    }
  }
}
