import { z } from 'zod';
import { sha256 } from './digest.ts';

/** What the first event's hash covers in place of an event before it. */
export const GENESIS = '0'.repeat(64);

/** An event as its row holds it; `body` is the JSON text itself, so that not a byte of it can change unseen. */
export const EventRow = z.object({
  seq: z.number(),
  at: z.number(),
  member: z.number(),
  what: z.string(),
  story: z.number().nullable(),
  claim: z.number().nullable(),
  version: z.number().nullable(),
  body: z.string(),
  hash: z.string(),
});
export type EventRow = z.infer<typeof EventRow>;

/**
 * The SHA-256 that ties an event to the one before it: of the earlier hash, a line break, and the row as a JSON array in
 * the order of its columns.
 */
export const hashOf = (previous: string, event: Omit<EventRow, 'hash'>): string => {
  const { seq, at, member, what, story, claim, version, body } = event;
  return sha256(`${previous}\n${JSON.stringify([seq, at, member, what, story, claim, version, body])}`);
};
