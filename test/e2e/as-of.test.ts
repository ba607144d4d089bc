import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
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
    assert.match(await newsroom.ask('as-of blurb claims'), /can't read “blurb” as a date/);
    assert.match(await newsroom.ask('as-of yesterday archive'), /not archive/);
    assert.match(await newsroom.ask('as-of'), /Type it like this/);
  });
});
