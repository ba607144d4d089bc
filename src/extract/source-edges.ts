import { BODY_NOUNS } from './bodies.ts';
import { ROLE_NOUNS, TIME_WORDS } from './lexicon.ts';
import type { Reading } from './reading.ts';

/** What opens a time before a source: "Late on Saturday Trump", "On Monday the mayor". */
const OPENS_TIME = /^(?:late|early|later|earlier|on|last|this|next)$/iu;
/** Tokens of a noun phrase that are looked at to the left of its preposition. */
const PHRASE_MAX = 8;

/** A source without the time in front of it, which names nobody. */
export function withoutTime({ tokens }: Reading, source: readonly number[]): readonly number[] {
  const words = source.map((at) => tokens.words[at] ?? '');
  const rest = words.findIndex((word) => !OPENS_TIME.test(word) && !isTime(word));
  return rest > 0 && words.slice(0, rest).some(isTime) ? source.slice(rest) : source;
}

const isTime = (word: string): boolean => TIME_WORDS.has(word.toLowerCase().replace('.', ''));

/**
 * A source that is only the end of a noun phrase, whole: of "Iran's mission to the U.N." that the mission spoke, not the
 * body it is sent to.
 */
export function wholePhrase({ tokens, sentenceOf }: Reading, source: readonly number[]): readonly number[] {
  const { words } = tokens;
  const [first = 0] = source;
  const noun = words[first - 2]?.toLowerCase() ?? '';
  const isEnd = /^(?:to|at)$/u.test(words[first - 1] ?? '') && (BODY_NOUNS.has(noun) || ROLE_NOUNS.has(noun));
  if (!isEnd || sentenceOf[first - 2] !== sentenceOf[first]) return source;
  let from = first - 2;
  while (first - from < PHRASE_MAX && sentenceOf[from - 1] === sentenceOf[first] && isInPhrase(words[from - 1] ?? '')) {
    from -= 1;
  }
  return [...Array.from({ length: first - from }, (_, n) => from + n), ...source];
}

const isInPhrase = (word: string): boolean =>
  /^(?:\p{Lu}[\p{L}.'’-]*|['’]s?|the|permanent|new|former|top|chief)$/u.test(word);
