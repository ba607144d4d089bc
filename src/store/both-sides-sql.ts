import type { ReviewTable } from './moment.ts';

/**
 * An approved claim in which somebody whom the statement `version` is about denies, declines or stays silent; joins
 * `version` with the claim as `answer`. CROSS JOIN keeps SQLite to this order: beginning with what is approved would
 * read everything.
 */
const responsesIn = (review: ReviewTable): string => `
  version_about
  CROSS JOIN actor AS accused ON accused.id = version_about.actor
  CROSS JOIN actor AS same ON same.same_as = accused.same_as
  CROSS JOIN version AS answer ON answer.speaker = same.id AND answer.stance <> 'statement'
  CROSS JOIN ${review} AS answered ON answered.version = answer.id AND answered.status = 'approved'
 WHERE version_about.version = version.id AND version.stance = 'statement'
   AND accused.same_as <> (SELECT same_as FROM actor WHERE id = version.speaker) AND answer.claim <> version.claim`;

/** That a link was there, and confirmed: now, or at the moment that `review_then` is set to. Conditions over `link`. */
function linkStood(review: ReviewTable): { readonly stands: string; readonly confirmed: string } {
  if (review === 'review') return { stands: 'removed_at IS NULL', confirmed: 'confirmed_at IS NOT NULL' };
  const at = '(SELECT at FROM moment)';
  return {
    stands: `made_at <= ${at} AND (removed_at IS NULL OR removed_at > ${at})`,
    confirmed: `ifnull(confirmed_at <= ${at}, 0)`,
  };
}

/**
 * The links of some versions' claims, both ways, with who speaks at the other end: in the version there that is in force,
 * or waits. As of a moment, links are as they were then.
 */
export function linksIn(review: ReviewTable): string {
  const { stands, confirmed } = linkStood(review);
  const half = (near: string, far: string, direction: string): string => `
    SELECT version.id AS version, link.id AS link, link.kind, '${direction}' AS direction, ${confirmed} AS confirmed,
           touches, link.${far} AS far
      FROM version JOIN link ON link.${near} = version.claim WHERE version.id IN (SELECT value FROM json_each(:these)) AND ${stands}`;
  return `
    SELECT edge.version, edge.kind, direction, confirmed, touches, key, number, actor.name AS actor, stance, status,
           outlet, venue, ifnull(there.link, permalink) AS url, source.kind AS sourceKind
      FROM (${half('claim', 'other', 'to')} UNION ALL ${half('other', 'claim', 'from')}) AS edge
      JOIN version AS there ON there.id = (
             SELECT other.id FROM version AS other JOIN ${review} AS standing ON standing.version = other.id
              WHERE other.claim = edge.far AND standing.status IN ('approved', 'proposed')
              ORDER BY standing.status = 'approved' DESC, other.edition DESC LIMIT 1)
      JOIN ${review} AS standing ON standing.version = there.id
      JOIN claim ON claim.id = there.claim
      JOIN story ON story.id = there.story
      JOIN actor AS named ON named.id = there.speaker
      JOIN actor ON actor.id = named.same_as
      LEFT JOIN source ON source.id = there.source
     ORDER BY edge.version, edge.link`;
}

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
