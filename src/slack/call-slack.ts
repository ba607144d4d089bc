import { setTimeout as sleep } from 'node:timers/promises';
import {
  type WebAPICallResult,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api';
import type { Log } from '../log.ts';
import type { SlackRefusal } from '../workspace.ts';
import type { Cloak } from './cloak.ts';
import { libraryLog } from './library-log.ts';

/** Slack's error codes that pass by themselves; every other one would come again. */
const PASSING: ReadonlySet<string> = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'ratelimited',
  'rate_limited',
  'accesslimited',
]);

/** Slack's code for a method that it does not have. */
export const UNKNOWN_METHOD = 'unknown_method';
/** Ours, for a server that says so only by its status: Slack says all its refusals with 200. */
export const NOT_SERVED = 'not_served';
const NOT_SERVED_STATUS: ReadonlySet<number> = new Set([404, 405, 501]);

/** Refusals that no person can do anything about: a mistake of ours, or a scope that the app was not given. */
const OURS: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_too_long',
  'msg_blocks_too_long',
  'invalid_arguments',
  'invalid_arg_name',
  'missing_argument',
  'no_text',
  'missing_scope',
  UNKNOWN_METHOD,
  NOT_SERVED,
]);

/** Where Slack keeps files and takes uploads (docs.slack.dev, working with files). */
const FILES_ORIGIN = 'https://files.slack.com';

const TIMEOUT_MS = 10_000;
/** Further tries after a 5xx or a broken connection: 0.5, 1 and 2 seconds apart. Somebody may be waiting. */
const RETRIES_MAX = 3;
const BACKOFF_MS = 500;
/** Slack: about one message per second to a channel. */
const POST_SPACING_MS = 1_000;
/** Channels whose last post is remembered before old ones are swept. */
const LANES_MAX = 1_000;

/**
 * Makes calls to Slack and waits out its limits.
 *
 * Slack's own client holds back every call when one method is limited, and sends failed ones again from a queue of its
 * own: so it is told to do neither. Here a limited method waits alone.
 */
export class SlackCalls {
  readonly web: WebClient;
  readonly #log: Log;
  readonly #postSpacingMs: number;
  readonly #stopped = new AbortController();
  /** Until when (in ms) a method, or one channel's posts, must rest. */
  readonly #restsUntilMs = new Map<string, number>();
  /** When (in ms) the next post of a lane may go out. */
  readonly #turns = new Map<string, number>();

  /** @param cloak - for what controls carry; left out where nothing is sent that has any */
  constructor(token: string, slackApiUrl: string, log: Log, cloak?: Cloak, postSpacingMs = POST_SPACING_MS) {
    this.#log = log;
    this.#postSpacingMs = postSpacingMs;
    this.web = new CloakedClient(token, cloak, {
      slackApiUrl,
      logger: libraryLog(log),
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: TIMEOUT_MS,
    });
  }

