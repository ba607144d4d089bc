import { z } from 'zod';
import type { BlockOf } from '../blocks/block.ts';
import { enteredValues } from '../entered-values.ts';
import type { EnteredValue, Person, View } from '../state/records.ts';
import { ApiError } from '../web-api/method.ts';
import { readView } from '../web-api/views.ts';
import { viewOnWire } from '../wire.ts';
import { type Filling, fill } from './fill.ts';
import { interactiveBase, NotPossible, type Stage } from './stage.ts';

/** What became of a submission, as the person sees it. */
export type Submitted =
  | { outcome: 'closed' }
  /** Sentences by the label of the field they stand under. The form stays open. */
  | { outcome: 'errors'; errors: Record<string, string> }
  | { outcome: 'updated'; view: View }
  | { outcome: 'pushed'; view: View }
  /** Slack could not take it; the form stays open with a general error. */
  | { outcome: 'failed'; error: string };

const answer = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
  z.object({ response_action: z.literal('clear') }),
]);

/** Fills a modal by its labels and submits it. What Slack itself finds wrong never reaches the app. */
export async function submit(
  stage: Stage,
  person: Person,
  view: View,
  fields: Record<string, Filling> = {},
): Promise<Submitted> {
  const { workspace } = stage;
  if (!workspace.views.stack(person.id).includes(view)) throw new NotPossible('That form is not open any more.');
  if (view.submit === null) throw new NotPossible(`“${view.title}” has no button to submit it.`);
  for (const [label, filling] of Object.entries(fields)) await fill(stage, person, view, label, filling);
  const wrong = wrongForSlack(view);
  if (Object.keys(wrong).length > 0) return showErrors(stage, view, wrong);

  const interaction = workspace.interactions.begin({ person: person.id, view, url: false });
  const payload = {
    ...{ type: 'view_submission', ...interactiveBase(person, workspace), trigger_id: interaction.triggerId },
    view: viewOnWire(view, workspace, enteredValues(view)),
    response_urls: responseUrls(stage, person, view),
  };
  const tell = () => stage.tell({ type: 'interactive', payload, accepts_response_payload: true });
  const receipt = await workspace.unanswered.during(person, view.title, tell);
  return receipt.acked ? taken(stage, view, receipt.answer) : { outcome: 'failed', error: receipt.error };
}

/** Closes the modal on top with its Close button; `clear` closes the whole stack, as the cross does. */
export async function close(stage: Stage, person: Person, view: View, { clear = false } = {}): Promise<void> {
  const { workspace } = stage;
  const shown = viewOnWire(view, workspace, enteredValues(view));
  if (clear || view.clear_on_close) workspace.views.clear(person.id);
  else workspace.views.close(view);
  if (!view.notify_on_close) return;
  const payload = { type: 'view_closed', ...interactiveBase(person, workspace), view: shown, is_cleared: clear };
  await stage.tell({ type: 'interactive', payload, accepts_response_payload: false });
}

function taken(stage: Stage, view: View, given: Record<string, unknown>): Submitted {
  const { workspace } = stage;
  const { views } = workspace;
  if (Object.keys(given).length === 0) {
    views.close(view);
    return { outcome: 'closed' };
  }
  const read = answer.safeParse(given);
  if (!read.success) return refused(stage, 'an answer to a submission that Slack does not know', given);
  const { data } = read;
  if (data.response_action === 'errors') return showErrors(stage, view, data.errors);
  if (data.response_action === 'clear') {
    views.clear(view.person);
    return { outcome: 'closed' };
  }
  try {
    const update = data.response_action === 'update';
    const content = readView(data.view, 'modal', workspace, update ? view : undefined);
    if (update) {
      views.update(view, content);
      return { outcome: 'updated', view };
    }
    const pushed = views.push(view.person, content);
    return pushed ? { outcome: 'pushed', view: pushed } : refused(stage, 'a fourth view on the stack', given);
  } catch (refusal) {
    if (!(refusal instanceof ApiError)) throw refusal;
    return refused(stage, `a view that Slack refuses: ${JSON.stringify(refusal.more)}`, given);
  }
}

function refused({ workspace }: Stage, what: string, given: unknown): Submitted {
  workspace.journal.fault(what, given);
  return { outcome: 'failed', error: 'invalid_response' };
}

function showErrors({ workspace }: Stage, view: View, byBlock: Record<string, string>): Submitted {
  const inputs = view.blocks.filter((block) => block.type === 'input');
  const stray = Object.keys(byBlock).find((id) => !inputs.some((block) => block.block_id === id));
  if (stray !== undefined) workspace.journal.fault(`an error for “${stray}”, which is no input of the form`, byBlock);
  view.errors = byBlock;
  workspace.views.changed(view);
  const label = (id: string) => inputs.find((block) => block.block_id === id)?.label.text ?? id;
  const errors = Object.fromEntries(Object.entries(byBlock).map(([id, sentence]) => [label(id), sentence]));
  return { outcome: 'errors', errors };
}

/** What Slack's client checks before it sends anything: required fields, lengths, addresses. */
function wrongForSlack(view: View): Record<string, string> {
  const values = enteredValues(view);
  const wrong: Record<string, string> = {};
  for (const block of view.blocks) {
    if (block.type !== 'input') continue;
    const value = values[block.block_id ?? '']?.[block.element.action_id ?? ''];
    const sentence = complaint(block, value);
    if (sentence) wrong[block.block_id ?? ''] = sentence;
  }
  return wrong;
}

function complaint({ element, optional }: BlockOf<'input'>, value: EnteredValue | undefined): string | null {
  if (isEmpty(value)) return optional ? null : 'Please complete this required field.';
  const text = typeof value?.['value'] === 'string' ? value['value'] : '';
  if (element.type === 'url_text_input') return z.url().safeParse(text).success ? null : 'Please enter a valid URL.';
  if (element.type !== 'plain_text_input') return null;
  const { min_length: min = 0, max_length: max = 3_000 } = element;
  if (text.length > max) return `Please use at most ${max} characters.`;
  return text.length < min ? `Please use at least ${min} characters.` : null;
}

function isEmpty(value: EnteredValue | undefined): boolean {
  const held = Object.entries(value ?? {}).filter(([key]) => key !== 'type');
  return held.every(([, one]) => one === null || one === '' || (Array.isArray(one) && one.length === 0));
}

/** URLs to answer in the conversations that the form let the person choose. */
function responseUrls({ workspace }: Stage, person: Person, view: View): Record<string, unknown>[] {
  const values = enteredValues(view);
  return view.blocks.flatMap((block) => {
    if (block.type !== 'input' || !('response_url_enabled' in block.element)) return [];
    if (!block.element.response_url_enabled) return [];
    const { block_id = '', element } = block;
    const value = values[block_id]?.[element.action_id ?? ''];
    const chosen = value?.['selected_conversation'] ?? value?.['selected_channel'];
    if (typeof chosen !== 'string') return [];
    const { responseToken } = workspace.interactions.begin({ person: person.id, channel: chosen, url: true });
    const response_url = workspace.responseUrl(responseToken ?? '');
    return [{ block_id, action_id: element.action_id, channel_id: chosen, response_url }];
  });
}
