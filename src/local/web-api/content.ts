import { z } from 'zod';
import type { Block } from '../blocks/block.ts';
import { checkBlocks, textLength } from '../blocks/check-blocks.ts';
import { pingsIn } from '../blocks/pings.ts';
import { line, type Problem } from '../blocks/problems.ts';
import { withIds } from '../blocks/walk.ts';
import { LIMITS } from '../limits.ts';
import type { Message } from '../state/records.ts';
import type { Workspace } from '../workspace.ts';
import { ApiError, flag, structure } from './method.ts';

/** The arguments that make a message's content, the same wherever one is sent. */
export const contentArgs = {
  text: z.string().optional(),
  blocks: structure.optional(),
  attachments: structure.optional(),
  metadata: structure.optional(),
  parse: z.enum(['none', 'full', 'client']).optional(),
  link_names: flag.optional(),
  mrkdwn: flag.optional(),
  unfurl_links: flag.optional(),
  unfurl_media: flag.optional(),
};

type Given = { text?: string | undefined; blocks?: unknown; attachments?: unknown; metadata?: unknown };
type Content = { text: string; blocks: Block[]; metadata?: object };

/** Reads a message's content as Slack does, or refuses it with Slack's code and the limit that it breaks. */
export function readContent(given: Given, workspace: Workspace, textMax: number = LIMITS.postText): Content {
  const text = given.text ?? '';
  if (text.length > textMax) throw new ApiError('msg_too_long');
  if (Array.isArray(given.attachments) && given.attachments.length > 0) {
    workspace.journal.fault('attachments, which this workspace does not draw', given.attachments);
    throw new ApiError('invalid_attachments');
  }
  const blocks = readBlocks(given.blocks ?? [], workspace);
  if (text === '' && blocks.length === 0) throw new ApiError('no_text');
  const { metadata } = given;
  return { text, blocks, ...(typeof metadata === 'object' && metadata !== null ? { metadata } : {}) };
}

/** Records whom a message pings, once it stands. */
export function notePings({ channel, ts, text, blocks }: Message, { journal }: Workspace): void {
  for (const ping of pingsIn(text, blocks)) journal.ping({ ...ping, channel, ts });
}

function readBlocks(given: unknown, workspace: Workspace): Block[] {
  if (!Array.isArray(given)) throw new ApiError('invalid_blocks_format');
  const { blocks, problems } = checkBlocks(given, 'message');
  if (blocks === null) throw invalid('invalid_blocks', problems);
  const length = textLength(blocks);
  if (length > LIMITS.messageBlockText) {
    const message = `${length} characters in all blocks, no more than ${LIMITS.messageBlockText} allowed`;
    throw invalid('msg_blocks_too_long', [{ message, pointer: '/blocks' }]);
  }
  return withIds(blocks, () => workspace.ledger.nextId('b'));
}

/** A refusal that says which limits were broken, and where. */
export function invalid(code: string, problems: readonly Problem[]): ApiError {
  const errors = problems.map((problem) => `${problem.message} [json-pointer:${problem.pointer}]`);
  return new ApiError(code, { errors, response_metadata: { messages: problems.map(line) } });
}
