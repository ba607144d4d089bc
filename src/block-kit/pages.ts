import type { KnownBlock } from '@slack/types';
import { MESSAGE_BLOCKS_MAX, MESSAGE_CHARS_MAX, TEXT_MAX } from './limits.ts';

/** One thing of a list, in blocks and as a screen reader reads it. */
export interface Entry {
  readonly blocks: readonly KnownBlock[];
  readonly text: string;
}

/** Left free on every page for its heading, its paging buttons and what Slack adds. */
const SPARE_BLOCKS = 5;
const SPARE_CHARACTERS = 1_500;

/**
 * How many entries, from the first on, fit one message: at least one, since an entry is never cut.
 *
 * @param entriesMax - what a reader on deadline takes in at a time; Slack's own limits are held, too
 */
export function fitting(entries: readonly Entry[], entriesMax: number): number {
  let blocks = MESSAGE_BLOCKS_MAX - SPARE_BLOCKS;
  let characters = MESSAGE_CHARS_MAX - SPARE_CHARACTERS;
  let count = 0;
  for (const entry of entries.slice(0, entriesMax)) {
    blocks -= entry.blocks.length;
    characters -= weight(entry.blocks);
    if (count > 0 && (blocks < 0 || characters < 0)) break;
    count += 1;
  }
  return count;
}

/** Characters that blocks take of a message's budget: all strings in them, which is what Slack was seen to count. */
function weight(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + weight(item), 0);
  if (value !== null && typeof value === 'object') return weight(Object.values(value));
  return 0;
}

/** A message's top-level text: the heading and as many whole entries as it may hold, then how many stand below only. */
export function readAloud(heading: string, entries: readonly Entry[]): string {
  let text = heading;
  for (const [index, entry] of entries.entries()) {
    const next = `${text}\n${entry.text}`;
    if (next.length > TEXT_MAX - 100) return `${text}\n${entries.length - index} more in the message itself.`;
    text = next;
  }
  return text;
}
