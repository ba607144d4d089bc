import { type CivilDate, type CivilMinute, daysInMonth, isCivilDate, MONTHS, WEEKDAYS, weekday } from './civil.ts';

declare const brand: unique symbol;

/**
 * When something was said, no more exactly than anybody knows, in the story's local time: `2024`, `2024-06`,
 * `2024-08-10`, `2024-08-10T17:02`, or a stretch between two of these, `2024-08-04/2024-08-10`.
 *
 * Years 1000 to 9999. The form is ISO 8601 of reduced precision, which is level 0 of the Extended Date/Time Format
 * (EDTF, Library of Congress).
 */
export type Said = string & { readonly [brand]: 'Said' };

/** `interval`: some time between two points. */
export type Precision = 'year' | 'month' | 'day' | 'minute' | 'interval';

const POINT = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?)?$/;

/** Reads the stored form; `null` when it is not one, or names a day that no calendar has. */
export function parseSaid(text: string): Said | null {
  const [from = '', to, ...more] = text.split('/');
  if (!isPoint(from) || more.length > 0) return null;
  if (to === undefined || to === from) return from as Said;
  return isPoint(to) && lowest(from) <= lowest(to) && highest(from) <= highest(to) ? (text as Said) : null;
}

/** A month as `Said`. The caller vouches that the calendar has it. */
export const saidIn = ({ year, month }: CivilDate): Said => `${year}-${twoDigits(month)}` as Said;

/** A day, or a minute where there is one, as `Said`. The caller vouches that the calendar has it. */
export function saidOn(at: CivilDate | CivilMinute): Said {
  const day = `${saidIn(at)}-${twoDigits(at.day)}`;
  return ('hour' in at ? `${day}T${twoDigits(at.hour)}:${twoDigits(at.minute)}` : day) as Said;
}

/** How exactly it is known. */
export function precision(said: Said): Precision {
  if (said.includes('/')) return 'interval';
  return ({ 4: 'year', 7: 'month', 10: 'day' } as const)[said.length] ?? 'minute';
}

/**
 * The first minute at which it may have been said, `2024-08-10T00:00`.
 *
 * Bounds sort as text. Two times may be the same time when neither one's earliest is after the other's latest: that is
 * how `since` and `until` include what is known only roughly.
 */
export const earliest = (said: Said): string => lowest(said.split('/')[0] ?? said);

/** The last minute at which it may have been said, `2024-08-10T23:59`. */
export const latest = (said: Said): string => highest(said.split('/').at(-1) ?? said);

/** {@link latest} taken apart. */
export function lastMinute(said: Said): CivilMinute {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = parts(latest(said));
  return { year, month, day, hour, minute };
}

/** Sorts oldest first; of two that begin together, the more exact one first. */
export const compareSaid = (a: Said, b: Said): number =>
  compareText(earliest(a), earliest(b)) || compareText(latest(a), latest(b));

/**
 * A date as a story prints it, in AP style: months shortened only with a day, the weekday before it, "noon"
 * for 12 p.m. (AP Stylebook, "dates", "months", "times").
 *
 * `Saturday, Aug. 10, 2024` · `5:02 p.m. Saturday, Aug. 10, 2024` · `June 2024` · `between Aug. 4 and Aug. 10, 2024`
 */
export function describeSaid(said: Said): string {
  const [from = '', to] = said.split('/');
  if (to === undefined) return describePoint(from);
  const [year, month, day, hour, minute] = parts(from);
  if (hour !== undefined && to.startsWith(from.slice(0, 11))) {
    return `between ${clock(hour, minute ?? 0)} and ${describePoint(to)}`;
  }
  const sharesYear = year === parts(to)[0] && month !== undefined && hour === undefined;
  const first = sharesYear ? monthDay(month, day) : describePoint(from, false);
  // A year after a day stands between commas, within a sentence too.
  const comma = !sharesYear && day !== undefined ? ',' : '';
  return `between ${first}${comma} and ${describePoint(to, false)}`;
}

function describePoint(point: string, withWeekday = true): string {
  const [year = 0, month, day, hour, minute] = parts(point);
  if (month === undefined) return `${year}`;
  if (day === undefined) return `${monthDay(month)} ${year}`;
  const date = `${monthDay(month, day)}, ${year}`;
  const named = withWeekday ? `${WEEKDAYS[weekday({ year, month, day })]}, ${date}` : date;
  return hour === undefined ? named : `${clock(hour, minute ?? 0)} ${named}`;
}

function monthDay(month: number, day?: number): string {
  const name = MONTHS[month - 1] ?? '';
  return day === undefined ? name : `${AP_MONTHS.get(name) ?? name} ${day}`;
}

/** March to July are never shortened. */
const AP_MONTHS: ReadonlyMap<string, string> = new Map(
  ['January', 'February', 'August', 'September', 'October', 'November', 'December'].map((name) => [
    name,
    name === 'September' ? 'Sept.' : `${name.slice(0, 3)}.`,
  ]),
);

function clock(hour: number, minute: number): string {
  // AP's "midnight" belongs to the day that ends, which readers get wrong; "12 a.m." names the day that begins.
  if (minute === 0 && hour === 12) return 'noon';
  const minutes = minute === 0 ? '' : `:${twoDigits(minute)}`;
  return `${hour % 12 || 12}${minutes} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
}

function isPoint(text: string): boolean {
  if (!POINT.test(text)) return false;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = parts(text);
  return isCivilDate({ year, month, day }) && hour < 24 && minute < 60;
}

const parts = (point: string): number[] =>
  (POINT.exec(point) ?? []).slice(1).flatMap((digits) => (digits === undefined ? [] : [Number(digits)]));

const lowest = (point: string): string => point + '0000-01-01T00:00'.slice(point.length);

function highest(point: string): string {
  const [year = 0, month = 12] = parts(point);
  return point + `0000-12-${daysInMonth(year, month)}T23:59`.slice(point.length);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const twoDigits = (number: number): string => String(number).padStart(2, '0');
