import type { IncomingMessage, ServerResponse } from 'node:http';
import { LIMITS } from '../limits.ts';
import type { Workspace } from '../workspace.ts';
import { bytesOf, tokenIn } from './request.ts';

/**
 * A private file, for the app's token with `files:read`, where the app may see it. To any other token Slack shows its
 * page for signing in, and does not say that anything is wrong.
 */
export function sendFile(id: string, request: IncomingMessage, response: ServerResponse, workspace: Workspace): void {
  const { app, people, files } = workspace;
  if (tokenIn(request, {}) !== app.botToken || !app.scopes.has('files:read')) {
    response.writeHead(302, { location: `/signin?redir=${encodeURIComponent(request.url ?? '/')}` }).end();
    return;
  }
  const file = files.find(id);
  if (!file || !workspace.canSeeFile(people.bot, file)) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such file.');
    return;
  }
  // Slack lets no file run in its own name.
  const type = /^text\//u.test(file.mimetype) ? 'text/plain; charset=utf-8' : file.mimetype;
  response.writeHead(200, { 'content-type': type }).end(Buffer.from(file.content, 'base64'));
}

/** What stands there for people who are not signed in; the app is never one of them. */
export function sendSignIn(response: ServerResponse): void {
  const page = '<!doctype html><title>Sign in</title><p>Sign in to see this page.</p>';
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
}

/** The bytes of an upload that the app announced (`files.getUploadURLExternal`): as they are, not in a form. */
export async function takeUpload(
  ticket: string,
  request: IncomingMessage,
  response: ServerResponse,
  { files, journal }: Workspace,
): Promise<void> {
  const bytes = await bytesOf(request, LIMITS.fileBytes);
  const isForm = (request.headers['content-type'] ?? '').startsWith('multipart/');
  if (isForm) journal.fault('an upload as a form, which this workspace does not read');
  const taken = request.method === 'POST' && !isForm && bytes !== null && files.take(ticket, bytes);
  const authorized = request.headers.authorization !== undefined;
  const answer = taken ? { ok: true } : { ok: false, error: 'upload_refused' };
  journal.call('upload_url', { bytes: bytes?.byteLength, authorized }, answer);
  response
    .writeHead(taken ? 200 : 400, { 'content-type': 'text/plain' })
    .end(taken ? `OK - ${bytes.byteLength}` : 'No');
}
