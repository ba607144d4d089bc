import { joinLines, wordsOf } from './join-lines.ts';
import type { Line } from './pdf-lines.ts';

/** A line so much farther from the one before than lines are from each other begins a paragraph. */
const WIDE = 1.3;
/** In sizes of letters. */
const INDENT = 0.8;
/** A line that ends so far before its column's edge ends its paragraph, when a sentence ends there. */
const SHORT = 0.8;
/** Two pages may begin alike by chance. */
const REPEATS_MIN = 3;
/** How many lines at a page's top and bottom may be heads and page numbers. */
const EDGE = 2;

/** The paragraphs of a document's pages, whole across the edges of columns and pages, without heads and page numbers. */
export function paragraphsOfPages(pages: readonly (readonly Line[])[]): string[] {
  const repeated = repeatedAtEdges(pages);
  const lines = pages.flatMap((page) => bodyOf(page, repeated, pages.length > 1));
  const words = wordsOf(lines.map(({ text }) => text));
  const pitch = pitchOf(lines);
  const paragraphs: Line[][] = [];
  for (const line of lines) {
    const open = paragraphs.at(-1);
    if (open && goesOn(open, line, pitch)) open.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs.map((paragraph) =>
    joinLines(
      paragraph.map(({ text }) => text),
      words,
    ),
  );
}

function goesOn(open: readonly Line[], next: Line, pitch: number): boolean {
  const last = open.at(-1);
  if (last === undefined || Math.abs(last.size - next.size) > 0.5) return false;
  const endsSentence = /[.!?:][”’"')\]]*$/u.test(last.text);
  const down = last.y - next.y;
  // Up, or far aside: the next column or page. Only an open sentence goes on there.
  const isElsewhere = down < -next.size * 0.4 || next.left > last.right || next.right < last.left;
  if (isElsewhere) return !endsSentence && !/^\p{Lu}/u.test(next.text);
  if (down > pitch * WIDE) return false;
  const left = Math.min(...open.map((line) => line.left));
  const right = Math.max(next.right, ...open.map((line) => line.right));
  if (endsSentence && last.right < left + (right - left) * SHORT) return false;
  const isFirst = open.length === 1;
  // A second line stands left of an indented first one; a later line that is indented begins a paragraph.
  return isFirst && next.left < last.left ? true : next.left - last.left < next.size * INDENT || !endsSentence;
}

/** How far apart lines usually are: the middle of all steps down. */
function pitchOf(lines: readonly Line[]): number {
  const steps: number[] = [];
  lines.forEach((line, at) => {
    const step = (lines[at - 1]?.y ?? 0) - line.y;
    if (at > 0 && step > line.size * 0.4 && step < line.size * 3) steps.push(step);
  });
  steps.sort((a, b) => a - b);
  return steps[Math.floor((steps.length - 1) / 2)] ?? Number.POSITIVE_INFINITY;
}

/** Digits aside, since heads count pages. */
const shapeOf = (text: string): string => text.replace(/\d+/gu, '#').toLowerCase();

/** The lines at the top and bottom of a page, by where they stand. */
function edgesOf(page: readonly Line[]): Line[] {
  const sorted = page.toSorted((one, other) => other.y - one.y);
  return [...sorted.slice(0, EDGE), ...sorted.slice(EDGE).slice(-EDGE)];
}

function repeatedAtEdges(pages: readonly (readonly Line[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const shape of new Set(edgesOf(page).map(({ text }) => shapeOf(text)))) {
      counts.set(shape, (counts.get(shape) ?? 0) + 1);
    }
  }
  const least = Math.max(REPEATS_MIN, pages.length / 2);
  return new Set([...counts].filter(([, count]) => count >= least).map(([shape]) => shape));
}

const PAGE_NUMBER = /^(?:page |p\. ?)?[-–— ]*\d{1,4}[-–— ]*(?:(?:of|\/) ?\d{1,4})?$/iu;

function bodyOf(page: readonly Line[], repeated: ReadonlySet<string>, hasPages: boolean): Line[] {
  const edges = new Set(edgesOf(page));
  return page.filter(
    (line) => !edges.has(line) || !(repeated.has(shapeOf(line.text)) || (hasPages && PAGE_NUMBER.test(line.text))),
  );
}
