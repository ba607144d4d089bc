import type { Version } from '../domain/claim.ts';
import type { Newsroom } from '../feature.ts';
import type { Page } from '../store/shelves/scope.ts';
import type { Question } from './question.ts';

/** Claims that are taken into account at once, by a map and by any picture. */
const CLAIMS_MAX = 1_000;

/** All claims that a question asks for, oldest first; the first thousand where there are more. */
export const oldestOf = ({ scope, filter }: Question, { store }: Newsroom): Promise<Page<Version>> =>
  store.claims.list(scope, filter, 'oldest', 0, CLAIMS_MAX);
