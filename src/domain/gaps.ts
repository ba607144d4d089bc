import type { Named, Version } from './claim.ts';
import { accusedIn, isSeveral } from './draft-lints.ts';
import { tokens } from './fold.ts';
import type { Instant } from './ids.ts';
import { independentSources, reportsOf } from './independent-sources.ts';
import { isStopWord } from './match.ts';
import { type CommentRequest, isOverdue } from './request.ts';
import { answersAnother, unheardIn } from './unheard.ts';

/** A question that found nothing, as often as it was asked. */
export interface OpenQuestion {
  /** Of the first time that it was asked. */
  readonly id: number;
  /** As it was typed last. */
  readonly words: string;
  readonly times: number;
  readonly lastAt: Instant;
}

/** Something that a story still lacks. */
export type Gap =
  /** Nobody knows yet what came of a request whose deadline has passed. */
  | { readonly kind: 'overdue'; readonly request: CommentRequest }
  /** Somebody is accused who neither answered nor was asked to. */
  | { readonly kind: 'unasked'; readonly version: Version; readonly actor: Named }
  /** An accusation rests on fewer sources than it should. */
  | { readonly kind: 'few_sources'; readonly version: Version; readonly sources: number; readonly needed: number }
  /** Several sources are spoken of, and one is on file. */
  | { readonly kind: 'plural_source'; readonly version: Version; readonly printed: string }
  /** Somebody else says on the record what we have on background. */
  | { readonly kind: 'on_background'; readonly version: Version; readonly onRecord: Version }
  | { readonly kind: 'question'; readonly question: OpenQuestion };

/** What a gap is known by, so that somebody can take it on. `subject`: a claim, a request or a question; `actor`: 0 for nobody. */
export interface GapKey {
  readonly kind: Gap['kind'];
  readonly subject: number;
  readonly actor: number;
}

/** What a story has on file. */
export interface OnFile {
  /** Approved, in the order in which their gaps are told. */
  readonly versions: readonly Version[];
  readonly requests: readonly CommentRequest[];
  readonly questions: readonly OpenQuestion[];
  /** Sources that the story wants for an accusation. */
  readonly sourcesNeeded: number;
}

/** A claim that rests on one source is worth a second look, whatever the story wants. */
const SOURCES_MIN = 2;

/** What a story still lacks, the most pressing first. */
export function gapsIn(onFile: OnFile, now: Instant): Gap[] {
  const versions = onFile.versions.filter(({ sealed }) => sealed === null);
  const { requests, questions, sourcesNeeded } = onFile;
  return [
    ...requests.filter((one) => isOverdue(one, now)).map((request) => ({ kind: 'overdue', request }) as const),
    ...versions.flatMap((version) => unaskedIn(version, requests)),
    ...versions.flatMap((version) => fewSourcesIn(version, Math.max(SOURCES_MIN, sourcesNeeded))),
    ...versions.flatMap(pluralSourceIn),
    ...replaceable(versions),
    ...questions.map((question) => ({ kind: 'question', question }) as const),
  ];
}

export function keyOf(gap: Gap): GapKey {
  switch (gap.kind) {
    case 'overdue':
      return { kind: gap.kind, subject: gap.request.id, actor: 0 };
    case 'unasked':
      return { kind: gap.kind, subject: gap.version.claim, actor: gap.actor.id };
    case 'question':
      return { kind: gap.kind, subject: gap.question.id, actor: 0 };
    default:
      return { kind: gap.kind, subject: gap.version.claim, actor: 0 };
  }
}

function unaskedIn(version: Version, requests: readonly CommentRequest[]): Gap[] {
  const asked = requests.filter(({ claim, outcome }) => claim === version.claim && outcome !== 'cancelled');
  return unheardIn(version, new Set(asked.map(({ actor }) => actor.id))).map(
    (actor) => ({ kind: 'unasked', version, actor }) as const,
  );
}

function fewSourcesIn(version: Version, needed: number): Gap[] {
  if (answersAnother(version) || accusedIn(version).length === 0) return [];
  const sources = sourcesOf(version);
  return sources < needed ? [{ kind: 'few_sources', version, sources, needed }] : [];
}

const sourcesOf = (version: Version): number => independentSources(reportsOf(version)).length;

const SEVERAL = 'sources|officials|aides|advis[eo]rs|insiders|diplomats|investigators|executives|people';
/** "sources said", "officials familiar with the matter", "according to two people". */
const SEVERAL_SAY = new RegExp(
  `\\b(?:(?:${SEVERAL})\\s+(?:said|say|told|tell|familiar|briefed|close|with knowledge)|(?:according to|citing)\\s+(?:[\\p{L}-]+\\s+){0,3}?(?:${SEVERAL}))\\b`,
  'iu',
);

function pluralSourceIn(version: Version): Gap[] {
  if (sourcesOf(version) > 1) return [];
  const { speaker, venue, words } = version;
  const printed = isSeveral(speaker.name)
    ? speaker.name
    : (SEVERAL_SAY.exec(venue ?? '')?.[0] ?? SEVERAL_SAY.exec(words)?.[0]);
  return printed === undefined ? [] : [{ kind: 'plural_source', version, printed }];
}

/** Telling words that two claims share at least, and which part of the shorter one's: more where the subject is another. */
const SHARED_MIN = 3;
const SHARE_OF_WORDS = 0.6;
const SHARE_OF_WORDS_ON_SUBJECT = 0.4;

/** Claims not on the record, each with the one of somebody else's that comes nearest to saying the same on the record. */
function replaceable(versions: readonly Version[]): Gap[] {
  const hidden = versions.filter(({ groundRules }) => groundRules !== 'on_the_record');
  if (hidden.length === 0) return [];
  const open = versions
    .filter(({ groundRules, stance }) => groundRules === 'on_the_record' && isSaid(stance))
    .map((version) => ({ version, telling: tellingWords(version.words) }));
  return hidden.flatMap((version): Gap[] => {
    const telling = tellingWords(version.words);
    const [nearest] = open
      .filter((other) => other.version.speaker.id !== version.speaker.id)
      .map((other) => ({ onRecord: other.version, likeness: likeness(telling, other.telling) }))
      .filter(
        ({ onRecord, likeness: found }) =>
          found >= (sharesSubject(version, onRecord) ? SHARE_OF_WORDS_ON_SUBJECT : SHARE_OF_WORDS),
      )
      .sort((a, b) => b.likeness - a.likeness);
    return nearest ? [{ kind: 'on_background', version, onRecord: nearest.onRecord }] : [];
  });
}

const isSaid = (stance: Version['stance']): boolean => stance === 'statement' || stance === 'denial';

const tellingWords = (words: string): ReadonlySet<string> =>
  new Set(tokens(words).flatMap(({ folded }) => (isStopWord(folded) ? [] : [folded])));

/** Which part of the shorter one's words are the other's, too; 0 where there are too few. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [short, long] = one.size <= other.size ? [one, other] : [other, one];
  const shared = [...short].filter((word) => long.has(word)).length;
  return shared < SHARED_MIN ? 0 : shared / short.size;
}

const sharesSubject = (one: Version, other: Version): boolean =>
  one.about.some(({ id }) => other.about.some((actor) => actor.id === id));
