import type { Version } from '../domain/claim.ts';
import type { ChannelId, MessageTs } from '../domain/ids.ts';
import type { Deliver, Delivery, Newsroom } from '../feature.ts';
import type { OutboxItem } from '../store/shelves/outbox-shelf.ts';
import type { Showing } from '../store/shelves/recall-shelf.ts';
import { type Posted, type SlackRefusal, wasRefused } from '../workspace.ts';
import { TAKEN_AWAY } from './shared-message.ts';

/** Takes a share or a digest away that could not be made in its channel today. One that may stand is left as it is. */
export const judgeShare: Deliver = async (item, newsroom) => {
  const at = placeOf(item);
  const showings = await newsroom.store.recalls.showings(at.channel, at.ts);
  const versions = await newsroom.store.claims.versions(showings.map(({ version }) => version));
  return (await isMisplaced(showings, versions, newsroom)) ? takeAway(at, newsroom) : { ended: 'sent' };
};

/** The message of ours that an item is about. */
export const placeOf = ({ body }: OutboxItem): Posted => ({
  channel: body['channel'] as ChannelId,
  ts: body['ts'] as MessageTs,
});

/** Whether it is a share, or a digest, that could not be made in its channel today. Where the bot may not look, it can't change it either. */
export async function isMisplaced(
  showings: readonly Showing[],
  versions: readonly Version[],
  newsroom: Newsroom,
): Promise<boolean> {
  const [share] = showings.filter(({ door }) => door === 'share' || door === 'morning');
  const version = share && versions.find(({ id }) => id === share.version);
  const story = version && (await newsroom.store.stories.get(version.story));
  if (!share || !story || !version) return false;
  const joined = (await newsroom.workspace.channel(share.channel))?.joined;
  if (joined !== true) return false;
  const { access } = newsroom;
  return share.door === 'morning'
    ? !(await access.mayStandIn(share.channel, story))
    : !(await access.mayShowIn(share.channel, version, story));
}

/** The share stays as a message that says nothing, and nothing of it is redrawn any more. */
export async function takeAway(at: Posted, newsroom: Newsroom): Promise<Delivery> {
  const delivery = redrawn(await newsroom.workspace.update(at, TAKEN_AWAY), newsroom);
  if (delivery.ended !== 'later') await newsroom.store.shares.takenAway(at);
  return delivery;
}

/** What Slack answers for a message in a channel that is archived, or that the bot was taken out of. */
const MAY_COME_BACK = new Set(['is_archived', 'is_inactive', 'not_in_channel', 'channel_not_found']);
/** Seconds to the next try there; the channel's return hurries it. */
const RETRY_SECONDS = 86_400;

/** How redrawing a message of ours ended: in a channel that may come back, the words stand there again when it does. */
export function redrawn(updated: Posted | SlackRefusal, { now }: Pick<Newsroom, 'now'>): Delivery {
  if (!wasRefused(updated)) return { ended: 'sent' };
  if (MAY_COME_BACK.has(updated.refused)) return { ended: 'later', dueAt: now() + RETRY_SECONDS };
  return { ended: 'given_up', error: updated.refused };
}
