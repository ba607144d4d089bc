import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { UserId } from '../../src/domain/ids.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';

describe('as-of', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
    await newsroom.approved({});
  });
  after(() => newsroom.close());

  it('answers as things stood, marked as historic, with what became of them since', async () => {
    const { maya, priya } = newsroom;
    const before = Math.floor(Date.now() / 1_000) - 86_400;
    assert.match(
      await newsroom.ask('as-of yesterday who-said illegally'),
      /^Historic, as of 11:59 p\.m\. .*\. No match/,
    );
    const form = (await maya.slash(STORY, '/story retract HACK-1')).asView;
    await maya.submit(form, { 'Taken back by': 'The speaker', Reason: 'He misspoke.' });
    await newsroom.settled('HACK-1', 'retracted');
    const { store } = newsroom.desk.newsroom;
    const [version] = await store.claims.edition((await store.stories.all())[0]?.id as never, 1);
    assert.ok(version?.ended && version.ended.at > before);
    const today = priya.reads((await priya.slash(STORY, '/story as-of today claims status:retracted')).asMessage);
    assert.match(today, /^Historic, as of /);
    assert.match(today, /HACK-1/);
    assert.doesNotMatch(today, /Share in Channel|Copy Attribution|Report a Problem/);
  });

  it('reads a time that is quoted or not, and refuses one that is still to come', async () => {
    for (const line of ['as-of "Aug. 10, 2024" claims', 'as-of Aug. 10, 2024 claims', 'as-of 2024-08-10 claims']) {
      const told = await newsroom.ask(line);
      assert.match(told, /^Historic, as of 11:59 p\.m\. Saturday, Aug\. 10, 2024\. No match: HACK/, line);
    }
    assert.match(await newsroom.ask('as-of 2099-01-01 claims'), /still to come/);
    for (const line of ['as-of "Aug. 10, 2024 10:55" safe HACK-1', 'as-of Aug. 10, 2024 safe HACK-1']) {
      assert.match(await newsroom.ask(line), /^as-of asks who-said, .* as things stood then, not safe\. Type it/);
    }
    assert.match(await newsroom.ask('as-of blurb claims'), /can't read “blurb” as a date/);
    assert.match(await newsroom.ask('as-of yesterday archive'), /not archive/);
    assert.match(await newsroom.ask('as-of'), /Type it like this/);
    assert.match(await newsroom.ask('as-of claims'), /^Type it like this: \/story as-of <time> <verb>/);
  });

  it('reads the time in the zone of the story that is asked, wherever one asks', async () => {
    const { desk, maya, priya } = newsroom;
    const { stories } = desk.newsroom.store;
    const [story] = await stories.all();
    assert.ok(story);
    await stories.settle(story.id, { ...story, zone: 'Asia/Tokyo' }, maya.id as UserId, story.madeAt);
    const told = await newsroom.ask('as-of 2024-08-10 claims in:HACK', priya, '#newsroom');
    assert.match(told, /^Historic, as of 11:59 p\.m\. Saturday, Aug\. 10, 2024\. No match: HACK/);
  });

  it('turns its pages within the past', async () => {
    const { priya } = newsroom;
    for (const number of [2, 3, 4, 5, 6, 7]) await newsroom.approved({ 'What they said': `Number ${number}.` });
    const first = (await priya.slash(STORY, '/story as-of today claims')).asMessage;
    const next = await (await priya.click(first, 'Next')).reply();
    assert.match(next.text, /^Historic, as of .* · 6–6 of 6/);
    assert.doesNotMatch(next.text, /Share in Channel/);
  });

  it('shows nothing of a story that is hidden from the asker now', async () => {
    const { maya, tom } = newsroom;
    const channel = await newsroom.cover('quiet', { kind: 'private', members: [tom] });
    await newsroom.file({ 'What they said': 'Hidden words.' }, maya, channel);
    const asked = 'as-of today who-said hidden words status:proposed in:all';
    assert.match(await newsroom.ask(asked, tom, '#newsroom'), /QUIET-1/);
    assert.doesNotMatch(await newsroom.ask(asked, newsroom.priya, '#newsroom'), /QUIET|Hidden words\./);
    const named = await newsroom.ask('as-of today claims in:quiet', newsroom.priya, '#newsroom');
    assert.equal(
      named.replaceAll('quiet', 'x'),
      await newsroom.ask('as-of today claims in:x', newsroom.priya, '#newsroom'),
    );
  });
});
