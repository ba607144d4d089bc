import { WEEKDAYS } from '../domain/civil.ts';
import type { Version } from '../domain/claim.ts';
import { describeSaid, precision, type Said } from '../domain/said.ts';
import type { Axis, Column } from './time-axis.ts';

/** Claims of one row that stand together: said at the same time, or too many in one place to keep apart. */
export interface Group {
  readonly claims: readonly Version[];
  /** The pixels over which it was said; `null` where nobody knows when. */
  readonly place: { readonly from: number; readonly to: number } | null;
  readonly isMoment: boolean;
  /** What its place alone does not say of the time. */
  readonly note: string;
}

/** Groups kept apart in one column of a row, and over several columns. */
const CELL_MAX = 3;
const ROUGH_MAX = 2;

/** Each claim by itself, by time. */
export const apart = (claims: readonly Version[], axis: Axis): Group[] => claims.map((claim) => groupOf([claim], axis));

/** Claims of the same time together, and those of one column in one group where there would be more than three. */
export function together(claims: readonly Version[], axis: Axis): Group[] {
  const cells = gathered(claims, ({ said }) => (said ? (axis.columnOf(said) ?? 'rough') : 'undated'));
  return [...cells].flatMap(([cell, inCell]) => {
    const groups = [...gathered(inCell, ({ said }) => said).values()].map((same) => groupOf(same, axis));
    if (cell === 'rough') return groups.length > ROUGH_MAX ? [merged(groups, 'rougher dates')] : groups;
    return cell !== 'undated' && groups.length > CELL_MAX ? [within(cell, groups)] : groups;
  });
}

function groupOf(claims: readonly Version[], axis: Axis): Group {
  const said = claims[0]?.said ?? null;
  if (said === null) return { claims, place: null, isMoment: false, note: '' };
  return {
    claims,
    place: axis.place(said),
    isMoment: precision(said) === 'minute',
    note: noteOf(said, axis.columnOf(said)),
  };
}

const within = ({ x, width }: Column, groups: readonly Group[]): Group => ({
  ...merged(groups, 'at several times'),
  place: { from: x, to: x + width },
});

function merged(groups: readonly Group[], note: string): Group {
  const places = groups.flatMap(({ place }) => place ?? []);
  const place = { from: Math.min(...places.map(({ from }) => from)), to: Math.max(...places.map(({ to }) => to)) };
  return { claims: groups.flatMap(({ claims }) => claims), place, isMoment: false, note };
}

/** The clock's time on a day, the day in a week; all of a date that no column stands for. */
function noteOf(said: Said, column: Column | null): string {
  const whole = describeSaid(said);
  if (column === null) return whole;
  const isDay = column.to - column.from === 1_440;
  if (!isDay) return precision(said) === 'month' ? '' : whole.replace(/,? \d{4}$/u, '').replace(WEEKDAY, '');
  const at = whole.search(WEEKDAY);
  return precision(said) === 'minute'
    ? whole.slice(0, Math.max(0, at)).trim()
    : precision(said) === 'day'
      ? ''
      : clocks(whole);
}

const WEEKDAY = new RegExp(`(?:${WEEKDAYS.join('|')}), `, 'u');
const clocks = (whole: string): string => whole.replace(new RegExp(` (?:${WEEKDAYS.join('|')}), .*$`, 'u'), '');

function gathered<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
