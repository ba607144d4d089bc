import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import type { UserId } from '../../src/domain/ids.ts';
import { type Choice, type Standing, standing } from '../../src/domain/standing.ts';
import type { EventPayload } from '../../src/local/delivery/event-post.ts';
import type { Persona } from '../../src/local/driver/persona.ts';
import type { Message } from '../../src/local/state/records.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';
import { decisionsTold, decisionTold, pressWithReason } from '../support/review.ts';

const EMOJI = ['white_check_mark', '+1', '+1::skin-tone-3', 'x', '-1', 'eyes'];
const APPROVALS_NEEDED = 2;
/** In each of three newsrooms: the more a channel holds, the longer it takes to look through. */
const RUNS = Number(process.env['CHAOS_RUNS'] ?? 20);
/** The suite's own is fixed, so that it can be repeated; `npm run torture` gives others. */
const SEED = Number(process.env['CHAOS_SEED'] ?? 0);

/** Somebody puts an emoji on the card, or takes theirs off it; and what becomes of the event that tells of it. */
const act = fc.record({
  who: fc.constantFrom(0, 0, 1, 1, 2, 3, 4),
  emoji: fc.nat({ max: EMOJI.length - 1 }),
  /** Takes one of their own off, where there is one. */
  isRemoval: fc.boolean(),
  event: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('at once', 'twice', 'late', 'late and twice') },
    { weight: 1, arbitrary: fc.constant('never') },
  ),
});
/** Acts made at the same moment, and what the connection does after them. */
const moment = fc.record({
  acts: fc.array(act, { minLength: 1, maxLength: 4 }),
  line: fc.oneof(
    { weight: 10, arbitrary: fc.constant('nothing' as const) },
    { weight: 1, arbitrary: fc.constantFrom('cut' as const, 'refresh' as const) },
  ),
});
const script = fc.record({
  /**
   * `prompt`: nothing late or lost, so that each event has to do its own work. `dark`: everything late or lost, so that
   * no reading comes between, and the last state of the card alone decides.
   */
  pace: fc.constantFrom('prompt', 'mixed', 'dark'),
  proposer: fc.nat({ max: 1 }),
  moments: fc.array(moment, { minLength: 1, maxLength: 6 }),
  lateFirst: fc.array(fc.nat({ max: 50 }), { maxLength: 30 }),
});
type Script = typeof script extends fc.Arbitrary<infer One> ? One : never;

