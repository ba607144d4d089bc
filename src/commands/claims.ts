import { FILTERS } from '../domain/grammar.ts';
import { done } from '../domain/outcome.ts';
import { listClaims } from './list-claims.ts';
import type { Listing } from './listing.ts';

/** `claims`: what is on file in the story, newest first. */
export const claims: Listing = {
  name: 'claims',
  usage: 'claims [by: about: outlet: since: until: on: status: in:]',
  filters: FILTERS,
  summary: "the story's claims, newest first",
  group: 'Find',
  words: false,
  story: true,
  everywhere: true,
  entriesMax: 5,
  door: 'answer',

  find: async (question, newsroom, offset, limit) => done(await listClaims(question, newsroom, offset, limit)),
};
