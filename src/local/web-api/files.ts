import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import type { Channel } from '../state/records.ts';
import { fileOnWire } from '../wire.ts';
import type { Workspace } from '../workspace.ts';
import { ofTheBot } from './chat.ts';
import { notePings, readContent } from './content.ts';
import { ApiError, count, type Method, method, structure } from './method.ts';
import { channelToPostIn, threadFor } from './places.ts';

const scopes = ['files:write'];
/** Slack: "input must match regex pattern", for people's ids too. */
const conversation = z.string().regex(/^[CGDZ][A-Z0-9]{8,}$/);
const uploads = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1);

/** `files.*`: what the app is told of files, and its own. */
export const files: Method[] = [
  method(
    'files.info',
    { scopes: ['files:read'], args: { file: z.string(), count: count.optional(), page: count.optional() } },
    (args, workspace) => {
      const file = workspace.files.find(args.file);
      if (!file || !workspace.canSeeFile(workspace.people.bot, file)) throw new ApiError('file_not_found');
      return { file: fileOnWire(file, workspace), comments: [] };
    },
  ),

  method(
    'files.getUploadURLExternal',
    { scopes, args: { filename: z.string().min(1), length: count.min(0), alt_txt: z.string().optional() } },
    ({ filename: name, length: size, alt_txt = '' }, { files: all, people, urls }) => {
      if (size === 0) throw new ApiError('missing_argument');
      if (size > LIMITS.fileBytes) throw new ApiError('file_upload_size_restricted');
      if (alt_txt.length > LIMITS.fileAltText) throw new ApiError('alt_txt_too_large');
      const { id, ticket } = all.expect({ name, size, user: people.bot.id, ...(alt_txt === '' ? {} : { alt_txt }) });
      return { upload_url: `${urls.base}upload/v1/${ticket}`, file_id: id };
    },
  ),

  method(
    'files.completeUploadExternal',
    {
      scopes,
      args: {
        files: structure,
        channel_id: conversation.optional(),
        channels: z.string().optional(),
        thread_ts: z.string().optional(),
        initial_comment: z.string().optional(),
        blocks: structure.optional(),
      },
    },
    (args, workspace) => {
      const { success, data: wanted } = uploads.safeParse(args.files);
      if (!success) throw new ApiError('invalid_arguments');
      const places = placesFor([args.channel_id ?? '', ...(args.channels ?? '').split(',')], workspace);
      const [only, ...others] = places;
      if (args.thread_ts && others.length > 0) throw new ApiError('invalid_arguments');
      const thread = only ? threadFor(only, args.thread_ts, workspace) : {};
      const content = commentIn(args, workspace);
      if (!wanted.every(({ id }) => workspace.files.isWhole(id))) throw new ApiError('file_not_found');
      const made = wanted.map(({ id, title }) => workspace.files.complete(id, title));
      for (const place of places) {
        const shared = { ...ofTheBot(place, workspace), ...content, ...thread, files: made.map(({ id }) => id) };
        notePings(workspace.messages.post({ ...shared, subtype: 'file_share' }), workspace);
      }
      const told = made.map((file) => ({ id: file.id, title: file.title, permalink: permalinkOf(file, workspace) }));
      return { files: told };
    },
  ),
];

/** Channels that the bot is in, and direct messages with people. A file in none of them stays the app's own. */
function placesFor(ids: readonly string[], workspace: Workspace): Channel[] {
  const wanted = ids.filter((id) => id !== '');
  if (wanted.length > LIMITS.fileChannels) throw new ApiError('channels_limit_exceeded');
  return wanted.map((id) => {
    const place = channelToPostIn(id, workspace);
    if (!place.members.includes(workspace.people.bot.id)) throw new ApiError('not_in_channel');
    return place;
  });
}

/** What stands above the files. Blocks beside a text are passed over. */
function commentIn(args: { initial_comment?: string | undefined; blocks?: unknown }, workspace: Workspace) {
  if (args.initial_comment) return readContent({ text: args.initial_comment }, workspace);
  return args.blocks === undefined ? { text: '', blocks: [] } : readContent({ blocks: args.blocks }, workspace);
}

const permalinkOf = (file: Parameters<typeof fileOnWire>[0], workspace: Workspace): unknown =>
  fileOnWire(file, workspace)['permalink'];
