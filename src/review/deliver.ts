import type { Version } from '../domain/claim.ts';
import type { ChannelId, MessageTs } from '../domain/ids.ts';
import type { Story } from '../domain/story.ts';
import type { Deliver, Delivery, Feature, Newsroom } from '../feature.ts';
import type { OutboxItem } from '../store/shelves/outbox-shelf.ts';
import { type Message, type Posted, type SlackRefusal, wasRefused } from '../workspace.ts';
import { cardNow } from './card-now.ts';
import { closedNotice, decisionNotice, problemNotice, stuckNotice } from './notices.ts';
import { recountCard } from './recount.ts';
import { suggestedLink } from './suggested-link.ts';

const SENT: Delivery = { ended: 'sent' };
/** Seconds until a card that Slack refuses is tried again: letting the bot into the channel hurries it, too. */
export const RETRY_SECONDS = [60, 300, 900, 3_600];
/** What `chat.update` answers when the message can't be changed any more (docs.slack.dev): a new one takes its place. */
export const BEYOND_UPDATE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed', 'is_inactive']);

type DeliverAbout = (item: OutboxItem, version: Version, story: Story, newsroom: Newsroom) => Promise<Delivery>;

/** The news of a version, sent to where its card stands or to its proposer. */
export const reviewDeliveries = {
  card: about(deliverCard),
  problem: about(deliverProblem),
  decision: about(tellDecision),
  card_stuck: about((item, version, story, newsroom) =>
    tell(item, stuckNotice(version, item.body['error'] ?? ''), story, newsroom),
  ),
} satisfies Feature['deliveries'];

function about(deliver: DeliverAbout): Deliver {
  return async (item, newsroom) => {
    const version = item.version && (await newsroom.store.claims.version(item.version));
    const story = version && (await newsroom.store.stories.get(version.story));
    if (!version || !story) return { ended: 'given_up', error: 'no_such_version' };
    return deliver(item, version, story, newsroom);
  };
}

/** Reads what stands on the card before drawing it, so that a reading that failed is made up for here. */
async function deliverCard(item: OutboxItem, version: Version, story: Story, newsroom: Newsroom): Promise<Delivery> {
  const { store, workspace, access } = newsroom;
  const standing = await store.reviews.cardOf(version.id);
  if (standing && (await access.mayStandIn(standing.channel, story))) {
    if (version.status === 'proposed') await recountCard(standing, newsroom);
    const updated = await workspace.update(standing, await cardNow(version.id, story, newsroom));
    if (!wasRefused(updated)) return SENT;
    if (!BEYOND_UPDATE.has(updated.refused)) return refused(item, version, updated, newsroom);
  } else if (standing) {
    const closed = await workspace.update(standing, closedNotice());
    // Emoji on what is left of it are no votes.
    if (!wasRefused(closed) && version.status === 'proposed') await store.channels.cardClosed(standing);
    // What is decided needs no card; what waits gets another as soon as there is a place for it.
    if (version.status !== 'proposed') return SENT;
  }
  return postCard(item, version, story, newsroom);
}

/** A new card starts without emoji; those that were put on it before its place was on record are read at once. */
async function postCard(item: OutboxItem, version: Version, story: Story, newsroom: Newsroom): Promise<Delivery> {
  const { store, workspace, access } = newsroom;
  const channel = await access.cardPlace(story);
  if (typeof channel !== 'string') return refused(item, version, channel, newsroom);
  const thread = await threadOf(version, channel, newsroom);
  if (thread === 'not yet') return { ended: 'later', dueAt: newsroom.now() + DIGEST_SECONDS };
  const drawn = await cardNow(version.id, story, newsroom, ['button']);
  const first = await workspace.post(channel, drawn, thread);
  const posted =
    thread && wasRefused(first) && NO_THREAD.has(first.refused) ? await workspace.post(channel, drawn) : first;
  if (wasRefused(posted)) return refused(item, version, posted, newsroom);
  await store.reviews.cardPosted(version.id, posted.channel, posted.ts);
  if (version.status === 'proposed') await recountCard({ version: version.id, ...posted }, newsroom);
  return SENT;
}

