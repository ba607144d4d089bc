import type { Instant } from '../domain/ids.ts';
import { atomically, type Database, type Statement } from './database.ts';
import type { Members } from './members.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import type { Recalls } from './recalls.ts';
import { wholeSeconds } from './seconds.ts';
import type { Exposure } from './shelves/exposure.ts';

interface Waiting {
  readonly exposures: readonly Exposure[];
  readonly resolve: () => void;
  readonly reject: (fault: unknown) => void;
}

/** What exposures are recorded with. */
interface Shelves {
  readonly members: Members;
  readonly recalls: Recalls;
  readonly queue: OutboxQueue;
}

/** Seconds for which a Home tab drawn anew, which happens with each change, is on record as one look at a version. */
const SAME_LOOK_SECONDS = 3_600;

/** Records who was shown what. Every answer does, so that those given at the same moment share one write to disk. */
export class Exposures {
  readonly #db: Database;
  readonly #members: Members;
  readonly #recalls: Recalls;
  readonly #queue: OutboxQueue;
  readonly #add: Statement;
  readonly #lookedAtHome: Statement;
  readonly #show: Statement;
  readonly #isRecalled: Statement<[number]>;
  readonly #count: Statement<[number]>;
  readonly #anonymise: Statement<[number]>;
  readonly #forget: Statement<[number]>;
  #waiting: Waiting[] = [];

  constructor(db: Database, { members, recalls, queue }: Shelves) {
    this.#db = db;
    this.#members = members;
    this.#recalls = recalls;
    this.#queue = queue;
    this.#add = db.prepare(`
      INSERT INTO exposure (version, member, door, at, channel, ts)
      VALUES (:version, :member, :door, :at, :channel, :ts)`);
    this.#lookedAtHome = db.prepare(`
      SELECT 1 FROM exposure
       WHERE member = :member AND version = :version AND door = 'home' AND at > :since LIMIT 1`);
    this.#show = db.prepare(`
      INSERT INTO showing (channel, ts, version, thread, door, member)
      VALUES (:channel, :ts, :version, :thread, :door, :member) ON CONFLICT DO NOTHING`);
    this.#isRecalled = db.prepare<[number]>('SELECT 1 FROM recall WHERE version = ? LIMIT 1').pluck();
    this.#count = db.prepare(`
      INSERT INTO exposure_count (version, door, people, shown)
      SELECT version, door, count(DISTINCT member), count(*) FROM exposure WHERE at < ? GROUP BY version, door
      ON CONFLICT (version, door) DO UPDATE SET people = people + excluded.people, shown = shown + excluded.shown`);
    this.#anonymise = db.prepare(`
      UPDATE showing SET member = NULL
       WHERE (channel, ts) IN (SELECT channel, ts FROM exposure WHERE at < ? AND ts IS NOT NULL)`);
    this.#forget = db.prepare('DELETE FROM exposure WHERE at < ?');
  }

  /** On disk when the promise resolves. */
  record(exposures: readonly Exposure[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ exposures, resolve, reject });
      if (this.#waiting.length === 1) setImmediate(() => this.flush());
    });
  }

  /** Writes what waits, now. */
  flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length === 0) return;
    try {
      atomically(this.#db, () => {
        for (const exposure of waiting.flatMap(({ exposures }) => exposures)) this.#write(exposure);
      });
      for (const { resolve } of waiting) resolve();
    } catch (fault) {
      for (const { reject } of waiting) reject(fault);
    }
  }

  #write({ version, status, sealed = null, member: user, door, at, channel, ts, thread = null }: Exposure): void {
    const member = user === null ? null : this.#members.numberOf(user);
    const since = wholeSeconds(at) - SAME_LOOK_SECONDS;
    const isOnRecord = door === 'home' && this.#lookedAtHome.get({ member, version, since }) !== undefined;
    if (member !== null && !isOnRecord) this.#add.run({ version, member, door, at: wholeSeconds(at), channel, ts });
    if (channel !== null && ts !== null) this.#show.run({ channel, ts, version, thread, door, member });
    const wasInUse = sealed === null && (status === 'approved' || status === 'proposed');
    if (!wasInUse || !this.#isRecalled.get(version)) return;
    if (member !== null) this.#recalls.join(version, member, at);
    if (member !== null && door === 'home') this.#recalls.redrawHome(member, at);
    if (channel === null || ts === null) return;
    this.#queue.put({ kind: 'reshow', version, recipient: null, body: { channel, ts }, at });
  }

  /** See `RecordShelf.reduceExposures`. */
  reduce(before: Instant): number {
    const until = wholeSeconds(before);
    return atomically(this.#db, () => {
      this.#count.run(until);
      this.#anonymise.run(until);
      return this.#forget.run(until).changes;
    });
  }
}
