import { z } from 'zod';
import type { ChannelState } from '../domain/channel-state.ts';
import type { ChannelId, Instant, StoryId } from '../domain/ids.ts';
import { atomically, type Database, type Statement } from './database.ts';
import type { ChannelLook, ChannelShelf } from './fact-store.ts';
import type { Members } from './members.ts';
import type { OutboxQueue } from './outbox-queue.ts';

const SeenRow = z
  .object({
    channel: z.string(),
    kind: z.enum(['public', 'private']),
    state: z.enum(['fine', 'lost', 'shared', 'made_public', 'archived']),
    editors: z.string().transform((text) => z.array(z.number()).parse(JSON.parse(text))),
  })
  .optional();

/** How stories' channels were last seen, in SQL. */
export class StoryChannels implements ChannelShelf {
  readonly #db: Database;
  readonly #members: Members;
  readonly #queue: OutboxQueue;
  readonly #seen: Statement<[StoryId]>;
  readonly #keep: Statement;
  readonly #cards: Statement<[StoryId]>;

  constructor(db: Database, members: Members, queue: OutboxQueue) {
    this.#db = db;
    this.#members = members;
    this.#queue = queue;
    this.#seen = db.prepare('SELECT channel, kind, state, editors FROM channel_seen WHERE story = ?');
    this.#keep = db.prepare(`
      INSERT INTO channel_seen (story, channel, kind, state, editors)
      VALUES (:story, :channel, :kind, :state, :editors)
      ON CONFLICT (story) DO UPDATE SET channel = :channel, kind = :kind, state = :state, editors = :editors`);
    this.#cards = db
      .prepare<[StoryId]>('SELECT version FROM review WHERE story = ? AND card_ts IS NOT NULL ORDER BY version')
      .pluck();
  }

  async accepted(story: StoryId, channel: ChannelId): Promise<'public' | 'private' | null> {
    const seen = this.#seenAt(story, channel);
    return seen?.kind ?? null;
  }

  async looked(story: StoryId, look: ChannelLook, at: Instant): Promise<boolean> {
    const { channel, kind, state } = look;
    return atomically(this.#db, () => {
      const before = this.#seenAt(story, channel);
      // Who was there when the channel could still be read is told when it can't be any more.
      const now = look.editors.map((editor) => this.#members.numberOf(editor));
      const editors = now.length > 0 ? now : (before?.editors ?? []);
      const row = { story, channel, kind: before?.kind ?? kind ?? 'private', state, editors: JSON.stringify(editors) };
      this.#keep.run(row);
      if (state === (before?.state ?? 'fine')) return false;
      for (const recipient of new Set([...editors, ...(before?.editors ?? [])]))
        this.#tell(story, recipient, state, at);
      for (const version of z.array(z.number()).parse(this.#cards.all(story))) {
        this.#queue.put({ kind: 'card', version, recipient: null, at });
      }
      return true;
    });
  }

  #tell(story: StoryId, recipient: number, state: ChannelState, at: Instant): void {
    this.#queue.put({ kind: 'channel', version: null, recipient, body: { story: String(story), state }, at });
  }

  #seenAt(story: StoryId, channel: ChannelId): z.infer<typeof SeenRow> {
    const seen = SeenRow.parse(this.#seen.get(story));
    return seen?.channel === channel ? seen : undefined;
  }
}
