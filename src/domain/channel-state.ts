import type { Story } from './story.ts';

/** What a conversation in Slack is like, as far as a story in it cares. */
interface SeenChannel {
  readonly kind: 'public' | 'private' | 'direct';
  readonly archived: boolean;
  /** Shared with another organization. */
  readonly external: boolean;
  /** Whether the bot is in it. */
  readonly joined: boolean;
}

/** Whether a story can live in its channel as it is: `fine`, or what became of the channel. */
export type ChannelState = 'fine' | 'lost' | 'shared' | 'made_public' | 'archived';

/**
 * What became of a story's channel.
 *
 * A closed story whose private channel was made public stays closed, but nothing of it may go there while everybody could
 * read it. One that was public when its editors last accepted it is theirs to judge.
 *
 * @param seen - `null`: the bot may not look, or there is none
 * @param accepted - the channel's kind when it was bound to the story or the settings were last saved
 */
export function channelState(
  { openness }: Pick<Story, 'openness'>,
  seen: SeenChannel | null,
  accepted: 'public' | 'private' | null,
): ChannelState {
  if (!seen?.joined) return 'lost';
  if (seen.external) return 'shared';
  if (seen.archived) return 'archived';
  return openness === 'closed' && accepted === 'private' && seen.kind === 'public' ? 'made_public' : 'fine';
}
