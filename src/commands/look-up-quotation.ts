import type { Status, Version } from '../domain/claim.ts';
import { type Comparison, compareQuotation } from '../domain/compare-quotation.ts';
import { tokens } from '../domain/fold.ts';
import type { VersionId } from '../domain/ids.ts';
import { quotedPieces } from '../domain/match.ts';
import type { Newsroom } from '../feature.ts';
import type { Scope } from '../store/shelves/scope.ts';

/** What a quotation of a draft is, by what is on file. */
export type Judgement =
  /**
   * Word for word what a version says; `status` of that version tells whether it may be used. `alike`: all versions of
   * that status that say so.
   */
  | {
      readonly kind: 'exact';
      readonly version: Version;
      readonly comparison: Comparison & { readonly kind: 'exact' };
      readonly alike: readonly Version[];
    }
  /** Word for word what we wrote of it, which nobody said. */
  | { readonly kind: 'our_words'; readonly version: Version }
  | { readonly kind: 'altered'; readonly version: Version; readonly onFile: string }
  | { readonly kind: 'not_on_file' };

/** A statement in a draft's own words, and what on file it is. */
export interface CloseMatch {
  readonly version: Version;
  readonly alike: readonly Version[];
}

/** What a draft may hold: the words in use, then those that wait, then those that went out of use. */
export const STATUSES: readonly Status[] = ['approved', 'proposed', 'replaced', 'retracted'];
/** Words looked up at a time: a wrong copy has a run of as many right ones somewhere. */
const RUN_WORDS = 4;
/** Runs looked up of one quotation, spread over it. */
const RUNS_MAX = 12;
const CANDIDATES_MAX = 20;
/** A paraphrase is of a claim on file where so much of it is there, in order, and so many words at least. */
const PARAPHRASE_SHARE_MIN = 0.8;
const PARAPHRASE_WORDS_MIN = 5;

/** Looks things up among all that one asker may see. */
interface Lookup {
  readonly scope: Scope;
  readonly newsroom: Newsroom;
  /** Whom the draft gives the words to: of several who said the same, these are asked first. */
  isGivenTo(version: Version): boolean;
  /** What is looked through, one after the other, until the very words are found; {@link STATUSES} unless given. */
  readonly statuses?: readonly Status[];
}

/** Looks a quotation up. What is in use outranks what is not, and exact what is close. */
export async function lookUp(quotation: string, looking: Lookup): Promise<Judgement> {
  const { scope, isGivenTo, statuses = STATUSES } = looking;
  const { store } = looking.newsroom;
  let close: (Judgement & { kind: 'altered' | 'our_words' }) | null = null;
  for (const status of statuses) {
    const ids = await candidates(quotation, scope, status, store);
    const judged = (await store.claims.versions(ids)).map((version) => judge(quotation, version));
    const exact = judged.filter((one) => one.kind === 'exact');
    // The same words may be on file with other punctuation, too.
    const verbatim = exact.filter(({ version }) => version.words.includes(quotation.replace(/[,.]$/u, '')));
    const inOrder = [...verbatim, ...exact];
    const best = inOrder.find(({ version }) => isGivenTo(version)) ?? inOrder[0];
    if (best) return { ...best, alike: exact.map(({ version }) => version) };
    close ??= judged.find((one) => one.kind === 'our_words') ?? closest(judged) ?? null;
  }
  return close ?? { kind: 'not_on_file' };
}

/** Looks up among the claims in use what a draft says in its own words; `null` where none is close. */
export async function lookUpParaphrase(
  words: string,
  { scope, newsroom, isGivenTo }: Lookup,
): Promise<CloseMatch | null> {
  if (tokens(words).length < PARAPHRASE_WORDS_MIN) return null;
  const ids = await candidates(words, scope, 'approved', newsroom.store);
  const close = (await newsroom.store.claims.versions(ids)).filter((version) => {
    const compared = compareQuotation(words, version.words);
    return compared?.kind === 'exact' || (compared?.kind === 'altered' && compared.share >= PARAPHRASE_SHARE_MIN);
  });
  const version = close.find(isGivenTo) ?? close[0];
  return version ? { version, alike: close } : null;
}

async function candidates(
  quotation: string,
  scope: Scope,
  status: Status,
  store: Newsroom['store'],
): Promise<VersionId[]> {
  const runs = runsOf(tokens(quotation).map(({ folded }) => folded));
  const found = await Promise.all(runs.map((run) => store.claims.candidates(scope, { status }, run, CANDIDATES_MAX)));
  return [...new Set(found.flat().map(({ id }) => id))];
}

/** A few words side by side, from places spread over the quotation. */
function runsOf(words: readonly string[]): string[][] {
  const last = Math.max(0, words.length - RUN_WORDS);
  const step = Math.max(1, Math.ceil((last + 1) / RUNS_MAX));
  const starts = Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => index * step);
  return [...new Set([...starts, last])].map((start) => words.slice(start, start + RUN_WORDS));
}

type Close = Judgement & { readonly kind: 'altered' };
type Judged =
  | Omit<Judgement & { readonly kind: 'exact' }, 'alike'>
  | (Exclude<Judgement, { readonly kind: 'exact' }> & { readonly share?: number });

function judge(quotation: string, version: Version): Judged {
  const compared = exactParts(version).map((words) => ({ words, comparison: compareQuotation(quotation, words) }));
  for (const { comparison } of compared)
    if (comparison?.kind === 'exact') return { kind: 'exact', version, comparison };
  if (compareQuotation(quotation, version.words)?.kind === 'exact') return { kind: 'our_words', version };
  const [best] = compared
    .flatMap(({ words, comparison }) => (comparison?.kind === 'altered' ? [{ words, comparison }] : []))
    .sort((a, b) => b.comparison.share - a.comparison.share);
  if (!best) return { kind: 'not_on_file' };
  const { segment, share } = best.comparison;
  return { kind: 'altered', version, onFile: best.words.slice(...segment), share };
}

/** The words of a version that are somebody's own. */
function exactParts({ kind, words }: Version): string[] {
  if (kind === 'quote') return [words];
  return kind === 'partial_quote' ? quotedPieces(words).map(({ text }) => text) : [];
}

function closest(judged: readonly Judged[]): Close | undefined {
  return judged
    .filter((one): one is Close & { readonly share: number } => one.kind === 'altered')
    .sort((a, b) => b.share - a.share)[0];
}
