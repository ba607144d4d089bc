import type { HomeView, KnownBlock } from '@slack/types';
import { rich, section } from '../block-kit/rich.ts';
import { explain } from '../domain/explain.ts';
import type { UserId } from '../domain/ids.ts';
import { belongs } from '../domain/person.ts';
import type { Newsroom } from '../feature.ts';
import type { SlackRefusal } from '../workspace.ts';
import { ALL_CLEAR, EVERYTHING_ELSE, FIRST_STORY, MAIN_ACTIONS } from './begin.ts';
import { myDrafts } from './my-drafts.ts';
import { myProposals } from './my-proposals.ts';
import { myRequests } from './my-requests.ts';
import { myStories } from './my-stories.ts';
import type { HomePart, Reader } from './part.ts';
import { toConfirm } from './to-confirm.ts';
import { toDecide } from './to-decide.ts';
import { whatChanged } from './what-changed.ts';

/** What waits for its reader, and what else they come for. To add a part: a file beside this one, and its name here. */
const WAITS = [toDecide, myRequests, toConfirm, myProposals] as const;
const ELSE = [whatChanged, myStories, myDrafts] as const;

/** Somebody opened their Home tab: it is drawn, and kept fresh from now on. */
export async function openHome(user: UserId, newsroom: Newsroom): Promise<SlackRefusal | null> {
  // Before it is read: what changes meanwhile has it drawn again.
  if (belongs(await newsroom.workspace.person(user))) await newsroom.store.homes.open(user, newsroom.now());
  return drawHome(user, newsroom);
}

/** Draws somebody's Home tab as it is for them now. */
export async function drawHome(user: UserId, newsroom: Newsroom): Promise<SlackRefusal | null> {
  const isServed = belongs(await newsroom.workspace.person(user));
  return newsroom.workspace.showHome(user, isServed ? await homeView(user, newsroom) : CLOSED);
}

/**
 * What a member or guest finds on the Home tab: the main thing to do, what waits for them, what changed in what they were
 * shown, the stories that they may see, and the drafts that they had checked. At most 93 blocks; Slack takes 100.
 */
export async function homeView(user: UserId, newsroom: Newsroom): Promise<HomeView> {
  const { stories } = await newsroom.access.sight(user);
  const reader: Reader = { user, stories, running: stories.filter(({ archivedAt }) => archivedAt === null) };
  const read = (parts: typeof WAITS | typeof ELSE) => Promise.all(parts.map((part) => part(reader, newsroom)));
  const [waits, others] = await Promise.all([read(WAITS), read(ELSE)]);
  await expose(user, [...waits, ...others], newsroom);
  const isWaiting = waits.some(({ blocks }) => blocks.length > 0);
  const hasStory = reader.running.length > 0;
  const clear = hasStory ? [{ blocks: ALL_CLEAR, versions: [] }] : [];
  const begin = hasStory ? MAIN_ACTIONS : FIRST_STORY;
  return home([...begin, ...apart([...(isWaiting ? waits : clear), ...others]), DIVIDER, EVERYTHING_ELSE]);
}

/** What it shows is on record before anybody sees it. */
const expose = (user: UserId, parts: readonly HomePart[], { store, now }: Newsroom): Promise<void> =>
  store.record.expose(
    parts
      .flatMap(({ versions }) => versions)
      .map(({ id, status }) => ({
        ...{ version: id, status, member: user, door: 'home' },
        ...{ at: now(), channel: null, ts: null },
      })),
  );

const DIVIDER: KnownBlock = { type: 'divider' };

const apart = (parts: readonly HomePart[]): KnownBlock[] =>
  parts.flatMap(({ blocks }) => (blocks.length === 0 ? [] : [DIVIDER, ...blocks]));

const home = (blocks: KnownBlock[]): HomeView => ({ type: 'home', blocks });

const CLOSED: HomeView = home([rich(section(explain({ code: 'outsiders_not_served' })))]);
