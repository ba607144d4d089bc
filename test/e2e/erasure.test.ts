import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ChannelId, UserId } from '../../src/domain/ids.ts';
import { postAnchor } from '../../src/record/post-anchor.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';

const WORDS = 'These documents were illegally obtained from foreign sources hostile to the United States.';

describe('a sealed claim', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  after(() => newsroom.close());

  it('loses its words everywhere, says why, and everyone who was shown them is told without them', async () => {
    const { maya, tom, priya, slack } = newsroom;
    const reference = await newsroom.approved({});
    const answer = (await priya.slash(STORY, '/story who-said illegally')).asMessage;
    await (await priya.click(answer, 'Share in Channel')).reply();
    await newsroom.ask('who-said illegally', tom);
    const form = (await maya.slash(STORY, `/story seal ${reference}`)).asView;
    assert.match(maya.reads(form), /Nobody can bring them back/);
    assert.deepEqual(await maya.submit(form, { Reason: 'An order of the county court.' }), { outcome: 'closed' });

    await slack.until(
      () => tom.dms().some(({ text }) => /sealed for legal reasons: An order of the county court/.test(text)),
      'Tom to be told',
    );
    assert.match(await newsroom.ask('who-said illegally'), /^No match/);
    const listed = await newsroom.ask('claims');
    assert.match(listed, /^Words sealed for legal reasons: An order of the county court\.$/m);
    await newsroom.cardSays(/Words sealed for legal reasons/, reference);
    await slack.until(() => {
      const standing = maya.sees(STORY).filter(({ ephemeral }) => !ephemeral);
      return standing.every(({ message }) => !JSON.stringify(message).includes(WORDS));
    }, 'no message of ours to hold the words');
    assert.ok(!tom.dms().some(({ message }) => JSON.stringify(message).includes(WORDS)));
    for (const button of ['Share in Channel', 'Copy Attribution']) {
      assert.match((await (await priya.click(answer, button)).reply()).text, /sealed for legal reasons/);
    }
    assert.match(await newsroom.ask(`correct ${reference}`), /sealed for legal reasons/);
    assert.match(await newsroom.ask(`seal ${reference}`, maya), /sealed for legal reasons/);
    assert.match(await newsroom.ask(`history ${reference}`), /sealed its words: An order of the county court/);
  });

  it('is nothing to hear of for who sees it only now', async () => {
    const { lena, desk, slack } = newsroom;
    for (const line of ['claims', 'history HACK-1']) {
      assert.match(await newsroom.ask(line, lena), /Words sealed for legal reasons/);
    }
    await lena.react(await newsroom.card('HACK-1'), 'x');
    await slack.until(() => lena.ephemerals(STORY).some(({ text }) => /is approved already/.test(text)), 'the answer');
    assert.deepEqual(await desk.newsroom.store.recalls.untold(lena.id as UserId), []);
  });

  it('is an editor’s to seal', async () => {
    const reference = await newsroom.approved({ 'What they said': 'Another one.' });
    assert.match(
      await newsroom.ask(`seal ${reference}`, newsroom.priya),
      /Only an editor of the story can seal a claim/,
    );
    const form = (await newsroom.maya.slash(STORY, `/story seal ${reference}`)).asView;
    assert.equal((await newsroom.maya.submit(form, { Reason: '   ' })).outcome, 'errors');
    await newsroom.maya.close(form, { clear: true });
  });
});

describe('a person who was forgotten', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  after(() => newsroom.close());

  it('is “a former member” wherever their name stood, and Slack takes the messages', async () => {
    const { priya, maya } = newsroom;
    const reference = await newsroom.approved({});
    const pseudonym = await newsroom.desk.newsroom.store.record.forget(maya.id as UserId, 1_800_000_000);
    assert.ok(pseudonym);
    const answer = priya.reads((await priya.slash(STORY, '/story who-said illegally')).asMessage);
    assert.match(answer, /attribution approved by a former member/);
    assert.match(await newsroom.ask(`history ${reference}`), /approved/);
  });

  it('is written to no more, when what they proposed is decided or goes out of use', async () => {
    const { lena, tom, priya } = newsroom;
    const claim = { 'What they said': 'A late one.', When: '2024-08-11' };
    const reference = await newsroom.file(claim, lena);
    const before = lena.dms().length;
    await newsroom.desk.newsroom.store.record.forget(lena.id as UserId, 1_800_000_000);
    await tom.react(await newsroom.card(reference), 'white_check_mark');
    await newsroom.settled(reference, 'approved');
    await newsroom.ask('who-said late one', priya);
    const form = (await tom.slash(STORY, `/story retract ${reference}`)).asView;
    await tom.submit(form, { 'Taken back by': 'The speaker', Reason: 'He misspoke.' });
    await newsroom.slack.until(() => priya.dms().some(({ text }) => text.includes(reference)), 'Priya to be told');
    assert.equal(lena.dms().length, before);
    assert.match(await newsroom.ask(`recall ${reference}`, tom), /shown to 2, \d told(?!.*not reached)/);
  });
});

describe('the anchor', () => {
  it('is posted where the settings say, and tells a log that was rewritten', async () => {
    const newsroom = await TestNewsroom.open();
    await newsroom.story();
    await newsroom.approved({});
    const { newsroom: inside } = newsroom.desk;
    await postAnchor('C07NEWSR00M' as ChannelId, inside);
    const posted = newsroom.maya.sees('#newsroom').at(-1)?.text ?? '';
    const { events, hash } = await inside.store.record.anchor();
    assert.ok(posted.includes(`npm run verify -- --anchor ${events}:${hash}`), posted);
    await newsroom.close();
  });
});
