import type { Version } from './claim.ts';

/**
 * Whether somebody whom it is about denied it, or a claim denies or disputes it by a link that a person confirmed. What an
 * editor marked as a non-denial is none.
 */
export const isDisputed = ({ responses, links }: Pick<Version, 'responses' | 'links'>): boolean =>
  responses.some(({ stance, reference }) => stance === 'denial' && !isNonDenial(reference, links)) ||
  links.some(
    ({ kind, direction, confirmed, touches }) =>
      direction === 'from' && confirmed && DISPUTING.has(kind) && touches !== 'non_denial',
  );

const isNonDenial = (response: string, links: Version['links']): boolean =>
  links.some(
    ({ reference, direction, confirmed, touches }) =>
      reference === response && direction === 'from' && confirmed && touches === 'non_denial',
  );

const DISPUTING: ReadonlySet<string> = new Set(['denies', 'disputes']);
