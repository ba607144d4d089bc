import { channelState } from '../domain/channel-state.ts';
import type { Story } from '../domain/story.ts';
import type { Newsroom } from '../feature.ts';

/**
 * Looks at the channel of every running story, and tells the editors of what became of one: of a private channel made
 * public Slack tells nobody. Once for each change, in however many processes.
 */
export async function watchChannels(newsroom: Newsroom, stopped: AbortSignal): Promise<void> {
  for (const story of await newsroom.store.stories.all()) {
    if (stopped.aborted) return;
    if (story.archivedAt === null) await look(story, newsroom);
  }
}

async function look(story: Story, { store, workspace, access, now }: Newsroom): Promise<void> {
  const { channel } = story;
  if (channel === null) return;
  const seen = await workspace.channel(channel);
  const accepted = await store.channels.accepted(story.id, channel);
  const state = channelState(story, seen, accepted);
  const members = state === 'lost' ? [] : await workspace.members(channel);
  const editors = [...(await access.editorsAmong(members, story))];
  const kind = seen?.kind === 'public' ? 'public' : seen?.kind === 'private' ? 'private' : null;
  await store.channels.looked(story.id, { channel, kind, state, editors }, now());
}
