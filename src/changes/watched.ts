import { claimBlocks } from '../block-kit/claim.ts';
import { claimText } from '../block-kit/claim-text.ts';
import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { type Entry, fitting, readAloud } from '../block-kit/pages.ts';
import { bold, code, italic, rich, section } from '../block-kit/rich.ts';
import type { Version } from '../domain/claim.ts';
import type { Instant, UserId, VersionId } from '../domain/ids.ts';
import { belongs } from '../domain/person.ts';
import { afterQuiet } from '../domain/rhythm.ts';
import { BURST_SECONDS } from '../domain/watch.ts';
import type { Deliver, Delivery, Newsroom } from '../feature.ts';
import type { WatchMatch } from '../store/shelves/watch-shelf.ts';
import { type Message, type Posted, wasRefused } from '../workspace.ts';

const SENT: Delivery = { ended: 'sent' };
/** Claims in one message: more than these nobody takes in, and Slack's limits may allow fewer. */
const CLAIMS_MAX = 8;

/**
 * Tells somebody, in one message, of what was approved and fits what they watch. What their night holds back is told in
 * the morning; what they may not see (any more), or is out of use by now, is not told at all.
 */
export const tellWatched: Deliver = async (item, newsroom) => {
  const { recipient } = item;
  if (recipient === null) return { ended: 'given_up', error: 'nobody_to_tell' };
  const { store, workspace, now } = newsroom;
  // Stopped between telling and marking it sent.
  if (await store.watches.isTold(item.id)) return SENT;
  const untold = await store.watches.untold(recipient);
  const drop = (versions: readonly VersionId[]): Promise<void> => store.watches.drop(recipient, versions, now());
  if (!belongs(await workspace.person(recipient))) {
    await drop(untold.map(({ version }) => version));
    return { ended: 'given_up', error: 'account_inactive' };
  }
  const { due, held, dropped } = await sorted(recipient, untold, newsroom);
  if (dropped.length > 0) await drop(dropped);
  if (due.length === 0) return held === null ? SENT : { ended: 'later', dueAt: held };
  // An item that was queued for what they may not see goes no sooner than theirs alone would: that would tell of it.
  const ripe = Math.min(...due.map(({ version }) => version.decidedAt ?? 0)) + BURST_SECONDS;
  if (ripe > now()) return { ended: 'later', dueAt: ripe };
  const entries = due.map(({ version, text }) => entryOf(version, text));
  const shown = due.slice(0, fitting(entries, CLAIMS_MAX)).map(({ version }) => version);
  // Whom it tells is on record before; where the message stands, once Slack took it.
  await expose(recipient, shown, null, newsroom);
  const posted = await workspace.post(recipient, message(entries.slice(0, shown.length)));
  const told = shown.map(({ id }) => id);
  await store.watches.told(recipient, told, item.id, now(), shown.length < due.length ? now() : held);
  if (wasRefused(posted)) return { ended: 'given_up', error: posted.refused };
  await expose(recipient, shown, posted, newsroom);
  return SENT;
};

interface Fitting {
  readonly version: Version;
  readonly text: string;
}

/** What may be told now, when the first that the night holds back may be, and what is not to be told. */
async function sorted(recipient: UserId, untold: readonly WatchMatch[], { store, access, now }: Newsroom) {
  const { stories, person } = await access.sight(recipient);
  const versions = new Map((await store.claims.versions(untold.map(({ version }) => version))).map((v) => [v.id, v]));
  const due: Fitting[] = [];
  const dropped: VersionId[] = [];
  let held: Instant | null = null;
  for (const match of untold) {
    const story = stories.find(({ id }) => id === match.story);
    const version = versions.get(match.version);
    if (!story || version?.status !== 'approved' || version.sealed) {
      dropped.push(match.version);
      continue;
    }
    const dueAt = afterQuiet(now(), story, person.zone ?? story.zone);
    if (dueAt <= now()) due.push({ version, text: match.text });
    else held = Math.min(held ?? dueAt, dueAt);
  }
  return { due, held, dropped };
}

function entryOf(version: Version, text: string): Entry {
  const why = `You watch “${steady(text)}”`;
  return {
    blocks: [rich(section(italic(why))), ...claimBlocks(version)],
    text: `${escapeMrkdwn(why)}: ${claimText(version)}`,
  };
}

function message(entries: readonly Entry[]): Message {
  const heading = `Approved, and you watch for it: ${entries.length === 1 ? 'one claim' : `${entries.length} claims`}`;
  const blocks = [
    rich(section(bold(heading))),
    ...entries.flatMap((entry) => entry.blocks),
    rich(section('To stop this: ', code('/story unwatch'))),
  ];
  return { text: readAloud(heading, entries), blocks };
}

async function expose(
  member: UserId,
  shown: readonly Version[],
  at: Posted | null,
  { store, now }: Newsroom,
): Promise<void> {
  const place = at ?? { channel: null, ts: null };
  await store.record.expose(
    shown.map(({ id, status, sealed }) => ({
      ...{ version: id, status, sealed, member, door: 'notice' },
      ...{ at: now(), ...place },
    })),
  );
}
