import type { Role } from './actor.ts';
import { earliest, latest, type Said } from './said.ts';

/**
 * The title that somebody held when something was said; `null` where their roles do not say.
 *
 * A title that alone may fit does. Of several, only those count that were held for certain, however roughly their dates
 * and the day are known; of these the one held since the latest date, as the newer office is the one that people name.
 */
export function titleOn(roles: readonly Role[], said: Said | null): string | null {
  if (said === null) return null;
  const possible = roles.filter((role) => mayHold(role, said));
  const [only, ...others] = new Set(possible.map(({ title }) => title));
  if (only !== undefined && others.length === 0) return only;
  const certain = possible.filter((role) => surelyHeld(role, said));
  return certain.toSorted((a, b) => (beginning(a) < beginning(b) ? 1 : -1))[0]?.title ?? null;
}

const mayHold = ({ since, until }: Role, said: Said): boolean =>
  (since === null || earliest(since) <= latest(said)) && (until === null || latest(until) >= earliest(said));

const surelyHeld = ({ since, until }: Role, said: Said): boolean =>
  (since === null || latest(since) <= earliest(said)) && (until === null || earliest(until) >= latest(said));

/** Sorts as text; of a role without a first day, before all others. */
const beginning = ({ since }: Role): string => (since === null ? '' : earliest(since));
