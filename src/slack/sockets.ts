import type { App, Receiver } from '@slack/bolt';
import type { Log } from '../log.ts';
import { libraryLog } from './library-log.ts';
import type { Envelope } from './socket-link.ts';
import { SocketSeat } from './socket-seat.ts';
import type { TokenRefused } from './token-refused.ts';

export interface SocketsOptions {
  readonly appToken: string;
  readonly slackApiUrl: string;
  readonly log: Log;
  /** After each connection, the first included: events may have been lost before it. */
  onConnected(): void;
  /** Slack refuses the app token and nothing connects us any more. */
  onLost(refusal: TokenRefused): void;
}

/** Slack delivers each payload over any one of an app's connections, of which it allows ten. */
const SEATS = 2;
/** How much later the second connection's refreshes come than the first's. */
const PHASE_SHIFT_MS = 7 * 60_000;

/**
 * Receives from Slack over two sockets, so that the loss of one is no loss: while it is reopened, Slack delivers over
 * the other.
 */
export class Sockets implements Receiver {
  readonly #options: SocketsOptions;
  readonly #seats: readonly SocketSeat[];
  #app: App | null = null;
  #stopping = false;
  #settleStart: { resolve: () => void; reject: (refusal: TokenRefused) => void } | null = null;

  constructor(options: SocketsOptions) {
    this.#options = options;
    this.#seats = Array.from({ length: SEATS }, () => this.#seat());
  }

  /** Sockets over which Slack can reach us now. */
  get up(): number {
    return this.#seats.filter((seat) => seat.isActive).length;
  }

  init(app: App): void {
    this.#app = app;
  }

  /** Resolves with the first connection; rejects when Slack refuses the token. An unreachable Slack is waited for. */
  async start(): Promise<void> {
    const [first, ...others] = this.#seats;
    await new Promise<void>((resolve, reject) => {
      this.#settleStart = { resolve, reject };
      this.#keep(first);
    });
    for (const seat of others) this.#keep(seat);
    setTimeout(() => this.#seats.at(-1)?.renew(), PHASE_SHIFT_MS).unref();
  }

  /** Takes nothing more and closes both connections, after acknowledging what came before. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#settleStart?.resolve();
    await Promise.all(this.#seats.map((seat) => seat.stop()));
  }

  #seat(): SocketSeat {
    const { appToken, slackApiUrl, log } = this.#options;
    return new SocketSeat({
      appToken,
      slackApiUrl,
      log,
      logger: libraryLog(log),
      onEnvelope: (envelope) => void this.#take(envelope),
      onBadFrame: (fault) => log.warn('a frame from Slack was not read', { kind: nameOf(fault) }),
      onConnected: () => {
        this.#settleStart?.resolve();
        this.#settleStart = null;
        this.#options.onConnected();
      },
      onRefused: (refusal) => this.#refused(refusal),
    });
  }

  #keep(seat: SocketSeat | undefined): void {
    seat?.keep().catch((fault: unknown) => this.#options.log.error('a socket seat failed', {}, fault));
  }

  #refused(refusal: TokenRefused): boolean {
    if (this.up > 0) return true;
    if (this.#settleStart) this.#settleStart.reject(refusal);
    else this.#options.onLost(refusal);
    this.#settleStart = null;
    return false;
  }

  async #take(envelope: Envelope): Promise<void> {
    if (this.#stopping) return;
    const { log } = this.#options;
    // The person sees that Slack got no answer; we cannot reach them over a socket that is gone.
    const ack = (response?: unknown): Promise<void> =>
      envelope
        .ack(response)
        .catch((fault: unknown) => log.warn('an acknowledgement was not sent', { kind: nameOf(fault) }));
    try {
      await this.#app?.processEvent({
        body: envelope.body,
        ack,
        ...(envelope.retry_num === undefined ? {} : { retryNum: envelope.retry_num }),
        ...(envelope.retry_reason === undefined ? {} : { retryReason: envelope.retry_reason }),
      });
    } catch (fault) {
      log.error('an envelope was not processed', {}, fault);
    }
  }
}

const nameOf = (fault: unknown): string => (fault instanceof Error ? fault.name : typeof fault);
