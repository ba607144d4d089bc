import { setTimeout as sleep } from 'node:timers/promises';
import type { Persona } from '../../src/local/driver/persona.ts';
import type { LocalSlack } from '../../src/local/local-slack.ts';
import type { Message, View } from '../../src/local/state/records.ts';
import { CLAIM, STORY } from '../support/newsroom.ts';
import type { Post, Traffic } from '../support/traffic.ts';
import type { Acknowledged } from './acknowledged.ts';
import { wordsRecalled } from './notices.ts';

/** Everybody who works on the story. */
export interface Cast {
  readonly slack: LocalSlack;
  readonly traffic: Traffic;
  readonly seen: Acknowledged;
  /** Numbers from 0 up to 1. */
  readonly random: () => number;
  readonly priya: Persona;
  readonly maya: Persona;
  readonly tom: Persona;
  readonly omar: Persona;
}

/** What somebody does once. */
type Doing = (round: Round) => Promise<void>;

/** One life of the desk, as the people notice it. */
export interface Round extends Cast {
  readonly stopped: AbortSignal;
  /** Words, or a reason, that nobody used before. */
  readonly fresh: (what: string) => string;
}

/** People at work, each at their own pace, until the desk is gone. What they see acknowledged is taken down. */
export function work(cast: Cast, number: number, stopped: AbortSignal): Promise<unknown> {
  let count = 0;
  const fresh = (what: string): string => {
    count += 1;
    return `${what} ${String(number).padStart(4, '0')}-${String(count).padStart(3, '0')} on the tape.`;
  };
  const round = { ...cast, stopped, fresh };
  return Promise.all([
    repeat([propose, propose, propose, correct], 500, round),
    repeat([approveByEmoji, approveByEmoji, approveByEmoji, retract], 200, round),
    repeat([approveByButton, approveByButton, holdAndTakeBack, decline], 200, round),
    repeat([ask, askAndShare, confirm], 150, round),
  ]);
}

/** One of several things at random, again and again. */
async function repeat(doings: readonly Doing[], pauseMs: number, round: Round): Promise<void> {
  while (!round.stopped.aborted) {
    const doing = drawn(doings, round);
    // A desk that dies answers nobody; whoever was acting sees that, and acts again with the next one.
    await doing?.(round).catch(() => {
      round.seen.unanswered += 1;
    });
    await sleep(pauseMs * (0.2 + round.random()), undefined, { signal: round.stopped }).catch(() => undefined);
  }
}

const drawn = <Item>(items: readonly Item[], { random }: Cast): Item | undefined =>
  items[Math.floor(random() * items.length)];

async function propose({ priya, seen, fresh }: Round): Promise<void> {
  const words = fresh('Heard');
  const form = (await priya.slash(STORY, '/story add')).asView;
  await sent(priya, form, { ...CLAIM, 'What they said': words }, () => seen.proposed.add(words));
}

async function correct(round: Round): Promise<void> {
  const { priya, seen, fresh } = round;
  const reference = approved(round);
  if (!reference) return propose(round);
  const words = fresh('Corrected');
  const form = (await priya.slash(STORY, `/story correct ${reference}`)).asView;
  const why = { 'This is a': 'Correction: it was wrong', Reason: 'The tape says so.' };
  await sent(priya, form, { ...why, 'What they said': words }, () => seen.proposed.add(words));
}

async function approveByEmoji(round: Round): Promise<void> {
  const { card } = openCard(round) ?? {};
  const { maya } = round;
  if (card && !card.reactions.some(({ users }) => users.includes(maya.id))) await maya.react(card, '+1');
}

async function retract(round: Round): Promise<void> {
  const { maya, seen, fresh } = round;
  const reference = approved(round);
  if (!reference) return;
  const reason = fresh('Misspoke');
  const form = (await maya.slash(STORY, `/story retract ${reference}`)).asView;
  await sent(maya, form, { 'Taken back by': 'The speaker', Reason: reason }, () => seen.reasons.add(reason));
}

