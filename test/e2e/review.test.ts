import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { STORY, TestNewsroom } from '../support/newsroom.ts';
import { changeSettings, decisionTold, pressWithReason } from '../support/review.ts';

const APPROVING = ['white_check_mark', 'heavy_check_mark', '+1', 'thumbsup'];
const HOLDING = ['x', 'negative_squared_cross_mark', '-1', 'thumbsdown'];
const TONES = ['+1::skin-tone-2', 'thumbsup::skin-tone-6', '-1::skin-tone-4', 'thumbsdown::skin-tone-3'];
const [UP, DOWN] = [TONES.slice(0, 2), TONES.slice(2)];

describe('an emoji of an editor on a review card', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  after(() => newsroom.close());

  for (const emoji of [...APPROVING, ...UP]) {
    it(`approves it when it is :${emoji}:`, async () => {
      const reference = await newsroom.file({});
      await newsroom.tom.react(await newsroom.card(reference), emoji);
      await newsroom.settled(reference, 'approved');
      assert.match(await newsroom.cardText(reference), /^Approved by @Tom Okafor · /m);
    });
  }

  for (const emoji of [...HOLDING, ...DOWN]) {
    it(`holds it when it is :${emoji}:, until the emoji is removed`, async () => {
      const reference = await newsroom.file({});
      const card = await newsroom.card(reference);
      await newsroom.tom.react(card, emoji);
      await newsroom.cardSays(/On hold by @Tom Okafor/, reference);
      await newsroom.maya.react(card, '+1');
      await newsroom.cardSays(/On hold by @Tom Okafor · Approved by @Maya Lindqvist$/m, reference);
      await newsroom.tom.unreact(card, emoji);
      await newsroom.settled(reference, 'approved');
      assert.match(await newsroom.cardText(reference), /^Approved by @Maya Lindqvist · /m);
    });
  }

  it('says nothing when it is another one', async () => {
    const reference = await newsroom.file({});
    const card = await newsroom.card(reference);
    for (const emoji of ['eyes', 'heart', 'no_entry', 'ok_hand::skin-tone-3']) await newsroom.maya.react(card, emoji);
    await newsroom.tom.react(card, 'x');
    const text = await newsroom.cardSays(/On hold by @Tom Okafor · Needs 1 approval/, reference);
    assert.ok(!text.includes('@Maya'));
  });

  it('counts once however many of them the editor left, and stands while one is left', async () => {
    const reference = await newsroom.file({});
    const card = await newsroom.card(reference);
    for (const emoji of HOLDING) await newsroom.tom.react(card, emoji);
    for (const emoji of HOLDING.slice(1)) await newsroom.tom.unreact(card, emoji);
    await newsroom.maya.react(card, '+1');
    await newsroom.cardSays(/On hold by @Tom Okafor · Approved by @Maya Lindqvist$/m, reference);
    await newsroom.tom.unreact(card, HOLDING[0] ?? '');
    await newsroom.settled(reference, 'approved');
  });

  it('holds it against the same editor’s own approval', async () => {
    const reference = await newsroom.file({});
    const card = await newsroom.card(reference);
    await newsroom.maya.react(card, 'x');
    await newsroom.maya.react(card, '+1');
    await newsroom.tom.react(card, 'x');
    const text = await newsroom.cardSays(/On hold by .*@Tom Okafor/, reference);
    assert.match(text, /· Needs 1 approval/, 'an approval that a hold outweighs is not shown as one');
  });
});

