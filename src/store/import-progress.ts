import { z } from 'zod';
import type { Instant } from '../domain/ids.ts';
import type { Database, Statement } from './database.ts';
import { FORGOTTEN } from './members.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import { wholeSeconds } from './seconds.ts';

const OpenRow = z.object({ id: z.number(), importer: z.number(), waiting: z.number() }).optional();

/** Follows imports until the last of their proposals is decided, within the caller's write transaction. */
export class ImportProgress {
  readonly #queue: OutboxQueue;
  readonly #open: Statement;
  readonly #finish: Statement;
  readonly #isKnown: Statement;

  constructor(db: Database, queue: OutboxQueue) {
    this.#queue = queue;
    this.#open = db.prepare(`
      SELECT import.id, import.member AS importer,
             (SELECT count(*) FROM imported AS sibling JOIN version ON version.claim = sibling.claim
                JOIN review ON review.version = version.id AND status = 'proposed'
               WHERE sibling.import = import.id) AS waiting
        FROM imported JOIN import ON import.id = imported.import
       WHERE imported.claim = :claim AND done_at IS NULL`);
    this.#finish = db.prepare('UPDATE import SET done_at = :at WHERE id = :id');
    this.#isKnown = db.prepare('SELECT 1 FROM member WHERE id = :importer AND slack NOT GLOB :forgotten');
  }

  /**
   * Something of a claim was decided. Whoever imported it is told once, of all, when nothing of the import waits any more.
   *
   * @returns whether the claim is of an import of `proposer`'s that goes on: then this decision is no news of its own
   */
  decided(claim: number, proposer: number | null, at: Instant): boolean {
    const open = OpenRow.parse(this.#open.get({ claim }));
    if (!open) return false;
    if (open.waiting === 0) {
      this.#finish.run({ id: open.id, at: wholeSeconds(at) });
      const { importer: recipient } = open;
      const body = { import: String(open.id) };
      if (this.#isKnown.get({ importer: recipient, forgotten: FORGOTTEN })) {
        this.#queue.put({ kind: 'import_done', version: null, recipient, body, at });
      }
    }
    return open.importer === proposer;
  }
}
