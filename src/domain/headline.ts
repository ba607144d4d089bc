/** The longest headline that is taken for one. */
const HEADLINE_MAX = 200;
const FIRST_LINE = new RegExp(`^\\s*([^\\n]{1,${HEADLINE_MAX}})\\n`, 'u');
/** What a sentence ends with; a headline has no period. */
const SENTENCE_END = /[.?!…]["“”'’»)]*\s*$/u;

const MONTH = '(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\\.?';
/** "WASHINGTON, Aug. 10, 2024 –", "NEW YORK (AP) — Aug. 10 -": a place in capitals, an agency maybe, and the day. */
const DATELINE = new RegExp(
  `^\\s*\\p{Lu}[\\p{Lu} .,'’-]{2,60}?(?:\\s*\\([^)\\n]{1,40}\\))?[\\s,–—-]+(${MONTH} \\d{1,2}(?:, \\d{4})?)\\s*(?:\\([^)\\n]{1,40}\\)\\s*)?[–—-]`,
  'mu',
);
/** A dateline stands at the top. */
const DATELINE_WITHIN = 600;

/** The day that a text's dateline gives, as printed; `null` where it has none. */
export const datelineDayIn = (text: string): string | null =>
  DATELINE.exec(text.slice(0, DATELINE_WITHIN))?.[1] ?? null;

/** The headline on top of a text, if it has one: a first line that ends no sentence; `end` is the offset after it. */
export function headlineIn(text: string): { readonly headline: string; readonly end: number } | null {
  const [line, first] = FIRST_LINE.exec(text) ?? [];
  return line && first && !SENTENCE_END.test(first) ? { headline: first.trim(), end: line.length } : null;
}
