import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { confirmation, identifier, option, optionGroup, placeholder, richOption } from './composition.ts';

/** Elements to choose from: selects of every kind, radio buttons, check boxes. */

/** Fields that elements share. */
export const actionable = { action_id: identifier.optional() };
export const focusable = { focus_on_load: z.boolean().optional() };
const chooser = { ...actionable, ...focusable, confirm: confirmation.optional() };
const select = { ...chooser, placeholder: placeholder.optional() };
const many = { max_selected_items: z.int().min(1).optional() };

type Offer = {
  options?: readonly unknown[] | undefined;
  option_groups?: readonly { options: readonly unknown[] }[] | undefined;
  initial_option?: unknown;
  initial_options?: readonly unknown[] | undefined;
};

/** Slack refuses an initial option that is not, letter for letter, one of the options. */
function initialIsOffered(element: Offer, context: z.core.$RefinementCtx<Offer>): void {
  const offered = [...(element.options ?? []), ...(element.option_groups ?? []).flatMap((group) => group.options)];
  const initial = element.initial_option === undefined ? (element.initial_options ?? []) : [element.initial_option];
  if (initial.every((one) => offered.some((other) => isDeepStrictEqual(one, other)))) return;
  const key = element.initial_option === undefined ? 'initial_options' : 'initial_option';
  context.addIssue({ code: 'custom', message: 'must be provided in options or option_groups', path: [key] });
}

function offersOneWay(element: Offer, context: z.core.$RefinementCtx<Offer>): void {
  if ((element.options === undefined) !== (element.option_groups === undefined)) return;
  context.addIssue({ code: 'custom', message: 'exactly one of options and option_groups is required', path: [] });
}

const staticOffer = {
  options: z.array(option).min(1).max(LIMITS.selectOptions).optional(),
  option_groups: z.array(optionGroup).min(1).max(LIMITS.optionGroups).optional(),
};
const minQuery = { min_query_length: z.int().min(0).optional() };
const respondable = { response_url_enabled: z.boolean().optional() };
const filter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .optional();
const conversations = { default_to_current_conversation: z.boolean().optional(), filter };

export const staticSelect = z
  .strictObject({ type: z.literal('static_select'), ...select, ...staticOffer, initial_option: option.optional() })
  .superRefine(offersOneWay)
  .superRefine(initialIsOffered);

export const multiStaticSelect = z
  .strictObject({
    ...{ type: z.literal('multi_static_select'), ...select, ...many, ...staticOffer },
    initial_options: z.array(option).min(1).optional(),
  })
  .superRefine(offersOneWay)
  .superRefine(initialIsOffered);

export const externalSelect = z.strictObject({
  ...{ type: z.literal('external_select'), ...select, ...minQuery },
  initial_option: option.optional(),
});

export const multiExternalSelect = z.strictObject({
  ...{ type: z.literal('multi_external_select'), ...select, ...many, ...minQuery },
  initial_options: z.array(option).min(1).optional(),
});

export const usersSelect = z.strictObject({
  ...{ type: z.literal('users_select'), ...select },
  initial_user: z.string().optional(),
});

export const multiUsersSelect = z.strictObject({
  ...{ type: z.literal('multi_users_select'), ...select, ...many },
  initial_users: z.array(z.string()).optional(),
});

export const conversationsSelect = z.strictObject({
  ...{ type: z.literal('conversations_select'), ...select, ...conversations, ...respondable },
  initial_conversation: z.string().optional(),
});

export const multiConversationsSelect = z.strictObject({
  ...{ type: z.literal('multi_conversations_select'), ...select, ...many, ...conversations },
  initial_conversations: z.array(z.string()).optional(),
});

export const channelsSelect = z.strictObject({
  ...{ type: z.literal('channels_select'), ...select, ...respondable },
  initial_channel: z.string().optional(),
});

export const multiChannelsSelect = z.strictObject({
  ...{ type: z.literal('multi_channels_select'), ...select, ...many },
  initial_channels: z.array(z.string()).optional(),
});

export const radioButtons = z
  .strictObject({
    ...{ type: z.literal('radio_buttons'), ...chooser },
    options: z.array(richOption).min(1).max(LIMITS.radioOptions),
    initial_option: richOption.optional(),
  })
  .superRefine(initialIsOffered);

export const checkboxes = z
  .strictObject({
    ...{ type: z.literal('checkboxes'), ...chooser },
    options: z.array(richOption).min(1).max(LIMITS.checkboxOptions),
    initial_options: z.array(richOption).min(1).optional(),
  })
  .superRefine(initialIsOffered);
