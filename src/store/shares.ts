import { z } from 'zod';
import type { ChannelId, Instant, MessageTs } from '../domain/ids.ts';
import { channelId } from './columns.ts';
import type { Database, Statement } from './database.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import type { Showing } from './shelves/recall-shelf.ts';
import type { ShareShelf } from './shelves/share-shelf.ts';

const Places = z.array(z.object({ channel: z.string(), ts: z.string(), version: z.number() }));

const SHARES = `
  SELECT showing.channel, ts, min(version) AS version
    FROM showing JOIN version ON version.id = showing.version JOIN story ON story.id = version.story
   WHERE door = 'share' AND`;
/** A digest stands in its story's channel, and has to go where that becomes another, or the story closed elsewhere. */
const SHARES_AND_DIGESTS = SHARES.replace("door = 'share'", "door IN ('share', 'morning')");
const EACH = 'GROUP BY showing.channel, ts';

/** Shares that stand in channels, in SQL. */
export class Shares implements ShareShelf {
  readonly #queue: OutboxQueue;
  readonly #in: Statement<[string]>;
  readonly #readAbroad: Statement;
  readonly #ofStory: Statement<[number]>;
  readonly #abroad: Statement<[]>;
  readonly #taken: Statement;
  readonly #noted: Statement;

  constructor(db: Database, queue: OutboxQueue) {
    this.#queue = queue;
    this.#in = db.prepare(`${SHARES_AND_DIGESTS} showing.channel = ? ${EACH}`);
    // Shares of other stories here, and this channel's story shared elsewhere.
    this.#readAbroad = db.prepare(`
      ${SHARES} showing.channel = :channel AND story.channel IS NOT :channel ${EACH}
       UNION
      ${SHARES} story.channel = :channel AND showing.channel <> :channel ${EACH}`);
    this.#ofStory = db.prepare(`${SHARES_AND_DIGESTS} story.id = ? ${EACH}`);
    this.#abroad = db
      .prepare<[]>(`
        SELECT DISTINCT showing.channel
          FROM showing JOIN version ON version.id = showing.version JOIN story ON story.id = version.story
         WHERE door = 'share' AND openness = 'closed' AND showing.channel IS NOT story.channel`)
      .pluck();
    this.#taken = db.prepare('DELETE FROM showing WHERE channel = :channel AND ts = :ts');
    this.#noted = db.prepare(
      'UPDATE showing SET noted = :text WHERE channel = :channel AND ts = :ts AND version = :version',
    );
  }

  async peopleChanged(channel: ChannelId, at: Instant): Promise<void> {
    this.#judge(this.#readAbroad.all({ channel }), at);
  }

  async channelChanged(channel: ChannelId, at: Instant): Promise<void> {
    this.judgeIn(channel, at);
  }

  async abroad(): Promise<readonly ChannelId[]> {
    return z.array(channelId).parse(this.#abroad.all());
  }

  async noted({ version, channel, ts }: Showing, text: string): Promise<void> {
    this.#noted.run({ version, channel, ts, text });
  }

  async takenAway({ channel, ts }: { channel: ChannelId; ts: MessageTs }): Promise<void> {
    this.#taken.run({ channel, ts });
  }

  /** Has all shares in a channel judged anew, within the transaction of what happened to it. */
  judgeIn(channel: string, at: Instant): void {
    this.#judge(this.#in.all(channel), at);
  }

  /** The same for a story's shares, wherever they stand. */
  judgeOf(story: number, at: Instant): void {
    this.#judge(this.#ofStory.all(story), at);
  }

  #judge(rows: unknown, at: Instant): void {
    for (const { version, ...body } of Places.parse(rows)) {
      this.#queue.put({ kind: 'share', version, recipient: null, body, at });
    }
  }
}
