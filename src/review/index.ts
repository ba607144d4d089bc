import type { Feature } from '../feature.ts';
import { reviewDeliveries } from './deliver.ts';
import { reasonButtons, reasonForms, voteButtons } from './press.ts';

/** The buttons and forms of review cards, and what is sent about versions under review. */
export const reviewFeatures: readonly Feature[] = [
  { buttons: [...voteButtons, ...reasonButtons], forms: reasonForms, deliveries: reviewDeliveries },
];
