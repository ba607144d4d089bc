import type { StoryId } from '../domain/ids.ts';

/**
 * The two full-text indexes, each with its way to write words and phrases; `migrations/0001-fact-store.sql` says why
 * there are two. Folded words hold letters and digits only, so that `_` is free and quotation marks suffice.
 */
export interface Terms {
  /** What an index holds of a text. */
  indexed(tokens: readonly string[]): string;
  /** An FTS5 expression for texts with all the words. */
  all(tokens: readonly string[]): string;
  /** An FTS5 expression that every text with the words side by side passes; few others do. */
  phrase(tokens: readonly string[]): string;
  /** An FTS5 expression for texts with all the words but one, and with one of `instead` in its place. */
  instead(tokens: readonly string[], at: number, instead: readonly string[]): string;
}

/** The index of the whole newsroom: words, and each two neighbours. */
export const WHOLE: Terms = {
  indexed: (tokens) => unique([...tokens, ...pairs(tokens)]).join(' '),
  all: (tokens) => allOf(tokens),
  phrase: (tokens) => allOf(tokens.length > 1 ? pairs(tokens) : tokens),
  instead: (tokens, at, instead) => allBut(tokens, at, instead),
};

/** The index of one story: its words with its number, in their places. */
export function termsIn(story: StoryId): Terms {
  const own = (tokens: readonly string[]): string[] => tokens.map((token) => `${story}_${token}`);
  return {
    indexed: (tokens) => own(tokens).join(' '),
    all: (tokens) => allOf(own(tokens)),
    phrase: (tokens) => quoted(own(tokens).join(' ')),
    instead: (tokens, at, instead) => allBut(own(tokens), at, own(instead)),
  };
}

const unique = (terms: readonly string[]): string[] => [...new Set(terms)];
const quoted = (term: string): string => `"${term}"`;
const pairs = (tokens: readonly string[]): string[] =>
  tokens.slice(1).map((token, index) => `${tokens[index]}_${token}`);
const allOf = (terms: readonly string[]): string => unique(terms).map(quoted).join(' AND ');

function allBut(terms: readonly string[], at: number, instead: readonly string[]): string {
  const replacing = `(${instead.map(quoted).join(' OR ')})`;
  const rest = terms.toSpliced(at, 1);
  return rest.length === 0 ? replacing : `${allOf(rest)} AND ${replacing}`;
}
