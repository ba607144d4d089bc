import { STANCE_LABELS } from '../block-kit/claim.ts';
import { escapeMrkdwn, steady } from '../block-kit/escape.ts';
import { rich, section } from '../block-kit/rich.ts';
import type { Stance, Version } from '../domain/claim.ts';
import { FILTERS } from '../domain/grammar.ts';
import type { ActorId } from '../domain/ids.ts';
import { done } from '../domain/outcome.ts';
import { describeSaid, parseSaid } from '../domain/said.ts';
import type { Newsroom } from '../feature.ts';
import { count } from './actors.ts';
import { claimEntry } from './claim-entry.ts';
import type { Listed, Listing } from './listing.ts';
import type { Question } from './question.ts';
import { actorsNamed } from './which-actor.ts';

/** Titles that a portrait lists, the latest. */
const TITLES_MAX = 10;
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
      entries: offset === 0 ? await withPortrait(ids, question, entries, newsroom) : entries,
    });
  },
};

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
  const { items } = await partOf(question, { by: ids }, newsroom, 0, RESPONSES_READ_MAX);
  const stances = (['denial', 'declined_comment', 'no_response'] as const).flatMap((stance) =>
    responses(stance, items),
  );
  const titles = actor.titles.slice(-TITLES_MAX);
  const earlier = actor.titles.length - titles.length;
  const lines = [
    ...(actor.aliases.length > 0 ? [`Also: ${actor.aliases.map(steady).join(', ')}`] : []),
    ...(earlier > 0 ? [`${earlier} earlier titles`] : []),
    ...titles.map(({ title, said }) => `${steady(title)} · ${whenHeld(said)}`),
    `${count(actor.by)} by, ${count(actor.about)} about`,
    ...stances,
  ].join('\n');
  const [first, ...others] = entries;
  const portrait = { blocks: [rich(section(lines))], text: escapeMrkdwn(lines) };
  if (!first) return [portrait];
  const text = `${portrait.text}\n${first.text}`;
  return [{ ...first, blocks: [...portrait.blocks, ...first.blocks], text }, ...others];
}

function responses(stance: Exclude<Stance, 'statement'>, by: readonly Version[]): string[] {
  const references = by.filter((version) => version.stance === stance).map((version) => version.reference);
  return references.length > 0 ? [`${STANCE_LABELS[stance]}: ${references.join(', ')}`] : [];
}

function whenHeld(said: string | null): string {
  const date = said === null ? null : parseSaid(said);
  return date ? `held ${describeSaid(date)}` : 'date not known';
}
