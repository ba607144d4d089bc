import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { fold } from '../domain/fold.ts';
import { StoreFault } from './store-fault.ts';

export type { Database, Statement } from 'better-sqlite3';

/** The path that means: in memory, gone at the end. */
const IN_MEMORY = ':memory:';

export interface OpenOptions {
  /** Refuses every write, and leaves the file as it is: for `verify`. */
  readonly readonly?: boolean;
  /** How long a write waits for another process's. */
  readonly busyTimeoutMs?: number;
}

/** Opens the file, making it and its directory if need be, with all that SQLite must be told once per connection. */
export function openDatabase(path: string, { readonly = false, busyTimeoutMs = 5_000 }: OpenOptions = {}): Database {
  if (path !== IN_MEMORY && !readonly) makeDirectoryOf(path);
  const db = openFile(path, readonly, busyTimeoutMs);
  try {
    // WAL lets questions be answered while a claim is filed. FULL makes an acknowledged approval survive a power cut.
    if (!readonly) db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    // What is deleted is overwritten: sealed words and forgotten people must not lie on in free pages.
    db.pragma('secure_delete = ON');
    // KiB, with the sign that SQLite wants: the upper pages of a million claims' indexes.
    db.pragma('cache_size = -65536');
    db.function('folded', { deterministic: true }, (text) => (typeof text === 'string' ? fold(text) : null));
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** One write method, one transaction that takes the write lock at once: reads inside it can't go stale. */
export const atomically = <Result>(db: Database, step: () => Result): Result => db.transaction(step).immediate();

/** Writes the log of recent changes into the file itself and empties it: it may still hold what was taken out. */
export function leaveNoTrace(db: Database): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
}

function openFile(path: string, readonly: boolean, timeout: number): Database {
  try {
    const isNew = !readonly && path !== IN_MEMORY && !existsSync(path);
    const db = new BetterSqlite(path, { readonly, fileMustExist: readonly, timeout });
    // Sources and unpublished words: for nobody on this machine but who runs the desk.
    if (isNew) chmodSync(path, 0o600);
    return db;
  } catch (error) {
    // better-sqlite3 reports a missing directory without a code.
    if (error instanceof TypeError) throw new StoreFault('cannot_open', path, error);
    throw error;
  }
}

function makeDirectoryOf(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw new StoreFault('no_directory', path, error);
  }
}
