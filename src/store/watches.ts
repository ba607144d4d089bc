import { z } from 'zod';
import type { Instant, UserId, VersionId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { BURST_SECONDS, fitting, type Watchable } from '../domain/watch.ts';
import { apartFrom } from './actor-sql.ts';
import { actorId, storyId, versionId } from './columns.ts';
import { atomically, type Database, type Statement } from './database.ts';
import type { Members } from './members.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import { wholeSeconds } from './seconds.ts';
import type { Watch, WatchMatch, WatchShelf } from './shelves/watch-shelf.ts';
import type { Ballot } from './votes.ts';

/** Seconds between two messages to one person: an import may be approved claim by claim for half an hour. */
const PAUSE_SECONDS = 600;
/** Most watches of one person: somebody who watches everything is told nothing. */
const WATCHES_MAX = 50;

const WatchRow: z.ZodType<Watch> = z.object({
  id: z.number(),
  story: storyId.nullable(),
  kind: z.enum(['actor', 'words', 'either']),
  actor: actorId.nullable(),
  text: z.string(),
});
const Watching = z.array(WatchRow.and(z.object({ member: z.number() })));
const MatchRow: z.ZodType<WatchMatch> = z.object({ version: versionId, story: storyId, text: z.string() });
const ActorRow = z.object({
  id: actorId,
  name: z.string(),
  apart: z
    .string()
    .nullable()
    .transform((apart) => apart ?? undefined),
  aliases: z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json))),
});

const COLUMNS = 'id, story, kind, actor, text';

/** What watches are kept with. */
interface Shelves {
  readonly members: Members;
  readonly queue: OutboxQueue;
}

/** What people watch, and what fits it, in SQL. */
export class Watches implements WatchShelf {
  readonly #db: Database;
  readonly #shelves: Shelves;
  readonly #add: Statement;
  readonly #same: Statement;
  readonly #of: Statement<[number]>;
  readonly #stop: readonly Statement[];
  readonly #watching: Statement;
  readonly #words: Statement<[number]>;
  readonly #actors: Statement;
  readonly #isRecalled: Statement;
  readonly #match: Statement;
  readonly #lastTold: Statement<[number]>;
  readonly #untold: Statement<[number]>;
  readonly #told: Statement;
  readonly #isTold: Statement<[number]>;

