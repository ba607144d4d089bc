import type { Finding } from './shelves/record-shelf.ts';

/** Gathers what does not fit, and keeps what came first in the log: everything later may follow from it. */
export class Findings {
  #first: Finding | null = null;

  get first(): Finding | null {
    return this.#first;
  }

  /** An event that cannot stand in the log as it does. @param problem - its predicate: "is missing" */
  event(holds: boolean, seq: number, problem: string): void {
    if (!holds) this.#report(seq, problem);
  }

  /** A row that is not what the log makes of it. @param seq - the event it should follow from; `null` for none */
  row(holds: boolean, seq: number | null, problem: string): void {
    if (!holds) this.#report(seq, seq === null ? problem : `does not fit the tables: ${problem}`);
  }

  #report(seq: number | null, problem: string): void {
    const order = seq ?? Number.POSITIVE_INFINITY;
    if (this.#first === null || order < (this.#first.seq ?? Number.POSITIVE_INFINITY)) this.#first = { seq, problem };
  }
}
