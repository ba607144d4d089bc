import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { HIDDEN, makeHidden } from '../support/hidden.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';
import { changeSettings } from '../support/review.ts';

const AWAY = 'What was shared here can’t be shown here any more.';
const WORDS = /illegally obtained/;

describe('a share is taken away', () => {
  let newsroom: TestNewsroom;
  beforeEach(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  afterEach(() => newsroom.close());

  const standing = (channel: string): string[] =>
    newsroom.priya.sees(channel).flatMap(({ ephemeral, text }) => (ephemeral ? [] : [text]));
  const goes = (channel: string): Promise<boolean> =>
    newsroom.slack.until(() => standing(channel).includes(AWAY), 'the share to be taken away');

  async function shareIn(channel: string, words = 'illegally'): Promise<void> {
    const { priya } = newsroom;
    const answer = (await priya.slash(channel, `/story who-said ${words} in:all`)).asMessage;
    assert.match((await (await priya.click(answer, 'Share in Channel')).reply()).text, / is shared here\.$/);
  }

  it('once a guest comes who may not see its story, and not for anybody who may', async () => {
    const { slack, maya, lena } = newsroom;
    await newsroom.approved({});
    const channel = await newsroom.cover('other', { members: [newsroom.priya] });
    await shareIn(channel);
    await lena.joins(channel, maya.id);
    await newsroom.ask('stories', maya);
    assert.ok(standing(channel).some((text) => WORDS.test(text)));
    slack.addPerson({ name: 'gus', real_name: 'Gus Guest', is_restricted: true });
    await slack.person('gus').joins(channel, maya.id);
    await goes(channel);
    assert.ok(!standing(channel).some((text) => WORDS.test(text)));
    const reply = await maya.slash(STORY, '/story retract HACK-1');
    await maya.submit(reply.asView, { 'Taken back by': 'The speaker', Reason: 'He misspoke.' });
    await newsroom.settled('HACK-1', 'retracted');
    await newsroom.restart();
    assert.ok(!standing(channel).some((text) => text.includes('HACK-1')), 'nor does a recall name it there');
  });

  it('no more than once, and one that was redrawn is not redrawn again', async () => {
    const { maya, lena, slack } = newsroom;
    await newsroom.approved({});
    const channel = await newsroom.cover('other', { members: [newsroom.priya] });
    await shareIn(channel);
    const form = (await maya.slash(STORY, '/story retract HACK-1')).asView;
    await maya.submit(form, { 'Taken back by': 'The speaker', Reason: 'He misspoke.' });
    const notes = () => standing(channel).filter((text) => /is up to date again/.test(text)).length;
    await slack.until(() => notes() === 1, 'the note under the share');
    await lena.joins(channel, maya.id);
    await lena.leaves(channel);
    await newsroom.restart();
    assert.equal(notes(), 1);
  });

  it('once its channel is shared with another organization', async () => {
    await newsroom.approved({});
    await shareIn('#newsroom');
    newsroom.slack.workspace.channels.share('#newsroom', true);
    await goes('#newsroom');
  });

  it('once its story is closed, where others can read it', async () => {
    await newsroom.approved({});
    await shareIn('#newsroom');
    await shareIn(STORY);
    await changeSettings(
      { 'Who may see the story': 'Members of its channel only (closed)' },
      newsroom.maya,
      STORY,
      newsroom,
    );
    await goes('#newsroom');
    assert.ok(!standing(STORY).includes(AWAY), 'its own channel keeps it');
  });

  describe('of a closed story, in another channel', () => {
    const CHANNEL = '#two-of-them';
    beforeEach(async () => {
      const { slack, maya, priya } = newsroom;
      await makeHidden(newsroom, [priya]);
      slack.addChannel({ name: 'two-of-them', kind: 'private', members: [maya.id, priya.id, slack.bot.id] });
      await shareIn(CHANNEL, HIDDEN.words);
    });

    it('once somebody there leaves the story’s channel', async () => {
      await newsroom.maya.leaves('#cover-secret');
      await goes(CHANNEL);
    });

    it('once that channel is made public, of which Slack tells nobody', async () => {
      newsroom.slack.workspace.channels.convert(CHANNEL, 'public');
      await newsroom.restart();
      await goes(CHANNEL);
    });
  });
});
