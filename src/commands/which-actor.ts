import type { ActorId } from '../domain/ids.ts';
import { foldName, nameMatch, nearNames } from '../domain/names.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Newsroom } from '../feature.ts';
import type { Scope } from '../store/fact-store.ts';

/** Names offered where more than one fits: more than these nobody reads. */
const NAMES_MAX = 8;

/** One name, and the actors who bear it: each story keeps its own. */
export interface NamedActors {
  readonly ids: readonly ActorId[];
  readonly name: string;
}

/**
 * The actors in scope that somebody means by a name: one name, which each story keeps for itself.
 *
 * A whole name or alias outranks a part of one. A part that fits several people is not guessed at.
 */
export async function actorsNamed(asked: string, scope: Scope, newsroom: Newsroom): Promise<Outcome<NamedActors>> {
  const known = await newsroom.store.actors.names(scope);
  const judged = known.map((actor) => ({ actor, how: nameMatch(asked, actor.name, actor.aliases) }));
  const whole = judged.filter(({ how }) => how === 'same' || how === 'alias');
  const fitting = whole.length > 0 ? whole : judged.filter(({ how }) => how === 'part');
  const [first] = fitting;
  if (!first) {
    const nearest = nearNames(asked, known).map((actor) => actor.name);
    return refuse({ code: 'nobody_by_that_name', asked, nearest: [...new Set(nearest)] });
  }
  const names = new Map(fitting.map(({ actor }) => [foldName(actor.name), actor.name]));
  if (names.size > 1) return refuse({ code: 'which_actor', asked, names: [...names.values()].slice(0, NAMES_MAX) });
  return done({ ids: fitting.map(({ actor }) => actor.id), name: first.actor.name });
}
