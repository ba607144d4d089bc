import type { ParsedComponents, ParsedResult } from 'chrono-node';
import { casual } from 'chrono-node/en';
import {
  type CivilDate,
  type CivilMinute,
  civilMinute,
  dateOf,
  isCivilDate,
  plusDays,
  weekday,
} from '../domain/civil.ts';
import { compareSaid, lastMinute, parseSaid, type Said, saidIn, saidOn } from '../domain/said.ts';

/** Every date that a text may mean; sure when nothing in the text was passed over. */
export interface Readings {
  readonly dates: readonly Said[];
  readonly isSure: boolean;
}

const NOTHING: Readings = { dates: [], isSure: true };
/** The parser would make "a few days" three, and "24-08-10" a day of 2010. */
const TOO_VAGUE = /\b(?:few|couple|several|some|many)\b|^(?:1[3-9]|[2-9]\d)-\d\d?-\d\d\b/;
const SPELLED_OUT = { jan: 'january', tues: 'tuesday', thur: 'thursday', weds: 'wednesday' } as const;
/** May stand beside a date and changes nothing about it. */
const BESIDE = /\b(?:on|in|at|during|the|of|just|dated|this|last|past)\b/g;

/**
 * Reads a date in running English with chrono-node, which finds what was written; what was left out (a year, the week
 * of a weekday) is settled here, always for the past.
 *
 * @param text - lower case, without hedges
 * @param reference - what "yesterday" and "Saturday" count from, in the story's zone
 * @param zone - where a time with a zone of its own ("5 p.m. PT") is brought to
 */
export function readPhrase(text: string, reference: CivilMinute, zone: string): Readings {
  if (TOO_VAGUE.test(text)) return NOTHING;
  const spelled = text.replace(
    /\b(jan|tues|thur|weds)\b\.?/g,
    (_, short: keyof typeof SPELLED_OUT) => SPELLED_OUT[short],
  );
  // The civil reference goes in as this machine's own time, and its civil fields come back: some of the parser's rules
  // ("last night") read the machine's clock whatever zone they are given.
  const { year, month, day, hour, minute } = reference;
  const found = casual.parse(spelled, new Date(year, month - 1, day, hour, minute));

  const left = found.reduce((rest, { text: part }) => rest.replace(part, ' '), spelled).replace(BESIDE, '');
  // A number that was passed over ("32 August") makes anything else a guess.
  if (/\d/.test(left)) return NOTHING;
  const dates = found.flatMap((result) => readResult(result, spelled, reference, zone));
  return { dates: [...new Set(dates)].sort(compareSaid), isSure: !/\p{L}/u.test(left) && found.length === 1 };
}

function readResult(result: ParsedResult, text: string, reference: CivilMinute, zone: string): Said[] {
  const { start, end } = result;
  if (!end) return readPoint(start, text, reference, zone);
  // The later end first: what it says of the year or the week holds for the earlier one.
  return readPoint(end, text, reference, zone).flatMap((to) =>
    readPoint(start, text, lastMinute(to), zone).flatMap((from) => parseSaid(`${from}/${to}`) ?? []),
  );
}

/** No date, one, or the two that it may be. */
function readPoint(at: ParsedComponents, text: string, reference: CivilMinute, zone: string): Said[] {
  if (!at.isCertain('hour')) return readDates(at, text, reference).flatMap((date) => dotted(date, text));
  const offset = at.isCertain('timezoneOffset') && !isRelative(at) ? at.get('timezoneOffset') : null;
  return clocksOf(at, text).flatMap((clock) =>
    readDates(at, text, reference, clock).flatMap((date) => {
      if (typeof date === 'string') return [date];
      if (/\bmidnight\b/.test(text)) return midnights(date, reference);
      const minute = { ...date, ...clock };
      return [saidOn(offset === null ? minute : inZone(minute, offset, zone))];
    }),
  );
}

type Clock = Pick<CivilMinute, 'hour' | 'minute'>;

