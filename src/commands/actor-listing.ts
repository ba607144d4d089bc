import { steady } from '../block-kit/escape.ts';
import { FILTERS } from '../domain/grammar.ts';
import { done } from '../domain/outcome.ts';
import { listClaims } from './list-claims.ts';
import type { Listing } from './listing.ts';
import { actorsNamed } from './which-actor.ts';

/** A listing of the claims in which one actor takes a part: as their speaker, or as somebody they are about. */
export function actorListing(verb: Pick<Listing, 'name' | 'summary'>, role: 'by' | 'about'): Listing {
  const filters = FILTERS.filter((name) => name !== role);
  const usage = `${verb.name} <actor> [${filters.map((name) => `${name}:`).join(' ')}]`;
  return {
    ...verb,
    usage,
    filters,
    group: 'Find',
    words: true,
    story: false,
    entriesMax: 5,
    door: 'answer',

    async find(question, newsroom, offset, limit) {
      const actors = await actorsNamed(question.words, question, newsroom);
      if (!actors.ok) return actors;
      const { ids, name } = actors.value;
      const narrowed = {
        ...question,
        filter: { ...question.filter, [role]: ids },
        narrowing: [`${role} ${steady(name)}`, ...question.narrowing],
      };
      return done(await listClaims(narrowed, newsroom, offset, limit));
    },
  };
}
