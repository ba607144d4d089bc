import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** When a command was acknowledged and when it was answered, in milliseconds after it was sent. */
export interface Timing {
  readonly ack: number;
  readonly answer: number;
}

interface Waiting {
  sent: number;
  ack: number;
  done(timing: Timing): void;
}

const USER = { id: 'U1', name: 'ana', team_id: 'T1', is_bot: false, deleted: false, real_name: 'Ana' };
const CHANNEL = { id: 'C1', name: 'story', is_member: true };
const ANSWERS: Readonly<Record<string, object>> = {
  'auth.test': { user_id: 'UBOT', bot_id: 'B1', team_id: 'T1', user: 'desk', team: 'Bench' },
  'users.info': { user: USER },
  'conversations.info': { channel: CHANNEL },
  'conversations.members': { members: ['U1', 'UBOT'] },
};

/**
 * The least of a Slack that a Socket Mode app can be timed against: it answers at once and checks nothing, so that what
 * is measured is the app.
 */
export class SmallSlack {
  readonly #http: Server;
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #waiting = new Map<string, Waiting>();
  #next = 0;

  constructor() {
    this.#http = createServer((request, response) => void this.#answer(request).then((body) => response.end(body)));
    this.#http.on('upgrade', (request, socket, head) =>
      this.#sockets.handleUpgrade(request, socket, head, (link) => this.#greet(link)),
    );
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}/api/`;
  }

  /** Sends one command to one of the connected sockets, as Slack does, and times what comes back. */
  command(text: string): Promise<Timing> {
    const id = `e${++this.#next}`;
    const links = [...this.#sockets.clients];
    const link = links[this.#next % links.length];
    const responseUrl = new URL(`/response/${id}`, this.apiUrl).href;
    const payload = {
      command: '/story',
      text,
      user_id: 'U1',
      team_id: 'T1',
      channel_id: 'C1',
      channel_name: 'story',
      trigger_id: id,
      response_url: responseUrl,
      token: 'x',
      team_domain: 'bench',
      user_name: 'ana',
      api_app_id: 'A1',
    };
    return new Promise((done) => {
      this.#waiting.set(id, { sent: performance.now(), ack: 0, done });
      link?.send(JSON.stringify({ envelope_id: id, type: 'slash_commands', accepts_response_payload: true, payload }));
    });
  }

  async stop(): Promise<void> {
    for (const link of this.#sockets.clients) link.terminate();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  #greet(link: WebSocket): void {
    link.send(JSON.stringify({ type: 'hello', num_connections: this.#sockets.clients.size }));
    link.on('message', (data) => {
      const { envelope_id } = JSON.parse(String(data)) as { envelope_id: string };
      const waiting = this.#waiting.get(envelope_id);
      if (waiting) waiting.ack = performance.now();
    });
  }

  async #answer(request: IncomingMessage): Promise<string> {
    const path = request.url ?? '';
    const replied = /^\/response\/(\w+)/.exec(path)?.[1];
    const waiting = replied === undefined ? undefined : this.#waiting.get(replied);
    if (waiting) {
      const now = performance.now();
      this.#waiting.delete(replied ?? '');
      waiting.done({ ack: waiting.ack - waiting.sent, answer: now - waiting.sent });
    }
    for await (const _ of request) {
      // The body is read to its end, so that the connection can be used again.
    }
    if (path.endsWith('apps.connections.open')) {
      return JSON.stringify({ ok: true, url: this.apiUrl.replace('http:', 'ws:').replace('/api/', '/link') });
    }
    return JSON.stringify({ ok: true, ...ANSWERS[path.replace('/api/', '')] });
  }
}
