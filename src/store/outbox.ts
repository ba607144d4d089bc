import { z } from 'zod';
import type { Instant, UserId, VersionId } from '../domain/ids.ts';
import { userId, versionId } from './columns.ts';
import { atomically, type Database, type Statement } from './database.ts';
import type { Members } from './members.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import { wholeSeconds } from './seconds.ts';
import type { Outbox, OutboxItem, OutboxKind } from './shelves/outbox-shelf.ts';

const ItemRow: z.ZodType<OutboxItem> = z.object({
  id: z.number(),
  kind: z.enum([
    'card',
    'digest',
    'decision',
    'import_done',
    'card_stuck',
    'problem',
    'recall',
    'reshow',
    'share',
    'channel',
    'request_due',
    'home',
    'watched',
    'morning',
    'reminder',
  ]),
  version: versionId.nullable(),
  recipient: userId.nullable(),
  lane: z.string(),
  body: z.string().transform((text) => z.record(z.string(), z.string()).parse(JSON.parse(text))),
  attempts: z.number(),
  madeAt: z.number(),
});

const UNSENT = 'sent_at IS NULL AND given_up IS NULL';

/** What must reach Slack, in SQL. Items are leased, so that several processes can send without sending twice. */
export class SqlOutbox implements Outbox {
  readonly #db: Database;
  readonly #queue: OutboxQueue;
  readonly #members: Members;
  readonly #take: Statement;
  readonly #taken: Statement<[string]>;
  readonly #sent: Statement;
  readonly #later: Statement;
  readonly #giveUp: Statement;
  readonly #hurry: Statement;
  readonly #nextDue: Statement;

  constructor(db: Database, queue: OutboxQueue, members: Members) {
    this.#db = db;
    this.#queue = queue;
    this.#members = members;
    // Two items of one lane never travel at once: the later one could arrive first, or post a second card.
    this.#take = db
      .prepare(`
        UPDATE outbox SET claimed_until = :until, attempts = attempts + 1
         WHERE id IN (
           SELECT min(id) FROM outbox AS waiting
            WHERE ${UNSENT} AND due_at <= :at AND ifnull(claimed_until, 0) <= :at
              AND NOT EXISTS (SELECT 1 FROM outbox AS travelling
                               WHERE ${UNSENT} AND travelling.lane = waiting.lane
                                 AND travelling.claimed_until > :at)
            GROUP BY lane
            ORDER BY min(id) LIMIT :limit)
        RETURNING id`)
      .pluck();
    this.#taken = db.prepare(`
      SELECT outbox.id, kind, version, slack AS recipient, lane, body, attempts, made_at AS madeAt
        FROM outbox LEFT JOIN member ON member.id = recipient
       WHERE outbox.id IN (SELECT value FROM json_each(?)) ORDER BY outbox.id`);
    this.#sent = db.prepare('UPDATE outbox SET sent_at = :at, claimed_until = NULL WHERE id = :id');
    this.#later = db.prepare('UPDATE outbox SET due_at = :dueAt, claimed_until = NULL WHERE id = :id');
    this.#giveUp = db.prepare('UPDATE outbox SET given_up = :error, claimed_until = NULL WHERE id = :id');
    this.#hurry = db.prepare(`UPDATE outbox SET due_at = :at WHERE ${UNSENT} AND due_at > :at`);
    this.#nextDue = db.prepare(`SELECT min(max(due_at, ifnull(claimed_until, 0))) FROM outbox WHERE ${UNSENT}`).pluck();
  }

  async take(limit: number, at: Instant, leaseSeconds: number): Promise<readonly OutboxItem[]> {
    return atomically(this.#db, () => {
      const ids = this.#take.all({ limit, at, until: Math.ceil(at + leaseSeconds) });
      return z.array(ItemRow).parse(this.#taken.all(JSON.stringify(ids)));
    });
  }

  async sent(id: number, at: Instant): Promise<void> {
    this.#sent.run({ id, at: wholeSeconds(at) });
  }

  async later(id: number, dueAt: Instant): Promise<void> {
    this.#later.run({ id, dueAt: Math.ceil(dueAt) });
  }

  async giveUp(id: number, error: string): Promise<void> {
    this.#giveUp.run({ id, error });
  }

  async add(
    kind: OutboxKind,
    version: VersionId,
    recipient: UserId | null,
    body: Record<string, string>,
    at: Instant,
  ): Promise<void> {
    atomically(this.#db, () => {
      const member = recipient === null ? null : this.#members.numberOf(recipient);
      this.#queue.put({ kind, version, recipient: member, body, at });
    });
  }

  async hurry(at: Instant): Promise<void> {
    this.#hurry.run({ at: wholeSeconds(at) });
  }

  async nextDue(): Promise<Instant | null> {
    return z.number().nullable().parse(this.#nextDue.get());
  }
}
