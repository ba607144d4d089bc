import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HIDDEN_CHANNEL, makeHidden } from '../support/hidden.ts';
import { compareEverySurface } from '../support/leak.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';
import { changeSettings } from '../support/review.ts';

/** What a closed story may be like. */
const STORIES = {
  'in a private channel': async () => undefined,
  'that is archived': async (newsroom: TestNewsroom) => {
    await newsroom.ask('archive', newsroom.maya, HIDDEN_CHANNEL);
  },
  'in a public channel': async (newsroom: TestNewsroom) =>
    changeSettings(
      { 'Who may see the story': 'Members of its channel only (closed)' },
      newsroom.maya,
      HIDDEN_CHANNEL,
      newsroom,
    ),
  'with a claim retracted': async (newsroom: TestNewsroom) => {
    const form = (await newsroom.maya.slash(HIDDEN_CHANNEL, '/story retract 1')).asView;
    await newsroom.maya.submit(form, { 'Taken back by': 'The speaker', Reason: 'He misspoke.' });
  },
} as const;

describe('a closed story', () => {
  for (const [kind, change] of Object.entries(STORIES)) {
    it(`${kind} is, to those outside it, as if it had never been made, at every surface there is`, async (t) => {
      const newsroom = await TestNewsroom.open();
      t.after(() => newsroom.close());
      await newsroom.story();
      await newsroom.approved({});
      const { priya, tom, lena, slack } = newsroom;
      const hidden = await makeHidden(newsroom, [priya, tom], kind === 'in a public channel' ? 'public' : 'private');
      await change(newsroom);
      // An editor who left, a guest, and a reporter who was never there.
      await tom.leaves(HIDDEN_CHANNEL);
      slack.addPerson({ name: 'rosa', real_name: 'Rosa Reyes' });
      const rosa = slack.person('rosa');
      await rosa.joins(STORY);
      await slack.until(async () => {
        // Looked at again with each answer.
        await newsroom.ask('stories', newsroom.maya);
        return (await newsroom.desk.newsroom.store.outbox.nextDue()) === null;
      }, 'everything to be sent');
      let compared = 0;
      for (const who of [tom, lena, rosa]) compared += await compareEverySurface(newsroom, who, STORY, hidden);
      t.diagnostic(`${compared} pairs compared`);
      assert.ok(compared > 300);
    });
  }
});
