import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CLAIM, STORY, TestNewsroom } from '../support/newsroom.ts';

describe('a newsroom on a slow day', () => {
  let newsroom: TestNewsroom;
  beforeEach(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  afterEach(() => newsroom.close());

  it('answers questions while Slack limits how often cards may be updated', async () => {
    const reference = await newsroom.file({});
    newsroom.slack.trouble.rateLimit('chat.update', { retryAfter: 2 });
    await newsroom.maya.react(await newsroom.card(reference), 'white_check_mark');
    await newsroom.priya.slash(STORY, '/story claims');
    assert.match(await newsroom.cardText(reference), /^Review/);
    await newsroom.settled(reference, 'approved');
  });

  it('posts the card after Slack’s errors have passed', async () => {
    newsroom.slack.trouble.failNext('chat.postMessage', { status: 503 }, 2);
    const reference = await newsroom.file({});
    assert.match(await newsroom.cardText(reference), /illegally obtained/);
  });

  it('opens a form at once and fills it when Slack has told who asks', async (t) => {
    await newsroom.restart();
    newsroom.slack.trouble.failNext('users.info', { delayMs: 5_000 }, 3);
    const begun = performance.now();
    const opened = await newsroom.priya.slash(STORY, '/story add "We know nothing" — Steven Cheung');
    t.diagnostic(`open after ${(performance.now() - begun).toFixed(0)} ms`);
    assert.match(opened.text, /One moment/);
    await untilViewSays(newsroom, /We know nothing/);
  });

  it('acknowledges a form in time, says that it is saving, and loses nothing', async (t) => {
    const form = (await newsroom.priya.slash(STORY, '/story add')).asView;
    await newsroom.priya.fill(form, CLAIM);
    await newsroom.slack.changePerson('priya', { real_name: 'Priya R. Raman' });
    newsroom.slack.trouble.failNext('users.info', { delayMs: 3_500 });
    const begun = performance.now();
    const sent = await newsroom.priya.submit(form);
    const ackMs = performance.now() - begun;
    t.diagnostic(`acknowledged after ${ackMs.toFixed(0)} ms`);
    assert.ok(ackMs < 1_000);
    assert.equal(sent.outcome, 'updated');
    assert.match(newsroom.priya.reads(newsroom.priya.view()!), /Saving/);
    await untilViewSays(newsroom, /HACK-1 is proposed/);
    assert.match(await newsroom.cardText('HACK-1'), /illegally obtained/);
  });

  it('brings a slow form back as it was sent, with what is wrong on top', async () => {
    const form = (await newsroom.priya.slash(STORY, '/story add')).asView;
    await newsroom.priya.fill(form, { ...CLAIM, When: 'the day that never was' });
    await newsroom.slack.changePerson('priya', { real_name: 'Priya R. Raman' });
    newsroom.slack.trouble.failNext('users.info', { delayMs: 1_500 });
    assert.equal((await newsroom.priya.submit(form)).outcome, 'updated');
    await untilViewSays(newsroom, /can't read “the day that never was”[\s\S]*illegally obtained/);
  });

  it('still answers when the answer took longer than Slack’s address for it lasts', async () => {
    await newsroom.slack.changePerson('priya', { real_name: 'Priya R. Raman' });
    newsroom.slack.trouble.failNext('users.info', { delayMs: 500 });
    const asked = newsroom.priya.slash(STORY, '/story claims');
    newsroom.slack.advance(31 * 60_000);
    assert.match((await asked).text, /No match/);
    assert.equal(newsroom.slack.journal.callsOf('chat.postEphemeral').length, 1);
  });

  it('says what Slack does not answer, with a reference', async () => {
    await newsroom.restart();
    newsroom.slack.trouble.failNext('users.info', 'internal_error', 20);
    const reply = await newsroom.priya.slash(STORY, '/story claims');
    assert.match(reply.text, /^Slack does not answer us just now.* reference [0-9a-f]{6}\.$/);
  });
});

async function untilViewSays(newsroom: TestNewsroom, words: RegExp): Promise<void> {
  const { priya, slack } = newsroom;
  await slack.until(() => words.test(priya.reads(priya.view()!)), `a view that says ${words}`);
}
