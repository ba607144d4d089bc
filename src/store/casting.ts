import { z } from 'zod';
import type { ActorChoice, Draft } from '../domain/claim.ts';
import { fold } from '../domain/fold.ts';
import type { Instant } from '../domain/ids.ts';
import { foldName } from '../domain/names.ts';
import type { Database, Statement } from './database.ts';
import { wholeSeconds } from './seconds.ts';

/** The actors of a version about to be filed, by number. */
export interface Cast {
  readonly speaker: number;
  readonly about: readonly number[];
  /** Those that this claim brings into the story, with their names. */
  readonly added: readonly Added[];
}

/** An actor that a claim brings into its story. `apart`: what tells it from another of its name. */
interface Added {
  readonly id: number;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly apart: string | null;
}

const TwinRow = z.object({ id: z.number(), description: z.string().nullable() });

/** Turns the names and choices of a draft into actors of its story. */
export class Casting {
  readonly #storyOf: Statement<[number]>;
  readonly #named: Statement;
  readonly #filed: Statement;
  readonly #standsFor: Statement<[number]>;
  readonly #twins: Statement;
  readonly #add: Statement;
  readonly #addAlias: Statement;

  constructor(db: Database) {
    this.#storyOf = db.prepare<[number]>('SELECT story FROM actor WHERE id = ?').pluck();
    this.#named = db
      .prepare(`
        SELECT same_as FROM actor WHERE story = :story AND folded = :folded
         UNION ALL
        SELECT same_as FROM actor_alias JOIN actor ON actor.id = actor WHERE story = :story AND actor_alias.folded = :folded
         LIMIT 1`)
      .pluck();
    this.#filed = db
      .prepare('SELECT id FROM actor WHERE story = :story AND folded = :folded ORDER BY id LIMIT 1')
      .pluck();
    this.#standsFor = db.prepare<[number]>('SELECT same_as FROM actor WHERE id = ?').pluck();
    this.#twins = db.prepare(`
      SELECT id, description FROM actor WHERE story = :story AND folded = :folded AND same_as = id ORDER BY id`);
    this.#addAlias = db.prepare('INSERT INTO actor_alias (actor, alias, folded) VALUES (:actor, :alias, :folded)');
    this.#add = db.prepare(
      'INSERT INTO actor (story, name, folded, description, added_by, added_at) VALUES (:story, :name, :folded, :apart, :by, :at)',
    );
  }

  /** Whether each actor chosen by number takes part in the story. */
  belongs({ speaker, about }: Draft, story: number): boolean {
    return [speaker, ...about].every((choice) => !('id' in choice) || this.#storyOf.get(choice.id) === story);
  }

  /**
   * The actors of a draft, by number, where all of them are on file; `null` where a name is new.
   *
   * @param as - whom each stands for now, or the rows of those names as they were before any was merged
   */
  known({ speaker, about }: Draft, story: number, as: 'now' | 'filed' = 'now'): Pick<Cast, 'speaker' | 'about'> | null {
    const find = (choice: ActorChoice) => (as === 'now' ? this.#find(choice, story) : this.#findFiled(choice, story));
    const [first, ...others] = [speaker, ...about].map(find);
    if (typeof first !== 'number') return null;
    const named = others.filter((number) => number !== null);
    return named.length === others.length ? { speaker: first, about: [...new Set(named)] } : null;
  }

  /**
   * Finds or adds each actor. A name that folds to a known name or alias is that actor, unless it is said to be another of
   * the name. Within a write transaction.
   */
  cast(draft: Draft, story: number, by: number, at: Instant): Cast {
    const added: Added[] = [];
    const numberOf = (choice: ActorChoice): number => {
      const known = this.#find(choice, story);
      if (known !== null) return known;
      if ('id' in choice) throw new Error(`There is no actor of number ${choice.id}.`);
      const apart = choice.apart ?? null;
      const row = { story, folded: foldName(choice.name), name: choice.name, apart, by, at: wholeSeconds(at) };
      const id = Number(this.#add.run(row).lastInsertRowid);
      added.push({ id, name: choice.name, apart, aliases: this.#alias(id, choice.aliases ?? [], story) });
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

  /** The one of a name that is described as told: a form that is sent twice adds nobody a second time. */
  #findApart(name: string, apart: string, story: number): number | null {
    const twins = z.array(TwinRow).parse(this.#twins.all({ story, folded: foldName(name) }));
    return twins.find(({ description }) => fold(description ?? '') === fold(apart))?.id ?? null;
  }

  /**
   * A cast as a version names it: where a version's own actor was merged into another since, that is no other one.
   *
   * @param before - the actors of that version, as filed
   */
  asNamed(cast: Pick<Cast, 'speaker' | 'about'>, before: Pick<Cast, 'speaker' | 'about'>): typeof cast {
    const now = (actor: number) => z.number().parse(this.#standsFor.get(actor));
    const about = [...new Set(before.about.map(now))];
    const isSame = about.length === cast.about.length && about.every((actor, at) => actor === cast.about[at]);
    return {
      speaker: now(before.speaker) === cast.speaker ? before.speaker : cast.speaker,
      about: isSame ? before.about : cast.about,
    };
  }

  #findFiled(choice: ActorChoice, story: number): number | null {
    if ('id' in choice) return choice.id;
    if (choice.apart !== undefined) return this.#findApart(choice.name, choice.apart, story);
    const filed = this.#filed.get({ story, folded: foldName(choice.name) });
    return z.number().optional().parse(filed) ?? null;
  }

  #find(choice: ActorChoice, story: number): number | null {
    if ('id' in choice) return z.number().optional().parse(this.#standsFor.get(choice.id)) ?? null;
    if (choice.apart !== undefined) return this.#findApart(choice.name, choice.apart, story);
    const named = this.#named.get({ story, folded: foldName(choice.name) });
    return z.number().optional().parse(named) ?? null;
  }
}
