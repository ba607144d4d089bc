import type { ActorId, RequestId, StoryId, VersionId } from '../../src/domain/ids.ts';
import type { Persona } from '../../src/local/driver/persona.ts';
import type { TestNewsroom } from './newsroom.ts';

/** What a story is known by. */
export interface Hidden {
  readonly slug: string;
  readonly key: string;
  readonly words: string;
  readonly speaker: string;
  readonly outlet: string;
}

/** The story that some may not see. */
export const HIDDEN: Hidden = {
  slug: 'secret',
  key: 'SECRET',
  words: 'the vault was empty at dawn',
  speaker: 'Boris Umbra',
  outlet: 'Courier',
};

/** One that nobody ever made, of the same lengths. */
export const GHOST: Hidden = {
  slug: 'ghosts',
  key: 'GHOSTS',
  words: 'the tower fell quiet at noon',
  speaker: 'Clara Phant',
  outlet: 'Gazette',
};

/** A text with the names of both stories replaced, so that it can be compared. */
export function masked(text: string): string {
  return [HIDDEN, GHOST]
    .flatMap((story) => Object.entries(story))
    .flatMap(([name, value]) => [
      [value, name],
      // As typed with a letter too few.
      [value.slice(0, -1), `${name}-1`],
    ])
    .reduce((masking, [value = '', name = '']) => masking.replaceAll(new RegExp(value, 'giu'), `{${name}}`), text);
}

export const HIDDEN_CHANNEL = '#cover-secret';

/**
 * Makes the hidden story, with one approved claim, about another actor, one that waits, and an open request for comment.
 *
 * @param members - who is in its channel, besides Maya
 */
export async function makeHidden(
  newsroom: TestNewsroom,
  members: readonly Persona[],
  kind: 'public' | 'private' = 'private',
): Promise<{ story: StoryId; approved: VersionId; waiting: VersionId; actor: ActorId; request: RequestId }> {
  const channel = await newsroom.cover(HIDDEN.slug, { kind, members });
  const fields = {
    'Who said it': HIDDEN.speaker,
    'What they said': HIDDEN.words,
    'Title at the time': null,
    Outlet: HIDDEN.outlet,
    About: [HIDDEN.speaker],
  };
  await newsroom.approved(fields, channel);
  await newsroom.file({ ...fields, 'What they said': `${HIDDEN.words}, again`, About: null }, newsroom.priya, channel);
  await newsroom.ask(`ask ${HIDDEN.speaker} about 1 via phone by tomorrow`, newsroom.priya, channel);
  const { store } = newsroom.desk.newsroom;
  const story = (await store.stories.all()).find(({ slug }) => slug === HIDDEN.slug);
  if (!story) throw new Error('The hidden story was not made.');
  const [[approved], [waiting]] = await Promise.all([
    store.claims.edition(story.id, 1),
    store.claims.edition(story.id, 2),
  ]);
  if (!approved || !waiting) throw new Error('The hidden story has no claims.');
  const [request] = await store.requests.list({ only: [story.id] });
  if (!request) throw new Error('The hidden story has no request.');
  return {
    story: story.id,
    approved: approved.id,
    waiting: waiting.id,
    actor: approved.speaker.id,
    request: request.id,
  };
}
