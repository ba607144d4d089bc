import type { Figure } from './cast.ts';
import type { NameIndex } from './name-index.ts';
import type { Reading } from './reading.ts';

/** Who answers in an interview printed as `Q:` and `A:`: whom the introduction says was interviewed, or alone names. */
export function intervieweeOf(reading: Reading, names: NameIndex, answer: number): Figure | null {
  const { words } = reading.tokens;
  const start = introductionEnd(reading, answer);
  const persons = names.within(0, start).filter(({ figure }) => figure.isPerson);
  const asked = persons.find(({ mention }) => {
    const before = words.slice(Math.max(0, mention.first - 5), mention.first).join(' ');
    return /\b(?:interview(?:s|ed)? with|interviewed|conversation with)\b/iu.test(before);
  });
  const figures = new Set(persons.map(({ figure }) => figure));
  if (asked !== undefined) return asked.figure;
  return figures.size === 1 ? (persons[0]?.figure ?? null) : null;
}

/** Where the first question or answer of the text begins. */
function introductionEnd({ breaks, tokens }: Reading, answer: number): number {
  const first = breaks.paragraphs.find((at) => at < answer && /^[QA]\.?$/u.test(tokens.words[at] ?? ''));
  return first ?? answer;
}
