import { shorten } from '../block-kit/escape.ts';
import type { Status } from '../domain/claim.ts';
import { FILTERS } from '../domain/grammar.ts';
import type { Instant } from '../domain/ids.ts';
import { type Match, type NearMiss, prepare } from '../domain/match.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Newsroom } from '../feature.ts';
import type { FactStore } from '../store/fact-store.ts';
import { claimEntry } from './claim-entry.ts';
import { findWords, type Ranked, type WordsFound } from './find-words.ts';
import type { Found, Listed, Listing } from './listing.ts';
import { placeOf, type Question } from './question.ts';

/** A question of more words than this is a page pasted by mistake; the store's index answers up to as many. */
const WORDS_MAX = 100;
const WORDS_SHOWN_MAX = 200;
const OTHERS_SHOWN_MAX = 5;

/** `who-said`: who said these words? Exact words first; near misses only where nothing matches, and marked as such. */
export const whoSaid: Listing = {
  name: 'who-said',
  usage: 'who-said <words> [by: about: outlet: since: until: on: status: in:]',
  filters: FILTERS,
  summary: 'the claims that contain the words, exact words first; near misses are marked',
  group: 'Find',
  words: true,
  story: false,
  entriesMax: 5,
  door: 'answer',

  async find(question, newsroom, offset, limit): Promise<Outcome<Found>> {
    const asked = prepare(question.words);
    if (!asked) return refuse({ code: 'no_words_in', asked: question.words });
    if (asked.tokens.length > WORDS_MAX) return refuse({ code: 'question_too_long', max: WORDS_MAX });
    const found = await findWords(asked, question.scope, question.filter, newsroom.store);
    if (found.matches.length === 0 && offset === 0) await keepGap(question, newsroom);

    const listed = found.matches.length > 0 ? found.matches : found.near;
    const said =
      found.matches.length > 0 ? matchesFound(question, found) : await noMatch(question, newsroom, found.near);
    const entries = await entriesOf(listed.slice(offset, offset + limit), question.filter.asOf, newsroom.store);
    return done({ ...said, entries, total: listed.length });
  },
};

async function entriesOf(ranked: readonly Ranked[], asOf: Instant | undefined, store: FactStore): Promise<Listed[]> {
  const versions = await store.claims.versions(
    ranked.map(({ id }) => id),
    asOf,
  );
  const matches = new Map(ranked.map(({ id, match }) => [id, match]));
  return versions.map((version) => {
    const match = matches.get(version.id);
    return claimEntry(version, match?.spans, match ? describeMatch(match) : null);
  });
}

/** A question that found nothing is a gap for the editors, except where filters alone may have kept it from matching. */
async function keepGap({ filter, story, words }: Question, newsroom: Newsroom): Promise<void> {
  if (Object.keys(filter).length > 0) return;
  await newsroom.store.record.unanswered(story?.id ?? null, words, newsroom.now());
}

type Headline = Pick<Found, 'heading' | 'detail'>;

/** How many claims there are, or at least are, and how many of them have the very words side by side. */
function matchesFound(question: Question, { matches, isAll }: WordsFound): Headline {
  const exact = matches.filter(({ match }) => match.rank === 'exact').length;
  const apart = matches.length - exact;
  const counted = `${isAll ? '' : 'At least '}${exact || apart} ${(exact || apart) === 1 ? 'claim' : 'claims'}`;
  const asked = `“${shown(question)}”`;
  const withWords = exact > 0 ? `with ${asked}` : `with all the words of ${asked}, not side by side,`;
  const others = exact > 0 && apart > 0 ? `, then ${apart} with all the words apart,` : '';
  return { heading: `${counted} ${withWords}${others} in ${place(question)}` };
}

/** Says that there is no match, what was searched, and what else may help. */
async function noMatch(question: Question, newsroom: Newsroom, near: readonly Ranked[]): Promise<Headline> {
  const { total } = await newsroom.store.claims.list(question.scope, question.filter, 'newest', 0, 0);
  const claims = `${question.filter.status ?? 'approved'} ${total === 1 ? 'claim' : 'claims'}`;
  const [stranger] = question.strangers;
  const detail = [
    `I searched the words of ${total} ${claims} in ${place(question)}.`,
    await othersWith(question, newsroom),
    stranger ? `“${shorten(stranger, 40)}:” is no filter, so it was searched for as a word.` : '',
    question.story && near.length === 0 ? 'Add in:all to search every story you may see.' : '',
    near.length > 0 ? 'Near misses, which are not what you asked for:' : '',
  ];
  return { heading: `No match for “${shown(question)}”.`, detail: detail.filter((part) => part !== '').join(' ') };
}

/** What claims that have the words are called while they answer nothing unless asked for. */
const NOT_IN_USE = [
  ['proposed', 'Not yet approved, but with these words'],
  ['retracted', 'Retracted, with these words'],
  ['replaced', 'Corrected since, with these words'],
] as const satisfies readonly (readonly [Status, string])[];

/** Points to claims with the words that are not in use: whoever remembers a quotation must learn that it was taken back. */
async function othersWith(question: Question, newsroom: Newsroom): Promise<string> {
  const asked = prepare(question.words);
  if (!asked || question.filter.status) return '';
  const each = await Promise.all(
    NOT_IN_USE.map(async ([status, called]) => {
      const { matches } = await findWords(asked, question.scope, { ...question.filter, status }, newsroom.store);
      const named = await newsroom.store.claims.versions(matches.slice(0, OTHERS_SHOWN_MAX).map(({ id }) => id));
      const references = [...new Set(named.map(({ reference }) => reference))];
      const more = matches.length > named.length ? ` and ${matches.length - named.length} more` : '';
      return references.length === 0 ? '' : `${called}: ${references.join(', ')}${more}.`;
    }),
  );
  return each.filter((part) => part !== '').join(' ');
}

/** The words asked for, for a heading: a pasted paragraph would bury the answer. */
const shown = ({ words }: Question): string => shorten(words, WORDS_SHOWN_MAX);

const place = (question: Question): string => [placeOf(question), ...question.narrowing].join(', ');

/** Says of everything but the very words, side by side, what it is. */
export function describeMatch({ rank, near }: Match): string | null {
  if (near) return describeNear(near);
  if (rank === 'in_order') return 'All the words, in this order, with others between';
  return rank === 'all_words' ? 'All the words, in another order' : null;
}

function describeNear(near: NearMiss): string {
  return near.kind === 'typo'
    ? `Near miss: it says “${near.found}” where you asked for “${near.asked}”`
    : `Near miss: it does not say “${near.asked}”`;
}
