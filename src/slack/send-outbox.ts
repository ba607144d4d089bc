import type { Deliver, Delivery, Newsroom } from '../feature.ts';
import type { Log } from '../log.ts';
import type { OutboxItem, OutboxKind } from '../store/shelves/outbox-shelf.ts';
import { Bell } from './bell.ts';

/** Items on their way at a time: a channel that Slack holds back must not hold the others. */
const AT_ONCE_MAX = 8;
/** How long an item is ours; past this, another process, or the next one after a crash, may send it. */
const LEASE_SECONDS = 10;
/** Other processes commit without waking us. */
const LOOK_AT_LEAST_EVERY_MS = 30_000;
/** Before the next look when what is due is taken already, by another process. */
const LULL_MS = 250;
const RETRY_SECONDS = 5;
const RETRY_MAX_SECONDS = 600;
/** Items lately sent, which a look taken at the same moment may still return. */
const SENT_MAX = 1_000;
const SENT: Delivery = { ended: 'sent' };

/**
 * Sends what must reach Slack after a commit: at least once, and never again what the store knows as sent. Items of
 * one lane go out one after the other, so that a card is never posted twice; others do not wait for them.
 */
export class OutboxSender {
  readonly #newsroom: Newsroom;
  readonly #deliveries: ReadonlyMap<OutboxKind, Deliver>;
  readonly #log: Log;
  readonly #bell = new Bell();
  readonly #busy = new Map<string, Promise<void>>();
  readonly #sent = new Set<number>();
  #stopped = false;
  #running: Promise<void> = Promise.resolve();

  constructor(newsroom: Newsroom, deliveries: ReadonlyMap<OutboxKind, Deliver>, log: Log) {
    this.#newsroom = newsroom;
    this.#deliveries = deliveries;
    this.#log = log;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Something may be due. */
  wake(): void {
    this.#bell.ring();
  }

  /** Something that could not be sent may go now. */
  async hurry(): Promise<void> {
    await this.#newsroom.store.outbox.hurry(this.#newsroom.now());
    this.wake();
  }

  /** Takes nothing more; resolves when what is on its way has arrived or failed. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.wake();
    await this.#running;
    await Promise.all(this.#busy.values());
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        // Looking is cheap, taking is a write: most wakings come from questions, which leave nothing to send.
        const waitMs = await this.#waitMs();
        if (waitMs > 0) await this.#bell.rest(waitMs);
        else if ((await this.#sendSome()) === 0) await this.#bell.rest(LULL_MS);
      } catch (fault) {
        this.#log.error('the outbox could not be read', {}, fault);
        await this.#bell.rest(RETRY_SECONDS * 1_000);
      }
    }
  }

  async #sendSome(): Promise<number> {
    const { store, now } = this.#newsroom;
    if (this.#stopped) return 0;
    const items = await store.outbox.take(AT_ONCE_MAX - this.#busy.size, now(), LEASE_SECONDS);
    for (const item of items) {
      const before = this.#busy.get(item.lane) ?? Promise.resolve();
      const sending = before.then(() => this.#send(item));
      this.#busy.set(item.lane, sending);
      void sending.then(() => {
        if (this.#busy.get(item.lane) === sending) this.#busy.delete(item.lane);
        this.wake();
      });
    }
    return items.length;
  }

  /** Never rejects. */
  async #send(item: OutboxItem): Promise<void> {
    const { now, store } = this.#newsroom;
    const { outbox } = store;
    try {
      const delivery = this.#sent.has(item.id) ? SENT : await this.#deliver(item);
      if (delivery.ended === 'sent') {
        await this.#markSent(item.id);
        await store.record.expose(delivery.shown ?? []);
      } else if (delivery.ended === 'later') await outbox.later(item.id, delivery.dueAt);
      else await this.#giveUp(item, delivery.error);
    } catch (fault) {
      // What a stop interrupts is sent after the next start: that is no fault.
      this.#log[this.#stopped ? 'info' : 'error'](
        'an outbox item was not sent',
        { item: item.id, kind: item.kind, attempts: item.attempts },
        fault,
      );
      const waitSeconds = Math.min(RETRY_SECONDS * 2 ** item.attempts, RETRY_MAX_SECONDS);
      await outbox.later(item.id, now() + waitSeconds).catch(() => undefined);
    }
  }

  async #deliver(item: OutboxItem): Promise<Delivery> {
    const deliver = this.#deliveries.get(item.kind);
    if (!deliver) throw new Error(`Nothing delivers ${item.kind}.`);
    return deliver(item, this.#newsroom);
  }

  async #giveUp(item: OutboxItem, error: string): Promise<void> {
    this.#log.warn('an outbox item was given up', { item: item.id, kind: item.kind, error });
    await this.#newsroom.store.outbox.giveUp(item.id, error);
  }

  /** Remembered before it is stored: should storing fail, the item comes back, and must not be posted again. */
  async #markSent(id: number): Promise<void> {
    this.#sent.add(id);
    const [oldest] = this.#sent;
    if (this.#sent.size > SENT_MAX && oldest !== undefined) this.#sent.delete(oldest);
    await this.#newsroom.store.outbox.sent(id, this.#newsroom.now());
  }

  async #waitMs(): Promise<number> {
    const due = await this.#newsroom.store.outbox.nextDue();
    if (due === null || this.#busy.size >= AT_ONCE_MAX) return LOOK_AT_LEAST_EVERY_MS;
    return Math.min((due - this.#newsroom.now()) * 1_000, LOOK_AT_LEAST_EVERY_MS);
  }
}
