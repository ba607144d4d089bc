import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';

/** What Slack delivers over a socket: a body for Bolt, and the way to acknowledge it. */
export interface Envelope {
  readonly body: Record<string, unknown>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
  readonly ack: (response?: unknown) => Promise<void>;
}

/** Where a link connects and whom it tells. */
export interface LinkOptions {
  readonly appToken: string;
  readonly slackApiUrl: string;
  readonly logger: Logger;
  onEnvelope(envelope: Envelope): void;
  /** A frame that the client could not read; Slack's `app_rate_limited` is one of them. */
  onBadFrame(fault: unknown): void;
}

const OPENING_MS = 10_000;
/** Slack waits three seconds for an acknowledgement, so nothing is owed on a socket after that. */
const ACKS_MS = 3_000;
const CLOSING_MS = 1_000;
const WATCH_MS = 1_000;

/**
 * One Socket Mode connection, from opening to closing.
 *
 * Slack's client reopens a closed connection by itself, but only after five seconds of deafness, and a refusal in that
 * moment escapes as an unhandled rejection: so it is told not to, and whoever keeps links opens the next one.
 */
export class SocketLink {
  /** Why Slack wants this connection replaced, or how it was lost. It may still deliver until it is retired. */
  readonly ending: Promise<string>;
  readonly openedAtMs = Date.now();
  readonly #client: SocketModeClient;
  #end: (reason: string) => void = () => undefined;
  #owed = 0;
  #retiring: Promise<void> | null = null;

  private constructor(client: SocketModeClient, options: LinkOptions) {
    this.#client = client;
    this.ending = new Promise((resolve) => {
      this.#end = resolve;
    });
    client.on('slack_event', (envelope: Envelope) => this.#take(envelope, options));
    client.on('disconnected', () => this.#end('closed'));
    this.#readFrames(options);
  }

  /** Opens a connection; resolves once Slack has said hello. */
  static async open(options: LinkOptions, stopped: AbortSignal): Promise<SocketLink> {
    const client = new SocketModeClient({
      appToken: options.appToken,
      autoReconnectEnabled: false,
      logger: options.logger,
      clientOptions: {
        slackApiUrl: options.slackApiUrl,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: OPENING_MS,
      },
    });
    const link = new SocketLink(client, options);
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(OPENING_MS)]);
    const started = client.start().catch(namingTheCause);
    try {
      await Promise.race([started, aborted(signal)]);
    } catch (error) {
      abandon(client, started);
      throw error;
    }
    link.#watch();
    return link;
  }

  get isActive(): boolean {
    return this.#client.websocket?.isActive() === true;
  }

  /** Makes the link end as if Slack had asked for it. */
  renew(): void {
    this.#end('renewed');
  }

  /** Closes the connection, once all that came over it is acknowledged. Safe to repeat. */
  retire(waitForAcksMs = ACKS_MS): Promise<void> {
    this.#retiring ??= this.#retire(waitForAcksMs);
    return this.#retiring;
  }

  async #retire(waitForAcksMs: number): Promise<void> {
    const until = Date.now() + waitForAcksMs;
    while (this.#owed > 0 && this.isActive && Date.now() < until) await sleep(10);
    await shut(this.#client);
  }

  #take(envelope: Envelope, options: LinkOptions): void {
    this.#owed += 1;
    let open = true;
    const ack = async (response?: unknown): Promise<void> => {
      if (!open) return;
      open = false;
      this.#owed -= 1;
      await envelope.ack(response);
    };
    options.onEnvelope({ ...envelope, ack });
  }

  /**
   * Puts our reader before the client's: a `disconnect` frame must not close the socket before its replacement stands,
   * and a frame the client cannot read must not become an unhandled rejection. Both are private to the client, so
   * where a later one is built otherwise, it is left as it is.
   */
  #readFrames(options: LinkOptions): void {
    const client = this.#client;
    const read: unknown = Reflect.get(client, 'onWebSocketMessage');
    if (typeof read !== 'function' || client.listenerCount('ws_message') !== 1) return;
    client.removeAllListeners('ws_message');
    client.on('ws_message', (data: unknown, isBinary: boolean) => {
      const reason = disconnectReason(data);
      if (reason !== null) this.#end(reason);
      else Promise.resolve(read.call(client, data, isBinary)).catch(options.onBadFrame);
    });
  }

  /** A peer that stops answering pings leaves the socket closing, unannounced, for half a minute. */
  #watch(): void {
    const timer = setInterval(() => {
      if (!this.isActive) this.#end('stalled');
    }, WATCH_MS).unref();
    void this.ending.then(() => clearInterval(timer));
  }
}

/** The reason in a `disconnect` frame; `null` for every other frame. */
function disconnectReason(data: unknown): string | null {
  if (typeof data !== 'string' || data.length > 1_000 || !data.includes('"disconnect"')) return null;
  try {
    const frame: { type?: unknown; reason?: unknown } = JSON.parse(data);
    return frame.type === 'disconnect' ? String(frame.reason ?? 'disconnect') : null;
  } catch {
    return null;
  }
}

/** The client rejects with nothing at all when the socket closes before Slack's hello. */
function namingTheCause(error: unknown): never {
  throw error ?? new Error('Slack closed the socket before its hello');
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Closes a client's socket, and does not wait long for the peer's half of the handshake. */
async function shut(client: SocketModeClient): Promise<void> {
  const closed = new Promise((resolve) => client.once('disconnected', resolve));
  client.disconnect().catch(() => undefined);
  unrefHandshake(client);
  await Promise.race([closed, sleep(CLOSING_MS, undefined, { ref: false })]);
  // Asked a second time, the client lets go of the socket at once.
  if (client.websocket?.readyState !== undefined) client.disconnect().catch(() => undefined);
}

/** Closing a socket that breaks just then leaves the client's timer behind, and with it the process, for half a minute. */
function unrefHandshake({ websocket }: SocketModeClient): void {
  const timer: unknown = websocket && Reflect.get(websocket, 'closeHandshakeTimeout');
  if (timer instanceof Object && 'unref' in timer && typeof timer.unref === 'function') timer.unref();
}

/** Lets go of a client that is still opening: it would finish the handshake all the same. */
function abandon(client: SocketModeClient, started: Promise<unknown>): void {
  if (client.websocket?.isActive()) void shut(client);
  else
    void started.then(
      () => shut(client),
      () => undefined,
    );
}
