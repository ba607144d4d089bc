import { z } from 'zod';
import type { UserId } from '../domain/ids.ts';
import { pseudonymOf } from '../domain/person.ts';
import type { Database, Statement } from './database.ts';

/** What every pseudonym looks like, as a pattern of SQL's GLOB. */
export const FORGOTTEN = 'forgotten-*';

/** Slack users under our own numbers: the only place that holds their ids. */
export class Members {
  readonly #add: Statement<[string]>;
  readonly #number: Statement<[string]>;

  readonly #rename: Statement<[string, number]>;
  #forgotten = 0;

  constructor(db: Database) {
    this.#rename = db.prepare('UPDATE member SET slack = ? WHERE id = ?');
    this.#add = db.prepare('INSERT INTO member (slack) VALUES (?) ON CONFLICT DO NOTHING');
    this.#number = db.prepare<[string]>('SELECT id FROM member WHERE slack = ?').pluck();
  }

  /** How often this process forgot somebody: what was read before may name them. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** Puts a pseudonym in the place of a Slack id. Within a write transaction. */
  forget(member: number): UserId {
    const pseudonym = pseudonymOf(member);
    this.#rename.run(pseudonym, member);
    this.#forgotten += 1;
    return pseudonym;
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
