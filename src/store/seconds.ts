import type { Instant } from '../domain/ids.ts';

/** An instant as the tables keep it: whole Unix seconds. */
export const wholeSeconds = (at: Instant): number => Math.floor(at);