/** "at 5" and "5:02" may be morning or afternoon; "05:02" and "17:02" are read off a 24-hour clock. */
function clocksOf(at: ParsedComponents, text: string): Clock[] {
  const clock = { hour: at.get('hour') ?? 0, minute: at.get('minute') ?? 0 };
  const isHalfKnown = !at.isCertain('meridiem') && clock.hour > 0 && clock.hour < 12 && !/\b0\d:\d\d/.test(text);
  return isHalfKnown ? [clock, { ...clock, hour: clock.hour + 12 }] : [clock];
}

/** The day, or the month or year where no day was written; two days where weekday and number disagree. */
function readDates(at: ParsedComponents, text: string, reference: CivilMinute, clock?: Clock): (CivilDate | Said)[] {
  const year = at.get('year') ?? 0;
  const month = at.get('month') ?? 0;
  const day = at.get('day') ?? 0;
  const named = at.isCertain('weekday') ? latestWeekday(at.get('weekday') ?? 0, text, reference, clock) : null;
  if (at.isCertain('day') && at.isCertain('month')) {
    const date = at.isCertain('year') ? { year, month, day } : latestYear({ year, month, day }, reference);
    if (!isCivilDate(date)) return [];
    return named && weekday(date) !== weekday(named) ? [date, named] : [date];
  }
  if (named) return [/\bnext\b/.test(text) ? { year, month, day } : named];
  if (at.isCertain('month')) return saidInLatest(at, { year, month, day: 1 }, reference);
  if (at.isCertain('year')) return [parseSaid(`${year}`)].filter((said) => said !== null);
  return [clock && isAfter(clock, reference) ? plusDays(reference, -1) : dateOf(reference)];
}

/** The latest year in which that day is not after the reference; Feb. 29 may be eight years back. */
function latestYear({ month, day }: CivilDate, reference: CivilDate): CivilDate {
  const isLater = month > reference.month || (month === reference.month && day > reference.day);
  let year = reference.year - Number(isLater);
  for (let tries = 0; tries < 8 && !isCivilDate({ year, month, day }); tries += 1) year -= 1;
  return { year, month, day };
}

function latestWeekday(wanted: number, text: string, reference: CivilMinute, clock?: Clock): CivilDate {
  const back = (weekday(reference) - wanted + 7) % 7;
  const isBefore = back === 0 && (/\b(?:last|past)\b/.test(text) || (clock !== undefined && isAfter(clock, reference)));
  return plusDays(reference, isBefore ? -7 : -back);
}

function saidInLatest(at: ParsedComponents, { year, month }: CivilDate, reference: CivilDate): Said[] {
  const latestYearOfIt = reference.year - Number(month > reference.month);
  const said = parseSaid(saidIn({ year: at.isCertain('year') ? year : latestYearOfIt, month, day: 1 }));
  return said ? [said] : [];
}

/** "10.08.2024" is October in America and August in Europe; with slashes or hyphens the American order is the rule. */
function dotted(date: CivilDate | Said, text: string): Said[] {
  if (typeof date === 'string') return [date];
  const isDotted = /\b\d\d?\.\d\d?\.\d{2,4}\b/.test(text) && date.day <= 12 && date.day !== date.month;
  return [saidOn(date), ...(isDotted ? [saidOn({ ...date, month: date.day, day: date.month })] : [])];
}

/** The midnight that begins a day, and AP's, which ends it; whichever of them has been. */
function midnights(date: CivilDate, reference: CivilMinute): Said[] {
  const both = [date, plusDays(date, 1)].map((day) => saidOn({ ...day, hour: 0, minute: 0 }));
  return both.filter((midnight) => midnight <= saidOn(reference));
}

function inZone(at: CivilMinute, offsetMinutes: number, zone: string): CivilMinute {
  const utcSeconds = Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute) / 1000;
  return civilMinute(utcSeconds - offsetMinutes * 60, zone);
}

/** Reckoned from the reference, whose zone is the story's already. */
const isRelative = (at: ParsedComponents): boolean =>
  at.tags().has('result/relativeDateAndTime') || at.tags().has('casualReference/now');

const isAfter = (clock: Clock, than: Clock): boolean =>
  clock.hour > than.hour || (clock.hour === than.hour && clock.minute > than.minute);
