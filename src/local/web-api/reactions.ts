import { z } from 'zod';
import { messageOnWire } from '../wire.ts';
import type { Workspace } from '../workspace.ts';
import { ApiError, flag, type Method, method } from './method.ts';
import { channelFor, messageFor } from './places.ts';

const place = { channel: z.string(), timestamp: z.string() };
const emoji = z.string().regex(/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/);

/** `reactions.*`: the emoji that stand on a message. */
export const reactions: Method[] = [
  method('reactions.add', { scopes: ['reactions:write'], args: { ...place, name: emoji } }, (args, workspace) => {
    const added = workspace.messages.react(found(args, workspace), workspace.people.bot.id, args.name);
    if (!added) throw new ApiError('already_reacted');
    return {};
  }),

  method('reactions.remove', { scopes: ['reactions:write'], args: { ...place, name: emoji } }, (args, workspace) => {
    const removed = workspace.messages.unreact(found(args, workspace), workspace.people.bot.id, args.name);
    if (!removed) throw new ApiError('no_reaction');
    return {};
  }),

  method(
    'reactions.get',
    { scopes: ['reactions:read'], args: { ...place, full: flag.optional() } },
    (args, workspace) => {
      const message = found(args, workspace, { evenArchived: true });
      const permalink = workspace.messages.permalink(message, workspace.urls.permalinks);
      return { type: 'message', channel: args.channel, message: { ...messageOnWire(message, workspace), permalink } };
    },
  ),
];

function found(at: { channel: string; timestamp: string }, workspace: Workspace, { evenArchived = false } = {}) {
  const channel = channelFor(at.channel, workspace);
  if (channel.is_archived && !evenArchived) throw new ApiError('is_archived');
  return messageFor(channel, at.timestamp, workspace);
}
