import { z } from 'zod';
import { LIMITS } from '../limits.ts';

/** Slack's composition objects: text, options and confirmations, each refused as Slack refuses it. */

/** A `block_id`, `action_id`, `callback_id` or `external_id`. */
export const identifier = z.string().min(1).max(LIMITS.id);
/** An address that a person can open. */
export const webUrl = z.url({ protocol: /^https?$/ }).max(LIMITS.url);

/** A `plain_text` object. @param max - characters */
export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });

/** A `mrkdwn` object. @param max - characters */
export const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });

/** A text object of either kind. @param max - characters */
export const anyText = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

const optionRest = {
  value: z.string().min(1).max(LIMITS.optionValue),
  description: plainText(LIMITS.optionDescription).optional(),
};

/** An option of a select. */
export const option = z.strictObject({ text: plainText(LIMITS.optionText), ...optionRest });

/** An option of an overflow menu: the only kind that may be a link. */
export const linkOption = z.strictObject({ text: plainText(LIMITS.optionText), ...optionRest, url: webUrl.optional() });

/** An option beside a radio button or a check box: the only kinds that take mrkdwn. */
export const richOption = z.strictObject({
  text: anyText(LIMITS.optionText),
  value: optionRest.value,
  description: anyText(LIMITS.optionDescription).optional(),
});

/** Options under a label. */
export const optionGroup = z.strictObject({
  label: plainText(LIMITS.optionGroupLabel),
  options: z.array(option).min(1).max(LIMITS.selectOptions),
});

/** What a control asks before it acts. */
export const confirmation = z.strictObject({
  title: plainText(LIMITS.confirmTitle).optional(),
  text: anyText(LIMITS.confirmText),
  confirm: plainText(LIMITS.confirmButton).optional(),
  deny: plainText(LIMITS.confirmButton).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});

/** What an empty field shows. */
export const placeholder = plainText(LIMITS.placeholder);

/** A picture that Slack holds: by its id or its address, not both. */
export const slackFile = z.union([z.strictObject({ id: z.string() }), z.strictObject({ url: webUrl })]);

/** A text object that passed. */
export type AnyText = z.infer<ReturnType<typeof anyText>>;
/** An option of any element. */
export type Option = z.infer<typeof richOption> | z.infer<typeof option> | z.infer<typeof linkOption>;
