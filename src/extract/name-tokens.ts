import { MEN, WOMEN } from './given.ts';
import { ROLE_NOUNS, TIME_WORDS } from './lexicon.ts';
import type { Reading } from './reading.ts';
import type { TagKinds } from './tag-kinds.ts';
import { isRole } from './titles.ts';

const PARTICLES = new Set('de da del della van von der den bin ibn al el la le du di ter ten st.'.split(' '));
const GENERATION = new Set(['jr.', 'jr', 'sr.', 'sr', 'ii', 'iii', 'iv']);
/** Said of how many, and no part of a name: "Many Republicans". */
const COUNTS = new Set('many most some other several few such last next same more own first top senior'.split(' '));

/** Ends a name that is surely no person's. */
export const BODY = new Set(
  `party university college institute committee department agency bureau administration court council congress senate
   house association foundation union company corp. corp inc. inc group bank times post journal news press center campaign
   association coalition commission board force service office organization network street states state city county school
   hospital church museum fund project league alliance federation ministry parliament daily tribune herald globe guardian
   magazine radio television tv street avenue river lake island islands airport act amendment day week festival
   conference convention summit war treaty award awards prize cup series games poll research center police lines airlines
   airways freight grid energy power electric foods motors systems technologies partners holdings industries capital
   insurance telecom pharmaceuticals stores brands studios records orchestra club society guild trust authority ltd llc plc
   assembly nations atoll mountain mountains valley beach bridge building tower plaza hotel stadium
   gmbh fc`.split(/\s+/u),
);

/** Tells where names stand: what is tagged as one, and capitals that the tagger missed. */
export class NameTokens {
  readonly #reading: Reading;
  readonly #kinds: TagKinds;
  readonly #surnames: ReadonlySet<string>;
  readonly #known: ReadonlySet<string> | null;
  readonly #isHeadline: Uint8Array;

  /**
   * @param surnames - of people whose full names are known to stand in the text
   * @param known - words of names elsewhere in the text, the only ones believed in a headline; `null`: none is believed
   */
  constructor(reading: Reading, kinds: TagKinds, surnames: ReadonlySet<string>, known: ReadonlySet<string> | null) {
    this.#reading = reading;
    this.#kinds = kinds;
    this.#surnames = surnames;
    this.#known = known;
    this.#isHeadline = headlines(reading);
  }

