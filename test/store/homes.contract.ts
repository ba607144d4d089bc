import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FactStore } from '../../src/store/fact-store.ts';
import type { OpenHome } from './home.ts';
import {
  ana,
  approved,
  ben,
  eve,
  everywhere,
  granted,
  madeStory,
  noon,
  proposed,
  references,
  rita,
} from './samples.ts';

const HOURS = 3_600;

/** What any FactStore promises of Home tabs: whose are drawn anew, and what they are drawn from. */
export function homesContract(name: string, open: OpenHome): void {
  /** What is due, marked as sent. */
  const due = async (store: FactStore, at: number) => {
    const items = (await store.outbox.take(99, at, 30)).filter(({ kind }) => kind === 'home');
    for (const { id } of items) await store.outbox.sent(id, at);
    return items.map(({ recipient, body }) => recipient ?? body);
  };

  describe(`the Home tabs of a fact store, ${name}`, () => {
    it('are drawn anew with a story, once for what happens in a row, as long as somebody opened theirs lately', async (t) => {
      const { store } = open(t);
      const { id: story } = await madeStory(store);
      await proposed(store, story);
      assert.deepEqual(await due(store, noon + 9), []);
      await store.homes.open(eve, noon);
      await store.homes.open(ben, noon - 5 * HOURS);
      await proposed(store, story);
      await proposed(store, story);
      assert.deepEqual(await due(store, noon), []);
      assert.deepEqual(await due(store, noon + 1), [{ story: String(story), to: 'readers' }]);
      const version = await proposed(store, story);
      await due(store, noon + 1);
      granted(await store.reviews.press(version.id, ana, 'hold', 'Who heard it?', noon + 2));
      assert.deepEqual(await due(store, noon + 9), []);
      granted(await store.stories.archive(story, ana, noon + 8 * HOURS));
      assert.deepEqual(await due(store, noon + 9 * HOURS), [{ story: String(story), to: 'readers' }]);
    });

    it('are those of people who opened theirs within a shift', async (t) => {
      const { store, reopened } = open(t);
      await store.homes.open(eve, noon);
      await store.homes.open(ben, noon - 5 * HOURS);
      const { homes, changes } = reopened();
      assert.deepEqual(await homes.opened(noon), [eve, ben]);
      assert.deepEqual(await homes.opened(noon + 4 * HOURS), [eve]);
      assert.deepEqual(await homes.opened(noon + 9 * HOURS), []);
      assert.equal(await changes.looked(eve, null), null);
    });

    it('are one person’s where only they see the change: what they read, and what they confirm', async (t) => {
      const { store } = open(t);
      const { id: story } = await madeStory(store);
      const { id: version } = await approved(store, story);
      await store.record.expose([
        { version, status: 'approved', member: eve, door: 'answer', at: noon + 60, channel: null, ts: null },
      ]);
      await store.homes.redraw([ana, eve], noon + 60);
      assert.deepEqual(await due(store, noon + 60), []);
      await store.homes.open(eve, noon + 60);
      await store.homes.redraw([ana, eve], noon + 60);
      assert.deepEqual(await due(store, noon + 60), [eve]);
      await store.changes.look(eve, null, 1, noon + 61);
      assert.deepEqual(await due(store, noon + 61), [eve]);

      granted(await store.reviews.retract(version, 'speaker', 'He misspoke.', ana, noon + 70));
      await due(store, noon + 72);
      const [untold] = await store.recalls.untold(eve);
      const [item] = (await store.outbox.take(99, noon + 120, 30)).filter(({ kind }) => kind === 'recall');
      assert.deepEqual(await store.recalls.unconfirmed(eve), []);
      await store.recalls.told(eve, [untold?.recall ?? 0], item?.id ?? 0, 'told', noon + 130);
      assert.deepEqual(await store.recalls.unconfirmed(eve), [item?.id]);
      assert.deepEqual(await store.recalls.unconfirmed(ana), []);
      assert.deepEqual(await due(store, noon + 130), [eve]);
      assert.equal(await store.recalls.confirm(item?.id ?? 0, eve, noon + 140), true);
      assert.deepEqual(await store.recalls.unconfirmed(eve), []);
      assert.deepEqual(await due(store, noon + 140), [eve]);
      assert.equal(await store.recalls.confirm(item?.id ?? 0, eve, noon + 150), false);
      assert.deepEqual(await due(store, noon + 150), []);
    });

    it('list what somebody proposed, and what others did', async (t) => {
      const { store } = open(t);
      const { id: story } = await madeStory(store);
      await proposed(store, story);
      const waiting = { status: 'proposed' } as const;
      const listed = async (filter: object) =>
        references((await store.claims.list(everywhere, { ...waiting, ...filter }, 'waiting', 0, 9)).items);
      assert.deepEqual(await listed({ proposedBy: rita }), ['HACK-1']);
      assert.deepEqual(await listed({ notProposedBy: rita }), []);
      // Nobody has heard of Eve yet.
      assert.deepEqual(await listed({ proposedBy: eve }), []);
      assert.deepEqual(await listed({ notProposedBy: eve }), ['HACK-1']);
    });

    it('are on record once an hour, however often they are drawn, and recall all the same', async (t) => {
      const { store } = open(t);
      const { id: story } = await madeStory(store);
      const { id: version } = await approved(store, story);
      const drawn = (at: number) =>
        store.record.expose([{ version, status: 'approved', member: eve, door: 'home', at, channel: null, ts: null }]);
      for (const at of [noon + 60, noon + 61, noon + 120, noon + 2 * HOURS]) await drawn(at);
      granted(await store.reviews.retract(version, 'speaker', 'He misspoke.', ana, noon + 3 * HOURS));
      await drawn(noon + 3 * HOURS + 1);
      assert.equal((await store.recalls.untold(eve)).length, 1);
      assert.equal(await store.record.reduceExposures(noon + 9 * HOURS), 3);
    });
  });
}
