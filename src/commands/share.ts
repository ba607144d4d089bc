import { claimBlocks } from '../block-kit/claim.ts';
import { person, rich, section } from '../block-kit/rich.ts';
import type { Version } from '../domain/claim.ts';
import type { UserId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Story } from '../domain/story.ts';
import type { Button, Newsroom } from '../feature.ts';
import type { Channel, Message } from '../workspace.ts';
import { claimText, SHARE_ACTION } from './claim-entry.ts';
import { versionPressed } from './which-claim.ts';

/** *Share in Channel*: the answer for everybody in the channel, if everybody there may see the story. */
export const share: Button = {
  action: SHARE_ACTION,
  async press(press, newsroom) {
    const sight = await newsroom.access.sight(press.user);
    const version = await versionPressed(press.value, sight, newsroom);
    if (!version.ok) return version;
    const { status, reference } = version.value;
    if (status !== 'approved') return refuse({ code: 'already_decided', reference, status });
    const story = sight.stories.find(({ id }) => id === version.value.story);
    const channel = press.channel && (await newsroom.workspace.channel(press.channel));
    if (!story || !channel?.joined) return refuse({ code: 'not_in_channel' });
    const allowed = await mayShare(version.value, story, channel, newsroom);
    if (!allowed.ok) return allowed;
    return done({
      do: 'post',
      channel: channel.id,
      thread: press.thread,
      message: shared(version.value, press.user),
      shown: { versions: [version.value], door: 'share' },
      receipt: { text: `${reference} is shared here.`, blocks: [rich(section(`${reference} is shared here.`))] },
    });
  },
};

/** Says only that it can't be shared: who in the channel may not see the story is nobody else's business. */
async function mayShare(version: Version, story: Story, channel: Channel, newsroom: Newsroom): Promise<Outcome<null>> {
  if (channel.external) return refuse({ code: 'cannot_share_here' });
  if (channel.id === story.channel) return done(null);
  if (version.groundRules !== 'on_the_record') return refuse({ code: 'cannot_share_here' });
  const { workspace, access } = newsroom;
  const members = [...(await workspace.members(channel.id))];
  const sees = await Promise.all(members.map((user) => user === workspace.self || access.sees(user, story)));
  return members.length > 0 && sees.every(Boolean) ? done(null) : refuse({ code: 'cannot_share_here' });
}

function shared(version: Version, by: UserId): Message {
  return {
    text: claimText(version),
    blocks: [...claimBlocks(version), rich(section('shared by ', person(by)))],
  };
}
