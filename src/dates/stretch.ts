import { type CivilDate, daysInMonth, MONTHS, plusDays, plusMonths, WEEKDAYS, weekday } from '../domain/civil.ts';
import { parseSaid, type Said, saidIn, saidOn } from '../domain/said.ts';

const NUMBERS = 'a one two three four five six seven eight nine ten eleven twelve'.split(' ');
const COUNT = `(\\d{1,3}|an?|${NUMBERS.join('|')})`;

/**
 * Reads phrases that mean more than a day, or a day by its number alone: "last week", "the past three days", "two weeks
 * ago", "2020 to 2024", "the 10th". A date parser makes a single day of each.
 *
 * A week begins on Sunday, as American calendars show it.
 *
 * @param text - lower case
 * @param today - the day that "last" and "ago" count from
 */
export function readStretch(text: string, today: CivilDate): Said | null {
  for (const [pattern, read] of PHRASES) {
    const found = pattern.exec(text);
    if (found) return read(today, found[1] ?? '', found[2] ?? '');
  }
  return null;
}

type Read = (today: CivilDate, first: string, second: string) => Said | null;

const PHRASES: readonly (readonly [RegExp, Read])[] = [
  [/^(?:in |during )?(\d{4})$/, (_, year) => parseSaid(year)],
  [/^(?:from )?(\d{4}) ?(?:-|to|until|through) ?(\d{4})$/, (_, from, to) => parseSaid(`${from}/${to}`)],
  [/^(?:on )?the (\d\d?)(?:st|nd|rd|th)$/, (today, day) => latestDayOf(today, Number(day))],
  [/^(?:in |during )?this week$/, (today) => between(plusDays(today, -weekday(today)), today)],
  [/^(?:in |during )?last week$/, (today) => weekBefore(today, 1)],
  [new RegExp(`^${COUNT} weeks? ago$`), (today, count) => weekBefore(today, numberOf(count))],
  [/^(?:on )?([a-z]+day),? (?:of )?last week$/, weekdayOfLastWeek],
  [/^last week,? (?:on )?([a-z]+day)$/, weekdayOfLastWeek],
  [new RegExp(`^(?:in |over |during |within )?(?:the )?(?:past|last) ${COUNT} (day|week|month|year)s?$`), back],
  [/^(?:in |over |during |within )?(?:the )?past()? (week|month|year)$/, (today, _, unit) => back(today, 'one', unit)],
  [/^last (january|february|march|april|may|june|july|august|september|october|november|december)$/, lastMonthNamed],
];

function back(today: CivilDate, typed: string, unit: string): Said | null {
  const count = numberOf(typed);
  if (unit === 'day' || unit === 'week') return between(plusDays(today, -count * (unit === 'week' ? 7 : 1)), today);
  const first = plusMonths(today, -count * (unit === 'year' ? 12 : 1));
  return first.year < 1000 ? null : parseSaid(`${saidIn(first)}/${saidIn(today)}`);
}

function weekBefore(today: CivilDate, weeks: number): Said | null {
  const sunday = plusDays(today, -weekday(today) - 7 * weeks);
  return between(sunday, plusDays(sunday, 6));
}

function weekdayOfLastWeek(today: CivilDate, name: string): Said | null {
  const day = WEEKDAYS.findIndex((known) => known.toLowerCase() === name);
  return day < 0 ? null : saidOn(plusDays(today, day - weekday(today) - 7));
}

/** "The 31st" is the latest month's that has one. */
function latestDayOf(today: CivilDate, day: number): Said | null {
  if (day < 1 || day > 31) return null;
  for (let back = day <= today.day ? 0 : -1; ; back -= 1) {
    const { year, month } = plusMonths(today, back);
    if (day <= daysInMonth(year, month)) return saidOn({ year, month, day });
  }
}

/** In August, "last August" is that of the year before. */
function lastMonthNamed(today: CivilDate, name: string): Said | null {
  for (let back = 1; back <= 12; back += 1) {
    const first = plusMonths(today, -back);
    if (MONTHS[first.month - 1]?.toLowerCase() === name) return saidIn(first);
  }
  return null;
}

const between = (from: CivilDate, to: CivilDate): Said | null => parseSaid(`${saidOn(from)}/${saidOn(to)}`);

function numberOf(typed: string): number {
  if (/^\d+$/.test(typed)) return Number(typed);
  return typed === 'an' ? 1 : Math.max(1, NUMBERS.indexOf(typed));
}
