/** A day as a calendar on the wall shows it, in the Gregorian calendar, without a zone. */
export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** A minute as a clock on the wall shows it. */
export interface CivilMinute extends CivilDate {
  /** 0 to 23. */
  readonly hour: number;
  readonly minute: number;
}

/** From Sunday on, as {@link weekday} counts them. */
export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** From January on: month 1 stands at 0. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** @param month - 1 to 12 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether the calendar has such a day, in the years 1000 to 9999 that four digits can write. */
export const isCivilDate = ({ year, month, day }: CivilDate): boolean =>
  year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

/** Days since 1970-01-01, negative before; Date.UTC is used for its arithmetic alone. */
export const dayNumber = ({ year, month, day }: CivilDate): number => Date.UTC(year, month - 1, day) / MS_PER_DAY;

/** The day that many days later, or earlier when negative. */
export function plusDays(date: CivilDate, days: number): CivilDate {
  return dateOf(civilMinute((dayNumber(date) + days) * SECONDS_PER_DAY, 'UTC'));
}

/** The day of a minute, without the time. */
export const dateOf = ({ year, month, day }: CivilDate): CivilDate => ({ year, month, day });

/** The month that many months later, or earlier when negative, as its first day. */
export function plusMonths({ year, month }: CivilDate, months: number): CivilDate {
  const count = year * 12 + month - 1 + months;
  return { year: Math.floor(count / 12), month: (count % 12) + 1, day: 1 };
}

/** 0 for Sunday to 6 for Saturday. */
export const weekday = (date: CivilDate): number => (((dayNumber(date) + 4) % 7) + 7) % 7;

/**
 * What calendar and clock show in a zone at an instant.
 *
 * @param instant - Unix seconds
 * @param zone - IANA name, `America/New_York`
 */
export function civilMinute(instant: number, zone: string): CivilMinute {
  const shown = clockIn(zone).formatToParts(Math.floor(instant) * 1000);
  const read = (type: string) => Number(shown.find((part) => part.type === type)?.value);
  return { year: read('year'), month: read('month'), day: read('day'), hour: read('hour'), minute: read('minute') };
}

/** One for each zone that somebody lives in: making it takes thirty times as long as reading it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  clocks.set(zone, made);
  return made;
}

/**
 * The instant at which a zone's clock shows a minute, in Unix seconds; of two (the hour that is put back), the later one.
 */
export function instantOf(at: CivilMinute, zone: string): number {
  const wall = (civil: CivilMinute): number =>
    dayNumber(civil) * SECONDS_PER_DAY + (civil.hour * 60 + civil.minute) * 60;
  const wanted = wall(at);
  // A zone is never more than a day off: from the later side, the clock's own error leads there in two steps.
  let instant = wanted + SECONDS_PER_DAY;
  for (let step = 0; step < 3; step += 1) instant += wanted - wall(civilMinute(instant, zone));
  return instant;
}

const SECONDS_PER_DAY = 86_400;
const MS_PER_DAY = SECONDS_PER_DAY * 1000;
