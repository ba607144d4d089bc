import { z } from 'zod';
import {
  acceptedAfter,
  type ChannelKind,
  type ChannelState,
  channelState,
  isExposed,
  type SeenChannel,
} from '../domain/channel-state.ts';
import type { ChannelId, Instant, StoryId, UserId } from '../domain/ids.ts';
import { userId } from './columns.ts';
import { atomically, type Database, type Statement } from './database.ts';
import type { Members } from './members.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import { wholeSeconds } from './seconds.ts';
import type { Shares } from './shares.ts';
import type { ChannelLook, ChannelShelf } from './shelves/channel-shelf.ts';
import type { Card } from './shelves/review-shelf.ts';

const Numbers = z.array(z.number());
const PlaceRow = z
  .object({
    channel: z.string(),
    accepted: z.enum(['public', 'private']).nullable(),
    state: z.enum(['fine', 'lost', 'deleted', 'shared', 'made_public', 'archived']),
    editors: z.string().transform((text) => Numbers.parse(JSON.parse(text))),
    seenAt: z.number(),
  })
  .optional();
const StoryRow = z
  .object({ channel: z.string().nullable(), openness: z.enum(['open', 'closed']), archived: z.number() })
  .optional();

type Place = NonNullable<z.infer<typeof PlaceRow>>;

/** The review channel is no story's; stories are numbered from 1. */
const REVIEW_CHANNEL = 0;

/** What a look at a channel leads to. */
interface Shelves {
  readonly members: Members;
  readonly queue: OutboxQueue;
  readonly shares: Shares;
}

/** How the channels where cards go were last seen, in SQL. */
export class StoryChannels implements ChannelShelf {
  readonly #db: Database;
  readonly #members: Members;
  readonly #queue: OutboxQueue;
  readonly #shares: Shares;
  readonly #place: Statement<[number]>;
  readonly #story: Statement<[number]>;
  readonly #keep: Statement;
  readonly #forget: Statement<[number]>;
  readonly #cards: Statement;
  readonly #waiting: Statement<[number]>;
  readonly #keepers: Statement;
  readonly #drop: Statement;
  readonly #closed: Statement;
  readonly #hurry: Statement;

