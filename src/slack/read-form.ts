import type { ViewOutput } from '@slack/bolt';
import type { UserId } from '../domain/ids.ts';
import type { Field, Submission } from '../feature.ts';
import { readFiles } from './read-files.ts';

type State = ViewOutput['state']['values'][string][string];
type Option = { readonly value?: string; readonly text?: { readonly text: string } | null };

type Input = {
  readonly optional?: boolean;
  readonly element: {
    readonly initial_value?: string;
    readonly initial_date?: string;
    readonly initial_user?: string;
    readonly initial_option?: NonNullable<State['selected_option']>;
    readonly initial_options?: NonNullable<State['selected_options']>;
  };
};

const EMPTY: Field = { text: '', chosen: [], files: [] };

/**
 * A modal as it stands filled in. Slack hands over every input, and nothing empty that it requires; where a server
 * leaves such a one out, it stands as it was drawn.
 */
export function readForm(view: ViewOutput, user: UserId): Submission {
  const values: Partial<ViewOutput['state']['values']> = view.state?.values ?? {};
  return {
    user,
    metadata: view.private_metadata,
    field(block) {
      // An input block holds one element.
      const [state] = Object.values(values[block] ?? {});
      const field = state ? readField(state) : EMPTY;
      return isEmpty(field) ? (asDrawn(view, block, state !== undefined) ?? field) : field;
    },
  };
}

const isEmpty = (field: Field): boolean => field.text === '' && field.chosen.length === 0 && field.files.length === 0;

/** @param emptied - whether the input was handed over, empty: then only one that may not be empty stands as drawn */
function asDrawn(view: ViewOutput, block: string, emptied: boolean): Field | null {
  const input = view.blocks.find((one) => one.type === 'input' && one.block_id === block) as Input | undefined;
  if (!input || (emptied && input.optional)) return null;
  const drawn = input.element;
  return readField({
    type: 'drawn',
    value: drawn.initial_value ?? drawn.initial_date ?? null,
    selected_user: drawn.initial_user ?? null,
    selected_option: drawn.initial_option ?? null,
    selected_options: drawn.initial_options ?? [],
  });
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
    files: readFiles(state.files),
  };
}

/** The `block_id` of a modal's first input: where a problem of the whole form is shown. */
export function firstInput(view: ViewOutput): string | null {
  return inputsOf(view)[0] ?? null;
}

/** The `block_id`s that Slack accepts errors for. */
export const inputsOf = (view: ViewOutput): string[] =>
  view.blocks.flatMap((block) => (block.type === 'input' && block.block_id ? [block.block_id] : []));
