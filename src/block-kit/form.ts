import type {
  ExternalSelect,
  FileInput,
  InputBlock,
  KnownBlock,
  ModalView,
  MultiExternalSelect,
  PlainTextElement,
  PlainTextInput,
  PlainTextOption,
  RadioButtons,
  StaticSelect,
  URLInput,
  UsersSelect,
} from '@slack/types';
import type { UserId } from '../domain/ids.ts';
import { isForgotten } from '../domain/person.ts';
import { shorten } from './escape.ts';
import { INPUT_MAX, MODAL_TITLE_MAX, OPTION_MAX } from './limits.ts';
import { bold, rich, section } from './rich.ts';

const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: false });

/** A choice in a select: `value` up to 75 characters; a longer label is marked as cut. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

const option = ({ label, value }: Choice): PlainTextOption => ({
  text: plain(shorten(label, OPTION_MAX)),
  value,
});

type Element = InputBlock['element'];

/** One labelled input. `block` names it in the submission; `onEnter`: we hear at once of Enter in it, or of a choice. */
export function input(
  block: string,
  label: string,
  element: Element,
  extras: { hint?: string; optional?: boolean; onEnter?: boolean } = {},
): InputBlock {
  return {
    type: 'input',
    block_id: block,
    label: plain(label),
    element,
    optional: extras.optional ?? false,
    ...(extras.hint ? { hint: plain(extras.hint) } : {}),
    ...(extras.onEnter ? { dispatch_action: true } : {}),
  };
}

/** Typed text. Slack takes an initial value of 1 to `max` characters; a longer one is left out: say so beside it. */
export function textInput(
  action: string,
  initial: string,
  extras: { max?: number; multiline?: boolean; placeholder?: string; onEnter?: boolean } = {},
): PlainTextInput {
  const max = Math.min(extras.max ?? INPUT_MAX, INPUT_MAX);
  return {
    type: 'plain_text_input',
    action_id: action,
    max_length: max,
    multiline: extras.multiline ?? false,
    ...(initial !== '' && initial.length <= max ? { initial_value: initial } : {}),
    ...(extras.placeholder ? { placeholder: plain(extras.placeholder) } : {}),
    ...(extras.onEnter ? { dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } } : {}),
  };
}

/** A web address, which Slack checks before it sends the form. */
export function urlInput(action: string, initial: string): URLInput {
  return { type: 'url_text_input', action_id: action, ...(initial === '' ? {} : { initial_value: initial }) };
}

/** A closed set of choices; the first is chosen unless `initial` names another. */
export function selectInput(action: string, choices: readonly Choice[], initial: string): StaticSelect {
  const options = choices.map(option);
  const chosen = options.find(({ value }) => value === initial) ?? options[0];
  return { type: 'static_select', action_id: action, options, ...(chosen ? { initial_option: chosen } : {}) };
}

/** A closed set of choices of which none is chosen unless `initial` names it: for what nobody should send by oversight. */
export function radioInput(action: string, choices: readonly Choice[], initial: string): RadioButtons {
  const options = choices.map(option);
  const chosen = options.find(({ value }) => value === initial);
  return { type: 'radio_buttons', action_id: action, options, ...(chosen ? { initial_option: chosen } : {}) };
}

/** A select whose choices come from us as one types. */
export function searchInput(action: string, initial: Choice | null, placeholder: string): ExternalSelect {
  return {
    type: 'external_select',
    action_id: action,
    min_query_length: 0,
    placeholder: plain(placeholder),
    ...(initial ? { initial_option: option(initial) } : {}),
  };
}

/**
 * The same for several choices.
 *
 * @param max - most that may be chosen
 */
export function multiSearchInput(
  action: string,
  initial: readonly Choice[],
  placeholder: string,
  max: number,
): MultiExternalSelect {
  return {
    type: 'multi_external_select',
    action_id: action,
    min_query_length: 0,
    max_selected_items: max,
    placeholder: plain(placeholder),
    ...(initial.length > 0 ? { initial_options: initial.map(option) } : {}),
  };
}

/** One person of the workspace. Slack refuses a pseudonym: for somebody who was forgotten, nobody is chosen. */
export function usersInput(action: string, initial: UserId | null, placeholder: string): UsersSelect {
  return {
    type: 'users_select',
    action_id: action,
    placeholder: plain(placeholder),
    ...(initial === null || isForgotten(initial) ? {} : { initial_user: initial }),
  };
}

/**
 * Files to be uploaded, each up to 10 MB by Slack's rule; only in modals, and only with `files:read`
 * (docs.slack.dev, file input element). Nothing can be put into it beforehand.
 *
 * @param filetypes - extensions without the dot. Slack's clients check them; whoever reads the file checks again
 * @param max - most files, 1 to 10
 */
export function fileInput(action: string, filetypes: readonly string[], max: number): FileInput {
  return { type: 'file_input', action_id: action, filetypes: [...filetypes], max_files: max };
}

/** A modal with inputs. */
export function modal(
  callback: string,
  titles: { title: string; submit: string },
  metadata: string,
  blocks: readonly KnownBlock[],
): ModalView {
  return {
    type: 'modal',
    callback_id: callback,
    title: plain(shorten(titles.title, MODAL_TITLE_MAX)),
    submit: plain(titles.submit),
    close: plain('Cancel'),
    private_metadata: metadata,
    blocks: [...blocks],
  };
}

/** Problems that concern the whole form, on top of it. */
export const problemLines = (problems: readonly string[]): KnownBlock[] =>
  problems.map((problem) => rich(section(bold(problem))));
