import { rich, section } from '../block-kit/rich.ts';
import { done, refuse } from '../domain/outcome.ts';
import type { Button } from '../feature.ts';
import { sharedMessage } from '../recall/shared-message.ts';
import { SHARE_ACTION } from './claim-entry.ts';
import { versionPressed } from './which-claim.ts';

/** *Share in Channel*: the answer for everybody in the channel, if everybody there may see the story. */
export const share: Button = {
  action: SHARE_ACTION,
  async press(press, newsroom) {
    const sight = await newsroom.access.sight(press.user);
    const version = await versionPressed(press.value, sight, newsroom);
    if (!version.ok) return version;
    const { status, reference, sealed } = version.value;
    if (sealed) return refuse({ code: 'claim_sealed', reference });
    if (status !== 'approved') return refuse({ code: 'already_decided', reference, status });
    const story = sight.stories.find(({ id }) => id === version.value.story);
    const channel = press.channel && (await newsroom.workspace.channel(press.channel));
    if (!story || !channel?.joined) return refuse({ code: 'not_in_channel' });
    // Who in the channel may not see the story is nobody else's business.
    if (!(await newsroom.access.mayShowIn(channel.id, version.value, story)))
      return refuse({ code: 'cannot_share_here' });
    return done({
      do: 'post',
      channel: channel.id,
      thread: press.thread,
      message: sharedMessage(version.value, press.user),
      shown: { versions: [version.value], door: 'share' },
      receipt: { text: `${reference} is shared here.`, blocks: [rich(section(`${reference} is shared here.`))] },
    });
  },
};
