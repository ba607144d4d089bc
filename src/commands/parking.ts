import { z } from 'zod';
import { BUTTON_VALUE_MAX } from '../block-kit/limits.ts';
import type { Newsroom } from '../feature.ts';
import type { Turn } from './listing.ts';

const turnShape = z.object({
  verb: z.string(),
  rest: z.string(),
  channel: z.string().nullable(),
  starts: z.array(z.number().int().min(0)).min(1),
  asOf: z.number().optional(),
});

/** A button's value for a turn of the page: the turn itself, or, where it is too long for Slack, its number in the store. */
export async function park(turn: Turn, newsroom: Newsroom): Promise<string> {
  const value = JSON.stringify(turn);
  if (value.length <= BUTTON_VALUE_MAX) return value;
  return String(await newsroom.store.record.park(value, newsroom.now()));
}

/** Reads it back; `null` when it is no longer kept, or is not one of ours. */
export async function unpark(value: string, newsroom: Newsroom): Promise<Turn | null> {
  const text = /^\d+$/.test(value) ? await newsroom.store.record.parked(Number(value)) : value;
  if (text === null) return null;
  const read = turnShape.safeParse(parseJson(text));
  return read.success ? read.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // A button of another edition of the desk: the schema refuses it.
  }
}
