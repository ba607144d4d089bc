import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import type { ViewContent } from '../state/views.ts';
import { checkBlocks } from './check-blocks.ts';
import { identifier, plainText } from './composition.ts';
import { type Problem, problemsIn } from './problems.ts';

const title = plainText(LIMITS.viewTitle);
const common = {
  // Read on their own, with the rules that hold across blocks.
  blocks: z.unknown(),
  callback_id: z.union([identifier, z.literal('')]).optional(),
  external_id: z.union([identifier, z.literal('')]).optional(),
  private_metadata: z.string().max(LIMITS.privateMetadata).optional(),
};

const view = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('modal'),
    ...common,
    title,
    submit: title.optional(),
    close: title.optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('home'), ...common }),
]);

type Checked = { view: ViewContent; problems: [] } | { view: null; problems: Problem[] };

/** Reads a view as `views.open`, `push`, `update` and `publish` would. */
export function checkView(given: unknown): Checked {
  const read = view.safeParse(given, { reportInput: true });
  if (!read.success) return { view: null, problems: problemsIn(read.error, ['view']) };
  const { blocks, problems } = checkBlocks(read.data.blocks, read.data.type, ['view', 'blocks']);
  if (blocks === null) return { view: null, problems };
  const modal = read.data.type === 'modal' ? read.data : undefined;
  if (modal && !modal.submit && blocks.some((block) => block.type === 'input')) {
    return { view: null, problems: [{ message: 'missing required field: submit', pointer: '/view' }] };
  }
  const content: ViewContent = {
    type: read.data.type,
    blocks,
    callback_id: read.data.callback_id ?? '',
    external_id: read.data.external_id ?? '',
    private_metadata: read.data.private_metadata ?? '',
    title: modal?.title.text ?? '',
    submit: modal?.submit?.text ?? null,
    close: modal?.close?.text ?? null,
    clear_on_close: modal?.clear_on_close ?? false,
    notify_on_close: modal?.notify_on_close ?? false,
  };
  return { view: content, problems: [] };
}
