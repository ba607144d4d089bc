import { z } from 'zod';
import type { Interaction } from '../interactions.ts';
import type { Message } from '../state/records.ts';
import type { Workspace } from '../workspace.ts';
import { contentArgs, notePings, readContent } from './content.ts';
import { ApiError, flag } from './method.ts';

const answer = z.object({
  ...contentArgs,
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: flag.default(false),
  delete_original: flag.default(false),
  thread_ts: z.string().optional(),
});

type Answer = z.infer<typeof answer>;

/**
 * Takes an answer sent to a response URL: a message only the person sees unless it says `in_channel`, or a new version
 * of the message that they pressed something on.
 */
export function respond(token: string, given: unknown, workspace: Workspace): void {
  const read = answer.safeParse(given);
  if (!read.success) throw new ApiError('invalid_payload');
  const interaction = workspace.interactions.respond(token);
  if (typeof interaction === 'string') throw new ApiError(interaction);
  carryOut(read.data, interaction, workspace);
}

/** Shows what an acknowledgement of a slash command carries, which is an answer as to its response URL. */
export function showAcknowledged(given: Record<string, unknown>, interaction: Interaction, workspace: Workspace): void {
  carryOut(answer.parse(given), interaction, workspace);
}

function carryOut(said: Answer, interaction: Interaction, workspace: Workspace): void {
  const { messages } = workspace;
  const original = stands(interaction.original, workspace);
  if (said.delete_original) {
    if (original) messages.remove(original);
    return;
  }
  const content = readContent(said, workspace);
  if (said.replace_original && original) {
    messages.edit(original, content);
    finish(original, interaction, workspace);
    return;
  }
  const message = messages.post({
    channel: interaction.channel ?? '',
    user: workspace.people.bot.id,
    bot_id: workspace.ledger.state.app.bot_id,
    ...content,
    ...(said.thread_ts ? { thread_ts: said.thread_ts } : {}),
    ...(said.response_type === 'ephemeral' ? { only_for: interaction.person } : {}),
  });
  // A command has no message of its own: what it said first is what it may replace.
  interaction.original ??= message;
  finish(message, interaction, workspace);
}

function finish(message: Message, interaction: Interaction, workspace: Workspace): void {
  notePings(message, workspace);
  workspace.interactions.answered(interaction, message);
}

function stands(message: Message | null, { messages }: Workspace): Message | null {
  return message && messages.findAny(message) === message ? message : null;
}
