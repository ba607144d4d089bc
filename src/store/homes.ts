import { z } from 'zod';
import type { Instant, StoryId, UserId } from '../domain/ids.ts';
import { userId } from './columns.ts';
import { atomically, type Database, type Statement } from './database.ts';
import type { NewEvent } from './event-log.ts';
import type { Members } from './members.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import { wholeSeconds } from './seconds.ts';
import type { HomeShelf } from './shelves/home-shelf.ts';
import type { EventKind } from './shelves/log-entry.ts';

/**
 * Seconds that a Home tab is kept fresh after it was opened: a shift. Slack says each time that one is opened, and then it
 * is drawn anyway.
 */
const FRESH_SECONDS = 8 * 3_600;
/** Seconds from a change to the Home tabs that show it: several made in a row are drawn as one. */
const BURST_SECONDS = 1;
/** In the table of how far people have read, the row that says when somebody opened their Home tab; no story has its number. */
const HOME = -1;

/** Who sees a story is another matter after these: Home tabs lose it, too. */
const FOR_EVERYBODY: ReadonlySet<EventKind> = new Set(['story.bound', 'story.settings']);
/** What no Home tab shows. */
const UNSEEN: ReadonlySet<EventKind> = new Set(['vote.cast', 'vote.withdrawn', 'problem.reported', 'claim.reprinted']);

/** What Home tabs are kept with. */
interface Shelves {
  readonly members: Members;
  readonly queue: OutboxQueue;
}

/** Which Home tabs are open, and the drawing anew of those, in SQL. */
export class Homes implements HomeShelf {
  readonly #db: Database;
  readonly #shelves: Shelves;
  readonly #open: Statement;
  readonly #isOpen: Statement;
  readonly #anyOpen: Statement;
  readonly #opened: Statement;

  constructor(db: Database, shelves: Shelves) {
    this.#db = db;
    this.#shelves = shelves;
    this.#open = db.prepare(`
      INSERT INTO looked (member, story, seq, at) VALUES (:member, ${HOME}, 0, :at)
      ON CONFLICT (member, story) DO UPDATE SET at = excluded.at`);
    const isFresh = `story = ${HOME} AND looked.at >= :since`;
    this.#isOpen = db.prepare(`SELECT 1 FROM looked WHERE member = :member AND ${isFresh}`);
    this.#anyOpen = db.prepare(`SELECT 1 FROM looked WHERE ${isFresh} LIMIT 1`);
    this.#opened = db
      .prepare(`SELECT slack FROM looked JOIN member ON member.id = looked.member WHERE ${isFresh} ORDER BY member.id`)
      .pluck();
  }

  async open(user: UserId, at: Instant): Promise<void> {
    atomically(this.#db, () => {
      this.#open.run({ member: this.#shelves.members.numberOf(user), at: wholeSeconds(at) });
    });
  }

  async opened(at: Instant): Promise<readonly UserId[]> {
    return z.array(userId).parse(this.#opened.all({ since: freshSince(at) }));
  }

  async redraw(users: readonly UserId[], at: Instant): Promise<void> {
    atomically(this.#db, () => {
      for (const user of users) {
        const member = this.#shelves.members.find(user);
        if (member !== null) this.changedFor(member, at);
      }
    });
  }

  /** Something changed that only this member sees. Within a write transaction. */
  changedFor(member: number, at: Instant): void {
    if (!this.#isOpen.get({ member, since: freshSince(at) })) return;
    this.#shelves.queue.put({ kind: 'home', version: null, recipient: member, at });
  }

  /** An event was written. Who may see its story is asked when the item is delivered. Within a write transaction. */
  heard({ what, story, at }: NewEvent): void {
    if (story === null || UNSEEN.has(what) || !this.#anyOpen.get({ since: freshSince(at) })) return;
    const body = { story: String(story as StoryId), to: FOR_EVERYBODY.has(what) ? 'all' : 'readers' };
    this.#shelves.queue.put({ kind: 'home', version: null, recipient: null, body, at, dueAt: at + BURST_SECONDS });
  }
}

const freshSince = (at: Instant): number => wholeSeconds(at) - FRESH_SECONDS;
