import { z } from 'zod';
import type { UserId } from '../domain/ids.ts';
import type { Database, Statement } from './database.ts';

/** Slack users under our own numbers: the only place that holds their ids. */
export class Members {
  readonly #add: Statement<[string]>;
  readonly #number: Statement<[string]>;

  constructor(db: Database) {
    this.#add = db.prepare('INSERT INTO member (slack) VALUES (?) ON CONFLICT DO NOTHING');
    this.#number = db.prepare<[string]>('SELECT id FROM member WHERE slack = ?').pluck();
  }

  /** A member's number, given on first sight. Within a write transaction. */
  numberOf(slack: UserId): number {
    return this.find(slack) ?? this.#admit(slack);
  }

  /** A member's number, `null` for one never seen. */
  find(slack: UserId): number | null {
    return z.number().optional().parse(this.#number.get(slack)) ?? null;
  }

  #admit(slack: UserId): number {
    return Number(this.#add.run(slack).lastInsertRowid);
  }
}
