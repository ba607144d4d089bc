import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { ChannelId } from '../../src/domain/ids.ts';
import { HIDDEN, HIDDEN_CHANNEL, makeHidden } from '../support/hidden.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';
import { changeSettings } from '../support/review.ts';

describe('the channel of a story', () => {
  let newsroom: TestNewsroom;
  beforeEach(async () => {
    newsroom = await TestNewsroom.open();
  });
  afterEach(() => newsroom.close());

  /** Waits until Maya, an editor in the channel, is told. */
  const told = (words: RegExp): Promise<string> =>
    newsroom.slack.until(
      () => newsroom.maya.dms().find(({ text }) => words.test(text))?.text,
      `Maya to be told ${words}`,
    );
  const channels = () => newsroom.slack.workspace.channels;
  const watched = async (): Promise<void> => {
    await newsroom.restart();
    await newsroom.slack.connected();
  };

  it('that loses the bot hides a closed story, tells its editors, and resumes with the bot', async () => {
    const { maya, priya, slack } = newsroom;
    await makeHidden(newsroom, [priya]);
    await watched();
    assert.match(await newsroom.ask(`who-said ${HIDDEN.words}`, maya, '#newsroom'), /SECRET-1/);
    channels().leave(HIDDEN_CHANNEL, slack.bot.id);
    await slack.eventsDelivered();
    assert.match(
      await told(/The secret story \(SECRET\): I am not in its channel any more/),
      /Nobody can see the story/,
    );
    assert.match(await newsroom.ask(`who-said ${HIDDEN.words}`, maya, '#newsroom'), /^No match/);
    channels().join(HIDDEN_CHANNEL, slack.bot.id);
    await slack.eventsDelivered();
    await told(/its channel is as it was/);
    assert.match(await newsroom.ask(`who-said ${HIDDEN.words}`, maya, '#newsroom'), /SECRET-1/);
  });

  it('made public leaves a closed story closed, and gets no card until its editors accept it', async () => {
    const { maya, priya, tom, slack } = newsroom;
    await makeHidden(newsroom, [priya]);
    await watched();
    const { id } = channels().get(HIDDEN_CHANNEL);
    const { store } = newsroom.desk.newsroom;
    const [story] = await store.stories.all();
    assert.ok(story);
    await slack.until(
      async () => (await store.channels.accepted(story.id, id as ChannelId)) === 'private',
      'the first look',
    );
    channels().convert(HIDDEN_CHANNEL, 'public');
    await watched();
    await told(/its private channel was made public/);
    assert.match(await newsroom.ask(`who-said ${HIDDEN.words}`, tom, '#newsroom'), /^No match/);
    const reference = await newsroom.propose({ 'What they said': 'Said in the open.' }, priya, HIDDEN_CHANNEL);
    await slack.until(
      () => priya.dms().some(({ text }) => text.startsWith(`${reference} is kept`) && /is public now/.test(text)),
      'Priya to be told that the card waits',
    );
    const standing = maya.sees(HIDDEN_CHANNEL).filter(({ ephemeral }) => !ephemeral);
    assert.ok(!standing.some(({ text }) => text.includes('Said in the open.')));
    await changeSettings({}, maya, HIDDEN_CHANNEL, newsroom);
    await newsroom.restart();
    await newsroom.card(reference, HIDDEN_CHANNEL);
  });

  it('shared with another organization gets nothing of ours any more, and its cards are closed', async () => {
    const { maya, priya, slack } = newsroom;
    await newsroom.story();
    const decided = await newsroom.approved({});
    const waiting = await newsroom.file({ 'What they said': 'We deny it.' });
    const cards = await Promise.all([decided, waiting].map((reference) => newsroom.card(reference)));
    await watched();
    channels().share(STORY, true);
    await slack.eventsDelivered();
    await told(/is now shared with another organization/);
    await slack.until(
      () => cards.every((card) => maya.reads(card) === 'This card is closed.'),
      'the cards to be closed',
    );
    await slack.until(
      () => priya.dms().some(({ text }) => text.startsWith(`${waiting} is kept`) && /another organization/.test(text)),
      'Priya to be told that the card waits',
    );
    assert.match(await newsroom.ask('who-said illegally', priya), /HACK-1/);
  });
});
