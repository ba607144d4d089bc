import { z } from 'zod';
import type { ChannelId, Instant, UserId } from '../domain/ids.ts';
import { channelId } from './columns.ts';
import { atomically, type Database, type Statement } from './database.ts';
import type { Members } from './members.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import { wholeSeconds } from './seconds.ts';
import type { CheckedDraft, DraftShelf } from './shelves/draft-shelf.ts';

/** Seconds that a draft is kept: as long as any parked text. */
const KEPT_SECONDS = 30 * 24 * 3_600;

const DraftRow: z.ZodType<CheckedDraft> = z.object({
  id: z.number(),
  text: z.string(),
  channel: channelId.nullable(),
  outcome: z.string(),
  at: z.number(),
});

/** What drafts are kept with. */
interface Shelves {
  readonly members: Members;
  readonly queue: OutboxQueue;
}

/** Drafts that people had checked, in SQL. */
export class Drafts implements DraftShelf {
  readonly #db: Database;
  readonly #shelves: Shelves;
  readonly #sweep: Statement<[number]>;
  readonly #same: Statement;
  readonly #add: Statement;
  readonly #again: Statement;
  readonly #settle: Statement;
  readonly #of: Statement;
  readonly #latest: Statement;

  constructor(db: Database, shelves: Shelves) {
    this.#db = db;
    this.#shelves = shelves;
    const columns = 'id, draft AS text, channel, outcome, at';
    this.#sweep = db.prepare('DELETE FROM checked_draft WHERE at < ?');
    this.#same = db
      .prepare('SELECT id FROM checked_draft WHERE member = :member AND draft = :text AND channel IS :channel')
      .pluck();
    this.#add = db.prepare(
      'INSERT INTO checked_draft (member, draft, channel, at) VALUES (:member, :text, :channel, :at)',
    );
    this.#again = db.prepare("UPDATE checked_draft SET at = :at, outcome = '' WHERE id = :id");
    this.#settle = db.prepare(`
      UPDATE checked_draft SET outcome = :outcome
       WHERE id = :id AND member = :member AND outcome <> :outcome`);
    this.#of = db.prepare(`SELECT ${columns} FROM checked_draft WHERE id = :id AND member = :member AND at >= :oldest`);
    this.#latest = db.prepare(`
      SELECT ${columns} FROM checked_draft WHERE member = :member AND at >= :oldest
       ORDER BY at DESC, id DESC LIMIT :limit`);
  }

  async keep(by: UserId, text: string, channel: ChannelId | null, at: Instant): Promise<number> {
    return atomically(this.#db, () => {
      this.#sweep.run(oldestAt(at));
      const member = this.#shelves.members.numberOf(by);
      const known = z.number().optional().parse(this.#same.get({ member, text, channel }));
      if (known !== undefined) this.#again.run({ id: known, at: wholeSeconds(at) });
      return known ?? Number(this.#add.run({ member, text, channel, at: wholeSeconds(at) }).lastInsertRowid);
    });
  }

  async settled(id: number, by: UserId, outcome: string, at: Instant): Promise<void> {
    atomically(this.#db, () => {
      const { members, queue } = this.#shelves;
      const member = members.find(by);
      if (member === null || this.#settle.run({ id, member, outcome }).changes === 0) return;
      queue.put({ kind: 'home', version: null, recipient: member, at });
    });
  }

  async get(id: number, by: UserId, at: Instant): Promise<CheckedDraft | null> {
    const member = this.#shelves.members.find(by);
    return DraftRow.optional().parse(this.#of.get({ id, member, oldest: oldestAt(at) })) ?? null;
  }

  async latest(by: UserId, limit: number, at: Instant): Promise<readonly CheckedDraft[]> {
    const member = this.#shelves.members.find(by);
    return z.array(DraftRow).parse(this.#latest.all({ member, oldest: oldestAt(at), limit }));
  }
}

const oldestAt = (at: Instant): number => wholeSeconds(at) - KEPT_SECONDS;
