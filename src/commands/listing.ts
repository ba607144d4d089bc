import type { KnownBlock } from '@slack/types';
import { button, row } from '../block-kit/controls.ts';
import { escapeMrkdwn } from '../block-kit/escape.ts';
import { type Entry, fitting, readAloud } from '../block-kit/pages.ts';
import { bold, rich, section } from '../block-kit/rich.ts';
import type { Version } from '../domain/claim.ts';
import type { Instant } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Answer, Asker, Button, Command, Newsroom } from '../feature.ts';
import type { Asked, Picture } from '../pictures/picture.ts';
import type { Door } from '../store/fact-store.ts';
import { historic, historicHeading } from './historic.ts';
import { park, unpark } from './parking.ts';
import { type Needs, type Question, readQuestion } from './question.ts';
import { PICTURE_ACTION } from './show-picture.ts';

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
}

/** A verb that answers with a list. What it finds is all it says; paging, exposure and layout are here. */
export interface Listing extends Pick<Command, 'name' | 'summary' | 'group'>, Needs {
  /** Most entries on a page; Slack's limits may allow fewer. */
  readonly entriesMax: number;
  readonly door: Door;
  /** Draws what a question about one story asks for; versions come oldest first. */
  readonly picture?: (versions: readonly Version[], asked: Asked) => Picture;
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

/** *Next* and *Previous* under any listing: asks again, and shows another part in place of this one. */
export function pagingButtons(listings: readonly Listing[]): Button[] {
  return ['next', 'previous'].map((direction) => ({
    action: `${PAGE_ACTION}.${direction}`,
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
}

/** A part of a listing: the page that starts last. */
export async function answerListing(
  listing: Listing,
  { rest, starts, asOf }: Pick<Turn, 'rest' | 'starts' | 'asOf'>,
  asker: Asker,
  newsroom: Newsroom,
): Promise<Outcome<Answer>> {
  const question = await readQuestion(rest, asker, newsroom, listing, asOf ?? null);
  if (!question.ok) return question;
  const offset = starts.at(-1) ?? 0;
  const found = await listing.find(question.value, newsroom, offset, listing.entriesMax);
  if (!found.ok) return found;

  const { heading: plain, detail, total } = found.value;
  const heading = asOf === undefined ? plain : `${historicHeading(asOf, question.value.zone)} ${plain}`;
  const entries = asOf === undefined ? found.value.entries : await historic(found.value.entries, newsroom);
  const shown = entries.slice(0, fitting(entries, listing.entriesMax));
  const next = offset + shown.length;
  const range = total > shown.length && shown.length > 0 ? ` · ${offset + 1}–${next} of ${total}` : '';
  const turn = { verb: listing.name, rest, channel: asker.channel, asOf };
  const controls = [
    ...(starts.length > 1 ? [await turnTo('Previous', { ...turn, starts: starts.slice(0, -1) }, newsroom)] : []),
    ...(shown.length > 0 && next < total
      ? [await turnTo('Next', { ...turn, starts: [...starts, next] }, newsroom)]
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

async function turnTo(label: 'Next' | 'Previous', turn: Turn, newsroom: Newsroom) {
  return button(label, `${PAGE_ACTION}.${label.toLowerCase()}`, await park(turn, newsroom));
}