describe('a button on a review card', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  after(() => newsroom.close());

  it('Approve approves it', async () => {
    const reference = await newsroom.file({});
    await newsroom.tom.click(await newsroom.card(reference), 'Approve');
    await newsroom.settled(reference, 'approved');
    assert.match(await newsroom.cardText(reference), /^Approved by @Tom Okafor · /m);
  });

  it('Hold asks why, and the card says why, until Take Back', async () => {
    const reference = await newsroom.file({});
    const card = await newsroom.card(reference);
    const form = await (await newsroom.tom.click(card, 'Hold')).opened();
    assert.equal((await newsroom.tom.submit(form)).outcome, 'errors');
    await newsroom.tom.submit(form, { Reason: 'Which *statement*? <!channel>' });
    await newsroom.cardSays(/On hold by @Tom Okafor “Which \*statement\*\? <!channel>”/, reference);
    await newsroom.maya.react(card, '+1');
    await newsroom.cardSays(/Approved by @Maya Lindqvist/, reference);
    await newsroom.tom.click(card, 'Take Back');
    await newsroom.settled(reference, 'approved');
  });

  it('Take Back takes an approval back, too', async () => {
    const channel = await newsroom.cover('two', { members: [newsroom.tom, newsroom.priya] });
    await changeSettings({ 'Approvals needed': '2' }, newsroom.maya, channel, newsroom);
    const reference = await newsroom.file({}, newsroom.priya, channel);
    const card = await newsroom.card(reference, channel);
    await newsroom.tom.click(card, 'Approve');
    await newsroom.cardSays(/Approved by @Tom Okafor · Needs 1 more approval/, reference, channel);
    await newsroom.tom.click(card, 'Take Back');
    await newsroom.cardSays(/^Needs 2 approvals/m, reference, channel);
  });

  it('Take Back says so when there is only an emoji to take back, or nothing', async () => {
    const reference = await newsroom.file({});
    const card = await newsroom.card(reference);
    const nothing = await (await newsroom.tom.click(card, 'Take Back')).reply();
    assert.match(nothing.text, /You pressed nothing/);
    await newsroom.tom.react(card, 'x');
    await newsroom.cardSays(/On hold by @Tom/, reference);
    const emoji = await (await newsroom.tom.click(card, 'Take Back')).reply();
    assert.match(emoji.text, /is an emoji: remove it from the card/);
    assert.match(await newsroom.cardText(reference), /On hold by @Tom/);
  });

  it('Approve does not undo the same editor’s hold, and says what does', async () => {
    const reference = await newsroom.file({});
    const card = await newsroom.card(reference);
    await pressWithReason('Hold', 'Not sure.', newsroom.tom, card, newsroom);
    assert.match((await (await newsroom.tom.click(card, 'Approve')).reply()).text, /You hold .* Take Back first/);
    await newsroom.cardSays(/On hold by @Tom/, reference);
    await newsroom.maya.react(card, 'x');
    await newsroom.cardSays(/On hold by .*@Maya Lindqvist/, reference);
    assert.match(
      (await (await newsroom.maya.click(card, 'Approve')).reply()).text,
      /Your own hold .* remove its emoji/,
    );
    await newsroom.maya.unreact(card, 'x');
    await newsroom.cardSays(/On hold by @Tom Okafor “Not sure\.” · Approved by @Maya/, reference);
    await newsroom.tom.click(card, 'Take Back');
    await newsroom.settled(reference, 'approved');
  });

  it('Decline asks why, decides, and tells the proposer why', async () => {
    const reference = await newsroom.file({});
    const card = await newsroom.card(reference);
    await newsroom.maya.react(card, 'x');
    await pressWithReason('Decline', 'He said this in June, not in August.', newsroom.tom, card, newsroom);
    await newsroom.settled(reference, 'declined');
    assert.match(
      await newsroom.cardText(reference),
      /^Declined by @Tom Okafor · .* · He said this in June, not in August\.$/m,
    );
    const told = await decisionTold(newsroom.priya, reference, newsroom);
    assert.match(told, /was declined by @Tom Okafor\. Reason: He said this in June, not in August\.$/m);
  });

  it('answers who is no editor with a sentence', async () => {
    const reference = await newsroom.file({});
    const card = await newsroom.card(reference);
    const ben = newsroom.slack.addPerson({ name: 'ben', real_name: 'Ben Ortiz' });
    await ben.joins(STORY);
    for (const [button, what] of [
      ['Approve', 'approve a claim'],
      ['Hold', 'hold a claim'],
      ['Take Back', 'take a vote back'],
      ['Decline', 'decline a claim'],
    ] as const) {
      const told = await (await ben.click(card, button)).reply();
      assert.equal(told.text, `Only an editor of the story can ${what}.`);
    }
    const guest = await (await newsroom.lena.click(card, 'Approve')).reply();
    assert.equal(guest.text, 'Only an editor of the story can approve a claim.');
    await newsroom.tom.react(card, 'x');
    await newsroom.cardSays(/On hold by @Tom Okafor · Needs 1 approval/, reference);
  });

  it('is refused to an editor who stops being one while the form is open', async () => {
    const reference = await newsroom.file({});
    const form = await (await newsroom.tom.click(await newsroom.card(reference), 'Decline')).opened();
    await newsroom.slack.changePerson('tom', { is_restricted: true });
    const sent = await newsroom.tom.submit(form, { Reason: 'No.' });
    await newsroom.slack.changePerson('tom', { is_restricted: false });
    assert.deepEqual(sent, {
      outcome: 'errors',
      errors: { Reason: 'Only an editor of the story can decline a claim.' },
    });
    assert.match(await newsroom.cardText(reference), /^Review/);
  });
});
