import { civilMinute, dateOf, instantOf, plusDays, weekday } from './civil.ts';
import type { Instant } from './ids.ts';

/** When the desk may speak unasked about a story. Times are minutes of the day, 0 to 1439. */
export interface Rhythm {
  /** When its channel is told what changed, in the story's zone; `null`: not at all. */
  readonly digestAt: number | null;
  /** Hours in which nobody is written to what they only watch for, in each reader's own zone; equal: there are none. */
  readonly quietFrom: number;
  readonly quietUntil: number;
  /** Hours that a card may wait before those who can act are reminded of it, 1 to 168; `null`: for ever. */
  readonly remindAfter: number | null;
}

/**
 * What a story has until its settings say otherwise. A digest is a message to everybody, so somebody has to want it; a
 * reminder reaches those alone who can act, once a day at most, and a claim that everybody forgot is what it is there for.
 */
export const USUAL_RHYTHM: Rhythm = { digestAt: null, quietFrom: 22 * 60, quietUntil: 7 * 60, remindAfter: 4 };

/** A minute of the day as a 24-hour clock shows it: "07:00". */
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Reads "22:00–07:00" or "22-7"; `null` where it is no two times of day. */
export function readHours(typed: string): Pick<Rhythm, 'quietFrom' | 'quietUntil'> | null {
  const found = /^(\d\d?)(?::(\d\d))?\s*(?:\p{Pd}|to)\s*(\d\d?)(?::(\d\d))?$/u.exec(typed.trim());
  if (!found) return null;
  const [quietFrom, quietUntil] = [minuteOf(found[1], found[2]), minuteOf(found[3], found[4])];
  return quietFrom === null || quietUntil === null ? null : { quietFrom, quietUntil };
}

function minuteOf(hour = '', minute = '0'): number | null {
  const [hours, minutes] = [Number(hour), Number(minute)];
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

/**
 * The first moment, from `at` on, that is outside the quiet hours: `at` itself where it is.
 *
 * @param zone - the reader's
 */
export function afterQuiet(at: Instant, { quietFrom, quietUntil }: Rhythm, zone: string): Instant {
  const local = civilMinute(at, zone);
  const minute = local.hour * 60 + local.minute;
  const isOvernight = quietFrom > quietUntil;
  const isQuiet = isOvernight ? minute >= quietFrom || minute < quietUntil : minute >= quietFrom && minute < quietUntil;
  if (!isQuiet) return at;
  const day = minute >= quietUntil ? plusDays(local, 1) : dateOf(local);
  return instantOf({ ...day, hour: Math.floor(quietUntil / 60), minute: quietUntil % 60 }, zone);
}

const WORK_BEGINS = 9;
const WORK_ENDS = 18;

/** Whether somebody in a zone is likely at work: Monday to Friday, 9 a.m. to 6 p.m. */
export function isAtWork(at: Instant, zone: string): boolean {
  const local = civilMinute(at, zone);
  const day = weekday(local);
  return day >= 1 && day <= 5 && local.hour >= WORK_BEGINS && local.hour < WORK_ENDS;
}

/** A digest that comes later than this is no morning's any more: the next one tells of it all. */
const LATE_SECONDS = 4 * 3_600;

/** The day whose digest is due now, `2024-08-10` in the story's zone; `null` where none is. */
export function digestDue(at: Instant, { digestAt }: Pick<Rhythm, 'digestAt'>, zone: string): string | null {
  if (digestAt === null) return null;
  const { year, month, day } = civilMinute(at, zone);
  const begins = instantOf({ year, month, day, hour: Math.floor(digestAt / 60), minute: digestAt % 60 }, zone);
  if (at < begins || at >= begins + LATE_SECONDS) return null;
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}
