import type { Sight } from '../access/access.ts';
import { shorten, steady } from '../block-kit/escape.ts';
import { dateRefusal } from '../dates/date-refusal.ts';
import { readWhen } from '../dates/read-when.ts';
import { FILTERS, type FilterName, type Parsed, parseQuestion } from '../domain/grammar.ts';
import type { Instant } from '../domain/ids.ts';
import { done, type Outcome, type Refusal, refuse } from '../domain/outcome.ts';
import { describeSaid, earliest, latest, type Said } from '../domain/said.ts';
import type { Story } from '../domain/story.ts';
import type { Asker, Newsroom } from '../feature.ts';
import type { Filter } from '../store/shelves/claim-shelf.ts';
import type { Scope } from '../store/shelves/scope.ts';
import { actorsNamed } from './which-actor.ts';
import { storyNamed, storyOf } from './which-story.ts';

/** What a verb needs to be asked at all. */
export interface Needs {
  /** Free words. */
  readonly words: boolean;
  /** One story, named or the channel's; otherwise all that the asker may see. */
  readonly story: boolean;
  /** With `story`: whether `in:all` may ask it of every story all the same. */
  readonly everywhere?: boolean;
  /** What it may be narrowed by. Another filter is refused: passed over, it would seem to have been heeded. */
  readonly filters: readonly FilterName[];
  /** The verb, for the sentence that refuses a filter. */
  readonly name: string;
  /** The verb with its arguments, for the sentence that refuses a question without words. */
  readonly usage: string;
}

/** A question, understood: what is searched, and narrowed by what. Nothing outside the asker's sight is in it. */
export interface Question {
  readonly words: string;
  readonly story: Story | null;
  readonly scope: Scope;
  readonly filter: Filter;
  /** The filters as they were understood, for saying what was searched: "by Steven Cheung", "since June 2024". */
  readonly narrowing: readonly string[];
  /** Words before a colon that are no filter, and were searched for like any others. */
  readonly strangers: readonly string[];
  /** Whom the asker chose where a name fits several people: by the name as typed, the name as offered. */
  readonly meant: Meant;
  readonly sight: Sight;
  /** Of a page that goes on from another: the event that its question began after. */
  readonly after?: number;
  /** Asked as things stood then, in Unix seconds; `null` for now. */
  readonly asOf: Instant | null;
  /** IANA zone in which its dates were read. */
  readonly zone: string;
}

/** Names as typed, and as chosen among those that fit. */
export type Meant = Readonly<Record<string, string>>;

const OUTLET_SHOWN_MAX = 60;
/** What `status:` can ask for. */
export const STATUSES = ['proposed', 'approved', 'declined', 'replaced', 'retracted', 'disputed'] as const;

/** Reads and resolves what follows a verb: free words, filters, story, actors and dates. */
export async function readQuestion(
  rest: string,
  asker: Asker,
  newsroom: Newsroom,
  needs: Needs,
  asOf: Instant | null = null,
  meant: Meant = {},
): Promise<Outcome<Question>> {
  const parsed = parseQuestion(rest, needs.words);
  const ready = readable(parsed, needs);
  if (!ready.ok) return ready;

  const sight = await newsroom.access.sight(asker.user);
  const story = whichStory(parsed, asker, sight);
  if (!story.ok) return story;
  if (needs.story && story.value === null && !(needs.everywhere && asksAll(parsed))) {
    return refuse(asksAll(parsed) ? { code: 'one_story_only' } : { code: 'no_story_here' });
  }

  const scope = story.value ? { only: [story.value.id] } : sight.scope;
  const zone = story.value?.zone ?? newsroom.settings.zone;
  const read = await readFilter(parsed, { scope, story: story.value, zone, meant }, newsroom);
  if (!read.ok) return read;
  const { words, strangers } = parsed;
  const filter = asOf === null ? read.value.filter : { ...read.value.filter, asOf };
  const { narrowing } = read.value;
  return done({ words, strangers, story: story.value, scope, filter, narrowing, meant, sight, asOf, zone });
}

