import { tokens } from './fold.ts';

/** Somebody on file, under every name of theirs. */
interface Known {
  readonly name: string;
  readonly aliases: readonly string[];
}

/**
 * Those whom a text names: by a whole name or alias, or, of a person's name, by the surname alone ("Cheung said").
 *
 * A surname that is a word of somebody else's whole name in the text names that other one ("Trump campaign").
 */
export function namedIn<Actor extends Known>(text: string, actors: readonly Actor[]): Actor[] {
  const words = folded(text);
  const whole = actors.filter(({ name, aliases }) => [name, ...aliases].some((one) => holds(words, folded(one))));
  const taken = new Set(whole.flatMap(({ name, aliases }) => [name, ...aliases].flatMap(folded)));
  const bySurname = actors.filter((actor) => {
    const surname = surnameOf(actor.name);
    return !whole.includes(actor) && surname !== null && !taken.has(surname) && words.includes(surname);
  });
  return [...whole, ...bySurname];
}

const folded = (text: string): string[] => tokens(text).map((token) => token.folded);

const holds = (words: readonly string[], wanted: readonly string[]): boolean =>
  wanted.length > 0 && words.some((_, at) => wanted.every((word, offset) => words[at + offset] === word));

/** The last word of two or three with capitals: "Steven Cheung", not "Iran's foreign ministry". */
function surnameOf(name: string): string | null {
  const words = name.trim().split(/\s+/u);
  const isPerson = words.length >= 2 && words.length <= 3 && words.every((word) => /^\p{Lu}[\p{L}.'’-]*$/u.test(word));
  return isPerson ? (folded(words.at(-1) ?? '')[0] ?? null) : null;
}
