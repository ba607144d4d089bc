import { atomically, type Database, type Statement } from './database.ts';
import type { Exposure } from './fact-store.ts';
import type { Members } from './members.ts';
import { wholeSeconds } from './seconds.ts';

interface Waiting {
  readonly exposures: readonly Exposure[];
  readonly resolve: () => void;
  readonly reject: (fault: unknown) => void;
}

/** Records who was shown what. Every answer does, so that those given at the same moment share one write to disk. */
export class Exposures {
  readonly #db: Database;
  readonly #members: Members;
  readonly #add: Statement;
  #waiting: Waiting[] = [];

  constructor(db: Database, members: Members) {
    this.#db = db;
    this.#members = members;
    this.#add = db.prepare(`
      INSERT INTO exposure (version, member, door, at, channel, ts)
      VALUES (:version, :member, :door, :at, :channel, :ts)`);
  }

  /** On disk when the promise resolves. */
  record(exposures: readonly Exposure[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ exposures, resolve, reject });
      if (this.#waiting.length === 1) setImmediate(() => this.flush());
    });
  }

  /** Writes what waits, now. */
  flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length === 0) return;
    try {
      atomically(this.#db, () => {
        for (const exposure of waiting.flatMap(({ exposures }) => exposures)) this.#write(exposure);
      });
      for (const { resolve } of waiting) resolve();
    } catch (fault) {
      for (const { reject } of waiting) reject(fault);
    }
  }

  #write({ version, member, door, at, channel, ts }: Exposure): void {
    const number = this.#members.numberOf(member);
    this.#add.run({ version, member: number, door, at: wholeSeconds(at), channel, ts });
  }
}
