import type { Figure } from './cast.ts';
import type { Reading } from './reading.ts';

/** A speaker as resolved within the text: a printed name, or the printed description of somebody unnamed. */
export interface Speaker {
  readonly name: string;
  readonly figure: Figure | null;
}

/** A figure as a speaker. */
export const speakerOf = (figure: Figure | null): Speaker | null =>
  figure === null ? null : { name: figure.name, figure };

/** Somebody who is not named, as the text describes them. */
export const described = (reading: Reading, run: readonly number[]): Speaker => ({
  name: textOf(reading, run),
  figure: null,
});

/** The numbers from one to before another. */
export const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n);

/** The text of tokens that follow one another, on one line. */
export function textOf({ text, tokens }: Reading, run: readonly number[]): string {
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) return '';
  return text.slice(tokens.starts[first], tokens.ends[last]).replace(/\s+/gu, ' ').trim();
}
