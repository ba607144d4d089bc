import type { Version } from '../domain/claim.ts';
import {
  BETWEEN,
  claimLabel,
  crowd,
  crowdWidth,
  type Detail,
  fullWidth,
  isNotable,
  LINE_HEIGHT,
  labelWidth,
  wordLines,
} from './claim-label.ts';
import { fitted, widthOf } from './font.ts';
import { STANCES } from './look.ts';
import { element, FAINT_INK, INK, type Svg, text } from './svg.ts';
import type { Group } from './timeline-groups.ts';

/** The pixels between which a row's claims may stand, and where those without a date do. */
export interface Room {
  readonly left: number;
  readonly right: number;
  readonly side: { readonly left: number; readonly right: number };
}

/** A row's claims, drawn with their top at 0. */
export interface DrawnRow {
  readonly parts: readonly Svg[];
  readonly height: number;
  readonly named: readonly Version[];
}

const PAD = 5;
/** From the edge of a bar to what is written in it. */
const IN_BAR = 3;
const BETWEEN_GROUPS = 4;
const NOTE = { size: 10.5, weight: 400 } as const;
/** A label beside its bar or pin takes no more than this. */
const BESIDE_MAX = 320;
/** Lines of references in one group. */
const LINES_MAX = 4;

/** A group with its place: `bar` where it was said, `label` where it is written. */
interface Placed {
  readonly group: Group;
  readonly bar: { readonly from: number; readonly to: number } | null;
  readonly label: { readonly x: number; readonly width: number };
  readonly lines: readonly (readonly Version[])[];
  readonly rest: readonly Version[];
  readonly note: string;
}

/** Stacks the groups of a row so that none lies over another. */
export function drawRow(groups: readonly Group[], room: Room, detail: Detail): DrawnRow {
  const stacked: { placed: Placed; top: number; bottom: number; from: number; to: number }[] = [];
  for (const group of groups) {
    const placed = placedIn(group, room, detail);
    const from = Math.min(placed.label.x, placed.bar?.from ?? placed.label.x) + 1;
    const to = Math.max(placed.label.x + placed.label.width, placed.bar?.to ?? 0) - 1;
    const height = heightOf(placed, detail);
    const beside = stacked.filter((other) => other.from < to && from < other.to).sort((a, b) => a.top - b.top);
    let top = 0;
    for (const other of beside)
      if (other.top < top + height + BETWEEN_GROUPS) top = Math.max(top, other.bottom + BETWEEN_GROUPS);
    stacked.push({ placed, top, bottom: top + height, from, to });
  }
  return {
    parts: stacked.map(({ placed, top }) =>
      element('g', { transform: `translate(0 ${top})` }, ...drawn(placed, detail)),
    ),
    height: Math.max(0, ...stacked.map(({ bottom }) => bottom)),
    named: stacked.flatMap(({ placed }) => placed.lines.flat()),
  };
}

function heightOf({ group, label, lines, note }: Placed, detail: Detail): number {
  const [claim] = group.claims;
  const words = detail === 'words' && claim ? wordLines(claim, label.width - noteWidthOf(note)).length : 0;
  return Math.max(1, lines.length, words) * LINE_HEIGHT + PAD;
}

const noteWidthOf = (note: string): number => (note === '' ? 0 : widthOf(note, NOTE) + 8);

function placedIn(group: Group, room: Room, detail: Detail): Placed {
  if (group.place === null) {
    const { left, right } = room.side;
    return filled(group, null, { x: left, width: right - left }, detail, '');
  }
  const bar = group.isMoment ? { from: group.place.from, to: group.place.from } : group.place;
  const { note } = group;
  const noteWidth = noteWidthOf(note);
  const least = Math.max(...group.claims.map((claim) => labelWidth(claim, detail))) + 2 * IN_BAR;
  if (bar.to - bar.from >= least + (detail === 'words' ? noteWidth : 0)) {
    return filled(group, bar, { x: bar.from + IN_BAR, width: bar.to - bar.from - 2 * IN_BAR }, detail, note);
  }
  const wanted = Math.min(BESIDE_MAX, noteWidth + least + (detail === 'words' ? wordsWidth(group) : 0));
  const [after, before] = [room.right - bar.to - PAD, bar.from - PAD - room.left];
  const isAfter = after >= Math.min(wanted, noteWidth + least) || after >= before;
  const width = Math.min(wanted, isAfter ? after : before);
  return filled(group, bar, { x: isAfter ? bar.to + PAD : bar.from - PAD - width, width }, detail, note);
}

