import { z } from 'zod';
import type { Profile } from '../domain/actor.ts';
import { said } from './columns.ts';
import type { Database, Statement } from './database.ts';
import { canonicalJson } from './digest.ts';

const RoleRow = z.object({
  title: z.string(),
  since: said.nullable(),
  until: said.nullable(),
  whose: z.string().nullable(),
});
const ProfileRow = z.object({
  name: z.string(),
  description: z.string().nullable(),
  link: z.string().nullable(),
  wikidata: z.string().nullable(),
});
const ProfileText = ProfileRow.extend({ aliases: z.array(z.string()), roles: z.array(RoleRow) });

/** A profile as the record keeps it beside the log: with one spelling, so that its digest can be recomputed. */
export const profileText = ({ name, aliases, description, link, wikidata, roles }: Profile): string =>
  canonicalJson({
    ...{ name, description, link, wikidata },
    aliases: aliases.toSorted(),
    roles: roles.map(({ title, since, until, whose }) => ({ title, since, until, whose })),
  });

/** Reads {@link profileText} back. */
export const parseProfile = (text: string): Profile => ProfileText.parse(JSON.parse(text));

/** Reads the profiles of actors. */
export class Profiles {
  readonly #row: Statement<[number]>;
  readonly #aliases: Statement<[number]>;
  readonly #roles: Statement<[number]>;

  constructor(db: Database) {
    this.#row = db.prepare('SELECT name, description, link, wikidata FROM actor WHERE id = ?');
    this.#aliases = db.prepare<[number]>('SELECT alias FROM actor_alias WHERE actor = ?').pluck();
    this.#roles = db.prepare('SELECT title, since, until, whose FROM actor_role WHERE actor = ? ORDER BY position');
  }

  /** What is kept of an actor itself, without what was merged into it; `null` where there is no such actor. */
  of(actor: number): Profile | null {
    const row = ProfileRow.optional().parse(this.#row.get(actor));
    if (row === undefined) return null;
    const aliases = z.array(z.string()).parse(this.#aliases.all(actor));
    return { ...row, aliases: aliases.toSorted(), roles: z.array(RoleRow).parse(this.#roles.all(actor)) };
  }
}
