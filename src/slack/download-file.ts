import { type AttachedFile, type SlackRefusal, wasRefused } from '../workspace.ts';
import type { SlackCalls } from './call-slack.ts';
import { readFile } from './read-files.ts';

/** For all of a file, tries and redirects included. */
const TIMEOUT_MS = 30_000;
const REDIRECTS_MAX = 3;

const TOO_LARGE: SlackRefusal = { refused: 'file_too_large' };
const NOT_SHOWN: SlackRefusal = { refused: 'file_not_shown' };
const NOT_FOUND: SlackRefusal = { refused: 'file_not_found' };

/** What is read of a file, or why it is not. */
type Read = Uint8Array | SlackRefusal;

/**
 * Reads a file that somebody handed over. Our token goes to Slack's own addresses and nowhere else, whatever a file or a
 * redirect says; a file is dropped as soon as it turns out larger than `bytesMax`.
 */
export async function downloadFile(file: AttachedFile, bytesMax: number, calls: SlackCalls): Promise<Read> {
  const known = file.url === null ? await lookUp(file, calls) : file;
  if (wasRefused(known)) return known;
  if (known.url === null) return NOT_FOUND;
  if (!URL.canParse(known.url) || !calls.isSlacks(new URL(known.url))) return { refused: 'file_elsewhere' };
  if (known.size !== null && known.size > bytesMax) return TOO_LARGE;
  const url = new URL(known.url);
  const signal = calls.deadline(TIMEOUT_MS);
  return calls.call<Read>('download', () => read(url, known, bytesMax, signal, calls));
}

/** Where a message says little of a file (Slack Connect, deleted files), Slack has to be asked for the rest. */
async function lookUp({ id }: AttachedFile, calls: SlackCalls): Promise<AttachedFile | SlackRefusal> {
  const answer = await calls.call('files.info', (web) => web.files.info({ file: id }));
  return wasRefused(answer) ? answer : (readFile(answer.file) ?? NOT_FOUND);
}

async function read(
  url: URL,
  file: AttachedFile,
  bytesMax: number,
  signal: AbortSignal,
  calls: SlackCalls,
): Promise<Read> {
  const answer = await follow(url, signal, calls);
  if (answer === null) return NOT_SHOWN;
  if (answer.status === 429 || answer.status >= 500) return fail(answer);
  if (!answer.ok) return drop(answer, answer.status === 404 ? NOT_FOUND : NOT_SHOWN);
  // To a token that may not read it, Slack shows a page for signing in; a file may be such a page, but then it is as long as told.
  const isPage = /^text\/html\b/iu.test(answer.headers.get('content-type') ?? '');
  if (isPage && !file.mimetype.startsWith('text/html')) return drop(answer, NOT_SHOWN);
  if (Number(answer.headers.get('content-length') ?? 0) > bytesMax) return drop(answer, TOO_LARGE);
  const bytes = await readUpTo(bytesMax, answer);
  if (bytes === null) return TOO_LARGE;
  return isPage && bytes.byteLength !== file.size ? NOT_SHOWN : bytes;
}

/** The answer behind redirects; `null` where they lead away from Slack, or nowhere. */
async function follow(from: URL, signal: AbortSignal, calls: SlackCalls): Promise<Response | null> {
  let url = from;
  for (let hop = 0; hop <= REDIRECTS_MAX; hop++) {
    const headers = { authorization: `Bearer ${calls.web.token}` };
    const answer = await fetch(url, { headers, redirect: 'manual', signal });
    const location = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null;
    if (location === null) return answer;
    await answer.body?.cancel();
    if (!URL.canParse(location, url.href)) return null;
    url = new URL(location, url);
    if (!calls.isSlacks(url)) return null;
  }
  return null;
}

/** `null` where there is more than that. */
async function readUpTo(bytesMax: number, answer: Response): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the rest.
    if (size > bytesMax) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function drop(answer: Response, refusal: SlackRefusal): Promise<SlackRefusal> {
  await answer.body?.cancel();
  return refusal;
}

async function fail(answer: Response): Promise<never> {
  await answer.body?.cancel();
  throw new Error(`Slack answered a download with ${answer.status}`);
}
