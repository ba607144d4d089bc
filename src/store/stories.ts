import { z } from 'zod';
import type { ChannelKind } from '../domain/channel-state.ts';
import type { ChannelId, Instant, StoryId, UserId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { NewStory, Story, StorySettings } from '../domain/story.ts';
import { atomically, type Database, type Statement } from './database.ts';
import { sha256 } from './digest.ts';
import type { EventLog } from './event-log.ts';
import type { Members } from './members.ts';
import { wholeSeconds } from './seconds.ts';
import type { Shares } from './shares.ts';
import type { StoryShelf } from './shelves/story-shelf.ts';
import type { StoryChannels } from './story-channels.ts';
import { SELECT_STORIES, storiesOf, storyOf } from './story-rows.ts';
import { settingsChanges } from './story-settings.ts';

/** What stories are kept with. */
interface Shelves {
  readonly log: EventLog;
  readonly members: Members;
  readonly places: StoryChannels;
  readonly shares: Shares;
}

/** The stories on file, in SQL. */
export class Stories implements StoryShelf {
  readonly #db: Database;
  readonly #log: EventLog;
  readonly #members: Members;
  readonly #places: StoryChannels;
  readonly #shares: Shares;
  readonly #all: Statement;
  readonly #get: Statement<[StoryId]>;
  readonly #ofChannel: Statement<[ChannelId]>;
  readonly #named: Statement;
  readonly #insert: Statement;
  readonly #bind: Statement;
  readonly #settle: Statement;
  readonly #archive: Statement;
  readonly #cards: Statement<[StoryId]>;
  readonly #bound: Statement<[ChannelId]>;
  readonly #follow: readonly Statement[];
  readonly #dataVersion: Statement;
  /** Every question asks for all stories; this spares it reading thousands of rows that seldom change. */
  #kept: { readonly at: unknown; readonly stories: readonly Story[] } | null = null;

  constructor(db: Database, { log, members, places, shares }: Shelves) {
    this.#db = db;
    this.#log = log;
    this.#members = members;
    this.#places = places;
    this.#shares = shares;
    this.#all = db.prepare(`${SELECT_STORIES} ORDER BY story.id`);
    this.#get = db.prepare(`${SELECT_STORIES} WHERE story.id = ?`);
    this.#ofChannel = db.prepare(
      `${SELECT_STORIES} WHERE channel = ? ORDER BY archived_at IS NOT NULL, archived_at DESC, story.id DESC LIMIT 1`,
    );
    this.#named = db.prepare(`${SELECT_STORIES}
      WHERE (slug = :slug OR key = :key) AND story.id NOT IN (SELECT value FROM json_each(:hidden))
      ORDER BY story.id LIMIT 1`);
    this.#insert = db.prepare(`
      INSERT INTO story (slug, key, title, zone, channel, openness, approvals_needed, four_eyes, made_by, made_at)
      VALUES (:slug, :key, :title, :zone, :channel, :openness, :approvalsNeeded, :fourEyes, :madeBy, :madeAt)`);
    this.#bind = db.prepare('UPDATE story SET channel = :channel WHERE id = :id');
    this.#settle = db.prepare(`
      UPDATE story SET title = :title, zone = :zone, approvals_needed = :approvalsNeeded, four_eyes = :fourEyes,
             openness = :openness, digest_at = :digestAt, quiet_from = :quietFrom, quiet_until = :quietUntil,
             remind_after = :remindAfter, response_hours = :responseHours, sources_needed = :sourcesNeeded
       WHERE id = :id`);
    this.#archive = db.prepare('UPDATE story SET archived_at = :at WHERE id = :id');
    // Cards that wait, and, of a closed story, those that were decided where it no longer is.
    this.#cards = db
      .prepare<[StoryId]>(`
        SELECT version FROM review JOIN story ON story.id = review.story
         WHERE review.story = ?
           AND (status = 'proposed' AND in_line = 0
                OR (openness = 'closed' AND card_ts IS NOT NULL AND card_channel IS NOT story.channel))
         ORDER BY version`)
      .pluck();
    this.#bound = db.prepare<[ChannelId]>('SELECT id FROM story WHERE channel = ? ORDER BY id').pluck();
    this.#follow = FOLLOWERS.map((sql) => db.prepare(sql));
    this.#dataVersion = db.prepare('PRAGMA data_version').pluck();
  }

  async make(
    { channelKind, ...story }: Omit<NewStory, 'key'> & { readonly channelKind?: ChannelKind },
    keys: readonly string[],
    hidden: readonly StoryId[],
    at: Instant,
  ): Promise<Outcome<Story>> {
    return this.#write(() => {
      const taken = this.#holderOf({ slug: story.slug }, hidden);
      if (taken) return refuse({ code: 'slug_taken', slug: taken.slug, key: taken.key });
      const key = keys.find((candidate) => !this.#holderOf({ key: candidate }, hidden));
      if (key === undefined) return this.#keyRefusal(keys, hidden);
      const holder = story.channel && this.#runningIn(story.channel);
      if (holder) return refuse({ code: 'channel_taken', key: holder.key, slug: holder.slug });

      const madeBy = this.#members.numberOf(story.madeBy);
      const row = { ...story, key, fourEyes: Number(story.fourEyes), madeBy, madeAt: wholeSeconds(at) };
      const id = Number(this.#insert.run(row).lastInsertRowid);
      this.#places.accept(id as StoryId, story.channel, channelKind, madeBy, at);
      const { slug, zone, openness, approvalsNeeded, fourEyes } = story;
      const named = { slug, key, title: this.#log.note(story.title), channel: channelDigest(story.channel) };
      const body = { ...named, zone, openness, approvalsNeeded, fourEyes };
      this.#log.append({ what: 'story.made', at, by: madeBy, story: id, body });
      return this.#found(id);
    });
  }

  async bind(id: StoryId, channel: ChannelId, by: UserId, at: Instant, kind?: ChannelKind): Promise<Outcome<Story>> {
    return this.#write(() => {
      const story = this.#existing(id);
      const holder = this.#runningIn(channel);
      if (holder && holder.id !== id) return refuse({ code: 'channel_taken', key: holder.key, slug: holder.slug });
      if (story.channel === channel) return done(story);
      this.#bind.run({ id, channel });
      this.#places.accept(id, channel, kind, this.#members.numberOf(by), at);
      const body = { from: channelDigest(story.channel), to: channelDigest(channel) };
      this.#log.append({ what: 'story.bound', at, by: this.#members.numberOf(by), story: id, body });
      this.#redraw(id, at);
      return this.#found(id);
    });
  }

  async settle(
    id: StoryId,
    settings: StorySettings,
    by: UserId,
    at: Instant,
    kind?: ChannelKind,
  ): Promise<Outcome<Story>> {
    return this.#write(() => {
      const story = this.#existing(id);
      const clash = settings.openness === 'open' && story.openness === 'closed' ? this.#openNamesake(story) : null;
      if (clash?.slug === story.slug) return refuse({ code: 'slug_taken', slug: clash.slug, key: clash.key });
      if (clash) return refuse({ code: 'key_taken', key: clash.key, slug: clash.slug });
      if (kind) this.#places.accept(id, story.channel, kind, this.#members.numberOf(by), at);
      const body = settingsChanges(story, settings, (title) => this.#log.note(title));
      if (Object.keys(body).length === 0) return done(story);
      const { title, zone, approvalsNeeded, fourEyes, openness, responseHours, sourcesNeeded } = settings;
      const { digestAt, quietFrom, quietUntil, remindAfter } = settings;
      const rhythm = { digestAt, quietFrom, quietUntil, remindAfter };
      const rules = { approvalsNeeded, fourEyes: Number(fourEyes), responseHours, sourcesNeeded };
      this.#settle.run({ id, title, zone, openness, ...rules, ...rhythm });
      this.#log.append({ what: 'story.settings', at, by: this.#members.numberOf(by), story: id, body });
      this.#redraw(id, at);
      return this.#found(id);
    });
  }

  async moved(from: ChannelId, to: ChannelId, by: UserId, at: Instant): Promise<void> {
    this.#write(() => {
      for (const id of z.array(z.number()).parse(this.#bound.all(from))) {
        this.#bind.run({ id, channel: to });
        const body = { from: channelDigest(from), to: channelDigest(to) };
        this.#log.append({ what: 'story.bound', at, by: this.#members.numberOf(by), story: id, body });
      }
      for (const statement of this.#follow) statement.run({ from, to });
      return done(null);
    });
  }

  async archive(id: StoryId, by: UserId, at: Instant): Promise<Outcome<Story>> {
    return this.#write(() => {
      const story = this.#existing(id);
      if (story.archivedAt !== null) return refuse({ code: 'already_archived', key: story.key });
      this.#archive.run({ id, at: wholeSeconds(at) });
      this.#log.append({ what: 'story.archived', at, by: this.#members.numberOf(by), story: id });
      return this.#found(id);
    });
  }

  async all(): Promise<readonly Story[]> {
    return this.#everyStory();
  }

  async get(id: StoryId): Promise<Story | null> {
    return storyOf(this.#get.get(id));
  }

  async ofChannel(channel: ChannelId): Promise<Story | null> {
    return storyOf(this.#ofChannel.get(channel));
  }

  /**
   * Cards that wait show the story's rules and stand in its channel: they are drawn, and so counted, again. A closed
   * story's cards elsewhere are drawn, and so closed. Its shares are judged by who may see it now.
   */
  #redraw(story: StoryId, at: Instant): void {
    this.#shares.judgeOf(story, at);
    for (const version of z.array(z.number()).parse(this.#cards.all(story))) {
      this.#places.drawCard(version, at);
    }
  }

  #everyStory(): readonly Story[] {
    // SQLite changes this number when another connection has written.
    const at = `${this.#dataVersion.get()} ${this.#members.forgotten}`;
    if (this.#kept === null || this.#kept.at !== at) this.#kept = { at, stories: storiesOf(this.#all.all()) };
    return this.#kept.stories;
  }

  #write<Value>(step: () => Outcome<Value>): Outcome<Value> {
    try {
      return atomically(this.#db, step);
    } finally {
      this.#kept = null;
    }
  }

  #holderOf(name: { slug?: string; key?: string }, hidden: readonly StoryId[]): Story | null {
    const { slug = null, key = null } = name;
    return storyOf(this.#named.get({ slug, key, hidden: JSON.stringify(hidden) }));
  }

  #keyRefusal(keys: readonly string[], hidden: readonly StoryId[]): Outcome<Story> {
    const [key = ''] = keys;
    return refuse({ code: 'key_taken', key, slug: this.#holderOf({ key }, hidden)?.slug ?? '' });
  }

  /** Another open story by the slug or key of one about to be opened; open stories share neither. */
  #openNamesake({ id, slug, key }: Story): Story | null {
    const closed = this.#everyStory().filter((story) => story.openness === 'closed' || story.id === id);
    return this.#holderOf(
      { slug, key },
      closed.map((story) => story.id),
    );
  }

  #runningIn(channel: ChannelId): Story | null {
    const story = storyOf(this.#ofChannel.get(channel));
    return story?.archivedAt === null ? story : null;
  }

  #existing(id: StoryId): Story {
    const story = storyOf(this.#get.get(id));
    if (!story) throw new Error(`There is no story of number ${id}.`);
    return story;
  }

  #found(id: number): Outcome<Story> {
    return done(this.#existing(id as StoryId));
  }
}

const channelDigest = (channel: ChannelId | null): string | null => (channel === null ? null : sha256(channel));

/** What else names a channel by its id: our messages there, and what waits to be sent to them. */
const FOLLOWERS = [
  'UPDATE review SET card_channel = :to WHERE card_channel = :from',
  'UPDATE import SET digest_channel = :to WHERE digest_channel = :from',
  'UPDATE showing SET channel = :to WHERE channel = :from',
  'UPDATE channel_seen SET channel = :to WHERE channel = :from',
  `UPDATE outbox SET body = json_set(body, '$.channel', :to),
          lane = 'message ' || :to || ' ' || json_extract(body, '$.ts')
    WHERE kind IN ('reshow', 'share') AND sent_at IS NULL AND given_up IS NULL AND json_extract(body, '$.channel') = :from`,
];
