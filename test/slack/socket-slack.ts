import { EventEmitter, once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** A socket as this Slack sees it. */
export interface Line {
  readonly socket: WebSocket;
  /** Whether Slack still delivers over it: not after it asked for a replacement. */
  live: boolean;
}

/** Socket Mode and nothing else, with every way to go wrong under a test's control. */
export class SocketSlack {
  readonly lines: Line[] = [];
  /** What `apps.connections.open` answers instead of an address. */
  answer: () => { status: number; body: object; headers?: Record<string, string> } | null = () => null;
  linesMax = 10;
  opened = 0;
  readonly #changes = new EventEmitter();
  readonly #acks = new EventEmitter();
  readonly #http: Server;
  readonly #sockets = new WebSocketServer({ noServer: true });
  #envelopes = 0;

  private constructor() {
    this.#http = createServer((_request, response) => {
      this.opened += 1;
      const other = this.answer();
      response.writeHead(other?.status ?? 200, { 'content-type': 'application/json', ...other?.headers });
      response.end(JSON.stringify(other?.body ?? { ok: true, url: `ws://127.0.0.1:${this.port}/link` }));
    });
    this.#http.on('upgrade', (request, socket, head) => {
      this.#sockets.handleUpgrade(request, socket, head, (client) => this.#welcome(client));
    });
  }

  static async start(): Promise<SocketSlack> {
    const slack = new SocketSlack();
    slack.#http.listen(0, '127.0.0.1');
    await once(slack.#http, 'listening');
    return slack;
  }

  get port(): number {
    return (this.#http.address() as AddressInfo).port;
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${this.port}/api/`;
  }

  get live(): readonly Line[] {
    return this.lines.filter((line) => line.live);
  }

  /** Resolves when as many connections are live. */
  async until(count: number): Promise<void> {
    while (this.live.length < count) await once(this.#changes, 'change', { signal: AbortSignal.timeout(10_000) });
  }

  /** Asks for a replacement, and delivers no more over this one. */
  refresh(line: Line, reason = 'refresh_requested'): void {
    line.live = false;
    line.socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'test' } }));
    this.#changes.emit('change');
  }

  drop(line: Line): void {
    line.socket.terminate();
  }

  /** Sends a slash command over any live connection; resolves with the acknowledgement's time in ms. */
  async command(text: string, line = this.live.at(-1)): Promise<number> {
    if (!line) throw new Error('no live connection');
    this.#envelopes += 1;
    const envelope_id = `envelope-${this.#envelopes}`;
    const begun = performance.now();
    const acked = once(this.#acks, envelope_id, { signal: AbortSignal.timeout(3_000) });
    line.socket.send(
      JSON.stringify({
        envelope_id,
        type: 'slash_commands',
        accepts_response_payload: true,
        payload: commandBody(text),
      }),
    );
    await acked;
    return performance.now() - begun;
  }

  async stop(): Promise<void> {
    for (const line of this.lines) line.socket.terminate();
    this.#http.closeAllConnections();
    this.#http.close();
    await once(this.#http, 'close');
  }

  #welcome(socket: WebSocket): void {
    if (this.live.length >= this.linesMax) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }));
      socket.close();
      return;
    }
    const line: Line = { socket, live: true };
    this.lines.push(line);
    socket.on('close', () => {
      line.live = false;
      this.#changes.emit('change');
    });
    socket.on('message', (data) => {
      const frame: { envelope_id?: string } = JSON.parse(String(data));
      if (frame.envelope_id) this.#acks.emit(frame.envelope_id);
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: this.live.length }));
    this.#changes.emit('change');
  }
}

const commandBody = (text: string) => ({
  command: '/story',
  text,
  user_id: 'U1',
  team_id: 'T1',
  channel_id: 'C1',
  trigger_id: '1.2.3',
  response_url: 'http://127.0.0.1:1/none',
  is_enterprise_install: 'false',
});
