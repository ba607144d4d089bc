import { z } from 'zod';
import type { LinkKind, Touches } from '../domain/claim.ts';
import type { ClaimId, Instant, UserId } from '../domain/ids.ts';
import { claimId, linkKind, storyId, touches, userId } from './columns.ts';
import { atomically, type Database, type Statement } from './database.ts';
import type { EventLog } from './event-log.ts';
import type { Members } from './members.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import { wholeSeconds } from './seconds.ts';
import type { LinkedClaims, LinkShelf, MadeLink, StandingLink } from './shelves/link-shelf.ts';

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

const LinkRow = z.object({
  id: z.number(),
  kind: linkKind,
  other: z.number(),
  confirmed: z.number(),
  touches: touches.nullable(),
  madeBy: z.number(),
});

/** What is said of an edge when it is made. */
interface Making {
  /** Whether an editor stands for it; otherwise it is a suggestion. */
  readonly confirmed: boolean;
  /** `null`: nobody says, so a link that stands keeps what it has. */
  readonly touches?: Touches | null;
}

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
      SELECT id, kind, other, confirmed_at IS NOT NULL AS confirmed, touches, made_by AS madeBy FROM link
       WHERE claim = :claim AND kind = :kind AND other = :other AND removed_at IS NULL`);
    this.#add = db.prepare(`
      INSERT INTO link (claim, kind, other, made_by, made_at, confirmed_by, confirmed_at, touches)
      VALUES (:claim, :kind, :other, :by, :at, :confirmedBy, :confirmedAt, :touches)`);
    this.#confirm = db.prepare('UPDATE link SET confirmed_by = :by, confirmed_at = :at WHERE id = :id');
    this.#remove = db.prepare('UPDATE link SET removed_by = :by, removed_at = :at WHERE id = :id');
    this.#suggested = db.prepare(`
      SELECT id, kind, other, 0 AS confirmed, touches, made_by AS madeBy FROM link
       WHERE claim = ? AND confirmed_at IS NULL AND removed_at IS NULL ORDER BY id`);
    this.#waiting = db
      .prepare(
        "SELECT version.id FROM version JOIN review ON version = version.id WHERE claim = :claim AND status = 'proposed'",
      )
      .pluck();
  }

  /** Links one claim with another; see `LinkShelf.make`. @returns whether anything changed */
  make(edge: Edge, { confirmed, touches: said = null }: Making, user: UserId, at: Instant): boolean {
    const known = this.#find(edge);
    const isMarkedAnew = known !== undefined && said !== null && said !== known.touches;
    const isLess = known?.confirmed === 1 && !confirmed;
    const isConfirmed = known?.confirmed === 0 && confirmed;
    if (known && (isLess || !(isMarkedAnew || isConfirmed))) return false;
    const by = this.#shelves.members.numberOf(user);
    if (known && !isMarkedAnew) {
      this.#confirmOne(edge, known.id, by, at);
    } else {
      if (known) this.#removeOne(edge, known.id, by, at);
      this.#addOne(edge, { confirmed, touches: said }, by, at);
    }
    this.#redraw(edge, at);
    return true;
  }

  /** Takes a link away; see `LinkShelf.remove`. */
  remove(edge: Edge, user: UserId, at: Instant, which: 'any' | 'own_suggestion'): boolean {
    const known = this.#find(edge);
    if (!known) return false;
    const by = this.#shelves.members.numberOf(user);
    if (which === 'own_suggestion' && (known.confirmed === 1 || known.madeBy !== by)) return false;
    this.#removeOne(edge, known.id, by, at);
    this.#redraw(edge, at);
    return true;
  }

  /** A claim was approved as its card showed it: what its text suggested of it is confirmed. */
  approved({ claim, story }: Pick<Edge, 'claim' | 'story'>, by: number, at: Instant): void {
    for (const row of z.array(LinkRow).parse(this.#suggested.all(claim))) {
      this.#confirmOne({ story, claim, kind: row.kind, other: row.other }, row.id, by, at);
    }
  }

  #addOne(edge: Edge, { confirmed, touches: said }: Required<Making>, by: number, at: Instant): void {
    const moment = wholeSeconds(at);
    const confirmation = { confirmedBy: confirmed ? by : null, confirmedAt: confirmed ? moment : null };
    const { claim, kind, other } = edge;
    const row = { claim, kind, other, by, at: moment, touches: said, ...confirmation };
    const id = Number(this.#add.run(row).lastInsertRowid);
    const body = { link: id, kind, other, confirmed, ...(said === null ? {} : { touches: said }) };
    this.#tell('link.made', edge, body, by, at);
  }

  #removeOne(edge: Edge, id: number, by: number, at: Instant): void {
    this.#remove.run({ id, by, at: wholeSeconds(at) });
    this.#tell('link.removed', edge, { link: id }, by, at);
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

const StandingRow = z.object({
  story: storyId,
  claim: claimId,
  kind: linkKind,
  other: claimId,
  touches: touches.nullable(),
  confirmed: z.number(),
  number: z.number(),
  otherNumber: z.number(),
  by: userId,
  at: z.number(),
});

/** Links as people make and remove them, each in a transaction of its own. */
export class LinkDesk implements LinkShelf {
  readonly #db: Database;
  readonly #links: Links;
  readonly #of: Statement;

  constructor(db: Database, links: Links) {
    this.#db = db;
    this.#links = links;
    this.#of = db.prepare(`
      SELECT near.story, link.claim, kind, other, touches, stood AS confirmed, near.number, far.number AS otherNumber,
             slack AS "by", CASE stood WHEN 1 THEN confirmed_at ELSE made_at END AS at
        FROM (SELECT *, confirmed_at IS NOT NULL AND (:asOf IS NULL OR confirmed_at <= :asOf) AS stood FROM link) AS link
        JOIN claim AS near ON near.id = link.claim
        JOIN claim AS far ON far.id = link.other
        JOIN member ON member.id = CASE stood WHEN 1 THEN confirmed_by ELSE made_by END
       WHERE :claim IN (link.claim, link.other) AND (:asOf IS NULL OR made_at <= :asOf)
         AND (removed_at IS NULL OR removed_at > :asOf)
       ORDER BY link.id`);
  }

  async make({ confirmed, touches: said, ...edge }: MadeLink, by: UserId, at: Instant): Promise<boolean> {
    return atomically(this.#db, () => this.#links.make(edge, { confirmed, touches: said }, by, at));
  }

  async remove(link: LinkedClaims, by: UserId, at: Instant, which: 'any' | 'own_suggestion' = 'any'): Promise<boolean> {
    return atomically(this.#db, () => this.#links.remove(link, by, at, which));
  }

  async of(claim: ClaimId, asOf?: Instant): Promise<readonly StandingLink[]> {
    const rows = z.array(StandingRow).parse(this.#of.all({ claim, asOf: asOf ?? null }));
    return rows.map(({ confirmed, ...row }) => ({
      ...row,
      confirmed: confirmed === 1,
      direction: row.claim === claim ? 'to' : 'from',
    }));
  }
}
