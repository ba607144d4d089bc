import { referencePart } from '../block-kit/claim-line.ts';
import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { readAloud } from '../block-kit/pages.ts';
import { bold, code, type Part, rich, section } from '../block-kit/rich.ts';
import { civilMinute } from '../domain/civil.ts';
import type { Version } from '../domain/claim.ts';
import type { StoryId } from '../domain/ids.ts';
import { digestDue } from '../domain/rhythm.ts';
import { describeSaid, saidOn } from '../domain/said.ts';
import type { Story } from '../domain/story.ts';
import type { Deliver, Delivery, Newsroom } from '../feature.ts';
import { cardLink } from '../review/card-link.ts';
import type { Page } from '../store/shelves/scope.ts';
import { type Message, wasRefused } from '../workspace.ts';
import { changeText } from './change-line.ts';
import { readChanges, type SeenChange } from './read-changes.ts';

const SENT: Delivery = { ended: 'sent' };
const CHANGES_MAX = 15;
const WAITING_MAX = 8;

/** Begins the digest of each story whose morning it is: once a day each, however many processes look. */
export async function beginDigests({ store, now }: Newsroom): Promise<void> {
  for (const story of await store.stories.all()) {
    const day = story.archivedAt === null && story.channel ? digestDue(now(), story, story.zone) : null;
    if (day !== null) await store.rounds.beginDigest(story.id, day, now());
  }
}

/**
 * Tells a story's channel what changed since the last digest and what waits. It names claims and links to their cards; no
 * words stand in it, so that none has to be taken back. Where there is nothing to say, it says nothing.
 */
export const tellMorning: Deliver = async ({ body }, newsroom) => {
  const { store, access, workspace } = newsroom;
  const story = await store.stories.get(Number(body['story']) as StoryId);
  if (!story || story.archivedAt !== null || story.channel === null) {
    return { ended: 'given_up', error: 'channel_not_found' };
  }
  if (!(await access.mayStandIn(story.channel, story))) return { ended: 'given_up', error: 'channel_not_fit' };
  const reach = { stories: [story.id], after: Number(body['after']), upTo: Number(body['upTo']) };
  const [changes, waiting] = await Promise.all([
    readChanges(reach, 0, CHANGES_MAX, newsroom),
    store.claims.list({ only: [story.id] }, { status: 'proposed' }, 'waiting', 0, WAITING_MAX),
  ]);
  if (changes.total + waiting.total === 0) return SENT;
  const posted = await workspace.post(story.channel, await message(story, changes, waiting, newsroom));
  if (wasRefused(posted)) return { ended: 'given_up', error: posted.refused };
  // Should the channel become another, or the story be closed elsewhere, the message is found again and taken away.
  const named = [...changes.items.map(({ version }) => version), ...waiting.items];
  const shown = { member: null, door: 'morning', at: newsroom.now(), ...posted } as const;
  return { ended: 'sent', shown: named.map(({ id, status, sealed }) => ({ version: id, status, sealed, ...shown })) };
};

async function message(
  story: Story,
  changes: Page<SeenChange>,
  waiting: Page<Version>,
  newsroom: Newsroom,
): Promise<Message> {
  const lines = await Promise.all(waiting.items.map((version) => waitingLine(version, story, newsroom)));
  const heading = `${steady(story.title)} (${story.key}), this morning`;
  const counts = `${changes.total} changed since the last digest, ${waiting.total} waiting for review.`;
  return {
    text: readAloud(
      escapeMrkdwn(`${heading}: ${counts}`),
      changes.items.map((change) => ({ blocks: [], text: escapeMrkdwn(changeText(change)) })),
    ),
    blocks: [
      rich(section(bold(heading), `\n${counts}`)),
      ...part(
        'Changed',
        changes.items.map((change) => [changeText(change)]),
        changes.total,
        '/story changed',
      ),
      ...part('Waiting for review, oldest first', lines, waiting.total, '/story pending'),
    ],
  };
}

function part(title: string, lines: readonly (readonly Part[])[], total: number, command: string) {
  if (lines.length === 0) return [];
  const all: Part[] = [`\n${total > lines.length ? `${total} in all: ` : 'More: '}`, code(command)];
  return [rich(section(bold(title), ...lines.flatMap((line) => ['\n• ', ...line]), ...all))];
}

async function waitingLine(version: Version, { zone }: Story, newsroom: Newsroom): Promise<Part[]> {
  const url = await cardLink(version.id, newsroom);
  const since = describeSaid(saidOn(civilMinute(version.proposedAt, zone)));
  return [referencePart(version.reference, url), ` (${steady(version.speaker.name)}), since ${since}`];
}