  constructor(db: Database, shelves: Shelves) {
    this.#db = db;
    this.#shelves = shelves;
    this.#add = db.prepare(`
      INSERT INTO watch (member, story, kind, actor, text, at) VALUES (:member, :story, :kind, :actor, :text, :at)`);
    this.#same = db.prepare(`
      SELECT ${COLUMNS} FROM watch WHERE member = :member AND story IS :story AND kind = :kind AND text = :text`);
    this.#of = db.prepare(`SELECT ${COLUMNS} FROM watch WHERE member = ? ORDER BY id`);
    this.#stop = [
      'DELETE FROM watch_match WHERE watch = (SELECT id FROM watch WHERE id = :id AND member = :member)',
      'DELETE FROM watch WHERE id = :id AND member = :member',
    ].map((sql) => db.prepare(sql));
    this.#watching = db.prepare(`
      SELECT ${COLUMNS}, member FROM watch WHERE story = :story
       UNION ALL SELECT ${COLUMNS}, member FROM watch WHERE story IS NULL`);
    this.#words = db.prepare<[number]>('SELECT words FROM version WHERE id = ?').pluck();
    // With those that were merged with them: a watch may have begun with any of them.
    this.#actors = db.prepare(`
      SELECT actor.id, name, (SELECT json_group_array(alias) FROM actor_alias WHERE actor = actor.id) AS aliases,
             CASE WHEN actor.same_as = actor.id THEN ${apartFrom('actor')} END AS apart
        FROM actor
       WHERE actor.same_as IN (
             SELECT same_as FROM actor WHERE id IN (
               SELECT speaker FROM version WHERE id = :version
                UNION SELECT actor FROM version_about WHERE version = :version))`);
    // Whoever is recalled hears of the new version with what they were shown before it.
    this.#isRecalled = db.prepare(`
      SELECT 1 FROM version JOIN recall ON recall.version = version.id
        JOIN recall_notice ON recall_notice.recall = recall.id
       WHERE version.claim = :claim AND recall_notice.member = :member AND told_at IS NULL LIMIT 1`);
    this.#match = db.prepare(
      'INSERT INTO watch_match (watch, version) VALUES (:watch, :version) ON CONFLICT DO NOTHING',
    );
    this.#lastTold = db
      .prepare<[number]>(
        'SELECT max(told_at) FROM watch JOIN watch_match ON watch = id WHERE member = ? AND item IS NOT NULL',
      )
      .pluck();
    this.#untold = db.prepare<[number]>(`
      SELECT version.id AS version, version.story, min(text) AS text
        FROM watch JOIN watch_match ON watch_match.watch = watch.id AND told_at IS NULL
        JOIN version ON version.id = watch_match.version
       WHERE member = ? GROUP BY version.id ORDER BY version.id`);
    this.#told = db.prepare(`
      UPDATE watch_match SET told_at = :at, item = :item
       WHERE version IN (SELECT value FROM json_each(:versions)) AND told_at IS NULL
         AND watch IN (SELECT id FROM watch WHERE member = :member)`);
    this.#isTold = db.prepare<[number]>('SELECT 1 FROM watch_match WHERE item = ? LIMIT 1');
  }

  async add(watch: Omit<Watch, 'id'>, by: UserId, at: Instant): Promise<Outcome<Watch>> {
    return atomically(this.#db, () => {
      const row = { ...watch, member: this.#shelves.members.numberOf(by) };
      const same = WatchRow.optional().parse(this.#same.get(row));
      if (same) return done(same);
      if (this.#of.all(row.member).length >= WATCHES_MAX) return refuse({ code: 'too_many_watches', max: WATCHES_MAX });
      const { lastInsertRowid } = this.#add.run({ ...row, at: wholeSeconds(at) });
      return done({ ...watch, id: Number(lastInsertRowid) });
    });
  }

  async of(user: UserId): Promise<readonly Watch[]> {
    const member = this.#shelves.members.find(user);
    return member === null ? [] : z.array(WatchRow).parse(this.#of.all(member));
  }

  async stop(id: number, user: UserId): Promise<boolean> {
    return atomically(this.#db, () => {
      const member = this.#shelves.members.find(user);
      if (member === null) return false;
      return this.#stop.map((statement) => statement.run({ id, member }).changes).at(-1) === 1;
    });
  }

  /** Holds a version against what people watch, within the transaction that approves it, and queues what they are told. */
  approved({ version, claim, story }: Ballot, at: Instant): void {
    const watching = Watching.parse(this.#watching.all({ story }));
    if (watching.length === 0) return;
    const words = z.string().parse(this.#words.get(version));
    const seen: Watchable = { words, actors: z.array(ActorRow).parse(this.#actors.all({ version })) };
    const matching = fitting(watching, seen).filter(({ member }) => !this.#hears(member, claim));
    for (const { id } of matching) this.#match.run({ watch: id, version });
    for (const member of new Set(matching.map((watch) => watch.member))) this.#tell(member, at);
  }

  async untold(user: UserId): Promise<readonly WatchMatch[]> {
    const member = this.#shelves.members.find(user);
    return member === null ? [] : z.array(MatchRow).parse(this.#untold.all(member));
  }

  async drop(user: UserId, versions: readonly VersionId[], at: Instant): Promise<void> {
    atomically(this.#db, () => {
      const member = this.#shelves.members.numberOf(user);
      this.#told.run({ member, versions: JSON.stringify(versions), item: null, at: wholeSeconds(at) });
    });
  }

  async told(
    user: UserId,
    versions: readonly VersionId[],
    item: number,
    at: Instant,
    restDueAt: Instant | null,
  ): Promise<void> {
    atomically(this.#db, () => {
      const member = this.#shelves.members.numberOf(user);
      this.#told.run({ member, versions: JSON.stringify(versions), item, at: wholeSeconds(at) });
      if (restDueAt === null) return;
      this.#shelves.queue.put({ kind: 'watched', version: null, recipient: member, at, dueAt: restDueAt });
    });
  }

  async isTold(item: number): Promise<boolean> {
    return this.#isTold.get(item) !== undefined;
  }

  #hears(member: number, claim: number): boolean {
    return this.#isRecalled.get({ member, claim }) !== undefined;
  }

  #tell(member: number, at: Instant): void {
    const last = z.number().nullable().parse(this.#lastTold.get(member));
    const dueAt = Math.max(at + BURST_SECONDS, (last ?? 0) + PAUSE_SECONDS);
    this.#shelves.queue.put({ kind: 'watched', version: null, recipient: member, at, dueAt });
  }
}
