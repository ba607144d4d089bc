import type { KnownBlock } from '@slack/types';
import { button, row } from '../block-kit/controls.ts';
import { escapeMrkdwn, shorten, steady } from '../block-kit/escape.ts';
import { OPTION_MAX } from '../block-kit/limits.ts';
import { type Entry, fitting, readAloud } from '../block-kit/pages.ts';
import { bold, rich, section } from '../block-kit/rich.ts';
import type { Version } from '../domain/claim.ts';
import { explain } from '../domain/explain.ts';
import type { Instant } from '../domain/ids.ts';
import { done, type Outcome, type Refusal, refuse } from '../domain/outcome.ts';
import type { Answer, Asker, Button, Command, Newsroom } from '../feature.ts';
import type { Asked, Picture } from '../pictures/picture.ts';
import type { Door } from '../store/shelves/exposure.ts';
import { historic, historicHeading } from './historic.ts';
import { park, unpark } from './parking.ts';
import { type Meant, type Needs, type Question, readQuestion } from './question.ts';
import { PICTURE_ACTION } from './show-picture.ts';
import { NAMES_MAX } from './which-actor.ts';

/** An entry of a list, with the version that it shows, if it shows one. */
export interface Listed extends Entry {
  readonly version?: ShownVersion;
  /** Those that it shows, where it is about several. */
  readonly versions?: readonly ShownVersion[];
}

type ShownVersion = Pick<Version, 'id' | 'status' | 'sealed'>;

/** A part of a list, from `offset` on: at most `limit` of `total` entries. */
export interface Found {
  /** What the list is, in one line: "HACK: claims, newest first". */
  readonly heading: string;
  /** What stands behind the heading: what was searched, what else may help. */
  readonly detail?: string;
  readonly entries: readonly Listed[];
  readonly total: number;
  /** The event that later pages begin after, too, where the question alone would mean another one by then. */
  readonly after?: number;
  /** Hears how many of the entries are shown. */
  onShown?(count: number): Promise<void>;
}

/** A verb that answers with a list. What it finds is all it says; paging, exposure and layout are here. */
export interface Listing extends Pick<Command, 'name' | 'summary' | 'group'>, Needs {
  /** Most entries on a page; Slack's limits may allow fewer. */
  readonly entriesMax: number;
  readonly door: Door;
  /** Draws what a question about one story asks for; versions come oldest first. */
  readonly picture?: (versions: readonly Version[], asked: Asked) => Picture;
  /** What was typed, in the grammar of filters, where the verb has words of its own (`since yesterday`). */
  plain?(rest: string): string;
  find(question: Question, newsroom: Newsroom, offset: number, limit: number): Promise<Outcome<Found>>;
}

/** The verb of a listing, which shows its first page. */
export function listingCommand(listing: Listing): Command {
  const { name, usage, summary, group } = listing;
  return {
    name,
    usage,
    summary,
    group,
    answer: (rest, asker, newsroom) => answerListing(listing, { rest, starts: [0] }, asker, newsroom),
  };
}

const PAGE_ACTION = 'answer.page.turn';

/**
 * *Next* and *Previous* under any listing, and the names where it asked whom somebody meant: asks again, and shows the
 * answer in place of this one.
 */
export function pagingButtons(listings: readonly Listing[]): Button[] {
  const choices = Array.from({ length: NAMES_MAX }, (_, at) => `${CHOOSE_ACTION}.${at}`);
  return [`${PAGE_ACTION}.next`, `${PAGE_ACTION}.previous`, ...choices].map((action) => ({
    action,
    async press(press, newsroom): Promise<Outcome<Answer>> {
      const turn = await unpark(press.value, newsroom);
      const listing = listings.find(({ name }) => name === turn?.verb);
      if (!turn || !listing) return refuse({ code: 'no_longer_here' });
      const asker = { ...press, channel: turn.channel as Asker['channel'] };
      const answer = await answerListing(listing, turn, asker, newsroom);
      return answer.ok && answer.value.do === 'reply' ? done({ ...answer.value, replace: true }) : answer;
    },
  }));
}

