import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { ChaosReport } from './chaos.ts';
import { crash } from './crash.ts';
import { numbersFrom } from './random.ts';

const TESTS = join(import.meta.dirname, '..');

const PATIENCE = { forRecalls: true, onDiskWithinMs: 250 };

/** What came of a part: figures by what they count. */
type Figures = Readonly<Record<string, string | number>>;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
  },
});
const [runs, kills, seed] = [Number(values.runs), Number(values.kills), Number(values.seed)];

/** Does one part and prints what came of it. @returns whether it held */
async function part(what: string, run: () => Promise<Figures>): Promise<boolean> {
  const begun = performance.now();
  const took = () => Math.round((performance.now() - begun) / 1_000);
  try {
    print(`${what} held`, { ...(await run()), seconds: took() });
    return true;
  } catch (error) {
    print(`${what} FAILED`, { seconds: took() });
    console.error(error);
    return false;
  }
}

function print(heading: string, figures: Figures): void {
  const lines = Object.entries(figures).map(
    ([what, figure]) => `  ${what.padEnd(58)}${figure.toLocaleString('en-US')}`,
  );
  console.log([heading, ...lines, ''].join('\n'));
}

async function playChaos(): Promise<Figures> {
  if (runs === 0) return { runs };
  const worker = new Worker(new URL('./chaos-worker.ts', import.meta.url), { workerData: { runs, seed } });
  const [report]: ChaosReport[] = await once(worker, 'message');
  await worker.terminate();
  if (!report) throw new Error('The chaos brought no report.');
  const { lives, corrections, retractions, decisions, events, presses, restarts } = report;
  return {
    'generated runs': lives,
    'with a correction': corrections,
    'with a retraction': retractions,
    'reactions, each told at once, twice, late or never': events,
    'presses at the same moments': presses,
    'restarts in the middle': restarts,
    'decisions, each taken once and told once': decisions,
  };
}

async function killAgainAndAgain(): Promise<Figures> {
  if (kills === 0) return { kills };
  const report = await crash(kills, numbersFrom(seed), PATIENCE);
  return {
    kills: report.kills,
    'acknowledged steps, all there, once': report.acknowledged,
    'steps that a dead desk left without an answer': report.unanswered,
    'messages posted': report.posts,
    'twice, though Slack had answered in time': 0,
    'twice, killed before Slack’s answer had left': report.cutOff,
    [`twice, killed within ${PATIENCE.onDiskWithinMs} ms of the answer`]: report.justAnswered,
    'the longest of those, in ms': report.longestMs,
  };
}

/** Runs a test file of the suite in a process of its own. */
async function suite(file: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const test = spawn(process.execPath, ['--test', '--test-timeout=600000', join(TESTS, file)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  test.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  const [code] = await once(test, 'close');
  if (code !== 0) throw new Error(said);
  return said;
}

async function leak(): Promise<Figures> {
  const compared = [...(await suite('e2e/leak.test.ts', { LEAK_EVERY: '1' })).matchAll(/(\d+) pairs compared/g)].map(
    ([, count]) => Number(count),
  );
  return {
    'answers compared with those of a story never made': compared.reduce((sum, count) => sum + count, 0),
    leaks: 0,
  };
}

async function canary(): Promise<Figures> {
  await suite('e2e/canary.test.ts');
  return { 'secrets in the log, or with anybody else': 0 };
}

async function extraction(): Promise<Figures> {
  await suite('extract/properties.test.ts', { EXTRACT_SHARE: '1' });
  return { 'words of the longest text read': 200_000 };
}

console.log(`Seed ${seed}. To repeat it: npm run torture -- --runs ${runs} --kills ${kills} --seed ${seed}\n`);
const held = await Promise.all([part('Chaos', playChaos), part('Crash', killAgainAndAgain)]);
held.push(await part('Leak', leak), await part('Canary', canary), await part('Extraction', extraction));
process.exit(held.every(Boolean) ? 0 : 1);
