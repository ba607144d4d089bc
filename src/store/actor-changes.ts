import { z } from 'zod';
import type { Profile } from '../domain/actor.ts';
import { fold } from '../domain/fold.ts';
import type { Instant, UserId } from '../domain/ids.ts';
import { foldName } from '../domain/names.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Database, Statement } from './database.ts';
import { sha256 } from './digest.ts';
import type { EventLog } from './event-log.ts';
import type { Members } from './members.ts';
import type { NamingCards } from './naming-cards.ts';
import { type Profiles, profileText } from './profiles.ts';

/** What a change of a profile leaves something on. */
interface Shelves {
  readonly cards: NamingCards;
  readonly log: EventLog;
  readonly members: Members;
  readonly profiles: Profiles;
}

/** A profile that an editor gives an actor. */
export interface ProfileChange {
  readonly actor: number;
  readonly story: number;
  readonly profile: Profile;
  /** Digest of the profile that the editor had before them. */
  readonly base: string;
  readonly reason: string | null;
  readonly by: UserId;
  readonly at: Instant;
}

const TwinRow = z.object({ description: z.string().nullable() });

/** Changes what is kept of actors, within the caller's write transaction. */
export class ActorChanges {
  readonly #shelves: Shelves;
  readonly #update: Statement;
  readonly #dropAliases: Statement<[number]>;
  readonly #addAlias: Statement;
  readonly #dropRoles: Statement<[number]>;
  readonly #addRole: Statement;
  readonly #twins: Statement;

  constructor(db: Database, shelves: Shelves) {
    this.#shelves = shelves;
    this.#update = db.prepare(`
      UPDATE actor SET name = :name, folded = :folded, description = :description, link = :link, wikidata = :wikidata
       WHERE id = :actor`);
    this.#dropAliases = db.prepare('DELETE FROM actor_alias WHERE actor = ?');
    this.#addAlias = db.prepare('INSERT INTO actor_alias (actor, alias, folded) VALUES (:actor, :alias, :folded)');
    this.#dropRoles = db.prepare('DELETE FROM actor_role WHERE actor = ?');
    this.#addRole = db.prepare(`
      INSERT INTO actor_role (actor, position, title, since, until, whose)
      VALUES (:actor, :position, :title, :since, :until, :whose)`);
    this.#twins = db.prepare(`
      SELECT description FROM actor
       WHERE story = :story AND folded = :folded AND id <> :actor AND same_as = id`);
  }

  /** See `ProfileShelf.change`. */
  change({ actor, story, profile, base, reason, by: editor, at }: ProfileChange): Outcome<null> {
    const { cards, log, members, profiles } = this.#shelves;
    const before = profiles.of(actor);
    if (before === null) throw new Error(`There is no actor of number ${actor}.`);
    const [from, to] = [profileText(before), profileText(profile)];
    if (sha256(from) !== base) return refuse({ code: 'actor_changed_meanwhile', name: before.name });
    if (from === to) return refuse({ code: 'nothing_changed' });
    if (!this.#isToldApart(actor, story, profile)) return refuse({ code: 'namesake_untold', name: profile.name });

    const { name, description, link, wikidata } = profile;
    this.#update.run({ actor, name, folded: foldName(name), description, link, wikidata });
    this.#dropAliases.run(actor);
    for (const alias of profile.aliases) this.#addAlias.run({ actor, alias, folded: foldName(alias) });
    this.#dropRoles.run(actor);
    for (const [position, role] of profile.roles.entries()) this.#addRole.run({ actor, position, ...role });

    const digests = { from: log.note(from), to: log.note(to), ...(reason ? { reason: log.note(reason) } : {}) };
    const by = members.numberOf(editor);
    log.append({ what: 'actor.changed', at, by, story, body: { actor, ...digests } });
    cards.redraw(actor, at);
    return done(null);
  }

  /** Of two with one name, each must have a description, and no two the same. */
  #isToldApart(actor: number, story: number, { name, description }: Profile): boolean {
    const twins = z.array(TwinRow).parse(this.#twins.all({ actor, story, folded: foldName(name) }));
    if (twins.length === 0) return true;
    return description !== null && twins.every((twin) => fold(twin.description ?? '') !== fold(description));
  }
}
