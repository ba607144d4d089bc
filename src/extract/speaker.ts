import { apposedTo } from './apposition.ts';
import { BODY_NOUNS, Bodies } from './bodies.ts';
import { type Cast, type Figure, mayBe } from './cast.ts';
import { described, range, type Speaker, speakerOf, textOf } from './described.ts';
import { MEN, WOMEN } from './given.ts';
import { intervieweeOf } from './interviewee.ts';
import { ROLE_NOUNS, TIME_WORDS } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import { type Named, NameIndex } from './name-index.ts';

import { pronounFor } from './pronoun.ts';
import type { Reading } from './reading.ts';
import { holds, mayBeCalled } from './roles.ts';
import { wholePhrase, withoutTime } from './source-edges.ts';
import type { TagKinds } from './tag-kinds.ts';
import { isRole } from './titles.ts';

const SINGULAR = new Set(['he', 'she', 'who', 'him', 'her', 'his']);
const PARTISAN = /^(?:republican|democrat|lawmaker|independent|conservative)$/iu;
const INDEFINITE =
  /^(?:an?|one|two|three|four|five|six|several|some|many|most|other|another|multiple|numerous|senior|top|current|former|people|officials|sources|aides|critics|experts|analysts|supporters|opponents|voters|residents|witnesses|law|both|few|those|anonymous|unnamed|unidentified)\b/iu;