describe('reactions that arrive doubled, late, out of order, or never', () => {
  let newsroom: TestNewsroom;
  let people: readonly Persona[];
  let editors: ReadonlySet<UserId>;
  let claims: { reference: string; proposer: Persona }[];

  beforeEach(async () => {
    claims = [];
    newsroom = await TestNewsroom.open({
      APPROVALS_NEEDED: String(APPROVALS_NEEDED),
      EDITORS: 'U07M4YAL1ND,U07T0M0KAF0,U07N0RAQ1ST',
    });
    const nora = newsroom.slack.addPerson({ id: 'U07N0RAQ1ST', name: 'nora', real_name: 'Nora Quist' });
    await nora.joins(STORY);
    await newsroom.story();
    people = [newsroom.maya, newsroom.tom, nora, newsroom.priya, newsroom.lena];
    editors = new Set([newsroom.maya, newsroom.tom, nora].map(({ id }) => id as UserId));
  });
  afterEach(() => newsroom.close());

  for (const [seed, round] of ['first', 'second', 'third'].entries()) {
    it(`end where the card says, decided once and told once, the ${round} time`, async (t) => {
      await fc.assert(fc.asyncProperty(script, run), { seed: SEED + seed, numRuns: RUNS, endOnFailure: true });
      for (const { reference, proposer } of claims) {
        await decisionTold(proposer, reference, newsroom);
        assert.equal(decisionsTold(proposer, reference).length, 1, reference);
      }
      t.diagnostic(`${claims.length} claims, ${newsroom.slack.events.sent.length} events`);
    });
  }

  async function run(script: Script): Promise<void> {
    const { events } = newsroom.slack;
    const proposer = script.proposer === 0 ? newsroom.priya : newsroom.maya;
    await newsroom.slack.connected();
    const reference = await newsroom.file({}, proposer);
    const card = await newsroom.card(reference);
    const past: Standing[] = [stands(card, proposer)];
    const late: EventPayload[] = [];
    events.hold();
    for (const { acts, line } of script.moments) {
      const now: EventPayload[] = [];
      for (const { who, emoji, isRemoval, event } of acts) {
        await change(people[who] ?? newsroom.tom, card, EMOJI[emoji] ?? '', isRemoval);
        past.push(stands(card, proposer));
        const [told] = events.held.splice(0);
        assert.ok(told);
        if (event === 'never' && script.pace !== 'prompt') continue;
        const isLate = script.pace === 'dark' || (script.pace === 'mixed' && event.startsWith('late'));
        const when = isLate ? late : now;
        when.push(told, ...(event.endsWith('twice') ? [told] : []));
      }
      await Promise.all(now.map((told) => events.resend(told)));
      if (script.pace === 'mixed') await disturb(line);
    }
    await newsroom.slack.connected();
    for (const told of shuffled(late, script.lateFirst)) await events.resend(told);
    events.resume();
    // What was never told is learnt with the next connection; all else, from the events alone.
    const hasLost = script.moments.some(({ acts }) => acts.some(({ event }) => event === 'never'));
    if (hasLost && script.pace !== 'prompt') await disturb('refresh');
    await newsroom.slack.connected();
    await endsAs(reference, card, proposer, past, script.pace === 'dark');
    // Asked of the store: a card that was decided this moment may not have been drawn again yet.
    const open = await newsroom.desk.newsroom.store.reviews.openCards();
    if (open.some(({ ts }) => ts === card.ts))
      await pressWithReason('Decline', 'Time is up.', newsroom.maya, card, newsroom);
    claims.push({ reference, proposer });
  }

  async function change(who: Persona, card: Message, emoji: string, isRemoval: boolean): Promise<void> {
    const own = card.reactions.filter(({ users }) => users.includes(who.id)).map(({ name }) => name);
    const off = own.includes(emoji) ? emoji : isRemoval ? own[0] : undefined;
    await (off === undefined ? who.react(card, emoji) : who.unreact(card, off));
  }

  /** A cut leaves the other connection: the desk lets time pass where it loses both again and again. */
  async function disturb(line: 'nothing' | 'cut' | 'refresh'): Promise<void> {
    const { sockets } = newsroom.slack;
    const open = sockets.count;
    if (line === 'refresh') sockets.refresh('one');
    if (line !== 'cut' || open < 2) return;
    sockets.drop('one');
    await newsroom.slack.until(() => sockets.count < open, 'the cut');
  }

  /** What the rule makes of the emoji that stand on the card. */
  function stands({ reactions }: Message, proposer: Persona): Standing {
    const votes = reactions.flatMap(({ name, users }) => {
      const choice = choiceOf(name);
      return choice === null ? [] : users.map((voter) => ({ voter: voter as UserId, choice }));
    });
    const rule = { proposer: proposer.id as UserId, approvalsNeeded: APPROVALS_NEEDED, fourEyes: true };
    return standing(rule, votes, editors);
  }

  /** Waits until the card says what it must, and checks that the proposer heard as much. */
  async function endsAs(
    reference: string,
    card: Message,
    proposer: Persona,
    past: readonly Standing[],
    isDark: boolean,
  ): Promise<void> {
    const last = past.at(-1);
    const decided = past.filter((one) => one.status === 'approved').map((one) => namesOf(one.approvers));
    const mayBeDecided = isDark ? last?.status === 'approved' : decided.length > 0;
    const mustBeDecided = last?.status === 'approved';
    await newsroom.slack.until(
      () => {
        const text = newsroom.maya.reads(card);
        if (!text.startsWith(`Review ${reference}`)) {
          return mayBeDecided && decided.includes(listed(/^Approved by (.+?) · /m, text));
        }
        return !mustBeDecided && last !== undefined && saysOpen(last, text);
      },
      `${reference} to end as ${JSON.stringify(last)}, now: ${newsroom.maya.reads(card)}`,
    );
    const isDecided = newsroom.maya.reads(card).startsWith(`${reference}: approved`);
    if (isDecided) await decisionTold(proposer, reference, newsroom);
    assert.equal(decisionsTold(proposer, reference).length, isDecided ? 1 : 0);
  }

  function saysOpen(last: Standing, text: string): boolean {
    const holders = listed(/^On hold by (.+?)(?: · |$)/m, text);
    if (last.status === 'held') return holders === namesOf(last.holders);
    return holders === '' && listed(/^Approved by (.+?) · /m, text) === namesOf(last.approvers);
  }

  function namesOf(ids: readonly string[]): string {
    const names = ids.map((id) => people.find((one) => one.id === id)?.person.real_name ?? id);
    return names.sort().join(', ');
  }
});

function choiceOf(emoji: string): Choice | null {
  const name = emoji.split('::')[0] ?? '';
  if (['white_check_mark', '+1'].includes(name)) return 'approve';
  return ['x', '-1'].includes(name) ? 'hold' : null;
}

/** Names as a card lists them, sorted; empty where it does not. */
function listed(line: RegExp, text: string): string {
  const names =
    line
      .exec(text)?.[1]
      ?.split(', ')
      .map((name) => name.replace(/^@/, '')) ?? [];
  return names.sort().join(', ');
}

function shuffled<Item>(items: readonly Item[], draws: readonly number[]): Item[] {
  const rest = [...items];
  const first = draws.flatMap((draw) => (rest.length > 0 ? rest.splice(draw % rest.length, 1) : []));
  return [...first, ...rest];
}
