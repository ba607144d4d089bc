import { z } from 'zod';
import type { SourceText } from '../domain/claim.ts';
import type { ChannelId, MessageTs } from '../domain/ids.ts';
import type { Newsroom } from '../feature.ts';

const sourceShape = z.object({
  kind: z.literal('slack_message'),
  text: z.string(),
  author: z.string().nullable(),
  saidAt: z.number().nullable(),
  permalink: z.string().nullable(),
  channel: z.string().nullable(),
  ts: z.string().nullable(),
});

/** Keeps a message while a form about it is open: it may be longer than a form's memory (3,000 characters). */
export const parkSource = (source: SourceText, newsroom: Newsroom): Promise<number> =>
  newsroom.store.record.park(JSON.stringify(source), newsroom.now());

/** Reads it back; `null` when there is none, or it was swept. */
export async function unparkSource(id: number | null, newsroom: Newsroom): Promise<SourceText | null> {
  const text = id === null ? null : await newsroom.store.record.parked(id);
  if (text === null) return null;
  const { channel, ts, ...source } = sourceShape.parse(JSON.parse(text));
  return { ...source, channel: channel as ChannelId | null, ts: ts as MessageTs | null };
}
