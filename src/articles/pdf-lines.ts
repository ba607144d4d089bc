import type { PdfRun } from 'unpdf';

/** A line of a page; places and sizes in the page's units, `y` from below. */
export interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** The size of its letters. */
  readonly size: number;
}

/** A gap between two runs that is a space, in sizes of letters: the narrowest that typesetters use is a fifth. */
const SPACE = 0.15;
/** From here on two runs on one line are two columns. */
const GUTTER = 2;

/** The lines of a page in the order of its file, which is, but for odd ones, the order of reading. */
export function linesOf(runs: readonly PdfRun[]): Line[] {
  const lines: Line[] = [];
  for (const run of runs) {
    const next = asLine(run);
    if (next === null) continue;
    const line = lines.at(-1);
    if (line && isSameLine(line, next)) lines[lines.length - 1] = together(line, next);
    else if (next.text.trim() !== '') lines.push(next);
  }
  return lines.map((line) => ({ ...line, text: line.text.trim() }));
}

function asLine({ str, transform, width, height }: PdfRun): Line | null {
  const [a = 0, b = 0, , d = 0, left = 0, y = 0] = transform;
  const size = Math.abs(height) || Math.hypot(a, b) || Math.abs(d);
  // Turned on its side: a stamp at the page's edge, or a picture's credit.
  const isUpright = Math.abs(b) <= Math.abs(a);
  return str === '' || size === 0 || !isUpright ? null : { text: str, left, right: left + width, y, size };
}

function isSameLine(line: Line, next: Line): boolean {
  const size = Math.max(line.size, next.size);
  const gap = next.left - line.right;
  return Math.abs(line.y - next.y) < size * 0.4 && gap > -size && gap < size * GUTTER;
}

function together(line: Line, next: Line): Line {
  const isApart = next.left - line.right > line.size * SPACE && !/\s$/u.test(line.text) && !/^\s/u.test(next.text);
  return {
    text: line.text + (isApart ? ' ' : '') + next.text,
    left: line.left,
    right: Math.max(line.right, next.right),
    y: line.y,
    size: next.text.trim() === '' ? line.size : Math.max(line.size, next.size),
  };
}
