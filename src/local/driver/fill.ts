import type { Option } from '../blocks/composition.ts';
import type { Element } from '../blocks/elements.ts';
import type { Placed } from '../blocks/walk.ts';
import type { EnteredValue, Person, View } from '../state/records.ts';
import { attach, chooseFiles, type DroppedFile } from './attach.ts';
import { act, placedIn, type Target } from './press.ts';
import type { Act } from './reply.ts';
import type { Stage } from './stage.ts';
import { suggest } from './suggest.ts';

/**
 * What one puts into a field, named as a person would: text for a text field; the option's text for a menu; several in a
 * list; `{ typed, pick }` to say what was typed before picking; `{ files }` for an upload; `null` to empty it.
 */
export type Filling =
  | string
  | string[]
  | { typed?: string; pick: string | string[] }
  | { files: readonly DroppedFile[] }
  | null;

type PickFrom = (wanted: string) => Promise<Option>;

/** Fills one field of a view as a person would, round trips for suggestions included. */
export async function fill(stage: Stage, person: Person, view: View, label: string, filling: Filling): Promise<Placed> {
  const placed = placedIn(view, label);
  const value = await valueFor(stage, person, view, placed, filling);
  stage.workspace.views.enter(view, placed.block.block_id ?? '', placed.element.action_id ?? '', value);
  delete view.errors[placed.block.block_id ?? ''];
  stage.workspace.views.changed(view);
  return placed;
}

/** Fills a field and, where the app asked to hear of it, tells the app (`dispatch_action`, or a menu outside an input). */
export async function choose(
  stage: Stage,
  person: Person,
  target: Target,
  which: string,
  filling: Filling,
): Promise<Act> {
  const placed = placedIn(target, which);
  const value = await valueFor(stage, person, target, placed, filling);
  if ('hash' in target) {
    stage.workspace.views.enter(target, placed.block.block_id ?? '', placed.element.action_id ?? '', value);
    stage.workspace.views.changed(target);
  }
  return act(stage, person, target, placed, value);
}

/** Types into a text field and presses Enter. Only fields with `dispatch_action` tell the app. */
export async function pressEnter(stage: Stage, person: Person, view: View, label: string, text: string): Promise<Act> {
  const placed = await fill(stage, person, view, label, text);
  const { block, element } = placed;
  const on = 'dispatch_action_config' in element ? element.dispatch_action_config?.trigger_actions_on : undefined;
  if (block.type !== 'input' || !block.dispatch_action || (on && !on.includes('on_enter_pressed'))) {
    throw new Error(`Enter in “${label}” tells the app nothing: the field has no dispatch_action.`);
  }
  return act(stage, person, view, placed, { type: element.type, value: text });
}

async function valueFor(
  stage: Stage,
  person: Person,
  target: Target,
  placed: Placed,
  filling: Filling,
): Promise<EnteredValue> {
  const { element } = placed;
  const { type } = element;
  const wanted = wantedIn(filling);
  const picked = (from: PickFrom) => Promise.all(wanted.map(from));
  switch (type) {
    case 'static_select':
    case 'radio_buttons':
      return { type, selected_option: (await picked(fromList(element)))[0] ?? null };
    case 'multi_static_select':
    case 'checkboxes':
      return { type, selected_options: await picked(fromList(element)) };
    case 'external_select':
      return { type, selected_option: (await picked(fromApp(stage, person, target, placed, filling)))[0] ?? null };
    case 'multi_external_select':
      return { type, selected_options: await picked(fromApp(stage, person, target, placed, filling)) };
    case 'file_input': {
      const dropped = typeof filling === 'object' && filling !== null && 'files' in filling ? filling.files : [];
      const files = dropped.map((file) => attach(file, person, stage.workspace));
      return chooseFiles(element, files, stage.workspace);
    }
    default:
      return { type, ...plainValue(type, wanted, stage) };
  }
}

/** Values that are ids, dates or text. */
function plainValue(type: Element['type'], wanted: string[], { workspace }: Stage): Record<string, unknown> {
  const [first = null] = wanted;
  const channels = () => wanted.map((name) => workspace.channels.get(name).id);
  const people = () => wanted.map((name) => workspace.people.get(name).id);
  switch (type) {
    case 'users_select':
      return { selected_user: people()[0] ?? null };
    case 'multi_users_select':
      return { selected_users: people() };
    case 'conversations_select':
      return { selected_conversation: channels()[0] ?? null };
    case 'multi_conversations_select':
      return { selected_conversations: channels() };
    case 'channels_select':
      return { selected_channel: channels()[0] ?? null };
    case 'multi_channels_select':
      return { selected_channels: channels() };
    case 'datepicker':
      return { selected_date: first };
    case 'timepicker':
      return { selected_time: first };
    case 'datetimepicker':
      return { selected_date_time: first === null ? null : Number(first) };
    default:
      return { value: first === '' ? null : first };
  }
}

function wantedIn(filling: Filling): string[] {
  if (filling === null || (typeof filling === 'object' && 'files' in filling)) return [];
  const chosen = typeof filling === 'object' && 'pick' in filling ? filling.pick : filling;
  return typeof chosen === 'string' ? [chosen] : chosen;
}

function fromList(element: Extract<Element, { options?: unknown }>): PickFrom {
  const groups = 'option_groups' in element ? (element.option_groups ?? []) : [];
  const options: Option[] = [...(element.options ?? []), ...groups.flatMap((group) => group.options)];
  return async (wanted) => pickedFrom(options, wanted);
}

function fromApp(stage: Stage, person: Person, target: Target, placed: Placed, filling: Filling): PickFrom {
  const typed = typeof filling === 'object' && filling !== null && 'pick' in filling ? filling.typed : undefined;
  return async (wanted) => {
    const offered = await suggest(stage, person, target, placed, typed ?? wanted);
    return pickedFrom(
      offered.flatMap((group) => group.options),
      wanted,
    );
  };
}

function pickedFrom(options: readonly Option[], wanted: string): Option {
  const found =
    options.find((option) => option.text.text === wanted) ?? options.find((option) => option.value === wanted);
  if (found) return found;
  throw new Error(
    `“${wanted}” is not offered. Offered are: ${options.map((one) => one.text.text).join(' | ') || 'none'}.`,
  );
}
