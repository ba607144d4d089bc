import { seededRandom, ZipfWords } from './zipf-words.ts';

/** How a question is made out of a claim on file. */
export type Kind =
  | 'phrase'
  | 'whole claim'
  | 'words'
  | 'one word'
  | 'common words'
  | 'misspelt'
  | 'one word wrong'
  | 'nothing';

/** What one FTS5 query could answer: the words side by side, or all of them; `null` for what none could. */
export const ANSWERED_BY: Readonly<Record<Kind, 'phrase' | 'all' | null>> = {
  phrase: 'phrase',
  'whole claim': 'phrase',
  words: 'all',
  'one word': 'phrase',
  'common words': 'phrase',
  misspelt: null,
  'one word wrong': null,
  nothing: null,
};

/** Makes questions as a newsroom asks them, repeatably. Words of claims come with their natural frequencies. */
export class Questions {
  readonly #random: () => number;
  readonly #zipf: ZipfWords;

  constructor(vocabulary: number) {
    this.#random = seededRandom(7);
    this.#zipf = new ZipfWords(vocabulary, this.#random);
  }

  /** A whole number from 1 to `max`. */
  upTo(max: number): number {
    return 1 + Math.floor(this.#random() * max);
  }

  /** @param claim - the words of a claim, folded */
  make(kind: Kind, claim: readonly string[]): string[] {
    switch (kind) {
      case 'phrase':
        return this.#phrase(claim);
      case 'whole claim':
        return [...claim];
      case 'words':
        return [this.#of(claim), this.#of(claim), this.#of(claim)];
      case 'one word':
        return [this.#of(claim)];
      case 'common words':
        return Array.from({ length: 1 + this.upTo(3) }, () => this.#zipf.words[this.upTo(60) - 1] ?? '');
      case 'misspelt':
        return misspelt(this.#phrase(claim));
      case 'one word wrong': {
        const phrase = this.#phrase(claim);
        return phrase.with(this.upTo(phrase.length) - 1, this.#of(this.#zipf.words));
      }
      case 'nothing':
        return Array.from({ length: 3 }, () => this.#of(this.#zipf.words));
    }
  }

  /** Two to eight neighbours. */
  #phrase(claim: readonly string[]): string[] {
    const length = Math.min(claim.length, 1 + this.upTo(7));
    const start = this.upTo(claim.length - length + 1) - 1;
    return claim.slice(start, start + length);
  }

  #of(words: readonly string[]): string {
    return words[this.upTo(words.length) - 1] ?? '';
  }
}

/** The longest word without its third letter. */
function misspelt(words: readonly string[]): string[] {
  const longest = words.reduce((one, other) => (other.length > one.length ? other : one), '');
  return words.with(words.indexOf(longest), longest.slice(0, 2) + longest.slice(3));
}
