import { type Figure, mayBe } from './cast.ts';
import type { NameIndex } from './name-index.ts';
import type { Reading } from './reading.ts';

/** Sentences back that a pronoun reaches. */
const SENTENCES_BACK = 6;
/** Tokens between a name and its "who". */
const WHO_BACK = 12;

/** Who spoke last, and where. */
interface Spoke {
  readonly figure: Figure | null;
  readonly at: number;
}

/** Whom a pronoun stands for: the compatible person who spoke last, or who stands first in the sentence nearest before. */
export function pronounFor(reading: Reading, names: NameIndex, word: string, at: number, spoke: Spoke): Figure | null {
  const { sentenceOf } = reading;
  if (word.toLowerCase() === 'who') {
    const [near] = names.back(at);
    return near?.figure.isPerson && at - near.mention.end < WHO_BACK ? near.figure : null;
  }
  const earliest = (sentenceOf[at] ?? 0) - SENTENCES_BACK;
  const named = firstInNearestSentence(reading, names, word, at, earliest);
  if (!spoke.figure?.isPerson || !mayBe(spoke.figure, word)) return named.figure;
  const spokeIn = sentenceOf[spoke.at] ?? -1;
  return spokeIn >= named.sentence && spokeIn >= earliest ? spoke.figure : named.figure;
}

function firstInNearestSentence(
  reading: Reading,
  names: NameIndex,
  word: string,
  at: number,
  earliest: number,
): { readonly figure: Figure | null; readonly sentence: number } {
  const { sentenceOf, quotes } = reading;
  let found: Figure | null = null;
  let sentence = -1;
  for (const { mention, figure } of names.back(at)) {
    const where = sentenceOf[mention.first] ?? 0;
    if (where < earliest || (found !== null && where < sentence)) break;
    const isQuoted = (quotes.of[mention.first] ?? -1) >= 0;
    if (!figure.isPerson || isQuoted || !mayBe(figure, word) || owns(reading, mention.end)) continue;
    found = figure;
    sentence = where;
  }
  return { figure: found, sentence };
}

/** "Clinton's lawyers": the name only says whose. */
function owns({ tokens }: Reading, end: number): boolean {
  const next = tokens.words[end] ?? '';
  return next === "'s" || (next === "'" && tokens.starts[end] === tokens.ends[end - 1]);
}
