import { z } from 'zod';
import type { Instant, StoryId, UserId } from '../domain/ids.ts';
import { atomically, type Database, type Statement } from './database.ts';
import type { Members } from './members.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import { wholeSeconds } from './seconds.ts';
import type { RoundShelf } from './shelves/watch-shelf.ts';

/** What a story's first digest looks back on. */
const FIRST_SECONDS = 86_400;
const DoneRow = z.object({ day: z.string(), seq: z.number() }).optional();

/** What rounds are kept with. */
interface Shelves {
  readonly members: Members;
  readonly queue: OutboxQueue;
}

/** What the desk says unasked, each with its outbox item in one transaction, in SQL. */
export class Rounds implements RoundShelf {
  readonly #db: Database;
  readonly #shelves: Shelves;
  readonly #done: Statement<[number]>;
  readonly #before: Statement<[number]>;
  readonly #newest: Statement;
  readonly #begin: Statement;
  readonly #remind: Statement;

  constructor(db: Database, shelves: Shelves) {
    this.#db = db;
    this.#shelves = shelves;
    this.#done = db.prepare<[number]>('SELECT day, seq FROM morning WHERE story = ?');
    this.#before = db.prepare<[number]>('SELECT seq FROM event WHERE at < ? ORDER BY seq DESC LIMIT 1').pluck();
    this.#newest = db.prepare('SELECT ifnull(max(seq), 0) FROM event').pluck();
    this.#begin = db.prepare(`
      INSERT INTO morning (story, day, seq) VALUES (:story, :day, :seq)
      ON CONFLICT (story) DO UPDATE SET day = excluded.day, seq = excluded.seq`);
    this.#remind = db.prepare(`
      INSERT INTO reminded (member, at) VALUES (:member, :at)
      ON CONFLICT (member) DO UPDATE SET at = :at WHERE reminded.at <= :at - :pauseSeconds`);
  }

  async beginDigest(story: StoryId, day: string, at: Instant): Promise<boolean> {
    return atomically(this.#db, () => {
      const last = DoneRow.parse(this.#done.get(story));
      if (last && last.day >= day) return false;
      const since = wholeSeconds(at) - FIRST_SECONDS;
      const after = last?.seq ?? z.number().optional().parse(this.#before.get(since)) ?? 0;
      const seq = z.number().parse(this.#newest.get());
      this.#begin.run({ story, day, seq });
      const body = { story: String(story), after: String(after), upTo: String(seq) };
      this.#shelves.queue.put({ kind: 'morning', version: null, recipient: null, body, at });
      return true;
    });
  }

  async remind(user: UserId, pauseSeconds: number, at: Instant): Promise<boolean> {
    return atomically(this.#db, () => {
      const member = this.#shelves.members.numberOf(user);
      if (this.#remind.run({ member, pauseSeconds, at: wholeSeconds(at) }).changes === 0) return false;
      this.#shelves.queue.put({ kind: 'reminder', version: null, recipient: member, at });
      return true;
    });
  }
}
