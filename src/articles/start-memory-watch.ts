import { syncBuiltinESMExports } from 'node:module';
import threads from 'node:worker_threads';

/**
 * Starts the thread that ends this process once it takes more memory or time than a file may: while a parser is at work,
 * the process's own loop could not see to it. No other thread starts after it: one may shed the process's permissions
 * (node 24, with `execArgv: []`).
 */
export function startMemoryWatch(): void {
  new threads.Worker(new URL('./memory-watch.ts', import.meta.url)).unref();
  Object.assign(threads, { Worker: undefined });
  syncBuiltinESMExports();
}
