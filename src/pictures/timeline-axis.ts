import type { Version } from '../domain/claim.ts';
import type { Detail } from './claim-label.ts';
import { fitted } from './font.ts';
import { FLAGS, flag, flagsOf, flagWidth, mark, STANCE_ORDER, STANCES } from './look.ts';
import { type LegendItem, TOP } from './picture.ts';
import { element, FAINT_INK, type Svg, text } from './svg.ts';
import type { Axis } from './time-axis.ts';

export const AXIS_HEIGHT = 44;
const COLUMN = { size: 12, weight: 600 } as const;
const SMALL = { size: 11, weight: 400 } as const;

/** The columns with their names, down to `bottom`. */
export function axisAt({ columns }: Axis, bottom: number, side: number | null): Svg {
  const top = TOP + AXIS_HEIGHT;
  const parts = columns.flatMap(({ x, width, label, year, afterGap }, index) => {
    const isNewYear = year !== '' && year !== columns[index - 1]?.year;
    return [
      element('rect', { x, y: top, width, height: bottom - top, fill: index % 2 === 0 ? '#FAFAFA' : '#FFFFFF' }),
      ...(afterGap ? [breakAt(x - 10, top - 8)] : []),
      text(fitted(label, width - 4, COLUMN), x + width / 2, top - 10, { ...COLUMN, anchor: 'middle' }),
      ...(isNewYear ? [text(year, x + width / 2, top - 26, { ...SMALL, fill: FAINT_INK, anchor: 'middle' })] : []),
    ];
  });
  const aside = side === null ? [] : [text('Date not known', side, top - 10, COLUMN)];
  return element('g', {}, ...parts, ...aside);
}

/** Two slanted strokes: time passed of which nothing is on file. */
const breakAt = (x: number, y: number): Svg =>
  element('path', {
    d: `M${Math.round(x) - 4} ${y}l4 -10M${Math.round(x) + 1} ${y}l4 -10`,
    stroke: FAINT_INK,
    'stroke-width': 1.5,
  });

/** What stands for what, of that which is there. */
export function legendFor(versions: readonly Version[], detail: Detail): LegendItem[] {
  const stances = STANCE_ORDER.filter((stance) => versions.some((version) => version.stance === stance));
  const flags = Object.values(FLAGS).filter((one) => versions.some((version) => flagsOf(version).includes(one)));
  const bar = element('rect', { x: -12, y: -6, width: 24, height: 12, rx: 3, fill: '#F1F1F1', stroke: FAINT_INK });
  const pin =
    element('path', { d: 'M0 -6V7', stroke: FAINT_INK, 'stroke-width': 1.5 }) +
    element('circle', { cx: 0, cy: -6, r: 3 });
  return [
    ...stances.map((stance) => ({ drawn: mark(stance, 0, 0), half: 5, label: STANCES[stance].label })),
    { drawn: bar, half: 12, label: 'some time in it' },
    { drawn: pin, half: 3, label: 'to the minute' },
    { drawn: breakAt(0, 5), half: 5, label: 'time left out' },
    ...(detail === 'letters'
      ? flags.map(({ letter, label }) => ({
          drawn: flag(letter, -flagWidth(letter) / 2, 4),
          half: flagWidth(letter) / 2,
          label,
        }))
      : []),
  ];
}
