import type { Ledger } from './state/ledger.ts';
import type { Person } from './state/records.ts';

type Asked = { what: string; since: number };

/** What people did that the app has not acknowledged or answered yet: what a person at a screen is waiting for. */
export class Unanswered {
  readonly #ledger: Ledger;
  readonly #byPerson = new Map<string, Set<Asked>>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Counts something as unanswered for as long as it takes. */
  async during<T>(person: Person, what: string, work: () => Promise<T>): Promise<T> {
    const asked = { what, since: performance.now() };
    const all = this.#byPerson.get(person.id) ?? new Set();
    this.#byPerson.set(person.id, all.add(asked));
    this.#ledger.changed({ kind: 'traffic' });
    try {
      return await work();
    } finally {
      all.delete(asked);
      this.#ledger.changed({ kind: 'traffic' });
    }
  }

  /** What one person waits for now, and for how long already, the longest first. */
  of(person: Person): { what: string; forMs: number }[] {
    const now = performance.now();
    return [...(this.#byPerson.get(person.id) ?? [])].map(({ what, since }) => ({ what, forMs: now - since }));
  }
}
