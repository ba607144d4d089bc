import type { Database, Statement } from './database.ts';

/** Prepares each distinct SQL text once: for questions whose conditions differ from call to call. */
export class Prepared {
  readonly #db: Database;
  readonly #statements = new Map<string, Statement>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** @param sql - built from a closed set of parts, so that the statements kept are few */
  get(sql: string): Statement {
    const known = this.#statements.get(sql) ?? this.#db.prepare(sql);
    this.#statements.set(sql, known);
    return known;
  }
}
