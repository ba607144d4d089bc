import type { HomeView, KnownBlock } from '@slack/types';
import { claimBlocks } from '../block-kit/claim.ts';
import { steady } from '../block-kit/escape.ts';
import { fittingBlocks } from '../block-kit/pages.ts';
import { bold, code, link, rich, section } from '../block-kit/rich.ts';
import type { Version } from '../domain/claim.ts';
import type { UserId } from '../domain/ids.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';
import { cardLink } from '../review/card-link.ts';

/** What waits is shown up to here; `/story pending` pages through the rest. */
const WAITING_MAX = 10;
const STORIES_MAX = 30;

/** What a person finds on the Home tab: what waits for review, the stories that they may see, and how to ask. */
export async function homeView(user: UserId, newsroom: Newsroom): Promise<HomeView> {
  const sight = await newsroom.access.sight(user);
  if (sight.person.standing === 'outsider') return home([line('Story Desk answers members of this workspace only.')]);
  const running = sight.stories.filter((story) => story.archivedAt === null);
  const waiting = await newsroom.store.claims.list(sight.scope, { status: 'proposed' }, 'waiting', 0, WAITING_MAX);
  const cards = await Promise.all(waiting.items.map((version) => waitingBlocks(version, newsroom)));
  await newsroom.store.record.expose(
    waiting.items.map(({ id }) => ({
      version: id,
      member: user,
      door: 'home',
      at: newsroom.now(),
      channel: null,
      ts: null,
    })),
  );
  return home([
    rich(section(bold('Waiting for review'))),
    ...(cards.length === 0 ? [line('Nothing waits for review.')] : fittingBlocks(cards)),
    ...(waiting.total > WAITING_MAX ? [rich(section(`${waiting.total} in all: `, code('/story pending')))] : []),
    { type: 'divider' },
    rich(section(bold('Your stories'))),
    ...(running.length === 0 ? [noStories()] : running.slice(0, STORIES_MAX).map(storyLine)),
    { type: 'divider' },
    rich(section('Ask anywhere: ', code('/story who-said "words"'), '. Everything else: ', code('/story help'))),
  ]);
}

const home = (blocks: KnownBlock[]): HomeView => ({ type: 'home', blocks });
const line = (text: string): KnownBlock => rich(section(text));

async function waitingBlocks(version: Version, newsroom: Newsroom): Promise<KnownBlock[]> {
  const url = await cardLink(version.id, newsroom);
  return [...claimBlocks(version), ...(url ? [rich(section(link(url, `Open the card of ${version.reference}`)))] : [])];
}

function storyLine(story: Story): KnownBlock {
  const channel = story.channel ? [{ type: 'channel' as const, channel_id: story.channel }] : [];
  return rich(section(bold(story.key), ` ${steady(story.title)} `, ...channel));
}

const noStories = (): KnownBlock =>
  rich(section('None yet. In the channel that covers it, type ', code('/story new trump-campaign-hack key:HACK')));
