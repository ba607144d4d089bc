import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Message } from '../../src/local/state/records.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';
import { decisionsTold, decisionTold, pressWithReason } from '../support/review.ts';

const CONTROLS = /\[(?:Approve|Hold|Take Back|Decline)\]/;

describe('a card that is decided', () => {
  let newsroom: TestNewsroom;
  let reference: string;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
    reference = await newsroom.approved({});
  });
  after(() => newsroom.close());

  it('shows who decided and when, and has no controls', async () => {
    const text = await newsroom.cardText(reference);
    assert.match(text, /^Approved by @Maya Lindqvist · (?:\d+(?::\d\d)? [ap]\.m\.|noon) \w+day, \w+\.? \d+, \d{4}$/m);
    assert.doesNotMatch(text, CONTROLS);
    assert.doesNotMatch(text, /Editors:/);
  });

  it('changes no more, whatever is put on it or taken off it', async () => {
    const card = await newsroom.card(reference);
    const before = await newsroom.cardText(reference);
    await newsroom.maya.unreact(card, 'white_check_mark');
    await newsroom.tom.react(card, 'x');
    await newsroom.slack.until(() => correcting(newsroom.tom.ephemerals(STORY)), 'a word to Tom');
    newsroom.slack.sockets.drop('all');
    await newsroom.slack.until(() => newsroom.slack.sockets.count === 0, 'the cut');
    await newsroom.slack.connected();
    const found = await newsroom.priya.slash(STORY, '/story who-said "illegally obtained"');
    assert.match(found.text, /attribution approved by @Maya Lindqvist/);
    assert.equal(await newsroom.cardText(reference), before);
    assert.equal(decisionsTold(newsroom.priya, reference).length, 1);
  });

  it('whispers how to correct or retract to whoever puts ❌ on it, and to nobody else', async () => {
    await newsroom.lena.react(await newsroom.card(reference), 'thumbsdown');
    const told = await newsroom.slack.until(() => correcting(newsroom.lena.ephemerals(STORY)), 'a word to Lena');
    assert.equal(
      told.text,
      `${reference} is approved already, so an emoji changes nothing. To put it right, type /story correct ${reference}; to take it out of use, an editor types /story retract ${reference}. Whoever only doubts it presses Report a Problem under an answer.`,
    );
    assert.equal(correcting(newsroom.maya.ephemerals(STORY)), undefined);
  });

  it('whispers nothing to people of another workspace', async () => {
    newsroom.slack.workspace.channels.get(STORY).is_ext_shared = true;
    await newsroom.sam.joins(STORY);
    const card = await newsroom.card(reference);
    await newsroom.sam.react(card, 'x');
    await newsroom.tom.react(card, '-1');
    const told = () => newsroom.tom.ephemerals(STORY).filter((seen) => /so an emoji changes nothing/.test(seen.text));
    await newsroom.slack.until(() => told().length === 2, 'another word to Tom');
    assert.deepEqual(newsroom.sam.ephemerals(STORY), []);
    assert.deepEqual(newsroom.sam.dms(), []);
    await newsroom.sam.leaves(STORY);
    newsroom.slack.workspace.channels.get(STORY).is_ext_shared = false;
  });

  for (const [status, decide] of [
    ['approved', (card: Message) => newsroom.maya.react(card, '+1')],
    ['declined', (card: Message) => pressWithReason('Decline', 'No.', newsroom.maya, card, newsroom)],
  ] as const) {
    it(`answers the buttons of a screen that was not redrawn, once ${status}`, async () => {
      const open = await newsroom.file({});
      const card = await newsroom.card(open);
      const stale = structuredClone(card);
      await decide(card);
      await newsroom.settled(open, status);
      const before = await newsroom.cardText(open);
      for (const button of ['Approve', 'Hold', 'Take Back', 'Decline']) {
        const told = await (await newsroom.tom.click(stale, button)).reply();
        assert.equal(told.text, `${open} is ${status} already. /story history ${open} shows by whom.`);
      }
      assert.equal(await newsroom.cardText(open), before);
    });
  }

  for (const button of ['Hold', 'Decline']) {
    it(`refuses the reason of a form for ${button} that was open meanwhile`, async () => {
      const open = await newsroom.file({});
      const card = await newsroom.card(open);
      const form = await (await newsroom.tom.click(card, button)).opened();
      await newsroom.maya.react(card, '+1');
      await newsroom.settled(open, 'approved');
      const sent = await newsroom.tom.submit(form, { Reason: 'Wait.' });
      assert.equal(sent.outcome, 'errors');
      assert.match(sent.outcome === 'errors' ? (sent.errors['Reason'] ?? '') : '', /is approved already/);
    });
  }

  it('has no life left in it when it was declined: ✅ and ❌ say and change nothing', async () => {
    const open = await declined(newsroom);
    const card = await newsroom.card(open);
    const before = { card: await newsroom.cardText(open), whispers: newsroom.tom.ephemerals(STORY).length };
    await newsroom.tom.react(card, '+1');
    await newsroom.tom.react(card, 'x');
    const next = await newsroom.approved({});
    await decisionTold(newsroom.priya, next, newsroom);
    assert.deepEqual({ card: await newsroom.cardText(open), whispers: newsroom.tom.ephemerals(STORY).length }, before);
    const history = await newsroom.priya.slash(STORY, `/story history ${open}`);
    assert.doesNotMatch(history.text, /left an approval|left a hold/);
  });
});

const correcting = <Read extends { text: string }>(seen: readonly Read[]): Read | undefined =>
  seen.find(({ text }) => /so an emoji changes nothing/.test(text));

async function declined(newsroom: TestNewsroom): Promise<string> {
  const reference = await newsroom.file({});
  await pressWithReason('Decline', 'Not his words.', newsroom.maya, await newsroom.card(reference), newsroom);
  await newsroom.settled(reference, 'declined');
  return reference;
}
