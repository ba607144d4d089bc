import { range } from './described.ts';
import { ROLE_NOUNS, TIME_WORDS } from './lexicon.ts';
import type { Reading } from './reading.ts';
import type { TagKinds } from './tag-kinds.ts';

/** Before a name and no part of it (AP Stylebook, "titles"). */
export const HONORIFIC = new Set(
  `mr. mrs. ms. mr mrs ms miss dr. dr sen. rep. gov. sens. reps. gen. lt. col. maj. capt. sgt. adm. rev. prof. hon. sir
   dame lord lady president vice former then-president ex-president senator senators representative governor mayor secretary
   judge justice professor general colonel captain sergeant officer congressman congresswoman minister prime chancellor
   bishop archbishop cardinal reverend pastor deacon brother
   king queen prince princess pope father sister rabbi imam speaker attorney ambassador director chairman chairwoman chief
   deputy premier engineer superintendent auditor coroner warden lawyer sheriff detective councilman councilwoman commissioner superintendent dean coach doctor madam
   republican democratic democrat gop state u.s. us first lady candidate nominee spokesman spokeswoman spokesperson del. delegate treasurer comptroller alderman assemblyman
   assemblywoman councilor councillor supt. amb. atty. cmdr. cpl. sens. reps. prof sen rep gov gen capt col lt sgt rev hon
   maître monsieur madame herr frau señor señora prosecutor`.split(/\s+/u),
);

/** "Trump campaign spokesman" before the name, "a spokesman for the campaign" between commas after it. */
export function titleAround(reading: Reading, kinds: TagKinds, start: number, end: number): [number, number] | null {
  const { tokens, tags, sentenceOf } = reading;
  let from = start;
  const isTitleWord = (at: number) => {
    const word = tokens.words[at] ?? '';
    if (sentenceOf[at] !== sentenceOf[start]) return false;
    if (word === 'of') return HONORIFIC.has((tokens.words[at - 1] ?? '').toLowerCase());
    const tag = tags[at] ?? 0;
    if (/ing$/u.test(word) && /^\p{Ll}/u.test(word)) return false;
    if (kinds.isNoun[tag] === 1 || kinds.isAdjective[tag] === 1) return true;
    return HONORIFIC.has(word.toLowerCase()) || /^['’]s$|^former$/u.test(word);
  };
  while (from > 0 && start - from < 7 && isTitleWord(from - 1)) from -= 1;
  if (/^['’]s$/u.test(tokens.words[from] ?? '')) from += 1;
  if (tokens.words.slice(from, start).some((word) => isTitle(word))) return [from, start];
  return (
    (tokens.words[end] === ',' ? appositionAfter(reading, end + 1) : null) ??
    appositionBefore(reading, kinds, from, end)
  );
}

/** Where a title after the name ends: at punctuation, or where a clause begins. */
const APPOSITION_END = /^[,.;:()—–]|^--$|^(?:who|whose|whom|which|that)$/iu;

/** Courtesy, party, and what only colors a title: not one by itself. */
const NO_TITLE =
  /^(?:mr|mrs|ms|miss|sir|madam|dame|lord|lady|vice|former|first|state|prime|us|u\.s|republicans?|democratic|democrats?|gop|man|woman|person|people|sources?|brother|sister|king|queen|father)\.?$/iu;

const isTitle = (word: string): boolean =>
  !NO_TITLE.test(word) && (HONORIFIC.has(word.toLowerCase()) || (ROLE_NOUNS.has(word.toLowerCase()) && isRole(word)));

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
  while (end < from + 16 && sentenceOf[end] === sentenceOf[from] && !APPOSITION_END.test(tokens.words[end] ?? '.'))
    end += 1;
  if (/^(?:and|whom)$/u.test(tokens.words[end - 1] ?? '')) end -= 1;
  if (end === from || end === from + 16 || (quotes.of[from] ?? -1) >= 0) return null;
  const hasRole = tokens.words.slice(from, end).some((word) => isRole(word) || word === 'CEO');
  return hasRole ? [opening.length < 4 ? from + 1 : from, end] : null;
}

/** "her spokesman, Paul Greer," and "a lawyer for the family, Paul Greer," */
function appositionBefore(reading: Reading, kinds: TagKinds, start: number, end: number): [number, number] | null {
  const { tokens, tags, sentenceOf, quotes } = reading;
  const { words } = tokens;
  if (words[start - 1] !== ',' || (quotes.of[start] ?? -1) >= 0) return null;
  const isOver = sentenceOf[end] !== sentenceOf[start] || /^[,.;:—–]$|^--$/u.test(words[end] ?? '.');
  let from = start - 1;
  const isPart = (at: number) =>
    at >= 0 &&
    sentenceOf[at] === sentenceOf[start] &&
    (kinds.isNoun[tags[at] ?? 0] === 1 || /^(?:[\p{L}\d][\p{L}\d-]*|['’]s?)$/u.test(words[at] ?? '')) &&
    kinds.isVerb[tags[at] ?? 0] !== 1 &&
    !/^(?:and|but|that|said|with|by|as|who|to|in|on|at|from|when|while|because|which|where|also|named)$/iu.test(
      words[at] ?? '',
    );
  while (start - from < 10 && isPart(from - 1)) from -= 1;
  const part = range(from, start - 1).find((at) => /^(?:for|of)$/u.test(words[at] ?? '')) ?? start - 1;
  const noun = words[part - 1] ?? '';
  const opens = /^(?:an?|the|his|her|its|their|our)$/iu.test(words[from] ?? '');
  if (!isOver || !isRole(noun) || !(opens || owns(words, from, part))) return null;
  return [opens ? from + 1 : from, start - 1];
}

const owns = (words: readonly string[], from: number, to: number): boolean =>
  words.slice(from, to).some((word) => /^['’]s?$/u.test(word));

/** What is in {@link ROLE_NOUNS} and nobody's title. */
const NO_PERSON =
  /^(?:people|campaign|group|company|agency|department|administration|government|committee|party|police|court|report|study|poll|survey|statement|authorities)$/iu;

/** Whether a word says what a person does: "spokesman", "teacher". */
export function isRole(word: string): boolean {
  const lower = word.toLowerCase();
  if (NO_PERSON.test(lower) || TIME_WORDS.has(lower)) return false;
  if (ROLE_NOUNS.has(lower) || HONORIFIC.has(lower)) return true;
  return /^\p{Ll}/u.test(word) && lower.length > 5 && /(?:man|woman|er|or|ist|[dg]ent|[ls]tant|ician)$/u.test(lower);
}

/** Whether a title is a person's by its first part: "a lawyer for the company", and not "the company that a lawyer runs". */
export function isPersonal(words: readonly string[], title: readonly [number, number] | null): boolean {
  if (title === null) return false;
  const all = words.slice(title[0], title[1]);
  const end = all.findIndex((word) => /^(?:of|for|at|in|from|to|with|by|who|that|which|led|run|owned)$/iu.test(word));
  const last = (end < 0 ? all : all.slice(0, end)).at(-1) ?? '';
  return isRole(last) || /^(?:CEO|executive|owner|founder|author|editor|head|leader)$/iu.test(last);
}
