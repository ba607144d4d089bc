import { FAMILY, type Style } from './font.ts';

/** A piece of SVG. Only what this file makes is one: whatever was typed comes in as data, and is escaped. */
export type Svg = string;

type Attributes = Readonly<Record<string, string | number>>;

/** Characters that XML 1.0 does not allow, or that reorder and hide the text around them. */
const UNDRAWN = /[\p{Cc}\p{Cs}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]/gu;

/** A text on one line, without what XML forbids and without characters that would bend the line that it stands in. */
export const onOneLine = (text: string): string => text.replace(/\s+/gu, ' ').replace(UNDRAWN, '').trim();

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Tenths of a pixel: enough for the eye, and the same digits on every machine. */
export const px = (length: number): string => String(Math.round(length * 10) / 10);

const written = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? px(value) : escaped(value)}"`)
    .join('');

export const element = (name: string, attributes: Attributes, ...inside: Svg[]): Svg =>
  inside.length === 0
    ? `<${name}${written(attributes)}/>`
    : `<${name}${written(attributes)}>${inside.join('')}</${name}>`;

/** A line of text with its baseline at `y`. */
export function text(
  words: string,
  x: number,
  y: number,
  style: Style & { fill?: string; anchor?: 'end' | 'middle' },
): Svg {
  const attributes = {
    ...{ x, y, 'font-size': style.size, fill: style.fill ?? INK },
    ...(style.weight === 400 ? {} : { 'font-weight': style.weight }),
    ...(style.anchor ? { 'text-anchor': style.anchor } : {}),
  };
  return element('text', attributes, escaped(onOneLine(words)));
}

/** A whole drawing on white. `alt` is its accessible name. */
export const drawing = (width: number, height: number, alt: string, parts: readonly Svg[]): Svg =>
  element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...{ width, height, viewBox: `0 0 ${px(width)} ${px(height)}` },
      ...{ role: 'img', 'font-family': FAMILY },
    },
    element('title', {}, escaped(onOneLine(alt))),
    element('rect', { width, height, fill: '#FFFFFF' }),
    ...parts,
  );

/** Text: 15:1 on white. */
export const INK = '#222222';
/** Lesser text: 6:1 on white. */
export const FAINT_INK = '#5A5A5A';
/** Lines that only part areas. */
export const RULE = '#D9D9D9';
