import { type Entry, fitting } from '../block-kit/pages.ts';
import type { Version } from '../domain/claim.ts';
import type { UserId } from '../domain/ids.ts';
import { belongs } from '../domain/person.ts';
import type { Deliver, Delivery, Newsroom } from '../feature.ts';
import type { Telling, Untold } from '../store/shelves/recall-shelf.ts';
import { type Posted, wasRefused } from '../workspace.ts';
import { changeEntry, noticeMessage, wordlessEntry } from './notice.ts';

const SENT: Delivery = { ended: 'sent' };
/** Changes in one message: more than these nobody takes in, and Slack's limits may allow fewer. */
const CHANGES_MAX = 10;

/** A change as one person is told of it. */
export interface Told {
  readonly change: Untold;
  readonly sees: boolean;
  readonly entry: Entry;
}

/**
 * Tells somebody, in one message, of all that changed in what they were shown, or of as much as fits: what is left has an
 * item of its own. What is told is on record straight after Slack took the message: a restart goes on from there.
 */
export const tell: Deliver = async (item, newsroom) => {
  const { recipient } = item;
  if (recipient === null) return { ended: 'given_up', error: 'nobody_to_tell' };
  const { store, workspace, now } = newsroom;
  // Stopped between telling and marking it sent.
  if ((await store.recalls.toldIn(item.id, recipient)).length > 0) return SENT;
  const untold = await store.recalls.untold(recipient);
  if (untold.length === 0) return SENT;
  const end = (how: Telling, changes: readonly Told[]): Promise<void> =>
    store.recalls.told(
      recipient,
      changes.map(({ change }) => change.recall),
      item.id,
      how,
      now(),
    );
  const all = await toldTo(recipient, untold, newsroom);
  if (!belongs(await workspace.person(recipient))) {
    await end({ unreachable: 'account_inactive' }, all);
    return SENT;
  }
  const entries = all.map(({ entry }) => entry);
  const shown = all.slice(0, fitting(entries, CHANGES_MAX));
  // Whom it tells of new words is on record before; where the message stands, once Slack took it.
  await expose(recipient, shown, null, newsroom);
  const posted = await workspace.post(recipient, noticeMessage(entries.slice(0, shown.length), String(item.id)));
  if (wasRefused(posted)) {
    await end({ unreachable: posted.refused }, all);
    return SENT;
  }
  await end(
    'told',
    shown.filter(({ sees }) => sees),
  );
  await end(
    'wordless',
    shown.filter(({ sees }) => !sees),
  );
  await expose(recipient, shown, posted, newsroom);
  return SENT;
};

/** Each change as this person may be told of it now. */
export async function toldTo(recipient: UserId, changes: readonly Untold[], newsroom: Newsroom): Promise<Told[]> {
  return Promise.all(
    changes.map(async (change): Promise<Told> => {
      const story = await newsroom.access.story(recipient, change.before.story);
      const entry = story ? changeEntry(change, story.zone) : wordlessEntry(change, newsroom.settings.zone);
      return { change, sees: story !== null, entry };
    }),
  );
}

/** Who is told what is in force now was shown that, too. */
async function expose(
  member: UserId,
  shown: readonly Told[],
  at: Posted | null,
  { store, now }: Newsroom,
): Promise<void> {
  const place = at ?? { channel: null, ts: null };
  await store.record.expose(
    inForceIn(shown).map(({ id, status, sealed }) => ({
      ...{ version: id, status, sealed, member, door: 'notice' },
      ...{ at: now(), ...place },
    })),
  );
}

/** The versions in force that changes are told with. */
export const inForceIn = (shown: readonly Told[]): Version[] =>
  shown.flatMap(({ sees, change }) => (sees && change.after ? [change.after] : []));
