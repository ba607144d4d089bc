import { setTimeout as sleep } from 'node:timers/promises';
import type { Newsroom } from './feature.ts';
import type { Log } from './log.ts';

/** Something to be done every so often, by one of the processes that share the store. */
export interface Job {
  readonly name: string;
  readonly everySeconds: number;
  /** @param stopped - aborts when the desk stops: what takes long ends then */
  run(stopped: AbortSignal): Promise<void>;
}

/** Until a job that failed is tried again. */
const RETRY_SECONDS = 600;
/** From the start to the first look: whoever just started the desk wants answers first. */
const FIRST_LOOK_MS = 5_000;
/** Between two looks at what is due. */
const LOOK_EVERY_MS = 60_000;

/** What is done more often than this is no news. */
const OFTEN_SECONDS = 3_600;

/** Runs jobs when they are due, one after the other. Each is claimed in the store before it begins. */
export class Jobs {
  readonly #jobs: readonly Job[];
  readonly #newsroom: Newsroom;
  readonly #log: Log;
  readonly #stopped = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(jobs: readonly Job[], newsroom: Newsroom, log: Log) {
    this.#jobs = jobs;
    this.#newsroom = newsroom;
    this.#log = log;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Begins nothing more; resolves when what runs has ended. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    const rest = (forMs: number) => sleep(forMs, undefined, { signal, ref: false }).catch(() => undefined);
    await rest(FIRST_LOOK_MS);
    while (!signal.aborted) {
      for (const job of this.#jobs) if (!signal.aborted) await this.#runIfDue(job);
      await rest(LOOK_EVERY_MS);
    }
  }

  /** Never rejects. */
  async #runIfDue({ name, everySeconds, run }: Job): Promise<void> {
    const { store, now } = this.#newsroom;
    try {
      if (!(await store.jobs.claim(name, everySeconds, now()))) return;
      await run(this.#stopped.signal);
      this.#log[everySeconds < OFTEN_SECONDS ? 'debug' : 'info']('job done', { job: name });
    } catch (fault) {
      // What a stop interrupts is done after the next start: that is no fault.
      this.#log[this.#stopped.signal.aborted ? 'info' : 'error']('a job failed', { job: name }, fault);
      await store.jobs.again(name, everySeconds, Math.min(RETRY_SECONDS, everySeconds), now()).catch(() => undefined);
    }
  }
}
