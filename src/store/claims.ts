import { z } from 'zod';
import type { Amendment, Draft, SourceText, Version } from '../domain/claim.ts';
import type { Instant, StoryId, UserId, VersionId } from '../domain/ids.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Amending } from './amending.ts';
import type { BringingIn } from './bringing-in.ts';
import { versionId } from './columns.ts';
import { atomically, type Database, leaveNoTrace, type Statement } from './database.ts';
import type { Filing } from './filing.ts';
import type { Moment } from './moment.ts';
import { EVERY_FILTER, type Narrowing, narrowing, tableFor } from './narrowing.ts';
import { Prepared } from './prepared.ts';
import type { Sealing } from './sealing.ts';
import type { Search } from './search.ts';
import type { BroughtIn, Candidate, ClaimShelf, Filter, Order } from './shelves/claim-shelf.ts';
import type { Page, Scope } from './shelves/scope.ts';
import { VersionRows } from './version-rows.ts';

const ORDERS: Readonly<Record<Order, string>> = {
  newest: 'said_from DESC NULLS LAST, version.id DESC',
  oldest: 'said_from NULLS LAST, version.id',
  waiting: 'version.id',
};

const Numbers = z.array(z.number());
const CandidateRows = z.array(z.object({ id: versionId, words: z.string() }));

/** What the claims are filed and found with. */
interface Shelves {
  readonly filing: Filing;
  readonly bringingIn: BringingIn;
  readonly amending: Amending;
  readonly sealing: Sealing;
  readonly rows: VersionRows;
  readonly search: Search;
  readonly moment: Moment;
}

/** The claims on file, in SQL. */
export class Claims implements ClaimShelf {
  readonly #db: Database;
  readonly #filing: Filing;
  readonly #bringingIn: BringingIn;
  readonly #amending: Amending;
  readonly #sealing: Sealing;
  readonly #rows: VersionRows;
  readonly #rowsThen: VersionRows;
  readonly #moment: Moment;
  readonly #search: Search;
  readonly #lists: Prepared;
  readonly #edition: Statement;
  readonly #words: Statement<[string]>;

  constructor(db: Database, { filing, bringingIn, amending, sealing, rows, search, moment }: Shelves) {
    this.#db = db;
    this.#moment = moment;
    this.#rowsThen = new VersionRows(db, 'review_then');
    this.#filing = filing;
    this.#bringingIn = bringingIn;
    this.#amending = amending;
    this.#sealing = sealing;
    this.#rows = rows;
    this.#search = search;
    this.#lists = new Prepared(db);
    this.#edition = db
      .prepare(`
        SELECT version.id FROM claim JOIN version ON version.claim = claim.id
         WHERE claim.story = :story AND number = :number ORDER BY edition`)
      .pluck();
    this.#words = db.prepare('SELECT id, words FROM version WHERE id IN (SELECT value FROM json_each(?))');
    // These are put together when asked for; SQL that no longer fits the tables must still fail at the start.
    for (const order of Object.values(ORDERS)) {
      this.#page({ only: [] }, EVERY_FILTER, order);
      this.#page({ except: [], upTo: 0 as StoryId }, { status: 'proposed' }, order);
    }
    for (const filter of [EVERY_FILTER, {}]) this.#count({ only: [] }, filter);
  }

