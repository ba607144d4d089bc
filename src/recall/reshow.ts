import { escapeMrkdwn } from '../block-kit/escape.ts';
import { rich, section } from '../block-kit/rich.ts';
import type { Version } from '../domain/claim.ts';
import type { Deliver, Delivery, Newsroom } from '../feature.ts';
import type { Showing } from '../store/shelves/recall-shelf.ts';
import { type Message, wasRefused } from '../workspace.ts';
import { isMisplaced, placeOf, redrawn, takeAway } from './judge-share.ts';
import { changedShare, outOfUse, withdrawnMessage } from './shared-message.ts';

const SENT: Delivery = { ended: 'sent' };

/**
 * Draws a message of ours anew whose words went out of use: a share shows what is in force now, with a note in its
 * thread; a message to one person says that it is out of date. A share that somebody can read now who may not see its
 * story is taken away.
 */
export const reshow: Deliver = async (item, newsroom) => {
  const { channel, ts } = placeOf(item);
  const showings = await newsroom.store.recalls.showings(channel, ts);
  const versions = await newsroom.store.claims.versions(showings.map(({ version }) => version));
  if (await isMisplaced(showings, versions, newsroom)) return takeAway({ channel, ts }, newsroom);
  // A digest names claims and holds no words of theirs.
  if (showings.some(({ door }) => door === 'morning')) return SENT;
  const gone = versions.filter(isGone);
  const shown = gone.at(-1);
  const showing = showings.find(({ version }) => version === shown?.id);
  if (!shown || !showing) return SENT;
  if (showing.door !== 'share') {
    return redrawn(await newsroom.workspace.update(showing, outdated(gone)), newsroom);
  }
  const { inForce, last } = await becameOf(shown, showing, newsroom);
  const { member } = showing;
  const message = inForce ? changedShare(shown, inForce, member) : withdrawnMessage(last, member);
  // On record before it is shown: should it change, too, this message is found again.
  if (inForce) await expose(inForce, showing, newsroom);
  const updated = await newsroom.workspace.update(showing, message);
  if (!wasRefused(updated)) await noteOnce(last, showing, newsroom);
  return redrawn(updated, newsroom);
};

const isGone = ({ status, sealed }: Version): boolean =>
  sealed !== null || status === 'replaced' || status === 'retracted';

/**
 * What is in force now, where everybody in the channel may still be shown it, and the version that says what became of the
 * claim: what was shown or, where a correction of it was taken back, that one.
 */
async function becameOf(
  shown: Version,
  { channel }: Showing,
  newsroom: Newsroom,
): Promise<{ readonly inForce: Version | null; readonly last: Version }> {
  const { access, store } = newsroom;
  const story = await store.stories.get(shown.story);
  const versions = await store.claims.edition(shown.story, Number(shown.reference.split('-').at(-1)));
  const inForce = versions.find(({ status, sealed }) => status === 'approved' && !sealed);
  const mayShow = inForce && story && (await access.mayShowIn(channel, inForce, story));
  return { inForce: mayShow ? inForce : null, last: versions.find(({ status }) => status === 'retracted') ?? shown };
}

/** Also where nobody is known any more who shared it: the message still shows the words. */
const expose = (
  { id, status }: Version,
  { member, channel, ts, thread }: Showing,
  { store, now }: Newsroom,
): Promise<void> =>
  store.record.expose([{ version: id, status, member, door: 'share', at: now(), channel, ts, thread }]);

/** Says in a share's thread what became of its claim: the members of its channel are not written to one by one. */
async function noteOnce(last: Version, showing: Showing, { workspace, store }: Newsroom): Promise<void> {
  const { channel, ts, thread, noted } = showing;
  const text = `${last.reference} ${outOfUse(last)}. The message above is up to date again.`;
  const isOurs = (await workspace.channel(channel))?.external === false;
  if (text === noted || !isOurs) return;
  await workspace.post(channel, { text: escapeMrkdwn(text), blocks: [rich(section(text))] }, thread ?? ts);
  await store.shares.noted(showing, text);
}

function outdated(gone: readonly Version[]): Message {
  const lines = gone.map(
    (version) =>
      `${version.reference} ${outOfUse(version)} since. \`/story history ${version.reference}\` has its life.`,
  );
  const text = lines.join('\n');
  return { text: escapeMrkdwn(text), blocks: [rich(section(text.replaceAll('`', '')))] };
}
