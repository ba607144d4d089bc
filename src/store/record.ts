import { z } from 'zod';
import type { Instant, StoryId, UserId, VersionId } from '../domain/ids.ts';
import { atomically, type Database, type Statement } from './database.ts';
import type { EventLog } from './event-log.ts';
import type { Exposures } from './exposures.ts';
import type { Forgetting } from './forgetting.ts';
import type { History } from './history.ts';
import type { Members } from './members.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import { wholeSeconds } from './seconds.ts';
import type { Exposure } from './shelves/exposure.ts';
import type { LogEntry } from './shelves/log-entry.ts';
import type { RecordShelf, Verdict } from './shelves/record-shelf.ts';
import { verifyDatabase } from './verify.ts';

/** Seconds that a parked text is kept: longer than anybody leaves a form open or a button unpressed. */
const PARKED_SECONDS = 30 * 24 * 3_600;

const AnchorRow = z
  .object({ events: z.number(), hash: z.string() })
  .optional()
  .transform((row) => row ?? { events: 0, hash: '' });
const PlaceRow = z.object({ story: z.number(), claim: z.number() });

/** What the record is kept with. */
interface Shelves {
  readonly history: History;
  readonly exposures: Exposures;
  readonly forgetting: Forgetting;
  readonly log: EventLog;
  readonly members: Members;
  readonly queue: OutboxQueue;
}

/** The log, exposures and what else must not be forgotten, in SQL. */
export class DeskRecord implements RecordShelf {
  readonly #db: Database;
  readonly #shelves: Shelves;
  readonly #unanswered: Statement;
  readonly #anchor: Statement;
  readonly #place: Statement<[VersionId]>;
  readonly #park: Statement;
  readonly #parked: Statement<[number]>;
  readonly #sweep: Statement<[number]>;

  constructor(db: Database, shelves: Shelves) {
    this.#db = db;
    this.#shelves = shelves;
    this.#unanswered = db.prepare('INSERT INTO unanswered (story, words, at) VALUES (:story, :words, :at)');
    this.#anchor = db.prepare('SELECT seq AS events, hash FROM event ORDER BY seq DESC LIMIT 1');
    this.#place = db.prepare('SELECT story, claim FROM version WHERE id = ?');
    this.#park = db.prepare('INSERT INTO parked (body, at) VALUES (:body, :at)');
    this.#parked = db.prepare<[number]>('SELECT body FROM parked WHERE id = ?').pluck();
    this.#sweep = db.prepare('DELETE FROM parked WHERE at < ?');
  }

  async history(story: StoryId, number: number): Promise<readonly LogEntry[]> {
    return this.#shelves.history.of(story, number);
  }

  async expose(exposures: readonly Exposure[]): Promise<void> {
    if (exposures.length > 0) await this.#shelves.exposures.record(exposures);
  }

  async reduceExposures(before: Instant): Promise<number> {
    return this.#shelves.exposures.reduce(before);
  }

  async forget(user: UserId, at: Instant): Promise<UserId | null> {
    return this.#shelves.forgetting.forget(user, at);
  }

  async anchor(): Promise<{ readonly events: number; readonly hash: string }> {
    return AnchorRow.parse(this.#anchor.get());
  }

  async unanswered(story: StoryId | null, words: string, at: Instant): Promise<void> {
    this.#unanswered.run({ story, words, at: wholeSeconds(at) });
  }

  async problem(version: VersionId, note: string, by: UserId, at: Instant): Promise<void> {
    const { log, members, queue } = this.#shelves;
    atomically(this.#db, () => {
      const place = PlaceRow.parse(this.#place.get(version));
      const member = members.numberOf(by);
      const body = { reason: log.note(note) };
      log.append({ ...place, version, what: 'problem.reported', at, by: member, body });
      queue.put({ kind: 'problem', version, recipient: member, body: { note }, at });
    });
  }

  async park(body: string, at: Instant): Promise<number> {
    return atomically(this.#db, () => {
      this.#sweep.run(wholeSeconds(at) - PARKED_SECONDS);
      return Number(this.#park.run({ body, at: wholeSeconds(at) }).lastInsertRowid);
    });
  }

  async parked(id: number): Promise<string | null> {
    return z.string().optional().parse(this.#parked.get(id)) ?? null;
  }

  async verify(): Promise<Verdict> {
    return verifyDatabase(this.#db);
  }
}
