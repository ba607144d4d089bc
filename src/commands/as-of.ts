import { dateRefusal } from '../dates/date-refusal.ts';
import { readWhen } from '../dates/read-when.ts';
import { instantOf } from '../domain/civil.ts';
import { parseQuestion } from '../domain/grammar.ts';
import type { Instant } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import { earliest, lastMinute } from '../domain/said.ts';
import type { Answer, Asker, Command, Newsroom } from '../feature.ts';
import { answerListing, type Listing } from './listing.ts';
import { storyNamed, storyOf } from './which-story.ts';

const USAGE = 'as-of <time> <verb> …';

/** `as-of`: a listing as it would have been answered then, marked as historic. Who may see what is decided as of now. */
export function asOfFor(listings: readonly Listing[]): Command {
  return {
    name: 'as-of',
    usage: USAGE,
    summary: 'the answer of a verb as it would have been then, marked as historic',
    group: 'Find',

    async answer(rest, asker, newsroom): Promise<Outcome<Answer>> {
      const line = takeVerb(rest, listings);
      const verbs = listings.map(({ name }) => name);
      if (!line && verbs.includes(firstWord(rest))) return refuse({ code: 'bad_grammar', usage: USAGE });
      if (!line) return refuse({ code: 'no_such_past', verb: verbIn(rest, newsroom), verbs });
      const zone = await zoneOf(line, asker, newsroom);
      const asOf = momentOf(line.time, zone, newsroom);
      if (!asOf.ok) return asOf;
      return answerListing(line.listing, { rest: line.rest, starts: [0], asOf: asOf.value }, asker, newsroom);
    },
  };
}

interface Line {
  readonly time: string;
  readonly listing: Listing;
  readonly rest: string;
}

/** The time, quoted or up to the first verb, then the verb, then what follows it. */
function takeVerb(typed: string, listings: readonly Listing[]): Line | null {
  const text = typed.trim();
  const quoted = /^["“”](.+?)["“”]\s+(\S+)\s*(.*)$/su.exec(text);
  const words = [...text.matchAll(/\S+/gu)];
  const at = words.findIndex(
    ({ 0: word }, index) => index > 0 && listings.some(({ name }) => name === word.toLowerCase()),
  );
  const verb = quoted?.[2] ?? words[at]?.[0] ?? '';
  const listing = listings.find(({ name }) => name === verb.toLowerCase());
  if (!listing) return null;
  if (quoted) return { time: quoted[1] ?? '', listing, rest: quoted[3] ?? '' };
  const start = words[at]?.index ?? 0;
  return { time: text.slice(0, start).trim(), listing, rest: text.slice(start + verb.length).trim() };
}

/** The zone of the story that is asked, as the answer says the moment in it. A story named wrongly is refused there. */
async function zoneOf({ listing, rest }: Line, asker: Asker, newsroom: Newsroom): Promise<string> {
  const sight = await newsroom.access.sight(asker.user);
  const asked = parseQuestion(rest, listing.words).filters.in;
  if (asked?.trim().toLowerCase() === 'all') return newsroom.settings.zone;
  const named = asked ? storyNamed(asked, sight) : done(storyOf(asker.channel, sight));
  return (named.ok ? named.value?.zone : undefined) ?? newsroom.settings.zone;
}

const firstWord = (text: string): string => text.trim().split(/\s+/u)[0]?.toLowerCase() ?? '';

/** What stands where the verb would: behind the time, or else last. */
function verbIn(typed: string, { settings, now }: Newsroom): string {
  const quoted = /^["“”].+?["“”]\s+(\S+)/su.exec(typed.trim());
  if (quoted) return quoted[1] ?? '';
  const words = typed.trim().split(/\s+/u);
  const ends = words.map((_, index) => index).reverse();
  const isTime = (end: number): boolean =>
    readWhen(words.slice(0, end).join(' '), { zone: settings.zone, now: now() }).ok;
  return words[ends.find((end) => end > 0 && isTime(end)) ?? words.length - 1] ?? '';
}

/** The last second of the time named; of today, the moment. */
function momentOf(typed: string, zone: string, newsroom: Newsroom): Outcome<Instant> {
  const now = newsroom.now();
  const read = readWhen(typed, { zone, now });
  if (!read.ok) return refuse(dateRefusal(typed, read));
  const [year, month = '01', day = '01', hour = '00', minute = '00'] = earliest(read.said).split(/\D/u);
  const begins = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
  };
  if (instantOf(begins, zone) > now) return refuse({ code: 'future_date', typed });
  return done(Math.min(now, instantOf(lastMinute(read.said), zone) + 59));
}
