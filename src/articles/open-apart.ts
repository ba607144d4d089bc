import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ARTICLE_CHARACTERS_MAX } from '../domain/article.ts';
import type { Kind } from './kind-of-file.ts';
import { HEAP_MEGABYTES_MAX } from './limits.ts';
import type { Reading } from './read-document.ts';

const PROCESS = fileURLToPath(new URL('./reading-process.ts', import.meta.url));
const CODE = ['./', '../domain/', '../../node_modules/', '../../package.json'];

/** The process may read the code that it runs, and no other file; it writes nothing and starts nothing but its watch. */
const ARGUMENTS = [
  '--permission',
  '--allow-worker',
  ...CODE.map((path) => `--allow-fs-read=${fileURLToPath(new URL(path, import.meta.url))}`),
  '--no-warnings',
  `--max-old-space-size=${HEAP_MEGABYTES_MAX}`,
  PROCESS,
];

/** JSON writes a character with six bytes at most; and some for the rest. */
const ANSWER_BYTES_MAX = ARTICLE_CHARACTERS_MAX * 6 + 100_000;

const line = z.string().nullable();
const article = z.object({ text: z.string(), title: line, outlet: line, author: line, published: line, link: line });
const answer = z.union([
  z.object({ ok: z.literal(true), article }),
  z.object({
    ok: z.literal(false),
    problem: z.enum(['too_large', 'too_long', 'other_kind', 'encrypted', 'no_text', 'too_heavy', 'broken']),
  }),
]);

/**
 * Reads a file in a process of its own, which knows none of the desk's secrets and is ended when it takes too much time
 * or memory: what a file does to its parser ends with it.
 *
 * @param signal - ends the process; what became of the file is then `too_slow`
 */
export function openApart(kind: Kind, charset: string, bytes: Uint8Array, signal: AbortSignal): Promise<Reading> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...ARGUMENTS, kind, charset], {
      env: {},
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    });
    const end = () => child.kill('SIGKILL');
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    const chunks: Buffer[] = [];
    let length = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > ANSWER_BYTES_MAX) end();
      else chunks.push(chunk);
    });
    // It may end before it has read everything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(bytes);
    child.once('error', reject);
    child.once('close', () => {
      signal.removeEventListener('abort', end);
      resolve(signal.aborted ? { ok: false, problem: 'too_slow' } : readAnswer(Buffer.concat(chunks).toString('utf8')));
    });
  });
}

/** A process that ended without an answer was ended for its memory, by its watch, V8 or the system. */
function readAnswer(json: string): Reading {
  try {
    return answer.parse(JSON.parse(json));
  } catch {
    return { ok: false, problem: 'too_heavy' };
  }
}
