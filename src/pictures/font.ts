import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type FontMetrics, readTtf } from './read-ttf.ts';

/** The family of every text in a picture. */
export const FAMILY = 'Inter';

type Weight = 400 | 600;

/** A size in pixels and a weight. */
export interface Style {
  readonly size: number;
  readonly weight: Weight;
}

/** The font's files by weight, of a package that comes with ours (SIL Open Font License 1.1). */
const FILES: Readonly<Record<Weight, string>> = {
  400: fileURLToPath(import.meta.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf')),
  600: fileURLToPath(import.meta.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf')),
};

/** Where a renderer finds them. */
export const FONT_FILES: readonly string[] = Object.values(FILES);

/** Read when the first picture is drawn: most desks start without ever drawing one. */
const metrics = new Map<Weight, FontMetrics>();

function metricsOf(weight: Weight): FontMetrics {
  const read = metrics.get(weight) ?? readTtf(readFileSync(FILES[weight]));
  metrics.set(weight, read);
  return read;
}

/** How wide a line of text is, in pixels, kerning apart. A character that the font lacks counts as one em. */
export function widthOf(text: string, { size, weight }: Style): number {
  const font = metricsOf(weight);
  let ems = 0;
  for (const character of text) ems += font.advance(character.codePointAt(0) ?? 0) ?? 1;
  return ems * size;
}

/** Whether the font has each of its characters: what it lacks would come out as a box, and say nothing. */
export function canDraw(text: string): boolean {
  const font = metricsOf(400);
  return [...text.normalize('NFC')].every((character) => font.advance(character.codePointAt(0) ?? 0) !== null);
}

/** A text, or the longest beginning of it that fits, with an ellipsis; empty where not even three characters do. */
export function fitted(text: string, width: number, style: Style): string {
  if (widthOf(text, style) <= width) return text;
  const characters = [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);
  let [low, high] = [0, characters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(`${characters.slice(0, middle).join('')}…`, style) <= width) low = middle;
    else high = middle - 1;
  }
  return low < 3 ? '' : `${characters.slice(0, low).join('').trimEnd()}…`;
}

/** A text in lines of at most that width, broken between words. */
export function wrapped(text: string, width: number, style: Style): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line !== undefined && widthOf(longer, style) <= width) lines[lines.length - 1] = longer;
    else lines.push(fitted(word, width, style));
  }
  return lines;
}
