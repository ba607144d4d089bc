import { z } from 'zod';
import type { ActorChoice, Draft } from '../domain/claim.ts';
import type { Instant } from '../domain/ids.ts';
import { foldName } from '../domain/names.ts';
import type { Database, Statement } from './database.ts';
import { wholeSeconds } from './seconds.ts';

/** The actors of a version about to be filed, by number. */
export interface Cast {
  readonly speaker: number;
  readonly about: readonly number[];
  /** Those that this claim brings into the story, with their names. */
  readonly added: readonly { readonly id: number; readonly name: string; readonly aliases: readonly string[] }[];
}

/** Turns the names and choices of a draft into actors of its story. */
export class Casting {
  readonly #storyOf: Statement<[number]>;
  readonly #named: Statement;
  readonly #add: Statement;
  readonly #addAlias: Statement;

  constructor(db: Database) {
    this.#storyOf = db.prepare<[number]>('SELECT story FROM actor WHERE id = ?').pluck();
    this.#named = db
      .prepare(`
        SELECT id FROM actor WHERE story = :story AND folded = :folded
         UNION ALL
        SELECT actor FROM actor_alias JOIN actor ON actor.id = actor WHERE story = :story AND actor_alias.folded = :folded
         LIMIT 1`)
      .pluck();
    this.#addAlias = db.prepare('INSERT INTO actor_alias (actor, alias, folded) VALUES (:actor, :alias, :folded)');
    this.#add = db.prepare(
      'INSERT INTO actor (story, name, folded, added_by, added_at) VALUES (:story, :name, :folded, :by, :at)',
    );
  }

  /** Whether each actor chosen by number takes part in the story. */
  belongs({ speaker, about }: Draft, story: number): boolean {
    return [speaker, ...about].every((choice) => !('id' in choice) || this.#storyOf.get(choice.id) === story);
  }

  /** The actors of a draft, by number, where all of them are on file; `null` where a name is new. */
  known({ speaker, about }: Draft, story: number): Pick<Cast, 'speaker' | 'about'> | null {
    const [first, ...others] = [speaker, ...about].map((choice) => this.#find(choice, story));
    if (typeof first !== 'number') return null;
    const named = others.filter((number) => number !== null);
    return named.length === others.length ? { speaker: first, about: [...new Set(named)] } : null;
  }

  /** Finds or adds each actor. A name that folds to a known name or alias is that actor. Within a write transaction. */
  cast(draft: Draft, story: number, by: number, at: Instant): Cast {
    const added: { id: number; name: string; aliases: readonly string[] }[] = [];
    const numberOf = (choice: ActorChoice): number => {
      const known = this.#find(choice, story);
      if ('id' in choice) return choice.id;
      if (known !== null) return known;
      const row = { story, folded: foldName(choice.name), name: choice.name, by, at: wholeSeconds(at) };
      const id = Number(this.#add.run(row).lastInsertRowid);
      added.push({ id, name: choice.name, aliases: this.#alias(id, choice.aliases ?? [], story) });
      return id;
    };
    const speaker = numberOf(draft.speaker);
    const about = [...new Set(draft.about.map(numberOf))];
    return { speaker, about, added };
  }

  /** Gives an actor its other names, those that mean somebody else in the story aside. @returns those it was given */
  #alias(actor: number, aliases: readonly string[], story: number): string[] {
    return [...new Set(aliases)].filter((alias) => {
      const folded = foldName(alias);
      if (folded === '' || this.#named.get({ story, folded }) !== undefined) return false;
      this.#addAlias.run({ actor, alias, folded });
      return true;
    });
  }

  #find(choice: ActorChoice, story: number): number | null {
    if ('id' in choice) return choice.id;
    const named = this.#named.get({ story, folded: foldName(choice.name) });
    return z.number().optional().parse(named) ?? null;
  }
}
