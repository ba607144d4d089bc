import { type Quotes, quotesOf } from './quotes.ts';
import { type Breaks, breaksOf } from './sentences.ts';
import { type Tokens, tokenize } from './tokens.ts';
import type { Vocabulary, Word } from './words.ts';

/** A text taken apart: what every later step reads from. Token numbers throughout. */
export interface Reading {
  readonly text: string;
  readonly tokens: Tokens;
  readonly words: readonly Word[];
  readonly breaks: Breaks;
  readonly sentenceOf: Int32Array;
  readonly paragraphOf: Int32Array;
  readonly quotes: Quotes;
  /** Parts of speech, filled by the tagger. */
  readonly tags: Uint8Array;
}

/** Reads a text as far as rules go; tags are the tagger's. */
export function readText(text: string, vocabulary: Vocabulary): Omit<Reading, 'tags'> {
  const tokens = tokenize(text);
  const breaks = breaksOf(text, tokens);
  const quotes = quotesOf(tokens, breaks);
  const words = tokens.words.map((word) => vocabulary.of(word));
  return {
    text,
    tokens,
    words,
    breaks,
    quotes,
    sentenceOf: spread(breaks.sentences, words.length),
    paragraphOf: spread(breaks.paragraphs, words.length),
  };
}

/** For each token the number of its sentence or paragraph. */
function spread(starts: Int32Array, count: number): Int32Array {
  const of = new Int32Array(count);
  for (let n = 0; n + 1 < starts.length; n += 1) of.fill(n, starts[n], starts[n + 1]);
  return of;
}
