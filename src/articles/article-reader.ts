import { Worker } from 'node:worker_threads';
import { type ArticleFile, type ArticleText, FILE_BYTES_MAX } from '../domain/article.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Extraction } from '../extract/engine.ts';
import { fetchLink, type MayReach } from './fetch-link.ts';
import { kindOf } from './kind-of-file.ts';
import { READING_MS_MAX } from './limits.ts';
import { openApart } from './open-apart.ts';
import { isPublicWeb } from './public-address.ts';

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

/** What an operator decides about reading, and what tests do. */
export interface ReaderOptions {
  /** Whether links are fetched at all (`FETCH_LINKS`). */
  readonly fetchLinks: boolean;
  /** Where a link may lead; by default the public web. */
  readonly mayReach?: MayReach;
  /** How long one file may take, in milliseconds; `READING_MS_MAX` by default. */
  readonly fileMs?: number;
}

/**
 * Reads articles so that none holds up anybody, whatever is in it. Texts are read in a thread of its own: it starts with
 * the first text, and one that hangs or falls is ended; whoever waited gets an error, and the next text starts another.
 * A file is opened in a process of its own, one after the other.
 */
export class ArticleReader {
  readonly #options: ReaderOptions;
  readonly #stopped = new AbortController();
  /** Settles with the file that is opened last. */
  #lastOpened: Promise<unknown> = Promise.resolve();
  #worker: Worker | null = null;
  #lastId = 0;
  readonly #waiting = new Map<number, Waiting>();

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  /** What a file prints: plain text, a web page, a Word file or a PDF, up to `FILE_BYTES_MAX` bytes. */
  async open({ name, mimetype, bytes }: ArticleFile): Promise<Outcome<ArticleText>> {
    if (bytes.length > FILE_BYTES_MAX) return refuse({ code: 'unreadable_file', problem: 'too_large' });
    const found = kindOf(name, mimetype, bytes);
    if ('problem' in found) return refuse({ code: 'unreadable_file', problem: found.problem });
    const charset = /;\s*charset\s*=\s*"?([\w-]{1,40})/iu.exec(mimetype)?.[1] ?? '';
    const opened = this.#lastOpened.then(() => openApart(found.kind, charset, bytes, this.#patience()));
    this.#lastOpened = opened.catch(() => undefined);
    const reading = await opened;
    return reading.ok ? done(reading.article) : refuse({ code: 'unreadable_file', problem: reading.problem });
  }

  /** What a page on the public web prints, or a file there. The article's link is then the one asked for. */
  async fetch(link: string): Promise<Outcome<ArticleText>> {
    if (!this.#options.fetchLinks) return refuse({ code: 'unreachable_link', problem: 'off', status: null });
    const fetched = await fetchLink(link.trim(), this.#options.mayReach ?? isPublicWeb, this.#stopped.signal);
    if (!fetched.ok) return refuse({ code: 'unreachable_link', problem: fetched.problem, status: fetched.status });
    const opened = await this.open(fetched.file);
    return opened.ok ? done({ ...opened.value, link: link.trim() }) : opened;
  }

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

  /** Ends the thread, and what is being opened; whoever waits is told so. */
  async close(): Promise<void> {
    this.#stopped.abort();
    await this.#lastOpened;
    const worker = this.#worker;
    if (worker === null) return;
    this.#fail(worker, new Error('The desk stopped while a text was read.'));
    await worker.terminate();
  }

  #patience(): AbortSignal {
    return AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(this.#options.fileMs ?? READING_MS_MAX)]);
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
