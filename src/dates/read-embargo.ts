import { civilMinute } from '../domain/civil.ts';
import { latest, precision, type Said, saidOn } from '../domain/said.ts';
import { readWhen } from './read-when.ts';

/** Until when something may not be published, as typed and read; or what to type instead, in a sentence. */
export type ReadEmbargo =
  | { readonly ok: true; readonly until: Said }
  | { readonly ok: false; readonly problem: string };

const SECONDS_PER_DAY = 86_400;
/** How far ahead the day is looked for that "6 a.m.", "Monday" and "Aug. 12" name. No embargo runs for half a year. */
const AHEAD_DAYS = [0, 1, 7, 183];
/** Words that count from now on: they mean one day alone. */
const FROM_NOW = /\b(?:today|tonight|tomorrow|yesterday|now|this|next|in|ago)\b/iu;

/**
 * Reads the end of an embargo, to the minute: "6 a.m. Monday", "Aug. 12, 6 a.m.", `2024-08-12 06:00`.
 *
 * What was said was said in the past; an embargo ends in the future, so a weekday, a day without a year or a time without
 * a day means the next one. One that has ended is read where it names its year: a claim keeps it.
 *
 * @param now - Unix seconds
 * @param zone - IANA name of the story's time zone
 */
export function readEmbargo(
  typed: string,
  { now, zone }: { readonly now: number; readonly zone: string },
): ReadEmbargo {
  const days = FROM_NOW.test(typed) ? [0] : AHEAD_DAYS;
  const readings = days.flatMap((ahead) => {
    const read = readWhen(typed, { now, zone, reference: now + ahead * SECONDS_PER_DAY });
    return 'said' in read ? [read.said] : [];
  });
  const clock = saidOn(civilMinute(now, zone));
  const namesYear = /(?<!\d)\d{4}(?!\d)/u.test(typed);
  const until = readings.find((said) => latest(said) > clock) ?? (namesYear ? readings[0] : undefined);
  if (until === undefined) return { ok: false, problem: UNREADABLE };
  return precision(until) === 'minute' ? { ok: true, until } : { ok: false, problem: NO_TIME };
}

const EXAMPLES = '“Aug. 12, 6 a.m.” or “2024-08-12 06:00”';
const UNREADABLE = `Give the day and time when it ends, like ${EXAMPLES}.`;
const NO_TIME = `Give the time of day, too, like ${EXAMPLES}.`;
