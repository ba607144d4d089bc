import { EventEmitter } from 'node:events';
import type { WorkspaceState } from './records.ts';

/** What changed, for pages that draw it live and tests that wait for it. */
export type Change =
  | { kind: 'message'; channel: string; ts: string }
  | { kind: 'channel'; channel: string }
  | { kind: 'person'; person: string }
  | { kind: 'view'; person: string }
  | { kind: 'home'; person: string }
  | { kind: 'clock' }
  | { kind: 'traffic' };

/** Something an app may be told of by the Events API; `channel` says who can see it. */
export type Happening = { event: { type: string } & Record<string, unknown>; channel?: string };

/** Milliseconds since 1970. */
export type Clock = () => number;

/**
 * The workspace's book: its state, its clock, the ids and timestamps it gives out, and the notices of what changed.
 *
 * Everything else under `state/` writes through one ledger, so a change without a notice cannot happen by accident.
 */
export class Ledger {
  #state: WorkspaceState;
  readonly #clock: Clock;
  readonly #notices = new EventEmitter<{ change: [Change]; happening: [Happening] }>();

  constructor(state: WorkspaceState, clock: Clock) {
    this.#state = state;
    this.#clock = clock;
    this.#notices.setMaxListeners(0);
  }

  get state(): WorkspaceState {
    return this.#state;
  }

  /** Begins a new book in place of this one. Ids go on from where they were: an old one never means something new. */
  beginAnew(state: WorkspaceState): void {
    this.#state = { ...state, counter: this.#state.counter };
    this.changed({ kind: 'clock' });
  }

  /** How far the workspace's time is ahead of its clock. */
  get skewMs(): number {
    return this.#state.skew_ms ?? 0;
  }

  /** The workspace's time, in milliseconds since 1970. */
  now(): number {
    return this.#clock() + this.skewMs;
  }

  /** Moves the workspace's time forward, so that triggers and response URLs age without anybody waiting. */
  advance(ms: number): void {
    if (ms < 0) throw new Error('The clock of a workspace moves forward only.');
    this.#state.skew_ms = this.skewMs + ms;
    this.changed({ kind: 'clock' });
  }

  /** A timestamp that no message had before: later than every earlier one even while the clock stands still. */
  nextTs(): string {
    const microseconds = Math.max(Math.trunc(this.now() * 1_000), this.state.last_ts_us + 1);
    this.state.last_ts_us = microseconds;
    return `${Math.trunc(microseconds / 1_000_000)}.${String(microseconds % 1_000_000).padStart(6, '0')}`;
  }

  /** An id in Slack's form: the prefix, then capitals and digits. */
  nextId(prefix: string): string {
    this.state.counter += 1;
    return `${prefix}0${this.state.counter.toString(36).toUpperCase().padStart(9, '0')}`;
  }

  changed(change: Change): void {
    this.#notices.emit('change', change);
  }

  happened(happening: Happening): void {
    this.#notices.emit('happening', happening);
  }

  /** @returns what ends the subscription */
  onChange(listener: (change: Change) => void): () => void {
    this.#notices.on('change', listener);
    return () => this.#notices.off('change', listener);
  }

  onHappening(listener: (happening: Happening) => void): () => void {
    this.#notices.on('happening', listener);
    return () => this.#notices.off('happening', listener);
  }
}
