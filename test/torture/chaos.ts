import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { type ChaosCounts, ChaosNewsroom } from '../support/chaos/newsroom.ts';
import { lives } from '../support/chaos/script.ts';

/** Lives played in one newsroom: a channel that holds more gets slow. */
const LIVES_AT_ONCE = 50;
/** Looking for a smaller life that fails, too, ends after this. */
const SHRINK_MS = 120_000;

/** What a run of chaos came to. */
export type ChaosReport = ChaosCounts;

/**
 * Plays generated lives of claims, in newsrooms one after the other, and checks that each ends as its cards say, is
 * decided once and told once.
 *
 * @throws with fast-check's seed, path and smallest counterexample
 */
export async function chaos(runs: number, seed: number): Promise<ChaosReport> {
  const total = { lives: 0, corrections: 0, retractions: 0, decisions: 0, events: 0, presses: 0, restarts: 0 };
  for (let played = 0; played < runs; played += LIVES_AT_ONCE) {
    const newsroom = await ChaosNewsroom.open(1 + ((played / LIVES_AT_ONCE) % 2));
    const result = await fc.check(
      fc.asyncProperty(lives, (life) => newsroom.play(life)),
      {
        seed: seed + played,
        numRuns: Math.min(LIVES_AT_ONCE, runs - played),
        interruptAfterTimeLimit: SHRINK_MS,
        markInterruptAsFailure: true,
      },
    );
    if (result.failed) {
      await Promise.race([newsroom.close().catch(() => undefined), sleep(5_000)]);
      throw new Error(fc.defaultReportMessage(result) ?? 'chaos failed', { cause: result.errorInstance });
    }
    await newsroom.close();
    for (const what of Object.keys(total) as (keyof ChaosReport)[]) total[what] += newsroom.counts[what];
  }
  return total;
}
