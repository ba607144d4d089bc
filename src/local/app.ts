import { z } from 'zod';

/** What of an app's manifest a workspace goes by; the rest is let through unread. */
const manifest = z.object({
  features: z.object({
    bot_user: z.object({ display_name: z.string() }).optional(),
    slash_commands: z
      .array(
        z.object({
          command: z.string(),
          should_escape: z.boolean().default(false),
          usage_hint: z.string().default(''),
          description: z.string().default(''),
        }),
      )
      .default([]),
    shortcuts: z
      .array(z.object({ name: z.string(), type: z.enum(['message', 'global']), callback_id: z.string() }))
      .default([]),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).optional() }),
});

/** An app as a workspace installed it: its tokens, and what its manifest asked for. */
export type InstalledApp = {
  botToken: string;
  appToken: string;
  signingSecret: string;
  displayName: string;
  /** Granted to the bot token. A method whose scope is not here answers `missing_scope`. */
  scopes: Set<string>;
  /** Event types subscribed to; others are never delivered. */
  events: Set<string>;
  commands: { command: string; should_escape: boolean; usage_hint: string; description: string }[];
  shortcuts: { name: string; type: 'message' | 'global'; callback_id: string }[];
};

/** What an app gets where nobody gives a manifest: the features and the least scopes of a desk such as ours. */
const DEFAULT_MANIFEST: unknown = {
  features: {
    bot_user: { display_name: 'Story Desk' },
    slash_commands: [{ command: '/story', should_escape: true }],
    shortcuts: [
      { name: 'Save as Claim', type: 'message', callback_id: 'claim.save' },
      { name: 'Find a Quote', type: 'global', callback_id: 'quote.find' },
    ],
  },
  oauth_config: {
    scopes: {
      bot: [
        ...['commands', 'chat:write', 'app_mentions:read', 'reactions:read', 'users:read', 'usergroups:read'],
        ...['channels:read', 'groups:read', 'files:read', 'files:write'],
      ],
    },
  },
  settings: {
    event_subscriptions: {
      bot_events: [
        ...['reaction_added', 'reaction_removed', 'app_mention', 'app_home_opened', 'user_change'],
        ...['member_joined_channel', 'member_left_channel', 'channel_archive', 'channel_rename', 'channel_unarchive'],
        ...['group_archive', 'group_rename', 'group_unarchive', 'app_uninstalled', 'tokens_revoked'],
      ],
    },
  },
};

/** Installs the app that a manifest describes, with tokens of its own. */
export function install(given: unknown = DEFAULT_MANIFEST, tokens: Partial<InstalledApp> = {}): InstalledApp {
  const { features, oauth_config, settings } = manifest.parse(given);
  return {
    // Slack's token forms, and nothing that opens anything.
    botToken: 'xoxb-local-newsroom-bot',
    appToken: 'xapp-local-newsroom-app',
    signingSecret: 'local-newsroom-signing-secret',
    displayName: features.bot_user?.display_name ?? 'App',
    scopes: new Set(oauth_config.scopes.bot),
    events: new Set(settings.event_subscriptions?.bot_events ?? []),
    commands: features.slash_commands,
    shortcuts: features.shortcuts,
    ...tokens,
  };
}
