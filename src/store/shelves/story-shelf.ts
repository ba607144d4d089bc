import type { ChannelKind } from '../../domain/channel-state.ts';
import type { ChannelId, Instant, StoryId, UserId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { NewStory, Story, StorySettings } from '../../domain/story.ts';

export interface StoryShelf {
  /**
   * Makes a story. The first of `keys` that is free is taken. Stories in `hidden` do not count as taken: to this maker
   * they do not exist.
   */
  make(
    story: Omit<NewStory, 'key'> & { readonly channelKind?: ChannelKind },
    keys: readonly string[],
    hidden: readonly StoryId[],
    at: Instant,
  ): Promise<Outcome<Story>>;
  /** Binds a story to a channel, and queues the cards that wait anew; refuses (`channel_taken`) where another running story has it. */
  bind(story: StoryId, channel: ChannelId, by: UserId, at: Instant, kind?: ChannelKind): Promise<Outcome<Story>>;
  /**
   * Saves the settings, and queues the cards that wait anew: they are counted by the new rules.
   *
   * @param kind - of the story's channel as it was shown to them, which they accept with it
   */
  settle(story: StoryId, settings: StorySettings, by: UserId, at: Instant, kind?: ChannelKind): Promise<Outcome<Story>>;
  /** A channel got another id: its stories, their cards and our other messages there follow it. */
  moved(from: ChannelId, to: ChannelId, by: UserId, at: Instant): Promise<void>;
  /** Closes a story to new claims and frees its channel's place; refuses (`already_archived`). */
  archive(story: StoryId, by: UserId, at: Instant): Promise<Outcome<Story>>;
  /** Every story, running and archived, oldest first. */
  all(): Promise<readonly Story[]>;
  get(story: StoryId): Promise<Story | null>;
  /** The running story of a channel, or else the one archived there last. */
  ofChannel(channel: ChannelId): Promise<Story | null>;
}
