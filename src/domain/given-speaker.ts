import { type Attributed, SURE_MIN } from './attributed.ts';
import type { Version } from './claim.ts';
import { isDescription } from './description.ts';
import { tokens } from './fold.ts';
import { nameMatch } from './names.ts';

/** Somebody on file, under every name of theirs. */
export interface KnownActor {
  readonly id: number;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** Whose words a draft says that some are, held against whose they are on file. */
export type Given =
  | { readonly is: 'same' }
  /** The draft names somebody where the file has a description: it may be the same person. */
  | { readonly is: 'named'; readonly name: string }
  /** For sure somebody else. */
  | { readonly is: 'other'; readonly name: string }
  /** "The spokesman", "the campaign": it need be nobody else. */
  | { readonly is: 'unclear' };

/** The attribution that gives a stretch of a draft to somebody: the one that holds most of it, and half at least. */
export function attributionOf(start: number, end: number, attributions: readonly Attributed[]): Attributed | null {
  const shares = attributions
    .filter(({ confidence }) => confidence >= SURE_MIN)
    .map((attributed) => ({ attributed, held: held(attributed, start, end) }))
    .filter(({ held }) => held >= (end - start) / 2)
    .sort((a, b) => b.held - a.held);
  return shares[0]?.attributed ?? null;
}

/** How many UTF-16 units of a stretch stand in what an attribution says was said. */
const held = ({ content }: Attributed, start: number, end: number): number =>
  content.spans.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)), 0);

/** Whom on file a name may mean: those whose whole name or alias it is, or else those of whose name it is a part. */
export function actorsMeant<Actor extends KnownActor>(name: string, actors: readonly Actor[]): Actor[] {
  const judged = actors.map((actor) => ({ actor, how: nameMatch(name, actor.name, actor.aliases) }));
  const whole = judged.filter(({ how }) => how === 'same' || how === 'alias');
  const meant = whole.length > 0 ? whole : judged.filter(({ how }) => how === 'part');
  return meant.map(({ actor }) => actor);
}

/**
 * How the speaker of a draft stands to the speaker on file.
 *
 * @param name - as the draft has it: a name, or a description of somebody unnamed
 * @param actors - everybody on file in the version's story
 */
export function givenTo(
  name: string,
  { speaker, title }: Pick<Version, 'speaker' | 'title'>,
  actors: readonly KnownActor[],
): Given {
  const [first, ...others] = actorsMeant(name, actors);
  if ([first, ...others].some((actor) => actor?.id === speaker.id)) return { is: 'same' };
  const isNear = actors.some((actor) => actor.id === speaker.id && nameMatch(name, actor.name, actor.aliases) !== null);
  const printed = others.length === 0 && first ? first.name : name;
  if (isNear || isDescription(name) || holdsAll(`${title ?? ''} ${speaker.name}`, printed)) return { is: 'unclear' };
  if (!first && !isPersonsName(name)) return { is: 'unclear' };
  return { is: isDescription(speaker.name) ? 'named' : 'other', name: printed };
}

/** "The Trump campaign said" of what its spokesman said is no contradiction. */
function holdsAll(text: string, name: string): boolean {
  const words = new Set(folded(text));
  const wanted = folded(name).filter((word) => word !== 'the');
  return wanted.length > 0 && wanted.every((word) => words.has(word));
}

const folded = (text: string): string[] => tokens(text).map((token) => token.folded);

/** Two to four words with capitals, none of which owns the next: "Jane Q. Doe", not "Trump's team". */
const isPersonsName = (name: string): boolean => /^\p{Lu}[\p{L}.-]*(?:\s+\p{Lu}[\p{L}.'’-]*){1,3}$/u.test(name.trim());
