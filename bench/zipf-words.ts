/** A repeatable source of numbers from 0 up to 1 (mulberry32): the same corpus and questions in each run. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** English by frequency, as far as it shapes an index: these are about half of any text. */
const HEAD = `the of and to a in that is was for it with as his on be at by i this had not are but from or have an they
  which one you were all her she there would their we him been has when who will no more if out so up said what its about
  than into them can only other time new some could these two may first then do any like my now over such our man me even
  most made after also did many off before must well back through years where much your way down should because long each
  just state those people mr how too little good world make very year still see own work men day get here between both`
  .trim()
  .split(/\s+/);

/** Draws words with the frequencies of natural language: the word of rank r about 1/(r + 2.7) as often (Mandelbrot). */
export class ZipfWords {
  readonly words: readonly string[];
  readonly #random: () => number;
  readonly #cumulative: Float64Array;

  /** @param size - of the vocabulary; a large newspaper corpus has some 100,000 words that occur more than once */
  constructor(size: number, random: () => number) {
    this.#random = random;
    const made = new Set(HEAD);
    for (let number = 0; made.size < size; number += 1) made.add(madeUpWord(number));
    this.words = [...made];
    this.#cumulative = new Float64Array(size);
    let total = 0;
    for (let rank = 0; rank < size; rank += 1) this.#cumulative[rank] = total += 1 / (rank + 2.7);
  }

  /** The rank of a word drawn by its frequency; 0 is the most frequent. */
  rank(): number {
    const wanted = this.#random() * (this.#cumulative.at(-1) ?? 0);
    let low = 0;
    let high = this.#cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#cumulative[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  word(): string {
    return this.words[this.rank()] ?? '';
  }
}

const ONSETS = 'b br c ch d dr f fl g gr h j k l m n p pl pr qu r s sh sl st t tr v w'.split(' ');
const RIMES = 'a ace al an and ar ate e el en ent er es i ic ide in ing ion ist it o on or ore ose u un ure us'.split(
  ' ',
);

/** Two to four syllables, spelled from a number. */
function madeUpWord(number: number): string {
  const syllables = ONSETS.length * RIMES.length;
  // A prime step spreads neighbours apart, so that ranks do not share their beginnings.
  let rest = (number * 7_919) % syllables ** 2;
  let word = '';
  for (let count = 0; count < 2; count += 1) {
    const syllable = rest % syllables;
    word += `${ONSETS[Math.floor(syllable / RIMES.length)]}${RIMES[syllable % RIMES.length]}`;
    rest = Math.floor(rest / syllables);
  }
  const round = Math.floor(number / syllables ** 2);
  return round === 0 ? word : `${word}${RIMES[round % RIMES.length]}`;
}
