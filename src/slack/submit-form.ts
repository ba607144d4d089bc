import { setTimeout as sleep } from 'node:timers/promises';
import type { App, ViewOutput, ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { shorten } from '../block-kit/escape.ts';
import { TEXT_OBJECT_MAX } from '../block-kit/limits.ts';
import { explain } from '../domain/explain.ts';
import type { UserId } from '../domain/ids.ts';
import { refuse } from '../domain/outcome.ts';
import type { Form, Submission, Submitted } from '../feature.ts';
import { expose } from './carry-out.ts';
import { FOREIGN } from './cloaked-app.ts';
import { type Edge, isServed } from './edge.ts';
import { takeDown } from './faults.ts';
import { firstInput, inputsOf, readForm } from './read-form.ts';
import { whisperOrWrite } from './reply.ts';
import { sentence } from './sentence.ts';
import { notice, SAVING, updateView } from './views.ts';

/** Slack waits three seconds; past this the form says that it is being saved, and is drawn again with what came of it. */
const PATIENCE_MS = 700;

type Closed = Submitted & { readonly do: 'close' };
/** What came of a form: it is committed, it found something, or sentences by `block_id`, the empty one for the whole. */
type Settled =
  | { readonly closed: Closed }
  | { readonly found: ModalView }
  | { readonly problems: Readonly<Record<string, string>> };

/** Forms: acknowledged in well under a second, closed without an error only once their content is committed. */
export function submitForms(app: App, edge: Edge): void {
  app.view({ type: 'view_submission', callback_id: /.*/u }, async ({ ack, view, body, context }) => {
    const form = context[FOREIGN] === true ? undefined : edge.registry.forms.get(view.callback_id);
    const sent = readForm(view, body.user.id as UserId);
    if (!form) return ack(asErrors({ '': explain({ code: 'no_longer_here' }) }, view));
    const settling = settle(form, sent, edge);
    const early = await Promise.race([settling, sleep(PATIENCE_MS, null, { ref: false })]);
    if (!early) {
      await ack({ response_action: 'update', view: SAVING });
      return redrawSettled(await settling, form, sent, view, edge);
    }
    if ('problems' in early) return ack(asErrors(early.problems, view));
    if ('found' in early) return ack({ response_action: 'update', view: early.found });
    await ack();
    await say(early.closed, sent, edge);
  });
}

/** Never rejects. */
async function settle(form: Form, sent: Submission, edge: Edge): Promise<Settled> {
  try {
    const outcome = (await isServed(sent.user, edge))
      ? await form.submit(sent, edge.newsroom)
      : refuse({ code: 'outsiders_not_served' });
    edge.tally[outcome.ok ? 'answers' : 'refusals'] += 1;
    edge.wakeOutbox();
    if (!outcome.ok) return { problems: { '': explain(outcome.refusal) } };
    return await settled(outcome.value, sent, edge);
  } catch (fault) {
    return { problems: { '': takeDown(fault, form.callback, edge) } };
  }
}

/** What a form found is on record before its sender sees it. */
async function settled(submitted: Submitted, sent: Submission, edge: Edge): Promise<Settled> {
  switch (submitted.do) {
    case 'close':
      return { closed: submitted };
    case 'errors':
      return { problems: submitted.errors };
    case 'show':
      await expose(submitted.shown, { user: sent.user, channel: null, thread: null }, null, edge);
      return { found: submitted.view };
  }
}

/** Problems at the inputs that they concern; Slack takes them for inputs of this view only, so others go to the first. */
function asErrors(problems: Readonly<Record<string, string>>, view: ViewOutput): ViewResponseAction {
  const first = firstInput(view);
  const said = Object.values(problems).join('\n');
  if (first === null) return { response_action: 'update', view: notice(sentence(said)) };
  const inputs = new Set(inputsOf(view));
  const errors: Record<string, string> = {};
  for (const [block, problem] of Object.entries(problems)) {
    const at = inputs.has(block) ? block : first;
    errors[at] = shorten(errors[at] ? `${errors[at]} ${problem}` : problem, TEXT_OBJECT_MAX);
  }
  return { response_action: 'errors', errors };
}

/** The form is gone from the screen by now: it comes back as it was sent, problems on top, or says that all is well. */
async function redrawSettled(came: Settled, form: Form, sent: Submission, view: ViewOutput, edge: Edge): Promise<void> {
  try {
    if ('problems' in came) {
      await updateView(await form.redraw(sent, Object.values(came.problems), edge.newsroom), view.id, edge);
    } else {
      await updateView('found' in came ? came.found : notice(came.closed.say), view.id, edge);
      if ('closed' in came) await say(came.closed, sent, edge);
    }
  } catch (fault) {
    const problems = 'problems' in came ? Object.values(came.problems) : [];
    const said = [...problems, takeDown(fault, `${form.callback} redraw`, edge)].join(' ');
    await updateView(notice(sentence(said)), view.id, edge);
  }
}

/** The content is committed whether or not this reaches the sender. */
async function say(closed: Closed, sent: Submission, edge: Edge): Promise<void> {
  const to = { user: sent.user, channel: closed.channel, thread: closed.thread ?? null };
  await expose(closed.shown, to, null, edge);
  await whisperOrWrite(closed.say, to, edge);
}
