import { EventEmitter } from 'node:events';
import type { Ping } from './blocks/pings.ts';
import type { Ledger } from './state/ledger.ts';

/** Something Slack does that this workspace does not, asked of it: a gap in it, never to be passed over. */
export type Fault = { what: string; detail?: unknown };

/** One request to the Web API or to a response URL, with its answer. */
export type Call = {
  method: string;
  args: Record<string, unknown>;
  answer: Record<string, unknown>;
  /** When it was carried out. */
  at: number;
  /** When all of its answer had left for the app; `null` where that was cut off. */
  answeredAt: number | null;
};

/** Something the app was told and did not acknowledge in time. */
export type Late = { type: string; payload: Record<string, unknown> };

/** A message that pinged a whole channel. */
export type ChannelPing = Ping & { channel: string; ts: string };

// A bench of a million commands must not fill the memory; a test reads far fewer.
const KEPT = 5_000;

/** What a test asserts on after the fact: calls, refusals, pings, late acknowledgements, unknown requests. */
export class Journal {
  readonly faults: Fault[] = [];
  readonly calls: Call[] = [];
  readonly late: Late[] = [];
  readonly pings: ChannelPing[] = [];
  readonly #counts = new Map<string, number>();
  readonly #ledger: Ledger;
  readonly #notices = new EventEmitter<{ call: [Call]; fault: [Fault] }>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  fault(what: string, detail?: unknown): void {
    const fault = { what, detail };
    this.#keep(this.faults, fault);
    this.#notices.emit('fault', fault);
  }

  /** How often each method was called since the start, however few calls are kept. */
  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }

  call(method: string, args: Record<string, unknown>, answer: Record<string, unknown>): Call {
    this.#counts.set(method, (this.#counts.get(method) ?? 0) + 1);
    const call = { method, args, answer, at: this.#ledger.now(), answeredAt: null };
    this.#keep(this.calls, call);
    this.#notices.emit('call', call);
    return call;
  }

  answered(call: Call): void {
    call.answeredAt = this.#ledger.now();
    this.#ledger.changed({ kind: 'traffic' });
  }

  lateAck(late: Late): void {
    this.#keep(this.late, late);
  }

  ping(ping: ChannelPing): void {
    this.#keep(this.pings, ping);
  }

  /** Calls back with every call of the app once it was carried out, and with every fault. */
  onEntry(heard: { call(call: Call): void; fault(fault: Fault): void }): void {
    this.#notices.on('call', heard.call);
    this.#notices.on('fault', heard.fault);
  }

  /** Forgets everything that was kept. */
  clear(): void {
    for (const list of [this.faults, this.calls, this.late, this.pings]) list.length = 0;
    this.#counts.clear();
  }

  /** The calls of one method, oldest first. */
  callsOf(method: string): Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** Calls that were refused, apart from those the app was made to fail by a test. */
  get refused(): Call[] {
    return this.calls.filter((call) => call.answer['ok'] === false);
  }

  #keep<Entry>(list: Entry[], entry: Entry): void {
    list.push(entry);
    if (list.length > KEPT) list.splice(0, KEPT / 10);
    this.#ledger.changed({ kind: 'traffic' });
  }
}
