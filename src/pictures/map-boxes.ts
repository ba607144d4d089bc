import type { Named } from '../domain/claim.ts';
import type { SaidAbout } from '../domain/said-about.ts';
import type { Speaker } from './map-lines.ts';

const LINE_HEIGHT = 23;
const NODE_PAD = 9;
const NODE_GAP = 12;
const NODE_MIN = 42;
/** Between the ends of lines at an actor that they are about. */
export const END_GAP = 11;

/** An actor on one side of the map, in pixels from the top. */
export interface Box {
  readonly actor: Named;
  readonly top: number;
  readonly height: number;
}

/** A speaker, with the height of each line that begins there. */
export interface Row extends Box {
  readonly lines: readonly { readonly line: SaidAbout; readonly y: number }[];
}

/** One below the other, each as high as its lines. */
export function speakerBoxes(speakers: readonly Speaker[]): Row[] {
  let top = 0;
  return speakers.map(({ actor, lines }) => {
    const height = Math.max(NODE_MIN, lines.length * LINE_HEIGHT + 2 * NODE_PAD);
    const first = top + (height - lines.length * LINE_HEIGHT) / 2 + LINE_HEIGHT / 2;
    const row = { actor, top, height, lines: lines.map((line, index) => ({ line, y: first + index * LINE_HEIGHT })) };
    top += height + NODE_GAP;
    return row;
  });
}

/** Each as near to the middle of its lines as the others let it. */
export function aboutBoxes(about: readonly Named[], rows: readonly Row[]): Box[] {
  const all = rows.flatMap(({ lines }) => lines);
  const wanted = about
    .map((actor) => {
      const own = all.filter(({ line }) => line.about.id === actor.id);
      const height = Math.max(NODE_MIN, own.length * END_GAP + 2 * NODE_PAD);
      const middle = own.reduce((total, { y }) => total + y, 0) / Math.max(1, own.length);
      return { actor, height, middle };
    })
    .sort((a, b) => a.middle - b.middle);
  const needed = wanted.reduce((total, { height }) => total + height + NODE_GAP, -NODE_GAP);
  const room = Math.max(needed, ...rows.map(({ top, height }) => top + height));
  let [top, rest] = [0, needed];
  return wanted.map(({ actor, height, middle }) => {
    const box = { actor, height, top: Math.min(Math.max(top, middle - height / 2), room - rest) };
    rest -= height + NODE_GAP;
    top = box.top + height + NODE_GAP;
    return box;
  });
}
