import { actorListing } from './actor-listing.ts';

/** `said-by`: what an actor said, with the title held at the time. */
export const saidBy = actorListing(
  { name: 'said-by', summary: 'what the actor said, newest first, with title at the time' },
  'by',
);
