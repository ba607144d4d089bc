import { z } from 'zod';
import { BUTTON_VALUE_MAX } from '../block-kit/limits.ts';
import type { Newsroom } from '../feature.ts';
import type { Turn } from './listing.ts';

const turnShape = z.object({
  verb: z.string(),
  rest: z.string(),
  channel: z.string().nullable(),
  starts: z.array(z.number().int().min(0)).min(1),
  // Up to the last second of the year 9999: a forged one must not break the calendar.
  asOf: z.number().min(0).max(253_402_300_799).optional(),
  meant: z.record(z.string(), z.string()).optional(),
  after: z.number().int().min(0).optional(),
});

/** A button's value for what it must know: that itself, or, where it is too long for Slack, its number in the store. */
export async function parkJson(known: object, { store, now }: Newsroom): Promise<string> {
  const value = JSON.stringify(known);
  return value.length <= BUTTON_VALUE_MAX ? value : String(await store.record.park(value, now()));
}

/** Reads it back; `null` when it is no longer kept, or is not one of ours. */
export async function unparkJson<Shape extends z.ZodType>(
  value: string,
  shape: Shape,
  { store }: Newsroom,
): Promise<z.infer<Shape> | null> {
  const text = /^\d+$/.test(value) ? await store.record.parked(Number(value)) : value;
  return text === null ? null : (shape.safeParse(parseJson(text)).data ?? null);
}

/** A button's value for a turn of the page. */
export const park = (turn: Turn, newsroom: Newsroom): Promise<string> => parkJson(turn, newsroom);

/** Reads it back. */
export const unpark = (value: string, newsroom: Newsroom): Promise<Turn | null> =>
  unparkJson(value, turnShape, newsroom);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // A button of another edition of the desk: the schema refuses it.
  }
}
