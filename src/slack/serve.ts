import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '../domain/outcome.ts';
import type { Answer } from '../feature.ts';
import { wasRefused } from '../workspace.ts';
import { carryOut, expose } from './carry-out.ts';
import { type Decision, decide } from './decide.ts';
import type { Doing } from './doing.ts';
import type { Edge } from './edge.ts';
import { takeDown } from './faults.ts';
import { reply } from './reply.ts';
import { sentence } from './sentence.ts';
import { LOADING, notice, openView, updateView } from './views.ts';

/** Slack gives three seconds to open a form; past this one opens empty and is filled when its content is there. */
const PATIENCE_MS = 700;

/**
 * Answers what somebody did, from the handler's run to the last message. Never rejects: a fault becomes a sentence.
 *
 * @param opensForm - whether the answer may be a form
 */
export async function serve(
  doing: Doing,
  opensForm: boolean,
  edge: Edge,
  run: () => Promise<Outcome<Answer>>,
): Promise<void> {
  const decision = decide(doing.what, doing.asker.user, edge, run);
  try {
    const early = opensForm && doing.trigger ? await Promise.race([decision, patience()]) : await decision;
    if (early) await finish(early, doing, edge);
    else await openThenFill(decision, doing, edge);
  } catch (fault) {
    await apologize(fault, doing, edge);
  }
}

async function finish(decision: Decision, doing: Doing, edge: Edge): Promise<void> {
  if (decision.ok) await carryOut(decision.answer, doing, edge);
  else await reply(decision.message, doing, edge);
}

async function openThenFill(decision: Promise<Decision>, doing: Doing, edge: Edge): Promise<void> {
  const opened = await openView(LOADING, doing, edge);
  const spent: Doing = { ...doing, trigger: null };
  const settled = await decision;
  if (wasRefused(opened)) return finish(settled, spent, edge);
  if (!settled.ok) {
    await updateView(notice(settled.message), opened.id, edge);
  } else if (settled.answer.do === 'open') {
    await expose(settled.answer.shown, doing.asker, null, edge);
    await updateView(settled.answer.view, opened.id, edge);
  } else {
    await updateView(notice(sentence('There is no form to fill in; the answer is on its way.')), opened.id, edge);
    await finish(settled, spent, edge);
  }
}

async function apologize(fault: unknown, doing: Doing, edge: Edge): Promise<void> {
  const message = sentence(takeDown(fault, doing.what, edge));
  await reply(message, { ...doing, trigger: null }, edge).catch((silence: unknown) =>
    edge.log.error('a fault could not be told', { what: doing.what }, silence),
  );
}

/** @returns `null` when the time is up */
const patience = (): Promise<null> => sleep(PATIENCE_MS, null, { ref: false });
