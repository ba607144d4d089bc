import { BUTTON_VALUE_MAX, METADATA_MAX, OPTION_MAX } from '../block-kit/limits.ts';

/**
 * Makes another text of one that a control carries.
 *
 * @param control - its `action_id`; of what a form remembers, the form's `callback_id`
 * @param max - characters that Slack takes there
 */
type Change = (text: string, control: string, max: number) => string;

/** Where Slack keeps options, in what we send and in what comes back. */
const OPTIONS: ReadonlySet<string> = new Set([
  ...['options', 'initial_option', 'initial_options'],
  ...['selected_option', 'selected_options'],
]);

/**
 * A JSON of Slack's with other texts in its controls: values of buttons and options, and what forms remember. All else
 * in it stays, above all what people typed, which is a `value`, too.
 *
 * @param control - for options that stand in none
 */
export function inControls<Json>(json: Json, control: string, change: Change): Json {
  return changed(json, { control, isOption: false }, change) as Json;
}

interface Place {
  readonly control: string;
  readonly isOption: boolean;
}

function changed(json: unknown, place: Place, change: Change): unknown {
  if (Array.isArray(json)) return json.map((one) => changed(one, place, change));
  if (typeof json !== 'object' || json === null) return json;
  const node: Partial<Record<string, unknown>> = { ...json };
  const name = node['action_id'] ?? node['callback_id'];
  const control = typeof name === 'string' ? name : place.control;
  const isValue = place.isOption || node['type'] === 'button';
  return each(node, (held, key) => {
    if (key === 'private_metadata' && typeof held === 'string') return change(held, control, METADATA_MAX);
    if (key === 'value' && isValue && typeof held === 'string') {
      return change(held, control, place.isOption ? OPTION_MAX : BUTTON_VALUE_MAX);
    }
    if (key === 'values') return entered(held, change);
    return changed(held, { control, isOption: OPTIONS.has(key) }, change);
  });
}

/** What stands in a form: by block, and in it by the control. */
const entered = (values: unknown, change: Change): unknown =>
  each(values, (inputs) => each(inputs, (held, control) => changed(held, { control, isOption: false }, change)));

function each(json: unknown, make: (held: unknown, key: string) => unknown): unknown {
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([key, held]) => [key, make(held, key)]));
}