  /**
   * Calls a method until Slack answers for good.
   *
   * @param lane - what rests together when Slack says so: the method's name, with a channel where Slack counts by it
   * @returns Slack's answer, or its refusal; throws when Slack can't be reached
   */
  async call<Answer extends object>(
    lane: string,
    send: (web: WebClient) => Promise<Answer>,
  ): Promise<Answer | SlackRefusal> {
    let failures = 0;
    for (;;) {
      await this.#rest(lane);
      try {
        return await send(this.web);
      } catch (error) {
        if (error instanceof WebAPIRateLimitedError) {
          this.#log.info('rate limited', { lane: methodOf(lane), seconds: error.retryAfter });
          this.#restFor(lane, Math.max(error.retryAfter, 0.1) * 1_000);
          continue;
        }
        const code = refusalIn(error);
        if (code !== null && !PASSING.has(code)) return this.#refused(lane, code);
        failures += 1;
        if (failures > RETRIES_MAX || this.#stopped.signal.aborted) throw new SlackUnreachable(methodOf(lane), error);
        this.#log.warn('Slack did not answer, will retry', { method: methodOf(lane), failures });
        await this.#pause(BACKOFF_MS * 2 ** (failures - 1));
      }
    }
  }

  /** Calls a method in its turn, a second after the one before it: for posts to a channel, the first of which is not held. */
  async spaced<Answer extends object>(
    lane: string,
    send: (web: WebClient) => Promise<Answer>,
  ): Promise<Answer | SlackRefusal> {
    const turnMs = Math.max(Date.now(), this.#turns.get(lane) ?? 0);
    this.#turns.set(lane, turnMs + this.#postSpacingMs);
    if (this.#turns.size > LANES_MAX) this.#forgetPastTurns();
    await this.#pause(turnMs - Date.now());
    return this.call(lane, send);
  }

  /** Aborted once the desk stops, and `forMs` from now: for requests that Slack's client does not make. */
  deadline(forMs: number): AbortSignal {
    return AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(forMs)]);
  }

  /** Whether an address is Slack's own for files, or on the server that we were told to call: no other gets to see our token. */
  isSlacks({ origin }: URL): boolean {
    return origin === FILES_ORIGIN || origin === new URL(this.web.slackApiUrl).origin;
  }

  /** Ends all waiting: calls that would have been sent later fail instead. */
  stop(): void {
    this.#stopped.abort(new Error('The desk is stopping'));
  }

  #refused(lane: string, error: string): SlackRefusal {
    if (OURS.has(error)) this.#log.error('Slack refused a call of ours', { method: methodOf(lane), error });
    return { refused: error };
  }

  #restFor(lane: string, forMs: number): void {
    this.#restsUntilMs.set(lane, Math.max(this.#restsUntilMs.get(lane) ?? 0, Date.now() + forMs));
  }

  async #rest(lane: string): Promise<void> {
    for (;;) {
      const forMs = (this.#restsUntilMs.get(lane) ?? 0) - Date.now();
      if (forMs <= 0) {
        this.#restsUntilMs.delete(lane);
        return;
      }
      await this.#pause(forMs);
    }
  }

  async #pause(forMs: number): Promise<void> {
    if (forMs > 0) await sleep(forMs, undefined, { signal: this.#stopped.signal });
  }

  #forgetPastTurns(): void {
    const now = Date.now();
    for (const [lane, turnMs] of this.#turns) if (turnMs < now) this.#turns.delete(lane);
  }
}

/** Slack's client, in whose calls everything that a control carries is hidden: whatever the method, none is forgotten. */
class CloakedClient extends WebClient {
  readonly #cloak: Cloak | undefined;

  constructor(token: string, cloak: Cloak | undefined, options: WebClientOptions) {
    super(token, options);
    this.#cloak = cloak;
  }

  override apiCall(method: string, options?: Record<string, unknown>): Promise<WebAPICallResult> {
    return super.apiCall(method, this.#cloak ? this.#cloak.hideIn(options) : options);
  }
}

/** Slack did not answer, or only with errors of its own, for as long as we kept trying. */
export class SlackUnreachable extends Error {
  override readonly name = 'SlackUnreachable';

  constructor(method: string, cause: unknown) {
    super(`Slack did not answer ${method}`, { cause });
  }
}

/** The code of a refusal; `null` where there was no answer, or one that may be another the next time. */
function refusalIn(error: unknown): string | null {
  if (error instanceof WebAPIPlatformError) return error.data.error;
  if (!(error instanceof WebAPIHTTPError) || error.statusCode < 400) return null;
  const answer: { ok?: unknown; error?: unknown } | null | undefined = error.body;
  if (error.statusCode < 500 && answer?.ok === false && typeof answer.error === 'string') return answer.error;
  return NOT_SERVED_STATUS.has(error.statusCode) ? NOT_SERVED : null;
}

const methodOf = (lane: string): string => lane.split(' ', 1)[0] ?? lane;
