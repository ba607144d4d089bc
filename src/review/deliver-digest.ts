import { escapeMrkdwn, shorten, steady } from '../block-kit/escape.ts';
import { bold, link, rich, section } from '../block-kit/rich.ts';
import type { ImportId } from '../domain/ids.ts';
import type { Story } from '../domain/story.ts';
import type { Deliver, Delivery, Newsroom } from '../feature.ts';
import type { Digest } from '../store/shelves/import-shelf.ts';
import type { OutboxItem } from '../store/shelves/outbox-shelf.ts';
import { type Message, type SlackRefusal, wasRefused } from '../workspace.ts';
import { BEYOND_UPDATE, RETRY_SECONDS } from './deliver.ts';
import { digestMessage } from './digest.ts';
import { proposalsOf } from './digest-now.ts';
import { closedNotice } from './notices.ts';

const SENT: Delivery = { ended: 'sent' };

type DeliverDigest = (item: OutboxItem, digest: Digest, story: Story, newsroom: Newsroom) => Promise<Delivery>;

/** The digest of an import, and the word to whoever imported it when all of it is decided. */
export const digestDeliveries = { digest: about(deliverDigest), import_done: about(tellImporter) };

function about(deliver: DeliverDigest): Deliver {
  return async (item, newsroom) => {
    const digest = await newsroom.store.imports.digest(Number(item.body['import']) as ImportId);
    const story = digest && (await newsroom.store.stories.get(digest.story));
    return digest && story ? deliver(item, digest, story, newsroom) : { ended: 'given_up', error: 'no_such_import' };
  };
}

async function deliverDigest(item: OutboxItem, digest: Digest, story: Story, newsroom: Newsroom): Promise<Delivery> {
  const { access, store, workspace } = newsroom;
  const proposals = await proposalsOf(digest, story, newsroom);
  const message = digestMessage(digest, story, proposals);
  const { posted } = digest;
  const mayStand = posted !== null && (await access.mayStandIn(posted.channel, story));
  if (posted && mayStand) {
    const updated = await workspace.update(posted, message);
    if (!wasRefused(updated)) return SENT;
    if (!BEYOND_UPDATE.has(updated.refused)) return refused(item, digest, updated, newsroom);
  } else if (posted) {
    await workspace.update(posted, closedNotice());
  }
  if (posted && !proposals.some(({ version }) => version.status === 'proposed')) return SENT;
  const channel = await access.cardPlace(story);
  if (typeof channel !== 'string') return refused(item, digest, channel, newsroom);
  const sent = await workspace.post(channel, message);
  if (wasRefused(sent)) return refused(item, digest, sent, newsroom);
  await store.imports.digestPosted(digest.id, sent.channel, sent.ts, newsroom.now());
  return SENT;
}

/** A digest that Slack refuses waits, its cards with it, and whoever imported it is told so, once. */
async function refused(
  item: OutboxItem,
  { proposals, by }: Digest,
  { refused: error }: SlackRefusal,
  { store, now }: Newsroom,
): Promise<Delivery> {
  const [first] = proposals;
  if (first) await store.outbox.add('card_stuck', first.version, by, { error }, now());
  return { ended: 'later', dueAt: now() + (RETRY_SECONDS[item.attempts] ?? 3_600) };
}

async function tellImporter(
  { recipient }: OutboxItem,
  digest: Digest,
  story: Story,
  newsroom: Newsroom,
): Promise<Delivery> {
  const { access, store, workspace } = newsroom;
  if (recipient === null) return { ended: 'given_up', error: 'nobody_to_tell' };
  if (!(await access.sees(recipient, story))) return { ended: 'given_up', error: 'recipient_may_not_see' };
  const versions = await store.claims.versions(digest.proposals.map(({ version }) => version));
  const count = (status: string): number => versions.filter((version) => version.status === status).length;
  const url = digest.posted && (await workspace.permalink(digest.posted));
  const sent = await workspace.post(recipient, doneNotice(digest, count('approved'), count('declined'), url));
  return wasRefused(sent) ? { ended: 'given_up', error: sent.refused } : SENT;
}

function doneNotice({ headline }: Digest, approved: number, declined: number, url: string | null): Message {
  const what = headline ? `“${steady(shorten(headline, 120))}”` : 'The article';
  const said = `${what}, which you imported, is decided: ${approved} approved, ${declined} dropped or declined.`;
  return {
    text: escapeMrkdwn(said),
    blocks: [rich(section(bold(said), url ? ' ' : null, url ? link(url, 'Its digest') : null))],
  };
}
