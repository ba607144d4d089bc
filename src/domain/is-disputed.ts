import type { Version } from './claim.ts';

/** Whether somebody whom it is about denied it, or a claim denies or disputes it by a link that a person confirmed. */
export const isDisputed = ({ responses, links }: Pick<Version, 'responses' | 'links'>): boolean =>
  responses.some(({ stance }) => stance === 'denial') ||
  links.some(({ kind, direction, confirmed }) => direction === 'from' && confirmed && DISPUTING.has(kind));

const DISPUTING: ReadonlySet<string> = new Set(['denies', 'disputes']);
