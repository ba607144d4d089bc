import type { ActorId } from '../domain/ids.ts';
import { foldName, nameMatch, nearNames } from '../domain/names.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Newsroom } from '../feature.ts';
import type { Scope } from '../store/fact-store.ts';
import type { Question } from './question.ts';

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
export async function actorsNamed(
  asked: string,
  { scope, story }: Pick<Question, 'scope' | 'story'>,
  newsroom: Newsroom,
): Promise<Outcome<NamedActors>> {
  const { whole, part, near } = await actorsLike(asked, scope, newsroom);
  const fitting = whole.length > 0 ? whole : part;
  const [first] = fitting;
  if (!first) {
    const nearest = [...new Set(near.map((actor) => actor.name))];
    return refuse({ code: 'nobody_by_that_name', asked, where: story?.key ?? null, nearest });
  }
  const names = new Map(fitting.map((actor) => [foldName(actor.name), actor.name]));
  if (names.size > 1) return refuse({ code: 'which_actor', asked, names: [...names.values()].slice(0, NAMES_MAX) });
  return done({ ids: fitting.map((actor) => actor.id), name: first.name });
}

/** Who on file a typed name may mean: by whole name or alias, by a part of it, and all that come near, best first. */
export async function actorsLike(typed: string, scope: Scope, newsroom: Newsroom) {
  const known = await newsroom.store.actors.names(scope);
  const judged = known.map((actor) => ({ actor, how: nameMatch(typed, actor.name, actor.aliases) }));
  const whole = judged.flatMap(({ actor, how }) => (how === 'same' || how === 'alias' ? [actor] : []));
  const part = judged.flatMap(({ actor, how }) => (how === 'part' ? [actor] : []));
  return { known, whole, part, near: nearNames(typed, known) };
}
