import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { bold, rich, section } from '../block-kit/rich.ts';
import type { ChannelState } from '../domain/channel-state.ts';
import type { StoryId } from '../domain/ids.ts';
import type { Story } from '../domain/story.ts';
import type { Deliver, Delivery } from '../feature.ts';
import { type Message, wasRefused } from '../workspace.ts';

const SENT: Delivery = { ended: 'sent' };

/** Tells an editor what became of a story's channel, and what can be done. */
export const tellOfChannel: Deliver = async ({ recipient, body }, { store, workspace }) => {
  const story = await store.stories.get(Number(body['story']) as StoryId);
  if (recipient === null || !story) return { ended: 'given_up', error: 'nobody_to_tell' };
  const posted = await workspace.post(recipient, notice(story, (body['state'] ?? 'fine') as ChannelState));
  return wasRefused(posted) ? { ended: 'given_up', error: posted.refused } : SENT;
};

function notice(story: Story, state: ChannelState): Message {
  const name = `${steady(story.title)} (${story.key})`;
  const what = SENTENCES[state](story.openness === 'closed');
  return {
    text: escapeMrkdwn(`${name}: ${what}`),
    blocks: [rich(section(bold(name), `: ${what}`))],
  };
}

const SENTENCES: Readonly<Record<ChannelState, (closed: boolean) => string>> = {
  fine: () => 'its channel is as it was. Cards go there again.',
  lost: (closed) =>
    `I am not in its channel any more. ${closed ? 'Nobody can see the story, since I cannot tell who may. ' : ''}Cards wait. Invite me again, or bind the story to another channel with /story use.`,
  shared: () =>
    'its channel is now shared with another organization. I post nothing there any more, and the cards there are closed. Bind the story to a channel of our own with /story use.',
  made_public: () =>
    'its private channel was made public, so everybody can read what stands in it. The story stays closed to those outside the channel, and its cards wait. Make the channel private again, bind the story to another one with /story use, or save /story settings to accept the channel as it is.',
  archived: () => 'its channel is archived. Cards wait. Bind the story to another channel with /story use.',
};
