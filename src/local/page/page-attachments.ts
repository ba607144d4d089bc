import type { IncomingMessage, ServerResponse } from 'node:http';
import { attach } from '../driver/attach.ts';
import { LIMITS } from '../limits.ts';
import type { SharedFile } from '../state/records.ts';
import { bytesOf } from '../web-api/request.ts';
import { sendJson } from '../web-api/server.ts';
import type { Workspace } from '../workspace.ts';

/** What browsers show as it is. SVG is missing on purpose: opened by itself, it is a page that can run scripts. */
const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

export const isPicture = ({ mimetype }: SharedFile): boolean => PICTURES.has(mimetype);

/** Takes a file that the visitor chose, as the person they play. @returns its id, by which it is then sent */
export async function takeAttached(
  asked: IncomingMessage,
  response: ServerResponse,
  url: URL,
  workspace: Workspace,
): Promise<void> {
  const bytes = await bytesOf(asked, LIMITS.fileBytes);
  const person = workspace.people.find(url.searchParams.get('as') ?? '');
  const name = url.searchParams.get('name') ?? '';
  if (bytes === null)
    return sendJson(response, 200, { error: 'That file is larger than this newsroom takes (20 MB).' });
  if (!person || name === '') return sendJson(response, 400, { error: 'The page sent something odd.' });
  if (bytes.byteLength === 0) return sendJson(response, 200, { error: `${name} is empty.` });
  const { id } = attach({ name, content: bytes }, person, workspace);
  sendJson(response, 200, { id, name });
}

/** Shows a file to somebody who may see it: pictures in the page, everything else only to be kept. */
export function showFile(response: ServerResponse, url: URL, workspace: Workspace): void {
  const person = workspace.people.find(url.searchParams.get('as') ?? '');
  const file = workspace.files.find(url.searchParams.get('id') ?? '');
  if (!person || !file || !workspace.canSeeFile(person, file)) {
    sendJson(response, 404, { error: 'There is no such file.' });
    return;
  }
  const headers = isPicture(file)
    ? { 'content-type': file.mimetype }
    : {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      };
  response.writeHead(200, headers).end(Buffer.from(file.content, 'base64'));
}
