/** Slack repeats an event for an hour when it heard no acknowledgement. */
export const REPEATS_MS = 70 * 60_000;

/** Remembers, for a while, what was taken already: Slack promises no delivery exactly once. */
export class Seen {
  readonly #until = new Map<string, number>();
  readonly #forMs: number;

  constructor(forMs: number) {
    this.#forMs = forMs;
  }

  /** @returns whether this is the first time */
  take(id: string): boolean {
    const now = Date.now();
    // Insertion order is order of expiry.
    for (const [old, until] of this.#until) {
      if (until > now) break;
      this.#until.delete(old);
    }
    if (this.#until.has(id)) return false;
    this.#until.set(id, now + this.#forMs);
    return true;
  }
}
