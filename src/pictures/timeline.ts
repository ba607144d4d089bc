import type { Named, Version } from '../domain/claim.ts';
import { compareSaid, describeSaid, type Said } from '../domain/said.ts';
import { type Detail, whyNoWords } from './claim-label.ts';
import { inSentences, notDrawn } from './counts.ts';
import { fitted, wrapped } from './font.ts';
import {
  type Asked,
  counted,
  drawable,
  framed,
  legend,
  MARGIN,
  type Picture,
  TOP,
  WIDTH,
  withEmbargoesOf,
} from './picture.ts';
import { element, FAINT_INK, RULE, type Svg, text } from './svg.ts';
import { type Axis, timeAxis } from './time-axis.ts';
import { AXIS_HEIGHT, axisAt, legendFor } from './timeline-axis.ts';
import { apart, together } from './timeline-groups.ts';
import { type DrawnRow, drawRow, type Room } from './timeline-row.ts';

/** Speakers with a row of their own; one row for all others follows. */
const ROWS_MAX = 12;
/** Claims up to which each has lines of its own, with its words. */
const WORDS_UP_TO = 45;
const NAME_WIDTH = 178;
const PLOT_LEFT = MARGIN + NAME_WIDTH + 14;
const SIDE_WIDTH = 168;
const ROW_PAD = 7;
const NAME = { size: 13, weight: 600 } as const;
const SMALL = { size: 11, weight: 400 } as const;

/**
 * The story in the order in which things were said: a row for each speaker, those with most claims first, and time from
 * left to right on the story's own clock, as exactly as it is known.
 *
 * @param onFile - oldest first
 */
export function timelinePicture(onFile: readonly Version[], asked: Asked): Picture {
  const versions = withEmbargoesOf(onFile, asked);
  const dates = versions.flatMap(({ said }) => said ?? []);
  const undated = versions.filter(({ said }) => said === null);
  const right = WIDTH - MARGIN - (undated.length > 0 ? SIDE_WIDTH + 12 : 0);
  const room: Room = { left: PLOT_LEFT, right, side: { left: right + 16, right: WIDTH - MARGIN } };
  const axis = timeAxis(dates, PLOT_LEFT, right);
  const detail = detailFor(versions.length);
  const rows = rowsOf(versions).map((row) => ({
    ...row,
    drawn: drawRow(groupsOf(row.claims, axis, detail), room, detail),
  }));
  const parts: Svg[] = [];
  let y = TOP + AXIS_HEIGHT;
  for (const row of rows) {
    const height = Math.max(row.drawn.height, 30) + 2 * ROW_PAD;
    parts.push(rowAt(row, y, height));
    y += height;
  }
  const named = new Set(rows.flatMap(({ drawn }) => drawn.named));
  const drawnVersions = versions.filter((version) => named.has(version));
  return framed('Timeline', asked, {
    parts: [axisAt(axis, y, undated.length > 0 ? room.side.left : null), ...parts],
    height: y - TOP,
    legend: legend(legendFor(versions, detail)),
    leftOut: [
      ...notDrawn(versions, drawnVersions, asked.total),
      ...wordsLeftOut(drawnVersions, detail),
      ...namesLeftOut(rows),
    ],
    drawn: drawnVersions,
    alt: inSentences(versions, spanOf(dates, asked.story.zone)),
  });
}

const detailFor = (claims: number): Detail => (claims <= WORDS_UP_TO ? 'words' : 'letters');

const groupsOf = (claims: readonly Version[], axis: Axis, detail: Detail) =>
  detail === 'words' ? apart(claims, axis) : together(claims, axis);

interface Row {
  readonly name: string;
  readonly isNamed: boolean;
  readonly claims: readonly Version[];
}

function rowsOf(versions: readonly Version[]): Row[] {
  const bySpeaker = new Map<Named['id'], Version[]>();
  for (const version of versions)
    bySpeaker.set(version.speaker.id, [...(bySpeaker.get(version.speaker.id) ?? []), version]);
  const speakers = [...bySpeaker.values()].sort((a, b) => b.length - a.length);
  const own = speakers.length > ROWS_MAX ? speakers.slice(0, ROWS_MAX - 1) : speakers;
  const others = speakers.slice(own.length);
  const rows = own.map((claims): Row => {
    const [first] = claims;
    const instead = `Name in ${first?.reference ?? 'the text'}`;
    const name = drawable(first?.speaker.name ?? '', instead);
    return { name, isNamed: name !== instead, claims };
  });
  if (others.length === 0) return rows;
  const claims = versions.filter(({ speaker }) => others.some(([first]) => first?.speaker.id === speaker.id));
  return [...rows, { name: `${counted(others.length, 'other')}, fewer claims each`, isNamed: true, claims }];
}

function rowAt({ name, claims, drawn }: Row & { drawn: DrawnRow }, y: number, height: number): Svg {
  const lines = wrapped(name, NAME_WIDTH, NAME);
  const shown = lines.length > 2 ? [lines[0] ?? '', fitted(lines.slice(1).join(' '), NAME_WIDTH, NAME)] : lines;
  const fits = height >= 18 + shown.length * 16 + 12;
  return element(
    'g',
    { transform: `translate(0 ${y})` },
    element('line', { x1: MARGIN, x2: WIDTH - MARGIN, y1: 0, y2: 0, stroke: RULE }),
    ...(fits ? shown : shown.slice(0, 1).map((line) => (shown.length > 1 ? fitted(name, NAME_WIDTH, NAME) : line))).map(
      (line, index) => text(line, MARGIN, ROW_PAD + 13 + index * 16, NAME),
    ),
    text(counted(claims.length, 'claim'), MARGIN, ROW_PAD + 13 + (fits ? shown.length : 1) * 16, {
      ...SMALL,
      fill: FAINT_INK,
    }),
    element('g', { transform: `translate(0 ${ROW_PAD})` }, ...drawn.parts),
  );
}

function spanOf(dates: readonly Said[], zone: string): string {
  const sorted = [...dates].sort(compareSaid);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return 'None has a date.';
  const until = first === last ? '' : ` to ${describeSaid(last)}`;
  return `Said from ${describeSaid(first)}${until} (${zone}).`;
}

/** Why words that were to be seen are not. */
function wordsLeftOut(versions: readonly Version[], detail: Detail): string[] {
  if (detail !== 'words') return ['There is no room for words: they are in the text version.'];
  const why = (reason: ReturnType<typeof whyNoWords>): number =>
    versions.filter((version) => whyNoWords(version) === reason).length;
  const [terms, font, status] = [why('terms'), why('font'), why('status') + why('sealed')];
  return [
    'Where words end in “…”, the rest is in the text version.',
    ...(terms > 0
      ? [`Words of ${counted(terms, 'claim')} not on the record are left out: their terms are in the text version.`]
      : []),
    ...(font > 0
      ? [
          `Words of ${counted(font, 'claim')} are in characters that this picture cannot show: they are in the text version.`,
        ]
      : []),
    ...(status > 0 ? [`Words of ${counted(status, 'claim')} not in use are left out.`] : []),
  ];
}

function namesLeftOut(rows: readonly Row[]): string[] {
  const unnamed = rows.filter(({ isNamed }) => !isNamed).length;
  return unnamed === 0
    ? []
    : [
        `${counted(unnamed, 'name is', 'names are')} in characters that this picture cannot show: see the text version.`,
      ];
}