async function approveByButton(round: Round): Promise<void> {
  const { card } = openCard(round) ?? {};
  if (card) await round.tom.click(card, 'Approve');
}

async function holdAndTakeBack(round: Round): Promise<void> {
  const { tom, fresh } = round;
  const { card } = openCard(round) ?? {};
  if (!card) return;
  const screen = structuredClone(card);
  await withReason('Hold', fresh('Doubted'), tom, screen, round);
  await tom.click(screen, 'Take Back');
}

async function decline(round: Round): Promise<void> {
  const { card } = openCard(round) ?? {};
  if (card && round.random() < 0.5) await withReason('Decline', round.fresh('Declined'), round.tom, card, round);
}

async function withReason(button: string, reason: string, who: Persona, card: Message, { seen }: Round): Promise<void> {
  const form = await (await who.click(card, button)).opened();
  await sent(who, form, { Reason: reason }, () => seen.reasons.add(reason));
}

async function ask(round: Round): Promise<void> {
  await answerAbout(wordsAtRandom(round), round);
}

async function askAndShare(round: Round): Promise<void> {
  const { omar, seen } = round;
  const words = wordsAtRandom(round);
  const answer = await answerAbout(words, round);
  if (!answer) return;
  seen.shares.set(words, (seen.shares.get(words) ?? 0) + 1);
  const { text } = await (await omar.click(answer, 'Share in Channel')).reply();
  if (/ is shared here\.$/.test(text)) seen.shared.add(words);
}

/** @returns the answer, where it is the claim with these words */
async function answerAbout(words: string, { omar, seen }: Round): Promise<Message | null> {
  const { message, text } = await omar.slash(STORY, `/story who-said "${words}"`);
  if (!text.startsWith('1 claim with ')) return null;
  seen.shown.add(words);
  return message;
}

/** Of the claims lately put up for review. */
const wordsAtRandom = (round: Round): string => {
  const about = drawn(round.traffic.posts.filter(isCard).slice(-12), round);
  return /(?:Heard|Corrected) \d+-\d+ on the tape\./.exec(about?.text ?? '')?.[0] ?? 'nothing yet';
};

async function confirm({ omar, seen, traffic }: Round): Promise<void> {
  const told = traffic.posts.findLast(({ to, blocks }) => to === omar.id && blocks.includes('Got It'));
  const notice = told && omar.dms().find(({ ts }) => ts === told.ts)?.message;
  if (!told || !notice || !JSON.stringify(notice.blocks).includes('Got It')) return;
  await (await omar.click(notice, 'Got It')).reply();
  if (omar.reads(notice).includes('You confirmed this.'))
    for (const words of wordsRecalled(told)) seen.confirmed.add(words);
}

async function sent(
  who: Persona,
  form: View,
  fields: Parameters<Persona['submit']>[1],
  note: () => void,
): Promise<void> {
  const { outcome } = await who.submit(form, fields);
  if (outcome === 'closed') note();
  else await who.close(form, { clear: true });
}

/** Everybody closes what a dead desk left on their screens. */
export async function closeForms({ priya, maya, tom, omar }: Cast): Promise<void> {
  for (const who of [priya, maya, tom, omar]) {
    const view = who.view();
    if (view) await who.close(view, { clear: true });
  }
}

const isCard = ({ text }: Post): boolean => text.startsWith('Review ');

function openCard(round: Round): { card: Message } | undefined {
  const { slack, traffic } = round;
  const open = traffic.posts.slice(-12).flatMap((post) => {
    const card = isCard(post) ? slack.workspace.messages.find({ channel: post.to, ts: post.ts }) : undefined;
    return card?.text.startsWith('Review ') ? [{ card }] : [];
  });
  return drawn(open, round);
}

/** Some claim that the channel saw approved lately. */
function approved(round: Round): string | undefined {
  const lately = [...round.traffic.headings].filter((heading) => heading.includes(': approved')).slice(-8);
  return drawn(lately, round)?.split(':')[0];
}
