import type { Ledger } from '../state/ledger.ts';

/** One thing that went over the wire, or that the visitor did to it. */
export type Entry = {
  /** Greater than that of every earlier entry. */
  id: number;
  /** Workspace time, in milliseconds since 1970. */
  at: number;
  /** Slack told the app, the app called Slack, a connection came or went, or the visitor used a tool. */
  from: 'slack' | 'app' | 'socket' | 'visitor';
  what: string;
  /** Who and where. */
  about: string;
  state: 'waiting' | 'ok' | 'failed';
  /** What came of it, in words. */
  result: string;
};

/** An entry as it is noted; one that says nothing of a result is done. */
export type Noted = Pick<Entry, 'from' | 'what'> & Partial<Pick<Entry, 'about' | 'state' | 'result'>>;

/** As much as one reads back; the journal keeps more. */
const KEPT = 200;
/** Entries are lines, not payloads. */
const WORDS_MAX = 140;

/** What went over the wire between Slack and the app lately, for whoever looks on; the newest last. */
export class Activity {
  readonly entries: Entry[] = [];
  readonly #ledger: Ledger;
  readonly #told = new WeakSet<object>();
  #noted = 0;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  note({ from, what, about = '', state = 'ok', result = '' }: Noted): Entry {
    this.#noted += 1;
    const words = { what: short(what), about: short(about), result: short(result) };
    const entry: Entry = { id: this.#noted, at: this.#ledger.now(), from, state, ...words };
    this.entries.push(entry);
    if (this.entries.length > KEPT) this.entries.shift();
    this.#ledger.changed({ kind: 'traffic' });
    return entry;
  }

  /** Says what came of something that was noted while it was under way. */
  settle(entry: Entry, state: 'ok' | 'failed', result: string): void {
    Object.assign(entry, { state, result: short(result) });
    this.#ledger.changed({ kind: 'traffic' });
  }

  /** Whether the app was told this very payload before; it counts as told from now on. */
  toldBefore(payload: object): boolean {
    const before = this.#told.has(payload);
    this.#told.add(payload);
    return before;
  }

  clear(): void {
    this.entries.length = 0;
  }
}

const short = (words: string): string => (words.length > WORDS_MAX ? `${words.slice(0, WORDS_MAX - 1)}…` : words);
