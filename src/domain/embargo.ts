import { instantOf } from './civil.ts';
import type { Instant } from './ids.ts';
import { describeSaid, lastMinute, type Said } from './said.ts';

/** Seconds until an embargo ends, which is a minute on the clock of a zone (IANA name); 0 once it has. */
export const embargoLeft = (until: Said, zone: string, now: Instant): number =>
  Math.max(0, instantOf(lastMinute(until), zone) - now);

/** "Embargo until 6 a.m. Monday, Aug. 12, 2024". It stays true once the embargo has ended. */
export const embargoLine = (until: Said): string => `Embargo until ${describeSaid(until)}`;

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** A stretch of time in its two largest units, rounded up to the minute: "2 days 3 hours", "5 minutes". */
export function describeLeft(seconds: number): string {
  let left = Math.ceil(seconds / 60) * 60;
  const parts = UNITS.flatMap(([unit, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count === 0 ? [] : [`${count} ${unit}${count === 1 ? '' : 's'}`];
  });
  return parts.slice(0, 2).join(' ');
}