/** What a paging button must know: the question as asked, where, and at which entries its pages start. */
export interface Turn {
  readonly verb: string;
  readonly rest: string;
  readonly channel: string | null;
  /** Offsets of the pages up to the one to show, which is the last. */
  readonly starts: readonly number[];
  /** Asked as things stood then, in Unix seconds. */
  readonly asOf?: Instant | undefined;
  /** Whom the asker chose where a name fits several people. */
  readonly meant?: Meant | undefined;
  /** See `Found.after`. */
  readonly after?: number | undefined;
}

/** A part of a listing: the page that starts last. */
export async function answerListing(
  listing: Listing,
  asked: Pick<Turn, 'rest' | 'starts' | 'asOf' | 'meant' | 'after'>,
  asker: Asker,
  newsroom: Newsroom,
): Promise<Outcome<Answer>> {
  const { rest, starts, asOf, meant, after: began } = asked;
  const turn = { verb: listing.name, rest, channel: asker.channel, asOf, meant };
  const question = await readQuestion(listing.plain?.(rest) ?? rest, asker, newsroom, listing, asOf ?? null, meant);
  if (!question.ok) return whichOf(question.refusal, turn, newsroom);
  const offset = starts.at(-1) ?? 0;
  const continued = began === undefined ? question.value : { ...question.value, after: began };
  const found = await listing.find(continued, newsroom, offset, listing.entriesMax);
  if (!found.ok) return whichOf(found.refusal, turn, newsroom);

  const { heading: plain, detail, total, after } = found.value;
  const heading = asOf === undefined ? plain : `${historicHeading(asOf, question.value.zone)} ${plain}`;
  const entries = asOf === undefined ? found.value.entries : await historic(found.value.entries, newsroom);
  const shown = entries.slice(0, fitting(entries, listing.entriesMax));
  await found.value.onShown?.(shown.length);
  const next = offset + shown.length;
  const range = total > shown.length && shown.length > 0 ? ` · ${offset + 1}–${next} of ${total}` : '';
  const controls = [
    ...(starts.length > 1 ? [await turnTo('Previous', { ...turn, after, starts: starts.slice(0, -1) }, newsroom)] : []),
    ...(shown.length > 0 && next < total
      ? [await turnTo('Next', { ...turn, after, starts: [...starts, next] }, newsroom)]
      : []),
    ...(listing.picture && question.value.story && shown.length > 0
      ? [button('Show as Picture', PICTURE_ACTION, await park({ ...turn, starts: [0] }, newsroom))]
      : []),
  ];
  const blocks: KnownBlock[] = [
    rich(section(bold(`${heading}${range}`), detail ? ` ${detail}` : null)),
    ...shown.flatMap((entry) => entry.blocks),
    ...(controls.length > 0 ? [row(...controls)] : []),
  ];
  const versions = shown.flatMap((entry) => entry.versions ?? entry.version ?? []);
  return done({
    do: 'reply',
    message: { text: readAloud(escapeMrkdwn([`${heading}${range}`, detail].join(' ').trim()), shown), blocks },
    shown: { versions, door: asOf === undefined ? listing.door : 'as_of' },
  });
}

const CHOOSE_ACTION = 'answer.actor.choose';

/** Asks which of several people is meant, with a button for each; any other refusal stands. */
async function whichOf(refusal: Refusal, turn: Omit<Turn, 'starts'>, newsroom: Newsroom): Promise<Outcome<Answer>> {
  if (refusal.code !== 'which_actor') return refuse(refusal);
  const text = explain(refusal);
  const buttons = await Promise.all(
    refusal.names.map(async (name, at) => {
      const meant = { ...turn.meant, [refusal.asked]: name };
      const value = await park({ ...turn, starts: [0], meant }, newsroom);
      return button(shorten(steady(name), OPTION_MAX), `${CHOOSE_ACTION}.${at}`, value);
    }),
  );
  return done({ do: 'reply', message: { text: escapeMrkdwn(text), blocks: [rich(section(text)), row(...buttons)] } });
}

async function turnTo(label: 'Next' | 'Previous', turn: Turn, newsroom: Newsroom) {
  return button(label, `${PAGE_ACTION}.${label.toLowerCase()}`, await park(turn, newsroom));
}
