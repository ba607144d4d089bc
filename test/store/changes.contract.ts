import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { StoryId, UserId, VersionId } from '../../src/domain/ids.ts';
import type { FactStore } from '../../src/store/fact-store.ts';
import type { Watch } from '../../src/store/shelves/watch-shelf.ts';
import type { OpenHome } from './home.ts';
import {
  aDraft,
  ana,
  approved,
  ben,
  emoji,
  eve,
  granted,
  madeStory,
  named,
  noon,
  proposed,
  refused,
  rita,
} from './samples.ts';

const DAY = 86_400;

/** What any FactStore promises of what changed, of watches, and of what is said unasked. */
export function changesContract(name: string, open: OpenHome): void {
  const told = async (
    store: FactStore,
    story: StoryId,
    over: { shownTo?: UserId; after?: number; upTo?: number } = {},
  ) => {
    const { items, total } = await store.changes.list({ stories: [story], after: 0, ...over }, 0, 50);
    assert.equal(items.length, total);
    return items.map(({ kind, version, before, link, disputes }) => [
      ...[kind, version, before, link && `${link.kind} ${link.other}`].filter((part) => part !== null),
      ...disputes,
    ]);
  };
  const approve = (store: FactStore, id: VersionId, at: number) =>
    store.reviews.recount(id, { votes: [emoji(ana)], readAt: 1 }, new Set([ana]), at);

  describe(`what changed in a fact store, ${name}`, () => {
    it('is told from the log, oldest first: approvals, corrections, retractions, seals, links that somebody stands for', async (t) => {
      const { store, reopened } = open(t);
      const { id: story } = await madeStory(store);
      const first = await approved(store, story);
      const waits = await proposed(store, story, { words: 'Waits' });
      const change = { kind: 'correction', reason: 'Misheard.' } as const;
      const draft = aDraft({ words: 'These papers were stolen.' });
      const second = granted(await store.claims.amend(first.id, draft, change, true, rita, noon + 90));
      await approve(store, second.id, noon + 100);
      const other = await approved(store, story, { words: 'Another', about: [] });
      const edge = {
        story,
        claim: other.claim,
        kind: 'corroborates',
        other: first.claim,
        touches: null,
        confirmed: true,
      } as const;
      await store.links.make(edge, ana, noon + 200);
      await store.links.remove(edge, ana, noon + 210);
      granted(await store.reviews.retract(second.id, 'speaker', 'He took it back.', ana, noon + 300));
      granted(await store.claims.seal(story, 3, 'A court order.', ana, noon + 400));
      assert.deepEqual(await told(reopened(), story), [
        ['approved', first.id],
        ['corrected', second.id, first.id],
        ['approved', other.id],
        ['linked', other.id, 'corroborates HACK-1'],
        ['unlinked', other.id, 'corroborates HACK-1'],
        ['retracted', second.id],
        ['sealed', other.id],
      ]);
      assert.equal(waits.status, 'proposed');
    });

    it('takes what a proposer replaced while it waited for no correction', async (t) => {
      const { store } = open(t);
      const { id: story } = await madeStory(store);
      const first = await proposed(store, story);
      const change = { kind: 'correction', reason: 'A slip.' } as const;
      const second = granted(
        await store.claims.amend(first.id, aDraft({ words: 'Better' }), change, true, rita, noon + 1),
      );
      await approve(store, second.id, noon + 2);
      assert.deepEqual(await told(store, story), [['approved', second.id]]);
    });

    it('names the claims that a first denial disputes, and no second denial', async (t) => {
      const { store } = open(t);
      const { id: story } = await madeStory(store);
      const accused = await approved(store, story, { words: 'Iran did it.' });
      const also = await approved(store, story, { words: 'Iran again.' });
      const unrelated = await approved(store, story, { words: 'China.', about: named('China') });
      const denial = { speaker: { name: 'Iran' }, stance: 'denial', about: [] } as const;
      const first = await approved(store, story, { words: 'We did not.', ...denial });
      const second = await approved(store, story, { words: 'Never.', ...denial });
      // What was said then was disputed then, whatever takes its place.
      const change = { kind: 'correction', reason: 'Misheard.' } as const;
      const draft = aDraft({ words: 'Iran may have done it.' });
      const corrected = granted(await store.claims.amend(accused.id, draft, change, true, rita, noon + 90));
      await approve(store, corrected.id, noon + 100);
      assert.deepEqual(await told(store, story), [
        ['approved', accused.id],
        ['approved', also.id],
        ['approved', unrelated.id],
        ['approved', first.id],
        ['disputed', first.id, 'HACK-1', 'HACK-2'],
        ['approved', second.id],
        ['corrected', corrected.id, accused.id],
      ]);
    });

    it('reaches what was shown, and the stories asked for, and nothing else', async (t) => {
      const { store } = open(t);
      const { id: story } = await madeStory(store);
      const other = await madeStory(store, { slug: 'other', channel: null }, ['OTHER']);
      const seen = await approved(store, story, { words: 'Seen' });
      const unseen = await approved(store, story, { words: 'Unseen', about: [] });
      const elsewhere = await approved(store, other.id, { words: 'Elsewhere' });
      const exposure = { status: 'approved', member: eve, door: 'answer', at: noon, channel: null, ts: null } as const;
      await store.record.expose([seen, elsewhere].map(({ id }) => ({ ...exposure, version: id })));
      assert.deepEqual(await told(store, story, { shownTo: eve }), [['approved', seen.id]]);
      assert.deepEqual(await told(store, story, { shownTo: ben }), []);
      assert.deepEqual(await told(store, story), [
        ['approved', seen.id],
        ['approved', unseen.id],
      ]);
      const last = await store.changes.lastBefore(noon + DAY);
      assert.deepEqual(await told(store, story, { after: last }), []);
      assert.equal(await store.changes.lastBefore(noon), 0);
    });

    it('remembers how far somebody has read, for each story and all, and never goes back', async (t) => {
      const { store, reopened } = open(t);
      const { id: story } = await madeStory(store);
      assert.equal(await store.changes.looked(eve, story), null);
      await store.changes.look(eve, story, 7, noon);
      await store.changes.look(eve, story, 5, noon + 1);
      await store.changes.look(eve, null, 3, noon + 2);
      const again = reopened();
      assert.deepEqual(await again.changes.looked(eve, story), { seq: 7, at: noon });
      assert.deepEqual(await again.changes.looked(eve, null), { seq: 3, at: noon + 2 });
      await again.record.forget(eve, noon + 3);
      assert.equal(await again.changes.looked(eve, story), null);
    });
  });

  describe(`watches in a fact store, ${name}`, () => {
    const words = (text: string, story: StoryId | null = null) =>
      ({ kind: 'words', text, actor: null, story }) as const;
    const items = async (store: FactStore, at: number) =>
      (await store.outbox.take(99, at, 10)).filter(({ kind }) => kind === 'watched');

    it('fit by words, by number and by every name, in their story or in all, one message for all of one burst', async (t) => {
      const { store, reopened } = open(t);
      const { id: story } = await madeStory(store);
      const other = await madeStory(store, { slug: 'other', channel: null }, ['OTHER']);
      const { speaker } = await approved(store, story, { words: 'Before anybody watched' });
      const add = async (watch: Omit<Watch, 'id'>, by: UserId) => granted(await store.watches.add(watch, by, noon));
      await add({ kind: 'actor', text: 'Steven Cheung', actor: speaker.id, story }, eve);
      await add(words('illegally obtained', story), eve);
      await add({ kind: 'either', text: 'Cheung', actor: null, story: null }, ben);
      await add(words('obtained legally'), ana);
      const one = await approved(store, story);
      const two = await approved(store, story, { words: 'More', about: [] });
      const there = await approved(store, other.id, { words: 'There' });
      const again = reopened();
      assert.deepEqual(
        (await again.watches.untold(eve)).map(({ version, text }) => [version, text]),
        [
          [one.id, 'Steven Cheung'],
          [two.id, 'Steven Cheung'],
        ],
      );
      assert.deepEqual(
        (await again.watches.untold(ben)).map(({ version }) => version),
        [one.id, two.id, there.id],
      );
      assert.deepEqual(await again.watches.untold(ana), []);
      assert.deepEqual(await items(again, noon + 60 + 119), []);
      assert.deepEqual((await items(again, noon + 60 + 121)).map(({ recipient }) => recipient).sort(), [ben, eve]);
    });

    it('are told once, and what is left has an item of its own', async (t) => {
      const { store, reopened } = open(t);
      const { id: story } = await madeStory(store);
      granted(await store.watches.add(words('first'), eve, noon));
      granted(await store.watches.add(words('FIRST second'), eve, noon));
      const one = await approved(store, story, { words: 'The first second' });
      const two = await approved(store, story, { words: 'The first', about: [] });
      const [item] = await items(store, noon + 300);
      assert.ok(item);
      await store.watches.told(eve, [one.id], item.id, noon + 300, noon + 900);
      await store.outbox.sent(item.id, noon + 300);
      const again = reopened();
      assert.equal(await again.watches.isTold(item.id), true);
      assert.deepEqual(
        (await again.watches.untold(eve)).map(({ version }) => version),
        [two.id],
      );
      assert.deepEqual(await items(again, noon + 899), []);
      assert.equal((await items(again, noon + 900)).length, 1);
    });

    it('are not put off by what is not to be told', async (t) => {
      const { store } = open(t);
      const { id: story } = await madeStory(store);
      granted(await store.watches.add(words('first'), eve, noon));
      const hidden = await approved(store, story, { words: 'The first' });
      await items(store, noon + 300);
      await store.watches.drop(eve, [hidden.id], noon + 300);
      assert.deepEqual(await store.watches.untold(eve), []);
      const seen = await proposed(store, story, { words: 'First of all', about: [] });
      await approve(store, seen.id, noon + 310);
      assert.equal((await items(store, noon + 310 + 120)).length, 1);
    });

    it('stop with what they have not told, each by its own watcher alone, and are never begun twice', async (t) => {
      const { store } = open(t);
      const { id: story } = await madeStory(store);
      const watch = granted(await store.watches.add(words('illegally'), eve, noon));
      assert.deepEqual(granted(await store.watches.add(words('illegally'), eve, noon)), watch);
      await approved(store, story);
      assert.equal(await store.watches.stop(watch.id, ben), false);
      assert.equal((await store.watches.untold(eve)).length, 1);
      assert.equal(await store.watches.stop(watch.id, eve), true);
      assert.deepEqual([await store.watches.untold(eve), await store.watches.of(eve)], [[], []]);
      for (let at = 0; at < 50; at += 1) granted(await store.watches.add(words(`word ${at}`), eve, noon));
      assert.equal(refused(await store.watches.add(words('one more'), eve, noon)), 'too_many_watches');
    });

    it('leave what somebody is recalled from to the recall, and go when their words are sealed or they are forgotten', async (t) => {
      const { store } = open(t);
      const { id: story } = await madeStory(store);
      const first = await approved(store, story);
      const shown = {
        version: first.id,
        status: 'approved',
        door: 'answer',
        at: noon,
        channel: null,
        ts: null,
      } as const;
      await store.record.expose([{ ...shown, member: eve }]);
      for (const who of [eve, ben]) granted(await store.watches.add(words('these documents were'), who, noon));
      granted(await store.watches.add(words('documents'), ben, noon));
      const draft = aDraft({ words: 'These documents were stolen.' });
      const change = { kind: 'correction', reason: 'Misheard.' } as const;
      const second = granted(await store.claims.amend(first.id, draft, change, true, rita, noon + 90));
      await approve(store, second.id, noon + 100);
      assert.deepEqual(await store.watches.untold(eve), []);
      assert.equal((await store.watches.untold(ben)).length, 1);
      granted(await store.claims.seal(story, 1, 'A court order.', ana, noon + 200));
      assert.deepEqual(
        (await store.watches.of(ben)).map(({ text }) => text),
        ['documents'],
      );
      assert.deepEqual(await store.watches.of(eve), []);
      await store.record.forget(ben, noon + 300);
      assert.deepEqual(await store.watches.of(ben), []);
      assert.equal((await store.record.verify()).fault, null);
    });
  });

  describe(`what is said unasked from a fact store, ${name}`, () => {
    it('begins a story’s digest once a day, and goes on from the last one', async (t) => {
      const { store, reopened } = open(t);
      const { id: story } = await madeStory(store);
      await approved(store, story);
      const begun = await Promise.all([1, 2].map(() => store.rounds.beginDigest(story, '2024-08-12', noon + DAY)));
      assert.deepEqual(begun.sort(), [false, true]);
      const again = reopened();
      assert.equal(await again.rounds.beginDigest(story, '2024-08-12', noon + DAY + 60), false);
      await approved(again, story, { words: 'More', about: [] });
      assert.equal(await again.rounds.beginDigest(story, '2024-08-13', noon + 2 * DAY), true);
      const mornings = (await again.outbox.take(99, noon + 2 * DAY, 10)).filter(({ kind }) => kind === 'morning');
      const [first] = mornings;
      assert.equal(mornings.length, 1);
      await again.outbox.sent(first?.id ?? 0, noon + 2 * DAY);
      const second = (await again.outbox.take(99, noon + 2 * DAY, 10)).find(({ kind }) => kind === 'morning');
      assert.equal(second?.body['after'], first?.body['upTo']);
    });

    it('reminds somebody once, until the pause is over', async (t) => {
      const { store, reopened } = open(t);
      assert.equal(await store.rounds.remind(eve, 3_600, noon), true);
      assert.equal(await reopened().rounds.remind(eve, 3_600, noon + 3_599), false);
      assert.equal(await reopened().rounds.remind(eve, 3_600, noon + 3_600), true);
    });
  });
}
