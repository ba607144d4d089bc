import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OpenHome } from './home.ts';
import { ana, ben, newsroom, noon } from './samples.ts';

const DAYS = 24 * 3_600;
const OUTCOME = '2 quotations: 1 exact, 1 altered';

/** What any FactStore promises of the drafts that people had checked. */
export function draftsContract(name: string, open: OpenHome): void {
  describe(`the drafts of a fact store, ${name}`, () => {
    it('keeps a draft with what came of it, for its asker alone', async (t) => {
      const { store, reopened } = open(t);
      const id = await store.drafts.keep(ana, 'A draft', newsroom, noon);
      await store.drafts.settled(id, ben, 'nothing of his', noon);
      await store.drafts.settled(id, ana, OUTCOME, noon + 1);
      const { drafts } = reopened();
      const kept = { id, text: 'A draft', channel: newsroom, outcome: OUTCOME, at: noon };
      assert.deepEqual(await drafts.get(id, ana, noon + 2), kept);
      assert.deepEqual(await drafts.latest(ana, 9, noon + 2), [kept]);
      assert.equal(await drafts.get(id, ben, noon + 2), null);
      assert.deepEqual(await drafts.latest(ben, 9, noon + 2), []);
    });

    it('lists the newest first, and takes the same text from the same place for the same draft', async (t) => {
      const { drafts } = open(t).store;
      const first = await drafts.keep(ana, 'First', newsroom, noon);
      const second = await drafts.keep(ana, 'Second', newsroom, noon + 1);
      const elsewhere = await drafts.keep(ana, 'First', null, noon + 2);
      const listed = async (limit: number) => (await drafts.latest(ana, limit, noon + 9)).map(({ id }) => id);
      assert.deepEqual(await listed(9), [elsewhere, second, first]);
      assert.equal(await drafts.keep(ana, 'First', newsroom, noon + 3), first);
      assert.deepEqual(await listed(2), [first, elsewhere]);
      assert.notEqual(await drafts.keep(ben, 'First', newsroom, noon + 4), first);
    });

    it('forgets a draft after 30 days, and gives its number to no other', async (t) => {
      const { store, reopened } = open(t);
      const id = await store.drafts.keep(ana, 'A draft', newsroom, noon);
      const { drafts } = reopened();
      assert.ok(await drafts.get(id, ana, noon + 30 * DAYS));
      assert.equal(await drafts.get(id, ana, noon + 31 * DAYS), null);
      assert.deepEqual(await drafts.latest(ana, 9, noon + 31 * DAYS), []);
      assert.notEqual(await drafts.keep(ana, 'A draft', newsroom, noon + 31 * DAYS), id);
    });

    it('has the asker’s Home tab drawn when there is news', async (t) => {
      const { store } = open(t);
      const told = async () => {
        const items = await store.outbox.take(9, noon, 30);
        for (const { id: item } of items) await store.outbox.sent(item, noon);
        return items.map(({ kind, recipient }) => [kind, recipient]);
      };
      const id = await store.drafts.keep(ana, 'A draft', newsroom, noon);
      for (const expected of [[['home', ana]], []]) {
        await store.drafts.settled(id, ana, OUTCOME, noon);
        assert.deepEqual(await told(), expected);
      }
      await store.drafts.keep(ana, 'A draft', newsroom, noon + 1);
      await store.drafts.settled(id, ana, OUTCOME, noon);
      assert.deepEqual(await told(), [['home', ana]]);
    });
  });
}
