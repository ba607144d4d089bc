import { linkStood } from './links.ts';
import type { ReviewTable } from './moment.ts';
import { responsesIn } from './version-rows.ts';

/** That a version is disputed, as `domain/is-disputed.ts` has it: a condition over `version`. */
export function disputedIn(review: ReviewTable): string {
  const { stands, confirmed } = linkStood(review);
  return `(
    EXISTS (SELECT 1 FROM ${responsesIn(review)} AND answer.stance = 'denial'
               AND NOT EXISTS (SELECT 1 FROM link WHERE link.claim = answer.claim AND link.other = version.claim
                                  AND touches = 'non_denial' AND ${stands} AND ${confirmed}))
    OR EXISTS (SELECT 1 FROM link
               CROSS JOIN version AS denial ON denial.claim = link.claim
               CROSS JOIN ${review} AS counted ON counted.version = denial.id AND counted.status = 'approved'
                WHERE link.other = version.claim AND link.kind IN ('denies', 'disputes')
                  AND touches IS NOT 'non_denial' AND ${stands} AND ${confirmed}))`;
}
