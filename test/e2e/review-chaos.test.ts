import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ChaosNewsroom } from '../support/chaos/newsroom.ts';
import { lives } from '../support/chaos/script.ts';

/** In each of three newsrooms, from a seed of its own: `npm run torture` plays far more, from other seeds. */
const RUNS = 7;

describe('reviews in which events are doubled, late, out of order or lost, and the desk is restarted', () => {
  for (const [seed, round] of ['first', 'second', 'third'].entries()) {
    it(`end where the card says, decided once and told once, the ${round} time`, async (t) => {
      const newsroom = await ChaosNewsroom.open(1 + (seed % 2));
      const played = await fc.check(
        fc.asyncProperty(lives, (life) => newsroom.play(life)),
        { seed, numRuns: RUNS, endOnFailure: true },
      );
      await newsroom.close();
      assert.ok(!played.failed, fc.defaultReportMessage(played) ?? '');
      t.diagnostic(JSON.stringify(newsroom.counts));
    });
  }
});
