import type { ChannelId, MessageTs, UserId } from '../domain/ids.ts';
import type { SeenMessage } from '../feature.ts';
import type { Workspace } from '../workspace.ts';
import { plainText, unnamedPeople } from './plain-text.ts';
import { readFiles } from './read-files.ts';
import { mentionedInBlocks, textOfBlocks } from './rich-text.ts';

/** A message as a shortcut hands it over (docs.slack.dev, message shortcuts). */
export interface SlackMessage {
  readonly ts: string;
  readonly thread_ts?: string;
  readonly user?: string;
  readonly username?: string;
  readonly text?: string;
  readonly blocks?: unknown;
  readonly files?: unknown;
  readonly bot_profile?: { readonly name?: string };
  readonly attachments?: readonly { readonly text?: string; readonly fallback?: string }[];
}

/** Where a message stands; `domain` is the workspace's, for a link where Slack gives none. */
export interface MessagePlace {
  readonly channel: ChannelId;
  readonly domain: string | null;
}

/** A message as source text, its words as people see them, without Slack's marking-up; and the files on it. */
export async function readMessage(
  message: SlackMessage,
  place: MessagePlace,
  workspace: Workspace,
): Promise<SeenMessage> {
  const ts = message.ts as MessageTs;
  const [text, author, permalink] = await Promise.all([
    textOf(message, workspace),
    authorOf(message, workspace),
    workspace.permalink({ channel: place.channel, ts }),
  ]);
  const source = {
    kind: 'slack_message' as const,
    text,
    author,
    saidAt: Math.floor(Number(ts)),
    permalink: permalink ?? builtPermalink(message, place),
    channel: place.channel,
    ts,
  };
  return { source, files: readFiles(message.files) };
}

async function textOf(message: SlackMessage, workspace: Workspace): Promise<string> {
  const own = message.text ?? '';
  const attached = (message.attachments ?? []).map((attachment) => attachment.text ?? attachment.fallback ?? '');
  const marked = own === '' ? attached.filter((text) => text !== '').join('\n\n') : own;
  const mentioned = mentionedInBlocks(message.blocks);
  const ids = new Set([...unnamedPeople(marked), ...mentioned.people]);
  const [people, channels] = await Promise.all([
    Promise.all([...ids].map((id) => workspace.person(id as UserId))),
    Promise.all([...new Set(mentioned.channels)].map((id) => workspace.channel(id as ChannelId))),
  ]);
  const known = [...people, ...channels.filter((channel) => channel !== null)];
  const names: ReadonlyMap<string, string> = new Map(known.map(({ id, name }) => [id, name]));
  return textOfBlocks(message.blocks, names) ?? plainText(marked, names);
}

async function authorOf(message: SlackMessage, workspace: Workspace): Promise<string | null> {
  if (message.user) return (await workspace.person(message.user as UserId)).name;
  return message.username ?? message.bot_profile?.name ?? null;
}

/** The bot may not be in the channel; a shortcut works there all the same. */
function builtPermalink({ ts, thread_ts: thread }: SlackMessage, { channel, domain }: MessagePlace): string | null {
  if (domain === null) return null;
  const inThread = thread && thread !== ts ? `?thread_ts=${thread}&cid=${channel}` : '';
  return `https://${domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}${inThread}`;
}
