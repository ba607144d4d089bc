import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Message } from '../../src/local/state/records.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';

describe('a mention in a thread', () => {
  let newsroom: TestNewsroom;
  let thread: Message;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
    await newsroom.approved({});
    thread = await newsroom.tom.says(STORY, 'Who said that it was illegal?');
  });
  after(() => newsroom.close());

  const mention = async (text: string) => {
    const reply = await newsroom.priya.mention(STORY, thread.ts, text);
    assert.equal(reply.asMessage.thread_ts, thread.ts);
    assert.equal(reply.asMessage.only_for, newsroom.priya.id);
    return reply;
  };

  for (const [line, answer] of [
    ['who-said “illegally obtained”', /^1 claim with “illegally obtained”/],
    ['WHO–SAID illegally obtained', /^1 claim with “illegally obtained”/],
    ['said-by Cheung', /approved claims by Steven Cheung, newest first/],
    ['history 1', /^History of HACK-1/],
    ['claims by:Nobody', /^Nobody called “Nobody” is on file in HACK\.$/],
    ['who-siad x', /Did you mean \/story who-said\?/],
    ['', /\/story who-said <words>/],
    ['<!channel> *x*', /^There is no “/],
  ] as const) {
    it(`answers “${line}” there, to the asker alone`, async () => assert.match((await mention(line)).text, answer));
  }

  it('opens the form of add by a button, filled in, and answers in the thread', async () => {
    const offered = await mention('add “They were stolen” — Steven Cheung, told CNN, Aug. 11, 2024');
    const form = await (await newsroom.priya.click(offered.asMessage, 'Open Form')).opened();
    const text = newsroom.priya.reads(form);
    for (const part of ['Steven Cheung', 'They were stolen', 'told CNN', 'Sunday, Aug. 11, 2024'])
      assert.ok(text.includes(part), part);
    const reference = await newsroom.proposed(newsroom.priya, () => newsroom.priya.submit(form));
    assert.ok(newsroom.priya.thread(thread).some((seen) => seen.text.startsWith(`${reference} is proposed`)));
    await newsroom.card(reference);
  });

  it('shares an answer into the thread', async () => {
    const found = await mention('who-said "illegally obtained"');
    await newsroom.priya.click(found.asMessage, 'Share in Channel');
    await newsroom.slack.until(
      () => newsroom.lena.thread(thread).some((seen) => /shared by @Priya Raman/.test(seen.text)),
      'the answer in the thread',
    );
  });

  it('turns its pages in the thread', async () => {
    for (let count = 0; count < 6; count += 1) await newsroom.approved({ 'What they said': `Page turner ${count}` });
    const { asMessage: message } = await mention('who-said page turner');
    await newsroom.priya.click(message, 'Next');
    await newsroom.slack.until(() => /6–6 of 6/.test(newsroom.priya.reads(message)), 'the second page');
    assert.equal(message.thread_ts, thread.ts);
  });

  it('asks for the story by in: where a channel has none', async () => {
    const other = await newsroom.tom.says('#newsroom', 'Elsewhere');
    const reply = await newsroom.priya.mention('#newsroom', other.ts, 'claims');
    assert.match(reply.text, /^This channel has no story/);
    const found = await newsroom.priya.mention('#newsroom', other.ts, 'claims in:hack');
    assert.match(
      newsroom.priya
        .thread(other)
        .map(({ text }) => text)
        .join('\n'),
      /HACK \(trump-campaign-hack\): approved claims/,
      found.text,
    );
  });
});
