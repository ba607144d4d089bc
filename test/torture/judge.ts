import assert from 'node:assert/strict';
import type { Version } from '../../src/domain/claim.ts';
import type { FactStore } from '../../src/store/fact-store.ts';
import { openFactStore } from '../../src/store/open-store.ts';
import type { LogEntry } from '../../src/store/shelves/log-entry.ts';
import type { RecallReport } from '../../src/store/shelves/recall-shelf.ts';
import { verifyFile } from '../../src/store/verify.ts';
import { fateOf, type Post } from '../support/traffic.ts';
import { wordsRecalled } from './notices.ts';
import type { Cast } from './people.ts';

/** How often something was said once more because the desk died before it knew that it had been said. */
export interface Doubles {
  /** Killed before Slack's answer had left. */
  cutOff: number;
  /** Killed within {@link Patience.onDiskWithinMs} of Slack's answer; the longest of those times, in milliseconds. */
  justAnswered: number;
  longestMs: number;
  readonly onDiskWithinMs: number;
}

/** How long is waited for what a desk does. */
export interface Patience {
  /** Whether everything is given the time to be sent; else a recall may still wait. */
  readonly forRecalls: boolean;
  /** From an answer's leaving Slack to the desk's having it on disk, at most: more, where other work slows the desk down. */
  readonly onDiskWithinMs: number;
}

/** A claim as it is on file in the end. */
interface Filed {
  readonly versions: readonly Version[];
  readonly history: readonly LogEntry[];
  readonly recalls: readonly RecallReport[];
}

/**
 * Compares what people saw with what is on file: all that was acknowledged is there, once; each decision, card and recall
 * reached its people, and came twice only where the desk could not know that it had arrived.
 */
export async function judge(databasePath: string, cast: Cast, patience: Patience): Promise<Doubles> {
  assert.equal(verifyFile(databasePath).fault, null, 'the chain');
  const store = openFactStore(databasePath);
  const filed = await everything(store);
  store.close();
  const { forRecalls, onDiskWithinMs } = patience;
  const doubles: Doubles = { cutOff: 0, justAnswered: 0, longestMs: 0, onDiskWithinMs };
  judgeSteps(filed, cast);
  for (const claim of filed) {
    for (const version of claim.versions) {
      judgeCard(version, cast, doubles);
      judgeDecision(version, claim.history, cast, doubles);
    }
    for (const recall of claim.recalls) judgeRecall(recall, claim, cast, forRecalls, doubles);
  }
  judgeNotes(cast, doubles);
  return doubles;
}

async function everything(store: FactStore): Promise<Filed[]> {
  const [story] = await store.stories.all();
  assert.ok(story);
  const filed: Filed[] = [];
  for (let number = 1; ; number += 1) {
    const versions = await store.claims.edition(story.id, number);
    if (versions.length === 0) return filed;
    const history = await store.record.history(story.id, number);
    filed.push({ versions, history, recalls: await store.recalls.of(story.id, number) });
  }
}

function judgeSteps(filed: readonly Filed[], { seen, traffic, omar }: Cast): void {
  const versions = filed.flatMap((claim) => claim.versions);
  const words = counted(versions.map((version) => version.words));
  for (const [which, times] of words) assert.equal(times, 1, `${which} is on file ${times} times`);
  for (const proposed of seen.proposed) assert.ok(words.has(proposed), `lost: ${proposed}`);
  const reasons = counted(filed.flatMap(({ history }) => history.map(({ reason }) => reason ?? '')));
  for (const reason of seen.reasons) assert.equal(reasons.get(reason), 1, `lost or doubled: ${reason}`);

  for (const heading of traffic.headings) {
    const [, reference, status, edition = '1'] = /^(\S+): ([a-z]+)(?:, version (\d+))?$/.exec(heading) ?? [];
    const now = versions.find((one) => one.reference === reference && one.edition === Number(edition))?.status;
    const fits = now === status || (status === 'approved' && (now === 'replaced' || now === 'retracted'));
    assert.ok(fits || heading === '', `${heading} on its card, ${now} on file`);
  }
  for (const shown of seen.shown) {
    const version = versions.find((one) => one.words === shown);
    assert.ok(version?.decidedBy.length, `${shown} was an answer and is not approved`);
    const claim = filed.find((one) => version && one.versions.includes(version));
    const recall = claim?.recalls.find(({ edition }) => edition === version?.edition);
    const hears = recall?.notices.some(({ member }) => member === omar.id) ?? true;
    assert.ok(hears, `whoever was shown ${shown} is forgotten`);
  }
}

