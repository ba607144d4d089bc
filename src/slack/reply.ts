import { type Message, wasRefused } from '../workspace.ts';
import type { Doing } from './doing.ts';
import type { Edge } from './edge.ts';
import { respond } from './response-url.ts';
import { showNotice } from './views.ts';

/**
 * Says something to the person alone, where they are if they can be reached there: over the `response_url`, in the
 * modal, in the channel, or else in a direct message.
 */
export async function reply(message: Message, doing: Doing, edge: Edge, replace = false): Promise<void> {
  const { asker, responseUrl } = doing;
  const onUrl = { replace: doing.onMessage ? replace : null, thread: doing.onMessage ? asker.thread : null };
  if (responseUrl && (await respond(responseUrl, edge.cloak.hideIn(message), onUrl))) return;
  if (asker.channel === null && (await showNotice(message, doing, edge))) return;
  await whisperOrWrite(message, asker, edge);
}

/** Says something to the person alone, in the channel if Slack lets us, or else in a direct message. */
export async function whisperOrWrite(message: Message, to: Doing['asker'], edge: Edge): Promise<void> {
  const { user, channel, thread } = to;
  if (channel !== null) {
    const refusal = await edge.workspace.whisper(user, channel, message, thread ?? undefined);
    if (refusal === null) return;
  }
  const posted = await edge.workspace.post(user, message);
  if (wasRefused(posted)) edge.log.warn('a reply reached nobody', { error: posted.refused });
}
