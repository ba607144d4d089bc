import { z } from 'zod';
import type { Instant } from '../domain/ids.ts';
import type { Database, Statement } from './database.ts';
import type { OutboxQueue } from './outbox-queue.ts';

/** Cards that wait, by the actors that they name. */
export class NamingCards {
  readonly #queue: OutboxQueue;
  readonly #waiting: Statement;

  constructor(db: Database, queue: OutboxQueue) {
    this.#queue = queue;
    this.#waiting = db
      .prepare(`
        SELECT version.id FROM review CROSS JOIN version ON version.id = review.version
         WHERE review.status = 'proposed' AND review.story = (SELECT story FROM actor WHERE id = :actor)
           AND (version.speaker IN (SELECT id FROM actor WHERE same_as = :actor) OR EXISTS (
                  SELECT 1 FROM version_about JOIN actor ON actor.id = version_about.actor
                   WHERE version_about.version = version.id AND same_as = :actor))`)
      .pluck();
  }

  /** They show an actor's present name and title. @param actor - one that stands for itself */
  redraw(actor: number, at: Instant): void {
    for (const version of z.array(z.number()).parse(this.#waiting.all({ actor }))) {
      this.#queue.put({ kind: 'card', version, recipient: null, at });
    }
  }
}
