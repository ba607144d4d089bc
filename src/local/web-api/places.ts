import type { Channel, Message, Person } from '../state/records.ts';
import type { Workspace } from '../workspace.ts';
import { ApiError } from './method.ts';

/** A channel that exists for the bot: a private one it is not in does not. */
export function channelFor(id: string, workspace: Workspace): Channel {
  const channel = workspace.channels.find(id);
  if (!channel || !workspace.canSee(workspace.people.bot, channel)) throw new ApiError('channel_not_found');
  return channel;
}

/** Needs the read scope of a conversation's kind, as all of `conversations.*` do. */
export function needKindScope(channel: Channel, workspace: Workspace, right: 'read' | 'history'): void {
  const word = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' }[channel.kind];
  needScope([`${word}:${right}`], workspace);
}

/** Refuses with `missing_scope` unless one of the scopes was granted. */
export function needScope(anyOf: readonly string[], { app }: Workspace): void {
  if (anyOf.length === 0 || anyOf.some((scope) => app.scopes.has(scope))) return;
  throw new ApiError('missing_scope', { needed: anyOf.join(','), provided: [...app.scopes].join(',') });
}

/** A channel the bot may write in. A person's id opens the direct messages with them. */
export function channelToPostIn(id: string, workspace: Workspace): Channel {
  const { people, channels, app } = workspace;
  const person = people.find(id);
  if (person) {
    if (person.is_bot || person.deleted) throw new ApiError('channel_not_found');
    return channels.direct(people.bot.id, person.id);
  }
  const channel = channelFor(id, workspace);
  if (channel.is_archived) throw new ApiError('is_archived');
  const open = channel.kind === 'public' && app.scopes.has('chat:write.public');
  if (!channel.members.includes(people.bot.id) && !open) throw new ApiError('not_in_channel');
  return channel;
}

/** Somebody by id, or `user_not_found`. */
export function personFor(id: string, workspace: Workspace): Person {
  const person = workspace.people.find(id);
  if (!person) throw new ApiError('user_not_found');
  return person;
}

/** A standing message by `ts`, or `message_not_found`: ephemeral ones are nowhere for the API. */
export function messageFor(channel: Channel, ts: string, workspace: Workspace): Message {
  const message = workspace.messages.find({ channel: channel.id, ts });
  if (!message) throw new ApiError('message_not_found');
  return message;
}

/** The thread to answer in. Slack threads by the parent: the `ts` of a reply mislays the answer, so it is refused. */
export function threadFor(channel: Channel, ts: string | undefined, workspace: Workspace): { thread_ts?: string } {
  if (ts === undefined || ts === '') return {};
  const parent = workspace.messages.find({ channel: channel.id, ts });
  if (!parent) throw new ApiError('thread_not_found');
  if (parent.thread_ts !== undefined && parent.thread_ts !== parent.ts) throw new ApiError('cannot_reply_to_message');
  return { thread_ts: ts };
}

/** One page of a list, with the cursor to the next. */
export function page<Item>(all: readonly Item[], cursor: string | undefined, limit: number) {
  const start = cursor ? Number(Buffer.from(cursor, 'base64').toString().replace('at:', '')) : 0;
  if (!Number.isInteger(start) || start < 0) throw new ApiError('invalid_cursor');
  const end = start + limit;
  const next_cursor = end < all.length ? Buffer.from(`at:${end}`).toString('base64') : '';
  return { items: all.slice(start, end), response_metadata: { next_cursor } };
}
