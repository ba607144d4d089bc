import type { Instant } from '../domain/ids.ts';
import type { Database, Statement } from './database.ts';
import { wholeSeconds } from './seconds.ts';
import type { JobShelf } from './shelves/job-shelf.ts';

/** When jobs that run now and then were last begun, in SQL. */
export class SqlJobs implements JobShelf {
  readonly #claim: Statement;
  readonly #again: Statement;

  constructor(db: Database) {
    // One statement: of two processes that ask at once, one finds the job begun.
    this.#claim = db.prepare(`
      INSERT INTO job (name, at) VALUES (:name, :at)
      ON CONFLICT (name) DO UPDATE SET at = :at WHERE job.at <= :at - :everySeconds`);
    this.#again = db.prepare('UPDATE job SET at = :at - :everySeconds + :inSeconds WHERE name = :name');
  }

  async claim(name: string, everySeconds: number, at: Instant): Promise<boolean> {
    return this.#claim.run({ name, everySeconds, at: wholeSeconds(at) }).changes === 1;
  }

  async again(name: string, everySeconds: number, inSeconds: number, at: Instant): Promise<void> {
    this.#again.run({ name, everySeconds, inSeconds, at: wholeSeconds(at) });
  }
}
