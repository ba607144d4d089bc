import type { ChannelId, Instant, MessageTs } from '../../domain/ids.ts';
import type { Showing } from './recall-shelf.ts';

/**
 * Shares that stand in channels. Whether one may still stand there is judged when its `share` item is delivered: these
 * methods queue one for each share that something happened to.
 */
export interface ShareShelf {
  /** Somebody came into a channel or left it: those who may read what is shared there, or may see its story, are others. */
  peopleChanged(channel: ChannelId, at: Instant): Promise<void>;
  /** A channel became another: every share in it is judged. */
  channelChanged(channel: ChannelId, at: Instant): Promise<void>;
  /** Channels where closed stories are shared that are not theirs: of one made public Slack tells nobody. */
  abroad(): Promise<readonly ChannelId[]>;
  /** The note in a share's thread says what became of a version. */
  noted(showing: Showing, text: string): Promise<void>;
  /** What a share showed stands there no more. */
  takenAway(at: { readonly channel: ChannelId; readonly ts: MessageTs }): Promise<void>;
}
