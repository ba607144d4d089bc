import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Ledger } from './state/ledger.ts';
import type { WorkspaceState } from './state/records.ts';
import { restore, snapshot } from './state/snapshot.ts';

// Long enough that a burst of changes is written once, short enough that a restart loses nothing anybody remembers.
const QUIET_MS = 300;

/** The workspace kept at a path, or `null` where none was kept yet. */
export function loadFrom(path: string): WorkspaceState | null {
  return existsSync(path) ? restore(readFileSync(path, 'utf8')) : null;
}

/** Writes the workspace to a path, all or nothing. */
function saveTo(path: string, state: WorkspaceState): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, snapshot(state));
  renameSync(`${path}.new`, path);
}

/** Keeps the file at a path up to date. @returns what writes the last state and ends it */
export function keepSaved(path: string, ledger: Ledger): () => void {
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    saveTo(path, ledger.state);
  };
  const off = ledger.onChange(({ kind }) => {
    if (kind !== 'traffic') timer ??= setTimeout(save, QUIET_MS).unref();
  });
  return () => {
    off();
    save();
  };
}
