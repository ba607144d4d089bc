import { z } from 'zod';
import type { Named } from '../domain/claim.ts';
import type { ActorId, Instant, StoryId } from '../domain/ids.ts';
import { apartFrom, latestTitle } from './actor-sql.ts';
import { actorId, said, storyId } from './columns.ts';
import type { Database, Statement } from './database.ts';
import type { Moment, ReviewTable } from './moment.ts';
import { inScope, scopeParams } from './scope-sql.ts';
import type { ActorEntry, ActorShelf, NamedActor } from './shelves/actor-shelf.ts';
import type { Scope } from './shelves/scope.ts';

const plain = { id: actorId, story: storyId, name: z.string(), apart: z.string().nullable() };
const names = { ...plain, aliases: jsonList(z.string()), description: z.string().nullable() };
const NamedRow = z.object(plain).transform(withoutBlank);
const NamesRow = z.object(names).transform(withoutBlank);
const EntryRow = z
  .object({
    ...names,
    link: z.string().nullable(),
    wikidata: z.string().nullable(),
    by: z.number(),
    about: z.number(),
    titles: jsonList(z.object({ title: z.string(), said: z.string().nullable() })),
    roles: jsonList(
      z.object({
        title: z.string(),
        since: said.nullable(),
        until: said.nullable(),
        whose: z.string().nullable(),
      }),
    ),
  })
  .transform(withoutBlank);

const PLAIN = `actor.id, actor.story, actor.name, ${apartFrom('actor')} AS apart`;
/** With the names of those that were merged into it; few have any, and the others need no union. */
const ALIASES = `
  CASE WHEN NOT EXISTS (SELECT 1 FROM actor AS same WHERE same.same_as = actor.id AND same.id <> actor.id)
  THEN (SELECT json_group_array(alias ORDER BY alias) FROM actor_alias WHERE actor = actor.id)
  ELSE (SELECT json_group_array(alias ORDER BY alias)
     FROM (SELECT alias FROM actor AS same CROSS JOIN actor_alias ON actor_alias.actor = same.id
            WHERE same.same_as = actor.id AND alias <> actor.name
            UNION
           SELECT same.name FROM actor AS same WHERE same.same_as = actor.id AND same.name <> actor.name)) END AS aliases`;

const FOREVER = Number.MAX_SAFE_INTEGER;

/** Versions by an actor with their standings, those of what was merged into it among them; joins `actor`. */
const spoken = (review: ReviewTable): string => `
  actor AS same CROSS JOIN version ON version.speaker = same.id
  CROSS JOIN ${review} AS review ON review.version = version.id
 WHERE same.same_as = actor.id AND status = 'approved'`;

/** Actors with what the list of actors shows of them. Who is who is as it is known now, whatever moment is asked about. */
const entries = (review: ReviewTable): string => `
      SELECT ${PLAIN}, ${ALIASES}, actor.description, actor.link, actor.wikidata,
             (SELECT count(*) FROM ${spoken(review)}) AS by,
             (SELECT count(DISTINCT version) FROM actor AS same CROSS JOIN version_about ON version_about.actor = same.id
               CROSS JOIN ${review} AS review USING (version)
               WHERE same.same_as = actor.id AND status = 'approved') AS about,
             (SELECT json_group_array(json_object('title', title, 'said', said) ORDER BY said_from NULLS LAST)
                FROM (SELECT DISTINCT title, said, said_from FROM ${spoken(review)} AND title IS NOT NULL)) AS titles,
             (SELECT json_group_array(json_object('title', title, 'since', since, 'until', until, 'whose', whose)
                                      ORDER BY same.id, position)
                FROM actor AS same CROSS JOIN actor_role ON actor_role.actor = same.id
               WHERE same.same_as = actor.id) AS roles
        FROM actor WHERE ${inScope('actor.story')} AND same_as = actor.id
         AND EXISTS (SELECT 1 FROM actor AS same WHERE same.same_as = actor.id AND same.added_at <= :asOf)
       ORDER BY actor.folded, actor.id`;

/** Who takes part in the stories on file, in SQL. */
export class Actors implements ActorShelf {
  readonly #db: Database;
  readonly #moment: Moment;
  readonly #list: Statement;
  readonly #listThen: Statement;
  readonly #names: Statement;
  readonly #get: Statement<[number]>;
  readonly #lastTitle: Statement<[ActorId]>;

  constructor(db: Database, moment: Moment) {
    this.#db = db;
    this.#moment = moment;
    this.#list = db.prepare(entries('review'));
    this.#listThen = db.prepare(entries('review_then'));
    this.#names = db.prepare(`
      SELECT ${PLAIN}, ${ALIASES}, description FROM actor WHERE ${inScope('actor.story')} AND same_as = actor.id
       ORDER BY actor.folded, actor.id`);
    this.#get = db.prepare(`SELECT ${PLAIN} FROM actor WHERE id = (SELECT same_as FROM actor WHERE id = ?)`);
    this.#lastTitle = db.prepare<[ActorId]>(latestTitle('?')).pluck();
  }

  async list(scope: Scope, asOf?: Instant): Promise<readonly ActorEntry[]> {
    if (asOf === undefined) return z.array(EntryRow).parse(this.#list.all({ ...scopeParams(scope), asOf: FOREVER }));
    return this.#db.transaction(() => {
      this.#moment.set(asOf);
      return z.array(EntryRow).parse(this.#listThen.all({ ...scopeParams(scope), asOf }));
    })();
  }

  async names(scope: Scope): Promise<readonly NamedActor[]> {
    return z.array(NamesRow).parse(this.#names.all(scopeParams(scope)));
  }

  async get(actor: ActorId): Promise<(Named & { readonly story: StoryId }) | null> {
    return this.standingFor(actor);
  }

  /** The same, within the caller's transaction. */
  standingFor(actor: number): (Named & { readonly story: StoryId }) | null {
    return NamedRow.optional().parse(this.#get.get(actor)) ?? null;
  }

  async lastTitle(actor: ActorId): Promise<string | null> {
    return z.string().optional().parse(this.#lastTitle.get(actor)) ?? null;
  }
}

/** What tells an actor apart stands there only where something has to. */
function withoutBlank<Row extends { readonly apart: string | null }>({ apart, ...row }: Row) {
  return apart === null ? row : { ...row, apart };
}

/** A column that SQLite made of several rows. */
function jsonList<Item extends z.ZodType>(item: Item) {
  return z.string().transform((text) => z.array(item).parse(JSON.parse(text)));
}
