import type { VersionId } from '../domain/ids.ts';
import { type Match, type prepare, rankOrder } from '../domain/match.ts';
import type { FactStore } from '../store/fact-store.ts';
import type { Candidate, Filter } from '../store/shelves/claim-shelf.ts';
import type { Scope } from '../store/shelves/scope.ts';

/** What the store hands over for ranking: far more than anyone pages through, few enough to rank in a moment. */
const CANDIDATES_MAX = 200;

/** A version whose words answer a question, and how. */
export interface Ranked {
  readonly id: VersionId;
  readonly match: Match;
}

/** What answers a question: matches, best first, or where there is none, near misses. */
export interface WordsFound {
  readonly matches: readonly Ranked[];
  readonly near: readonly Ranked[];
  /** Whether that is all there is, or only the best of more than anyone pages through. */
  readonly isAll: boolean;
}

/** A question read once: `domain/match.ts`. */
export type Prepared = NonNullable<ReturnType<typeof prepare>>;

/** The store narrows, in each way of spelling the question, and the domain ranks. */
export async function findWords(asked: Prepared, scope: Scope, filter: Filter, store: FactStore): Promise<WordsFound> {
  const found = await Promise.all(
    asked.spellings.map((tokens) => store.claims.candidates(scope, filter, tokens, CANDIDATES_MAX)),
  );
  const candidates = new Map(found.flat().map((candidate) => [candidate.id, candidate]));
  const ranked = [...candidates.values()].flatMap((candidate) => judged(candidate, asked)).sort(bestFirst);
  const matches = ranked.filter(({ match }) => match.rank !== 'near');
  return { matches, near: matches.length > 0 ? [] : ranked, isAll: candidates.size < CANDIDATES_MAX };
}

function judged({ id, words }: Candidate, asked: Prepared): Ranked[] {
  const match = asked.match(words);
  return match ? [{ id, match }] : [];
}

const bestFirst = (a: Ranked, b: Ranked): number => rankOrder(a.match, b.match) || b.id - a.id;
