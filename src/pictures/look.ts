import type { Stance, Version } from '../domain/claim.ts';
import { isDisputed } from '../domain/is-disputed.ts';
import { widthOf } from './font.ts';
import { element, INK, type Svg, text } from './svg.ts';

/**
 * How each stance looks: told apart by shape, and by colors that the color-blind can tell apart (Okabe and Ito, "Color
 * Universal Design", 2008). `tint` lies under text, `ink` is the mark; `dash` is its line on the map.
 */
export const STANCES: Readonly<Record<Stance, { ink: string; tint: string; dash: string; label: string }>> = {
  statement: { ink: '#0072B2', tint: '#E8F2F9', dash: '', label: 'said' },
  denial: { ink: '#D55E00', tint: '#FCEEE3', dash: '9 5', label: 'denied' },
  declined_comment: { ink: '#B5588E', tint: '#F9EEF4', dash: '2 4', label: 'declined to comment' },
  no_response: { ink: '#555555', tint: '#F1F1F1', dash: '1 6', label: 'did not respond' },
};

export const STANCE_ORDER: readonly Stance[] = ['statement', 'denial', 'declined_comment', 'no_response'];

/** From the middle of a mark to its edge, in pixels. */
export const MARK_HALF = 5;

/** A stance's mark around a point: a disk, a cross, a square, a ring. */
export function mark(stance: Stance, x: number, y: number): Svg {
  const { ink } = STANCES[stance];
  const half = MARK_HALF;
  switch (stance) {
    case 'statement':
      return element('circle', { cx: x, cy: y, r: half, fill: ink });
    case 'denial':
      return element('path', {
        d: `M${x - 4} ${y - 4}L${x + 4} ${y + 4}M${x - 4} ${y + 4}L${x + 4} ${y - 4}`,
        ...{ stroke: ink, 'stroke-width': 3, 'stroke-linecap': 'round' },
      });
    case 'declined_comment':
      return element('rect', { x: x - half + 0.5, y: y - half + 0.5, width: 9, height: 9, fill: ink });
    case 'no_response':
      return element('circle', { cx: x, cy: y, r: half - 1, fill: '#FFFFFF', stroke: ink, 'stroke-width': 2 });
  }
}

/** What must be known of a claim before it is used. `letter` stands for it where there is no room. */
export interface Flag {
  readonly letter: string;
  readonly label: string;
}

export const FLAGS = {
  disputed: { letter: 'D', label: 'disputed' },
  corrected: { letter: 'C', label: 'corrected' },
  pending: { letter: 'P', label: 'correction pending' },
  retracted: { letter: 'R', label: 'retracted' },
  replaced: { letter: 'O', label: 'replaced since' },
  declined: { letter: 'X', label: 'declined by an editor' },
  proposed: { letter: 'U', label: 'not approved yet' },
  embargo: { letter: 'E', label: 'under embargo' },
  background: { letter: 'B', label: 'not on the record' },
} as const satisfies Record<string, Flag>;

/** @param version - with its embargo only where that still runs */
export function flagsOf(version: Version): Flag[] {
  const { status, amends, correctionPending, groundRules, embargo } = version;
  return [
    ...(status === 'approved' ? [] : [FLAGS[status]]),
    ...(isDisputed(version) ? [FLAGS.disputed] : []),
    ...(amends ? [FLAGS.corrected] : []),
    ...(correctionPending ? [FLAGS.pending] : []),
    ...(embargo ? [FLAGS.embargo] : []),
    ...(groundRules === 'on_the_record' ? [] : [FLAGS.background]),
  ];
}

const FLAG_TEXT = { size: 10, weight: 600 } as const;
const FLAG_PAD = 3;

export const flagWidth = (label: string): number => widthOf(label, FLAG_TEXT) + 2 * FLAG_PAD;

/** A flag with its left edge at `x`, on a line of text with that baseline. */
export const flag = (label: string, x: number, baseline: number): Svg =>
  element('rect', {
    ...{ x, y: baseline - 10, width: flagWidth(label), height: 13, rx: 3 },
    ...{ fill: '#FFFFFF', stroke: INK, 'stroke-width': 1 },
  }) + text(label, x + FLAG_PAD, baseline, FLAG_TEXT);
