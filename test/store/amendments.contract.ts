import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Amendment, Version } from '../../src/domain/claim.ts';
import type { UserId, VersionId } from '../../src/domain/ids.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { FactStore } from '../../src/store/fact-store.ts';
import type { OpenHome } from './home.ts';
import {
  aDraft,
  aMessage,
  ana,
  approved,
  ben,
  emoji,
  everywhere,
  granted,
  madeStory,
  named,
  noon,
  proposed,
  references,
  refused,
  rita,
} from './samples.ts';

const CORRECTION: Amendment = { kind: 'correction', reason: 'The tape has it otherwise.' };
const later = noon + 600;

/** What any FactStore promises of corrections and retractions. */
export function amendmentsContract(name: string, open: OpenHome): void {
  const amend = (
    store: FactStore,
    base: VersionId,
    over: Parameters<typeof aDraft>[0] = { words: 'These were illegally obtained.' },
    by: UserId = ben,
    amendment = CORRECTION,
  ): Promise<Outcome<Version>> => store.claims.amend(base, aDraft(over), amendment, true, by, later);
  const approve = (store: FactStore, id: VersionId, editor: UserId = ana) =>
    store.reviews.recount(id, { votes: [emoji(editor)], readAt: 2 }, new Set([editor]), later + 60);
  const statuses = async (store: FactStore, { story }: Version) =>
    (await store.claims.edition(story, 1)).map(({ status }) => status);
  const dueCards = async (store: FactStore) =>
    (await store.outbox.take(99, later + 999, 60)).filter(({ kind }) => kind === 'card').map(({ version }) => version);
  const listed = async (store: FactStore, status?: 'retracted') =>
    references((await store.claims.list(everywhere, status ? { status } : {}, 'newest', 0, 9)).items);

  describe(`corrections in a fact store, ${name}`, () => {
    it('leave the old words in force until an editor approves the new ones', async (t) => {
      const { store, reopened } = open(t);
      const first = await approved(store, (await madeStory(store)).id);
      const second = granted(await amend(store, first.id));
      assert.deepEqual([second.reference, second.edition, second.status], [first.reference, 2, 'proposed']);
      assert.deepEqual(second.amends, { ...CORRECTION, edition: 1 });
      assert.equal((await store.claims.version(first.id))?.correctionPending, true);
      assert.deepEqual(await listed(store), ['HACK-1']);

      await approve(store, second.id);
      const again = reopened();
      const [before, after] = await again.claims.edition(first.story, 1);
      assert.deepEqual([before?.status, after?.status], ['replaced', 'approved']);
      assert.deepEqual(before?.ended, { by: ana, at: later + 60, retractor: null, edition: 2 });
      assert.deepEqual([before?.decidedBy, before?.correctionPending], [[ana], false]);
      assert.equal(before?.words, first.words);
      assert.equal((await again.claims.list(everywhere, {}, 'newest', 0, 9)).items[0]?.words, second.words);
      assert.equal((await again.record.verify()).fault, null);
    });

    it('have the old version’s card drawn again, and one of their own', async (t) => {
      const { store } = open(t);
      const first = await approved(store, (await madeStory(store)).id);
      for (const item of await store.outbox.take(99, noon + 99, 60)) await store.outbox.sent(item.id, noon + 99);
      const second = granted(await amend(store, first.id));
      assert.deepEqual(await dueCards(store), [second.id, first.id]);
    });

    it('wait one at a time: their proposer may replace them, another is refused', async (t) => {
      const { store, reopened } = open(t);
      const first = await approved(store, (await madeStory(store)).id);
      const second = granted(await amend(store, first.id));
      assert.equal(refused(await amend(store, first.id, { words: 'Mine.' }, rita)), 'correction_waits');
      const third = granted(await amend(store, second.id, { words: 'These were all illegally obtained.' }));
      assert.deepEqual(await statuses(reopened(), first), ['approved', 'replaced', 'proposed']);
      const again = reopened();
      assert.equal((await again.claims.version(second.id))?.ended?.edition, 3);
      assert.deepEqual(third.amends, { ...CORRECTION, edition: 1 });
      assert.equal((await approve(again, second.id)).standing, null);
      await approve(again, third.id);
      assert.deepEqual(await statuses(again, first), ['replaced', 'replaced', 'approved']);
      assert.equal((await again.record.verify()).fault, null);
    });

    it('of what was never approved are its proposer’s alone', async (t) => {
      const { store } = open(t);
      const first = await proposed(store, (await madeStory(store)).id);
      assert.equal(refused(await amend(store, first.id, {}, ben)), 'not_approved_yet');
      const second = granted(await amend(store, first.id, { words: 'As I meant it.' }, rita));
      assert.deepEqual(await statuses(store, first), ['replaced', 'proposed']);
      await approve(store, second.id);
      assert.deepEqual(await statuses(store, first), ['replaced', 'approved']);
      assert.equal((await store.record.verify()).fault, null);
    });

    it('are refused where they change nothing, and leave no name behind', async (t) => {
      const { store } = open(t);
      const first = await approved(store, (await madeStory(store)).id);
      assert.equal(refused(await amend(store, first.id, {})), 'nothing_changed');
      const second = granted(await amend(store, first.id, { about: named('Iran', 'Israel') }));
      assert.equal(refused(await amend(store, second.id, { about: named('Iran', 'Israel') })), 'nothing_changed');
      assert.equal(refused(await amend(store, second.id, {})), 'nothing_changed');
    });

    it('change who knows an identity, and that alone, if need be', async (t) => {
      const { store, reopened } = open(t);
      const unnamed = { groundRules: 'on_background', terms: 'an aide' } as const;
      const first = await approved(store, (await madeStory(store)).id, { ...unnamed, identityKnownTo: ana });
      assert.equal(refused(await amend(store, first.id, { ...unnamed, identityKnownTo: ana })), 'nothing_changed');
      const second = granted(await amend(store, first.id, { ...unnamed, identityKnownTo: 'U0NEW' as UserId }));
      assert.equal(second.identityKnownTo, 'U0NEW');
      const third = granted(await amend(store, second.id, unnamed));
      assert.equal(third.identityKnownTo, null);
      const again = reopened();
      assert.equal((await again.claims.version(first.id))?.identityKnownTo, ana);
      assert.equal((await again.record.verify()).fault, null);
    });

    it('are refused where the version they were made from is not the one in force', async (t) => {
      const { store } = open(t);
      const first = await approved(store, (await madeStory(store)).id);
      await approve(store, granted(await amend(store, first.id)).id);
      assert.equal(refused(await amend(store, first.id, { words: 'From an old form.' })), 'changed_meanwhile');
    });

    it('are refused for a claim that was declined or retracted', async (t) => {
      const { store } = open(t);
      const story = await madeStory(store);
      const declined = await proposed(store, story.id);
      await store.reviews.decline(declined.id, ana, 'No.', noon);
      assert.equal(refused(await amend(store, declined.id, {}, rita)), 'already_decided');
      const retracted = await approved(store, story.id);
      granted(await store.reviews.retract(retracted.id, 'newsroom', 'Misheard.', ana, later));
      assert.equal(refused(await amend(store, retracted.id)), 'claim_retracted');
    });

    it('are filed in an archived story, too', async (t) => {
      const { store } = open(t);
      const story = await madeStory(store);
      const first = await approved(store, story.id);
      granted(await store.stories.archive(story.id, ana, noon));
      assert.equal(granted(await amend(store, first.id)).edition, 2);
    });

    it('are checked against the source text, unless they are typed by hand', async (t) => {
      const { store } = open(t);
      const story = await madeStory(store);
      const message = aMessage('He said: “We were hacked by Iran.” Nothing else.');
      const draft = aDraft({ words: 'We were hacked by Iran.' });
      const first = granted(await store.claims.propose(story.id, draft, message, rita, noon));
      await approve(store, first.id);
      const heard = { words: 'We were hacked by Israel.' };
      assert.equal(refused(await amend(store, first.id, heard)), 'words_not_in_source');
      const kept = granted(await amend(store, first.id, { words: 'hacked by Iran.' }));
      assert.deepEqual(kept.source?.spans, [[18, 33]]);
      const typed = granted(await store.claims.amend(kept.id, aDraft(heard), CORRECTION, false, ben, later));
      assert.equal(typed.source, null);
    });
  });

  describe(`retractions in a fact store, ${name}`, () => {
    it('take a claim out of every answer but one that asks for them', async (t) => {
      const { store, reopened } = open(t);
      const { id } = await approved(store, (await madeStory(store)).id);
      const retracted = granted(await store.reviews.retract(id, 'speaker', 'He took it back.', ana, later));
      assert.deepEqual([retracted.status, retracted.reason], ['retracted', 'He took it back.']);
      const again = reopened();
      assert.deepEqual(await listed(again), []);
      assert.deepEqual(await listed(again, 'retracted'), ['HACK-1']);
      assert.deepEqual(await again.claims.candidates(everywhere, {}, ['illegally'], 9), []);
      assert.deepEqual((await again.claims.version(id))?.ended, {
        by: ana,
        at: later,
        retractor: 'speaker',
        edition: null,
      });
      assert.equal((await again.record.verify()).fault, null);
    });

    it('happen once, and to what is approved only', async (t) => {
      const { store } = open(t);
      const story = await madeStory(store);
      const waiting = await proposed(store, story.id);
      assert.equal(refused(await store.reviews.retract(waiting.id, 'outlet', 'No.', ana, later)), 'already_decided');
      const { id } = await approved(store, story.id);
      granted(await store.reviews.retract(id, 'outlet', 'It was pulled.', ana, later));
      assert.equal(refused(await store.reviews.retract(id, 'newsroom', 'Again.', ben, later)), 'already_decided');
      assert.equal((await store.claims.version(id))?.ended?.retractor, 'outlet');
    });

    it('decline a correction that waits', async (t) => {
      const { store } = open(t);
      const first = await approved(store, (await madeStory(store)).id);
      const second = granted(await amend(store, first.id));
      granted(await store.reviews.retract(first.id, 'newsroom', 'Misheard.', ana, later));
      assert.deepEqual(await statuses(store, first), ['retracted', 'declined']);
      assert.equal((await store.claims.version(second.id))?.reason, 'The claim was retracted.');
      assert.equal((await store.record.verify()).fault, null);
    });

    it('stand in the history with who took it back, by which editor, and why', async (t) => {
      const { store } = open(t);
      const first = await approved(store, (await madeStory(store)).id);
      granted(await amend(store, first.id, { words: 'Clearer.' }, ben, { kind: 'clarification', reason: 'Unclear.' }));
      granted(await store.reviews.retract(first.id, 'newsroom', 'Misheard.', ana, later));
      const told = (await store.record.history(first.story, 1)).map(({ what, by, reason, retractor, amendment }) => [
        what,
        by,
        reason,
        retractor ?? amendment,
      ]);
      assert.deepEqual(told.slice(-3), [
        ['correction.proposed', ben, 'Unclear.', 'clarification'],
        ['version.retracted', ana, 'Misheard.', 'newsroom'],
        ['version.declined', ana, 'The claim was retracted.', null],
      ]);
    });
  });
}
