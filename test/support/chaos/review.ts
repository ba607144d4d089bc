import assert from 'node:assert/strict';
import type { UserId } from '../../../src/domain/ids.ts';
import type { Choice, Standing, Vote } from '../../../src/domain/standing.ts';
import type { EventPayload } from '../../../src/local/delivery/event-post.ts';
import type { Message } from '../../../src/local/state/records.ts';
import { emojiVotes, type Pressed, ruled, standingsBetween, votesOf, withPress } from './ballot-model.ts';
import type { Case, Setting } from './case.ts';
import { endsAs } from './end.ts';
import { press } from './press.ts';
import { type Act, EMOJI, type Moment, type Review, shuffled } from './script.ts';

/** What stands on a card now, and all that somebody may have found there meanwhile. */
interface Board {
  pressed: Pressed;
  readonly past: Standing[];
}

/** Plays a review to its end. @returns whether the version is approved */
export async function playReview(it: Case, review: Review, setting: Setting): Promise<boolean> {
  const { slack } = setting.newsroom;
  const { events } = slack;
  const board: Board = { pressed: new Map(), past: [ruled(it.bench, [])] };
  const late: EventPayload[] = [];
  events.hold();
  for (const moment of review.moments) late.push(...(await pass(moment, it, board, review.pace, setting)));
  await slack.connected();
  for (const told of shuffled(late, review.lateFirst)) await events.resend(told);
  events.resume();
  // What was never told is learnt with the next connection; all else, from the events alone.
  const hasLost = review.moments.some(({ acts }) => acts.some(({ event }) => event === 'never'));
  if (hasLost && review.pace !== 'prompt') await disturb('refresh', setting);
  await slack.connected();
  return endsAs(it, board.past, review.pace === 'dark', setting);
}

/** @returns the events to be told later */
async function pass(
  { acts, presses, line }: Moment,
  it: Case,
  board: Board,
  pace: Review['pace'],
  setting: Setting,
): Promise<EventPayload[]> {
  const { slack } = setting.newsroom;
  const emoji: Vote[][] = [emojiVotes(it.card)];
  const now: EventPayload[] = [];
  const late: EventPayload[] = [];
  const made = new Map<UserId, Choice | null>();
  await slack.connected();
  const pressing = pace === 'dark' ? [] : presses.map((one) => press(one, it, board.pressed, made, setting));
  for (const { event, ...one } of acts) {
    await change(one, it.card, setting);
    emoji.push(emojiVotes(it.card));
    const [told] = slack.events.held.splice(0);
    assert.ok(told);
    if (event === 'never' && pace !== 'prompt') continue;
    const isLate = pace === 'dark' || (pace === 'mixed' && event.startsWith('late'));
    const when = isLate ? late : now;
    when.push(told, ...(event.endsWith('twice') ? [told] : []));
  }
  await Promise.all([...pressing, ...now.map((told) => slack.events.resend(told))]);
  board.past.push(...standingsBetween(emoji, board.pressed, made, it.bench));
  for (const [who, choice] of made) board.pressed = withPress(board.pressed, who, choice);
  // The last of all is where it stands now.
  board.past.push(ruled(it.bench, [...emojiVotes(it.card), ...votesOf(board.pressed)]));
  if (pace === 'mixed') await disturb(line, setting);
  return late;
}

async function change({ who, emoji, isRemoval }: Omit<Act, 'event'>, card: Message, setting: Setting): Promise<void> {
  const person = setting.people[who];
  assert.ok(person);
  const name = EMOJI[emoji] ?? '';
  const own = card.reactions.filter(({ users }) => users.includes(person.id)).map((one) => one.name);
  const off = own.includes(name) ? name : isRemoval ? own[0] : undefined;
  await (off === undefined ? person.react(card, name) : person.unreact(card, off));
  setting.counts.events += 1;
}

/** A cut leaves the other connection: the desk lets time pass where it loses both again and again. */
async function disturb(line: Moment['line'], { newsroom, counts }: Setting): Promise<void> {
  const { sockets } = newsroom.slack;
  const open = sockets.count;
  if (line === 'refresh') sockets.refresh('one');
  if (line === 'restart') {
    await newsroom.restart();
    counts.restarts += 1;
  }
  if (line !== 'cut' || open < 2) return;
  sockets.drop('one');
  await newsroom.slack.until(() => sockets.count < open, 'the cut');
}
