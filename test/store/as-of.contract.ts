import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Status, Version } from '../../src/domain/claim.ts';
import type { FactStore } from '../../src/store/fact-store.ts';
import type { OpenHome } from './home.ts';
import { aDraft, ana, ben, emoji, everywhere, madeStory, noon, rita } from './samples.ts';

const STATUSES: readonly Status[] = ['proposed', 'approved', 'declined', 'replaced', 'retracted'];
const step = fc.record({ act: fc.constantFrom('propose', 'approve', 'decline', 'amend', 'retract'), which: fc.nat(9) });

/** What any FactStore promises of questions about the past. */
export function asOfContract(name: string, open: OpenHome): void {
  describe(`the past of a fact store, ${name}`, () => {
    it('is as it was listed then, whatever became of it since', async (t) => {
      const script = fc.sample(fc.array(step, { minLength: 60, maxLength: 60 }), { seed: 11, numRuns: 1 })[0] ?? [];
      const { store, reopened } = open(t);
      const story = await madeStory(store);
      const seen: { at: number; answers: unknown }[] = [];
      for (const [index, { act, which }] of script.entries()) {
        const at = noon + index * 10;
        await perform(store, story.id, act, which, at);
        seen.push({ at, answers: await everything(store) });
      }
      const kinds = new Set((await all(store)).map(({ status }) => status));
      assert.ok(kinds.size === STATUSES.length, `the script made ${[...kinds].join()} only`);
      const again = reopened();
      for (const { at, answers } of seen) assert.deepEqual(await everything(again, at), answers, `as of ${at - noon}`);
      for (const { at, answers } of seen) assert.deepEqual(await everything(again, at + 9), answers, 'until the next');
    });
  });

  /** All that answers are drawn from, now or as of a moment. */
  async function everything(store: FactStore, asOf?: number) {
    const then = asOf === undefined ? {} : { asOf };
    const lists = [];
    for (const status of [...STATUSES, 'disputed'] as const) {
      lists.push(await store.claims.list(everywhere, { status, ...then }, 'newest', 0, 99));
    }
    const found = await store.claims.candidates(everywhere, then, ['number'], 99);
    return { lists, found, actors: await store.actors.list(everywhere, asOf) };
  }

  const all = async (store: FactStore): Promise<Version[]> =>
    (await Promise.all(STATUSES.map((status) => store.claims.list(everywhere, { status }, 'waiting', 0, 99)))).flatMap(
      ({ items }) => items,
    );

  async function perform(store: FactStore, story: Version['story'], act: string, which: number, at: number) {
    const having = async (status: Status) => {
      const { items } = await store.claims.list(everywhere, { status }, 'waiting', 0, 99);
      return items[which % Math.max(items.length, 1)];
    };
    const draft = aDraft({
      words: `Number ${at}.`,
      stance: which % 4 === 0 ? 'denial' : 'statement',
      speaker: { name: ['Steven Cheung', 'Iran', 'Microsoft'][which % 3] ?? 'Iran' },
      about: [{ name: ['Iran', 'Microsoft', 'Steven Cheung'][which % 3] ?? 'Iran' }],
    });
    const waiting = await having('proposed');
    const inForce = await having('approved');
    if (act === 'propose') await store.claims.propose(story, draft, null, rita, at);
    if (act === 'approve' && waiting) {
      await store.reviews.recount(waiting.id, { votes: [emoji(ana)], readAt: 1 }, new Set([ana]), at);
    }
    if (act === 'decline' && waiting) await store.reviews.decline(waiting.id, ana, 'No.', at);
    if (act === 'amend' && (inForce ?? waiting)) {
      const base = inForce ?? waiting;
      if (base) await store.claims.amend(base.id, draft, { kind: 'correction', reason: 'Misheard.' }, true, ben, at);
    }
    if (act === 'retract' && inForce && which < 3)
      await store.reviews.retract(inForce.id, 'outlet', 'Pulled.', ana, at);
  }
}