/** What only tells more of the source: it ends the part that names. */
const TELLS_MORE = /^(?:,|who|which|that|for|from|to|with|in|at|on|--|—|–|\(|whose|familiar|close|briefed)$/iu;
/** Resolves sources to names; keeps who spoke last, since "he" is most often they. */
export class SpeakerFinder {
  readonly #reading: Reading;
  readonly #kinds: TagKinds;
  readonly #names: NameIndex;
  readonly #bodies: Bodies;
  #last: Figure | null = null;
  #lastAt = -1;
  #lastSpeaker: { readonly speaker: Speaker; readonly at: number } | null = null;

  constructor(reading: Reading, kinds: TagKinds, cast: Cast) {
    this.#reading = reading;
    this.#kinds = kinds;
    this.#names = new NameIndex(cast);
    this.#bodies = new Bodies(reading, this.#names);
  }

  /** Who the source is; call in the order of the text. */
  find(source: readonly number[]): Speaker | null {
    const found = this.#find(wholePhrase(this.#reading, withoutTime(this.#reading, source)));
    if (found?.figure) {
      this.#last = found.figure;
      this.#lastAt = source[0] ?? -1;
    }
    this.#lastSpeaker = found && { speaker: found, at: source[0] ?? -1 };
    return found;
  }

  /** The names that stand among the tokens, each figure once. */
  namedIn(content: readonly number[]): Named[] {
    const [first] = content;
    if (first === undefined) return [];
    const isSaid = new Set(content);
    const met = new Set<Figure>();
    return this.#names.within(first, (content.at(-1) ?? first) + 1).filter(({ mention, figure }) => {
      if (met.has(figure) || !isSaid.has(mention.first) || !isSaid.has(mention.end - 1)) return false;
      met.add(figure);
      return true;
    });
  }

  #find(source: readonly number[]): Speaker | null {
    const [first] = source;
    if (first === undefined) return null;
    const words = source.map((at) => this.#reading.tokens.words[at] ?? '');
    const end = words.findIndex((word, at) => at > 0 && TELLS_MORE.test(word));
    const head = end < 0 ? source : source.slice(0, end);
    const [word = ''] = words;
    if (SINGULAR.has(word.toLowerCase()) && (source.length === 1 || (source.length === 2 && !this.#isNoun(first + 1))))
      return speakerOf(pronounFor(this.#reading, this.#names, word, first, { figure: this.#last, at: this.#lastAt }));
    if (source.length === 1 && word.toLowerCase() === 'it') return this.#body(first);
    if (/^[QA]\.?$/u.test(words.join(''))) return speakerOf(intervieweeOf(this.#reading, this.#names, first));
    const apposed = apposedTo(this.#reading, this.#kinds, this.#names, source);
    if (apposed !== null) return speakerOf(apposed);
    if (this.#isList(source)) return null;
    const inside = this.#names.within(first, (head.at(-1) ?? first) + 1);
    if (inside.length > 0) return this.#byName(head, source, inside);
    if (INDEFINITE.test(words.join(' '))) return described(this.#reading, source);
    // "The president of the workers' union": whoever it is, it is not the union.
    const of = head.findIndex((at) => this.#reading.tokens.words[at] === 'of');
    if (of > 0 && isRole(words[of - 1] ?? '')) return described(this.#reading, source);
    return this.#byRole(head, first) ?? this.#capitalized(head) ?? this.#several(head, source);
  }

  /** "It": the body that spoke last, in this sentence or the two before. */
  #body(at: number): Speaker | null {
    const { sentenceOf } = this.#reading;
    const { speaker, at: spokeAt } = this.#lastSpeaker ?? { speaker: null, at: -1 };
    const isNear = speaker !== null && (sentenceOf[at] ?? 0) - (sentenceOf[spokeAt] ?? -9) <= 2;
    const isBody = speaker?.figure ? !speaker.figure.isPerson : BODY_NOUNS.has(lastWord(speaker?.name ?? ''));
    return isNear && isBody ? speaker : null;
  }

  #isNoun(at: number): boolean {
    return this.#kinds.isNoun[this.#reading.tags[at] ?? 0] === 1;
  }

  /** The last name in the head of the source that neither owns nor modifies what follows. */
  #byName(head: readonly number[], source: readonly number[], inside: readonly Named[]): Speaker | null {
    const words = this.#reading.tokens.words;
    const to = (head.at(-1) ?? 0) + 1;
    const persons = inside.filter(({ figure }) => figure.isPerson);
    const ofPlace = persons.find(({ mention }) => words[mention.end] === 'of');
    if (ofPlace !== undefined) return speakerOf(ofPlace.figure);
    const last = inside.at(-1);
    if (last === undefined) return null;
    if (this.#modifies(last.mention, to)) return this.#modified(head, source);
    const joint = range(head[0] ?? 0, to).find(
      (at) => words[at] === 'and' && !inside.some(({ mention }) => mention.first < at && at < mention.end),
    );
    if (joint !== undefined && /^\p{Lu}/u.test(words[joint + 1] ?? '') && joint + 1 < to && this.#isNamed(joint - 1))
      return null;
    if (PARTISAN.test(last.mention.words.at(-1) ?? '') && /^the$/iu.test(words[head[0] ?? 0] ?? ''))
      return (
        this.#titled((last.mention.words.at(-1) ?? '').toLowerCase(), head[0] ?? 0, ['the', 'same']) ??
        described(this.#reading, head)
      );
    const isVague = INDEFINITE.test(textOf(this.#reading, head)) && !last.figure.isPerson;
    if (isVague) return described(this.#reading, head);
    return speakerOf(last.figure);
  }

  /** "Sens. Jeff Merkley (D-Ore.), Sherrod Brown (D-Ohio) and Robert Menendez": several people by name. */
  #isList(source: readonly number[]): boolean {
    const { words } = this.#reading.tokens;
    const [first = 0] = source;
    const people = this.#names.within(first, (source.at(-1) ?? first) + 1).filter(({ figure }) => figure.isPerson);
    const [one] = people;
    if (one === undefined || !/^[,(]$/u.test(words[one.mention.end] ?? '')) return false;
    const isOpening = source.every((at) => at >= one.mention.first || /^\p{Lu}/u.test(words[at] ?? ''));
    return (
      isOpening && people.some(({ mention, figure }) => figure !== one.figure && words[mention.first - 1] === 'and')
    );
  }

  /** Whether a name stands there: "Adam" in "Adam and Eve Foster". */
  #isNamed(at: number): boolean {
    const word = (this.#reading.tokens.words[at] ?? '').toLowerCase();
    return MEN.has(word) || WOMEN.has(word) || this.#names.within(at, at + 1).length > 0;
  }

  #modifies({ end }: Mention, to: number): boolean {
    const { tokens, tags } = this.#reading;
    if (/^['’]s?$/u.test(tokens.words[end] ?? '') && end + 1 < to) return true;
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
    if (BODY_NOUNS.has(last)) return this.#bodies.named(last, head, source);
    if (INDEFINITE.test(words.join(' ')) || last.endsWith('s')) return described(this.#reading, head);
    return this.#titled(last, head[0] ?? 0, words) ?? described(this.#reading, head);
  }

  /** "the spokesman": whoever was last given that role; "the campaign": the last one with a name to it. */
  #byRole(head: readonly number[], at: number): Speaker | null {
    const words = head.map((token) => this.#reading.tokens.words[token] ?? '');
    const noun = words.at(-1)?.toLowerCase() ?? '';
    if (BODY_NOUNS.has(noun) && !words.slice(1).some((word) => /^\p{Lu}/u.test(word)))
      return this.#bodies.find(noun, at);
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
    return hasName ? described(this.#reading, rest) : null;
  }

  /** "Power companies": several who speak together, and are nobody in particular. */
  #several(head: readonly number[], source: readonly number[]): Speaker | null {
    const [first = 0] = head;
    const { tokens, tags } = this.#reading;
    const noun = head.at(-1) ?? first;
    const isPlural = this.#kinds.isNoun[tags[noun] ?? 0] === 1 && /(?:s|^police)$/iu.test(tokens.words[noun] ?? '');
    return isPlural && !/^(?:the|his|her|their|its|this|that|these|our|my|your)$/iu.test(tokens.words[first] ?? '')
      ? described(this.#reading, source)
      : null;
  }

  /** The figure whose printed title holds the noun, named last before. */
  #titled(noun: string, at: number, words: readonly string[]): Speaker | null {
    const held = this.#names.before(at, (figure) => holds(figure, noun, words));
    if (held !== null) return speakerOf(held);
    // "the vice president said", right after somebody spoke, is the same person under another name.
    const isShort = words.length <= 4 && /^the$/iu.test(words[0] ?? '') && !noun.endsWith('s');
    const isCalled = isShort && (PARTISAN.test(noun) || (ROLE_NOUNS.has(noun) && isRole(noun)));
    return isCalled &&
      this.#last !== null &&
      mayBe(this.#last, noun) &&
      mayBeCalled(this.#last, noun, words) &&
      this.#sentencesSince(at) <= 2
      ? speakerOf(this.#last)
      : null;
  }

  #sentencesSince(at: number): number {
    return this.#lastAt < 0 ? 99 : (this.#reading.sentenceOf[at] ?? 0) - (this.#reading.sentenceOf[this.#lastAt] ?? 0);
  }
}

/** "Iran's mission to the U.N." is a mission. */
const lastWord = (name: string): string =>
  (/^(.*?)(?: (?:to|for|in|at) |$)/u.exec(name)?.[1] ?? '').split(' ').at(-1)?.toLowerCase() ?? '';
