import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { type Block, block } from './block.ts';
import { type Problem, pointer, problemsIn } from './problems.ts';
import { elementsIn, objectsIn } from './walk.ts';

/** Where blocks are shown: not every block may stand everywhere. */
export type Surface = 'message' | 'modal' | 'home';

type Checked = { blocks: Block[]; problems: [] } | { blocks: null; problems: Problem[] };

// docs.slack.dev, reference/block-kit: the "Available in surfaces" line of each page.
const SURFACES: Partial<Record<string, readonly Surface[]>> = {
  markdown: ['message'],
  alert: ['modal'],
  table: ['message', 'home'],
  data_table: ['message', 'home'],
  email_text_input: ['modal'],
  number_input: ['modal'],
  url_text_input: ['modal'],
  file_input: ['modal'],
  rich_text_input: ['modal', 'home'],
  datetimepicker: ['message', 'modal'],
};

/**
 * Reads blocks as Slack would for that surface: their form, their limits, and the rules across blocks.
 *
 * @param under - where the blocks stand in the request, for the pointers in the complaints
 */
export function checkBlocks(given: unknown, surface: Surface, under: readonly PropertyKey[] = ['blocks']): Checked {
  const most = surface === 'message' ? LIMITS.messageBlocks : LIMITS.viewBlocks;
  const read = z.array(block).max(most).safeParse(given, { reportInput: true });
  if (!read.success) return { blocks: null, problems: problemsIn(read.error, under) };
  const problems = [
    ...misplaced(read.data, surface),
    ...repeatedIds(read.data),
    ...focusedTwice(read.data),
    ...(surface === 'message' ? overlongTables(read.data) : []),
  ].map((problem) => ({ ...problem, pointer: `${pointer(under)}${problem.pointer}` }));
  return problems.length > 0 ? { blocks: null, problems } : { blocks: read.data, problems: [] };
}

/** Characters of text in all blocks together: what Slack refuses as `msg_blocks_too_long` over 12,000. */
export function textLength(blocks: readonly Block[]): number {
  let length = 0;
  for (const { object } of objectsIn(blocks)) {
    if (typeof object['text'] === 'string') length += object['text'].length;
  }
  return length;
}

function misplaced(blocks: readonly Block[], surface: Surface): Problem[] {
  const mayStand = (type: string) => SURFACES[type]?.includes(surface) ?? true;
  const problems: Problem[] = [];
  for (const [index, one] of blocks.entries()) {
    const types = [one.type, ...elementsIn([one]).map(({ element }) => element.type)];
    const stray = types.find((type) => !mayStand(type));
    if (stray) problems.push({ message: `unsupported type in a ${surface}: ${stray}`, pointer: `/${index}/type` });
  }
  return problems;
}

function repeatedIds(blocks: readonly Block[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const [index, one] of blocks.entries()) {
    if (one.block_id && seen.has(one.block_id)) {
      problems.push({ message: `block_id must be unique: ${one.block_id}`, pointer: `/${index}/block_id` });
    }
    if (one.block_id) seen.add(one.block_id);
    const actions = elementsIn([one]).flatMap(({ element }) => element.action_id ?? []);
    const twice = actions.find((action, place) => actions.indexOf(action) !== place);
    if (twice) problems.push({ message: `action_id must be unique in its block: ${twice}`, pointer: `/${index}` });
  }
  return problems;
}

function focusedTwice(blocks: readonly Block[]): Problem[] {
  const focused = elementsIn(blocks).filter(({ element }) => 'focus_on_load' in element && element.focus_on_load);
  return focused.length > 1 ? [{ message: 'only one element may have focus_on_load', pointer: '' }] : [];
}

function overlongTables(blocks: readonly Block[]): Problem[] {
  const tables = blocks.filter((one) => one.type === 'table');
  if (tables.length > 1) return [{ message: 'only_one_table_allowed', pointer: '' }];
  const tooLong = textLength(tables) > LIMITS.tableText;
  return tooLong ? [{ message: `a table holds at most ${LIMITS.tableText} characters`, pointer: '' }] : [];
}
