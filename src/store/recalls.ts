import { z } from 'zod';
import type { Version } from '../domain/claim.ts';
import type { ChannelId, Instant, MessageTs, StoryId, UserId } from '../domain/ids.ts';
import { channelId, messageTs, userId, versionId } from './columns.ts';
import { atomically, type Database, type Statement } from './database.ts';
import type { Homes } from './homes.ts';
import type { Members } from './members.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import { wholeSeconds } from './seconds.ts';
import type { Door } from './shelves/exposure.ts';
import type { RecallKind, RecallReport, RecallShelf, Showing, Telling, Untold } from './shelves/recall-shelf.ts';
import type { VersionRows } from './version-rows.ts';

/** Seconds from a change to the message about it: several made in a row go out as one. */
const BURST_SECONDS = 2;
/** Seconds between two messages to one person: what changes meanwhile is told together. */
const PAUSE_SECONDS = 60;

/** A version that goes out of use; `by` is a member's number. */
export interface Recalled {
  readonly version: number;
  readonly kind: RecallKind;
  readonly by: number;
  readonly at: Instant;
}

const Numbers = z.array(z.number());
const kind = z.enum(['correction', 'clarification', 'retraction', 'seal']);
const UntoldRow = z.object({
  recall: z.number(),
  kind,
  version: z.number(),
  claim: z.number(),
  shownAt: z.number().nullable(),
});
const RecallRow = z.object({
  id: z.number(),
  kind,
  edition: z.number(),
  by: userId,
  at: z.number(),
  uncounted: z.number(),
});
const NoticeRow = z.object({
  recall: z.number(),
  member: userId,
  toldAt: z.number().nullable(),
  wordless: z.number().transform((value) => value === 1),
  unreachable: z.string().nullable(),
  confirmedAt: z.number().nullable(),
});
const DOORS = [
  ...(['answer', 'thread', 'share', 'attribution', 'history'] as const),
  ...(['card', 'home', 'notice', 'form', 'as_of', 'export', 'morning'] as const),
] satisfies readonly Door[];
const ShowingRow: z.ZodType<Showing> = z.object({
  version: versionId,
  channel: channelId,
  ts: messageTs,
  thread: messageTs.nullable(),
  door: z.enum(DOORS),
  member: userId.nullable(),
  noted: z.string().nullable(),
});

/** What recalls are kept with. */
interface Shelves {
  readonly homes: Pick<Homes, 'changedFor'>;
  readonly members: Members;
  readonly queue: OutboxQueue;
  readonly rows: VersionRows;
}

/** Who is to be told that what they were shown went out of use, in SQL. */
export class Recalls implements RecallShelf {
  readonly #db: Database;
  readonly #shelves: Shelves;
  readonly #add: Statement;
  readonly #exposed: Statement;
  readonly #homes: Statement<[number]>;
  readonly #showings: Statement<[number]>;
  readonly #notify: Statement;
  readonly #of: Statement<[number]>;
  readonly #lastTold: Statement<[number]>;
  readonly #untold: Statement;
  readonly #inMessage: Statement;
  readonly #standing: Statement;
  readonly #told: Statement;
  readonly #confirm: Statement;
  readonly #unconfirmed: Statement<[number]>;
  readonly #ofClaim: Statement;
  readonly #notices: Statement<[string]>;
  readonly #showingsAt: Statement;

