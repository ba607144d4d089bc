import type { Instant } from '../domain/ids.ts';
import type { Database, Statement } from './database.ts';
import { wholeSeconds } from './seconds.ts';

/** The table that questions about now read standings from, and the view in its place for questions about the past. */
export type ReviewTable = 'review' | 'review_then';

/**
 * The standing of each version at a moment, for this connection: `review_then` has the columns of `review` that questions
 * read, as they were. It follows from when a version was proposed, decided and taken out of use, so that nothing has to be
 * kept twice.
 */
export class Moment {
  readonly #set: Statement<[number]>;

  constructor(db: Database) {
    db.exec(`
      CREATE TEMP TABLE moment (at INTEGER NOT NULL);
      INSERT INTO moment VALUES (0);
      CREATE TEMP VIEW review_then AS
      SELECT review.version, review.story,
             CASE WHEN decided_at IS NULL OR decided_at > moment.at THEN 'proposed'
                  WHEN ended_at > moment.at THEN 'approved'
                  ELSE status END AS status,
             CASE WHEN decided_at <= moment.at THEN decided_at END AS decided_at,
             CASE WHEN ended_at <= moment.at OR (status = 'declined' AND decided_at <= moment.at) THEN reason END AS reason,
             CASE WHEN ended_at <= moment.at THEN ended_at END AS ended_at,
             CASE WHEN ended_at <= moment.at THEN ended_by END AS ended_by,
             CASE WHEN ended_at <= moment.at THEN replaced_by END AS replaced_by,
             CASE WHEN ended_at <= moment.at THEN retractor END AS retractor
        FROM review CROSS JOIN moment
       WHERE (SELECT proposed_at FROM version WHERE version.id = review.version) <= moment.at`);
    this.#set = db.prepare('UPDATE moment SET at = ?');
  }

  /** Makes `review_then` mean that moment, the second itself included. Within the transaction that reads it. */
  set(at: Instant): void {
    this.#set.run(wholeSeconds(at));
  }
}
