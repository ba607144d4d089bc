interface Reading<Value> {
  readonly now: Promise<Value>;
  next: Promise<Value> | null;
}

/**
 * Reads of one thing that many ask for at once. Each caller gets a read that began after they asked; however many ask
 * while one is under way, one more serves them all. Thirty reactions in a second cost two calls.
 */
export class LatestRead<Value> {
  readonly #readings = new Map<string, Reading<Value>>();

  read(key: string, look: () => Promise<Value>): Promise<Value> {
    const reading = this.#readings.get(key);
    if (!reading) return this.#begin(key, look);
    reading.next ??= reading.now.then(
      () => this.#begin(key, look),
      () => this.#begin(key, look),
    );
    return reading.next;
  }

  #begin(key: string, look: () => Promise<Value>): Promise<Value> {
    const now = look();
    const reading: Reading<Value> = { now, next: null };
    this.#readings.set(key, reading);
    const end = (): void => {
      if (!reading.next && this.#readings.get(key) === reading) this.#readings.delete(key);
    };
    now.then(end, end);
    return now;
  }
}
