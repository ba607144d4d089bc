import { dateRefusal } from '../dates/date-refusal.ts';
import { readWhen } from '../dates/read-when.ts';
import { checkDraft, HALF_CHARACTER, unquoted, wordsOrStance } from '../domain/check-draft.ts';
import {
  ABOUT_MAX,
  type Draft,
  type GroundRules,
  NAME_MAX,
  OUTLET_MAX,
  type Stance,
  TERMS_MAX,
  TITLE_HELD_MAX,
  VENUE_MAX,
  type WordsKind,
} from '../domain/claim.ts';
import { explain } from '../domain/explain.ts';
import { isVisible } from '../domain/fold.ts';
import type { Instant, UserId } from '../domain/ids.ts';
import { quotedPieces } from '../domain/match.ts';
import { earliest, parseSaid, type Said } from '../domain/said.ts';
import type { Row } from './read-table.ts';

/** What a row is read against. */
export interface Setting {
  /** IANA name of the story's time zone. */
  readonly zone: string;
  readonly now: Instant;
  /** The same as a clock in that zone shows it, in the form of `Said`. */
  readonly nowThere: string;
  /** Those whom the settings name as editors, by user id: only they can vouch for a source here. */
  readonly editors: readonly string[];
}

/** A row as a claim to propose, or every reason why it is none, in sentences. */
export type ReadRow = { readonly draft: Draft } | { readonly problems: readonly string[] };

/** As JSON and CSV have it, and as the form's labels do. */
const KINDS: Readonly<Record<string, WordsKind>> = {
  quote: 'quote',
  partial_quote: 'partial_quote',
  paraphrase: 'paraphrase',
  exact_words: 'quote',
  partly_exact_words: 'partial_quote',
  our_words: 'paraphrase',
};
const STANCES: Readonly<Record<string, Stance>> = {
  '': 'statement',
  statement: 'statement',
  denial: 'denial',
  declined_comment: 'declined_comment',
  no_response: 'no_response',
  said_it: 'statement',
  denied_something: 'denial',
  declined_to_comment: 'declined_comment',
  did_not_respond: 'no_response',
};
const GROUND_RULES: Readonly<Record<string, GroundRules>> = {
  '': 'on_the_record',
  on_the_record: 'on_the_record',
  on_background: 'on_background',
  on_deep_background: 'on_deep_background',
};
const OFF_THE_RECORD =
  'ground_rules: Off the record means that the words may not be published, so they can’t be filed.';

/** Reads and checks one row, as the form for a claim does. */
export function readRow(row: Row, setting: Setting): ReadRow {
  const text = (name: Column): string => (row.fields[name] ?? '').trim();
  const problems = [...lengthProblems(text), ...aboutProblems(row.about)];
  const typed = isVisible(text('words')) ? text('words') : '';
  const kind = text('kind') === '' ? kindOf(typed) : choose('kind', text, KINDS, problems);
  const stance = choose('stance', text, STANCES, problems);
  const groundRules = choose('ground_rules', text, GROUND_RULES, problems);
  const said = readSaid(text('said'), setting, problems);
  if (kind === null || stance === null || groundRules === null) return { problems };

  const words = kind === 'quote' ? unquoted(typed) : typed;
  const beside = {
    title: text('title'),
    venue: text('venue'),
    outlet: text('outlet'),
    link: text('link'),
    terms: text('terms'),
  };
  const [speaker, knower] = [text('speaker'), text('identity_known_to')];
  const about = row.about.map((name) => ({ name: name.trim() }));
  const wrong = checkDraft({
    ...{ words, kind, stance, groundRules, speaker, link: beside.link, terms: beside.terms },
    besides: [...Object.values(beside), speaker, ...row.about].join('').length,
    identityKnownTo: knower === '' ? 'nobody' : setting.editors.includes(knower) ? 'an editor' : 'somebody else',
  });
  problems.push(...Object.entries(wrong).map(([field, sentence]) => `${COLUMN_OF[field] ?? field}: ${sentence}`));
  if (problems.length > 0) return { problems };
  return {
    draft: {
      ...{ stance, groundRules, said, about },
      words: wordsOrStance(words, stance),
      kind: words === '' ? 'paraphrase' : kind,
      speaker: { name: speaker },
      title: beside.title || null,
      venue: beside.venue || null,
      outlet: beside.outlet || null,
      link: beside.link || null,
      terms: beside.terms || null,
      identityKnownTo: knower === '' ? null : (knower as UserId),
      embargo: null,
    },
  };
}

type Column = keyof Row['fields'];
type Text = (name: Column) => string;

/** What a cell chooses of what is known; `null` with a problem where it is none of that. */
function choose<Value>(
  name: 'kind' | 'stance' | 'ground_rules',
  text: Text,
  known: Readonly<Record<string, Value>>,
  problems: string[],
): Value | null {
  const typed = text(name)
    .toLowerCase()
    .replace(/[\s-]+/gu, '_');
  const value = Object.hasOwn(known, typed) ? known[typed] : undefined;
  if (value !== undefined) return value;
  const names = Object.keys(known).filter((one) => one !== '');
  problems.push(typed === 'off_the_record' ? OFF_THE_RECORD : `${name}: Give one of ${names.join(', ')}.`);
  return null;
}

const LIMITS = [
  ['title', TITLE_HELD_MAX],
  ['venue', VENUE_MAX],
  ['outlet', OUTLET_MAX],
  ['terms', TERMS_MAX],
  ['speaker', NAME_MAX],
] as const;

function lengthProblems(text: Text): string[] {
  const problems = LIMITS.flatMap(([name, most]) => [
    ...(text(name).length > most ? [`${name}: Up to ${most} characters.`] : []),
    ...(text(name).isWellFormed() ? [] : [`${name}: ${HALF_CHARACTER}`]),
  ]);
  return isVisible(text('speaker')) ? problems : [...problems, 'speaker: Say who said it.'];
}

function aboutProblems(about: readonly string[]): string[] {
  const wrong = about.some((name) => !isVisible(name) || name.trim().length > NAME_MAX || !name.isWellFormed());
  return [
    ...(about.length > ABOUT_MAX ? [`about: Up to ${ABOUT_MAX} names.`] : []),
    ...(wrong ? [`about: Each name has up to ${NAME_MAX} characters, and one at least that can be seen.`] : []),
  ];
}

const COLUMN_OF: Readonly<Record<string, string>> = {
  groundRules: 'ground_rules',
  identityKnownTo: 'identity_known_to',
};

/** Whose words they are where no column says so: what stands between quotation marks is taken for exact, and no more. */
function kindOf(words: string): WordsKind {
  if (unquoted(words) !== words) return 'quote';
  return quotedPieces(words).length > 0 ? 'partial_quote' : 'paraphrase';
}

function readSaid(typed: string, { zone, now, nowThere }: Setting, problems: string[]): Said | null {
  if (typed === '') return null;
  const stored = parseSaid(typed);
  if (stored !== null && earliest(stored) <= nowThere) return stored;
  const read = readWhen(typed, { zone, now });
  if (read.ok) return read.said;
  problems.push(`said: ${explain(dateRefusal(typed, read))}`);
  return null;
}
