import { escapeMrkdwn, shorten } from '../block-kit/escape.ts';
import { TEXT_OBJECT_MAX } from '../block-kit/limits.ts';
import { code, rich, section } from '../block-kit/rich.ts';
import type { Message } from '../workspace.ts';

/**
 * A message of one sentence. What stands between backticks is set as code; nothing else in it is formatted, since what
 * somebody typed may be in it.
 */
export function sentence(text: string): Message {
  const shown = shorten(text, TEXT_OBJECT_MAX);
  const parts = shown.split('`').map((part, index) => (index % 2 === 1 && part !== '' ? code(part) : part));
  return { text: escapeMrkdwn(shown), blocks: [rich(section(...parts))] };
}
