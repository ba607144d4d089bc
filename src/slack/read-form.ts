import type { ViewOutput } from '@slack/bolt';
import type { UserId } from '../domain/ids.ts';
import type { Field, Submission } from '../feature.ts';

type State = ViewOutput['state']['values'][string][string];
type Option = { readonly value?: string; readonly text?: { readonly text: string } | null };

const EMPTY: Field = { text: '', chosen: [] };

/** A modal as it stands filled in. */
export function readForm(view: ViewOutput, user: UserId): Submission {
  const { values } = view.state;
  return {
    user,
    metadata: view.private_metadata,
    field(block) {
      // An input block holds one element.
      const [state] = Object.values(values[block] ?? {});
      return state ? readField(state) : EMPTY;
    },
  };
}

/** What stands in one element; also what a press of Enter in it hands over. */
function readField(state: State): Field {
  const text = state.value ?? state.selected_date ?? state.selected_time ?? '';
  const ids = [state.selected_user, state.selected_channel, state.selected_conversation];
  const lists = [state.selected_users, state.selected_channels, state.selected_conversations];
  const options: Option[] = [
    ...(state.selected_option ? [state.selected_option] : []),
    ...(state.selected_options ?? []),
  ];
  const picked = [...ids, ...lists.flat()].filter((id) => typeof id === 'string');
  return {
    text,
    chosen: [
      ...options.map((option) => ({ value: option.value ?? '', label: option.text?.text ?? '' })),
      ...picked.map((id) => ({ value: id, label: id })),
    ],
  };
}

/** The `block_id` of a modal's first input: where a problem of the whole form is shown. */
export function firstInput(view: ViewOutput): string | null {
  return inputsOf(view)[0] ?? null;
}

/** The `block_id`s that Slack accepts errors for. */
export const inputsOf = (view: ViewOutput): string[] =>
  view.blocks.flatMap((block) => (block.type === 'input' && block.block_id ? [block.block_id] : []));
