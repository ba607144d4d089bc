import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Copied, check, toDisk } from '../store/copy-database.ts';
import { openDatabase } from '../store/database.ts';
import { migrate, pendingMigrations } from '../store/migrate.ts';
import { asStoreFault } from '../store/store-fault.ts';

/** Why a backup was not put in place; nothing was changed. */
class NotRestored extends Error {
  override readonly name = 'NotRestored';
}

export interface Restored extends Copied {
  /** Where the fact store that was there went; `null` where there was none. */
  readonly asideAt: string | null;
}

/**
 * Puts a backup in the fact store's place. It is brought up to date and checked first, as a copy; the fact store that is
 * there is moved aside, never deleted.
 *
 * @param replace - whether one may be there
 * @throws NotRestored, StoreFault, DoesNotVerify: then everything is as it was
 */
export function restoreBackup(file: string, databasePath: string, replace: boolean, at: Date): Restored {
  if (!existsSync(file)) throw new NotRestored(`There is no file ${file}.`);
  const isThere = existsSync(databasePath);
  if (isThere && !replace) {
    throw new NotRestored(`${databasePath} is there already. Add --replace to move it aside and restore in its place.`);
  }
  const temporary = `${databasePath}.restoring`;
  try {
    mkdirSync(dirname(databasePath), { recursive: true });
    copyWhole(file, temporary);
    const copied = broughtUpToDate(temporary, file);
    const asideAt = isThere ? moveAside(databasePath, at) : null;
    renameSync(temporary, databasePath);
    return { ...copied, asideAt };
  } catch (error) {
    throw asStoreFault(error, error instanceof Error && error.message.includes(databasePath) ? databasePath : file);
  } finally {
    remove(temporary);
  }
}

/** With the log of recent changes, where there is one beside it: a fact store whose machine died has its newest in that. */
function copyWhole(file: string, temporary: string): void {
  remove(temporary);
  for (const suffix of ['', '-wal']) {
    if (existsSync(file + suffix)) copyFileSync(file + suffix, temporary + suffix);
  }
}

function remove(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
}

function broughtUpToDate(temporary: string, file: string): Copied {
  const db = openDatabase(temporary);
  try {
    // An empty file is to SQLite a database without tables, and would become a fact store without facts.
    pendingMigrations(db, file);
    migrate(db, file);
    // One file, without a log beside it, is what is put in place.
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
  const copied = check(temporary);
  toDisk(temporary);
  return copied;
}

function moveAside(databasePath: string, at: Date): string {
  refuseWhileInUse(databasePath);
  const asideAt = `${databasePath}.before-${at.toISOString().replace(/[-:]|\.\d+/g, '')}`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(databasePath + suffix)) renameSync(databasePath + suffix, asideAt + suffix);
  }
  return asideAt;
}

/** SQLite leaves WAL mode only for the one connection that there is: so a desk that has the file open shows. */
function refuseWhileInUse(databasePath: string): void {
  let db: ReturnType<typeof openDatabase>;
  try {
    db = openDatabase(databasePath, { busyTimeoutMs: 0 });
  } catch {
    return; // What can't be opened is why somebody restores; it is moved aside as it is.
  }
  try {
    db.pragma('journal_mode = DELETE');
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) {
      throw new NotRestored('Story Desk is running on this fact store. Stop it, then restore.');
    }
  } finally {
    db.close();
  }
}
