import type { ChannelId } from '../domain/ids.ts';
import type { Channel } from '../workspace.ts';

/** The fields of Slack's conversation object that the newsroom's rules rest on. */
export interface SlackChannel {
  readonly name?: string;
  readonly is_im?: boolean;
  readonly is_mpim?: boolean;
  readonly is_group?: boolean;
  readonly is_private?: boolean;
  readonly is_archived?: boolean;
  readonly is_ext_shared?: boolean;
  readonly is_member?: boolean;
}

/** A conversation as the newsroom sees it. Where Slack does not say whether the bot is in it, it is. */
export function readChannel(id: ChannelId, channel: SlackChannel): Channel {
  return {
    id,
    name: channel.name ?? id,
    kind: kindOf(channel),
    archived: channel.is_archived === true,
    external: channel.is_ext_shared === true,
    joined: channel.is_member !== false,
  };
}

function kindOf(channel: SlackChannel): Channel['kind'] {
  if (channel.is_im || channel.is_mpim) return 'direct';
  return channel.is_private || channel.is_group ? 'private' : 'public';
}
