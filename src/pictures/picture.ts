import { civilMinute } from '../domain/civil.ts';
import type { Version } from '../domain/claim.ts';
import { embargoLeft } from '../domain/embargo.ts';
import type { Instant } from '../domain/ids.ts';
import { describeSaid, saidOn } from '../domain/said.ts';
import type { Story } from '../domain/story.ts';
import { canDraw, fitted, widthOf, wrapped } from './font.ts';
import { drawing, element, FAINT_INK, INK, onOneLine, RULE, type Svg, text } from './svg.ts';

/** A picture, with all that must be said beside it. Same input, same bytes. */
export interface Picture {
  /** 1200 pixels wide; it asks for nothing from outside but the font of `font.ts`. */
  readonly svg: string;
  /** What it shows, at most 1,000 characters: Slack keeps no more. */
  readonly alt: string;
  /** What the picture does not show, a sentence each; they stand in its foot as well. */
  readonly leftOut: readonly string[];
  /** The versions whose references stand in it. */
  readonly drawn: readonly Version[];
}

/** What a picture is of. */
export interface Asked {
  readonly story: Pick<Story, 'key' | 'title' | 'zone'>;
  /** "approved claims by Steven Cheung". */
  readonly what: string;
  /** Claims on file that were asked for; more than the versions at hand where only some were read. */
  readonly total: number;
  /** The moment as of which all this stands. */
  readonly at: Instant;
}

export const WIDTH = 1200;
export const MARGIN = 32;
/** Where the middle part of a picture begins. */
export const TOP = 104;

const TITLE = { size: 21, weight: 600 } as const;
const UNDER_TITLE = { size: 13, weight: 400 } as const;
const FOOT = { size: 12, weight: 400 } as const;
const FOOT_LINE = 17;
/** Slack's limit for the text of an image. */
const ALT_MAX = 1_000;

const SIGN_OFF =
  'An approval signs off the attribution (this was said, then and there, by this speaker), never that it is true.';

/** What the middle of a picture came to. */
export interface Middle {
  readonly parts: readonly Svg[];
  readonly height: number;
  readonly legend: readonly Svg[];
  readonly leftOut: readonly string[];
  readonly drawn: readonly Version[];
  /** Sentences for those who do not see it. */
  readonly alt: readonly string[];
}

/** Versions without the embargoes that had ended by then: what is marked is what runs. */
export const withEmbargoesOf = (versions: readonly Version[], { story, at }: Asked): readonly Version[] =>
  versions.map((one) =>
    one.embargo && embargoLeft(one.embargo, story.zone, at) === 0 ? { ...one, embargo: null } : one,
  );

/** Puts title, legend and foot around the middle of a picture. */
export function framed(kind: 'Timeline' | 'Map', asked: Asked, middle: Middle): Picture {
  const { story, what, at } = asked;
  const moment = describeSaid(saidOn(civilMinute(at, story.zone)));
  const room = WIDTH - 2 * MARGIN;
  const title = drawable(story.title, `${story.key} (its title is in the text version)`);
  const subtitle = `${story.key} · ${kind.toLowerCase()} of ${onOneLine(what)} · as of ${moment} · times in ${story.zone}`;
  const foot = wrapped([...middle.leftOut, SIGN_OFF].join(' '), room, FOOT);
  const footTop = TOP + middle.height + 26;
  const alt = altOf(kind, asked, middle);
  const svg = drawing(WIDTH, footTop + foot.length * FOOT_LINE + 14, alt, [
    text(fitted(title, room, TITLE), MARGIN, 42, TITLE),
    text(fitted(subtitle, room, UNDER_TITLE), MARGIN, 63, { ...UNDER_TITLE, fill: FAINT_INK }),
    element('g', { transform: `translate(${MARGIN} 88)` }, ...middle.legend),
    ...middle.parts,
    element('line', { x1: MARGIN, x2: WIDTH - MARGIN, y1: footTop - 16, y2: footTop - 16, stroke: RULE }),
    ...foot.map((line, index) => text(line, MARGIN, footTop + 6 + index * FOOT_LINE, { ...FOOT, fill: FAINT_INK })),
  ]);
  return { svg, alt, leftOut: middle.leftOut, drawn: middle.drawn };
}

function altOf(kind: string, { story, what, total }: Asked, { alt, leftOut }: Middle): string {
  const first = `${kind} of ${story.key}, “${onOneLine(story.title)}”: ${total} ${onOneLine(what)}.`;
  const whole = [first, ...alt, ...leftOut].join(' ');
  return whole.length <= ALT_MAX ? whole : `${whole.slice(0, ALT_MAX - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

/** A name or title as typed, or `instead` where the font lacks some of it: a box would look like a name, and be none. */
export function drawable(typed: string, instead: string): string {
  const line = onOneLine(typed);
  return line !== '' && canDraw(line) ? line : instead;
}

/** One thing of a legend: a drawing around (0, 0) and what it stands for. */
export interface LegendItem {
  readonly drawn: Svg;
  /** Of the drawing, from its middle to its right edge. */
  readonly half: number;
  readonly label: string;
}

const LEGEND = { size: 12, weight: 400 } as const;

/** Things side by side, their middles on one line. */
export function legend(items: readonly LegendItem[]): Svg[] {
  let x = 0;
  return items.flatMap(({ drawn, half, label }) => {
    const at = x + half;
    x = at + half + 6 + widthOf(label, LEGEND) + 18;
    return [
      element('g', { transform: `translate(${Math.round(at * 10) / 10} -4)` }, drawn),
      text(label, at + half + 6, 0, { ...LEGEND, fill: INK }),
    ];
  });
}

/** "1 claim", "2 claims". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
