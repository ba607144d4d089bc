import type { Element } from '../blocks/elements.ts';
import { elementsIn, type Placed } from '../blocks/walk.ts';
import { enteredValues } from '../entered-values.ts';
import { elementText } from '../plain-text.ts';
import type { EnteredValue, Message, Person, View } from '../state/records.ts';
import { channelOnWire, messageOnWire, viewOnWire } from '../wire.ts';
import type { Workspace } from '../workspace.ts';
import { Act, outcomeOf, Reply } from './reply.ts';
import { actionTs, interactiveBase, NotPossible, type Stage } from './stage.ts';
import { channelToSee } from './standing.ts';

/** What controls stand on. A message may be an older copy, as a screen that was not redrawn yet shows it. */
export type Target = Message | View;

/** Whether controls stand on a view, not on a message. */
export const isView = (target: Target): target is View => 'hash' in target;

/**
 * Clicks a button or an item of an overflow menu, named by its label or its `action_id`. Confirmations are accepted.
 *
 * @param nth - which of several buttons of that name, from 0
 */
export function click(stage: Stage, person: Person, target: Target, which: string, nth = 0): Promise<Act> {
  let skip = nth;
  for (const placed of elementsIn(target.blocks)) {
    const { element } = placed;
    if (element.type === 'button' && (element.action_id === which || element.text.text === which)) {
      skip -= 1;
      if (skip >= 0) continue;
      const { text, value, style } = element;
      const more = { text, ...(value === undefined ? {} : { value }), ...(style === undefined ? {} : { style }) };
      return act(stage, person, target, placed, { type: 'button', ...more });
    }
    if (element.type !== 'overflow') continue;
    const chosen = element.options.find((option) => option.text.text === which || option.value === which);
    if (chosen) return act(stage, person, target, placed, { type: 'overflow', selected_option: chosen });
  }
  const there = elementsIn(target.blocks).map(({ element }) => elementText(element));
  throw new Error(`There is no button “${which}”. There are: ${there.join(' ') || 'none'}.`);
}

/** Acts on an element: the app gets `block_actions` with the given value. */
export async function act(
  stage: Stage,
  person: Person,
  target: Target,
  { block, element }: Placed,
  value: EnteredValue,
): Promise<Act> {
  const { workspace } = stage;
  const place = isView(target) ? viewPlace(target, workspace) : messagePlace(target, person, workspace);
  const view = isView(target) && target.type === 'modal' ? target : null;
  const channel = isView(target) ? null : target.channel;
  const original = isView(target) ? null : (workspace.messages.findAny(target) ?? null);
  const interaction = workspace.interactions.begin({
    person: person.id,
    channel,
    view,
    original,
    url: !isView(target),
  });
  const since = workspace.ledger.nextTs();
  const action = { ...value, block_id: block.block_id, action_id: element.action_id, action_ts: actionTs(workspace) };
  const payload = {
    ...{ type: 'block_actions', ...interactiveBase(person, workspace), ...place },
    trigger_id: interaction.triggerId,
    ...(interaction.responseToken ? { response_url: workspace.responseUrl(interaction.responseToken) } : {}),
    actions: [action],
  };
  const tell = () => stage.tell({ type: 'interactive', payload, accepts_response_payload: false });
  const receipt = await workspace.unanswered.during(person, elementText(element), tell);
  return new Act(receipt.acked ? null : receipt.error, async (kind, what) => {
    if (!receipt.acked) return new Reply({ error: receipt.error }, person, stage);
    const look = () => (kind === 'view' ? interaction.views[0] : outcomeOf(interaction, since, stage));
    return new Reply(await stage.until(look, `${what} to a press of ${elementText(element)}`), person, stage);
  });
}

/** The element by its `action_id`, its input's label, or its placeholder. */
export function placedIn(target: Target, which: string): Placed {
  const named = (element: Element) =>
    element.action_id === which || ('placeholder' in element && element.placeholder?.text === which);
  const all = elementsIn(target.blocks);
  const found = all.find(
    ({ block, element }) => named(element) || (block.type === 'input' && block.label.text === which),
  );
  if (found) return found;
  const labels = all.map(({ block, element }) => (block.type === 'input' ? block.label.text : element.action_id));
  throw new Error(`There is no “${which}” here. There are: ${labels.join(', ')}.`);
}

function messagePlace(message: Message, person: Person, workspace: Workspace): Record<string, unknown> {
  const channel = channelToSee(message.channel, person, workspace);
  const ephemeral = message.only_for !== undefined;
  if (ephemeral && message.only_for !== person.id)
    throw new NotPossible(`${person.real_name} does not see that message.`);
  const { ts: message_ts, thread_ts } = message;
  const thread = thread_ts === undefined ? {} : { thread_ts };
  return {
    container: { type: 'message', message_ts, channel_id: channel.id, is_ephemeral: ephemeral, ...thread },
    channel: { id: channel.id, name: channelOnWire(channel, workspace)['name'] ?? 'directmessage' },
    // Slack sends no `message` with a press on an ephemeral one.
    ...(ephemeral ? {} : { message: messageOnWire(message, workspace) }),
    state: { values: {} },
  };
}

function viewPlace(view: View, workspace: Workspace): Record<string, unknown> {
  return {
    container: { type: 'view', view_id: view.id },
    view: viewOnWire(view, workspace, enteredValues(view)),
  };
}
