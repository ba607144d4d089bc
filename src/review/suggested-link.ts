import type { KnownBlock } from '@slack/types';
import { row } from '../block-kit/controls.ts';
import { steady } from '../block-kit/escape.ts';
import { LINK_VERBS, linkButton } from '../block-kit/links.ts';
import { rich, section } from '../block-kit/rich.ts';
import type { Version } from '../domain/claim.ts';
import { answering, likelyTarget } from '../domain/likely-target.ts';
import type { Newsroom } from '../feature.ts';

/** Claims about a speaker in which the one that a response answers is looked for: the latest. */
const READ_MAX = 100;

/** What stands under the note that a claim is proposed, or approved. */
interface Suggestion {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** Asks whoever proposed a response whether it answers the one claim that it plainly seems to; `null` where none is plain. */
export async function suggestedLink(version: Version, { store }: Newsroom): Promise<Suggestion | null> {
  const kind = answering(version.stance);
  if (kind === null) return null;
  const scope = { only: [version.story] };
  const { items } = await store.claims.list(scope, { about: [version.speaker.id] }, 'newest', 0, READ_MAX);
  const linked = new Set((await store.links.of(version.claim)).flatMap(({ claim, other }) => [claim, other]));
  const statements = items.filter(
    ({ stance, speaker, claim }) => stance === 'statement' && speaker.id !== version.speaker.id && !linked.has(claim),
  );
  const other = likelyTarget(version, statements);
  if (!other) return null;
  const text = `It seems that it ${LINK_VERBS[kind]} ${other.reference} (${steady(other.speaker.name)}). Is that so?`;
  return { text: ` ${text}`, blocks: [rich(section(text)), row(linkButton('Link', { version, kind, other }))] };
}
