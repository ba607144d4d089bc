import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Ledger } from './state/ledger.ts';
import type { WorkspaceState } from './state/records.ts';
import { restore, snapshot } from './state/snapshot.ts';

// Long enough that a burst of changes is written once, short enough that a restart loses nothing anybody remembers.
const QUIET_MS = 300;

/** The workspace kept at a path, or `null` where none was kept yet. */
export function loadFrom(path: string): WorkspaceState | null {
  if (!existsSync(path)) return null;
  try {
    return restore(readFileSync(path, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${path} cannot be read: ${why} Move it away, and the newsroom begins anew.`, { cause });
  }
}

/** Writes the workspace to a path, all or nothing. */
function saveTo(path: string, state: WorkspaceState): void {
  mkdirSync(dirname(path), { recursive: true });
  // What is said in closed channels stands in it: like the facts, it is for its owner's eyes.
  writeFileSync(`${path}.new`, snapshot(state), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** Takes away what is kept at a path: from now on there is nothing to go on with. */
export function removeSaved(path: string): void {
  for (const file of [path, `${path}.new`]) rmSync(file, { force: true });
}

/** Writes the workspace to a path, and keeps the file up to date. @returns what ends that */
export function keepSaved(path: string, ledger: Ledger): (how: 'write the last state' | 'as it stands') => void {
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    saveTo(path, ledger.state);
  };
  const off = ledger.onChange(({ kind }) => {
    if (kind !== 'traffic') timer ??= setTimeout(save, QUIET_MS).unref();
  });
  save();
  return (how) => {
    off();
    if (how === 'write the last state') save();
    else clearTimeout(timer);
  };
}
