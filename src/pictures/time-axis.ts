import { type CivilDate, dayNumber, MONTHS, plusDays, plusMonths, WEEKDAYS, weekday } from '../domain/civil.ts';
import { describeSaid, earliest, latest, precision, type Said, saidOn } from '../domain/said.ts';

/** A stretch of the axis during which something was said: a day, a week, a month, a year, or what a rough date names. */
export interface Column {
  /** Minutes since 1970 on the story's own clock; `to` is the first minute after it. */
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly year: string;
  /** In pixels. */
  readonly x: number;
  readonly width: number;
  /** Whether time passed between the column before and this one. */
  readonly afterGap: boolean;
}

export interface Axis {
  readonly columns: readonly Column[];
  /** The pixels over which something may have been said. */
  place(said: Said): { readonly from: number; readonly to: number };
  /** The column within which it was said; `null` where it may have been more than one. */
  columnOf(said: Said): Column | null;
}

type Unit = 'day' | 'week' | 'month' | 'year' | 'years';
const UNITS: readonly Unit[] = ['day', 'week', 'month', 'year', 'years'];
const DAY_MINUTES = 1_440;
/** Columns that fit side by side with a label on each. */
const COLUMNS_MAX = 9;
/** A reference with a flag fits. Many gaps between columns may leave less. */
const COLUMN_MIN = 84;
const GAP = 20;

type Stretch = Pick<Column, 'from' | 'to' | 'label' | 'year'>;

/**
 * An axis that leaves out the time in which nothing was said: one column for each day with a claim, or for each week,
 * month or year where there would be more than nine. A column's width goes with how much was said in it, its inside is linear.
 */
export function timeAxis(dates: readonly Said[], left: number, right: number): Axis {
  const stretches = stretchesFor(dates);
  const load = stretches.map((one) => 1 + Math.log2(1 + dates.filter((said) => isWithin(said, one)).length));
  const gaps = stretches.map((one, index) => index > 0 && (stretches[index - 1]?.to ?? 0) < one.from);
  const free = right - left - GAP * gaps.filter(Boolean).length;
  const least = Math.min(COLUMN_MIN, free / Math.max(1, stretches.length));
  const room = free - least * stretches.length;
  const total = load.reduce((sum, one) => sum + one, 0);
  let x = left;
  const columns = stretches.map((one, index): Column => {
    const afterGap = gaps[index] ?? false;
    const width = least + room * ((load[index] ?? 0) / total);
    const column = { ...one, x: x + (afterGap ? GAP : 0), width, afterGap };
    x = column.x + width;
    return column;
  });
  const xAt = (minute: number): number => xOf(minute, columns, left, right);
  return {
    columns,
    place: (said) => ({ from: xAt(startOf(said)), to: xAt(endOf(said)) }),
    columnOf: (said) => columns.find((column) => isWithin(said, column)) ?? null,
  };
}

function stretchesFor(dates: readonly Said[]): Stretch[] {
  for (const unit of UNITS) {
    const columns = stretchesIn(unit, dates);
    if (columns) return columns;
  }
  const [first, last] = [Math.min(...dates.map(startOf)), Math.max(...dates.map(endOf))];
  return [{ from: first, to: last, label: 'all years', year: '' }];
}

/** The units in which something was said, and beside them rough dates that reach into none; `null` for too many. */
function stretchesIn(unit: Unit, dates: readonly Said[]): Stretch[] | null {
  const units = new Map<number, Stretch>();
  for (const said of dates) {
    const date = dateOf(earliest(said));
    const from = beginningOf(date, unit) * DAY_MINUTES;
    const one = units.get(from) ?? stretchFrom(date, unit);
    if (endOf(said) <= one.to) units.set(from, one);
    if (units.size > COLUMNS_MAX) return null;
  }
  const all = [...units.values()];
  for (const said of dates) {
    const [from, to] = [startOf(said), endOf(said)];
    if (!all.some((one) => one.from < to && from < one.to)) all.push({ from, to, ...roughLabel(said) });
    if (all.length > COLUMNS_MAX) return null;
  }
  return all.sort((a, b) => a.from - b.from);
}

/** The first day of the unit that a day is in, as days since 1970. */
function beginningOf(date: CivilDate, unit: Unit): number {
  const { year, month } = date;
  switch (unit) {
    case 'day':
      return dayNumber(date);
    case 'week':
      return dayNumber(date) - ((weekday(date) + 6) % 7);
    case 'month':
      return dayNumber({ year, month, day: 1 });
    case 'year':
      return dayNumber({ year, month: 1, day: 1 });
    case 'years':
      return dayNumber({ year: decadeOf(year), month: 1, day: 1 });
  }
}

const decadeOf = (year: number): number => year - (year % 10);

/** The unit that a day is in, with its name. */
function stretchFrom(date: CivilDate, unit: Unit): Stretch {
  const { year, month } = date;
  const first = beginningOf(date, unit);
  const until = (end: number) => ({ from: first * DAY_MINUTES, to: end * DAY_MINUTES });
  switch (unit) {
    case 'day': {
      const name = (WEEKDAYS[weekday(date)] ?? '').slice(0, 3);
      return { ...until(first + 1), label: `${name}, ${monthDay(date)}`, year: String(year) };
    }
    case 'week': {
      const monday = plusDays(date, first - dayNumber(date));
      return { ...until(first + 7), label: `from ${monthDay(monday)}`, year: String(monday.year) };
    }
    case 'month': {
      const next = dayNumber(plusMonths({ year, month, day: 1 }, 1));
      return { ...until(next), label: MONTHS[month - 1] ?? '', year: String(year) };
    }
    case 'year':
      return { ...until(dayNumber({ year: year + 1, month: 1, day: 1 })), label: String(year), year: '' };
    case 'years': {
      const decade = decadeOf(year);
      return { ...until(dayNumber({ year: decade + 10, month: 1, day: 1 })), label: `${decade}s`, year: '' };
    }
  }
}

function roughLabel(said: Said): Pick<Stretch, 'label' | 'year'> {
  const { year } = dateOf(earliest(said));
  const label = { year: String(year), month: describeSaid(said).split(' ')[0] ?? '' };
  const how = precision(said);
  if (how === 'year' || how === 'month') return { label: label[how], year: how === 'year' ? '' : String(year) };
  return { label: 'rough dates', year: String(year) };
}

/** "Aug. 10", as AP writes it. */
const monthDay = (date: CivilDate): string => describeSaid(saidOn(date)).split(', ')[1] ?? '';

function dateOf(minute: string): CivilDate {
  const [year = 1970, month = 1, day = 1] = minute.split(/\D/u).map(Number);
  return { year, month, day };
}

function minuteOf(text: string): number {
  const [hour = 0, minute = 0] = text.split(/\D/u).slice(3).map(Number);
  return dayNumber(dateOf(text)) * DAY_MINUTES + hour * 60 + minute;
}

const startOf = (said: Said): number => minuteOf(earliest(said));
const endOf = (said: Said): number => minuteOf(latest(said)) + 1;
const isWithin = (said: Said, one: Pick<Column, 'from' | 'to'>): boolean =>
  one.from <= startOf(said) && endOf(said) <= one.to;

function xOf(minute: number, columns: readonly Column[], left: number, right: number): number {
  let before = left;
  for (const { from, to, x, width } of columns) {
    if (minute <= from) return minute === from ? x : (before + x) / 2;
    if (minute <= to) return x + (width * (minute - from)) / (to - from);
    before = x + width;
  }
  return right;
}
