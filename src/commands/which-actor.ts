import { toldApart } from '../domain/actor.ts';
import type { ActorId } from '../domain/ids.ts';
import { foldName, nameMatch, nearNames } from '../domain/names.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Newsroom } from '../feature.ts';
import type { NamedActor } from '../store/shelves/actor-shelf.ts';
import type { Scope } from '../store/shelves/scope.ts';
import type { Question } from './question.ts';

/** Names offered where more than one fits: more than these nobody reads. */
export const NAMES_MAX = 8;

/** One name, and the actors who bear it: each story keeps its own. */
export interface NamedActors {
  readonly ids: readonly ActorId[];
  readonly name: string;
}

/**
 * The actors in scope that somebody means by a name: one name, which each story keeps for itself.
 *
 * A whole name or alias outranks a part of one. What fits several people is not guessed at, be it a part of their names or
 * the name that they share: the asker says which.
 */
export async function actorsNamed(
  asked: string,
  { scope, story, meant }: Pick<Question, 'scope' | 'story' | 'meant'>,
  newsroom: Newsroom,
): Promise<Outcome<NamedActors>> {
  const { whole, part, near } = await actorsLike(asked, scope, newsroom);
  const chosen = meant[asked];
  const fitting = (whole.length > 0 ? whole : part).filter(
    (actor) => chosen === undefined || foldName(toldApart(actor)) === foldName(chosen),
  );
  const [first] = fitting;
  if (!first) {
    const nearest = [...new Set((near.length > 0 ? near : await holdersOf(asked, scope, newsroom)).map(toldApart))];
    return refuse({ code: 'nobody_by_that_name', asked, where: story?.key ?? null, nearest });
  }
  // One person in two stories may be spelled in two ways.
  const names = new Map(fitting.map((actor) => [foldName(toldApart(actor)), toldApart(actor)]));
  if (names.size > 1) return refuse({ code: 'which_actor', asked, names: [...names.values()].slice(0, NAMES_MAX) });
  return done({ ids: fitting.map((actor) => actor.id), name: toldApart(first) });
}

/** Who has that title on file: "the mayor" is asked for where only Ellen Marsh is. */
async function holdersOf(title: string, scope: Scope, { store }: Newsroom): Promise<readonly NamedActor[]> {
  const asked = foldName(title);
  const cast = await store.actors.list(scope);
  const holders = cast.filter((actor) =>
    [...actor.roles, ...actor.titles].some((held) => foldName(held.title) === asked),
  );
  return holders.slice(0, NAMES_MAX);
}

/** Who on file a typed name may mean: by whole name or alias, by a part of it, and all that come near, best first. */
export async function actorsLike(typed: string, scope: Scope, newsroom: Newsroom) {
  const known = await newsroom.store.actors.names(scope);
  const judged = known.map((actor) => ({ actor, how: nameMatch(typed, actor.name, otherNames(actor)) }));
  const whole = judged.flatMap(({ actor, how }) => (how === 'same' || how === 'alias' ? [actor] : []));
  const part = judged.flatMap(({ actor, how }) => (how === 'part' ? [actor] : []));
  return { known, whole, part, near: nearNames(typed, known) };
}

/** Its aliases, and its name as people read it where it is told apart: they type what they read. */
const otherNames = (actor: NamedActor): readonly string[] =>
  actor.apart === undefined ? actor.aliases : [...actor.aliases, toldApart(actor)];
