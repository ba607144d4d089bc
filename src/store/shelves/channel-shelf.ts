import type { ChannelKind, SeenChannel } from '../../domain/channel-state.ts';
import type { ChannelId, Instant, StoryId, UserId } from '../../domain/ids.ts';
import type { Card } from './review-shelf.ts';

/** A channel where cards go, as it is now. */
export interface ChannelLook {
  /** Whose channel it is; `null` for `REVIEW_CHANNEL`. */
  readonly story: StoryId | null;
  readonly channel: ChannelId;
  /** `null` where the bot may not look. */
  readonly seen: SeenChannel | null;
  /** Whether Slack said that it is gone. */
  readonly deleted: boolean;
  /** Editors who are in it; `null` where that can't be known: those of the last look stay. */
  readonly editors: readonly UserId[] | null;
  /** When the look began, in milliseconds. One that began before the last one kept changes nothing. */
  readonly readAt: number;
}

export interface ChannelShelf {
  /** What kind a story's channel is by its editors' will: as it was bound, or as they last saved the settings. */
  accepted(story: StoryId, channel: ChannelId): Promise<ChannelKind | null>;
  /**
   * Keeps a look. Where the state changed, queues a `channel` item for each editor, and the redrawing of the cards that
   * it concerns; once, however many look. @returns whether it changed
   */
  looked(look: ChannelLook, at: Instant): Promise<boolean>;
  /** A card was closed where it stood: emoji on what is left of it mean nothing. */
  cardClosed(card: Card): Promise<void>;
  /** Somebody left a channel: what becomes of it is no news for them any more. */
  left(channel: ChannelId, user: UserId): Promise<void>;
  /** The editors who were in a story's channel when it was deleted; nobody while it was not. */
  keepers(story: StoryId, channel: ChannelId): Promise<ReadonlySet<UserId>>;
}
