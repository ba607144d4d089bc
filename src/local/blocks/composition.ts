import { z } from 'zod';
import { LIMITS } from '../limits.ts';

/** Slack's composition objects: text, options and confirmations, each refused as Slack refuses it. */

export const identifier = z.string().min(1).max(LIMITS.id);
export const webUrl = z.url({ protocol: /^https?$/ }).max(LIMITS.url);

export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });

export const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });

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

export const optionGroup = z.strictObject({
  label: plainText(LIMITS.optionGroupLabel),
  options: z.array(option).min(1).max(LIMITS.selectOptions),
});

export const confirmation = z.strictObject({
  title: plainText(LIMITS.confirmTitle).optional(),
  text: anyText(LIMITS.confirmText),
  confirm: plainText(LIMITS.confirmButton).optional(),
  deny: plainText(LIMITS.confirmButton).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});

export const placeholder = plainText(LIMITS.placeholder);

export const slackFile = z.union([z.strictObject({ id: z.string() }), z.strictObject({ url: webUrl })]);

export type PlainText = z.infer<ReturnType<typeof plainText>>;
export type AnyText = z.infer<ReturnType<typeof anyText>>;
export type Option = z.infer<typeof richOption> | z.infer<typeof option> | z.infer<typeof linkOption>;
export type OptionGroup = z.infer<typeof optionGroup>;
