import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Status } from '../../src/domain/claim.ts';
import type { Persona } from '../../src/local/driver/persona.ts';
import type { LocalSlack } from '../../src/local/local-slack.ts';
import { openFactStore } from '../../src/store/open-store.ts';
import { verifyFile } from '../../src/store/verify.ts';
import { StoryDeskProcess } from '../slack/story-desk-process.ts';
import { slackWithCast, tokensOf } from '../slack/watched-desk.ts';
import { CLAIM, STORY } from '../support/newsroom.ts';

/** What a run of kills came to. */
export interface CrashReport {
  readonly kills: number;
  readonly acknowledged: number;
  /** Messages that arrived twice because the process died between Slack's taking them and its answer. */
  readonly cutOff: number;
}

/** Before a kill, how far back a post may have been taken whose answer never arrived. */
const CUT_OFF_MS = 400;

/** What people saw acknowledged. */
interface Seen {
  readonly proposed: string[];
  readonly approved: string[];
  readonly retracted: string[];
  /** References that Tom was shown. */
  readonly shown: Set<string>;
  /** Times (`ts`) of messages posted just before a kill. */
  readonly doubtful: Set<string>;
}

/**
 * Kills a real desk at random instants, again and again, in a stream of proposals, approvals, questions and retractions,
 * and checks at the end that all that was acknowledged is there and that nobody was told twice.
 *
 * @param random - numbers from 0 up to 1
 */
