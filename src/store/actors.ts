import { z } from 'zod';
import type { Named } from '../domain/claim.ts';
import type { ActorId, Instant, StoryId } from '../domain/ids.ts';
import { actorId, storyId } from './columns.ts';
import type { Database, Statement } from './database.ts';
import type { ActorEntry, ActorShelf, Scope } from './fact-store.ts';
import type { Moment, ReviewTable } from './moment.ts';
import { inScope, scopeParams } from './scope-sql.ts';

const NamedRow = z.object({ id: actorId, story: storyId, name: z.string() });
const NamesRow = NamedRow.extend({ aliases: jsonList(z.string()) });
const EntryRow = NamesRow.extend({
  by: z.number(),
  about: z.number(),
  titles: jsonList(z.object({ title: z.string(), said: z.string().nullable() })),
});

const ALIASES = '(SELECT json_group_array(alias ORDER BY alias) FROM actor_alias WHERE actor = actor.id) AS aliases';

const FOREVER = Number.MAX_SAFE_INTEGER;

/** Actors with what the list of actors shows of them. */
const entries = (review: ReviewTable): string => `
      SELECT actor.id, actor.story, actor.name, ${ALIASES},
             (SELECT count(*) FROM version CROSS JOIN ${review} AS review ON review.version = version.id
               WHERE version.speaker = actor.id AND status = 'approved') AS by,
             (SELECT count(*) FROM version_about CROSS JOIN ${review} AS review USING (version)
               WHERE version_about.actor = actor.id AND status = 'approved') AS about,
             (SELECT json_group_array(json_object('title', title, 'said', said) ORDER BY said_from NULLS LAST)
                FROM (SELECT DISTINCT title, said, said_from FROM version CROSS JOIN ${review} AS review ON review.version = version.id
                       WHERE version.speaker = actor.id AND status = 'approved' AND title IS NOT NULL
                     )) AS titles
        FROM actor WHERE ${inScope('actor.story')} AND added_at <= :asOf
       ORDER BY actor.folded, actor.id`;

/** Who takes part in the stories on file, in SQL. */
export class Actors implements ActorShelf {
  readonly #db: Database;
  readonly #moment: Moment;
  readonly #list: Statement;
  readonly #listThen: Statement;
  readonly #names: Statement;
  readonly #get: Statement<[ActorId]>;
  readonly #lastTitle: Statement<[ActorId]>;

  constructor(db: Database, moment: Moment) {
    this.#db = db;
    this.#moment = moment;
    this.#list = db.prepare(entries('review'));
    this.#listThen = db.prepare(entries('review_then'));
    this.#names = db.prepare(`
      SELECT actor.id, actor.story, actor.name, ${ALIASES} FROM actor WHERE ${inScope('actor.story')}
       ORDER BY actor.folded, actor.id`);
    this.#get = db.prepare('SELECT id, story, name FROM actor WHERE id = ?');
    this.#lastTitle = db
      .prepare<[ActorId]>(`
        SELECT title FROM version CROSS JOIN review ON review.version = version.id
         WHERE speaker = ? AND status <> 'declined' AND title IS NOT NULL
         ORDER BY version.id DESC LIMIT 1`)
      .pluck();
  }

  async list(scope: Scope, asOf?: Instant): Promise<readonly ActorEntry[]> {
    if (asOf === undefined) return z.array(EntryRow).parse(this.#list.all({ ...scopeParams(scope), asOf: FOREVER }));
    return this.#db.transaction(() => {
      this.#moment.set(asOf);
      return z.array(EntryRow).parse(this.#listThen.all({ ...scopeParams(scope), asOf }));
    })();
  }

  async names(scope: Scope): Promise<readonly z.infer<typeof NamesRow>[]> {
    return z.array(NamesRow).parse(this.#names.all(scopeParams(scope)));
  }

  async get(actor: ActorId): Promise<(Named & { readonly story: StoryId }) | null> {
    return NamedRow.optional().parse(this.#get.get(actor)) ?? null;
  }

  async lastTitle(actor: ActorId): Promise<string | null> {
    return z.string().optional().parse(this.#lastTitle.get(actor)) ?? null;
  }
}

/** A column that SQLite made of several rows. */
function jsonList<Item extends z.ZodType>(item: Item) {
  return z.string().transform((text) => z.array(item).parse(JSON.parse(text)));
}
