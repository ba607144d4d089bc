import { steady } from '../block-kit/escape.ts';
import { FILTERS } from '../domain/grammar.ts';
import type { ActorId } from '../domain/ids.ts';
import { done } from '../domain/outcome.ts';
import type { Newsroom } from '../feature.ts';
import { portrait } from './actor-portrait.ts';
import { claimEntry } from './claim-entry.ts';
import type { Listed, Listing } from './listing.ts';
import { withOpenRequests } from './open-requests.ts';
import type { Question } from './question.ts';
import { actorsNamed } from './which-actor.ts';

/** Changes of an actor that its page shows, the latest. */
const CHANGES_SHOWN = 5;
/** Claims in which a portrait looks for denials and unanswered questions: the latest. */
const RESPONSES_READ_MAX = 200;

/** `actor`: one actor's names, titles over time, and claims by and about them, responses first. */
export const actor: Listing = {
  name: 'actor',
  usage: 'actor <name> [outlet: since: until: on: status: in:]',
  filters: FILTERS.filter((name) => name !== 'by' && name !== 'about'),
  summary: "one actor's roles, aliases, claims by and about, denials, unanswered questions",
  group: 'Find',
  words: true,
  story: true,
  entriesMax: 5,
  door: 'answer',

  async find(question, newsroom, offset, limit) {
    const named = await actorsNamed(question.words, question, newsroom);
    if (!named.ok) return named;
    const { ids, name } = named.value;
    const by = await partOf(question, { by: ids }, newsroom, offset, limit);
    const about = await partOf(question, { about: ids }, newsroom, Math.max(0, offset - by.total), limit);
    const entries = [...by.items, ...about.items].slice(0, limit).map((version) => claimEntry(version));
    const { status } = question.filter;
    const narrowing = [...(status ? [`${status} claims`] : []), ...question.narrowing];
    return done({
      heading: [`${question.story?.key ?? ''}: ${steady(name)}`, ...narrowing].join(', '),
      total: by.total + about.total,
      entries: offset === 0 ? await firstPage(ids, question, entries, newsroom) : entries,
    });
  },
};

/** Above the claims: who it is, and what they were asked and have not answered. */
const firstPage = async (
  ids: readonly ActorId[],
  question: Question,
  entries: readonly Listed[],
  newsroom: Newsroom,
): Promise<readonly Listed[]> =>
  withOpenRequests(ids, question, await withPortrait(ids, question, entries, newsroom), newsroom);

const partOf = (
  question: Question,
  role: Pick<Question['filter'], 'by' | 'about'>,
  newsroom: Newsroom,
  offset: number,
  limit: number,
) => newsroom.store.claims.list(question.scope, { ...question.filter, ...role }, 'newest', offset, limit);

/** Names, titles and answers to questions, above the first of the actor's claims. */
async function withPortrait(
  ids: readonly ActorId[],
  question: Question,
  entries: readonly Listed[],
  newsroom: Newsroom,
): Promise<readonly Listed[]> {
  const actor = (await newsroom.store.actors.list(question.scope, question.filter.asOf)).find(({ id }) =>
    ids.includes(id),
  );
  if (!actor) return entries;
  const { items: by } = await partOf(question, { by: ids }, newsroom, 0, RESPONSES_READ_MAX);
  const kept = question.asOf === null ? await keptOf(actor.id, newsroom) : null;
  const above = portrait({ actor, by, kept, zone: question.zone });
  const [first, ...others] = entries;
  if (!first) return [above];
  return [{ ...first, blocks: [...above.blocks, ...first.blocks], text: `${above.text}\n${first.text}` }, ...others];
}

/** What was done to an actor, as far as its page shows it. */
async function keptOf(id: ActorId, { store }: Newsroom) {
  const [actor, changes] = await Promise.all([store.profiles.of(id), store.profiles.changes(id, CHANGES_SHOWN)]);
  return { merged: actor?.merged ?? [], changes };
}
