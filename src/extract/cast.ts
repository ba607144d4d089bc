import { type Gender, genderOfGiven, genderOfWord, type Mention, mentionsOf } from './mentions.ts';
import type { Reading } from './reading.ts';
import type { TagKinds } from './tag-kinds.ts';

/** Somebody or something named in the text. */
export interface Figure {
  /** The longest form printed. */
  name: string;
  isPerson: boolean;
  readonly isPlace: boolean;
  gender: Gender;
  title: readonly [first: number, end: number] | null;
  /** Every title printed with the name, in small letters. */
  readonly titles: Set<string>;
  readonly mentions: Mention[];
}

/** Who takes part in a text, and where each is mentioned. */
export interface Cast {
  /** By mention, in the order of the text. */
  readonly mentions: readonly { readonly mention: Mention; readonly figure: Figure }[];
}

const GENERATION = /^(?:jr|sr|ii|iii|iv)\.?$/iu;

/** Figures of one surname that are told apart; further ones are taken for the last of them. */
const NAMESAKES_MAX = 12;

/** Titles of one figure that are remembered. */
const TITLES_MAX = 8;

/** Brings mentions together: "Steven Cheung", "Mr. Cheung" and "Cheung" are one. Full names first, then short ones. */
export function castOf(reading: Reading, kinds: TagKinds): Cast {
  const register = new Register();
  const mentions = mentionsOf(reading, kinds);
  const owners = mentions.map((mention) => (mention.words.length > 1 ? register.full(mention) : null));
  for (const mention of mentions) if (mention.words.length === 1 && mention.gender !== null) register.gendered(mention);
  const cast = mentions.map((mention, n) => ({ mention, figure: register.met(owners[n] ?? register.short(mention)) }));
  for (const { mention, figure } of cast) {
    figure.mentions.push(mention);
    figure.gender ??= mention.gender;
    if (mention.gender !== null && !mention.isBody) figure.isPerson = true;
    // What a speaker calls somebody is no title that the paper gives: "President Trump will end it".
    if ((reading.quotes.of[mention.first] ?? -1) < 0) figure.title ??= mention.title;
    if (mention.title !== null && figure.titles.size < TITLES_MAX)
      figure.titles.add(reading.tokens.words.slice(mention.title[0], mention.title[1]).join(' ').toLowerCase());
    const name = mention.words.join(' ');
    if (figure.isPerson && mention.words.length > 1 && name.length > figure.name.length) figure.name = name;
  }
  for (const { mention, figure } of cast) {
    // A single name that is an organization's anywhere is one everywhere: taggers take "Microsoft" for a person, too.
    const isBare = !figure.name.includes(' ') && figure.gender === null && figure.title === null;
    if (isBare && mention.isBody) figure.isPerson = false;
  }
  for (const { figure } of cast) figure.gender ??= figure.isPerson ? genderOfGiven(givenName(figure)) : null;
  return { mentions: cast };
}

const givenName = (figure: Figure): string => figure.name.split(' ')[0] ?? '';

/** Who is known so far, by surname and by given name. */
class Register {
  readonly #bySurname = new Map<string, Figure[]>();
  readonly #byGiven = new Map<string, Figure>();
  readonly #latest = new Map<string, Figure>();
  /** Who was first called by the surname alone, while that was plain. */
  readonly #bearers = new Map<string, Figure>();
  readonly #byInitials = new Map<string, Figure>();

  /** The figure that a full name belongs to, new or known. */
  full(mention: Mention): Figure {
    const known = (this.#bySurname.get(surname(mention.words)) ?? []).find(
      (figure) => figure.isPerson === mention.isPerson && isSame(figure.name.split(' '), mention.words),
    );
    return known ?? this.#add(mention);
  }

  /** The figure that a single word names: of several, who was called so before the others came, or the one met last. */
  short(mention: Mention): Figure {
    const body = this.#byInitials.get(mention.words[0] ?? '');
    if (body !== undefined) return body;
    const key = surname(mention.words);
    const fits = (this.#bySurname.get(key) ?? []).filter((figure) => isCompatible(figure, mention.gender));
    // Who is never named in full is the one everybody knows by the surname.
    const known = fits.length > 1 ? fits.find(({ name }) => !name.includes(' ')) : undefined;
    const bearer = mention.gender === null ? (known ?? this.#bearers.get(key)) : undefined;
    const latest = this.#latest.get(key);
    const found = [bearer, latest].find((figure) => figure !== undefined && fits.includes(figure));
    if (mention.gender === null && found !== undefined && !this.#bearers.has(key)) this.#bearers.set(key, found);
    return found ?? fits[0] ?? this.#byGiven.get(key) ?? this.#add(mention);
  }

  /** Makes room for "Mr. Obama" in a text that names no other man so in full. */
  gendered(mention: Mention): void {
    const namesakes = this.#bySurname.get(surname(mention.words)) ?? [];
    if (namesakes.length > 0 && !namesakes.some((figure) => isCompatible(figure, mention.gender))) this.#add(mention);
  }

  /** Notes that the text has just named a figure. */
  met(figure: Figure): Figure {
    this.#latest.set(surname(figure.name.split(' ')), figure);
    return figure;
  }

  #add(mention: Mention): Figure {
    const key = surname(mention.words);
    const namesakes = this.#bySurname.get(key) ?? [];
    const last = namesakes[NAMESAKES_MAX - 1];
    if (last !== undefined) return last;
    const figure: Figure = {
      name: mention.words.join(' '),
      isPerson: mention.isPerson,
      isPlace: mention.isPlace,
      gender: mention.gender,
      title: null,
      titles: new Set(),
      mentions: [],
    };
    this.#bySurname.set(key, [...namesakes, figure]);
    const given = mention.words[0]?.toLowerCase() ?? '';
    const initials = initialsOf(mention.words);
    if (!mention.isPerson && initials.length > 1 && !this.#byInitials.has(initials))
      this.#byInitials.set(initials, figure);
    if (mention.isPerson && mention.words.length > 1 && !this.#byGiven.has(given)) this.#byGiven.set(given, figure);
    return figure;
  }
}

/** "NGB" for "National Grain Board". */
const initialsOf = (words: readonly string[]): string =>
  words
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word.charAt(0))
    .join('');

function surname(words: readonly string[]): string {
  const last = words.findLast((word) => !GENERATION.test(word)) ?? '';
  return last.toLowerCase().replace(/’/gu, "'");
}

/** "Donald J. Trump" and "Donald Trump" are one; "Hillary Clinton" and "Bill Clinton" are not. */
function isSame(known: readonly string[], asked: readonly string[]): boolean {
  const [one = '', other = ''] = [known[0]?.toLowerCase(), asked[0]?.toLowerCase()];
  const isJunior = (words: readonly string[]) => GENERATION.test(words.at(-1) ?? '');
  if (isJunior(known) !== isJunior(asked)) return false;
  return one === other || (one.length === 2 && one.endsWith('.') && other.startsWith(one.charAt(0)));
}

const isCompatible = (figure: Figure, gender: Gender): boolean => {
  if (gender === null) return true;
  const known = figure.gender ?? genderOfGiven(givenName(figure));
  return known === null || known === gender;
};

/** Whether a pronoun or role word may stand for a figure. */
export function mayBe(figure: Figure, word: string): boolean {
  const gender = genderOfWord(word);
  return gender === null || figure.gender === null || figure.gender === gender;
}