const ended = ({ status }: Version): boolean => status === 'replaced' || status === 'retracted';

function judgeCard({ reference, edition, words }: Version, { traffic }: Cast, doubles: Doubles): void {
  const which = edition > 1 ? `, version ${edition}` : '';
  const heading = new RegExp(
    `^(?:Review ${reference}|${reference}: (?:approved|declined|replaced|retracted))${which}, `,
  );
  const cards = traffic.posts.filter((post) => heading.test(post.text) && post.blocks.includes(words));
  once(cards, `the card of ${reference}${which}`, doubles);
}

function judgeDecision(
  version: Version,
  history: readonly LogEntry[],
  { traffic, priya }: Cast,
  doubles: Doubles,
): void {
  const { id, reference, words } = version;
  const decisions = history.filter(
    (entry) => entry.version === id && ['version.approved', 'version.declined'].includes(entry.what),
  );
  const told = traffic.posts.filter(
    ({ to, text, blocks }) =>
      to === priya.id && text.startsWith(`${reference}, which you proposed, was `) && blocks.includes(words),
  );
  assert.ok(decisions.length <= 1, `${words} was decided ${decisions.length} times`);
  if (decisions.length === 1) once(told, `the decision on ${words}`, doubles);
  else assert.equal(told.length, 0, `a decision on ${words} that nobody took`);
}

function judgeRecall(
  { edition, notices }: RecallReport,
  { versions }: Filed,
  { traffic, seen, omar }: Cast,
  isOver: boolean,
  doubles: Doubles,
): void {
  const version = versions.find((one) => one.edition === edition);
  assert.ok(version && ended(version));
  for (const { member, toldAt, confirmedAt } of notices) {
    const told = traffic.posts.filter((post) => post.to === member && wordsRecalled(post).includes(version.words));
    if (toldAt === null && !isOver) continue;
    once(told, `the recall of ${version.words} to ${member}`, doubles);
    assert.notEqual(toldAt, null, `${member} was not put down as told`);
    if (member === omar.id && seen.confirmed.has(version.words))
      assert.notEqual(confirmedAt, null, 'a Got It was lost');
  }
}

/** A share is posted for each press at most; its note says once that something changed. */
function judgeNotes({ traffic, seen }: Cast, doubles: Doubles): void {
  const notes = Map.groupBy(
    traffic.posts.filter(({ thread }) => thread !== null),
    ({ thread, text }) => `${thread} ${text}`,
  );
  for (const [which, posts] of notes) if (posts.length > 1) once(posts, `the note ${which}`, doubles);
  for (const [words, presses] of seen.shares) {
    const shares = traffic.posts.filter(
      ({ text, blocks }) => /^HACK-\d+: (?:Heard|Corrected) /.test(text) && blocks.includes(words),
    );
    assert.ok(shares.length <= presses, `${words} was shared ${shares.length} times in ${presses} presses`);
    assert.ok(shares.length > 0 || !seen.shared.has(words), `the share of ${words} is gone`);
  }
}

/** It was said; and again only where the desk did not know of the time before. */
function once(posts: readonly Post[], what: string, doubles: Doubles): void {
  assert.ok(posts.length > 0, `nobody was told: ${what}`);
  for (const post of posts.slice(0, -1)) {
    const fate = fateOf(post, doubles.onDiskWithinMs);
    const knownMs = (post.killedAt ?? Number.POSITIVE_INFINITY) - (post.call.answeredAt ?? 0);
    assert.notEqual(fate, 'known', `told ${posts.length} times, killed ${knownMs} ms after Slack’s answer: ${what}`);
    if (fate === 'cut off') doubles.cutOff += 1;
    if (fate !== 'just answered') continue;
    doubles.justAnswered += 1;
    doubles.longestMs = Math.max(doubles.longestMs, (post.killedAt ?? 0) - (post.call.answeredAt ?? 0));
  }
}

function counted(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
