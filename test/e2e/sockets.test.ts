import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { STORY, TestNewsroom } from '../support/newsroom.ts';

describe('a newsroom over Socket Mode', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.slack.connected(2);
    await newsroom.story();
  });
  after(() => newsroom.close());

  it('answers every command while Slack refreshes its connections', async () => {
    for (let round = 0; round < 10; round += 1) {
      const asked = newsroom.priya.slash(STORY, '/story claims');
      newsroom.slack.sockets.refresh('one');
      assert.match((await asked).text, /No match/);
      assert.equal((await newsroom.priya.slash(STORY, '/story claims')).error, null);
    }
  });

  it('hears again after every connection was cut', async () => {
    await newsroom.slack.connected(2);
    newsroom.slack.sockets.drop('all');
    await newsroom.slack.until(() => newsroom.slack.sockets.count === 0, 'the cut');
    await newsroom.slack.connected(1);
    assert.match((await newsroom.priya.slash(STORY, '/story claims')).text, /No match/);
  });

  it('decides on a reaction that it never heard of, once it is connected again', async () => {
    await newsroom.slack.connected(2);
    const reference = await newsroom.file({});
    newsroom.slack.events.lose();
    await newsroom.maya.react(await newsroom.card(reference), 'white_check_mark');
    newsroom.slack.events.resume();
    newsroom.slack.sockets.drop('all');
    await newsroom.slack.until(() => newsroom.slack.sockets.count === 0, 'the cut');
    await newsroom.settled(reference, 'approved');
    await newsroom.slack.connected(2);
  });

  it('answers a mention once, however often its event comes', async () => {
    newsroom.slack.events.repeat(3);
    await newsroom.priya.mention(STORY, undefined, 'claims');
    await newsroom.priya.mention(STORY, undefined, 'help');
    newsroom.slack.events.repeat(1);
    const answers = newsroom.priya
      .ephemerals(STORY)
      .filter((seen) => /HACK \(trump-campaign-hack\)|1 claim/.test(seen.text));
    assert.equal(newsroom.slack.journal.callsOf('chat.postEphemeral').length - 1, 2, String(answers.length));
  });
});

describe('a mention in a thread', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  after(() => newsroom.close());

  it('is answered there, to the asker alone', async () => {
    const message = await newsroom.priya.says(STORY, 'What have we got?');
    const reply = await newsroom.priya.mention(STORY, message.ts, 'Who–Said “nothing at all”');
    assert.match(reply.text, /No match for “nothing at all”/);
    assert.ok(newsroom.priya.thread(message).some((seen) => seen.ephemeral && seen.text === reply.text));
    assert.ok(!newsroom.maya.thread(message).some((seen) => seen.ephemeral));
  });

  it('offers a button where it needs a form, and the button opens it, filled in', async () => {
    const message = await newsroom.priya.says(STORY, 'File this');
    const reply = await newsroom.priya.mention(STORY, message.ts, 'add “We know nothing” — Steven Cheung');
    const form = await (await newsroom.priya.click(reply.asMessage, 'Open Form')).opened();
    assert.match(newsroom.priya.reads(form), /We know nothing/);
  });

  it('with an unknown verb gets the nearest one', async () => {
    const reply = await newsroom.priya.mention(STORY, undefined, 'tiemline');
    assert.match(reply.text, /There is no “tiemline”\. Did you mean \/story timeline\?/);
  });
});
