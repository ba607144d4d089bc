import { FEMALE_WORDS, MALE_WORDS, MEN, WOMEN } from './given.ts';
import { BODY, NameTokens } from './name-tokens.ts';
import type { Reading } from './reading.ts';
import type { TagKinds } from './tag-kinds.ts';
import { HONORIFIC, isPersonal, isRole, titleAround } from './titles.ts';

/** `m` or `f` where the text or the given name tells. */
export type Gender = 'm' | 'f' | null;

/** One place where a name stands, as token numbers. */
export interface Mention {
  readonly first: number;
  readonly end: number;
  readonly words: readonly string[];
  readonly isPerson: boolean;
  /** Tagged as an organization, or ends like one. */
  readonly isBody: boolean;
  /** Tagged as a place, and nothing else. */
  readonly isPlace: boolean;
  /** By a courtesy title or a gendered role beside it. */
  readonly gender: Gender;
  /** The title or role printed with it, as token numbers. */
  readonly title: readonly [first: number, end: number] | null;
}

/** Finds names in the text, in order. */
export function mentionsOf(reading: Reading, kinds: TagKinds): Mention[] {
  const plain = scan(reading, kinds, new NameTokens(reading, kinds, new Set(), null));
  const known = new Set(plain.flatMap(({ words }) => words));
  const full = plain.filter(({ isPerson, words }) => isPerson && words.length > 1);
  // "Holloway lied": where the tagger is in doubt, a surname that was printed in full is that name.
  const surnames = new Set(full.map(({ words }) => words.at(-1) ?? ''));
  return scan(reading, kinds, new NameTokens(reading, kinds, surnames, known));
}

function scan(reading: Reading, kinds: TagKinds, names: NameTokens): Mention[] {
  const mentions: Mention[] = [];
  for (let at = 0; at < reading.words.length; ) {
    const end = names.end(at);
    const made = end > at ? mention(reading, kinds, names, at, end) : null;
    if (made !== null) mentions.push(made);
    at = Math.max(end, at + 1);
  }
  return mentions;
}

function mention(reading: Reading, kinds: TagKinds, names: NameTokens, first: number, end: number): Mention | null {
  const { tokens, tags } = reading;
  const start = afterTitles(tokens.words, first, end);
  const words = tokens.words.slice(start, end);
  const person = words.filter((_, n) => kinds.isPerson[tags[start + n] ?? 0]).length;
  const isTitled = start > first;
  const isBody = words.some((word) => BODY.has(word.toLowerCase()));
  const [given = ''] = words;
  const isKnown = MEN.has(given.toLowerCase()) || WOMEN.has(given.toLowerCase());
  const isSurname = /^m(?:r|rs|s)\.?$/iu.test(tokens.words[start - 1] ?? '') || names.isSurname(given);
  if (words.length === 1 && HONORIFIC.has(given.toLowerCase()) && !isSurname) return null;
  const around = isBody ? null : titleAround(reading, kinds, start, end);
  const looksPersonal =
    person * 2 >= words.length ||
    (isTitled && words.length < 4) ||
    (words.length > 1 && (isKnown || isAged(tokens.words, end) || isPersonal(tokens.words, around)));
  const isPerson = !isBody && looksPersonal;
  const title = isPerson ? around : null;
  const isTagged = kinds.isBody[tags[start] ?? 0] === 1;
  return {
    first: start,
    end,
    words,
    isPerson,
    isBody: isBody || isTagged,
    isPlace: words.every((_, n) => kinds.isPlace[tags[start + n] ?? 0] === 1),
    gender: genderBeside(reading, start, title),
    title,
  };
}

/** "Marta Quill, 34," */
const isAged = (words: readonly string[], end: number): boolean =>
  words[end] === ',' && /^[1-9]\d$/u.test(words[end + 1] ?? '') && words[end + 2] === ',';

/** Where the name begins after "Police Chief" or "Linden Mayor"; the names of bodies keep such words: "State Department". */
function afterTitles(words: readonly string[], first: number, end: number): number {
  // "Secretary of Commerce Harlan Whitcomb"
  const isOffice = words[first - 1] === 'of' && HONORIFIC.has((words[first - 2] ?? '').toLowerCase());
  let start = isOffice && end - first > 2 ? first + 1 : first;
  let isTitled = false;
  for (let at = first; at < end - 1; at += 1) {
    const lower = (words[at] ?? '').toLowerCase();
    const rest = words.slice(at + 1, end).map((word) => word.toLowerCase());
    const isBody = (word: string) => BODY.has(word) || word === 'of';
    // "the House Newt Gingrich": after a title or a body, a known given name begins a person's.
    if (isTitled && (MEN.has(lower) || WOMEN.has(lower)) && !rest.some(isBody)) return at;
    isTitled ||= HONORIFIC.has(lower) || isRole(words[at] ?? '') || isBody(lower);
    const isTitle = HONORIFIC.has(lower) || ((at > first || end - at > 2) && isRole(words[at] ?? ''));
    if (isTitle && !rest.some(isBody)) start = at + 1;
  }
  return start;
}

function genderBeside({ tokens }: Reading, start: number, title: readonly [number, number] | null): Gender {
  const beside = [tokens.words[start - 1] ?? '', ...(title ? tokens.words.slice(title[0], title[1]) : [])].map((word) =>
    word.toLowerCase(),
  );
  if (
    beside.some((word) =>
      /^(?:mr\.?|spokesman|congressman|businessman|chairman|councilman|king|prince|sir|lord)$/u.test(word),
    )
  )
    return 'm';
  return beside.some((word) =>
    /^(?:mrs?s\.?|ms\.?|mrs\.?|miss|spokeswoman|congresswoman|businesswoman|chairwoman|councilwoman|queen|princess|dame|lady)$/u.test(
      word,
    ),
  )
    ? 'f'
    : null;
}

/** What a pronoun or a role says of who it stands for. */
export function genderOfWord(word: string): Gender {
  const lower = word.toLowerCase();
  if (MALE_WORDS.has(lower)) return 'm';
  return FEMALE_WORDS.has(lower) ? 'f' : null;
}

/** By the given name alone. */
export function genderOfGiven(given: string): Gender {
  const lower = given.toLowerCase();
  if (MEN.has(lower)) return 'm';
  return WOMEN.has(lower) ? 'f' : null;
}