  constructor(db: Database, { members, queue, shares }: Shelves) {
    this.#db = db;
    this.#members = members;
    this.#queue = queue;
    this.#shares = shares;
    this.#place = db.prepare(
      'SELECT channel, accepted, state, editors, seen_at AS seenAt FROM channel_seen WHERE story = ?',
    );
    this.#story = db.prepare('SELECT channel, openness, archived_at IS NOT NULL AS archived FROM story WHERE id = ?');
    this.#keep = db.prepare(`
      INSERT INTO channel_seen (story, channel, accepted, state, editors, seen_at)
      VALUES (:story, :channel, :accepted, :state, :editors, :seenAt)
      ON CONFLICT (story) DO UPDATE SET channel = :channel, accepted = :accepted, state = :state, editors = :editors,
                                        seen_at = :seenAt`);
    this.#forget = db.prepare('DELETE FROM channel_seen WHERE story = ?');
    // The cards that stand there, whichever story's they are, and those that wait for a place.
    this.#cards = db
      .prepare('SELECT version FROM review WHERE card_channel = :channel AND card_ts IS NOT NULL ORDER BY version')
      .pluck();
    this.#waiting = db
      .prepare<[number]>(
        "SELECT version FROM review WHERE story = ? AND status = 'proposed' AND in_line = 0 ORDER BY version",
      )
      .pluck();
    this.#keepers = db
      .prepare(`
        SELECT slack FROM channel_seen AS place JOIN json_each(place.editors) AS editor JOIN member ON member.id = editor.value
         WHERE story = :story AND channel = :channel AND state = 'deleted'`)
      .pluck();
    this.#drop = db.prepare(`
      UPDATE channel_seen SET editors = (SELECT json_group_array(value) FROM json_each(editors) WHERE value <> :member)
       WHERE channel = :channel`);
    this.#hurry = db.prepare(`
      UPDATE outbox SET due_at = :at
       WHERE version = :version AND kind = 'card' AND sent_at IS NULL AND given_up IS NULL AND due_at > :at`);
    this.#closed = db.prepare(`
      UPDATE review SET card_channel = NULL, card_ts = NULL
       WHERE version = :version AND card_channel = :channel AND card_ts = :ts`);
  }

  async accepted(story: StoryId, channel: ChannelId): Promise<ChannelKind | null> {
    return this.#placeOf(story, channel)?.accepted ?? null;
  }

  async keepers(story: StoryId, channel: ChannelId): Promise<ReadonlySet<UserId>> {
    return new Set(z.array(userId).parse(this.#keepers.all({ story, channel })));
  }

  async cardClosed({ version, channel, ts }: Card): Promise<void> {
    this.#closed.run({ version, channel, ts });
  }

  async left(channel: ChannelId, user: UserId): Promise<void> {
    const member = this.#members.find(user);
    if (member !== null) this.#drop.run({ channel, member });
  }

  async looked({ story, channel, seen, deleted, editors, readAt }: ChannelLook, at: Instant): Promise<boolean> {
    return atomically(this.#db, () => {
      const place = story ?? REVIEW_CHANNEL;
      const openness = story === null ? 'open' : this.#opennessIn(story, channel);
      const before = this.#placeOf(place, channel);
      if (openness === null || (before && before.seenAt >= readAt)) return false;
      const accepted = acceptedAfter(before?.accepted ?? null, seen);
      const state = deleted ? 'deleted' : stateAfter(before?.state, openness, seen, accepted);
      const there = editors?.map((editor) => this.#members.numberOf(editor)) ?? before?.editors ?? [];
      this.#write(place, { channel, accepted, state, editors: there, seenAt: readAt });
      if (state === (before?.state ?? 'fine')) return false;
      for (const recipient of new Set(there)) {
        const body = { story: String(place), state };
        this.#queue.put({ kind: 'channel', version: null, recipient, body, at });
      }
      this.#redraw(place, channel, [state, before?.state ?? 'fine'].some(isExposed), at);
      return true;
    });
  }

  /**
   * A story was given a channel, or its editors took it as it is. Within a write transaction.
   *
   * @param kind - of the channel as they were shown it; `undefined` where that is not known: then the next look accepts it
   * @param by - who did it, by number: told of what becomes of it until a look finds who else is to be
   */
  accept(story: StoryId, channel: ChannelId | null, kind: ChannelKind | undefined, by: number, at: Instant): void {
    const before = channel === null ? undefined : this.#placeOf(story, channel);
    if (channel === null || (kind === undefined && !before)) {
      this.#forget.run(story);
      return;
    }
    if (kind === undefined) return;
    const settled = before?.state === 'made_public';
    const state = settled ? 'fine' : (before?.state ?? 'fine');
    // A look that began before this says nothing against it.
    const seenAt = performance.timeOrigin + performance.now();
    this.#write(story, { channel, accepted: kind, state, editors: before?.editors ?? [by], seenAt });
    if (settled) this.#redraw(story, channel, true, at);
  }

  #redraw(place: number, channel: string, standing: boolean, at: Instant): void {
    if (standing) this.#shares.judgeIn(channel, at);
    const cards = Numbers.parse(standing ? this.#cards.all({ channel }) : []);
    for (const version of new Set([...cards, ...Numbers.parse(this.#waiting.all(place))])) {
      this.drawCard(version, at);
    }
  }

  /** Queues a card; one that waits for a place to stand in is tried at once. Within a write transaction. */
  drawCard(version: number, at: Instant): void {
    this.#queue.put({ kind: 'card', version, recipient: null, at });
    this.#hurry.run({ version, at: wholeSeconds(at) });
  }

  /** `null` where the story runs there no longer. */
  #opennessIn(story: StoryId, channel: ChannelId): 'open' | 'closed' | null {
    const row = StoryRow.parse(this.#story.get(story));
    return row?.channel === channel && row.archived === 0 ? row.openness : null;
  }

  #write(story: number, { channel, accepted, state, editors, seenAt }: Place): void {
    this.#keep.run({ story, channel, accepted, state, editors: JSON.stringify(editors), seenAt });
  }

  #placeOf(story: number, channel: string): Place | undefined {
    const place = PlaceRow.parse(this.#place.get(story));
    return place?.channel === channel ? place : undefined;
  }
}

/** Of a channel that Slack said is deleted, a look finds only that it can't be read. */
function stateAfter(
  before: ChannelState | undefined,
  openness: 'open' | 'closed',
  seen: SeenChannel | null,
  accepted: ChannelKind | null,
): ChannelState {
  return seen === null && before === 'deleted' ? 'deleted' : channelState({ openness }, seen, accepted);
}
