import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FactStore } from '../../src/store/fact-store.ts';
import type { OpenHome } from './home.ts';
import { ana, emoji, granted, madeStory, noon, proposed } from './samples.ts';

/** What any FactStore promises of its outbox. */
export function outboxContract(name: string, open: OpenHome): void {
  const kinds = async (store: FactStore, at: number) => (await store.outbox.take(9, at, 30)).map(({ kind }) => kind);

  describe(`the outbox of a fact store, ${name}`, () => {
    it('hands an item to one sender, and to another when the lease has run out', async (t) => {
      const { store, reopened } = open(t);
      await proposed(store, (await madeStory(store)).id);
      const [item] = await store.outbox.take(9, noon, 30);
      assert.equal(item?.attempts, 1);
      const again = reopened();
      assert.deepEqual(await again.outbox.take(9, noon + 29, 30), []);
      const [taken] = await again.outbox.take(9, noon + 30, 30);
      assert.deepEqual([taken?.id, taken?.attempts], [item.id, 2]);
    });

    it('hands out nothing that was sent or given up', async (t) => {
      const { store, reopened } = open(t);
      const story = await madeStory(store);
      await proposed(store, story.id);
      await proposed(store, story.id);
      const [first, second] = await store.outbox.take(9, noon, 30);
      assert.ok(first && second);
      await store.outbox.sent(first.id, noon);
      await store.outbox.giveUp(second.id, 'channel_not_found');
      const again = reopened();
      assert.deepEqual(await again.outbox.take(9, noon + 999, 30), []);
      assert.equal(await again.outbox.nextDue(), null);
    });

    it('gives the oldest first, as many as asked for', async (t) => {
      const { store } = open(t);
      const story = await madeStory(store);
      for (let count = 0; count < 3; count += 1) await proposed(store, story.id);
      assert.deepEqual(
        (await store.outbox.take(2, noon, 30)).map(({ version }) => version),
        [1, 2],
      );
      assert.deepEqual(
        (await store.outbox.take(2, noon, 30)).map(({ version }) => version),
        [3],
      );
    });

    it('puts an item back until it is due, or until it is hurried', async (t) => {
      const { store, reopened } = open(t);
      await proposed(store, (await madeStory(store)).id);
      const [item] = await store.outbox.take(9, noon, 30);
      await store.outbox.later(item?.id ?? 0, noon + 60.5);
      const again = reopened();
      assert.equal(await again.outbox.nextDue(), noon + 61);
      assert.deepEqual(await kinds(again, noon + 60), []);
      await again.outbox.hurry(noon + 10);
      assert.equal(await again.outbox.nextDue(), noon + 10);
      assert.deepEqual(await kinds(again, noon + 10), ['card']);
    });

    it('counts an item on its way as due when its lease ends', async (t) => {
      const { store } = open(t);
      await proposed(store, (await madeStory(store)).id);
      await store.outbox.take(9, noon, 30);
      assert.equal(await store.outbox.nextDue(), noon + 30);
    });

    it('queues a card again for what changed while it was on its way, and sends the two one after the other', async (t) => {
      const { store } = open(t);
      const { id } = await proposed(store, (await madeStory(store)).id);
      const [first] = await store.outbox.take(9, noon, 30);
      granted(await store.reviews.press(id, ana, 'hold', 'Wait', noon));
      assert.deepEqual(await kinds(store, noon), []);
      await store.outbox.sent(first?.id ?? 0, noon);
      assert.deepEqual(await kinds(store, noon), ['card']);
    });

    it('queues a card again also for what changed after the lease of one that Slack keeps waiting', async (t) => {
      const { store } = open(t);
      const { id } = await proposed(store, (await madeStory(store)).id);
      const [first] = await store.outbox.take(9, noon, 10);
      granted(await store.reviews.press(id, ana, 'hold', 'Wait', noon + 20));
      await store.outbox.sent(first?.id ?? 0, noon + 25);
      assert.deepEqual(await kinds(store, noon + 25), ['card']);
    });

    it('keeps what an added item says', async (t) => {
      const { store, reopened } = open(t);
      const { id } = await proposed(store, (await madeStory(store)).id);
      await store.outbox.add('card_stuck', id, ana, { error: 'not_in_channel' }, noon + 1);
      const [, item] = await reopened().outbox.take(9, noon + 1, 30);
      const { kind, version, recipient, body, madeAt } = item ?? {};
      assert.deepEqual([kind, version, recipient, madeAt], ['card_stuck', id, ana, noon + 1]);
      assert.deepEqual(body, { error: 'not_in_channel' });
    });

    it('tells the proposer of a decision once', async (t) => {
      const { store } = open(t);
      const { id } = await proposed(store, (await madeStory(store)).id);
      await store.reviews.recount(id, { votes: [emoji(ana)], readAt: 1 }, new Set([ana]), noon);
      await store.outbox.add('decision', id, ana, {}, noon);
      assert.deepEqual(await kinds(store, noon), ['card', 'decision']);
      assert.deepEqual(await kinds(store, noon), []);
    });
  });
}
