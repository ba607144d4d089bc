import type { Feature } from '../feature.ts';
import { reviewDeliveries } from './deliver.ts';
import { digestDeliveries } from './deliver-digest.ts';
import { approveAllForms, digestButtons } from './digest-press.ts';
import { reasonButtons, reasonForms, voteButtons } from './press.ts';

/** The buttons and forms of review cards, and what is sent about versions under review. */
export const reviewFeatures: readonly Feature[] = [
  {
    buttons: [...voteButtons, ...reasonButtons, ...digestButtons],
    forms: [...reasonForms, ...approveAllForms],
    deliveries: { ...reviewDeliveries, ...digestDeliveries },
  },
];
