import { toldApart } from './actor.ts';
import type { Named } from './claim.ts';
import type { ActorId } from './ids.ts';
import { prepare } from './match.ts';
import { foldName, nameMatch } from './names.ts';

/**
 * What somebody wants to be told of. `actor`: somebody on file, by number or by any of their names. `words`: words that
 * were in quotation marks. `either`: words that named nobody on file when they were typed, and may be a name yet.
 */
export interface Watched {
  readonly kind: 'actor' | 'words' | 'either';
  readonly text: string;
  readonly actor: ActorId | null;
}

/** Seconds from an approval to the message about it: what is approved meanwhile goes into the same one. */
export const BURST_SECONDS = 120;

/** What is held against a watch: a claim's words, and who speaks in it or is spoken of, with their other names. */
export interface Watchable {
  readonly words: string;
  readonly actors: readonly (Pick<Named, 'id' | 'name'> & {
    readonly apart?: string | undefined;
    readonly aliases: readonly string[];
  })[];
}

/** With the name as people read it where it has to be told apart. */
const namesOf = ({ name, apart, aliases }: Watchable['actors'][number]): string[] => [
  ...[name, ...aliases],
  ...(apart === undefined ? [] : [toldApart({ name, apart })]),
];

/**
 * Those watches that a claim is one for. Words fit as they do for `who-said`, near misses left out; the claim is read once
 * for all of them.
 */
export function fitting<One extends Watched>(watches: readonly One[], { words, actors }: Watchable): One[] {
  const ids = new Set(actors.map(({ id }) => id));
  const names = new Set(actors.flatMap(namesOf).map(foldName));
  // Whoever is watched by number may have a namesake.
  const isNamed = ({ actor, text }: Watched) => (actor === null ? names.has(foldName(text)) : ids.has(actor));
  // Of somebody not on file yet, a part of the name was perhaps all that was known.
  const isPart = ({ text }: Watched) => actors.some(({ name, aliases }) => nameMatch(text, name, aliases) === 'part');
  const isSaid = ({ text }: Watched) => {
    const match = prepare(text)?.match(words);
    return match ? match.rank !== 'near' : false;
  };
  return watches.filter((watch) => {
    if (watch.kind === 'words') return isSaid(watch);
    return isNamed(watch) || (watch.kind === 'either' && (isPart(watch) || isSaid(watch)));
  });
}
