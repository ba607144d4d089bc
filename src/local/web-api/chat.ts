import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import type { Channel, Message } from '../state/records.ts';
import { messageOnWire } from '../wire.ts';
import type { Workspace } from '../workspace.ts';
import { contentArgs, notePings, readContent } from './content.ts';
import { ApiError, flag, type Method, method } from './method.ts';
import { channelFor, channelToPostIn, messageFor, personFor, threadFor } from './places.ts';

const scopes = ['chat:write'];
const place = { channel: z.string(), ts: z.string() };

/** `chat.*`: what the app says. */
export const chat: Method[] = [
  method(
    'chat.postMessage',
    {
      scopes,
      args: {
        ...contentArgs,
        channel: z.string(),
        thread_ts: z.string().optional(),
        reply_broadcast: flag.optional(),
        client_msg_id: z.string().optional(),
      },
    },
    (args, workspace) => {
      const channel = channelToPostIn(args.channel, workspace);
      const thread = threadFor(channel, args.thread_ts, workspace);
      const content = readContent(args, workspace);
      const message = workspace.messages.post({ ...ofTheBot(channel, workspace), ...content, ...thread });
      notePings(message, workspace);
      return { channel: channel.id, ts: message.ts, message: messageOnWire(message, workspace) };
    },
  ),

  method(
    'chat.postEphemeral',
    { scopes, args: { ...contentArgs, channel: z.string(), user: z.string(), thread_ts: z.string().optional() } },
    (args, workspace) => {
      const channel = channelToPostIn(args.channel, workspace);
      const reader = personFor(args.user, workspace);
      if (!channel.members.includes(reader.id)) throw new ApiError('user_not_in_channel');
      const thread = threadFor(channel, args.thread_ts, workspace);
      const content = readContent(args, workspace);
      const draft = { ...ofTheBot(channel, workspace), ...content, ...thread, only_for: reader.id };
      const message = workspace.messages.post(draft);
      notePings(message, workspace);
      return { message_ts: message.ts };
    },
  ),

  method('chat.update', { scopes, args: { ...contentArgs, ...place } }, (args, workspace) => {
    const { message, channel } = ownMessage(args, workspace, 'cant_update_message');
    if (channel.is_archived) throw new ApiError('is_inactive');
    const { text, blocks, metadata } = readContent(args, workspace, LIMITS.updateText);
    // Slack takes the blocks away where an update brings none; an update with blocks only keeps no old text.
    workspace.messages.edit(message, { text, blocks, ...(metadata ? { metadata } : {}) });
    notePings(message, workspace);
    return { channel: args.channel, ts: args.ts, text, message: messageOnWire(message, workspace) };
  }),

  method('chat.delete', { scopes, args: place }, (args, workspace) => {
    const { message } = ownMessage(args, workspace, 'cant_delete_message');
    workspace.messages.remove(message);
    return { channel: args.channel, ts: args.ts };
  }),

  method('chat.getPermalink', { args: { channel: z.string(), message_ts: z.string() } }, (args, workspace) => {
    const channel = channelFor(args.channel, workspace);
    const message = messageFor(channel, args.message_ts, workspace);
    return { channel: channel.id, permalink: workspace.messages.permalink(message, workspace.urls.permalinks) };
  }),
];

/** What the app says, and where. */
export const ofTheBot = ({ id }: Channel, { people, ledger }: Workspace) => ({
  channel: id,
  user: people.bot.id,
  bot_id: ledger.state.app.bot_id,
});

function ownMessage(
  at: { channel: string; ts: string },
  workspace: Workspace,
  refusal: string,
): { message: Message; channel: Channel } {
  const channel = channelFor(at.channel, workspace);
  const message = messageFor(channel, at.ts, workspace);
  if (message.user !== workspace.people.bot.id) throw new ApiError(refusal);
  return { message, channel };
}
