import { type Named, RESPONDING, type Version } from './claim.ts';
import { accusedIn, unansweredIn } from './draft-lints.ts';
import type { ActorId } from './ids.ts';
import { foldName } from './names.ts';

/**
 * Whom a claim accuses, and nobody heard: nothing is on file from them, no claim is linked as an answer, and nobody asked
 * them. Where it accuses several, each must be heard. Whoever answers an accusation is about its speaker, and accuses
 * nobody.
 *
 * @param asked - those who were asked for comment on it
 */
export function unheardIn(version: Version, asked: Pick<ReadonlySet<ActorId>, 'has'>): readonly Named[] {
  if (answersAnother(version)) return [];
  const answers = version.links.filter(
    ({ kind, direction, confirmed }) => direction === 'from' && confirmed && RESPONDING.includes(kind),
  );
  const isAlone = accusedIn(version).length === 1;
  // Somebody else may speak for whoever is accused: where several are, for whom is not known.
  const hasAnswered = ({ name }: Named): boolean =>
    answers.some(({ actor }) => isAlone || foldName(actor) === foldName(name));
  return unansweredIn(version, (actor) => hasAnswered(actor) || asked.has(actor.id));
}

/** Whether it answers another claim itself. */
export const answersAnother = ({ links }: Pick<Version, 'links'>): boolean =>
  links.some(({ kind, direction, confirmed }) => direction === 'to' && confirmed && RESPONDING.includes(kind));
