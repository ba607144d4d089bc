import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { anyText, identifier, mrkdwn, plainText, slackFile, webUrl } from './composition.ts';
import { accessory, actionsElement, image, inputElement } from './elements.ts';
import { richText } from './rich-text.ts';

/** The blocks this workspace knows, one schema each. A field that is not here is refused, as Slack refuses it. */

const id = { block_id: identifier.optional() };

const section = z
  .strictObject({
    ...{ type: z.literal('section'), ...id },
    text: anyText(LIMITS.text).optional(),
    fields: z.array(anyText(LIMITS.sectionField)).min(1).max(LIMITS.sectionFields).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, {
    message: 'missing required field: text',
  });

const header = z.strictObject({
  ...{ type: z.literal('header'), ...id },
  text: plainText(LIMITS.headerText),
  level: z.int().min(1).max(4).optional(),
});

const divider = z.strictObject({ type: z.literal('divider'), ...id });

const context = z.strictObject({
  ...{ type: z.literal('context'), ...id },
  elements: z
    .array(z.discriminatedUnion('type', [plainText(LIMITS.contextText), mrkdwn(LIMITS.contextText), image]))
    .min(1)
    .max(LIMITS.contextElements),
});

const actions = z.strictObject({
  ...{ type: z.literal('actions'), ...id },
  elements: z.array(actionsElement).min(1).max(LIMITS.actionsElements),
});

const input = z.strictObject({
  ...{ type: z.literal('input'), ...id },
  label: plainText(LIMITS.inputLabel),
  hint: plainText(LIMITS.inputLabel).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: inputElement,
});

const imageBlock = z
  .strictObject({
    ...{ type: z.literal('image'), ...id },
    alt_text: z.string().min(1).max(LIMITS.altText),
    title: plainText(LIMITS.imageTitle).optional(),
    image_url: webUrl.optional(),
    slack_file: slackFile.optional(),
  })
  .refine((block) => (block.image_url === undefined) !== (block.slack_file === undefined), {
    message: 'exactly one of image_url and slack_file is required',
  });

const markdown = z.strictObject({
  ...{ type: z.literal('markdown'), ...id },
  text: z.string().min(1).max(LIMITS.markdownText),
});

const alert = z.strictObject({
  ...{ type: z.literal('alert'), ...id },
  text: anyText(LIMITS.alertText),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});

const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: z.string() }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string() }),
  richText,
]);
const rows = z.array(z.array(cell).min(1).max(LIMITS.tableCells)).min(1).max(LIMITS.tableRows);

const table = z.strictObject({
  ...{ type: z.literal('table'), ...id },
  rows,
  column_settings: z
    .array(
      z.strictObject({
        align: z.enum(['left', 'center', 'right']).optional(),
        is_wrapped: z.boolean().optional(),
      }),
    )
    .max(LIMITS.tableCells)
    .optional(),
});

const dataTable = z.strictObject({
  ...{ type: z.literal('data_table'), ...id },
  rows,
  caption: z.string().min(1),
  page_size: z.int().min(1).max(100).optional(),
  row_header_column_index: z.int().min(0).optional(),
});

/** Any block, in a message or a view: where each may stand is checked apart. */
export const block = z.discriminatedUnion('type', [
  section,
  header,
  divider,
  context,
  actions,
  input,
  imageBlock,
  richText,
  markdown,
  alert,
  table,
  dataTable,
]);

/** A block that passed. */
export type Block = z.infer<typeof block>;
/** A block of one type. */
export type BlockOf<Type extends Block['type']> = Extract<Block, { type: Type }>;
/** A cell of a table. */
export type TableCell = z.infer<typeof cell>;
