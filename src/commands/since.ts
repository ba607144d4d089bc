import { instantOf } from '../domain/civil.ts';
import type { Instant } from '../domain/ids.ts';
import { lastMinute, parseSaid } from '../domain/said.ts';
import type { Question } from './question.ts';

/** "since yesterday" in the grammar of filters; "since I last asked" is what is meant without a time. */
export const plainSince = (rest: string): string =>
  rest
    .replace(/(^|\s)since\s+(?:i\s+|we\s+)?last\s+(?:looked|asked|time)\b/iu, '$1')
    .replace(/(^|\s)since\s+(?=\S)/iu, '$1since:');

/** The moment that a question's `since:` names, in its zone; `null` without one. */
export function sinceOf({ filter, zone }: Pick<Question, 'filter' | 'zone'>): Instant | null {
  const bound = filter.since === undefined ? null : parseSaid(filter.since);
  return bound && instantOf(lastMinute(bound), zone);
}
