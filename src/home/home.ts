import type { HomeView, KnownBlock } from '@slack/types';
import { claimBlocks } from '../block-kit/claim.ts';
import { button, row } from '../block-kit/controls.ts';
import { shorten, steady } from '../block-kit/escape.ts';
import { type Entry, fitting } from '../block-kit/pages.ts';
import { bold, code, link, rich, section } from '../block-kit/rich.ts';
import { OPEN_ACTION } from '../commands/checked-draft.ts';
import { civilMinute } from '../domain/civil.ts';
import type { Version } from '../domain/claim.ts';
import { isVisible } from '../domain/fold.ts';
import type { UserId } from '../domain/ids.ts';
import { explain } from '../domain/outcome.ts';
import { belongs } from '../domain/person.ts';
import { describeSaid, saidOn } from '../domain/said.ts';
import type { Story } from '../domain/story.ts';
import type { Deliver, Newsroom } from '../feature.ts';
import { cardLink } from '../review/card-link.ts';
import type { SlackRefusal } from '../workspace.ts';

/** What waits is shown up to here; `/story pending` pages through the rest. */
const WAITING_MAX = 10;
const STORIES_MAX = 30;
/** The latest drafts; whoever wants an older one has it checked again. */
const DRAFTS_MAX = 5;
/** Characters of a draft that tell which one it is. */
const DRAFT_TITLE_MAX = 80;

/** Draws somebody's Home tab as it is for them now. */
export async function drawHome(user: UserId, newsroom: Newsroom): Promise<SlackRefusal | null> {
  const isServed = belongs(await newsroom.workspace.person(user));
  return newsroom.workspace.showHome(user, isServed ? await homeView(user, newsroom) : CLOSED);
}

/** Something that stood on somebody's Home tab may be shown no more. */
export const redrawHome: Deliver = async ({ recipient }, newsroom) => {
  if (recipient === null) return { ended: 'given_up', error: 'nobody_to_tell' };
  const refused = await drawHome(recipient, newsroom);
  return refused ? { ended: 'given_up', error: refused.refused } : { ended: 'sent' };
};

/** What a member or guest finds on the Home tab: what waits for review, the stories that they may see, the drafts that they had checked, and how to ask. */
export async function homeView(user: UserId, newsroom: Newsroom): Promise<HomeView> {
  const sight = await newsroom.access.sight(user);
  const running = sight.stories.filter((story) => story.archivedAt === null);
  const waiting = await newsroom.store.claims.list(sight.scope, { status: 'proposed' }, 'waiting', 0, WAITING_MAX);
  const entries = await Promise.all(waiting.items.map((version) => waitingEntry(version, newsroom)));
  const shown = fitting(entries, WAITING_MAX);
  await newsroom.store.record.expose(
    waiting.items.slice(0, shown).map(({ id, status }) => ({
      version: id,
      status,
      member: user,
      door: 'home',
      at: newsroom.now(),
      channel: null,
      ts: null,
    })),
  );
  return home([
    rich(section(bold('Waiting for review'))),
    ...(shown === 0 ? [line('Nothing waits for review.')] : entries.slice(0, shown).flatMap(({ blocks }) => blocks)),
    ...allOf(waiting.total, shown, '/story pending'),
    { type: 'divider' },
    rich(section(bold('Your stories'))),
    ...(running.length === 0 ? [noStories()] : running.slice(0, STORIES_MAX).map(storyLine)),
    ...allOf(running.length, STORIES_MAX, '/story stories'),
    ...(await draftsOf(user, newsroom)),
    { type: 'divider' },
    rich(section('Ask anywhere: ', code('/story who-said "words"'), '. Everything else: ', code('/story help'))),
  ]);
}

/** The drafts that somebody had checked: nobody else's Home tab has them. */
async function draftsOf(user: UserId, { store, settings, now }: Newsroom): Promise<KnownBlock[]> {
  const drafts = await store.drafts.latest(user, DRAFTS_MAX, now());
  if (drafts.length === 0) return [];
  const entries = drafts.flatMap(({ id, text, outcome, at }) => {
    const title = shorten(steady(text).trim(), DRAFT_TITLE_MAX);
    const when = describeSaid(saidOn(civilMinute(at, settings.zone)));
    return [
      rich(section(bold(isVisible(title) ? title : '(no words)'), `\n${[when, outcome].filter(Boolean).join(' · ')}`)),
      row(button('Open', OPEN_ACTION, String(id))),
    ];
  });
  return [{ type: 'divider' }, rich(section(bold('Drafts you checked'))), ...entries];
}

const home = (blocks: KnownBlock[]): HomeView => ({ type: 'home', blocks });
const line = (text: string): KnownBlock => rich(section(text));

/** How many there are where fewer are shown, and the line that pages through them all. */
const allOf = (total: number, shown: number, command: string): KnownBlock[] =>
  total > shown ? [rich(section(`${total} in all: `, code(command)))] : [];

async function waitingEntry(version: Version, newsroom: Newsroom): Promise<Entry> {
  const url = await cardLink(version.id, newsroom);
  const where = url ? [rich(section(link(url, `Open the card of ${version.reference}`)))] : [];
  return { blocks: [...claimBlocks(version), ...where], text: '' };
}

function storyLine(story: Story): KnownBlock {
  const channel = story.channel ? [{ type: 'channel' as const, channel_id: story.channel }] : [];
  return rich(section(bold(story.key), ` ${steady(story.title)} `, ...channel));
}

const CLOSED: HomeView = home([line(explain({ code: 'outsiders_not_served' }))]);

const noStories = (): KnownBlock =>
  rich(section('None yet. In the channel that covers it, type ', code('/story new trump-campaign-hack key:HACK')));
