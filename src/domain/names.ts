import { isOneTypo } from './edit-distance.ts';
import { tokens } from './fold.ts';
import { isShortForm } from './given-names.ts';

/**
 * How a name as asked relates to one on file.
 *
 * `same` and `alias` are the actor. `part` is a shorter way to name it ("Cheung", "S. Cheung", "Mr. Cheung"), the actor
 * wherever only one fits. `near` may well be somebody else: it suggests, and never decides.
 */
export type NameMatch = 'same' | 'alias' | 'part' | 'near';

/** A name on file, and the other names of the same actor. */
export interface Candidate {
  readonly name: string;
  readonly aliases: readonly string[];
}

/**
 * The form in which two ways to write one name are equal: `JD Vance`, `J.D. Vance` and `J. D. Vance`; `Beyoncé` and
 * `Beyonce`; `the White House` and `White House`. A name of signs alone is its own form.
 */
export function foldName(name: string): string {
  return wordsOf(name).join(' ') || name.trim();
}

/** How `asked` relates to an actor; `null` when it is not that name in any form. */
export function nameMatch(asked: string, name: string, aliases: readonly string[]): NameMatch | null {
  const question = foldName(asked);
  if (question === '') return null;
  if (question === foldName(name)) return 'same';
  if (aliases.some((alias) => foldName(alias) === question)) return 'alias';

  const readings = readingsOf(uninverted(asked));
  const known = [name, ...aliases].flatMap(readingsOf);
  const fits = (rule: (asked: Reading, known: Reading) => boolean) =>
    readings.some((reading) => known.some((other) => rule(reading, other)));
  if (fits(isPart)) return 'part';
  return fits(isNear) ? 'near' : null;
}

/**
 * Those whom somebody may have meant, best first: for "Did you mean …?" and for pointing out near-duplicates.
 *
 * @param max - most names returned
 */
export function nearNames<Known extends Candidate>(asked: string, candidates: readonly Known[], max = 3): Known[] {
  const length = foldName(asked).length;
  return candidates
    .flatMap((known) => {
      const found = nameMatch(asked, known.name, known.aliases);
      if (found === null) return [];
      return [{ known, rank: ORDER.indexOf(found), apart: Math.abs(foldName(known.name).length - length) }];
    })
    .sort((a, b) => a.rank - b.rank || a.apart - b.apart)
    .slice(0, max)
    .map(({ known }) => known);
}

const ORDER: readonly NameMatch[] = ['same', 'alias', 'part', 'near'];

const GENERATIONS = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
/** What stands before a name and is no part of it (AP Stylebook, "titles", "courtesy titles"). */
const HONORIFICS = new Set(
  `mr mrs ms mx miss dr sir dame lord lady rev prof president vice former prime minister secretary sen senator rep
   representative gov governor attorney general gen lt col maj capt sgt adm judge justice ambassador`.split(/\s+/),
);
/** "Bank of England" is a bank: what follows these words only tells which one. */
const PREPOSITIONS = new Set(['of', 'to', 'for', 'at', 'in', 'on', 'by', 'from', 'with']);
const SMALL_WORDS = new Set([...PREPOSITIONS, 'the', 'and', 's']);

/** A name taken apart. */
interface Reading {
  readonly words: readonly string[];
  /** The place of the word that says what it is: a person's surname, "mission" in "mission to the U.N.". */
  readonly head: number;
  /** "jr", "iii", or nothing. */
  readonly generation: string;
}

function wordsOf(name: string): string[] {
  const words = tokens(name).map(({ folded }) => folded);
  return words[0] === 'the' && words.length > 1 ? words.slice(1) : words;
}

/** The name as it stands, and without what may be a courtesy title. */
function readingsOf(name: string): Reading[] {
  const all = wordsOf(name).filter((word, at) => word !== 's' || at === 0);
  const last = all.at(-1) ?? '';
  const generation = all.length > 1 && GENERATIONS.has(last) ? last : '';
  const words = generation === '' ? all : all.slice(0, -1);
  const bare = words.slice(Math.min(words.length - 1, untitled(words)));
  return (bare.length < words.length ? [words, bare] : [words]).map((form) => ({
    words: form,
    head: headOf(form),
    generation,
  }));
}

function untitled(words: readonly string[]): number {
  const first = words.findIndex((word) => !HONORIFICS.has(word));
  return first < 0 ? words.length : first;
}

function headOf(words: readonly string[]): number {
  const preposition = words.findIndex((word, at) => at > 0 && PREPOSITIONS.has(word));
  return (preposition < 0 ? words.length : preposition) - 1;
}

/** "Cheung, Steven" is Steven Cheung; "Donald Trump, Jr." is not Jr. Donald Trump. */
function uninverted(name: string): string {
  const [surname = '', given = '', ...more] = name.split(',');
  const isInverted = given.trim() !== '' && more.length === 0 && !GENERATIONS.has(foldName(given));
  return isInverted ? `${given} ${surname}` : name;
}

/** All words asked, or their initials, are in the name in order, its head among them and written out. */
function isPart(asked: Reading, known: Reading): boolean {
  if (asked.generation !== known.generation) return false;
  const places = placesInOrder(asked.words, known.words, (one, other) => one === other || isInitial(one, other));
  if (places === null) return false;
  const head = places.indexOf(known.head);
  return head >= 0 && asked.words[head] === known.words[known.head];
}

function isNear(asked: Reading, known: Reading): boolean {
  const one = asked.words.filter((word) => !SMALL_WORDS.has(word));
  const other = known.words.filter((word) => !SMALL_WORDS.has(word));
  if (one.length === 0 || other.length === 0) return false;
  const isReordered = one.toSorted().join(' ') === other.toSorted().join(' ');
  const isAcronym = initialsOf(other) === one.join('') || initialsOf(one) === other.join('');
  const holdsMore = other.length > 1 && resembles(other, one);
  return isReordered || isAcronym || one.join('') === other.join('') || resembles(one, other) || holdsMore;
}

/** Every word of `part` is in `whole` in order, or a common form of it is; one of them may be misspelt. */
function resembles(part: readonly string[], whole: readonly string[]): boolean {
  let typos = 0;
  const places = placesInOrder(part, whole, (one, other) => {
    if (one === other || isInitial(one, other) || isShortForm(one, other)) return true;
    if (typos > 0 || !isOneTypo(one, other)) return false;
    typos += 1;
    return true;
  });
  // An initial alone resembles half of the newsroom's names.
  return places !== null && part.some((word) => word.length > 1);
}

const isInitial = (one: string, other: string): boolean =>
  (one.length === 1 && other.startsWith(one)) || (other.length === 1 && one.startsWith(other));

/** "fbi" for "federal bureau investigation"; nothing for a single word. */
const initialsOf = (words: readonly string[]): string =>
  words.length > 1 ? words.map((word) => word.charAt(0)).join('') : '';

function placesInOrder(
  part: readonly string[],
  whole: readonly string[],
  isEqual: (one: string, other: string) => boolean,
): number[] | null {
  const places: number[] = [];
  let from = 0;
  for (const word of part) {
    const at = whole.findIndex((other, place) => place >= from && isEqual(word, other));
    if (at < 0) return null;
    places.push(at);
    from = at + 1;
  }
  return places;
}
