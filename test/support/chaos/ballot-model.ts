import type { UserId } from '../../../src/domain/ids.ts';
import { type Choice, type Standing, standing, type Vote } from '../../../src/domain/standing.ts';
import type { Message } from '../../../src/local/state/records.ts';
import type { LogEntry } from '../../../src/store/shelves/log-entry.ts';
import type { Press } from './script.ts';

/** Who decides on a claim, and how many of them it takes. */
export interface Bench {
  readonly proposer: UserId;
  readonly editors: ReadonlySet<UserId>;
  readonly approvalsNeeded: number;
}

/** Whose button says what. */
export type Pressed = ReadonlyMap<UserId, Choice>;

/** What the rule makes of votes, with four eyes. */
export const ruled = ({ proposer, editors, approvalsNeeded }: Bench, votes: readonly Vote[]): Standing =>
  standing({ proposer, approvalsNeeded, fourEyes: true }, votes, editors);

/** The votes that the emoji on a card are. */
export function emojiVotes({ reactions }: Message): Vote[] {
  return reactions.flatMap(({ name, users }) => {
    const choice = choiceOf(name);
    return choice === null ? [] : users.map((voter) => ({ voter: voter as UserId, choice }));
  });
}

/** What a press makes of somebody's button; `undefined` where it is refused. */
export function after(press: Press['button'], who: UserId, pressed: Pressed, bench: Bench): Choice | null | undefined {
  if (!bench.editors.has(who)) return undefined;
  if (press === 'Take Back') return null;
  if (press === 'Hold') return 'hold';
  return who === bench.proposer || pressed.get(who) === 'hold' ? undefined : 'approve';
}

/** Every standing that somebody who looks in between may find: emoji come one after the other, presses in any order. */
export function standingsBetween(
  emoji: readonly (readonly Vote[])[],
  pressed: Pressed,
  presses: ReadonlyMap<UserId, Choice | null>,
  bench: Bench,
): Standing[] {
  let mixtures: Pressed[] = [pressed];
  for (const [who, choice] of presses) mixtures = mixtures.flatMap((one) => [one, withPress(one, who, choice)]);
  return emoji.flatMap((votes) => mixtures.map((one) => ruled(bench, [...votes, ...votesOf(one)])));
}

export function withPress(pressed: Pressed, who: UserId, choice: Choice | null): Pressed {
  const next = new Map(pressed);
  if (choice === null) next.delete(who);
  else next.set(who, choice);
  return next;
}

export const votesOf = (pressed: Pressed): Vote[] => [...pressed].map(([voter, choice]) => ({ voter, choice }));

/** What stood by the log when a version was approved; `null` for one that was not. */
export function stoodWhenApproved(history: readonly LogEntry[], version: number, bench: Bench): Standing | null {
  const votes = new Map<string, Vote>();
  for (const entry of history.filter((one) => one.version === version)) {
    if (entry.what === 'version.approved') return ruled(bench, [...votes.values()]);
    if (!entry.choice) continue;
    const key = `${entry.by} ${entry.means} ${entry.choice}`;
    if (entry.what === 'vote.cast') votes.set(key, { voter: entry.by, choice: entry.choice });
    if (entry.what === 'vote.withdrawn') votes.delete(key);
  }
  return null;
}

function choiceOf(emoji: string): Choice | null {
  const name = emoji.split('::')[0] ?? '';
  if (['white_check_mark', '+1'].includes(name)) return 'approve';
  return ['x', '-1'].includes(name) ? 'hold' : null;
}
