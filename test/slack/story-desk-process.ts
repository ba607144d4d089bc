import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** What Node itself needs; no setting of a developer's. */
const INHERITED = {
  PATH: process.env['PATH'] ?? '',
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
};

/** Story Desk as whoever runs it starts it: a process with an environment. */
export class StoryDeskProcess {
  /** Everything it wrote so far, to either stream. */
  written = '';
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #exited: Promise<number | null>;

  /** @param script - under `src/` */
  constructor(env: Record<string, string>, script = 'main.ts', args: readonly string[] = []) {
    this.#folder = mkdtempSync(join(tmpdir(), 'story-desk-'));
    this.#child = spawn(process.execPath, [join(ROOT, 'src', script), ...args], {
      // A folder of its own, so that a developer's .env plays no part.
      cwd: this.#folder,
      env: { ...INHERITED, DATABASE_PATH: join(this.#folder, 'facts.db'), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (data) => {
        this.written += String(data);
        this.#child.emit('wrote');
      });
    }
    this.#exited = once(this.#child, 'close').then(([code]) => code);
  }

  /** Waits until it wrote something that fits. A process that does not is ended: it would keep the test run from ending. */
  async writes(words: RegExp, withinMs = 30_000): Promise<string> {
    const signal = AbortSignal.timeout(withinMs);
    while (!words.test(this.written)) {
      await once(this.#child, 'wrote', { signal }).catch(() => {
        this.#child.kill('SIGKILL');
        throw new Error(`Nothing like ${words} came, but: ${this.written}`);
      });
    }
    return this.written;
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Waits for its end. @returns the exit code, and how long it took */
  async exit(withinMs = 10_000): Promise<{ code: number | null; tookMs: number }> {
    const begun = performance.now();
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), withinMs);
    const code = await this.#exited;
    clearTimeout(timer);
    rmSync(this.#folder, { recursive: true, force: true });
    return { code, tookMs: performance.now() - begun };
  }
}
