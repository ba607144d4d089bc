import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { bold, code, type Part, rich, section } from '../block-kit/rich.ts';
import type { ChannelState } from '../domain/channel-state.ts';
import type { StoryId } from '../domain/ids.ts';
import type { Story } from '../domain/story.ts';
import type { Deliver, Delivery } from '../feature.ts';
import { type Message, wasRefused } from '../workspace.ts';

const SENT: Delivery = { ended: 'sent' };

/** Tells an editor what became of a channel where cards go, and what can be done. */
export const tellOfChannel: Deliver = async ({ recipient, body }, { store, workspace, access }) => {
  if (recipient === null) return { ended: 'given_up', error: 'nobody_to_tell' };
  const id = Number(body['story']);
  const place = (await access.cardChannels()).find(({ story }) => (story?.id ?? 0) === id);
  if (!place) return { ended: 'given_up', error: 'no_such_channel' };
  if (!(await access.mayHearOf(recipient, place))) return { ended: 'given_up', error: 'recipient_may_not_see' };
  const state = (body['state'] ?? 'fine') as ChannelState;
  const story = await store.stories.get(id as StoryId);
  const posted = await workspace.post(recipient, story ? ofStory(story, state) : ofReviewChannel(state));
  return wasRefused(posted) ? { ended: 'given_up', error: posted.refused } : SENT;
};

function ofStory(story: Story, state: ChannelState): Message {
  return notice(`${steady(story.title)} (${story.key})`, ': ', WHAT[state](story.openness === 'closed', story.slug));
}

const ofReviewChannel = (state: ChannelState): Message => notice('The review channel', ' ', REVIEW_CHANNEL[state]);

function notice(name: string, between: string, what: string): Message {
  return {
    text: escapeMrkdwn(`${name}${between}${what}`),
    blocks: [rich(section(bold(name), between, ...coded(what)))],
  };
}

/** Rich text knows no backticks: what stands between two of them is set as code. */
const coded = (text: string): Part[] => text.split('`').map((part, index) => (index % 2 === 1 ? code(part) : part));

const WHAT: Readonly<Record<ChannelState, (closed: boolean, slug: string) => string>> = {
  fine: () => 'its channel is as it was. Cards go there again.',
  lost: (closed, slug) =>
    closed
      ? 'I am not in its channel any more. Nobody can see the story, since I cannot tell who may, and its cards wait. Invite me again with `/invite @Story Desk`, and all is as it was.'
      : `I am not in its channel any more. The story goes on, and its cards wait. Invite me again with \`/invite @Story Desk\`, or type \`/story use ${slug}\` in another channel.`,
  deleted: (closed, slug) =>
    closed
      ? `its channel was deleted. Only the editors who were in it see the story now, and its cards wait. Type \`/story use ${slug}\` in another channel.`
      : `its channel was deleted. The story goes on, and its cards wait. Type \`/story use ${slug}\` in another channel.`,
  shared: (_, slug) =>
    `its channel is now shared with another organization. I post nothing there any more, and the cards there are closed; those that were not decided wait. Type \`/story use ${slug}\` in a channel of our own.`,
  made_public: (_, slug) =>
    `its private channel was made public, so everybody can read what stands in it. The story stays closed to those outside the channel, the cards there are closed, and those that were not decided wait. Make the channel private again, type \`/story use ${slug}\` in another one, or save \`/story settings in:${slug}\` to accept the channel as it is or to open the story.`,
  archived: (_, slug) =>
    `its channel is archived. The story still answers, and its cards wait. Unarchive it, type \`/story use ${slug}\` in another channel, or type \`/story archive ${slug}\`.`,
};

const ASK = 'Whoever runs Story Desk can set REVIEW_CHANNEL to another one.';

const REVIEW_CHANNEL: Readonly<Record<ChannelState, string>> = {
  fine: 'takes cards again.',
  lost: `does not have me in it any more. Cards wait. Invite me again with \`/invite @Story Desk\`. ${ASK}`,
  deleted: `was deleted. Cards wait. ${ASK}`,
  shared: `is now shared with another organization. I post nothing there any more, and the cards there are closed; those that were not decided wait. ${ASK}`,
  made_public: 'was made public.',
  archived: `is archived. Cards wait. Unarchive it. ${ASK}`,
};
