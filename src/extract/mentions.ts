import { FEMALE_WORDS, MALE_WORDS, MEN, WOMEN } from './given.ts';
import { ROLE_NOUNS, TIME_WORDS } from './lexicon.ts';
import type { Reading } from './reading.ts';
import type { TagKinds } from './tag-kinds.ts';

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

/** Before a name and no part of it (AP Stylebook, "titles"). */
const HONORIFIC = new Set(
  `mr. mrs. ms. mr mrs ms miss dr. dr sen. rep. gov. sens. reps. gen. lt. col. maj. capt. sgt. adm. rev. prof. hon. sir
   dame lord lady president vice former then-president ex-president senator senators representative governor mayor secretary
   judge justice professor general colonel captain sergeant officer congressman congresswoman minister prime chancellor
   bishop archbishop cardinal reverend pastor deacon brother
   king queen prince princess pope father sister rabbi imam speaker attorney ambassador director chairman chairwoman chief
   deputy premier engineer superintendent auditor coroner warden lawyer sheriff detective councilman councilwoman commissioner superintendent dean coach doctor madam
   republican democratic democrat gop state u.s. us first lady candidate nominee spokesman spokeswoman`.split(/\s+/u),
);
const PARTICLES = new Set('de da del della van von der den bin ibn al el la le du di ter ten st.'.split(' '));
const GENERATION = new Set(['jr.', 'jr', 'sr.', 'sr', 'ii', 'iii', 'iv']);
/** Ends a name that is surely no person's. */
const BODY = new Set(
  `party university college institute committee department agency bureau administration court council congress senate
   house association foundation union company corp. corp inc. inc group bank times post journal news press center campaign
   association coalition commission board force service office organization network street states state city county school
   hospital church museum fund project league alliance federation ministry parliament daily tribune herald globe guardian
   magazine radio television tv street avenue river lake island islands airport act bill amendment day week festival
   conference convention summit war treaty award awards prize cup series games poll research center police`.split(
    /\s+/u,
  ),
);

/** Finds names in the text, in order. */
export function mentionsOf(reading: Reading, kinds: TagKinds): Mention[] {
  const mentions: Mention[] = [];
  const { tokens, tags, sentenceOf } = reading;
  for (let at = 0; at < tokens.words.length; ) {
    if (!isNameToken(reading, kinds, at)) {
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < tokens.words.length && sentenceOf[end] === sentenceOf[at] && goesOn(reading, kinds, end)) end += 1;
    const made = mention(reading, kinds, at, end, tags);
    if (made !== null) mentions.push(made);
    at = end;
  }
  return mentions;
}

/** Tagged as a name, or a capital before one that the tagger missed: a known given name, or within a sentence. */
function isNameToken(reading: Reading, kinds: TagKinds, at: number): boolean {
  const { tokens, tags, sentenceOf } = reading;
  const word = tokens.words[at] ?? '';
  if (!/^[\p{Lu}@]/u.test(word) || word === '@' || word.length === 1) return false;
  const lower = word.toLowerCase();
  if (TIME_WORDS.has(lower.replace('.', '')) && lower !== 'may' && lower !== 'april' && lower !== 'june') return false;
  if (kinds.isName[tags[at] ?? 0] === 1) return true;
  if (kinds.isName[tags[at + 1] ?? 0] !== 1 || sentenceOf[at + 1] !== sentenceOf[at]) return false;
  if (MEN.has(lower) || WOMEN.has(lower)) return true;
  return at > 0 && sentenceOf[at - 1] === sentenceOf[at] && kinds.isNoun[tags[at] ?? 0] === 1 && !ROLE_NOUNS.has(lower);
}

/** A name goes on over particles ("de"), and over "of" and "the" within the name of a body. */
function goesOn(reading: Reading, kinds: TagKinds, at: number): boolean {
  const word = reading.tokens.words[at] ?? '';
  if (isNameToken(reading, kinds, at)) return true;
  if (GENERATION.has(word.toLowerCase())) return true;
  const given = (reading.tokens.words[at - 1] ?? '').toLowerCase();
  if (/^\p{Lu}\p{Ll}/u.test(word) && (MEN.has(given) || WOMEN.has(given))) return true;
  return PARTICLES.has(word) && isNameToken(reading, kinds, at + 1);
}

function mention(reading: Reading, kinds: TagKinds, first: number, end: number, tags: Uint8Array): Mention | null {
  const { tokens } = reading;
  let start = first;
  while (start < end - 1 && HONORIFIC.has((tokens.words[start] ?? '').toLowerCase())) start += 1;
  const words = tokens.words.slice(start, end);
  const person = words.filter((_, n) => kinds.isPerson[tags[start + n] ?? 0]).length;
  const isTitled = start > first;
  const isBody = words.some((word) => BODY.has(word.toLowerCase()));
  const [given = ''] = words;
  const isKnown = MEN.has(given.toLowerCase()) || WOMEN.has(given.toLowerCase());
  const isPerson =
    !isBody && (person * 2 >= words.length || (isTitled && words.length < 4) || (isKnown && words.length > 1));
  const bare = HONORIFIC.has(words[0]?.toLowerCase() ?? '') && words.length === 1;
  if (bare) return null;
  const title = isPerson ? titleAround(reading, kinds, start, end) : null;
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

/** "Trump campaign spokesman" before the name, "a spokesman for the campaign" between commas after it. */
function titleAround(reading: Reading, kinds: TagKinds, start: number, end: number): [number, number] | null {
  const { tokens, tags, sentenceOf } = reading;
  let from = start;
  const isTitleWord = (at: number) => {
    const word = tokens.words[at] ?? '';
    if (sentenceOf[at] !== sentenceOf[start]) return false;
    return kinds.isNoun[tags[at] ?? 0] === 1 || HONORIFIC.has(word.toLowerCase()) || word === "'s" || word === 'former';
  };
  while (from > 0 && start - from < 7 && isTitleWord(from - 1)) from -= 1;
  if (tokens.words[from] === "'s") from += 1;
  const before = tokens.words.slice(from, start).map((word) => word.toLowerCase());
  if (before.some((word) => ROLE_NOUNS.has(word) || HONORIFIC.has(word)) && !/^m(?:r|rs|s)\.?$/u.test(before.join(' ')))
    return [from, start];
  if (tokens.words[end] !== ',') return null;
  return appositionAfter(reading, end + 1);
}

function appositionAfter({ tokens, sentenceOf, quotes }: Reading, from: number): [number, number] | null {
  const opening = (tokens.words[from] ?? '').toLowerCase();
  if (
    !/^(?:an?|the|who|former|head|leader|owner|editor|author|director|chairman|president|ceo|chief|professor|executive|senior|deputy|co-founder|founder)$/u.test(
      opening,
    ) ||
    opening === 'who'
  )
    return null;
  let end = from;
  while (end < from + 16 && sentenceOf[end] === sentenceOf[from] && !/^[,.;:—–]|^--$/u.test(tokens.words[end] ?? '.'))
    end += 1;
  if (end === from || end === from + 16 || (quotes.of[from] ?? -1) >= 0) return null;
  const hasRole = tokens.words
    .slice(from, end)
    .some((word) => ROLE_NOUNS.has(word.toLowerCase()) || HONORIFIC.has(word.toLowerCase()) || word === 'CEO');
  return hasRole ? [opening.length < 4 ? from + 1 : from, end] : null;
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
