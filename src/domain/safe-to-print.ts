import { RESPONDING, type Retractor, type Version } from './claim.ts';
import { accusedIn } from './draft-lints.ts';
import { embargoLeft } from './embargo.ts';
import type { ActorId, Instant, UserId } from './ids.ts';
import { independentSources, reportsOf } from './independent-sources.ts';
import type { Said } from './said.ts';
import { unheardIn } from './unheard.ts';

/** Whether words may be printed. `yes` may come with terms to mind. */
export type Verdict = 'yes' | 'not_yet' | 'no';

/** How the words that are to be printed stand to those on file; `onFile` where they differ. */
export type Wording = { readonly is: 'exact' | 'ours' } | { readonly is: 'altered'; readonly onFile: string };

/** What the question is judged by. */
export interface Printing {
  readonly version: Version;
  readonly wording: Wording;
  /** Editors whose hold stands on its card. */
  readonly holders: readonly UserId[];
  /** Those it is about who were asked for comment, each with the last deadline that they were given. */
  readonly asked: ReadonlyMap<ActorId, Instant>;
  /** Independent sources that the story asks for behind an accusation; 1 or more. */
  readonly sourcesNeeded: number;
  /** IANA name of the story's time zone. */
  readonly zone: string;
  readonly now: Instant;
}

/** Why words may not be printed, or what whoever prints them has to mind. */
export type Reason =
  | { readonly code: 'sealed' }
  | { readonly code: 'retracted'; readonly by: Retractor | null; readonly why: string | null }
  | { readonly code: 'replaced'; readonly edition: number | null }
  | { readonly code: 'declined'; readonly why: string | null }
  | { readonly code: 'not_approved' }
  | { readonly code: 'on_hold'; readonly by: readonly UserId[] }
  | { readonly code: 'correction_pending' }
  | { readonly code: 'embargo'; readonly until: Said; readonly left: number }
  | { readonly code: 'words_differ'; readonly onFile: string }
  | { readonly code: 'no_response'; readonly from: readonly string[] }
  | { readonly code: 'asked'; readonly name: string; readonly deadline: Instant }
  | { readonly code: 'too_few_sources'; readonly has: number; readonly needs: number }
  | { readonly code: 'one_source' }
  | { readonly code: 'on_background' | 'on_deep_background'; readonly terms: string }
  | { readonly code: 'our_words' }
  | { readonly code: 'answered'; readonly in: readonly string[] };

/** What each reason comes to. */
const WEIGHTS: Readonly<Record<Reason['code'], Verdict>> = {
  ...{ sealed: 'no', retracted: 'no', replaced: 'no', declined: 'no' },
  ...{ not_approved: 'not_yet', on_hold: 'not_yet', correction_pending: 'not_yet', embargo: 'not_yet' },
  ...{ words_differ: 'not_yet', no_response: 'not_yet', too_few_sources: 'not_yet' },
  ...{ on_background: 'yes', on_deep_background: 'yes', our_words: 'yes', answered: 'yes' },
  ...{ asked: 'yes', one_source: 'yes' },
};

const weightOf = ({ code }: Reason): Verdict => WEIGHTS[code];

/** From what is best to what is worst. */
export const VERDICTS: readonly Verdict[] = ['yes', 'not_yet', 'no'];

/**
 * Whether words may be printed now, by what the newsroom itself agreed on: sign-off, ground rules, embargo, the other
 * side, and the sources that its story asks for. It says nothing of whether they are true, or of the law.
 *
 * @returns the reasons, the gravest first; the verdict is the gravest one's, and `yes` without any
 */
export function safeToPrint(printing: Printing): { readonly verdict: Verdict; readonly reasons: readonly Reason[] } {
  const { version } = printing;
  const ended = endOf(version);
  // Of words that nobody may use, nothing else matters.
  const reasons = ended
    ? [ended]
    : [...standing(printing), ...wording(printing), ...bothSides(printing), ...terms(version)];
  const graded = reasons.toSorted((a, b) => gravity(b) - gravity(a));
  return { verdict: graded[0] ? weightOf(graded[0]) : 'yes', reasons: graded };
}

const gravity = (reason: Reason): number => VERDICTS.indexOf(weightOf(reason));

function endOf({ sealed, status, ended, reason }: Version): Reason | null {
  if (sealed) return { code: 'sealed' };
  if (status === 'retracted') return { code: 'retracted', by: ended?.retractor ?? null, why: reason };
  if (status === 'replaced') return { code: 'replaced', edition: ended?.edition ?? null };
  return status === 'declined' ? { code: 'declined', why: reason } : null;
}

function standing({ version, holders, zone, now }: Printing): Reason[] {
  const { embargo, correctionPending, status } = version;
  const left = embargo ? embargoLeft(embargo, zone, now) : 0;
  return [
    ...(holders.length > 0 ? [{ code: 'on_hold', by: holders } as const] : []),
    ...(status === 'proposed' && holders.length === 0 ? [{ code: 'not_approved' } as const] : []),
    ...(correctionPending ? [{ code: 'correction_pending' } as const] : []),
    ...(embargo && left > 0 ? [{ code: 'embargo', until: embargo, left } as const] : []),
  ];
}

function wording({ version, wording: { is, ...rest } }: Printing): Reason[] {
  if (is === 'altered' && 'onFile' in rest) return [{ code: 'words_differ', onFile: rest.onFile }];
  return is === 'ours' || version.kind === 'paraphrase' ? [{ code: 'our_words' }] : [];
}

/** What a claim about somebody needs: that each was heard, or asked, and the sources that the story asks for. */
function bothSides({ version, asked, sourcesNeeded: needs }: Printing): Reason[] {
  if (accusedIn(version).length === 0) return [];
  const answers = answersTo(version);
  const unheard = unheardIn(version, asked).map(({ name }) => name);
  const awaited = unheardIn(version, new Set()).flatMap(({ id, name }) => {
    const deadline = asked.get(id);
    return deadline === undefined ? [] : [{ code: 'asked', name, deadline } as const];
  });
  const has = independentSources(reportsOf(version)).length;
  return [
    ...(unheard.length > 0 ? [{ code: 'no_response', from: unheard } as const] : []),
    ...(has < needs ? [{ code: 'too_few_sources', has, needs } as const] : []),
    ...(answers.length > 0 ? [{ code: 'answered', in: answers } as const] : []),
    ...awaited,
    ...(has === 1 && needs === 1 ? [{ code: 'one_source' } as const] : []),
  ];
}

/** References of what is on file from the other side: linked with it, or from somebody it is about. */
function answersTo({ links, responses }: Version): string[] {
  const linked = links.filter(
    ({ kind, direction, confirmed }) => direction === 'from' && confirmed && RESPONDING.includes(kind),
  );
  return [...new Set([...linked, ...responses].map(({ reference }) => reference))];
}

const terms = ({ groundRules, terms: agreed }: Version): Reason[] =>
  groundRules === 'on_the_record' ? [] : [{ code: groundRules, terms: agreed ?? '' }];