/** What is wrong with a question, whatever is on file. */
function readable(parsed: Parsed, needs: Needs): Outcome<null> {
  const [repeated] = parsed.repeated;
  if (repeated) return refuse({ code: 'filter_twice', name: repeated });
  const given = FILTERS.filter((name) => parsed.filters[name] !== undefined);
  const strange = given.find((name) => !needs.filters.includes(name));
  if (strange) return refuse({ code: 'filter_not_taken', verb: needs.name, name: strange, takes: needs.filters });
  const empty = FILTERS.find((name) => parsed.filters[name]?.trim() === '');
  if (empty) return refuse({ code: 'empty_filter', name: empty });
  if (needs.words && parsed.words.trim() === '') return refuse({ code: 'bad_grammar', usage: needs.usage });
  if (needs.words || parsed.words === '') return done(null);
  const [name] = parsed.strangers;
  return refuse(name ? { code: 'unknown_filter', name, known: FILTERS } : { code: 'bad_grammar', usage: needs.usage });
}

const asksAll = (parsed: Parsed): boolean => parsed.filters.in?.trim().toLowerCase() === 'all';

/** `in:` names one; else the channel's; `in:all` looks beyond the channel's. */
function whichStory(parsed: Parsed, asker: Asker, sight: Sight): Outcome<Story | null> {
  if (asksAll(parsed)) return done(null);
  return parsed.filters.in ? storyNamed(parsed.filters.in, sight) : done(storyOf(asker.channel, sight));
}

type ReadFilter = Pick<Question, 'filter' | 'narrowing'>;

/** Where nobody is called so, a subject may be meant. */
const withFilter = (refusal: Refusal): Outcome<never> =>
  refuse(refusal.code === 'nobody_by_that_name' ? { ...refusal, filter: 'about' } : refusal);

async function readFilter(
  { filters }: Parsed,
  within: Pick<Question, 'scope' | 'story' | 'zone' | 'meant'>,
  newsroom: Newsroom,
): Promise<Outcome<ReadFilter>> {
  const filter: { -readonly [Key in keyof Filter]: Filter[Key] } = {};
  const narrowing: string[] = [];
  for (const role of ['by', 'about'] as const) {
    const asked = filters[role];
    if (asked === undefined) continue;
    const named = await actorsNamed(asked, within, newsroom);
    if (!named.ok) return role === 'about' ? withFilter(named.refusal) : named;
    filter[role] = named.value.ids;
    narrowing.push(`${role} ${steady(named.value.name)}`);
  }
  if (filters.outlet) {
    filter.outlet = filters.outlet;
    narrowing.push(`outlet “${shorten(filters.outlet, OUTLET_SHOWN_MAX)}”`);
  }
  for (const name of ['on', 'since', 'until'] as const) {
    const said = dateOf(filters[name], within.zone, newsroom);
    if (!said.ok) return said;
    if (said.value === null) continue;
    if (name !== 'until') filter.since = laterOf(filter.since, earliest(said.value));
    if (name !== 'since') filter.until = earlierOf(filter.until, latest(said.value));
    narrowing.push(`${name === 'on' ? 'dated' : name} ${describeSaid(said.value)}`);
  }
  const status = statusOf(filters.status);
  if (!status.ok) return status;
  if (status.value) filter.status = status.value;
  return done({ filter, narrowing });
}

/** `on:` beside `since:` or `until:`: both hold, so the narrower bound does. Bounds sort as text. */
const laterOf = (bound: string | undefined, other: string): string => (bound && bound > other ? bound : other);
const earlierOf = (bound: string | undefined, other: string): string => (bound && bound < other ? bound : other);

function dateOf(typed: string | undefined, zone: string, newsroom: Newsroom): Outcome<Said | null> {
  if (!typed) return done(null);
  const read = readWhen(typed, { zone, now: newsroom.now() });
  if (read.ok) return done(read.said);
  // A filter may look ahead: nothing is there yet, and nobody is misled.
  if (read.reason === 'in_the_future') return done(read.said);
  return refuse(dateRefusal(typed, read));
}

function statusOf(asked: string | undefined): Outcome<(typeof STATUSES)[number] | null> {
  if (!asked) return done(null);
  const status = STATUSES.find((known) => known === asked.trim().toLowerCase());
  return status ? done(status) : refuse({ code: 'unknown_status', asked, known: STATUSES });
}

/** Where a question looks: "HACK (trump-campaign-hack)". */
export const placeOf = ({ story }: Pick<Question, 'story'>): string =>
  story ? `${story.key} (${story.slug})` : 'every story you may see';

/** The same, at the beginning of a line. */
export const placeFirst = (question: Pick<Question, 'story'>): string => placeOf(question).replace(/^every/u, 'Every');
