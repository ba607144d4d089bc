import { bold, rich, section } from '../block-kit/rich.ts';
import type { Version } from '../domain/claim.ts';
import { FILTERS } from '../domain/grammar.ts';
import { done } from '../domain/outcome.ts';
import { describeSaid } from '../domain/said.ts';
import { timelinePicture } from '../pictures/timeline.ts';
import { claimEntry } from './claim-entry.ts';
import { narrowed } from './list-claims.ts';
import type { Listed, Listing } from './listing.ts';
import { placeFirst, placeOf } from './question.ts';

/** `timeline`: the story in the order in which things were said; undated claims come last. */
export const timeline: Listing = {
  name: 'timeline',
  usage: 'timeline [by: about: outlet: since: until: on: status: in:]',
  filters: FILTERS,
  summary: 'the story in order of when things were said',
  group: 'Find',
  words: false,
  story: true,
  everywhere: true,
  entriesMax: 8,
  door: 'answer',
  picture: timelinePicture,

  async find(question, newsroom, offset, limit) {
    const page = await newsroom.store.claims.list(question.scope, question.filter, 'oldest', offset, limit);
    const what = narrowed(question, 'claims');
    const heading =
      page.total === 0
        ? `No match: ${placeOf(question)} has no ${what}.`
        : `${placeFirst(question)}: timeline of ${what}`;
    return done({ heading, total: page.total, entries: page.items.map(dated) });
  },
};

/** A claim under its day, where the one before it was said at another time. */
function dated(version: Version, index: number, all: readonly Version[]): Listed {
  const entry = claimEntry(version);
  if (index > 0 && all[index - 1]?.said === version.said) return entry;
  const day = version.said ? describeSaid(version.said) : 'Date not known';
  return { ...entry, blocks: [rich(section(bold(day))), ...entry.blocks], text: `${day}. ${entry.text}` };
}
