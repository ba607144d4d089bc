import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import * as choice from './choices.ts';
import { actionable, focusable } from './choices.ts';
import { confirmation, linkOption, placeholder, plainText, slackFile, webUrl } from './composition.ts';
import { richText } from './rich-text.ts';

/** Interactive elements, and the sets of them that each kind of block takes. */

const button = z.strictObject({
  type: z.literal('button'),
  ...actionable,
  text: plainText(LIMITS.buttonText),
  value: z.string().min(1).max(LIMITS.buttonValue).optional(),
  url: webUrl.optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().min(1).max(LIMITS.accessibilityLabel).optional(),
  confirm: confirmation.optional(),
});

const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionable,
  options: z.array(linkOption).min(1).max(LIMITS.overflowOptions),
  confirm: confirmation.optional(),
});

/** A picture in a context block or beside a section. */
export const image = z
  .strictObject({
    type: z.literal('image'),
    alt_text: z.string().min(1).max(LIMITS.altText),
    image_url: webUrl.optional(),
    slack_file: slackFile.optional(),
  })
  .refine((one) => (one.image_url === undefined) !== (one.slack_file === undefined), {
    message: 'exactly one of image_url and slack_file is required',
  });

const picker = { ...actionable, ...focusable, confirm: confirmation.optional(), placeholder: placeholder.optional() };
const datepicker = z.strictObject({
  ...{ type: z.literal('datepicker'), ...picker },
  initial_date: z.iso.date().optional(),
});
const timepicker = z.strictObject({
  ...{ type: z.literal('timepicker'), ...picker },
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  timezone: z.string().optional(),
});
const datetimepicker = z.strictObject({
  ...{ type: z.literal('datetimepicker'), ...actionable, ...focusable, confirm: confirmation.optional() },
  initial_date_time: z.int().optional(),
});

const typed = {
  ...actionable,
  ...focusable,
  placeholder: placeholder.optional(),
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z
        .array(z.enum(['on_enter_pressed', 'on_character_entered']))
        .min(1)
        .optional(),
    })
    .optional(),
};
const startingText = z.string().max(LIMITS.inputValue).optional();

const plainTextInput = z
  .strictObject({
    ...{ type: z.literal('plain_text_input'), ...typed },
    initial_value: startingText,
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(LIMITS.inputValue).optional(),
    max_length: z.int().min(1).max(LIMITS.inputValue).optional(),
  })
  .refine((input) => (input.min_length ?? 0) <= (input.max_length ?? LIMITS.inputValue), {
    message: 'min_length must be less than or equal to max_length',
  })
  .refine((input) => (input.initial_value ?? '').length <= (input.max_length ?? LIMITS.inputValue), {
    message: 'initial_value must be no longer than max_length',
    path: ['initial_value'],
  });

const urlInput = z.strictObject({ type: z.literal('url_text_input'), ...typed, initial_value: webUrl.optional() });
const emailInput = z.strictObject({ type: z.literal('email_text_input'), ...typed, initial_value: startingText });
const numberInput = z.strictObject({
  ...{ type: z.literal('number_input'), ...typed },
  is_decimal_allowed: z.boolean(),
  initial_value: startingText,
  min_value: z.string().optional(),
  max_value: z.string().optional(),
});
const richTextInput = z.strictObject({
  ...{ type: z.literal('rich_text_input'), ...typed },
  initial_value: richText.optional(),
});
const fileInput = z.strictObject({
  ...{ type: z.literal('file_input'), ...actionable },
  filetypes: z.array(z.string()).optional(),
  max_files: z.int().min(1).max(LIMITS.fileInputFiles).optional(),
});

const choices = [
  choice.staticSelect,
  choice.externalSelect,
  choice.usersSelect,
  choice.conversationsSelect,
  choice.channelsSelect,
  choice.radioButtons,
  choice.checkboxes,
  choice.multiStaticSelect,
  choice.multiExternalSelect,
  choice.multiUsersSelect,
  choice.multiConversationsSelect,
  choice.multiChannelsSelect,
] as const;
const pickers = [datepicker, timepicker, datetimepicker] as const;

/** What an `actions` block takes. */
export const actionsElement = z.discriminatedUnion('type', [button, overflow, ...choices, ...pickers]);

/** What may stand beside a section. */
export const accessory = z.discriminatedUnion('type', [button, overflow, image, ...choices, ...pickers]);

/** What an `input` block takes. */
export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  urlInput,
  emailInput,
  numberInput,
  richTextInput,
  fileInput,
  ...choices,
  ...pickers,
]);

type ActionsElement = z.infer<typeof actionsElement>;
/** What stands beside a section. */
export type Accessory = z.infer<typeof accessory>;
type InputElement = z.infer<typeof inputElement>;
/** Any element that a person can act on. */
export type Element = ActionsElement | Exclude<Accessory, { type: 'image' }> | InputElement;
