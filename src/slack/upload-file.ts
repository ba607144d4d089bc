import { z } from 'zod';
import { shorten } from '../block-kit/escape.ts';
import type { ChannelId, MessageTs, UserId } from '../domain/ids.ts';
import { type SlackRefusal, type Upload, type UploadedFile, wasRefused } from '../workspace.ts';
import type { SlackCalls } from './call-slack.ts';

/** Slack: `alt_txt_too_large` past it (docs.slack.dev, files.getUploadURLExternal). */
const ALT_MAX = 1_000;
const TIMEOUT_MS = 30_000;
const NOT_TAKEN: SlackRefusal = { refused: 'file_not_taken' };

/**
 * Puts a file into Slack in the three steps that it wants: an address to send the bytes to, the bytes, and where the file
 * is to be shared. The address is itself the permission to upload, so our token stays behind.
 *
 * A person's id goes into `channels`, which takes those as well as channels' (docs.slack.dev,
 * files.completeUploadExternal); `channel_id` refuses it. That way the app needs no scope for opening conversations.
 */
export async function uploadFile(
  to: ChannelId | UserId,
  { name, title, alt, bytes, comment }: Upload,
  thread: MessageTs | undefined,
  calls: SlackCalls,
): Promise<UploadedFile | SlackRefusal> {
  // Slack's page calls it `alt_txt`, Slack's types `alt_text`.
  const described = alt === null ? {} : { alt_txt: shorten(alt, ALT_MAX) };
  const ticket = await calls.call('files.getUploadURLExternal', (web) =>
    web.files.getUploadURLExternal({ filename: name, length: bytes.byteLength, ...described }),
  );
  if (wasRefused(ticket)) return ticket;
  const { upload_url: address = '', file_id: id = '' } = ticket;
  const sent = await sendBytes(address, bytes, calls);
  if (wasRefused(sent)) return sent;
  const place = /^[UW]/u.test(to) ? { channels: to } : { channel_id: to };
  const answer = await calls.call('files.completeUploadExternal', (web) =>
    web.apiCall('files.completeUploadExternal', {
      files: [{ id, title }],
      ...place,
      ...(thread === undefined ? {} : { thread_ts: thread }),
      ...(comment ? { blocks: comment.blocks } : {}),
    }),
  );
  if (!wasRefused(answer)) return { id, permalink: permalinkIn(answer) };
  return answer.refused === 'file_not_found' ? sharedBefore(id, calls) : answer;
}

async function sendBytes(address: string, bytes: Uint8Array, calls: SlackCalls): Promise<object | SlackRefusal> {
  if (!URL.canParse(address) || !calls.isSlacks(new URL(address))) return NOT_TAKEN;
  const signal = calls.deadline(TIMEOUT_MS);
  return calls.call('upload', async () => {
    const headers = { 'content-type': 'application/octet-stream' };
    const body = Uint8Array.from(bytes);
    const answer = await fetch(address, { method: 'POST', headers, body, redirect: 'error', signal });
    await answer.body?.cancel();
    if (answer.status === 429 || answer.status >= 500)
      throw new Error(`Slack answered an upload with ${answer.status}`);
    return answer.ok ? {} : NOT_TAKEN;
  });
}

/** An upload completes once: where the answer was lost, a second try finds nothing left to complete, but the file is there. */
async function sharedBefore(id: string, calls: SlackCalls): Promise<UploadedFile | SlackRefusal> {
  const answer = await calls.call('files.info', (web) => web.files.info({ file: id }));
  return wasRefused(answer) ? { refused: 'file_not_found' } : { id, permalink: answer.file?.permalink ?? null };
}

const shared = z.object({ files: z.array(z.object({ permalink: z.string().optional() })) });

/** Slack's page promises no more than id and title. */
const permalinkIn = (answer: unknown): string | null => shared.safeParse(answer).data?.files[0]?.permalink ?? null;
