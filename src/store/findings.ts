import type { Finding } from './fact-store.ts';

/** Gathers what does not fit, and keeps what came first in the log: everything later may follow from it. */
export class Findings {
  #first: Finding | null = null;

  get first(): Finding | null {
    return this.#first;
  }

  /** @param seq - the event at fault; `null` for a row that no event accounts for */
  report(seq: number | null, problem: string): void {
    const order = seq ?? Number.POSITIVE_INFINITY;
    if (this.#first === null || order < (this.#first.seq ?? Number.POSITIVE_INFINITY)) this.#first = { seq, problem };
  }

  /** Reports a problem where something that must hold does not. */
  require(holds: boolean, seq: number | null, problem: string): void {
    if (!holds) this.report(seq, problem);
  }
}
