import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { STORY, TestNewsroom } from '../support/newsroom.ts';

describe('a newsroom with its first claim', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  after(() => newsroom.close());

  it('finds nothing before an editor approves, and the exact words after', async () => {
    const reference = await newsroom.file({});
    const before = await newsroom.priya.slash(STORY, '/story who-said "illegally obtained"');
    assert.match(before.text, /^No match for “illegally obtained”/);
    assert.match(before.text, new RegExp(`Not yet approved, but with these words: ${reference}`));

    await newsroom.maya.react(await newsroom.card(reference), 'white_check_mark');
    await newsroom.settled(reference, 'approved');
    const found = await newsroom.priya.slash(STORY, '/story who-said “Illegally  obtained”');
    assert.match(
      found.text,
      /These documents were illegally obtained from foreign sources hostile to the United States\./,
    );
    assert.match(found.text, /Steven Cheung, Trump campaign spokesman/);
    assert.match(found.text, /in a statement · Saturday, Aug\. 10, 2024 · Reuters/);
    assert.match(found.text, /attribution approved by @/);
  });

  it('tells the proposer of the decision', async () => {
    await newsroom.slack.until(
      () => newsroom.priya.dms().some((seen) => /HACK-1, which you proposed, was approved by/.test(seen.text)),
      'a direct message to the proposer',
    );
  });

  it('copies an attribution in AP style', async () => {
    const found = await newsroom.priya.slash(STORY, '/story who-said illegally obtained');
    const copied = await (await newsroom.priya.click(found.asMessage, 'Copy Attribution')).reply();
    assert.match(
      copied.text,
      /"These documents were illegally obtained from foreign sources hostile to the United States," Trump campaign spokesman Steven Cheung said in a statement Saturday, Aug\. 10, 2024\./,
    );
  });

  it('finds a quote from the shortcut, in the form itself', async () => {
    const form = (await newsroom.priya.globalShortcut('Find a Quote')).asView;
    const found = await newsroom.priya.submit(form, { 'What they said': 'illegally obtained' });
    assert.equal(found.outcome, 'updated');
    assert.match(newsroom.priya.reads(form), /1 claim with “illegally obtained”[\s\S]*These documents were/);
    await newsroom.priya.submit(form, { 'What they said': 'never said' });
    assert.match(newsroom.priya.reads(form), /No match for “never said”/);
  });
});
