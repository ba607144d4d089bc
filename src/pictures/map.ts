import type { Version } from '../domain/claim.ts';
import { type SaidAbout, saidAbout } from '../domain/said-about.ts';
import { byStance, inSentences } from './counts.ts';
import { fitted } from './font.ts';
import { FLAGS, flag, flagsOf, flagWidth, mark, STANCE_ORDER, STANCES } from './look.ts';
import { aboutBoxes, type Box, END_GAP, speakerBoxes } from './map-boxes.ts';
import { COUNT, LABEL_WIDTH, type Label, labelOf } from './map-label.ts';
import { kept } from './map-lines.ts';
import {
  type Asked,
  counted,
  drawable,
  framed,
  type LegendItem,
  legend,
  MARGIN,
  type Picture,
  TOP,
  WIDTH,
  withEmbargoesOf,
} from './picture.ts';
import { element, FAINT_INK, INK, px, type Svg, text } from './svg.ts';

const NODE_WIDTH = 216;
const LABEL_LEFT = MARGIN + NODE_WIDTH + 10;
const ABOUT_LEFT = WIDTH - MARGIN - NODE_WIDTH;
const HEAD_HEIGHT = 26;
const NAME = { size: 13, weight: 600 } as const;
const SMALL = { size: 11, weight: 400 } as const;
const HEAD = { size: 12, weight: 600 } as const;

/**
 * Who said what about whom: speakers to the left, those they spoke of to the right, and a line from the one to the other
 * for each stance, the thicker the more claims. Somebody who did both stands on both sides, so that every line reads from
 * left to right and no label lies over another.
 */
export function mapPicture(onFile: readonly Version[], asked: Asked): Picture {
  const versions = withEmbargoesOf(onFile, asked);
  const lines = saidAbout(versions);
  const { speakers, about, left } = kept(lines);
  const rows = speakerBoxes(speakers);
  const ends = aboutBoxes(about, rows);
  const bottom = Math.max(0, ...[...rows, ...ends].map(({ top, height }) => top + height));
  const labels = rows.flatMap(({ lines: own }) => own.map((one) => ({ ...one, label: labelOf(one.line) })));
  const named = new Set(labels.flatMap(({ label }) => label.named));
  const drawn = versions.filter((version) => named.has(version));
  const shown = labels.map(({ line }) => line);
  const paths = labels.map((one) => pathOf(one, ends, labels));
  return framed('Map', asked, {
    parts: [
      text('Who said it', MARGIN, TOP + 10, { ...HEAD, fill: FAINT_INK }),
      text('About whom', ABOUT_LEFT, TOP + 10, { ...HEAD, fill: FAINT_INK }),
      element(
        'g',
        { transform: `translate(0 ${TOP + HEAD_HEIGHT})` },
        // Thick lines lie under thin ones.
        ...[...paths].sort((a, b) => b.width - a.width).map(({ drawn: path }) => path),
        ...labels.map(({ label, y }) => label.drawnAt(LABEL_LEFT, y)),
        ...rows.map((row) =>
          boxAt(
            row,
            MARGIN,
            shareOf(
              row.lines.map(({ line }) => line),
              versions.filter(({ speaker }) => speaker.id === row.actor.id),
            ),
          ),
        ),
        ...ends.map((end) =>
          boxAt(
            end,
            ABOUT_LEFT,
            shareOf(
              shown.filter((line) => line.about.id === end.actor.id),
              versions.filter(({ about: of }) => of.some(({ id }) => id === end.actor.id)),
            ),
          ),
        ),
      ),
    ],
    height: HEAD_HEIGHT + bottom,
    legend: legend(legendFor(versions)),
    leftOut: leftOutOf(versions, shown, drawn, left.length, asked.total),
    drawn,
    alt: [...inSentences(versions, longestOf(lines))],
  });
}

/** "3 claims", or "2 of 3 claims" where only some are in the lines. */
function shareOf(lines: readonly SaidAbout[], all: readonly Version[]): string {
  const shown = new Set(lines.flatMap(({ claims }) => claims)).size;
  return shown === all.length ? counted(shown, 'claim') : `${shown} of ${counted(all.length, 'claim')}`;
}

function boxAt({ actor, top, height }: Box, x: number, under: string): Svg {
  const name = drawable(actor.name, 'Name in the text version');
  const middle = top + height / 2;
  return element(
    'g',
    {},
    element('rect', { x, y: top, width: NODE_WIDTH, height, rx: 6, fill: '#F7F7F7', stroke: '#8A8A8A' }),
    text(fitted(name, NODE_WIDTH - 20, NAME), x + 10, middle - 2, NAME),
    text(fitted(under, NODE_WIDTH - 20, SMALL), x + 10, middle + 13, { ...SMALL, fill: FAINT_INK }),
  );
}