  constructor(db: Database, shelves: Shelves) {
    this.#db = db;
    this.#shelves = shelves;
    this.#add = db.prepare(`
      INSERT INTO recall (version, kind, member, at) VALUES (:version, :kind, :by, :at) ON CONFLICT DO NOTHING`);
    // Who saw it only after it went out of use saw it marked as such; recalling begins in the very transaction of the end.
    // A seal covers all versions of its claim: somebody who was shown several hears of it once.
    this.#exposed = db
      .prepare(`
        SELECT DISTINCT member FROM exposure
         WHERE version = :version
           AND NOT (:kind = 'seal' AND member IN (
             SELECT recall_notice.member FROM version AS shown
               JOIN version AS sibling ON sibling.claim = shown.claim
               JOIN recall ON recall.version = sibling.id AND recall.kind = 'seal'
               JOIN recall_notice ON recall_notice.recall = recall.id
              WHERE shown.id = :version))
         ORDER BY member`)
      .pluck();
    this.#homes = db
      .prepare<[number]>("SELECT DISTINCT member FROM exposure WHERE version = ? AND door = 'home' ORDER BY member")
      .pluck();
    this.#showings = db.prepare('SELECT DISTINCT channel, ts FROM showing WHERE version = ?');
    this.#notify = db.prepare(
      'INSERT INTO recall_notice (recall, member) VALUES (:recall, :member) ON CONFLICT DO NOTHING',
    );
    this.#of = db.prepare<[number]>('SELECT id FROM recall WHERE version = ?').pluck();
    this.#lastTold = db.prepare<[number]>('SELECT max(told_at) FROM recall_notice WHERE member = ?').pluck();
    this.#untold = db.prepare(changes('told_at IS NULL AND unreachable IS NULL AND :item IS NULL'));
    this.#inMessage = db.prepare(changes('item = :item'));
    this.#standing = db
      .prepare(`
        SELECT version.id FROM version CROSS JOIN review ON review.version = version.id
         WHERE claim = :claim AND status = :status`)
      .pluck();
    this.#told = db.prepare(`
      UPDATE recall_notice SET item = :item, told_at = :toldAt, wordless = :wordless, unreachable = :unreachable
       WHERE recall = :recall AND member = :member AND told_at IS NULL AND unreachable IS NULL`);
    this.#confirm = db.prepare(`
      UPDATE recall_notice SET confirmed_at = :at WHERE item = :item AND member = :member AND confirmed_at IS NULL`);
    this.#unconfirmed = db
      .prepare<[number]>(`
        SELECT DISTINCT item FROM recall_notice
         WHERE member = ? AND told_at IS NOT NULL AND confirmed_at IS NULL AND item IS NOT NULL ORDER BY item DESC`)
      .pluck();
    this.#ofClaim = db.prepare(`
      SELECT recall.id, recall.kind, edition, slack AS by, recall.at,
             (SELECT ifnull(sum(people), 0) FROM exposure_count
               WHERE exposure_count.version = recall.version) AS uncounted
        FROM claim
        JOIN version ON version.claim = claim.id
        JOIN recall ON recall.version = version.id
        JOIN member ON member.id = recall.member
       WHERE claim.story = :story AND number = :number ORDER BY recall.id`);
    this.#notices = db.prepare(`
      SELECT recall, slack AS member, told_at AS toldAt, wordless, unreachable, confirmed_at AS confirmedAt
        FROM recall_notice JOIN member ON member.id = recall_notice.member
       WHERE recall IN (SELECT value FROM json_each(?)) ORDER BY recall, told_at, member.id`);
    this.#showingsAt = db.prepare(`
      SELECT version, channel, ts, thread, door, slack AS member, noted
        FROM showing LEFT JOIN member ON member.id = showing.member
       WHERE channel = :channel AND ts = :ts ORDER BY version`);
  }

  /** Begins a recall, within the transaction of the change that causes it. */
  begin({ version, kind: why, by, at }: Recalled): void {
    const { changes, lastInsertRowid } = this.#add.run({ version, kind: why, by, at: wholeSeconds(at) });
    if (changes === 0) return;
    for (const member of Numbers.parse(this.#exposed.all({ version, kind: why })))
      this.#tell(Number(lastInsertRowid), member, at);
    for (const member of Numbers.parse(this.#homes.all(version))) this.redrawHome(member, at);
    const places = z.array(z.object({ channel: z.string(), ts: z.string() })).parse(this.#showings.all(version));
    for (const place of places) this.#shelves.queue.put({ kind: 'reshow', version, recipient: null, body: place, at });
  }

  /**
   * Recalls a version from somebody who was shown it while it went out of use: their answer was read before the change
   * and is on record only now. Within the transaction that records it.
   */
  join(version: number, member: number, at: Instant): void {
    for (const recall of Numbers.parse(this.#of.all(version))) this.#tell(recall, member, at);
  }

  /** Within a write transaction. */
  redrawHome(member: number, at: Instant): void {
    this.#shelves.queue.put({ kind: 'home', version: null, recipient: member, at });
  }

  async untold(member: UserId): Promise<readonly Untold[]> {
    return this.#changes(this.#untold, member, null);
  }

  async toldIn(item: number, member: UserId): Promise<readonly Untold[]> {
    return this.#changes(this.#inMessage, member, item);
  }

  async told(member: UserId, recalls: readonly number[], item: number, how: Telling, at: Instant): Promise<void> {
    atomically(this.#db, () => {
      const number = this.#shelves.members.numberOf(member);
      const unreachable = typeof how === 'object' ? how.unreachable : null;
      const toldAt = unreachable === null ? wholeSeconds(at) : null;
      for (const recall of recalls) {
        this.#told.run({ recall, member: number, item, toldAt, wordless: Number(how === 'wordless'), unreachable });
      }
      this.#shelves.homes.changedFor(number, at);
      // What did not fit goes into a message, and so an item, of its own: Got It confirms what its message showed.
      const isLeft = this.#untold.get({ member: number, item: null }) !== undefined;
      if (isLeft) this.#shelves.queue.put({ kind: 'recall', version: null, recipient: number, at });
    });
  }

  async confirm(item: number, member: UserId, at: Instant): Promise<boolean> {
    return atomically(this.#db, () => {
      const { homes, members } = this.#shelves;
      const number = members.find(member);
      if (number === null || this.#confirm.run({ item, member: number, at: wholeSeconds(at) }).changes === 0)
        return false;
      homes.changedFor(number, at);
      return true;
    });
  }

  async unconfirmed(member: UserId): Promise<readonly number[]> {
    const number = this.#shelves.members.find(member);
    return number === null ? [] : Numbers.parse(this.#unconfirmed.all(number));
  }

  async of(story: StoryId, number: number): Promise<readonly RecallReport[]> {
    return this.#db.transaction(() => {
      const recalls = z.array(RecallRow).parse(this.#ofClaim.all({ story, number }));
      const ids = JSON.stringify(recalls.map(({ id }) => id));
      const notices = z.array(NoticeRow).parse(this.#notices.all(ids));
      return recalls.map(({ id, ...recall }) => ({
        ...recall,
        notices: notices.filter((notice) => notice.recall === id).map(({ recall: _, ...notice }) => notice),
      }));
    })();
  }

  async showings(channel: ChannelId, ts: MessageTs): Promise<readonly Showing[]> {
    return z.array(ShowingRow).parse(this.#showingsAt.all({ channel, ts }));
  }

  #changes(statement: Statement, user: UserId, item: number | null): readonly Untold[] {
    return this.#db.transaction(() => {
      const { members, rows: versions } = this.#shelves;
      const member = members.find(user);
      const rows = member === null ? [] : z.array(UntoldRow).parse(statement.all({ member, item }));
      const that = (claim: number, status: 'approved' | 'retracted'): Version | null => {
        const id = z.number().optional().parse(this.#standing.get({ claim, status }));
        return id === undefined ? null : versions.existing(id);
      };
      return rows.map(({ recall, kind: why, version, claim, shownAt }) => ({
        ...{ recall, kind: why, before: versions.existing(version), shownAt },
        ...{ after: that(claim, 'approved'), retracted: that(claim, 'retracted') },
      }));
    })();
  }

  #tell(recall: number, member: number, at: Instant): void {
    if (this.#notify.run({ recall, member }).changes === 0) return;
    const last = z.number().nullable().parse(this.#lastTold.get(member));
    const dueAt = Math.max(at + BURST_SECONDS, (last ?? 0) + PAUSE_SECONDS);
    this.#shelves.queue.put({ kind: 'recall', version: null, recipient: member, at, dueAt });
  }
}

/** One person's notices with what they are about, oldest first. */
const changes = (which: string): string => `
  SELECT recall.id AS recall, recall.kind, recall.version, version.claim,
         (SELECT max(exposure.at) FROM exposure
           WHERE exposure.version = recall.version AND exposure.member = recall_notice.member) AS shownAt
    FROM recall_notice
    JOIN recall ON recall.id = recall_notice.recall
    JOIN version ON version.id = recall.version
   WHERE recall_notice.member = :member AND ${which} ORDER BY recall.id`;
