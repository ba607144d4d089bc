import type { Instant } from '../domain/ids.ts';
import type { Database, Statement } from './database.ts';
import type { OutboxKind } from './fact-store.ts';
import { wholeSeconds } from './seconds.ts';

/** Something to tell Slack; the recipient by member number. */
export interface Queued {
  readonly kind: OutboxKind;
  readonly version: number;
  readonly recipient: number | null;
  readonly body?: Readonly<Record<string, string>>;
  readonly at: Instant;
}

/** Writes outbox rows, within the transaction of the change that they tell of. */
export class OutboxQueue {
  readonly #waits: Statement;
  readonly #everQueued: Statement;
  readonly #put: Statement;

  constructor(db: Database) {
    // One that is on its way may carry what stood there before; only one still waiting tells what is true when it goes.
    this.#waits = db.prepare(`
      SELECT 1 FROM outbox
       WHERE version = :version AND kind = :kind AND sent_at IS NULL AND given_up IS NULL
         AND ifnull(claimed_until, 0) <= :at LIMIT 1`);
    this.#everQueued = db.prepare('SELECT 1 FROM outbox WHERE version = :version AND kind = :kind LIMIT 1');
    this.#put = db.prepare(`
      INSERT INTO outbox (kind, version, recipient, body, made_at, due_at)
      VALUES (:kind, :version, :recipient, :body, :at, :at)`);
  }

  /** Queues an item. A decision is told once, as is a card that cannot be posted, and a card that waits to be sent is not queued a second time. */
  put({ kind, version, recipient, body = {}, at }: Queued): void {
    const isToldOnce = kind === 'decision' || kind === 'card_stuck';
    if (isToldOnce && this.#everQueued.get({ kind, version })) return;
    if (kind === 'card' && this.#waits.get({ kind, version, at })) return;
    this.#put.run({ kind, version, recipient, body: JSON.stringify(body), at: wholeSeconds(at) });
  }
}
