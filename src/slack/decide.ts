import { setImmediate as nextTurn } from 'node:timers/promises';
import { explain } from '../domain/explain.ts';
import type { UserId } from '../domain/ids.ts';
import { type Outcome, refuse } from '../domain/outcome.ts';
import type { Answer } from '../feature.ts';
import type { Message } from '../workspace.ts';
import { type Edge, isServed } from './edge.ts';
import { takeDown } from './faults.ts';
import { sentence } from './sentence.ts';

/** What a feature's handler came to: an answer to carry out, or the sentence that says why there is none. */
export type Decision =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly message: Message };

/**
 * Runs a handler for somebody, at the one door that every command, button and shortcut comes through. Never rejects.
 *
 * @param what - what runs, for the log: a verb or an action
 */
export async function decide(
  what: string,
  user: UserId,
  edge: Edge,
  run: () => Promise<Outcome<Answer>>,
): Promise<Decision> {
  // What arrived together is acknowledged first: an answer takes longer than Slack should wait for the last of them.
  await nextTurn();
  try {
    const outcome = (await isServed(user, edge)) ? await run() : refuse({ code: 'outsiders_not_served' });
    edge.tally[outcome.ok ? 'answers' : 'refusals'] += 1;
    edge.wakeOutbox();
    return outcome.ok
      ? { ok: true, answer: outcome.value }
      : { ok: false, message: sentence(explain(outcome.refusal)) };
  } catch (fault) {
    return { ok: false, message: sentence(takeDown(fault, what, edge)) };
  }
}
