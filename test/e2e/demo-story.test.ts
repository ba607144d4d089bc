import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { tellStory } from '../../src/local/tell-story.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';

describe('the story of 10 August 2024, told through the doors of a newsroom', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await tellStory(newsroom.slack, new URL('../../demo/trump-campaign-hack.json', import.meta.url));
  });
  after(() => newsroom.close());

  it('answers who said “illegally obtained”', async () => {
    const found = await newsroom.priya.slash(STORY, '/story who-said "illegally obtained"');
    assert.match(
      found.text,
      /with the intent of interfering with the 2024 election and sowing chaos in our democratic process\./,
    );
    assert.match(found.text, /Steven Cheung, Trump campaign spokesman/);
  });
});
