import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { UserId } from '../../src/domain/ids.ts';
import type { Newsroom } from '../../src/feature.ts';
import { recountCard } from '../../src/review/recount.ts';
import type { Card, ReviewShelf } from '../../src/store/shelves/review-shelf.ts';
import { TestNewsroom } from '../support/newsroom.ts';

describe('a review in which two things happen at once', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  after(() => newsroom.close());

  it('is not decided over a hold that was pressed while it was asked who the editors are', async () => {
    const { maya, tom, slack, desk } = newsroom;
    const reference = await newsroom.file({});
    const card = await onRecord(reference);
    slack.events.lose();
    await maya.react(await newsroom.card(reference), '+1');
    slack.events.resume();
    const press = () => desk.newsroom.store.reviews.press(card.version, tom.id as UserId, 'hold', 'Who heard it?', 1);
    const { standing } = await recountCard(card, interrupted(desk.newsroom, press));
    assert.deepEqual(standing, { status: 'held', holders: [tom.id] });
    assert.equal((await desk.newsroom.store.claims.version(card.version))?.status, 'proposed');
  });

  it('goes on when the clock was set back', async () => {
    const { maya, desk } = newsroom;
    const reference = await newsroom.file({ 'What they said': 'Said before the clocks went back.' });
    const card = await onRecord(reference);
    const readAt = Date.now() + 3_600_000;
    await desk.newsroom.store.reviews.recount(card.version, { votes: [], readAt }, new Set(), 1);
    await maya.react(await newsroom.card(reference), '+1');
    await newsroom.settled(reference, 'approved');
  });

  async function onRecord(reference: string): Promise<Card> {
    const { channel, ts } = await newsroom.card(reference);
    const { reviews } = newsroom.desk.newsroom.store;
    const open = async () => (await reviews.openCards()).find((card) => card.channel === channel && card.ts === ts);
    return newsroom.slack.until(open, 'the card on record');
  }
});

/** The newsroom as it is when something comes in between, once, just before a card's votes are counted. */
function interrupted(newsroom: Newsroom, interrupt: () => Promise<unknown>): Newsroom {
  let isFirst = true;
  const { reviews } = newsroom.store;
  const counting: ReviewShelf['recount'] = async (...counted) => {
    if (isFirst) await interrupt();
    isFirst = false;
    return reviews.recount(...counted);
  };
  const shelf = new Proxy(reviews, {
    get(on, name) {
      if (name === 'recount') return counting;
      const value: unknown = Reflect.get(on, name, on);
      return typeof value === 'function' ? value.bind(on) : value;
    },
  });
  return { ...newsroom, store: { ...newsroom.store, reviews: shelf } };
}
