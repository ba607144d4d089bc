import type { Element } from './blocks/elements.ts';
import { elementsIn } from './blocks/walk.ts';
import type { EnteredValue, EnteredValues, View } from './state/records.ts';

/** What stands in every input of a view, in the form of `state.values`: what was entered, else what it started with. */
export function enteredValues(view: View): EnteredValues {
  const values: EnteredValues = {};
  for (const { block, element } of elementsIn(view.blocks)) {
    const blockId = block.block_id ?? '';
    const actionId = element.action_id ?? '';
    const value = view.entered[blockId]?.[actionId] ?? startingValue(element);
    if (value) values[blockId] = { ...values[blockId], [actionId]: value };
  }
  return values;
}

/** What an element holds before anybody touched it; `null` for buttons and menus, which hold nothing. */
function startingValue(element: Element): EnteredValue | null {
  const { type } = element;
  switch (type) {
    case 'button':
    case 'overflow':
      return null;
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null };
    case 'multi_conversations_select':
      return { type, selected_conversations: element.initial_conversations ?? [] };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'multi_channels_select':
      return { type, selected_channels: element.initial_channels ?? [] };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    case 'rich_text_input':
      return { type, rich_text_value: element.initial_value ?? null };
    case 'file_input':
      return { type, files: [] };
    default:
      return { type, value: element.initial_value ?? null };
  }
}
