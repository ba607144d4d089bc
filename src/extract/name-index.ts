import type { Cast, Figure } from './cast.ts';

/** A mention with who is meant. */
export type Named = Cast['mentions'][number];

/** Most mentions looked at: a bound that keeps the time in proportion to the text. */
const BACK = 300;

/** Finds the names at and before a place. */
export class NameIndex {
  readonly #named: readonly Named[];

  constructor(cast: Cast) {
    this.#named = cast.mentions;
  }

  /** The names between two tokens, in order. */
  within(from: number, to: number): Named[] {
    const found: Named[] = [];
    for (let n = this.#countBefore(to) - 1; n >= 0; n -= 1) {
      const named = this.#named[n];
      if (named === undefined || named.mention.end <= from) break;
      found.unshift(named);
    }
    return found;
  }

  /** The names that begin before a token, nearest first. */
  *back(at: number): Generator<Named> {
    const from = this.#countBefore(at) - 1;
    for (let n = from; n >= 0 && n > from - BACK; n -= 1) {
      const named = this.#named[n];
      if (named !== undefined) yield named;
    }
  }

  /** The figure named last before a token that is what is asked for. */
  before(at: number, is: (figure: Figure) => boolean): Figure | null {
    for (const { figure } of this.back(at)) if (is(figure)) return figure;
    return null;
  }

  #countBefore(at: number): number {
    let [low, high] = [0, this.#named.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#named[middle]?.mention.first ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
