import { civilMinute, dayNumber, instantOf } from '../domain/civil.ts';
import type { Instant } from '../domain/ids.ts';
import { lastMinute, precision, type Said } from '../domain/said.ts';

/** An instant as ISO 8601 in a zone, to the second: `2024-08-10T17:02:00-04:00`. */
export function isoIn(zone: string, instant: Instant): string {
  const seconds = Math.floor(instant);
  const civil = civilMinute(seconds, zone);
  const wall = dayNumber(civil) * 86_400 + civil.hour * 3_600 + civil.minute * 60;
  const intoMinute = ((seconds % 60) + 60) % 60;
  const offsetMinutes = Math.round((wall - (seconds - intoMinute)) / 60);
  const date = `${civil.year}-${two(civil.month)}-${two(civil.day)}`;
  const time = `${two(civil.hour)}:${two(civil.minute)}:${two(intoMinute)}`;
  const offset = Math.abs(offsetMinutes);
  return `${date}T${time}${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(offset / 60))}:${two(offset % 60)}`;
}

/** When something was said as a date and time with its offset, where it is known to the minute; else `null`. */
export const saidAt = (said: Said | null, zone: string): string | null =>
  said !== null && precision(said) === 'minute' ? isoIn(zone, instantOf(lastMinute(said), zone)) : null;

const two = (number: number): string => String(number).padStart(2, '0');
