import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import type { Delivery, Envelope, Receipt } from './envelope.ts';

const acknowledgement = z.object({ envelope_id: z.string(), payload: z.record(z.string(), z.unknown()).default({}) });

type Waiting = { settle(receipt: Receipt): void; sentAt: number };

type Told = {
  fault(what: string, detail?: unknown): void;
  /** A connection was opened or closed; `count` are open now. */
  connections(what: 'opened' | 'closed', count: number): void;
  /** Something the app was told is settled. */
  settled(): void;
};

/**
 * Socket Mode as Slack serves it (docs.slack.dev, apis/events-api/using-socket-mode): up to ten connections, every
 * envelope to one of them in turn, an acknowledgement due within three seconds.
 */
export class SocketMode implements Delivery {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #open: WebSocket[] = [];
  readonly #waiting = new Map<string, Waiting>();
  readonly #tickets = new Set<string>();
  readonly #ackMs: number;
  readonly #told: Told;
  #turn = 0;

  /** @param ackMs - how long an acknowledgement may take; Slack's figure is 3,000 */
  constructor(ackMs: number, told: Told) {
    this.#ackMs = ackMs;
    this.#told = told;
  }

  /** Connections that are open now. */
  get count(): number {
    return this.#open.length;
  }

  /** What `apps.connections.open` hands out: it admits one connection, once. */
  ticket(): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return ticket;
  }

  /** Admits a connection with a valid ticket; others are cut. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://local').searchParams.get('ticket') ?? '';
    if (!this.#tickets.delete(ticket)) {
      socket.end('HTTP/1.1 408 Request Timeout\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (websocket) => this.#greet(websocket));
  }

  send(envelope: Envelope): Promise<Receipt> {
    const to = this.#next();
    if (!to) return Promise.resolve({ acked: false, error: 'dispatch_failed' });
    const id = randomUUID();
    const { promise, resolve } = Promise.withResolvers<Receipt>();
    const timer = setTimeout(() => this.#settle(id, { acked: false, error: 'operation_timeout' }), this.#ackMs);
    const settle = (receipt: Receipt) => {
      clearTimeout(timer);
      resolve(receipt);
    };
    this.#waiting.set(id, { settle, sentAt: performance.now() });
    to.send(JSON.stringify({ envelope_id: id, ...envelope }));
    return promise;
  }

  /** Cuts one connection, or all, with no word before, as a network would. */
  drop(which: 'one' | 'all' = 'all'): void {
    for (const socket of this.#pick(which)) socket.terminate();
  }

  /** Asks the app to reconnect, as Slack does every few hours. */
  refresh(which: 'one' | 'all' = 'one', reason = 'refresh_requested'): void {
    for (const socket of this.#pick(which)) {
      socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'local' } }));
      // Slack stops sending on a connection that it asked to go.
      this.#forget(socket);
    }
  }

  async close(): Promise<void> {
    for (const id of [...this.#waiting.keys()]) this.#settle(id, { acked: false, error: 'dispatch_failed' });
    // A socket cut while its client closes it costs that client half a minute, so everyone gets to say goodbye.
    await Promise.all([...this.#server.clients].map(farewell));
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #greet(socket: WebSocket): void {
    if (this.#open.length >= LIMITS.connections) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }));
      socket.close();
      return;
    }
    this.#open.push(socket);
    socket.on('message', (data) => this.#read(data));
    socket.on('close', () => this.#forget(socket));
    socket.on('error', () => this.#forget(socket));
    const debug_info = { host: 'local', build_number: 1, approximate_connection_time: 18_060 };
    const connection_info = { app_id: 'A07STORYDSK' };
    socket.send(JSON.stringify({ type: 'hello', num_connections: this.#open.length, debug_info, connection_info }));
    this.#told.connections('opened', this.#open.length);
  }

  #read(data: RawData): void {
    const text = String(data);
    const read = acknowledgement.safeParse(parsed(text));
    if (!read.success) {
      this.#told.fault('a frame that is no acknowledgement', text);
      return;
    }
    const { envelope_id, payload } = read.data;
    const waiting = this.#waiting.get(envelope_id);
    // An acknowledgement past its time changes nothing: the person has read the error.
    if (!waiting) return;
    this.#settle(envelope_id, { acked: true, answer: payload, tookMs: performance.now() - waiting.sentAt });
  }

  #settle(id: string, receipt: Receipt): void {
    this.#waiting.get(id)?.settle(receipt);
    this.#waiting.delete(id);
    this.#told.settled();
  }

  #next(): WebSocket | undefined {
    this.#turn += 1;
    return this.#open[this.#turn % Math.max(1, this.#open.length)];
  }

  #pick(which: 'one' | 'all'): WebSocket[] {
    return which === 'all' ? [...this.#open] : this.#open.slice(0, 1);
  }

  #forget(socket: WebSocket): void {
    const place = this.#open.indexOf(socket);
    if (place < 0) return;
    this.#open.splice(place, 1);
    this.#told.connections('closed', this.#open.length);
  }
}

const FAREWELL_MS = 1_000;

function farewell(socket: WebSocket): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(() => socket.terminate(), FAREWELL_MS);
  socket.once('close', () => {
    clearTimeout(timer);
    resolve();
  });
  socket.close(1001);
  return promise;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
