import { link, rich, section } from '../block-kit/rich.ts';
import type { Version } from '../domain/claim.ts';
import { FILTERS } from '../domain/grammar.ts';
import { done, refuse } from '../domain/outcome.ts';
import type { Newsroom } from '../feature.ts';
import { cardLink } from '../review/card-link.ts';
import { claimEntry } from './claim-entry.ts';
import type { Listed, Listing } from './listing.ts';
import { placeFirst, placeOf } from './question.ts';

/** `pending`: what waits for review, oldest first, each with a link to its card. */
export const pending: Listing = {
  name: 'pending',
  usage: 'pending [by: about: outlet: since: until: on: in:]',
  filters: FILTERS,
  summary: 'what waits for review, oldest first, with links to the cards',
  group: 'File and review',
  words: false,
  story: false,
  entriesMax: 5,
  door: 'answer',

  async find(question, newsroom, offset, limit) {
    const asked = question.filter.status;
    if (asked && asked !== 'proposed') return refuse({ code: 'bad_grammar', usage: pending.usage });
    const filter = { ...question.filter, status: 'proposed' } as const;
    const page = await newsroom.store.claims.list(question.scope, filter, 'waiting', offset, limit);
    const narrowing = question.narrowing.length > 0 ? `, ${question.narrowing.join(', ')}` : '';
    const heading =
      page.total === 0
        ? `Nothing waits for review in ${question.story ? placeOf(question) : 'any story you may see'}${narrowing}.`
        : `${placeFirst(question)}: waiting for review${narrowing}`;
    const entries = await Promise.all(page.items.map((version) => withCard(version, newsroom)));
    return done({ heading, total: page.total, entries });
  },
};

async function withCard(version: Version, newsroom: Newsroom): Promise<Listed> {
  const entry = claimEntry(version);
  const url = await cardLink(version.id, newsroom);
  const where = url
    ? link(url, `Open the card of ${version.reference}`)
    : 'Its card is still on its way to Slack. Of claims from a file, a few come at a time.';
  return { ...entry, blocks: [...entry.blocks, rich(section(where))] };
}