const wordsWidth = ({ claims: [claim] }: Group): number => (claim ? fullWidth(claim) - labelWidth(claim, 'words') : 0);

/** Sets the references in lines; what must be known first. The note has a place of its own before the first of them. */
function filled(group: Group, bar: Placed['bar'], label: Placed['label'], detail: Detail, wantedNote: string): Placed {
  const widest = Math.max(...group.claims.map((claim) => labelWidth(claim, detail)));
  const note = noteWidthOf(wantedNote) + widest > label.width ? '' : wantedNote;
  const noteWidth = noteWidthOf(note);
  const inOrder = [...group.claims.filter(isNotable), ...group.claims.filter((claim) => !isNotable(claim))];
  const lines: Version[][] = [[]];
  let used = noteWidth;
  for (const [index, claim] of inOrder.entries()) {
    const rest = inOrder.slice(index + 1);
    const width = labelWidth(claim, detail);
    const isFirst = lines.at(-1)?.length === 0;
    const isLast = lines.length === LINES_MAX;
    // The last line keeps room for the number of those that follow.
    const reserve = isLast && rest.length > 0 ? BETWEEN + crowdWidth(inOrder) : 0;
    if (!isFirst && used + BETWEEN + width + (isLast ? reserve : 0) > label.width) {
      if (isLast) return { group, bar, label, lines, rest: inOrder.slice(index), note };
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(claim);
    used += (lines.at(-1)?.length === 1 ? 0 : BETWEEN) + width;
  }
  return { group, bar, label, lines, rest: [], note };
}

function drawn(placed: Placed, detail: Detail): Svg[] {
  const { group, bar, label, lines, rest, note } = placed;
  const height = heightOf(placed, detail);
  const [{ stance } = { stance: 'statement' as const }] = group.claims;
  const isOneStance = group.claims.every((claim) => claim.stance === stance);
  const look = isOneStance ? STANCES[stance] : { ink: FAINT_INK, tint: '#F6F6F6' };
  const parts: Svg[] = bar ? [barOf(bar, height, look)] : [];
  for (const [index, line] of lines.entries()) {
    const baseline = PAD / 2 + 12.5 + index * LINE_HEIGHT;
    let x = label.x;
    if (index === 0 && note !== '') {
      parts.push(text(fitted(note, label.width, NOTE), x, baseline, { ...NOTE, fill: FAINT_INK }));
      x += noteWidthOf(note);
    }
    for (const claim of line) {
      parts.push(claimLabel(claim, x, baseline, label.x + label.width - x, detail));
      x += labelWidth(claim, detail) + BETWEEN;
    }
    if (index === lines.length - 1 && rest.length > 0) parts.push(crowd(rest, x, baseline));
  }
  return parts;
}

/** A bar over the time in which it was said; a pin where the minute is known. */
function barOf({ from, to }: { from: number; to: number }, height: number, look: { ink: string; tint: string }): Svg {
  if (to - from < 1) {
    return (
      element('line', { x1: from, x2: from, y1: 3, y2: height, stroke: look.ink, 'stroke-width': 1.5 }) +
      element('circle', { cx: from, cy: 3, r: 3, fill: INK })
    );
  }
  return element('rect', {
    ...{ x: from + 1, y: 0.5, width: Math.max(2, to - from - 2), height: height - 1, rx: 4 },
    ...{ fill: look.tint, stroke: look.ink, 'stroke-width': 1 },
  });
}
