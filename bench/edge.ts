import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile } from './percentile.ts';
import { SmallSlack, type Timing } from './small-slack.ts';

const QUESTION = 'who-said "illegally obtained"';
const ROUNDS = 5;
const ONE_AT_A_TIME = 200;
const AT_ONCE = 200;

/** One system's times for a question, both ways of asking. */
interface Measured {
  readonly single: Timing[];
  readonly burst: Timing[];
}

/**
 * Times a `/story who-said` from its envelope to its acknowledgement and to its answer, against a Bolt handler that only
 * acknowledges and responds. Each is a process of its own, and the two take turns, so that the machine's moods fall on both.
 */
export async function benchEdge(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'story-desk-bench-'));
  const [deskSlack, bareSlack] = [new SmallSlack(), new SmallSlack()];
  await Promise.all([deskSlack.start(), bareSlack.start()]);
  const desk = await serve('serve-desk.ts', deskSlack.apiUrl, join(folder, 'bench.db'));
  const bare = await serve('serve-bare.ts', bareSlack.apiUrl);
  const [ours, theirs]: [Measured, Measured] = [
    { single: [], burst: [] },
    { single: [], burst: [] },
  ];
  await measure(deskSlack, { single: [], burst: [] });
  await measure(bareSlack, { single: [], burst: [] });
  for (let round = 0; round < ROUNDS; round += 1) {
    await measure(deskSlack, ours);
    await measure(bareSlack, theirs);
  }
  desk.kill('SIGKILL');
  bare.kill('SIGKILL');
  await Promise.all([deskSlack.stop(), bareSlack.stop()]);
  rmSync(folder, { recursive: true });
  return [
    'who-said through Socket Mode against a bare Bolt handler (ack, respond), ms',
    ...rows('one at a time', ours.single, theirs.single),
    ...rows(`${AT_ONCE} at once`, ours.burst, theirs.burst),
  ];
}

async function measure(slack: SmallSlack, into: Measured): Promise<void> {
  for (let asked = 0; asked < ONE_AT_A_TIME; asked += 1) into.single.push(await slack.command(QUESTION));
  into.burst.push(...(await Promise.all(Array.from({ length: AT_ONCE }, () => slack.command(QUESTION)))));
}

function rows(label: string, ours: readonly Timing[], theirs: readonly Timing[]): string[] {
  return (['ack', 'answer'] as const).map((what) => {
    const [a, b] = [ours.map((timing) => timing[what]), theirs.map((timing) => timing[what])];
    const figures = [50, 99].map((point) => {
      const [desk, bare] = [percentile(a, point), percentile(b, point)];
      return `p${point} ${desk.toFixed(2)} / ${bare.toFixed(2)} = ${(desk / bare).toFixed(2)}×`;
    });
    return `  ${label.padEnd(14)} ${what.padEnd(7)} ${figures.join('   ')}`;
  });
}

/** Starts a system under test, and waits until it is connected. */
async function serve(file: string, ...args: string[]): Promise<ChildProcess> {
  const child = fork(new URL(file, import.meta.url), args);
  await once(child, 'message');
  return child;
}
