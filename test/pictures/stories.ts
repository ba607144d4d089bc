import type { Named, Response, Stance, Version } from '../../src/domain/claim.ts';
import type { ActorId } from '../../src/domain/ids.ts';
import { parseSaid } from '../../src/domain/said.ts';
import type { Asked } from '../../src/pictures/picture.ts';
import { versionOf } from '../support/versions.ts';

/** What a test says of a claim; all else is the same for all. */
export type Told = Partial<Omit<Version, 'speaker' | 'about' | 'said'>> & {
  readonly speaker?: string;
  readonly about?: readonly string[];
  readonly said?: string | null;
};

/** Claims of a story HACK, numbered in this order, with the responses to each as the store gathers them. */
export function claimsOf(told: readonly Told[]): Version[] {
  const actors = new Map<string, Named>();
  const actor = (name: string): Named => {
    const known = actors.get(name) ?? { id: (actors.size + 1) as ActorId, name };
    actors.set(name, known);
    return known;
  };
  const versions = told.map((one, index) => claimOf(one, index + 1, actor));
  return versions.map((version) => ({ ...version, responses: responsesTo(version, versions) }));
}

function claimOf(
  { speaker = 'Steven Cheung', about = [], said = '2024-08-10', ...rest }: Told,
  number: number,
  actor: (name: string) => Named,
): Version {
  const people = { speaker: actor(speaker), about: about.map(actor) };
  return versionOf(number, {
    ...people,
    title: null,
    said: said === null ? null : parseSaid(said),
    venue: null,
    ...rest,
  });
}

function responsesTo(version: Version, all: readonly Version[]): Response[] {
  if (version.stance !== 'statement') return [];
  return all.flatMap(({ speaker, stance, reference }) =>
    stance !== 'statement' && speaker.id !== version.speaker.id && version.about.some(({ id }) => id === speaker.id)
      ? [{ reference, actor: speaker.name, stance }]
      : [],
  );
}

const NAMES = [
  'Agency',
  'Board',
  'Council',
  'District',
  'Embassy',
  'Foundation',
  'Guild',
  'Harbor office',
  'Institute',
];
const OF = ['Ashford', 'Brindle', 'Calder', 'Dunmore'];
const STANCES: readonly Stance[] = [
  'statement',
  'statement',
  'statement',
  'statement',
  'denial',
  'statement',
  'no_response',
  'declined_comment',
];

/** A long story: claims over some weeks, by some thirty speakers, the first of them far more often than the last. */
export function longStory(count: number): Version[] {
  // Numerical Recipes' linear congruential generator: the same story each time.
  let state = 7;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const name = (): string => {
    const rank = Math.floor((below(1_000) / 1_000) ** 2 * 34);
    return `${OF[rank % OF.length]} ${NAMES[rank % NAMES.length]}`;
  };
  return claimsOf(
    Array.from({ length: count }, (_, index): Told => {
      const day = new Date(Date.UTC(2024, 7, 1 + Math.floor((index / count) * (count > 100 ? 70 : 9))))
        .toISOString()
        .slice(0, 10);
      const dates = [
        day,
        day,
        `${day}T${String(below(24)).padStart(2, '0')}:${String(below(60)).padStart(2, '0')}`,
        day.slice(0, 7),
        null,
      ];
      return {
        speaker: name(),
        about: Array.from({ length: below(3) }, name),
        stance: STANCES[below(STANCES.length)] ?? 'statement',
        said: below(6) === 0 ? (dates[3 + below(2)] ?? null) : (dates[below(3)] ?? null),
        kind: below(3) === 0 ? 'paraphrase' : 'quote',
        ...(below(20) === 0
          ? { edition: 2, amends: { kind: 'correction', reason: 'A name was wrong', edition: 1 } }
          : {}),
      };
    }),
  );
}

/** The question that pictures of these claims answer. */
export const asked = (versions: readonly Version[], over: Partial<Asked> = {}): Asked => ({
  story: { key: 'HACK', title: 'Trump campaign says it was hacked', zone: 'America/New_York' },
  what: 'approved claims',
  total: versions.length,
  at: 1_723_392_000,
  ...over,
});
