import { instantOf } from '../domain/civil.ts';
import type { Instant } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { compareSaid, lastMinute, parseSaid, precision, type Said } from '../domain/said.ts';
import { dateRefusal } from './date-refusal.ts';
import { readWhen } from './read-when.ts';

const SECONDS_PER_DAY = 86_400;
const YEAR_SECONDS = 366 * SECONDS_PER_DAY;
/** From how many days ahead the past is looked at for the day that "17:00", "Friday" and "Sept. 3" name. */
const AHEAD_DAYS = [0, 1, 7, 183, 366];
/** Words that count from now on mean one day alone. */
const FROM_NOW = /\b(?:today|tonight|tomorrow|yesterday|now|this|next|in|ago|last)\b/iu;
const NAMES_YEAR = /(?<!\d)\d{4}-|(?<!\d)(?:19|20)\d\d(?!\d)/u;
/** Too long for anybody to know when it is up. */
const VAGUE = /\b(?:next|this) (?:week|weekend|month|year)\b/iu;
/** What only says that a deadline follows. */
const LEADING = /^(?:by|until|till|before|at the latest)\s+/iu;
/** A part of a day is up when the next one begins. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/\bmorning\b/iu, 'T12:00'],
  [/\bafternoon\b/iu, 'T18:00'],
];

/**
 * Reads a deadline as people write it: "17:00", "tomorrow noon", "Friday", "in two hours", `2024-08-12 17:00`.
 *
 * Dates are read for the past (`read-when.ts`); a deadline is to come, so a weekday, a day without a year or a time without
 * a day means the next one. A day is up when it ends, at 11:59 p.m.
 *
 * @param zone - IANA name of the story's time zone
 * @returns the moment in Unix seconds, to the minute; refuses `unreadable_deadline`, `past_deadline`, `ambiguous_date`
 */
export function readDeadline(
  typed: string,
  { now, zone }: { readonly now: Instant; readonly zone: string },
): Outcome<Instant> {
  const text = plainly(typed);
  if (VAGUE.test(text)) return refuse({ code: 'unreadable_deadline', typed });
  const days = FROM_NOW.test(text) || NAMES_YEAR.test(text) ? [0] : AHEAD_DAYS;
  const isToCome = (said: Said): boolean => momentOf(said, text, zone) > now;
  let wasPast = false;
  for (const ahead of days) {
    const reference = now + ahead * SECONDS_PER_DAY;
    // Nothing is refused here for being to come.
    const read = readWhen(text, { now: reference + 2 * YEAR_SECONDS, zone, reference });
    const dates = 'readings' in read ? read.readings : 'said' in read ? [read.said] : [];
    const coming = dates.filter((said) => isExact(said) && isToCome(said)).sort(compareSaid);
    wasPast ||= dates.some(isExact);
    const [first, ...others] = coming;
    if (first === undefined) continue;
    // "At 5" is the next 5 o'clock; on a day that is named it may be either.
    if (others.length === 0 || !namesDay(text)) return done(momentOf(first, text, zone));
    return refuse(dateRefusal(typed, { ok: false, reason: 'ambiguous', readings: coming }));
  }
  return refuse({ code: wasPast ? 'past_deadline' : 'unreadable_deadline', typed });
}

function plainly(typed: string): string {
  return typed
    .trim()
    .replace(LEADING, '')
    .replace(/^(?:the )?(?:end of (?:the )?day|eod)$/iu, 'today')
    .replace(/\b(\d{1,2})$/u, (hour, _, at: number, whole: string) => (isBareHour(whole, at) ? `at ${hour}` : hour));
}

/** "5", "tomorrow 5": an hour that stands alone, or behind a day's name. */
const isBareHour = (whole: string, at: number): boolean =>
  at === 0 || /(?:day|today|tonight|tomorrow),? $/iu.test(whole.slice(0, at));

const isExact = (said: Said): boolean => ['day', 'minute'].includes(precision(said));

const namesDay = (text: string): boolean => /\p{L}{3,}|\d[./-]\d/u.test(text.replace(/\bnoon|midnight\b/giu, ''));

function momentOf(said: Said, text: string, zone: string): Instant {
  const ends = precision(said) === 'day' ? PARTS.find(([part]) => part.test(text))?.[1] : undefined;
  const until = ends === undefined ? said : (parseSaid(`${said}${ends}`) ?? said);
  return instantOf(lastMinute(until), zone);
}
