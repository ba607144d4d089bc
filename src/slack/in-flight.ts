import { setTimeout as sleep } from 'node:timers/promises';

/** Work that was begun and not finished, so that a stop can wait for it. */
export class InFlight {
  readonly #running = new Set<Promise<unknown>>();

  async track<Value>(work: Promise<Value>): Promise<Value> {
    this.#running.add(work);
    try {
      return await work;
    } finally {
      this.#running.delete(work);
    }
  }

  /** Waits until nothing runs any more. @returns whether that came about in time */
  async idle(withinMs: number): Promise<boolean> {
    const late = sleep(withinMs, 'late' as const, { ref: false });
    while (this.#running.size > 0) {
      const first = await Promise.race([late, Promise.allSettled(this.#running)]);
      if (first === 'late') return false;
    }
    return true;
  }
}