  async propose(
    story: StoryId,
    draft: Draft,
    source: SourceText | null,
    by: UserId,
    at: Instant,
  ): Promise<Outcome<Version>> {
    return atomically(this.#db, () => this.#filing.file({ story, draft, source, by, at }));
  }

  async bringIn(
    story: StoryId,
    drafts: readonly Draft[],
    by: UserId,
    at: Instant,
  ): Promise<Outcome<readonly BroughtIn[]>> {
    return atomically(this.#db, () => this.#bringingIn.file(drafts, { story, by, at }));
  }

  async amend(
    base: VersionId,
    draft: Draft,
    amendment: Amendment,
    keepsSource: boolean,
    by: UserId,
    at: Instant,
  ): Promise<Outcome<Version>> {
    return atomically(this.#db, () => this.#amending.amend({ base, draft, amendment, keepsSource, by, at }));
  }

  async seal(
    story: StoryId,
    number: number,
    reason: string,
    by: UserId,
    at: Instant,
  ): Promise<Outcome<readonly Version[]>> {
    const sealed = atomically(this.#db, () => this.#sealing.seal({ story, number, reason, by, at }));
    leaveNoTrace(this.#db);
    return sealed;
  }

  async version(id: VersionId): Promise<Version | null> {
    return this.#db.transaction(() => this.#rows.one(id))();
  }

  async versions(ids: readonly VersionId[], asOf?: Instant): Promise<readonly Version[]> {
    return this.#db.transaction(() => this.#rowsAt(asOf).many(ids))();
  }

  async edition(story: StoryId, number: number, asOf?: Instant): Promise<readonly Version[]> {
    return this.#db.transaction(() => this.#rowsAt(asOf).many(Numbers.parse(this.#edition.all({ story, number }))))();
  }

  async list(scope: Scope, filter: Filter, order: Order, offset: number, limit: number): Promise<Page<Version>> {
    // One transaction, so that the total and the page are of one moment.
    return this.#db.transaction(() => {
      const rows = this.#rowsAt(filter.asOf);
      const count = this.#count(scope, filter);
      const page = this.#page(scope, filter, ORDERS[order]);
      const ids = Numbers.parse(page.statement.all({ ...page.params, limit, offset }));
      return { items: rows.many(ids), total: z.number().parse(count.statement.get(count.params)) };
    })();
  }

  async candidates(
    scope: Scope,
    filter: Filter,
    tokens: readonly string[],
    limit: number,
  ): Promise<readonly Candidate[]> {
    return this.#db.transaction(() => {
      this.#rowsAt(filter.asOf);
      const ids = this.#search.candidates(scope, filter, tokens, limit);
      const found = CandidateRows.parse(this.#words.all(JSON.stringify(ids)));
      const byId = new Map<number, Candidate>(found.map((candidate) => [candidate.id, candidate]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    })();
  }

  #count(scope: Scope, filter: Filter): Asked {
    const { from, where, params, needsVersion } = asking(scope, filter);
    if (needsVersion || filter.asOf !== undefined) {
      return { statement: this.#statement(`SELECT count(*) FROM ${from} WHERE ${where}`), params };
    }
    // Where story and status alone decide, the tally knows; it has them under the same names.
    const plain = narrowing(scope, filter, 'review.story');
    const sql = `SELECT ifnull(sum(versions), 0) FROM tally AS review WHERE ${plain.where}`;
    return { statement: this.#statement(sql), params: plain.params };
  }

  #page(scope: Scope, filter: Filter, order: string): Asked {
    const { from, where, params } = asking(scope, filter);
    const sql = `SELECT version.id FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT :limit OFFSET :offset`;
    return { statement: this.#statement(sql), params };
  }

  /** The rows as of now, or as of a moment, to which all statements of the same transaction are then set. */
  #rowsAt(asOf: Instant | undefined): VersionRows {
    if (asOf === undefined) return this.#rows;
    this.#moment.set(asOf);
    return this.#rowsThen;
  }

  #statement(sql: string): Statement {
    return this.#lists.get(sql).pluck();
  }
}

/** Which table leads, said outright: without statistics SQLite guesses, and reads a million rows where ten would do. */
function asking(scope: Scope, filter: Filter): Narrowing & { readonly from: string } {
  const { status = 'approved' } = filter;
  const review = `${tableFor(filter)} AS review`;
  // Nearly everything is approved: then speaker, story or date narrow most. Of any other status there is little.
  return status === 'approved' || status === 'disputed'
    ? {
        from: `version CROSS JOIN ${review} ON review.version = version.id`,
        ...narrowing(scope, filter, 'version.story'),
      }
    : {
        from: `${review} CROSS JOIN version ON version.id = review.version`,
        ...narrowing(scope, filter, 'review.story'),
      };
}

/** A statement, and what it is to be run with. */
interface Asked {
  readonly statement: Statement;
  readonly params: Narrowing['params'];
}
