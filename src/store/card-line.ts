import { z } from 'zod';
import type { Instant } from '../domain/ids.ts';
import type { Database, Statement } from './database.ts';
import type { OutboxQueue } from './outbox-queue.ts';

/**
 * Most cards of a story that stand undecided before those in line wait: what an editor can look through at a sitting.
 * Claims filed one by one have their cards at once, however many stand.
 */
const CARDS_STANDING_MAX = 20;

const Versions = z.array(z.number());

/**
 * The line in which versions that were brought in from a file wait for their cards: a hundred thousand at once would bury
 * their channel. Within the caller's write transaction.
 */
export class CardLine {
  readonly #queue: OutboxQueue;
  readonly #room: Statement;
  readonly #first: Statement;
  readonly #leave: Statement<[number]>;

  constructor(db: Database, queue: OutboxQueue) {
    this.#queue = queue;
    this.#room = db
      .prepare(`
        SELECT :most - ifnull((SELECT versions FROM tally WHERE story = :story AND status = 'proposed'), 0)
             + (SELECT count(*) FROM review WHERE story = :story AND in_line = 1)`)
      .pluck();
    this.#first = db
      .prepare('SELECT version FROM review WHERE story = :story AND in_line = 1 ORDER BY version LIMIT :limit')
      .pluck();
    this.#leave = db.prepare<[number]>('UPDATE review SET in_line = 0 WHERE version = ?');
  }

  /** Queues the cards of the first in line, as many as there is room for. */
  advance(story: number, at: Instant): void {
    if (Versions.parse(this.#first.all({ story, limit: 1 })).length === 0) return;
    const room = z.number().parse(this.#room.get({ story, most: CARDS_STANDING_MAX }));
    for (const version of Versions.parse(this.#first.all({ story, limit: Math.max(0, room) }))) {
      this.#leave.run(version);
      this.#queue.put({ kind: 'card', version, recipient: null, at });
    }
  }
}