  /** The token after the name that begins here; the token itself where none does. */
  end(first: number): number {
    if (!this.#isName(first)) return first;
    const { sentenceOf } = this.#reading;
    let end = first + 1;
    while (sentenceOf[end] === sentenceOf[first] && this.#goesOn(first, end)) end += 1;
    return end;
  }

  /** Whether a word ends somebody's full name in the text: "King". */
  isSurname(word: string): boolean {
    return this.#surnames.has(word);
  }

  #isName(at: number): boolean {
    const word = this.#word(at);
    if (isSmall(word) || !/^[\p{Lu}@]/u.test(word) || word === '@' || word.length === 1) return false;
    const lower = word.toLowerCase();
    if (this.#isHeadline[this.#reading.sentenceOf[at] ?? 0] === 1) return this.#known?.has(word) === true;
    if (TIME_WORDS.has(lower.replace('.', '')) && !/^(?:may|april|june)$/u.test(lower)) return false;
    if (this.#is('isName', at) || this.#surnames.has(word)) return true;
    if (this.#isJoined(at)) return true;
    const isGiven = MEN.has(lower) || WOMEN.has(lower);
    const goesWith = this.#isSameSentence(at, at + 1) && /^\p{Lu}/u.test(this.#word(at + 1));
    if (this.#is('isAdjective', at) && !isGiven) return goesWith && this.#isBodyWord(at + 1) && !COUNTS.has(lower);
    if (this.#isAfterCapital(at) || this.#isAcronym(at)) return true;
    if (!goesWith || !(this.#is('isName', at + 1) || this.#isBeforeName(at + 1))) return false;
    return isGiven || (this.#isSameSentence(at - 1, at) && this.#is('isNoun', at) && !ROLE_NOUNS.has(lower));
  }

  /** "Ki-moon", "Jean-Marc": two parts, beside another capital. */
  #isJoined(at: number): boolean {
    const tail = /^\p{Lu}\p{Ll}+-(\p{L}\p{Ll}{1,5})$/u.exec(this.#word(at))?.[1];
    if (tail === undefined || /^(?:based|born|era|led|run|owned|style|only|wide|like|made|ish|year|elect)$/u.test(tail))
      return false;
    const isCapital = (other: number) => this.#isSameSentence(at, other) && /^\p{Lu}\p{Ll}/u.test(this.#word(other));
    return this.#is('isName', at - 1) || (isCapital(at + 1) && this.#is('isNoun', at + 1));
  }

  /** What may follow an adjective in the name of a body: a noun that is no person's name or title. */
  #isBodyWord(at: number): boolean {
    return this.#is('isNoun', at) && !this.#is('isPerson', at) && !isRole(this.#word(at));
  }

  /** "Shares of Western Grid": the second of two capitals, where a sentence does not begin. */
  #isAfterCapital(at: number): boolean {
    const before = this.#word(at - 1);
    return (
      this.#isSameSentence(at - 2, at) &&
      this.#is('isNoun', at) &&
      this.#is('isAdjective', at - 1) &&
      /^\p{Lu}\p{Ll}/u.test(before) &&
      !COUNTS.has(before.toLowerCase())
    );
  }

  /** "Tax Policy Center": a capital noun before what is tagged as a name. */
  #isBeforeName(at: number): boolean {
    return this.#is('isNoun', at) && this.#isSameSentence(at, at + 1) && this.#is('isName', at + 1);
  }

  /** "NGB", where the words around it are not all in capitals. */
  #isAcronym(at: number): boolean {
    const isCapitals = /^\p{Lu}{2,6}$/u;
    const beside = this.#word(at - 1) || this.#word(at + 1);
    return this.#is('isNoun', at) && isCapitals.test(this.#word(at)) && !/^\p{Lu}{2}/u.test(beside);
  }

  /** A name goes on over particles ("de"), and over "of" and "for" within the name of a body. */
  #goesOn(first: number, at: number): boolean {
    const word = this.#word(at);
    if (this.#isName(at) || GENERATION.has(word.toLowerCase())) return true;
    if (this.#isHeadline[this.#reading.sentenceOf[at] ?? 0] === 1) return false;
    const given = this.#word(at - 1).toLowerCase();
    if (/^\p{Lu}\p{Ll}/u.test(word) && (MEN.has(given) || WOMEN.has(given))) return true;
    if (/^(?:of|for|on)$/u.test(word) && this.#isName(at + 1))
      return this.#reading.tokens.words.slice(first, at).some((part) => BODY.has(part.toLowerCase()));
    if (PARTICLES.has(word)) return this.#isName(at + 1);
    // "Association of Flight Attendants"
    const isOfBody = this.#reading.tokens.words.slice(first, at).includes('of');
    return isOfBody && /^\p{Lu}\p{Ll}/u.test(word) && this.#is('isNoun', at) && !ROLE_NOUNS.has(word.toLowerCase());
  }

  #word(at: number): string {
    return this.#reading.tokens.words[at] ?? '';
  }

  #is(kind: keyof TagKinds, at: number): boolean {
    return at >= 0 && this.#kinds[kind][this.#reading.tags[at] ?? 255] === 1;
  }

  #isSameSentence(one: number, other: number): boolean {
    return one >= 0 && this.#reading.sentenceOf[one] === this.#reading.sentenceOf[other];
  }
}

/** Most words: the quickest look tells that they are no names. */
const isSmall = (word: string): boolean => word.charCodeAt(0) >= 97 && word.charCodeAt(0) <= 122;

/** Words of a headline below which one cannot tell it from a name. */
const HEADLINE_MIN = 5;
/** Small in a headline, too. */
const SMALL = new Set('the and for but nor with from into over than that via about amid'.split(' '));

/** Which sentences are paragraphs set Like a Headline With Capitals Throughout, where capitals tell no names. */
function headlines({ breaks, tokens, paragraphOf }: Reading): Uint8Array {
  return Uint8Array.from(breaks.sentences, (first, n) => {
    const end = breaks.sentences[n + 1] ?? first;
    const isAlone = breaks.paragraphs[paragraphOf[first] ?? 0] === first && paragraphOf[end] !== paragraphOf[first];
    if (!isAlone) return 0;
    const words = tokens.words.slice(first, end).filter((word) => /^\p{L}{3,}/u.test(word) && !SMALL.has(word));
    return words.length >= HEADLINE_MIN && words.every((word) => /^\p{Lu}/u.test(word)) ? 1 : 0;
  });
}
