import { z } from 'zod';
import type { Channel, Message } from '../state/records.ts';
import { channelOnWire, messageOnWire } from '../wire.ts';
import type { Workspace } from '../workspace.ts';
import { ApiError, count, flag, type Method, method } from './method.ts';
import { channelFor, messageFor, needKindScope, page, personFor } from './places.ts';

const paging = { cursor: z.string().optional(), limit: count.min(1).max(1_000).default(100) };
const kinds = { types: z.string().default('public_channel'), exclude_archived: flag.optional() };
const span = { oldest: z.string().default('0'), latest: z.string().optional(), inclusive: flag.default(false) };

/** `conversations.*`: channels, who is in them, what was said there. */
export const conversations: Method[] = [
  method(
    'conversations.info',
    { args: { channel: z.string(), include_num_members: flag.optional() } },
    (args, workspace) => {
      const channel = readable(args.channel, workspace, 'read');
      return { channel: channelOnWire(channel, workspace) };
    },
  ),

  method('conversations.members', { args: { channel: z.string(), ...paging } }, (args, workspace) => {
    const channel = readable(args.channel, workspace, 'read');
    const { items: members, response_metadata } = page(channel.members, args.cursor, args.limit);
    return { members, response_metadata };
  }),

  method('conversations.list', { args: { ...paging, ...kinds } }, (args, workspace) => {
    const bot = workspace.people.bot;
    const seen = workspace.channels.all.filter((channel) => workspace.canSee(bot, channel));
    return listed(seen, args, workspace);
  }),

  method('users.conversations', { args: { ...paging, ...kinds, user: z.string().optional() } }, (args, workspace) => {
    const bot = workspace.people.bot;
    const of = workspace.channels.of(args.user ?? bot.id);
    return listed(
      of.filter((channel) => workspace.canSee(bot, channel)),
      args,
      workspace,
    );
  }),

  method(
    'conversations.open',
    {
      scopes: ['im:write', 'mpim:write', 'channels:manage', 'groups:write'],
      args: { users: z.string(), return_im: flag.optional() },
    },
    (args, workspace) => {
      if (args.users.includes(',')) {
        workspace.journal.fault('conversations.open with several people', args);
        throw new ApiError('not_supported');
      }
      const person = personFor(args.users, workspace);
      if (person.deleted) throw new ApiError('user_disabled');
      const channel = workspace.channels.direct(workspace.people.bot.id, person.id);
      return { channel: args.return_im ? channelOnWire(channel, workspace) : { id: channel.id } };
    },
  ),

  method('conversations.history', { args: { channel: z.string(), ...paging, ...span } }, (args, workspace) => {
    const channel = readable(args.channel, workspace, 'history');
    if (!channel.members.includes(workspace.people.bot.id)) throw new ApiError('not_in_channel');
    const told = workspace.messages
      .in(channel.id)
      .filter((one) => !one.only_for && (one.thread_ts === undefined || one.thread_ts === one.ts));
    return history(told.reverse(), args, workspace);
  }),

  method(
    'conversations.replies',
    { args: { channel: z.string(), ts: z.string(), ...paging, ...span } },
    (args, workspace) => {
      const channel = readable(args.channel, workspace, 'history');
      const parent = messageFor(channel, args.ts, workspace);
      return history([parent, ...workspace.messages.replies(parent)], args, workspace);
    },
  ),
];

function readable(id: string, workspace: Workspace, right: 'read' | 'history'): Channel {
  const channel = channelFor(id, workspace);
  needKindScope(channel, workspace, right);
  return channel;
}

type Listing = { cursor?: string | undefined; limit: number; types: string; exclude_archived?: boolean | undefined };

function listed(
  channels: readonly Channel[],
  { cursor, limit, types, exclude_archived }: Listing,
  workspace: Workspace,
) {
  const word = { public: 'public_channel', private: 'private_channel', im: 'im', mpim: 'mpim' };
  const wanted = channels.filter((one) => types.split(',').includes(word[one.kind]));
  for (const channel of wanted) needKindScope(channel, workspace, 'read');
  const kept = wanted.filter((one) => !(exclude_archived && one.is_archived));
  const { items, response_metadata } = page(kept, cursor, limit);
  return { channels: items.map((channel) => channelOnWire(channel, workspace)), response_metadata };
}

type Span = {
  cursor?: string | undefined;
  limit: number;
  oldest: string;
  latest?: string | undefined;
  inclusive: boolean;
};

function history(
  messages: readonly Message[],
  { cursor, limit, oldest, latest, inclusive }: Span,
  workspace: Workspace,
) {
  const within = messages.filter(({ ts }) => {
    if (inclusive && (ts === oldest || ts === latest)) return true;
    return Number(ts) > Number(oldest) && (latest === undefined || Number(ts) < Number(latest));
  });
  const { items, response_metadata } = page(within, cursor, limit);
  const has_more = response_metadata.next_cursor !== '';
  return { messages: items.map((one) => messageOnWire(one, workspace)), has_more, response_metadata };
}
