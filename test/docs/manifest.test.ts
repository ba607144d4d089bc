import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import manifest from '../../manifest.json' with { type: 'json' };
import { commandFeatures } from '../../src/commands/index.ts';
import { SETTING_NAMES } from '../../src/config.ts';
import { reviewFeatures } from '../../src/review/index.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const features = [...commandFeatures, ...reviewFeatures];
const [story] = manifest.features.slash_commands;
const { bot: scopes } = manifest.oauth_config.scopes;

/** The scope that Slack wants for each event (docs.slack.dev, Events API). */
const SCOPE_OF: Readonly<Record<string, string | null>> = {
  app_home_opened: null,
  app_mention: 'app_mentions:read',
  app_uninstalled: null,
  channel_archive: 'channels:read',
  channel_deleted: 'channels:read',
  channel_id_changed: 'channels:read',
  channel_left: 'channels:read',
  channel_rename: 'channels:read',
  channel_shared: 'channels:read',
  channel_unshared: 'channels:read',
  group_deleted: 'groups:read',
  group_left: 'groups:read',
  channel_unarchive: 'channels:read',
  group_archive: 'groups:read',
  group_rename: 'groups:read',
  group_unarchive: 'groups:read',
  member_joined_channel: 'channels:read',
  member_left_channel: 'channels:read',
  reaction_added: 'reactions:read',
  reaction_removed: 'reactions:read',
  subteam_members_changed: 'usergroups:read',
  tokens_revoked: null,
  user_change: 'users:read',
};

describe('the manifest', () => {
  it('hints at every verb', () => {
    const verbs = features.flatMap((feature) => feature.commands ?? []).map((command) => command.name);
    assert.equal(story?.usage_hint, verbs.join(' | '));
    assert.ok(story.usage_hint.length <= 1_000);
    assert.equal(story.should_escape, true);
  });

  it('has every shortcut that a feature opens, and no other', () => {
    const known = features.flatMap((feature) => feature.shortcuts ?? []).map((shortcut) => shortcut.callback);
    assert.deepEqual(manifest.features.shortcuts.map((shortcut) => shortcut.callback_id).sort(), known.sort());
    for (const { name } of manifest.features.shortcuts) assert.ok(name.length <= 24);
  });

  it('subscribes to the events that are heard, and no other', () => {
    const folder = join(ROOT, 'src', 'slack');
    const code = readdirSync(folder)
      .filter((name) => name.startsWith('hear-'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join();
    const { bot_events: events } = manifest.settings.event_subscriptions;
    for (const event of events) assert.ok(code.includes(`'${event}'`), event);
    const heard = Object.keys(SCOPE_OF).filter((event) => code.includes(`'${event}'`));
    assert.deepEqual(heard.sort(), [...events].sort());
  });

  it('asks for the scopes of its events, and what the desk calls', () => {
    const { bot_events: events } = manifest.settings.event_subscriptions;
    const needed = events.map((event) => SCOPE_OF[event] ?? null).filter((scope) => scope !== null);
    assert.deepEqual(
      [...new Set([...needed, 'chat:write', 'commands', 'files:read', 'files:write'])].sort(),
      [...scopes].sort(),
    );
  });
});

describe('.env.example', () => {
  const lines = readFileSync(join(ROOT, '.env.example'), 'utf8').split('\n');

  it('has every setting, and no other', () => {
    const names = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
    assert.deepEqual(names.sort(), [...SETTING_NAMES].sort());
  });

  it('says of each what it is', () => {
    for (const [index, line] of lines.entries()) {
      if (/^[A-Z_]+=/.test(line)) assert.match(lines[index - 1] ?? '', /^#|^[A-Z_]+=/, line);
    }
  });
});
