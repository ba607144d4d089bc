import { actorListing } from './actor-listing.ts';

/** `about`: what was said about an actor, and by whom. */
export const about = actorListing({ name: 'about', summary: 'what was said about the actor, and by whom' }, 'about');
