import { z } from 'zod';
import type { Profile } from '../domain/actor.ts';
import type { ActorId, Instant, UserId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { ActorChanges } from './actor-changes.ts';
import type { ActorMerges } from './actor-merges.ts';
import type { Actors } from './actors.ts';
import { userId } from './columns.ts';
import { atomically, type Database, type Statement } from './database.ts';
import { sha256 } from './digest.ts';
import { type Profiles, parseProfile, profileText } from './profiles.ts';
import type { ActorChange, KeptActor, ProfileShelf } from './shelves/actor-shelf.ts';

/** What actors are kept with. */
interface Shelves {
  readonly actors: Actors;
  readonly changes: ActorChanges;
  readonly merges: ActorMerges;
  readonly profiles: Profiles;
}

const MergeRow = z.object({ id: z.number(), name: z.string(), by: userId, at: z.number() });
const Body = z.object({
  actor: z.number(),
  into: z.number().nullable().default(null),
  from: z.string().nullable().default(null),
  to: z.string().nullable().default(null),
  reason: z.string().nullable().default(null),
});
const ChangeRow = z.object({
  what: z.enum(['actor.changed', 'actor.merged', 'actor.unmerged']),
  at: z.number(),
  by: userId,
  body: z.string().transform((text) => Body.parse(JSON.parse(text))),
});

/** Actors as editors keep them, each change in a transaction of its own. */
export class ActorDesk implements ProfileShelf {
  readonly #db: Database;
  readonly #shelves: Shelves;
  readonly #merged: Statement<[number]>;
  readonly #events: Statement;
  readonly #note: Statement<[string]>;

  constructor(db: Database, shelves: Shelves) {
    this.#db = db;
    this.#shelves = shelves;
    this.#merged = db.prepare(`
      SELECT actor_merge.id, name, slack AS by, made_at AS at
        FROM actor JOIN actor_merge ON actor_merge.actor = actor.id AND undone_at IS NULL
        JOIN member ON member.id = made_by
       WHERE same_as = ? ORDER BY actor_merge.id DESC`);
    this.#events = db.prepare(`
      SELECT what, at, slack AS by, body FROM event JOIN member ON member.id = event.member
       WHERE story = :story AND claim IS NULL AND what IN ('actor.changed', 'actor.merged', 'actor.unmerged')
         AND EXISTS (SELECT 1 FROM actor WHERE same_as = :actor AND id IN (body ->> 'actor', body ->> 'into'))
       ORDER BY seq DESC LIMIT :limit`);
    this.#note = db.prepare<[string]>('SELECT text FROM note WHERE digest = ?').pluck();
  }

  async of(actor: ActorId): Promise<KeptActor | null> {
    return this.#db.transaction(() => {
      const named = this.#shelves.actors.standingFor(actor);
      const profile = named && this.#shelves.profiles.of(named.id);
      if (!named || !profile) return null;
      const merged = z.array(MergeRow).parse(this.#merged.all(named.id));
      return { ...named, profile, digest: sha256(profileText(profile)), merged };
    })();
  }

  async change(
    actor: ActorId,
    profile: Profile,
    base: string,
    reason: string | null,
    by: UserId,
    at: Instant,
  ): Promise<Outcome<null>> {
    return atomically(this.#db, () => {
      const named = this.#shelves.actors.standingFor(actor);
      if (!named) return refuse({ code: 'no_such_actor' });
      const { id, story } = named;
      return this.#shelves.changes.change({ actor: id, story, profile, base, reason, by, at });
    });
  }

  async merge(actor: ActorId, into: ActorId, reason: string | null, by: UserId, at: Instant): Promise<Outcome<null>> {
    return atomically(this.#db, () => {
      const [one, other] = [this.#shelves.actors.standingFor(actor), this.#shelves.actors.standingFor(into)];
      if (!one || !other || one.story !== other.story || one.id === other.id) return refuse({ code: 'no_such_actor' });
      this.#shelves.merges.merge(one.id, other.id, reason, by, at);
      return done(null);
    });
  }

  async unmerge(merge: number, by: UserId, at: Instant): Promise<boolean> {
    return atomically(this.#db, () => this.#shelves.merges.undo(merge, by, at));
  }

  async changes(actor: ActorId, limit: number): Promise<readonly ActorChange[]> {
    const named = this.#shelves.actors.standingFor(actor);
    if (!named) return [];
    const rows = z.array(ChangeRow).parse(this.#events.all({ story: named.story, actor: named.id, limit }));
    return rows.map(({ body, ...change }) => {
      const [before, after] = [this.#kept(body.from), this.#kept(body.to)];
      return {
        ...change,
        reason: this.#text(body.reason),
        profiles: before && after ? { before, after } : null,
        name: this.#nameOf(body.actor),
        into: body.into === null ? null : this.#nameOf(body.into),
      };
    });
  }

  #text(digest: string | null): string | null {
    return digest === null ? null : (z.string().optional().parse(this.#note.get(digest)) ?? null);
  }

  #kept(digest: string | null): Profile | null {
    const text = this.#text(digest);
    return text === null ? null : parseProfile(text);
  }

  #nameOf(actor: number): string {
    return this.#shelves.profiles.of(actor)?.name ?? '';
  }
}
