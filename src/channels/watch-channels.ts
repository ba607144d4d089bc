import { setTimeout as sleep } from 'node:timers/promises';
import type { CardChannel } from '../access/access.ts';
import type { ChannelId } from '../domain/ids.ts';
import type { Newsroom } from '../feature.ts';

/** Slack allows about fifty readings of channels a minute, and cards and shares need some of them. */
const PAUSE_MS = 2_000;
/** Looked at without a pause. */
const AT_ONCE_MAX = 20;

/**
 * Looks at the channels where cards go, and tells their editors of what became of one: of a private channel made public
 * Slack tells nobody. Once for each change, in however many processes. Shares of closed stories elsewhere are judged anew.
 *
 * @returns whether anything changed
 */
export async function watchChannels(newsroom: Newsroom, stopped: AbortSignal): Promise<boolean> {
  const faults: unknown[] = [];
  let changed = false;
  for (const [index, place] of (await newsroom.access.cardChannels()).entries()) {
    if (index >= AT_ONCE_MAX) await sleep(PAUSE_MS, undefined, { signal: stopped, ref: false }).catch(() => undefined);
    if (stopped.aborted) break;
    try {
      changed = (await lookAt(place, false, newsroom)) || changed;
    } catch (fault) {
      // One channel that Slack does not answer for must not keep the others from being looked at.
      faults.push(fault);
    }
  }
  for (const channel of await newsroom.store.shares.abroad()) {
    await newsroom.store.shares.channelChanged(channel, newsroom.now());
    changed = true;
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} channels could not be looked at`);
  return changed;
}

/**
 * Looks at one channel that Slack told of.
 *
 * @param deleted - whether Slack told that it is gone for good
 * @returns whether anything changed
 */
export async function channelChanged(channel: ChannelId, deleted: boolean, newsroom: Newsroom): Promise<boolean> {
  await newsroom.store.shares.channelChanged(channel, newsroom.now());
  const places = (await newsroom.access.cardChannels()).filter((place) => place.channel === channel);
  const changes = await Promise.all(places.map((place) => lookAt(place, deleted, newsroom)));
  return changes.some(Boolean);
}

async function lookAt(place: CardChannel, deleted: boolean, newsroom: Newsroom): Promise<boolean> {
  const { store, workspace, access, now } = newsroom;
  const { channel, story } = place;
  const readAt = performance.timeOrigin + performance.now();
  const seen = deleted ? null : await workspace.channel(channel);
  const editors = seen?.joined ? await access.keepersOf(place) : null;
  return store.channels.looked({ story: story?.id ?? null, channel, seen, deleted, editors, readAt }, now());
}
