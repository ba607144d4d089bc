import type { Feature } from '../feature.ts';
import { reasonButtons, reasonForms, voteButtons } from './press.ts';

/** The buttons and forms of review cards. */
export const reviewFeatures: readonly Feature[] = [{ buttons: [...voteButtons, ...reasonButtons], forms: reasonForms }];
