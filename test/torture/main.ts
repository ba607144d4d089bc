import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { crash } from './crash.ts';
import { numbersFrom } from './random.ts';

const E2E = join(import.meta.dirname, '..', 'e2e');
/** Generated reviews in one process, a third in each of three newsrooms: a channel that holds more gets slow. */
const RUNS_AT_ONCE = 150;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
  },
});
const [runs, kills, seed] = [Number(values.runs), Number(values.kills), Number(values.seed)];

/** Runs a test file in a process of its own. @returns whether it passed; what it says is printed where it did not */
async function passes(file: string, env: Readonly<Record<string, string>> = {}): Promise<boolean> {
  const test = spawn(process.execPath, ['--test', '--test-timeout=600000', join(E2E, file)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  test.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  const [code] = await once(test, 'close');
  if (code !== 0) console.error(said);
  return code === 0;
}

/** Does one part, and prints what came of it in a line. */
async function part(what: string, run: () => Promise<string | null>): Promise<boolean> {
  const begun = performance.now();
  const found = await run().catch((error: unknown) => {
    console.error(error);
    return null;
  });
  const took = Math.round((performance.now() - begun) / 1_000);
  console.log(`${found === null ? 'FAILED' : 'held  '}  ${what}${found === null ? '' : `: ${found}`} (${took} s)`);
  return found !== null;
}

async function chaos(): Promise<string | null> {
  const shares = Math.ceil(runs / RUNS_AT_ONCE);
  for (let share = 0; share < shares; share += 1) {
    const env = { CHAOS_RUNS: String(Math.ceil(runs / shares / 3)), CHAOS_SEED: String(seed + share * 1_000) };
    if (!(await passes('review-chaos.test.ts', env))) return null;
  }
  return `${runs} generated runs, each card ended as it stands, decided once and told once`;
}

console.log(`seed ${seed}: repeat with npm run torture -- --seed ${seed}\n`);
const held = [
  await part('chaos', chaos),
  await part('crash', async () => {
    const { acknowledged, cutOff } = await crash(kills, numbersFrom(seed));
    return `${kills} kills, ${acknowledged} steps acknowledged and all there, ${cutOff} messages twice for a call that was cut off, chain intact`;
  }),
  await part('leak', async () =>
    (await passes('leak.test.ts', { LEAK_EVERY: '1' })) ? 'no surface tells of a closed story' : null,
  ),
  await part('canary', async () =>
    (await passes('canary.test.ts')) ? 'no secret in logs, errors or others’ answers' : null,
  ),
];
process.exitCode = held.every(Boolean) ? 0 : 1;
