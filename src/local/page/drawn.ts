import { formatDate } from '../dates.ts';
import { emojiFor } from '../emoji.ts';
import { parseMrkdwn } from '../mrkdwn.ts';
import type { Reader } from '../plain-text.ts';

/**
 * Blocks as a browser draws them: mrkdwn parsed into parts, names looked up, dates in the reader's zone, emoji as
 * characters. The page then needs no parser, and sets nothing but text.
 */
export function drawn(value: unknown, reader: Reader): unknown {
  if (Array.isArray(value)) return value.map((inner) => drawn(inner, reader));
  if (typeof value !== 'object' || value === null) return value;
  const { type, text, verbatim, emoji }: Record<string, unknown> = { ...value };
  if (type === 'mrkdwn' && typeof text === 'string') {
    return { type: 'parts', parts: drawn(parseMrkdwn(text, verbatim === true), reader) };
  }
  if (type === 'plain_text' && typeof text === 'string') {
    return { type: 'plain', text: emoji === false ? text : withEmoji(text) };
  }
  const leaf = named(value, reader);
  if (leaf) return leaf;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, drawn(inner, reader)]));
}

/** A message's text, where it has no blocks, as parts. */
export const drawnText = (text: string, reader: Reader): unknown => drawn({ type: 'mrkdwn', text }, reader);

type Drawn = { type: string } & Record<string, unknown>;

/** A leaf that stands for something else than its own text; `null` for everything else. */
function named(value: object, { workspace, person }: Reader): Drawn | null {
  const leaf: Record<string, unknown> = { ...value };
  const id = String(leaf['user_id'] ?? leaf['channel_id'] ?? leaf['usergroup_id'] ?? '');
  switch (leaf['type']) {
    case 'user':
      return mention(`@${workspace.people.find(id)?.real_name ?? id}`);
    case 'channel':
      return mention(`#${workspace.channels.find(id)?.name ?? id}`, id);
    case 'usergroup':
      return mention(`@${workspace.people.groups.find((group) => group.id === id)?.handle ?? id}`);
    case 'broadcast':
      return mention(`@${String(leaf['range'])}`);
    case 'emoji':
      return { type: 'text', text: emojiFor(String(leaf['name'])) };
    case 'date': {
      const now = workspace.ledger.now() / 1_000;
      return { type: 'text', text: formatDate(Number(leaf['timestamp']), String(leaf['format']), person.tz, now) };
    }
    default:
      return null;
  }
}

const mention = (text: string, channel?: string): Drawn => ({ type: 'mention', text, ...(channel ? { channel } : {}) });

const withEmoji = (text: string): string => text.replace(/:([a-z0-9_+-]+):/g, (_, name: string) => emojiFor(name));
