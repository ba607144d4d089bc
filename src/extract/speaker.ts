import { type Cast, type Figure, mayBe } from './cast.ts';
import { ROLE_NOUNS, TIME_WORDS } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import { type Named, NameIndex } from './name-index.ts';
import { pronounFor } from './pronoun.ts';
import type { Reading } from './reading.ts';
import type { TagKinds } from './tag-kinds.ts';

/** A speaker as resolved within the text: a printed name, or the printed description of somebody unnamed. */
export interface Speaker {
  readonly name: string;
  readonly figure: Figure | null;
}

const SINGULAR = new Set(['he', 'she', 'who', 'him', 'her', 'his']);
const INDEFINITE =
  /^(?:an?|one|two|three|four|five|six|several|some|many|most|other|another|multiple|numerous|senior|top|current|former|people|officials|sources|aides|critics|experts|analysts|supporters|opponents|voters|residents|witnesses|law|both|few|those|anonymous|unnamed|unidentified)\b/iu;
const BODY_NOUNS = new Set(
  `campaign company agency department administration government committee court university bank firm newspaper paper
   magazine network group organization party ministry union commission bureau team office police council association
   school board outlet site website channel institute center foundation pollster mission embassy
   consulate bloc coalition hospital airline studio publisher league club trust society panel tribunal regulator watchdog`.split(
    /\s+/u,
  ),
);
/** What only tells more of the source: it ends the part that names. */
const TELLS_MORE = /^(?:,|who|which|that|for|from|to|with|in|at|on|--|—|–|\(|whose|familiar|close|briefed)$/iu;
/** How far back one looks for a name of a body: a bound that keeps the time in proportion to the text. */
const TOKENS_BACK = 4_000;

/** Resolves sources to names; keeps who spoke last, since "he" is most often they. */
export class SpeakerFinder {
  readonly #reading: Reading;
  readonly #kinds: TagKinds;
  readonly #names: NameIndex;
  /** Bodies that spoke, by the noun that may stand for them: "mission". */
  readonly #bodies = new Map<string, Speaker>();
  #last: Figure | null = null;
  #lastAt = -1;

  constructor(reading: Reading, kinds: TagKinds, cast: Cast) {
    this.#reading = reading;
    this.#kinds = kinds;
    this.#names = new NameIndex(cast);
  }

  /** Who the source is; call in the order of the text. */
  find(source: readonly number[]): Speaker | null {
    const found = this.#find(source);
    if (found?.figure) {
      this.#last = found.figure;
      this.#lastAt = source[0] ?? -1;
    }
    return found;
  }

  #find(source: readonly number[]): Speaker | null {
    const [first] = source;
    if (first === undefined) return null;
    const words = source.map((at) => this.#reading.tokens.words[at] ?? '');
    const end = words.findIndex((word, at) => at > 0 && TELLS_MORE.test(word));
    const head = end < 0 ? source : source.slice(0, end);
    const [word = ''] = words;
    if (source.length <= 2 && SINGULAR.has(word.toLowerCase()))
      return speakerOf(pronounFor(this.#reading, this.#names, word, first, { figure: this.#last, at: this.#lastAt }));
    const inside = this.#names.within(first, (head.at(-1) ?? first) + 1);
    // The "A:" of a transcript: the text says elsewhere, if at all, who answers.
    if (/^[QA]\.?$/u.test(words.join(''))) return null;
    if (inside.length > 0) return this.#byName(head, source, inside);
    if (words[end] === ',') {
      const apposed = this.#names
        .within((source[end] ?? first) + 1, (source.at(-1) ?? first) + 1)
        .find(({ figure }) => figure.isPerson);
      if (apposed !== undefined && apposed.mention.first <= (source[end] ?? 0) + 4) return speakerOf(apposed.figure);
    }
    if (INDEFINITE.test(words.join(' '))) return this.#described(source);
    return this.#byRole(head, first) ?? this.#capitalized(head) ?? this.#several(head);
  }

  /** The last name in the head of the source that neither owns nor modifies what follows. */
  #byName(head: readonly number[], source: readonly number[], inside: readonly Named[]): Speaker | null {
    const words = this.#reading.tokens.words;
    const to = (head.at(-1) ?? 0) + 1;
    const persons = inside.filter(({ figure }) => figure.isPerson);
    const ofPlace = persons.find(({ mention }) => words[mention.end] === 'of' && mention.end < to);
    if (ofPlace !== undefined) return speakerOf(ofPlace.figure);
    const last = inside.at(-1);
    if (last === undefined) return null;
    if (this.#modifies(last.mention, to)) return this.#modified(head, source);
    const isJoined = persons.length > 1 && words.slice(head[0], to).includes('and');
    if (isJoined && persons[0]?.figure !== persons.at(-1)?.figure) return null;
    if (/^an?$/iu.test(words[head[0] ?? 0] ?? '') && !last.figure.isPerson) return this.#described(head);
    return speakerOf(last.figure);
  }

  #modifies({ end }: Mention, to: number): boolean {
    const { tokens, tags } = this.#reading;
    if (end < to && /^['’]s?$/u.test(tokens.words[end] ?? '')) return true;
    for (let at = end; at < to; at += 1) {
      const word = tokens.words[at] ?? '';
      if (this.#kinds.isNoun[tags[at] ?? 0] && /^\p{Ll}/u.test(word) && !TIME_WORDS.has(word)) return true;
    }
    return false;
  }

  /** "the Trump campaign", "Clinton's campaign", "a Pentagon spokesman": the body is named by it, a person is not. */
  #modified(head: readonly number[], source: readonly number[]): Speaker | null {
    const words = head.map((at) => this.#reading.tokens.words[at] ?? '');
    const last = words.at(-1)?.toLowerCase() ?? '';
    if (BODY_NOUNS.has(last)) return this.#bodyNamed(last, head, source);
    if (INDEFINITE.test(words.join(' ')) || last.endsWith('s')) return this.#described(head);
    return this.#titled(last, head[0] ?? 0, words) ?? this.#described(head);
  }

  /** "Iran's mission to the United Nations": the whole of it names the body. */
  #bodyNamed(noun: string, head: readonly number[], source: readonly number[]): Speaker {
    const { words } = this.#reading.tokens;
    const next = words[source[head.length] ?? -1] ?? '';
    const end = /^(?:to|for|in|at)$/u.test(next)
      ? source.findIndex((at) => /^[,(—–]$|^(?:who|which|that)$/u.test(words[at] ?? ''))
      : head.length;
    const whole = source.slice(
      /^(?:the|an?)$/iu.test(words[head[0] ?? -1] ?? '') ? 1 : 0,
      end < 0 ? source.length : end,
    );
    const speaker = this.#described(whole);
    this.#bodies.set(noun, speaker);
    return speaker;
  }

  #described(source: readonly number[]): Speaker {
    return { name: textOf(this.#reading, source), figure: null };
  }

  /** "the spokesman": whoever was last given that role; "the campaign": the last one with a name to it. */
  #byRole(head: readonly number[], at: number): Speaker | null {
    const words = head.map((token) => this.#reading.tokens.words[token] ?? '');
    const noun = words.at(-1)?.toLowerCase() ?? '';
    if (BODY_NOUNS.has(noun) && !words.slice(1).some((word) => /^\p{Lu}/u.test(word))) return this.#body(noun, at);
    if (!ROLE_NOUNS.has(noun) && !/(?:man|woman|er|or|ist|ent|ant)$/u.test(noun)) return null;
    return /^(?:the|his|her|their|its|this|that)$/iu.test(words[0] ?? '') ? this.#titled(noun, at, words) : null;
  }

  /** A name that the tagger did not take for one: "the Holloway campaign", "LINDEN". */
  #capitalized(head: readonly number[]): Speaker | null {
    const rest = /^(?:the|an?)$/iu.test(this.#reading.tokens.words[head[0] ?? 0] ?? '') ? head.slice(1) : head;
    const isFirst = (at: number) => this.#reading.sentenceOf[at] !== this.#reading.sentenceOf[at - 1];
    const hasName = rest.some((at) => {
      const word = this.#reading.tokens.words[at] ?? '';
      return /^(?:\p{Lu}\p{Lu}|@[\p{L}\p{N}_])/u.test(word) || (/^\p{Lu}\p{Ll}/u.test(word) && !isFirst(at));
    });
    return hasName ? this.#described(rest) : null;
  }

  /** "Power companies": several who speak together, and are nobody in particular. */
  #several(head: readonly number[]): Speaker | null {
    const [first = 0] = head;
    const { tokens, tags } = this.#reading;
    const noun = head.at(-1) ?? first;
    const isPlural = this.#kinds.isNoun[tags[noun] ?? 0] === 1 && /s$/u.test(tokens.words[noun] ?? '');
    return isPlural && !/^(?:the|his|her|their|its|this|that|these|our|my|your)$/iu.test(tokens.words[first] ?? '')
      ? this.#described(head)
      : null;
  }

  /** The figure whose printed title holds the noun, named last before. */
  #titled(noun: string, at: number, words: readonly string[]): Speaker | null {
    const forms = new Set([noun, ...roleForms(noun)]);
    const all = this.#reading.tokens.words;
    const held = this.#names.before(at, ({ title, isPerson }) => {
      if (title === null || !isPerson) return false;
      return all.slice(title[0], title[1]).some((word) => forms.has(word.toLowerCase()));
    });
    if (held !== null) return speakerOf(held);
    // "the vice president said", right after somebody spoke, is the same person under another name.
    const isShort = words.length <= 4 && /^the$/iu.test(words[0] ?? '') && ROLE_NOUNS.has(noun) && !noun.endsWith('s');
    return isShort && this.#last !== null && mayBe(this.#last, noun) && this.#sentencesSince(at) <= 2
      ? speakerOf(this.#last)
      : null;
  }

  #body(noun: string, at: number): Speaker | null {
    const spoke = this.#bodies.get(noun);
    if (spoke !== undefined) return spoke;
    const { words } = this.#reading.tokens;
    for (let back = at - 1; back >= 0 && back > at - TOKENS_BACK; back -= 1) {
      if (words[back]?.toLowerCase() !== noun) continue;
      const from = this.#nameBefore(back);
      if (from >= 0) return this.#described(range(from, back + 1));
    }
    const holding = this.#names.before(
      at,
      ({ isPerson, name }) => !isPerson && name.toLowerCase().split(' ').includes(noun),
    );
    if (holding !== null || noun === 'campaign') return speakerOf(holding);
    return speakerOf(this.#names.before(at, ({ isPerson, isPlace }) => !isPerson && !isPlace));
  }

  /** Where a name that stands right before a noun begins ("Trump campaign", "Trump's campaign"), or -1. */
  #nameBefore(noun: number): number {
    const { words } = this.#reading.tokens;
    let from = noun;
    if (/^['’]s?$/u.test(words[from - 1] ?? '')) from -= 1;
    const end = from;
    while (
      /^\p{Lu}/u.test(words[from - 1] ?? '') &&
      noun - from < 6 &&
      !/^(?:The|A|An|Its|His|Her)$/u.test(words[from - 1] ?? '')
    )
      from -= 1;
    return from < end ? from : -1;
  }

  #sentencesSince(at: number): number {
    return this.#lastAt < 0 ? 99 : (this.#reading.sentenceOf[at] ?? 0) - (this.#reading.sentenceOf[this.#lastAt] ?? 0);
  }
}

const speakerOf = (figure: Figure | null): Speaker | null => (figure === null ? null : { name: figure.name, figure });

/** "spokesman" and "spokesperson", "adviser" and "advisor" are one role. */
function roleForms(noun: string): string[] {
  const bare = noun.replace(/(?:man|woman|person)$/u, '');
  return [`${bare}man`, `${bare}woman`, `${bare}person`, noun.replace(/er$/u, 'or'), noun.replace(/or$/u, 'er')];
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n);

/** The text of tokens that follow one another, on one line. */
export function textOf({ text, tokens }: Reading, run: readonly number[]): string {
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) return '';
  return text.slice(tokens.starts[first], tokens.ends[last]).replace(/\s+/gu, ' ').trim();
}