/** A digest that is not there yet brings its cards forward when it is; this is for one that was lost between. */
const DIGEST_SECONDS = 60;
/** What `chat.postMessage` answers where the thread's first message is gone (docs.slack.dev). */
const NO_THREAD = new Set(['thread_not_found', 'message_not_found', 'invalid_thread_ts']);

/** The cards of an import that is under review stand in the thread of its digest. */
async function threadOf(
  { id }: Version,
  channel: ChannelId,
  { store }: Newsroom,
): Promise<MessageTs | undefined | 'not yet'> {
  const digest = await store.imports.digestOf(id);
  if (!digest || digest.done) return undefined;
  if (digest.posted === null) return 'not yet';
  return digest.posted.channel === channel ? digest.posted.ts : undefined;
}

/** A card that Slack refuses waits, and its proposer is told so, once. */
async function refused(
  item: OutboxItem,
  version: Version,
  { refused: error }: SlackRefusal,
  newsroom: Newsroom,
): Promise<Delivery> {
  const now = newsroom.now();
  if (version.status === 'proposed') {
    await newsroom.store.outbox.add('card_stuck', version.id, version.proposedBy, { error }, now);
  }
  return { ended: 'later', dueAt: now + (RETRY_SECONDS[item.attempts] ?? 3_600) };
}

/** A reported problem goes under the claim's card, where its editors are; without a card, to where the card would be. */
async function deliverProblem(item: OutboxItem, version: Version, story: Story, newsroom: Newsroom): Promise<Delivery> {
  const posted = await newsroom.store.reviews.cardOf(version.id);
  const at: Posted | null = posted && (await newsroom.access.mayStandIn(posted.channel, story)) ? posted : null;
  const channel = at?.channel ?? (await newsroom.access.cardPlace(story));
  if (typeof channel !== 'string') return { ended: 'given_up', error: channel.refused };
  const note = problemNotice(version, item.recipient, item.body['note'] ?? '');
  const sent = await newsroom.workspace.post(channel, note, at?.ts);
  return wasRefused(sent) ? { ended: 'given_up', error: sent.refused } : SENT;
}

/** The proposer is shown their claim as it was decided: should it change later, this message is found again. */
async function tellDecision(item: OutboxItem, version: Version, story: Story, newsroom: Newsroom): Promise<Delivery> {
  const { recipient: member } = item;
  if (member === null) return { ended: 'given_up', error: 'nobody_to_tell' };
  const { id, status, sealed } = version;
  const exposure = { version: id, status, sealed, member, door: 'notice', at: newsroom.now() } as const;
  // Whom it tells is on record before; where it stands, once it is known as sent: a crash must not tell twice.
  await newsroom.store.record.expose([{ ...exposure, channel: null, ts: null }]);
  const suggested = status === 'approved' ? await suggestedLink(version, newsroom) : null;
  const told = await tell(item, decisionNotice(version, suggested?.blocks ?? []), story, newsroom);
  return told.ended === 'sent' ? { ended: 'sent', shown: [{ ...exposure, ...told.posted }] } : told;
}

/** Who proposed a claim and has left its closed story since hears no more of it. */
async function tell({ recipient }: OutboxItem, message: Message, story: Story, newsroom: Newsroom): Promise<Told> {
  if (recipient === null) return { ended: 'given_up', error: 'nobody_to_tell' };
  if (!(await newsroom.access.sees(recipient, story))) return { ended: 'given_up', error: 'recipient_may_not_see' };
  const posted = await newsroom.workspace.post(recipient, message);
  return wasRefused(posted) ? { ended: 'given_up', error: posted.refused } : { ended: 'sent', posted };
}

type Told = { readonly ended: 'sent'; readonly posted: Posted } | Exclude<Delivery, { readonly ended: 'sent' }>;