interface Laid {
  readonly line: SaidAbout;
  readonly y: number;
  readonly label: Label;
}

/** From the end of its label to its place at the actor that it is about, with a head there. */
function pathOf({ line, y, label }: Laid, ends: readonly Box[], all: readonly Laid[]): { drawn: Svg; width: number } {
  const { ink, dash } = STANCES[line.stance];
  const end = ends.find(({ actor }) => actor.id === line.about.id);
  const own = all.filter((one) => one.line.about.id === line.about.id).sort((a, b) => a.y - b.y);
  const place = own.findIndex((one) => one.line === line);
  const endY = (end?.top ?? 0) + (end?.height ?? 0) / 2 + (place - (own.length - 1) / 2) * END_GAP;
  const width = Math.min(7, 1.5 + Math.log2(line.claims.length));
  const [from, to] = [LABEL_LEFT + label.width + 4, ABOUT_LEFT - 9];
  const turn = LABEL_LEFT + LABEL_WIDTH + 8;
  const bend = (to - turn) / 2;
  const d = `M${px(from)} ${px(y)}H${px(turn)}C${px(turn + bend)} ${px(y)} ${px(to - bend)} ${px(endY)} ${px(to)} ${px(endY)}`;
  const head = element('path', { d: `M${px(to - 1)} ${px(endY - 5)}l9 5l-9 5z`, fill: ink });
  const stroke = { fill: 'none', stroke: ink, 'stroke-width': width, 'stroke-opacity': 0.85 };
  const round = dash === '' || line.stance === 'denial' ? {} : { 'stroke-linecap': 'round' };
  const dashes = dash === '' ? {} : { 'stroke-dasharray': dash };
  return { drawn: element('path', { d, ...stroke, ...dashes, ...round }) + head, width };
}

function legendFor(versions: readonly Version[]): LegendItem[] {
  const stances = STANCE_ORDER.filter((stance) => versions.some((version) => version.stance === stance));
  const flags = Object.values(FLAGS).filter((one) => versions.some((version) => flagsOf(version).includes(one)));
  return [
    ...stances.map((stance) => {
      const { ink, dash, label } = STANCES[stance];
      const dashes = dash === '' ? {} : { 'stroke-dasharray': dash };
      const round = stance === 'declined_comment' || stance === 'no_response' ? { 'stroke-linecap': 'round' } : {};
      const line = element('path', { d: 'M-9 0H24', stroke: ink, 'stroke-width': 2.5, ...dashes, ...round });
      return { drawn: mark(stance, -18, 0) + line, half: 24, label };
    }),
    { drawn: text('3', -4, 4, { ...COUNT, fill: INK }), half: 5, label: 'claims, the thicker the more' },
    ...flags.map(({ letter, label }) => ({
      drawn: flag(letter, -flagWidth(letter) / 2, 4),
      half: flagWidth(letter) / 2,
      label: `some ${label}`,
    })),
  ];
}

function longestOf(lines: readonly SaidAbout[]): string {
  const most = lines.slice(0, 3).map(({ speaker, about, stance, claims }) => {
    return `${speaker.name} ${STANCES[stance].label}, about ${about.name} (${claims.length})`;
  });
  return most.length === 0 ? 'None is about anybody.' : `Most: ${most.join('; ')}.`;
}

function leftOutOf(
  versions: readonly Version[],
  lines: readonly SaidAbout[],
  drawn: readonly Version[],
  linesLeft: number,
  total: number,
): string[] {
  const ofNobody = versions.filter(({ about }) => about.length === 0).length;
  const [inLines, named] = [new Set(lines.flatMap(({ claims }) => claims)), new Set(drawn)];
  const counts = [...inLines].filter((version) => !named.has(version)).length;
  const unseen = versions.filter((version) => version.about.length > 0 && !inLines.has(version));
  const unread = total - versions.length;
  const without = unseen.length > 0 ? `, and with them ${counted(unseen.length, 'claim')} (${byStance(unseen)})` : '';
  return [
    ...(ofNobody > 0 ? [`${counted(ofNobody, 'claim is', 'claims are')} about nobody on file, and not drawn.`] : []),
    ...(linesLeft > 0 ? [`${counted(linesLeft, 'line is', 'lines are')} left out for want of room${without}.`] : []),
    ...(counts > 0 ? [`${counted(counts, 'claim is', 'claims are')} counted (+) and not named.`] : []),
    ...(unread > 0 ? [`${counted(unread, 'more claim is', 'more claims are')} on file and not in this picture.`] : []),
    'Words are left out: the timeline has them.',
  ];
}
