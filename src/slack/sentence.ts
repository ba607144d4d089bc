import { escapeMrkdwn, shorten } from '../block-kit/escape.ts';
import { TEXT_OBJECT_MAX } from '../block-kit/limits.ts';
import type { Message } from '../workspace.ts';

/**
 * A message of one sentence. What somebody typed may be in it, so it is escaped as a whole, and `verbatim` keeps Slack
 * from making links and mentions of its bare words.
 */
export function sentence(text: string): Message {
  const safe = shorten(escapeMrkdwn(text), TEXT_OBJECT_MAX);
  return { text: safe, blocks: [{ type: 'section', text: { type: 'mrkdwn', text: safe, verbatim: true } }] };
}
