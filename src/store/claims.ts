import { z } from 'zod';
import type { Draft, SourceText, Version } from '../domain/claim.ts';
import type { Instant, StoryId, UserId, VersionId } from '../domain/ids.ts';
import type { Outcome } from '../domain/outcome.ts';
import { atomically, type Database, type Statement } from './database.ts';
import type { ClaimShelf, Filter, Order, Page, Scope } from './fact-store.ts';
import type { Filing } from './filing.ts';
import { EVERY_FILTER, type Narrowing, narrowing } from './narrowing.ts';
import { Prepared } from './prepared.ts';
import type { Search } from './search.ts';
import type { VersionRows } from './version-rows.ts';

const ORDERS: Readonly<Record<Order, string>> = {
  newest: 'said_from DESC NULLS LAST, version.id DESC',
  oldest: 'said_from NULLS LAST, version.id',
  waiting: 'version.id',
};

const Numbers = z.array(z.number());

/** The claims on file, in SQL. */
export class Claims implements ClaimShelf {
  readonly #db: Database;
  readonly #filing: Filing;
  readonly #rows: VersionRows;
  readonly #search: Search;
  readonly #lists: Prepared;
  readonly #edition: Statement;

  constructor(db: Database, filing: Filing, rows: VersionRows, search: Search) {
    this.#db = db;
    this.#filing = filing;
    this.#rows = rows;
    this.#search = search;
    this.#lists = new Prepared(db);
    this.#edition = db
      .prepare(`
        SELECT version.id FROM claim JOIN version ON version.claim = claim.id
         WHERE claim.story = :story AND number = :number ORDER BY edition`)
      .pluck();
    // These are put together when asked for; SQL that no longer fits the tables must still fail at the start.
    for (const order of Object.values(ORDERS)) this.#page(narrowing({ only: [] }, EVERY_FILTER), order);
    this.#count(narrowing({ except: [] }, EVERY_FILTER));
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

  async version(id: VersionId): Promise<Version | null> {
    return this.#rows.one(id);
  }

  async edition(story: StoryId, number: number): Promise<readonly Version[]> {
    return this.#rows.many(Numbers.parse(this.#edition.all({ story, number })));
  }

  async list(scope: Scope, filter: Filter, order: Order, offset: number, limit: number): Promise<Page<Version>> {
    const asked = narrowing(scope, filter);
    // One transaction, so that the total and the page are of one moment.
    return this.#db.transaction(() => {
      const total = z.number().parse(this.#count(asked).get(asked.params));
      const ids = Numbers.parse(this.#page(asked, ORDERS[order]).all({ ...asked.params, limit, offset }));
      return { items: this.#rows.many(ids), total };
    })();
  }

  async candidates(
    scope: Scope,
    filter: Filter,
    tokens: readonly string[],
    limit: number,
  ): Promise<readonly Version[]> {
    return this.#db.transaction(() => this.#rows.many(this.#search.candidates(scope, filter, tokens, limit)))();
  }

  #count({ where }: Narrowing): Statement {
    const from = 'version JOIN review ON review.version = version.id';
    return this.#lists.get(`SELECT count(*) FROM ${from} WHERE ${where}`).pluck();
  }

  #page({ where }: Narrowing, order: string): Statement {
    const from = 'version JOIN review ON review.version = version.id';
    return this.#lists
      .get(`SELECT version.id FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT :limit OFFSET :offset`)
      .pluck();
  }
}
