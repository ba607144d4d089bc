import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Copied, copyDatabase } from '../store/copy-database.ts';
import { asStoreFault } from '../store/store-fault.ts';

/** Ours, and nobody else's: what is pruned must have this form. */
const BACKUP = /^story-desk-\d{8}T\d{6}Z\.db$/;

/** Where backups go, and how many are kept. */
export interface BackupPlan {
  readonly databasePath: string;
  readonly folder: string;
  /** The newest; the others make room once a new one is whole. */
  readonly kept: number;
}

export interface Backup extends Copied {
  readonly path: string;
}

/**
 * Makes a verified backup beside a running desk, and lets the oldest ones make room.
 *
 * @param file - where to; by default a name of the moment, in UTC, in the plan's folder
 * @throws StoreFault, DoesNotVerify: nothing of the attempt is left, and no older backup is touched
 */
export function makeBackup({ databasePath, folder, kept }: BackupPlan, at: Date, file?: string): Backup {
  try {
    const path = file ?? join(folder, `story-desk-${at.toISOString().replace(/[-:]|\.\d+/g, '')}.db`);
    if (file === undefined) mkdirSync(folder, { recursive: true, mode: 0o700 });
    const copied = copyDatabase(databasePath, path);
    if (file === undefined) prune(folder, kept);
    return { ...copied, path };
  } catch (error) {
    throw asStoreFault(error, databasePath);
  }
}

function prune(folder: string, kept: number): void {
  const ours = readdirSync(folder).filter((name) => BACKUP.test(name));
  for (const name of ours.sort().slice(0, -kept)) rmSync(join(folder, name));
}
