import { steady } from '../block-kit/escape.ts';
import type { Version } from '../domain/claim.ts';
import { parseReference, type Story } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';
import { inForce } from './link.ts';
import { lookUp } from './look-up-quotation.ts';

/** A claim that may stand in for another, and what makes it fit. */
export interface Instead {
  readonly version: Version;
  readonly why: string;
}

const MOST = 2;

/** Approved claims on the record that say what one says: those that bear it out, and those with the same words. */
export async function onRecordInstead(version: Version, story: Story, newsroom: Newsroom): Promise<Instead[]> {
  const { store } = newsroom;
  const linked = version.links.filter(({ kind, confirmed }) => kind === 'corroborates' && confirmed);
  const bearing = await Promise.all(
    linked.map(async ({ reference }) =>
      inForce(await store.claims.edition(story.id, parseReference(reference)?.number ?? 0)),
    ),
  );
  const found = [
    ...bearing.flatMap((other) => (other ? [{ version: other, why: `it corroborates ${version.reference}` }] : [])),
    ...(await sameWords(version, story, newsroom)).map((other) => ({
      ...{ version: other, why: `${steady(other.speaker.name)} said the same words` },
    })),
  ];
  const usable = found.filter(({ version: other }) => isUsable(other) && other.claim !== version.claim);
  return usable
    .filter((one, at) => usable.findIndex((other) => other.version.id === one.version.id) === at)
    .slice(0, MOST);
}

async function sameWords({ sealed, words }: Version, { id }: Story, newsroom: Newsroom): Promise<readonly Version[]> {
  if (sealed) return [];
  const looking = { scope: { only: [id] }, newsroom, isGivenTo: () => false, statuses: ['approved'] } as const;
  const found = await lookUp(words, looking);
  if (found.kind === 'exact') return found.alike;
  return found.kind === 'our_words' ? [found.version] : [];
}

const isUsable = ({ status, groundRules, sealed }: Version): boolean =>
  status === 'approved' && groundRules === 'on_the_record' && sealed === null;
