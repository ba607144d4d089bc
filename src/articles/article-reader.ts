import { Worker } from 'node:worker_threads';
import type { Extraction } from '../extract/engine.ts';

/** What the thread is asked, and what it answers. */
export interface Request {
  readonly id: number;
  readonly text: string;
}
export interface Reply {
  readonly id: number;
  readonly extraction: Extraction;
}

/** One who waits for an answer of the thread. */
interface Waiting {
  readonly resolve: (extraction: Extraction) => void;
  readonly reject: (problem: Error) => void;
}

/** Two hundred thousand words take about four seconds; what takes longer than this has gone wrong. */
const PATIENCE_MS = 30_000;

/**
 * Reads articles in a thread of its own, so that a long one holds up nobody. The thread starts with the first text, and
 * one that hangs or falls is ended: whoever waited gets an error, and the next text starts another.
 */
export class ArticleReader {
  #worker: Worker | null = null;
  #lastId = 0;
  readonly #waiting = new Map<number, Waiting>();

  /** Who is said to have said what in a text. */
  attribute(text: string): Promise<Extraction> {
    const id = ++this.#lastId;
    const worker = this.#running();
    return new Promise<Extraction>((resolve, reject) => {
      const late = setTimeout(() => this.#fail(worker, new Error('A text took too long to read.')), PATIENCE_MS);
      const settled = (settle: () => void) => {
        clearTimeout(late);
        settle();
      };
      this.#waiting.set(id, {
        resolve: (extraction) => settled(() => resolve(extraction)),
        reject: (problem) => settled(() => reject(problem)),
      });
      const request: Request = { id, text };
      worker.postMessage(request);
    });
  }

  /** Ends the thread; whoever waits is told so. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === null) return;
    this.#fail(worker, new Error('The desk stopped while a text was read.'));
    await worker.terminate();
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./reading-worker.ts', import.meta.url));
    worker.unref();
    worker.on('message', ({ id, extraction }: Reply) => {
      this.#waiting.get(id)?.resolve(extraction);
      this.#waiting.delete(id);
    });
    worker.on('error', (problem) => this.#fail(worker, problem));
    this.#worker = worker;
    return worker;
  }

  #fail(worker: Worker, problem: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    void worker.terminate();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(problem);
  }
}
