import type { App } from '@slack/bolt';
import { channelChanged } from '../channels/watch-channels.ts';
import { explain } from '../domain/explain.ts';
import type { ChannelId, MessageTs, UserId } from '../domain/ids.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Answer } from '../feature.ts';
import { openHome } from '../home/home.ts';
import { type HeardReaction, onReaction } from '../review/on-reaction.ts';
import { carryOut } from './carry-out.ts';
import type { Edge } from './edge.ts';
import { takeDown } from './faults.ts';
import { whisperOrWrite } from './reply.ts';
import { REPEATS_MS, Seen } from './seen.ts';
import { sentence } from './sentence.ts';

/** What happens in the workspace: reactions, people and channels that change, the Home tab opened. */
export function hearEvents(app: App, edge: Edge): void {
  hearReactions(app, edge);
  hearChanges(app, edge);
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await homeOpened(event.user as UserId, edge);
  });
  app.event('app_uninstalled', async () => edge.onLost(new Error('The app was uninstalled from Slack')));
  app.event('tokens_revoked', async ({ event }) => {
    if ((event.tokens.bot ?? []).length > 0) edge.onLost(new Error('Slack revoked the bot token'));
  });
}

function hearReactions(app: App, edge: Edge): void {
  const seen = new Seen(REPEATS_MS);
  for (const type of ['reaction_added', 'reaction_removed'] as const) {
    app.event(type, async ({ event, body }) => {
      if (event.item.type !== 'message') return;
      await takeReaction(
        {
          user: event.user as UserId,
          emoji: event.reaction,
          added: event.type === 'reaction_added',
          on: { channel: event.item.channel as ChannelId, ts: event.item.ts as MessageTs },
        },
        seen.take(body.event_id),
        edge,
      );
    });
  }
}

/** @param isFirst - whether Slack delivers this for the first time: a repeat is counted again, but not spoken to again */
async function takeReaction(heard: HeardReaction, isFirst: boolean, edge: Edge): Promise<void> {
  edge.workspace.hearReaction(heard);
  try {
    const told = await onReaction(heard, edge.newsroom);
    if (told && isFirst) await tell(told, heard, edge);
  } catch (fault) {
    // Nobody waits for an answer to a reaction; a card that could not be read waits in the outbox.
    takeDown(fault, 'reaction', edge);
  } finally {
    edge.wakeOutbox();
  }
}

async function tell(told: Outcome<Answer>, heard: HeardReaction, edge: Edge): Promise<void> {
  const asker = { user: heard.user, channel: heard.on.channel, thread: null };
  if (!told.ok) return whisperOrWrite(sentence(explain(told.refusal)), asker, edge);
  const doing = {
    asker,
    what: 'reaction',
    responseUrl: null,
    trigger: null,
    onMessage: false,
    view: null,
    isLatest: () => true,
  };
  await carryOut(told.value, doing, edge);
}

/** What was remembered of people and channels ends with the news of a change. */
function hearChanges(app: App, edge: Edge): void {
  const { newsroom, workspace } = edge;
  app.event('user_change', async ({ event }) => workspace.forgetPerson(event.user.id as UserId));
  app.event('member_joined_channel', async ({ event }) => {
    await cameOrLeft(event.channel as ChannelId, event.user as UserId, edge);
  });
  app.event('member_left_channel', async ({ event }) => {
    await newsroom.store.channels.left(event.channel as ChannelId, event.user as UserId);
    await cameOrLeft(event.channel as ChannelId, event.user as UserId, edge);
  });
  for (const type of ['channel_archive', 'channel_unarchive', 'group_archive', 'group_unarchive'] as const) {
    app.event(type, async ({ event }) => becameAnother(event.channel, edge));
  }
  // The bot was taken out of a channel.
  for (const type of ['channel_left', 'group_left'] as const) {
    app.event(type, async ({ event }) => becameAnother(event.channel, edge));
  }
  // It is, or is no more, shared with another organization.
  for (const type of ['channel_shared', 'channel_unshared'] as const) {
    app.event(type, async ({ event }) => becameAnother(event.channel, edge));
  }
  for (const type of ['channel_deleted', 'group_deleted'] as const) {
    app.event(type, async ({ event }) => becameAnother(event.channel, edge, true));
  }
  // A private channel that is being shared with another organization.
  app.event('channel_id_changed', async ({ event }) => {
    const [from, to] = [event.old_channel_id as ChannelId, event.new_channel_id as ChannelId];
    workspace.forgetChannel(from);
    await newsroom.store.stories.moved(from, to, workspace.self, newsroom.now());
    edge.log.info('a channel has another id', { from, to });
    await becameAnother(to, edge);
  });
  for (const type of ['channel_rename', 'group_rename'] as const) {
    app.event(type, async ({ event }) => workspace.forgetChannel(event.channel.id as ChannelId));
  }
  app.event('subteam_members_changed', async ({ event }) => workspace.forgetGroup(event.subteam_id));
}

/** Who may read what stands in a channel is asked anew. */
async function cameOrLeft(channel: ChannelId, user: UserId, edge: Edge): Promise<void> {
  edge.workspace.forgetChannel(channel);
  if (user === edge.workspace.self) return becameAnother(channel, edge);
  const { store, now } = edge.newsroom;
  await store.shares.peopleChanged(channel, now());
  // Which stories they see may be others now.
  await store.homes.redraw([user], now());
  edge.wakeOutbox();
}

/** What could not be sent may go now, or may go there no more. */
async function becameAnother(channel: string, edge: Edge, deleted = false): Promise<void> {
  edge.workspace.forgetChannel(channel as ChannelId);
  try {
    await channelChanged(channel as ChannelId, deleted, edge.newsroom);
  } catch (fault) {
    // Nobody waits for an answer to this; the next look at all channels makes up for it.
    takeDown(fault, 'channel', edge);
  } finally {
    edge.hurryOutbox();
  }
}

async function homeOpened(user: UserId, edge: Edge): Promise<void> {
  try {
    await openHome(user, edge.newsroom);
  } catch (fault) {
    takeDown(fault, 'home', edge);
  }
}
