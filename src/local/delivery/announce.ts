import type { Happening } from '../state/ledger.ts';
import type { Workspace } from '../workspace.ts';
import type { EventPayload } from './event-post.ts';

// The scope that each event needs (docs.slack.dev, reference/events). None: no scope needed.
const SCOPES: Record<string, readonly string[]> = {
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
  app_mention: ['app_mentions:read'],
  user_change: ['users:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  channel_archive: ['channels:read'],
  channel_unarchive: ['channels:read'],
  channel_rename: ['channels:read'],
  channel_id_changed: ['channels:read', 'groups:read'],
  channel_left: ['channels:read'],
  channel_deleted: ['channels:read'],
  channel_shared: ['channels:read', 'groups:read'],
  channel_unshared: ['channels:read', 'groups:read'],
  group_left: ['groups:read'],
  group_deleted: ['groups:read'],
  group_archive: ['groups:read'],
  group_unarchive: ['groups:read'],
  group_rename: ['groups:read'],
  'message.im': ['im:history'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.mpim': ['mpim:history'],
};

/** The events that happen here. */
export const EVENTS: readonly string[] = ['app_home_opened', ...Object.keys(SCOPES)];

/**
 * The event as Slack would send it to the app, or `null` where Slack would not: not subscribed to, no scope for it, or
 * from a channel whose content the bot cannot see.
 */
export function announcement({ event, channel }: Happening, workspace: Workspace): EventPayload | null {
  const { app, people, ledger } = workspace;
  const subscription = event.type === 'message' ? `message.${channelWord(channel, workspace)}` : event.type;
  const scopes = SCOPES[subscription];
  if (!app.events.has(subscription)) return null;
  if (scopes && !scopes.some((scope) => app.scopes.has(scope))) return null;
  if (channel !== undefined && !reaches(event.type, channel, workspace)) return null;
  const team_id = workspace.team.id;
  const authorization = { enterprise_id: null, team_id, user_id: people.bot.id, is_bot: true };
  return {
    ...{ token: 'local', team_id, context_team_id: team_id, context_enterprise_id: null },
    api_app_id: ledger.state.app.id,
    event,
    type: 'event_callback',
    event_id: ledger.nextId('Ev'),
    event_time: Math.trunc(ledger.now() / 1_000),
    authorizations: [{ ...authorization, is_enterprise_install: false }],
    is_ext_shared_channel: channel !== undefined && (workspace.channels.find(channel)?.is_ext_shared ?? false),
  };
}

/** Reactions in public channels reach apps that never joined them; everything else needs membership. */
function reaches(type: string, id: string, { channels, people }: Workspace): boolean {
  const channel = channels.find(id);
  if (!channel) return false;
  if (channel.members.includes(people.bot.id)) return true;
  const open = [
    ...['reaction_added', 'reaction_removed', 'channel_archive', 'channel_unarchive', 'channel_rename'],
    'channel_deleted',
  ];
  return channel.kind === 'public' && open.includes(type);
}

function channelWord(id: string | undefined, { channels }: Workspace): string {
  const kind = id === undefined ? undefined : channels.find(id)?.kind;
  return { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' }[kind ?? 'public'];
}
