import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Persona } from '../../src/local/driver/persona.ts';
import type { LocalSlack } from '../../src/local/local-slack.ts';
import { openFactStore } from '../../src/store/open-store.ts';
import { StoryDeskProcess } from '../slack/story-desk-process.ts';
import { slackWithCast, tokensOf } from '../slack/watched-desk.ts';
import { STORY } from '../support/newsroom.ts';
import { type Moment, Traffic } from '../support/traffic.ts';
import { Acknowledged } from './acknowledged.ts';
import { type Doubles, judge, type Patience } from './judge.ts';
import { type Cast, closeForms, work } from './people.ts';

/** What a run of kills came to. */
export interface CrashReport extends Doubles {
  readonly kills: number;
  readonly acknowledged: number;
  readonly unanswered: number;
  readonly posts: number;
}

/** When a desk is killed: some milliseconds after its start or its first connection, or at one of its calls to Slack. */
type Instant =
  | { readonly after: 'start' | 'connection'; readonly ms: number }
  | { readonly method: string; readonly moment: Moment; readonly nth: number; readonly delayMs: number };

/** Where the desk is in the middle of something; the first ones tell somebody, and are drawn more often. */
const METHODS = [
  ...['chat.postMessage', 'chat.postMessage', 'chat.postMessage', 'chat.update', 'chat.update'],
  ...['reactions.get', 'chat.postEphemeral', 'response_url', 'views.open', 'conversations.info'],
];
/** A desk is connected for no longer than this, whatever was drawn. */
const LIFE_MS = 1_500;
/** A recall waits for a minute after the one before it. */
const RECALLS_MS = 150_000;
/** All else is sent within this. */
const REST_MS = 40_000;
/** What a dead desk had taken, another one takes after ten seconds; what is due later is a recall. */
const TAKEN_SECONDS = 12;

/**
 * Kills a real desk at random instants, again and again, while people propose, approve, hold, decline, correct, retract,
 * ask, share and confirm; and checks at the end that all that was acknowledged is there, and that nobody was told twice.
 *
 * @param random - numbers from 0 up to 1
 */
export async function crash(kills: number, random: () => number, patience: Patience): Promise<CrashReport> {
  const folder = await mkdtemp(join(tmpdir(), 'story-desk-crash-'));
  const databasePath = join(folder, 'facts.db');
  const cast = await castFor(random);
  const { slack, traffic, seen, maya } = cast;
  const env = {
    ...tokensOf(slack),
    DATABASE_PATH: databasePath,
    EDITORS: `${maya.id},${cast.tom.id}`,
    BACKUP_HOURS: '0',
    LOG_LEVEL: 'error',
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  };
  const working: Promise<unknown>[] = [];
  try {
    const first = await started(env);
    await maya.slash(STORY, '/story new trump-campaign-hack key:HACK');
    first.signal('SIGTERM');
    await first.exit();
    for (let kill = 0; kill < kills; kill += 1) working.push(...(await livedAndDied(kill, env, cast)));
    await Promise.all(working);

    traffic.begun();
    const last = await started(env);
    await settled(databasePath, patience);
    last.signal('SIGTERM');
    await last.exit();
    const doubles = await judge(databasePath, cast, patience);
    const { posts } = traffic;
    return { kills, acknowledged: seen.steps, unanswered: seen.unanswered, posts: posts.length, ...doubles };
  } finally {
    await slack.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function castFor(random: () => number): Promise<Cast> {
  const slack = await slackWithCast({ timeoutMs: 1_500, ackMs: 1_500 });
  const omar = slack.addPerson({ id: 'U070MARHADD', name: 'omar', real_name: 'Omar Haddad' });
  await omar.joins(STORY);
  const [priya, maya, tom]: Persona[] = ['priya', 'maya', 'tom'].map((name) => slack.person(name));
  if (!priya || !maya || !tom) throw new Error('The cast is not complete.');
  return { slack, traffic: new Traffic(slack), seen: new Acknowledged(), random, priya, maya, tom, omar };
}

async function started(env: Record<string, string>): Promise<StoryDeskProcess> {
  const desk = new StoryDeskProcess(env);
  await desk.writes(/is connected/, 20_000);
  return desk;
}

/** One life of the desk, from its start to the kill. @returns what people were still doing when it died */
async function livedAndDied(number: number, env: Record<string, string>, cast: Cast): Promise<Promise<unknown>[]> {
  const { traffic, slack, random } = cast;
  traffic.begun();
  const desk = new StoryDeskProcess(env);
  const stop = new AbortController();
  const { promise: dead, resolve } = Promise.withResolvers<null>();
  const kill = (): void => {
    if (stop.signal.aborted) return;
    desk.signal('SIGKILL');
    traffic.killed();
    stop.abort();
    resolve(null);
  };
  const instant = drawInstant(random);
  lieInWait(instant, kill, traffic);
  const working: Promise<unknown>[] = [];
  if (await Promise.race([connection(slack), dead])) {
    setTimeout(kill, 'after' in instant ? instant.ms : LIFE_MS);
    working.push(work(cast, number, stop.signal));
  }
  await dead;
  await desk.exit();
  await closeForms(cast);
  return working;
}

async function connection(slack: LocalSlack): Promise<true> {
  for (let looks = 0; looks < 20; looks += 1) {
    // One look lasts as long as people wait for anything.
    if (
      await slack.connected().then(
        () => true,
        () => false,
      )
    )
      return true;
  }
  throw new Error('The desk did not connect.');
}

function drawInstant(random: () => number): Instant {
  const kind = random();
  const delayMs = random() < 0.4 ? 0 : random() * 50;
  const nth = 1 + Math.floor(random() * 5);
  const method = METHODS[Math.floor(random() * METHODS.length)] ?? 'chat.postMessage';
  if (kind < 0.35) return { method, moment: 'arrives', nth, delayMs };
  if (kind < 0.7) return { method, moment: 'is answered', nth, delayMs };
  return kind < 0.8 ? { after: 'start', ms: random() * 1_000 } : { after: 'connection', ms: random() * LIFE_MS };
}

/** Kills when the instant comes, where it can come before the desk is connected. */
function lieInWait(instant: Instant, kill: () => void, traffic: Traffic): void {
  if ('after' in instant) {
    if (instant.after === 'start') setTimeout(kill, instant.ms);
    return;
  }
  let left = instant.nth;
  traffic.onCall = (method, moment) => {
    if (method !== instant.method || moment !== instant.moment || --left !== 0) return;
    if (instant.delayMs === 0) kill();
    else setTimeout(kill, instant.delayMs);
  };
}

/** Waits until everything that was due has been sent; where nobody is patient, recalls that have to wait may. */
async function settled(databasePath: string, { forRecalls }: Patience): Promise<void> {
  const store = openFactStore(databasePath);
  const until = Date.now() + (forRecalls ? RECALLS_MS : REST_MS);
  try {
    for (;;) {
      const due = await store.outbox.nextDue();
      if (due === null || (!forRecalls && due > Date.now() / 1_000 + TAKEN_SECONDS)) return;
      if (Date.now() > until) throw new Error('The outbox was not emptied.');
      await sleep(100);
    }
  } finally {
    store.close();
  }
}
