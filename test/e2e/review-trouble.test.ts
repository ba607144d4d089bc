import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Message } from '../../src/local/state/records.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';
import { decisionsTold, decisionTold, pressWithReason } from '../support/review.ts';

describe('a review on a bad day', () => {
  let newsroom: TestNewsroom;
  beforeEach(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  afterEach(() => newsroom.close());

  it('tells the proposer once that no card can be posted, and goes on when the bot is invited', async () => {
    const { slack, priya } = newsroom;
    await slack.person('storydesk').leaves(STORY);
    const reference = await newsroom.propose({});
    const stuck = () => priya.dms().filter((seen) => seen.text.includes(`${reference} is kept, but`));
    await slack.until(() => stuck().length > 0, 'a word about the card');
    assert.match(stuck()[0]?.text ?? '', /I am not in that channel\. Type \/invite @Story Desk there/);
    await reconnect(newsroom);
    await newsroom.restart();
    assert.match((await priya.slash(STORY, '/story pending')).text, new RegExp(reference));
    await slack.person('storydesk').joins(STORY, priya.id);
    await newsroom.maya.react(await newsroom.card(reference), '+1');
    await newsroom.settled(reference, 'approved');
    await decisionTold(priya, reference, newsroom);
    assert.equal(stuck().length, 1);
  });

  it('posts a card anew that somebody deleted, after the next reconnect', async () => {
    const reference = await newsroom.file({});
    newsroom.maya.deletes(await newsroom.card(reference));
    assert.ok(!newsroom.maya.sees(STORY).some((seen) => seen.text.startsWith(`Review ${reference}`)));
    await reconnect(newsroom);
    await newsroom.maya.react(await newsroom.card(reference), '+1');
    await newsroom.settled(reference, 'approved');
  });

  it('posts a deleted card anew when Home, where it should be, is opened', async () => {
    const reference = await newsroom.file({});
    newsroom.maya.deletes(await newsroom.card(reference));
    assert.doesNotMatch(newsroom.tom.reads(await newsroom.tom.openHome()), /Open the card/);
    await newsroom.tom.slash(STORY, '/story claims');
    await newsroom.card(reference);
    assert.match(newsroom.tom.reads(await newsroom.tom.openHome()), /Open the card/);
  });

  it('takes a press on a card that was deleted under the editor’s eyes, and posts the card anew', async () => {
    const reference = await newsroom.file({});
    const stale = structuredClone(await newsroom.card(reference));
    newsroom.maya.deletes(await newsroom.card(reference));
    await pressWithReason('Hold', 'Where is the card?', newsroom.tom, stale, newsroom);
    await newsroom.cardSays(/On hold by @Tom Okafor “Where is the card\?”/, reference);
    await newsroom.tom.click(await newsroom.card(reference), 'Take Back');
    await newsroom.maya.react(await newsroom.card(reference), '+1');
    await newsroom.settled(reference, 'approved');
  });

  it('forgets the emoji of a deleted card: what counts is what stands on the new one', async () => {
    const reference = await newsroom.file({});
    await newsroom.tom.react(await newsroom.card(reference), 'x');
    await newsroom.cardSays(/On hold by @Tom/, reference);
    newsroom.maya.deletes(await newsroom.card(reference));
    await reconnect(newsroom);
    await newsroom.cardSays(/^Needs 1 approval/m, reference);
    await newsroom.maya.react(await newsroom.card(reference), '+1');
    await newsroom.settled(reference, 'approved');
    assert.doesNotMatch(await newsroom.cardText(reference), /On hold/);
  });

  it('counts reactions that were made while the connection was lost', async () => {
    const [held, open] = [await newsroom.file({}), await newsroom.file({})];
    await newsroom.tom.react(await newsroom.card(held), 'x');
    await newsroom.cardSays(/On hold by @Tom/, held);
    newsroom.slack.events.lose();
    await newsroom.tom.unreact(await newsroom.card(held), 'x');
    await newsroom.maya.react(await newsroom.card(held), '+1');
    await newsroom.tom.react(await newsroom.card(open), 'thumbsup');
    newsroom.slack.events.resume();
    await reconnect(newsroom);
    await newsroom.settled(held, 'approved');
    await newsroom.settled(open, 'approved');
  });

  it('counts reactions and takes presses on cards that were open when the desk stopped', async () => {
    const [reacted, pressed] = [await newsroom.file({}), await newsroom.file({})];
    await newsroom.tom.react(await newsroom.card(reacted), 'x');
    await newsroom.cardSays(/On hold by @Tom/, reacted);
    await newsroom.desk.stop();
    await newsroom.slack.until(() => newsroom.slack.sockets.count === 0, 'the desk to be gone');
    await newsroom.tom.unreact(await newsroom.card(reacted), 'x');
    await newsroom.maya.react(await newsroom.card(reacted), '+1');
    await newsroom.restart();
    await newsroom.settled(reacted, 'approved');
    await newsroom.maya.click(await newsroom.card(pressed), 'Approve');
    await newsroom.settled(pressed, 'approved');
    await decisionTold(newsroom.priya, pressed, newsroom);
    assert.equal(decisionsTold(newsroom.priya, reacted).length, 1);
  });

  it('counts an emoji that was there before the desk knew where its card is', async () => {
    const { workspace } = newsroom.slack;
    const channel = workspace.channels.get(STORY).id;
    const off = workspace.ledger.onChange((change) => {
      if (change.kind !== 'message' || change.channel !== channel) return;
      const card = workspace.messages.find(change);
      if (card?.text.startsWith('Review HACK-1')) workspace.messages.react(card, newsroom.maya.id, '+1');
    });
    await newsroom.propose({});
    await newsroom.settled('HACK-1', 'approved');
    off();
  });

  it('takes a hold into account that is pressed while Slack is slow to tell of an approval', async () => {
    const { reference, card } = await filed(newsroom);
    const form = await (await newsroom.tom.click(card, 'Hold')).opened();
    newsroom.slack.trouble.failNext('reactions.get', { delayMs: 300 });
    await newsroom.maya.react(card, '+1');
    assert.deepEqual(await newsroom.tom.submit(form, { Reason: 'Not yet.' }), { outcome: 'closed' });
    await newsroom.cardSays(/On hold by @Tom Okafor “Not yet\.” · Approved by @Maya Lindqvist/, reference);
    await newsroom.tom.click(card, 'Take Back');
    await newsroom.settled(reference, 'approved');
  });

  it('counts an emoji later when Slack does not tell of it now', async () => {
    const { reference, card } = await filed(newsroom);
    newsroom.slack.trouble.failNext('reactions.get', 'no_permission');
    await newsroom.maya.react(card, '+1');
    // What wakes the outbox is any answer to anybody.
    await newsroom.slack.until(async () => {
      await newsroom.priya.slash(STORY, '/story claims');
      return (await newsroom.cardText(reference)).startsWith(`${reference}: approved`);
    }, 'the emoji to be counted');
  });

  it('reads the other open cards after a reconnect when one of them cannot be read', async () => {
    const cards = [await filed(newsroom), await filed(newsroom), await filed(newsroom)];
    newsroom.slack.events.lose();
    for (const { card } of cards) await newsroom.maya.react(card, '+1');
    newsroom.slack.events.resume();
    newsroom.slack.trouble.failNext('reactions.get', 'no_permission');
    await reconnect(newsroom);
    for (const { reference } of cards.slice(1)) await newsroom.settled(reference, 'approved');
  });
});

/** Files a claim, and waits until its card was read for the first time. */
async function filed(newsroom: TestNewsroom): Promise<{ reference: string; card: Message }> {
  const reference = await newsroom.file({});
  const card = await newsroom.card(reference);
  const reads = () => newsroom.slack.journal.callsOf('reactions.get');
  await newsroom.slack.until(() => reads().some(({ args }) => args['timestamp'] === card.ts), 'a first look');
  return { reference, card };
}

async function reconnect({ slack }: TestNewsroom): Promise<void> {
  slack.sockets.drop('all');
  await slack.until(() => slack.sockets.count === 0, 'the cut');
  await slack.connected();
}
