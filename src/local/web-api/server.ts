import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { SocketMode } from '../delivery/socket-mode.ts';
import type { Workspace } from '../workspace.ts';
import { answerCall } from './answer-call.ts';
import { sendFile, sendSignIn, takeUpload } from './file-bytes.ts';
import { ApiError } from './method.ts';
import { argumentsIn, bodyOf, jsonIn, tokenIn } from './request.ts';
import { respond } from './response-url.ts';
import { fromThisMachine } from './this-machine.ts';
import type { Planned, Trouble } from './trouble.ts';

/** What answers paths that are not Slack's; `false` where there is nothing either. */
export type Elsewhere = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;

type Parts = { workspace: Workspace; sockets: SocketMode; trouble: Trouble };

/**
 * The workspace on loopback: the Web API under `/api/`, response URLs, private files, and Socket Mode connections.
 *
 * Listens on 127.0.0.1 only: there is no password on it.
 */
export class SlackServer {
  readonly #parts: Parts;
  readonly #http: Server;
  #elsewhere: Elsewhere = async () => false;
  #port = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#http = createServer((request, response) => {
      this.#answer(request, response).catch((failure: unknown) => fail(response, failure, parts.workspace));
    });
    this.#http.on('upgrade', (request, socket, head) => {
      if (fromThisMachine(request, this.#port)) parts.sockets.upgrade(request, socket, head);
      else socket.destroy();
    });
  }

  /** Serves other paths too, such as a page to look at the workspace. */
  also(elsewhere: Elsewhere): void {
    this.#elsewhere = elsewhere;
  }

  /** @returns the port, which is the one asked for unless that was 0 */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#http.once('error', reject);
      this.#http.listen(port, '127.0.0.1', resolve);
    });
    const address = this.#http.address();
    this.#port = typeof address === 'object' && address ? address.port : port;
    return this.#port;
  }

  async close(): Promise<void> {
    if (!this.#http.listening) return;
    const closed = new Promise<void>((resolve) => this.#http.close(() => resolve()));
    this.#http.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.#parts.workspace.urls.base);
    if (!fromThisMachine(request, this.#port)) {
      sendJson(response, 403, { ok: false, error: 'not_from_this_machine' });
      return;
    }
    const [, family, ...rest] = url.pathname.split('/');
    if (family === 'api') return this.#api(rest.join('/'), request, response, url);
    if (family === 'response') return this.#response(rest.at(-1) ?? '', request, response);
    if (family === 'files-pri') return sendFile(rest[0] ?? '', request, response, this.#parts.workspace);
    if (family === 'signin') return sendSignIn(response);
    if (family === 'upload') return this.#upload(rest.at(-1) ?? '', request, response);
    if (!(await this.#elsewhere(request, response, url))) sendJson(response, 404, { ok: false, error: 'not_found' });
  }

  async #api(name: string, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { workspace, sockets, trouble } = this.#parts;
    const args = argumentsIn(request, url, await bodyOf(request));
    const token = tokenIn(request, args);
    const planned = trouble.take(name);
    if (await failed(planned, response)) return;
    const connect = () => `${workspace.urls.base.replace('http', 'ws')}link/?ticket=${sockets.ticket()}`;
    const answer = answerCall(name, args, token, workspace, connect);
    const call = workspace.journal.call(name, args, answer);
    if (planned?.kind === 'cut') {
      response.destroy();
      return;
    }
    response.setHeader('x-oauth-scopes', [...workspace.app.scopes].join(','));
    response.once('finish', () => workspace.journal.answered(call));
    sendJson(response, 200, answer);
  }

  async #response(token: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { workspace } = this.#parts;
    const said = jsonIn(await bodyOf(request));
    if (await failed(this.#parts.trouble.take('response_url'), response)) return;
    try {
      respond(token, said, workspace);
      workspace.journal.call('response_url', said, { ok: true });
      response.writeHead(200, { 'content-type': 'text/plain' }).end('ok');
    } catch (refusal) {
      if (!(refusal instanceof ApiError)) throw refusal;
      const answer = { ok: false, error: refusal.code, ...refusal.more };
      workspace.journal.call('response_url', said, answer);
      sendJson(response, refusal.code.endsWith('_url') ? 404 : 400, answer);
    }
  }

  async #upload(ticket: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (await failed(this.#parts.trouble.take('upload_url'), response)) return;
    await takeUpload(ticket, request, response, this.#parts.workspace);
  }
}

/** Carries out trouble that comes before the work. @returns whether the call was answered with it */
async function failed(planned: Planned | null, response: ServerResponse): Promise<boolean> {
  if (planned?.kind === 'delay') await pause(planned.ms, undefined, { ref: false });
  if (planned?.kind !== 'answer') return false;
  for (const [header, value] of Object.entries(planned.headers)) response.setHeader(header, value);
  sendJson(response, planned.status, planned.body);
  return true;
}

/** Sends an answer as JSON. */
export function sendJson(response: ServerResponse, status: number, answer: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(answer));
}

function fail(response: ServerResponse, failure: unknown, { journal }: Workspace): void {
  journal.fault('the workspace itself broke', failure);
  if (response.headersSent) response.destroy();
  else sendJson(response, 500, { ok: false, error: 'fatal_error' });
}
