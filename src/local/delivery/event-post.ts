import type { Envelope, Receipt } from './envelope.ts';

/** An event as the app gets it: the `event_callback` envelope's payload. */
export type EventPayload = { event_id: string; event: { type: string } & Record<string, unknown> } & Record<
  string,
  unknown
>;

/** How the post reaches the app; `heldBack` hears of events that stay here for now. */
type Way = { send(envelope: Envelope): Promise<Receipt>; heldBack?(payload: EventPayload): void };

/**
 * The way events take to the app, with everything that goes wrong on it.
 *
 * Left alone, it delivers at once and repeats an unacknowledged event as Slack does. A test may hold events and release
 * them in another order, lose them, or have each delivered several times.
 */
export class EventPost {
  /** Every event that should have reached the app, in order, whatever became of it. */
  readonly sent: EventPayload[] = [];
  /** Events held back now, oldest first. */
  held: EventPayload[] = [];
  readonly #way: Way;
  readonly #retryDelaysMs: readonly number[];
  readonly #timers = new Set<NodeJS.Timeout>();
  #mode: 'deliver' | 'hold' | 'lose' = 'deliver';
  #copies = 1;
  #cleared = 0;

  /** @param retryDelaysMs - pauses before the three retries; Slack's are 0, 60,000 and 300,000 */
  constructor(way: Way, retryDelaysMs: readonly number[]) {
    this.#way = way;
    this.#retryDelaysMs = retryDelaysMs;
  }

  /** Whether events are kept back now. */
  get isHolding(): boolean {
    return this.#mode === 'hold';
  }

  /** The event that was delivered last, or tried to; `undefined` before the first. */
  get latest(): EventPayload | undefined {
    return this.sent.findLast((payload) => !this.held.includes(payload));
  }

  /** From now on keeps events back, until `release`. */
  hold(): void {
    this.#mode = 'hold';
  }

  /**
   * Delivers what was held, one after another, and goes back to delivering at once.
   *
   * @param order - what to deliver of it, and in which order; as held unless given
   */
  async release(order: (held: EventPayload[]) => EventPayload[] = (held) => held): Promise<void> {
    const chosen = order([...this.held]);
    this.held = [];
    this.#mode = 'deliver';
    for (const payload of chosen) await this.#deliver(payload);
  }

  /** From now on loses events for good, retries included. */
  lose(): void {
    this.#mode = 'lose';
  }

  /** Ends `hold` or `lose`; what was held until now is lost. */
  resume(): void {
    this.#mode = 'deliver';
    this.held = [];
  }

  /** Delivers every event that many times from now on. */
  repeat(copies: number): void {
    this.#copies = copies;
  }

  /** Delivers an event once more, under its old `event_id`. */
  resend(payload: EventPayload): Promise<void> {
    return this.#deliver(payload);
  }

  async post(payload: EventPayload): Promise<void> {
    this.sent.push(payload);
    if (this.sent.length > 5_000) this.sent.splice(0, 500);
    if (this.#mode === 'hold') {
      this.held.push(payload);
      this.#way.heldBack?.(payload);
    }
    if (this.#mode !== 'deliver') return;
    await Promise.all(Array.from({ length: this.#copies }, () => this.#deliver(payload)));
  }

  /** Forgets every event, retries that are due later included, and delivers at once again. */
  clear(): void {
    this.close();
    this.#cleared += 1;
    this.sent.length = 0;
    this.#copies = 1;
    this.resume();
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  async #deliver(payload: EventPayload, attempt = 0, reason?: string): Promise<void> {
    const retry = attempt > 0 ? { retry_attempt: attempt, retry_reason: reason ?? 'timeout' } : {};
    const envelope: Envelope = { type: 'events_api', payload, accepts_response_payload: false, ...retry };
    const clearedBefore = this.#cleared;
    const receipt = await this.#way.send(envelope);
    if (receipt.acked || this.#cleared !== clearedBefore) return;
    const delayMs = this.#retryDelaysMs[attempt];
    if (delayMs === undefined) return;
    const why = receipt.error === 'operation_timeout' ? 'timeout' : 'connection_failed';
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#deliver(payload, attempt + 1, why).catch(() => {});
    }, delayMs);
    this.#timers.add(timer.unref());
  }
}
