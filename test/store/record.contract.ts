import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Exposure } from '../../src/store/shelves/exposure.ts';
import type { OpenHome } from './home.ts';
import { ana, approved, ben, emoji, eve, granted, madeStory, newsroom, noon, proposed, rita } from './samples.ts';

/** What any FactStore promises of the record: the log, exposures, gaps and parked texts. */
export function recordContract(name: string, open: OpenHome): void {
  describe(`the record of a fact store, ${name}`, () => {
    it('tells a claim’s life in order, with who, how and why', async (t) => {
      const { store, reopened } = open(t);
      const story = await madeStory(store, { approvalsNeeded: 2 });
      const { id } = await proposed(store, story.id);
      granted(await store.reviews.press(id, ben, 'hold', 'Who heard it?', noon + 1));
      granted(await store.reviews.press(id, ben, null, null, noon + 2));
      const editors = new Set([ana, ben]);
      await store.reviews.recount(id, { votes: [emoji(ana)], readAt: 1 }, editors, noon + 3);
      await store.reviews.recount(id, { votes: [emoji(ana), emoji(ben)], readAt: 2 }, editors, noon + 4);
      await store.record.problem(id, 'The date is wrong', eve, noon + 5);
      const history = await reopened().record.history(story.id, 1);
      const told = history.map(({ at, by, what, choice, means, reason }) => [
        at - noon,
        by,
        what,
        choice,
        means,
        reason,
      ]);
      assert.deepEqual(told, [
        [0, rita, 'claim.proposed', null, null, null],
        [1, ben, 'vote.cast', 'hold', 'button', 'Who heard it?'],
        [2, ben, 'vote.withdrawn', 'hold', 'button', null],
        [3, ana, 'vote.cast', 'approve', 'emoji', null],
        [4, ben, 'vote.cast', 'approve', 'emoji', null],
        [4, ben, 'version.approved', null, null, null],
        [5, eve, 'problem.reported', null, null, 'The date is wrong'],
      ]);
      assert.deepEqual(history.find(({ what }) => what === 'version.approved')?.deciders, [ana, ben]);
      assert.ok(history.every(({ version, edition }) => version === id && edition === 1));
    });

    it('has no history of a claim that is not there', async (t) => {
      const { store } = open(t);
      const story = await madeStory(store);
      assert.deepEqual(await store.record.history(story.id, 1), []);
    });

    it('queues a reported problem for the editors', async (t) => {
      const { store, reopened } = open(t);
      const { id } = await proposed(store, (await madeStory(store)).id);
      await store.record.problem(id, 'The date is wrong', eve, noon);
      const [, item] = await reopened().outbox.take(9, noon, 30);
      assert.deepEqual([item?.kind, item?.recipient, item?.body], ['problem', eve, { note: 'The date is wrong' }]);
    });

    it('takes many exposures at once', async (t) => {
      const { store, reopened } = open(t);
      const { id } = await approved(store, (await madeStory(store)).id);
      const shown: Exposure = {
        version: id,
        status: 'approved',
        member: eve,
        door: 'answer',
        at: noon,
        channel: newsroom,
        ts: null,
      };
      await Promise.all([store.record.expose([shown, shown]), store.record.expose([]), store.record.expose([shown])]);
      assert.equal((await reopened().record.verify()).fault, null);
    });

    it('refuses an exposure to a version that is not there, and keeps the others’ promises apart', async (t) => {
      const { store } = open(t);
      const shown = {
        version: 99 as Exposure['version'],
        status: 'approved',
        member: eve,
        door: 'answer',
        at: noon,
      } as const;
      await assert.rejects(store.record.expose([{ ...shown, channel: null, ts: null }]));
    });

    it('parks long texts under numbers that are never given twice', async (t) => {
      const { store, reopened } = open(t);
      const first = await store.record.park('x'.repeat(9_000), noon);
      const again = reopened();
      assert.equal(await again.record.parked(first), 'x'.repeat(9_000));
      const month = 31 * 24 * 3_600;
      const second = await again.record.park('later', noon + month);
      assert.notEqual(second, first);
      assert.equal(await again.record.parked(first), null);
      assert.equal(await again.record.parked(second), 'later');
    });

    it('keeps a question that found nothing', async (t) => {
      const { store } = open(t);
      const story = await madeStory(store);
      await store.record.unanswered(story.id, 'who pays', noon);
      await store.record.unanswered(null, 'who pays', noon);
    });

    it('verifies what it wrote itself', async (t) => {
      const { store, reopened } = open(t);
      const story = await madeStory(store);
      const other = await madeStory(store, { slug: 'other', channel: null, fourEyes: false }, ['OTHER']);
      await approved(store, story.id);
      const { id } = await proposed(store, other.id, { words: 'More', said: null });
      granted(await store.reviews.press(id, ben, 'hold', 'Wait', noon));
      granted(await store.reviews.press(id, ana, 'hold', 'Wait', noon));
      granted(await store.reviews.press(id, ana, null, null, noon));
      granted(await store.reviews.decline(id, ben, 'Not said', noon + 1));
      granted(await store.stories.settle(other.id, { ...other, title: 'New', fourEyes: true }, ana, noon));
      granted(await store.stories.bind(story.id, 'C0ELSE' as typeof newsroom, ana, noon));
      granted(await store.stories.archive(story.id, ana, noon + 9));
      const { events, anchor, fault } = await reopened().record.verify();
      assert.equal(fault, null);
      assert.equal(events, 13);
      assert.match(anchor, /^[0-9a-f]{64}$/);
    });
  });
}
