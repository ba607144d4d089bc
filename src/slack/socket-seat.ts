import { setTimeout as sleep } from 'node:timers/promises';
import { WebAPIRateLimitedError } from '@slack/web-api';
import type { Log } from '../log.ts';
import { type LinkOptions, SocketLink } from './socket-link.ts';
import { TokenRefused } from './token-refused.ts';

/** How a seat opens links and whom it tells. */
export interface SeatOptions extends LinkOptions {
  readonly log: Log;
  onConnected(): void;
  /** Slack refuses the token. @returns whether to keep trying, since another seat still hears Slack */
  onRefused(refusal: TokenRefused): boolean;
}

/** A link that lived as long was not lost for reasons that reopening it at once would repeat. */
const SOUND_LIFE_MS = 1_000;
/** Routine: Slack wants a new connection, at once, and takes it. */
const ROUTINE: ReadonlySet<string> = new Set(['refresh_requested', 'warning', 'renewed']);
/** Slack would turn the next connection away, too. */
const UNWELCOME: ReadonlySet<string> = new Set(['too_many_websockets', 'link_disabled']);
const BACKOFF_MAX_MS = 30_000;
/** Slack warns about ten seconds ahead; where it allows no second connection, holding on to the first would deafen us. */
const HOLD_MS = 3_000;

/**
 * Keeps one connection to Slack open for good. When Slack asks for a replacement, the new link is opened first and the
 * old one let go after, so that a routine refresh loses nothing.
 */
export class SocketSeat {
  readonly #options: SeatOptions;
  readonly #stopped = new AbortController();
  #link: SocketLink | null = null;
  #leaving: Promise<void> = Promise.resolve();
  /** Openings in a row that failed or did not last. */
  #failures = 0;

  constructor(options: SeatOptions) {
    this.#options = options;
  }

  get isActive(): boolean {
    return this.#link?.isActive === true;
  }

  /** Runs until stopped, or until Slack refuses the token for good. */
  async keep(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      const link = await this.#open();
      if (!link) return;
      this.#let(this.#link);
      this.#link = link;
      if (this.#stopped.signal.aborted) return this.#let(link);
      this.#options.onConnected();
      const reason = await Promise.race([link.ending, this.#untilStopped()]);
      this.#options.log.info('socket ending', { reason });
      this.#failures = isSound(link, reason) ? 0 : this.#failures + 1;
      setTimeout(() => this.#let(link), HOLD_MS).unref();
    }
  }

  renew(): void {
    this.#link?.renew();
  }

  /** Closes the connection; what came over it is acknowledged first, for a second at most. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.all([this.#link?.retire(1_000), this.#leaving]);
  }

  async #open(): Promise<SocketLink | null> {
    for (;;) {
      if (!(await this.#pause(backoffMs(this.#failures)))) return null;
      try {
        return await SocketLink.open(this.#options, this.#stopped.signal);
      } catch (error) {
        if (this.#stopped.signal.aborted) return null;
        this.#failures += 1;
        const refusal = TokenRefused.from('SLACK_APP_TOKEN', error);
        if (refusal && !this.#options.onRefused(refusal)) return null;
        this.#options.log.warn('cannot open a socket, will retry', { attempt: this.#failures, error: codeOf(error) });
        const waitMs =
          error instanceof WebAPIRateLimitedError ? error.retryAfter * 1_000 : refusal ? BACKOFF_MAX_MS : 0;
        if (!(await this.#pause(waitMs))) return null;
      }
    }
  }

  #let(link: SocketLink | null): void {
    if (link) this.#leaving = Promise.all([this.#leaving, link.retire()]).then(() => undefined);
  }

  /** @returns whether to go on */
  async #pause(forMs: number): Promise<boolean> {
    const { signal } = this.#stopped;
    if (forMs > 0) await sleep(forMs, undefined, { signal }).catch(() => undefined);
    return !signal.aborted;
  }

  #untilStopped(): Promise<string> {
    return new Promise((resolve) => {
      this.#stopped.signal.addEventListener('abort', () => resolve('stopped'), { once: true });
    });
  }
}

function isSound(link: SocketLink, reason: string): boolean {
  if (UNWELCOME.has(reason)) return false;
  return ROUTINE.has(reason) || Date.now() - link.openedAtMs > SOUND_LIFE_MS;
}

/** The first reopening is immediate; then 0.5 s, 1 s, 2 s … to half a minute. */
const backoffMs = (failures: number): number =>
  failures < 2 ? 0 : Math.min(250 * 2 ** (failures - 1), BACKOFF_MAX_MS);

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? `${error.name} ${String(error.code)}` : `${error.name}: ${error.message}`;
}
