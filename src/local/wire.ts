import type { Channel, Message, Reaction, SharedFile, View } from './state/records.ts';
import type { Workspace } from './workspace.ts';

/** A message as it stands in answers and payloads. Ids of blocks are in it, as in Slack's. */
export function messageOnWire(message: Message, workspace: Workspace): Record<string, unknown> {
  const { user, ts, text, blocks, bot_id, thread_ts, reactions, edited, subtype, metadata } = message;
  const replies = workspace.messages.replies(message);
  return {
    ...{ type: 'message', user, ts, text, team: workspace.people.find(user)?.team_id ?? workspace.team.id },
    ...(bot_id === undefined ? {} : { bot_id, app_id: workspace.ledger.state.app.id }),
    ...(subtype === undefined ? {} : { subtype }),
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(thread_ts === undefined ? {} : { thread_ts }),
    ...(replies.length > 0 ? { reply_count: replies.length, latest_reply: replies.at(-1)?.ts } : {}),
    ...filesOnWire(message, workspace),
    ...(reactions.length > 0 ? { reactions: reactions.map((one) => reactionOnWire(one, workspace)) } : {}),
    ...(edited === undefined ? {} : { edited }),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

function reactionOnWire({ name, users }: Reaction, { reactorsListed }: Workspace): Record<string, unknown> {
  return { name, users: users.slice(0, reactorsListed), count: users.length };
}

/**
 * A message's files. In a channel shared with another organization Slack tells no more of one than that it has to be
 * asked (`check_file_info`; docs.slack.dev, apis/slack-connect).
 */
export function filesOnWire({ channel, files }: Message, workspace: Workspace): { files?: Record<string, unknown>[] } {
  if (files.length === 0) return {};
  const isShared = workspace.channels.find(channel)?.is_ext_shared ?? false;
  const told = ({ id, user, created }: SharedFile) => ({ id, user, created, file_access: 'check_file_info' });
  const known = workspace.files.all(files);
  return { files: known.map((file) => (isShared ? told(file) : fileOnWire(file, workspace))) };
}

/** A file as Slack describes it; its bytes are behind `url_private`, for the bot's token with `files:read`. */
export function fileOnWire(file: SharedFile, { urls }: Workspace): Record<string, unknown> {
  const { content, in_form, ...told } = file;
  const url_private = `${urls.base}files-pri/${file.id}/${encodeURIComponent(file.name)}`;
  const permalink = `${urls.permalinks}files/${file.user}/${file.id}/${encodeURIComponent(file.name)}`;
  return {
    ...told,
    ...{ mode: 'hosted', is_external: false, is_public: true, timestamp: file.created },
    ...{ url_private, url_private_download: url_private, permalink },
  };
}

/** A conversation as `conversations.*` describe it to the bot. */
export function channelOnWire(channel: Channel, { people, team, ledger }: Workspace): Record<string, unknown> {
  const { id, name, kind, is_archived, is_ext_shared, creator, created, topic, members } = channel;
  const flags = {
    ...{ is_channel: kind === 'public', is_group: kind === 'private', is_im: kind === 'im', is_mpim: kind === 'mpim' },
    ...{ is_private: kind !== 'public', is_archived, is_ext_shared, is_org_shared: false, is_shared: is_ext_shared },
    is_member: members.includes(people.bot.id),
  };
  if (kind === 'im') {
    const user = members.find((member) => member !== people.bot.id) ?? people.bot.id;
    return { id, created, user, is_user_deleted: people.find(user)?.deleted ?? false, ...flags };
  }
  return {
    ...{ id, name, name_normalized: name, creator, created, ...flags, context_team_id: team.id },
    topic: { value: topic, creator, last_set: created },
    purpose: { value: '', creator, last_set: created },
    num_members: members.length,
    shared_team_ids: [...new Set([team.id, ...members.map((one) => ledger.state.people[one]?.team_id ?? team.id)])],
  };
}

/** A view as it stands in answers and payloads; `state` is what the person entered so far. */
export function viewOnWire(view: View, workspace: Workspace, values: object): Record<string, unknown> {
  const text = (words: string | null) => (words ? { type: 'plain_text', text: words, emoji: true } : null);
  const { id, type, blocks, callback_id, external_id, private_metadata, hash, root_view_id, previous_view_id } = view;
  const { app, team } = workspace.ledger.state;
  return {
    ...{ id, team_id: team.id, type, blocks, private_metadata, callback_id, external_id, hash },
    ...{ state: { values }, clear_on_close: view.clear_on_close, notify_on_close: view.notify_on_close },
    ...{ title: text(view.title), submit: text(view.submit), close: text(view.close) },
    ...{ root_view_id, previous_view_id, app_id: app.id, app_installed_team_id: team.id, bot_id: app.bot_id },
  };
}
