import { z } from 'zod';
import type { LinkKind } from '../domain/claim.ts';
import type { Instant, UserId } from '../domain/ids.ts';
import { linkKind } from './columns.ts';
import { atomically, type Database, type Statement } from './database.ts';
import type { EventLog } from './event-log.ts';
import type { LinkedClaims, LinkShelf } from './fact-store.ts';
import type { Members } from './members.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import { wholeSeconds } from './seconds.ts';

/** One claim that answers or repeats another, both by number, in a story. */
export interface Edge {
  readonly story: number;
  readonly claim: number;
  readonly kind: LinkKind;
  readonly other: number;
}

/** What a link leaves something on. */
interface Shelves {
  readonly log: EventLog;
  readonly members: Members;
  readonly queue: OutboxQueue;
}

const LinkRow = z.object({ id: z.number(), kind: linkKind, other: z.number(), confirmed: z.number() });

/** Makes, confirms and removes links between claims, within the caller's write transaction. */
export class Links {
  readonly #shelves: Shelves;
  readonly #standing: Statement;
  readonly #add: Statement;
  readonly #confirm: Statement;
  readonly #remove: Statement;
  readonly #suggested: Statement<[number]>;
  readonly #waiting: Statement;

  constructor(db: Database, shelves: Shelves) {
    this.#shelves = shelves;
    this.#standing = db.prepare(`
      SELECT id, kind, other, confirmed_at IS NOT NULL AS confirmed FROM link
       WHERE claim = :claim AND kind = :kind AND other = :other AND removed_at IS NULL`);
    this.#add = db.prepare(`
      INSERT INTO link (claim, kind, other, made_by, made_at, confirmed_by, confirmed_at)
      VALUES (:claim, :kind, :other, :by, :at, :confirmedBy, :confirmedAt)`);
    this.#confirm = db.prepare('UPDATE link SET confirmed_by = :by, confirmed_at = :at WHERE id = :id');
    this.#remove = db.prepare('UPDATE link SET removed_by = :by, removed_at = :at WHERE id = :id');
    this.#suggested = db.prepare(`
      SELECT id, kind, other, 0 AS confirmed FROM link
       WHERE claim = ? AND confirmed_at IS NULL AND removed_at IS NULL ORDER BY id`);
    this.#waiting = db
      .prepare(
        "SELECT version.id FROM version JOIN review ON version = version.id WHERE claim = :claim AND status = 'proposed'",
      )
      .pluck();
  }

  /**
   * Links one claim with another.
   *
   * @param confirmed - whether a person says so; otherwise it is a suggestion, read out of a text
   * @returns whether anything changed
   */
  make(edge: Edge, confirmed: boolean, user: UserId, at: Instant): boolean {
    const known = this.#find(edge);
    if (known?.confirmed === 1 || (known && !confirmed)) return false;
    const by = this.#shelves.members.numberOf(user);
    if (known) {
      this.#confirmOne(edge, known.id, by, at);
    } else {
      const moment = wholeSeconds(at);
      const confirmation = { confirmedBy: confirmed ? by : null, confirmedAt: confirmed ? moment : null };
      const { claim, kind, other } = edge;
      const id = Number(this.#add.run({ claim, kind, other, by, at: moment, ...confirmation }).lastInsertRowid);
      this.#tell('link.made', edge, { link: id, kind, other, confirmed }, by, at);
    }
    this.#redraw(edge, at);
    return true;
  }

  /** Takes a link away. @returns whether there was one */
  remove(edge: Edge, user: UserId, at: Instant): boolean {
    const known = this.#find(edge);
    if (!known) return false;
    const by = this.#shelves.members.numberOf(user);
    this.#remove.run({ id: known.id, by, at: wholeSeconds(at) });
    this.#tell('link.removed', edge, { link: known.id }, by, at);
    this.#redraw(edge, at);
    return true;
  }

  /** A claim was approved as its card showed it: what its text suggested of it is confirmed. */
  approved({ claim, story }: Pick<Edge, 'claim' | 'story'>, by: number, at: Instant): void {
    for (const row of z.array(LinkRow).parse(this.#suggested.all(claim))) {
      this.#confirmOne({ story, claim, kind: row.kind, other: row.other }, row.id, by, at);
    }
  }

  #confirmOne(edge: Edge, id: number, by: number, at: Instant): void {
    this.#confirm.run({ id, by, at: wholeSeconds(at) });
    this.#tell('link.confirmed', edge, { link: id }, by, at);
  }

  #find({ claim, kind, other }: Edge): z.infer<typeof LinkRow> | undefined {
    return LinkRow.optional().parse(this.#standing.get({ claim, kind, other }));
  }

  #tell(
    what: 'link.made' | 'link.confirmed' | 'link.removed',
    { story, claim }: Edge,
    body: Record<string, string | number | boolean>,
    by: number,
    at: Instant,
  ): void {
    this.#shelves.log.append({ what, at, by, story, claim, body });
  }

  /** Cards that wait show their claims' links. */
  #redraw({ claim, other }: Edge, at: Instant): void {
    for (const end of [claim, other]) {
      for (const version of z.array(z.number()).parse(this.#waiting.all({ claim: end }))) {
        this.#shelves.queue.put({ kind: 'card', version, recipient: null, at });
      }
    }
  }
}

/** Links as people make and remove them, each in a transaction of its own. */
export class LinkDesk implements LinkShelf {
  readonly #db: Database;
  readonly #links: Links;

  constructor(db: Database, links: Links) {
    this.#db = db;
    this.#links = links;
  }

  async make(link: LinkedClaims, by: UserId, at: Instant): Promise<boolean> {
    return atomically(this.#db, () => this.#links.make(link, true, by, at));
  }

  async remove(link: LinkedClaims, by: UserId, at: Instant): Promise<boolean> {
    return atomically(this.#db, () => this.#links.remove(link, by, at));
  }
}