export async function crash(kills: number, random: () => number): Promise<CrashReport> {
  const slack = await slackWithCast({ timeoutMs: 1_000 });
  const folder = await mkdtemp(join(tmpdir(), 'story-desk-crash-'));
  const databasePath = join(folder, 'facts.db');
  const [maya, tom, priya] = [slack.person('maya'), slack.person('tom'), slack.person('priya')];
  const env = {
    ...tokensOf(slack),
    DATABASE_PATH: databasePath,
    EDITORS: `${maya.id},${tom.id}`,
    BACKUP_HOURS: '0',
    LOG_LEVEL: 'error',
  };
  const seen: Seen = { proposed: [], approved: [], retracted: [], shown: new Set(), doubtful: new Set() };
  try {
    for (let kill = 0; kill <= kills; kill += 1) {
      const desk = new StoryDeskProcess(env);
      await desk.writes(/is connected/, 20_000);
      if (kill === 0) await maya.slash(STORY, '/story new trump-campaign-hack key:HACK');
      if (kill === kills) {
        await settled(databasePath, slack);
        desk.signal('SIGTERM');
        await desk.exit();
        break;
      }
      const stop = new AbortController();
      const working = work({ slack, maya, tom, priya }, seen, kill, stop.signal, random).catch(() => undefined);
      await sleep(60 + random() * 700);
      stop.abort();
      desk.signal('SIGKILL');
      const killedAt = slack.workspace.ledger.now();
      await desk.exit();
      for (const { method, answer, at } of slack.journal.calls.slice(-40)) {
        if (method === 'chat.postMessage' && at > killedAt - CUT_OFF_MS) seen.doubtful.add(String(answer['ts']));
      }
      await working;
      for (const who of [maya, tom, priya]) closeForms(who);
    }
    return { kills, ...(await judge(databasePath, seen, { maya, tom, priya })) };
  } finally {
    await slack.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Cast {
  readonly slack: LocalSlack;
  readonly maya: Persona;
  readonly tom: Persona;
  readonly priya: Persona;
}

/** One person after the other does something, until the desk is gone. What they see acknowledged is taken down. */
async function work(
  { slack, maya, tom, priya }: Cast,
  seen: Seen,
  kill: number,
  stopped: AbortSignal,
  random: () => number,
) {
  for (let step = 0; !stopped.aborted; step += 1) {
    const words = `Said in round ${kill}, step ${step}.`;
    const form = (await priya.slash(STORY, '/story add')).asView;
    const sent = await priya.submit(form, { ...CLAIM, 'What they said': words });
    if (sent.outcome === 'closed') seen.proposed.push(words);
    const card = await slack.until(
      () => maya.sees(STORY).findLast(({ text }) => text.startsWith('Review ') && text.includes(words))?.message,
      'the card',
    );
    await maya.react(card, '+1');
    const reference = /HACK-\d+/.exec(maya.reads(card))?.[0] ?? '';
    await slack.until(() => maya.reads(card).startsWith(`${reference}: approved`), 'the approval');
    seen.approved.push(reference);
    const answer = await tom.slash(STORY, `/story who-said "${words}"`);
    if (answer.text.includes(reference)) seen.shown.add(reference);
    const drawn = random();
    if (drawn < 0.25) await (await tom.click(answer.asMessage, 'Share in Channel')).reply();
    if (drawn < 0.5) await correct(reference, `${words} Corrected.`, { slack, maya, tom, priya }, seen);
    if (drawn > 0.4) {
      const retraction = (await maya.slash(STORY, `/story retract ${reference}`)).asView;
      const done = await maya.submit(retraction, { 'Taken back by': 'The speaker', Reason: 'He misspoke.' });
      if (done.outcome === 'closed') seen.retracted.push(reference);
    }
    const notice = tom.dms().findLast(({ message }) => JSON.stringify(message.blocks).includes('Got It'))?.message;
    if (notice) await tom.click(notice, 'Got It');
  }
}

async function correct(reference: string, words: string, { slack, maya, priya }: Cast, seen: Seen): Promise<void> {
  await priya.slash(STORY, `/story correct ${reference}`);
  const form = await slack.until(() => priya.view() ?? undefined, 'the form of correct');
  const change = { 'This is a': 'Correction: it was wrong', Reason: 'The tape says so.' };
  const sent = await priya.submit(form, { ...change, 'What they said': words });
  if (sent.outcome === 'closed') seen.proposed.push(words);
  const card = await slack.until(
    () => maya.sees(STORY).findLast(({ text }) => text.startsWith(`Review ${reference}, version`))?.message,
    'the card of the correction',
  );
  await maya.react(card, '+1');
  await slack.until(() => maya.reads(card).startsWith(`${reference}: approved`), 'the approval');
}

function closeForms(who: Persona): void {
  const view = who.view();
  if (view) void who.close(view, { clear: true }).catch(() => undefined);
}

/** Waits until everything that was due has been sent. */
async function settled(databasePath: string, slack: LocalSlack): Promise<void> {
  const store = openFactStore(databasePath);
  try {
    for (let look = 0; look < 600; look += 1) {
      if ((await store.outbox.nextDue()) === null) return;
      await sleep(100);
    }
    assert.fail(`The outbox is not empty. Last calls: ${slack.journal.calls.slice(-5).map(({ method }) => method)}`);
  } finally {
    store.close();
  }
}

async function judge(databasePath: string, seen: Seen, { maya, tom, priya }: Omit<Cast, 'slack'>) {
  assert.equal(verifyFile(databasePath).fault, null);
  const store = openFactStore(databasePath);
  const all = (
    await Promise.all(
      (['proposed', 'approved', 'retracted', 'declined', 'replaced'] as const).map((status) =>
        store.claims.list({ except: [] }, { status }, 'waiting', 0, 100_000),
      ),
    )
  ).flatMap(({ items }) => items);
  store.close();
  const editions = new Map<string, typeof all>();
  for (const version of all) editions.set(version.reference, [...(editions.get(version.reference) ?? []), version]);
  const has = (reference: string, ...statuses: readonly Status[]): boolean =>
    (editions.get(reference) ?? []).some(({ status }) => statuses.includes(status));
  for (const words of seen.proposed) assert.equal(all.filter((version) => version.words === words).length, 1, words);
  for (const reference of seen.approved) assert.ok(has(reference, 'approved', 'retracted', 'replaced'), reference);
  for (const reference of seen.retracted) assert.ok(has(reference, 'retracted'), reference);

  let cutOff = 0;
  const told = (messages: readonly { ts: string }[], times: number, what: string): void => {
    const doubtful = messages.filter(({ ts }) => seen.doubtful.has(ts)).length;
    const count = `${what}: told ${messages.length} times, not ${times}`;
    assert.ok(messages.length >= times && messages.length - doubtful <= times, count);
    cutOff += messages.length - times;
  };
  for (const [reference, versions] of editions) {
    const decided = versions.filter(({ decidedBy }) => decidedBy.length > 0).length;
    // A decision message whose claim changed since says so instead.
    const isDecision = new RegExp(`^${reference}(?:, which you proposed,)? was `);
    const decisions = priya.dms().filter(({ text }) => isDecision.test(text));
    told(decisions, decided, `the decision on ${reference}`);
    const recalls = tom.dms().filter(({ text }) => text.includes(`${reference} was retracted`));
    if (seen.shown.has(reference) && has(reference, 'retracted'))
      told(recalls, 1, `the retraction of ${reference} to Tom`);
    const isCard = new RegExp(`^(?:Review ${reference}\\b|${reference}: )`);
    const cards = maya
      .sees(STORY)
      .filter(({ text, ephemeral }) => !ephemeral && isCard.test(text) && !/ shared by /.test(text));
    assert.ok(cards.length >= versions.length, `${reference} lacks a card`);
  }
  return { acknowledged: seen.proposed.length + seen.approved.length + seen.retracted.length, cutOff };
}
