import type { Story } from './story.ts';

/** Who can read a channel: every full member of the workspace, or those in it. */
export type ChannelKind = 'public' | 'private';

/** What a conversation in Slack is like, as far as a story in it cares. */
export interface SeenChannel {
  readonly kind: ChannelKind | 'direct';
  readonly archived: boolean;
  /** Shared with another organization. */
  readonly external: boolean;
  /** Whether the bot is in it. */
  readonly joined: boolean;
}

/**
 * Whether cards can stand in a channel as it is: `fine`, or what became of it. `lost`: the bot was taken out of it, or it
 * is gone; `deleted`: Slack said that it is gone.
 */
export type ChannelState = 'fine' | 'lost' | 'deleted' | 'shared' | 'made_public' | 'archived';

/**
 * What became of a story's channel.
 *
 * A closed story whose private channel was made public stays closed, but nothing of it may go there while everybody could
 * read it. One that was public when its editors last accepted it is theirs to judge.
 *
 * @param seen - `null`: the bot may not look, or there is none
 * @param accepted - the channel's kind as its editors last accepted it; `null` where nobody did yet
 */
export function channelState(
  { openness }: Pick<Story, 'openness'>,
  seen: SeenChannel | null,
  accepted: ChannelKind | null,
): ChannelState {
  if (!seen?.joined) return 'lost';
  if (seen.external) return 'shared';
  if (seen.archived) return 'archived';
  return openness === 'closed' && accepted === 'private' && seen.kind === 'public' ? 'made_public' : 'fine';
}

/** Whether what is there can be read by people who may not know of the story: then its cards are closed. */
export const isExposed = (state: ChannelState): boolean => state === 'shared' || state === 'made_public';

/**
 * The kind of a channel that counts as accepted after a look. One that is private is accepted as such at once, so that
 * making it public is a change again.
 */
export function acceptedAfter(before: ChannelKind | null, seen: SeenChannel | null): ChannelKind | null {
  if (seen === null || seen.kind === 'direct') return before;
  return seen.kind === 'private' ? 'private' : (before ?? 'public');
}
