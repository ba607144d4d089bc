import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Holds a path for this process: two newsrooms on the same files would overwrite each other. One that died without letting
 * go holds nothing any more.
 *
 * @returns what lets go
 * @throws Error with a sentence for whoever started the second one
 */
export function hold(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true });
  const holder = holderOf(path);
  if (holder !== null) {
    throw new Error(
      `Another local newsroom, process ${holder}, runs on these files. Stop it first, or set DATABASE_PATH.`,
    );
  }
  writeFileSync(path, String(process.pid), { mode: 0o600 });
  return () => rmSync(path, { force: true });
}

function holderOf(path: string): number | null {
  try {
    const holder = Number(readFileSync(path, 'utf8'));
    // Asks whether the process is there, without doing anything to it.
    process.kill(holder, 0);
    return holder;
  } catch {
    return null;
  }
}
