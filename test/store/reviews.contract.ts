import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChannelId, MessageTs, UserId, VersionId } from '../../src/domain/ids.ts';
import type { Choice } from '../../src/domain/standing.ts';
import type { FactStore } from '../../src/store/fact-store.ts';
import type { OpenHome } from './home.ts';
import { ana, ben, emoji, eve, granted, madeStory, newsroom, noon, proposed, refused, rita } from './samples.ts';

const editors = new Set<UserId>([ana, ben]);
const ts = '1723392000.000200' as MessageTs;

/** What any FactStore promises of cards, votes and decisions. */
export function reviewsContract(name: string, open: OpenHome): void {
  const recount = (store: FactStore, id: VersionId, votes: readonly (readonly [UserId, Choice])[], readAt = 1) =>
    store.reviews.recount(
      id,
      { votes: votes.map(([voter, choice]) => emoji(voter, choice)), readAt },
      editors,
      noon + 1,
    );
  const statusOf = async (store: FactStore, id: VersionId) => (await store.claims.version(id))?.status;

  describe(`reviews in a fact store, ${name}`, () => {
    it('remembers where a card is, and the place it was moved to', async (t) => {
      const { store, reopened } = open(t);
      const { id } = await proposed(store, (await madeStory(store)).id);
      assert.deepEqual(await store.reviews.openCards(), []);
      await store.reviews.cardPosted(id, newsroom, ts);
      const moved = 'C0ELSE' as ChannelId;
      await store.reviews.cardPosted(id, moved, ts);
      const again = reopened();
      const card = { version: id, channel: moved, ts };
      assert.deepEqual(await again.reviews.cardAt(moved, ts), card);
      assert.deepEqual(await again.reviews.cardOf(id), card);
      assert.equal(await again.reviews.cardAt(newsroom, ts), null);
      assert.deepEqual(await again.reviews.openCards(), [card]);
    });

    it('approves when enough editors approve, and says who', async (t) => {
      const { store, reopened } = open(t);
      const { id } = await proposed(store, (await madeStory(store, { approvalsNeeded: 2 })).id);
      const first = await recount(store, id, [
        [ana, 'approve'],
        [eve, 'approve'],
        [rita, 'approve'],
      ]);
      assert.deepEqual(first, { standing: { status: 'proposed', approvers: [ana], missing: 1 }, decided: false });
      const second = await recount(
        store,
        id,
        [
          [ana, 'approve'],
          [ben, 'approve'],
        ],
        2,
      );
      assert.deepEqual(second, { standing: { status: 'approved', approvers: [ana, ben] }, decided: true });
      const version = await reopened().claims.version(id);
      assert.deepEqual([version?.status, version?.decidedAt, version?.decidedBy], ['approved', noon + 1, [ana, ben]]);
    });

    it('decides once, however often it is asked', async (t) => {
      const { store, reopened } = open(t);
      const story = await madeStory(store);
      const { id } = await proposed(store, story.id);
      await recount(store, id, [[ana, 'approve']]);
      assert.deepEqual(await recount(store, id, [[ana, 'hold']], 2), { standing: null, decided: false });
      const again = reopened();
      assert.deepEqual(await recount(again, id, [], 3), { standing: null, decided: false });
      assert.equal(refused(await again.reviews.decline(id, ben, 'No', noon)), 'already_decided');
      assert.equal(refused(await again.reviews.press(id, ben, 'hold', 'No', noon)), 'already_decided');
      assert.equal(await statusOf(again, id), 'approved');
      assert.deepEqual(
        (await again.reviews.votes(id)).map(({ voter, choice }) => [voter, choice]),
        [[ana, 'approve']],
      );
      const decisions = (await again.record.history(story.id, 1)).filter(({ what }) => what === 'version.approved');
      assert.deepEqual(
        decisions.map(({ by, deciders }) => [by, deciders]),
        [[ana, [ana]]],
      );
    });

    it('keeps what stands on the card, not what once stood there', async (t) => {
      const { store, reopened } = open(t);
      const { id } = await proposed(store, (await madeStory(store, { approvalsNeeded: 2 })).id);
      await recount(store, id, [
        [ana, 'approve'],
        [ben, 'hold'],
      ]);
      await recount(
        store,
        id,
        [
          [ben, 'approve'],
          [ben, 'approve'],
        ],
        2,
      );
      const votes = await reopened().reviews.votes(id);
      assert.deepEqual(
        votes.map(({ voter, choice, means }) => [voter, choice, means]),
        [[ben, 'approve', 'emoji']],
      );
    });

    it('keeps nothing of the emoji of those who are no editors', async (t) => {
      const { store } = open(t);
      const { id } = await proposed(store, (await madeStory(store)).id);
      await recount(store, id, [
        [eve, 'approve'],
        [eve, 'hold'],
      ]);
      assert.deepEqual(await store.reviews.votes(id), []);
    });

    it('takes no reading older than the newest', async (t) => {
      const { store, reopened } = open(t);
      const { id } = await proposed(store, (await madeStory(store)).id);
      await recount(store, id, [[ana, 'hold']], 20.5);
      const again = reopened();
      const late = await recount(again, id, [[ana, 'approve']], 20.25);
      assert.deepEqual(late, { standing: { status: 'held', holders: [ana] }, decided: false });
    });

    it('counts what is stored where the card could not be read', async (t) => {
      const { store, reopened } = open(t);
      const { id } = await proposed(store, (await madeStory(store, { approvalsNeeded: 2 })).id);
      await recount(store, id, [[ana, 'approve']]);
      granted(await store.reviews.press(id, ben, 'approve', null, noon));
      const { decided } = await reopened().reviews.recount(id, null, editors, noon);
      assert.equal(decided, true);
    });

    it('keeps one button to an editor, until they take it back', async (t) => {
      const { store, reopened } = open(t);
      const { id } = await proposed(store, (await madeStory(store)).id);
      granted(await store.reviews.press(id, ana, 'approve', null, noon));
      granted(await store.reviews.press(id, ana, 'hold', 'Who heard it?', noon + 2));
      assert.deepEqual(await reopened().reviews.votes(id), [
        { voter: ana, choice: 'hold', means: 'button', reason: 'Who heard it?', at: noon + 2 },
      ]);
    });

    it('takes no approval from an editor whose button holds, until they take it back', async (t) => {
      const { store } = open(t);
      const { id } = await proposed(store, (await madeStory(store)).id);
      granted(await store.reviews.press(id, ana, 'hold', 'Who heard it?', noon));
      assert.equal(refused(await store.reviews.press(id, ana, 'approve', null, noon + 1)), 'own_hold');
      assert.deepEqual(
        (await store.reviews.votes(id)).map(({ choice }) => choice),
        ['hold'],
      );
      granted(await store.reviews.press(id, ana, null, null, noon + 2));
      granted(await store.reviews.press(id, ana, 'approve', null, noon + 3));
    });

    it('leaves everything as it is where somebody voted of whom nobody asked whether they are an editor', async (t) => {
      const { store } = open(t);
      const { id } = await proposed(store, (await madeStory(store)).id);
      granted(await store.reviews.press(id, ben, 'hold', 'Wait', noon));
      const reading = { votes: [emoji(ana)], readAt: 1 };
      const onlyAna = new Set<UserId>([ana]);
      const unasked = await store.reviews.recount(id, reading, onlyAna, noon + 1, onlyAna);
      assert.deepEqual(unasked, { standing: null, decided: false, unasked: true });
      assert.deepEqual([await statusOf(store, id), await store.reviews.newestReading(id)], ['proposed', 0]);
      const { standing } = await store.reviews.recount(id, reading, editors, noon + 2, editors);
      assert.deepEqual(standing, { status: 'held', holders: [ben] });
      assert.equal(await store.reviews.newestReading(id), 1);
    });

    it('lets a button hold outweigh approvals until it is taken back', async (t) => {
      const { store } = open(t);
      const { id } = await proposed(store, (await madeStory(store)).id);
      granted(await store.reviews.press(id, ana, 'hold', 'Wait', noon));
      const held = await recount(store, id, [
        [ana, 'approve'],
        [ben, 'approve'],
      ]);
      assert.equal(held.standing?.status, 'held');
      granted(await store.reviews.press(id, ana, null, null, noon));
      assert.equal((await store.reviews.recount(id, null, editors, noon)).decided, true);
    });

    it('declines once, with the reason', async (t) => {
      const { store, reopened } = open(t);
      const { id } = await proposed(store, (await madeStory(store)).id);
      const declined = granted(await store.reviews.decline(id, ana, 'Not what he said', noon + 5));
      assert.deepEqual([declined.status, declined.decidedBy, declined.reason], ['declined', [ana], 'Not what he said']);
      assert.deepEqual(await reopened().claims.version(id), declined);
    });

    it('tells of each change by one card that waits, and of the decision once', async (t) => {
      const { store, reopened } = open(t);
      const { id } = await proposed(store, (await madeStory(store)).id);
      granted(await store.reviews.press(id, ben, 'hold', 'Wait', noon));
      granted(await store.reviews.press(id, ben, null, null, noon));
      await recount(store, id, [[ana, 'approve']]);
      const again = reopened();
      const items = await again.outbox.take(9, noon + 1, 30);
      assert.deepEqual(
        items.map(({ kind, recipient }) => [kind, recipient]),
        [
          ['card', null],
          ['decision', rita],
        ],
      );
    });

    it('queues no card where nothing changed', async (t) => {
      const { store } = open(t);
      const { id } = await proposed(store, (await madeStory(store, { approvalsNeeded: 2 })).id);
      await recount(store, id, [[ana, 'approve']]);
      for (const item of await store.outbox.take(9, noon + 1, 30)) await store.outbox.sent(item.id, noon + 1);
      await recount(store, id, [[ana, 'approve']], 2);
      granted(await store.reviews.press(id, ben, null, null, noon));
      assert.equal(await store.outbox.nextDue(), null);
    });
  });
}
