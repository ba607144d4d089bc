import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { atomically, type Database } from './database.ts';
import { sha256 } from './digest.ts';
import { StoreFault } from './store-fault.ts';

/** Where the migrations are: numbered SQL files, forward only. */
export const MIGRATIONS = join(import.meta.dirname, '..', '..', 'migrations');

const AppliedRow = z.object({ name: z.string(), sha256: z.string() });

/**
 * Brings a database up to date: each file that it has not seen, in order, and the record of it, in one transaction.
 *
 * @param directory - of the `NNNN-name.sql` files
 * @throws StoreFault where the file is from a newer Story Desk, from other migrations, or from another program
 */
export function migrate(db: Database, path: string, directory: string = MIGRATIONS): void {
  const files = migrationFiles(directory);
  atomically(db, () => refuseOtherPrograms(db, path));
  for (const { name, sql } of files) {
    atomically(db, () => {
      // Read again under the lock: another process may have applied it while this one waited.
      const applied = appliedMigrations(db, path, files);
      if (applied.has(name)) return;
      db.exec(sql);
      db.prepare("INSERT INTO migration (name, sha256, at) VALUES (?, ?, unixepoch('now'))").run(name, sha256(sql));
    });
  }
}

/** Refuses a file that this copy of Story Desk has not brought up to date, and does not change it. */
export function requireMigrated(db: Database, path: string, directory: string = MIGRATIONS): void {
  if (pendingMigrations(db, path, directory).length > 0) throw new StoreFault('changed_migration', path);
}

/** Names of the migrations that the next start would apply; changes nothing, and refuses what {@link migrate} would. */
export function pendingMigrations(db: Database, path: string, directory: string = MIGRATIONS): string[] {
  const files = migrationFiles(directory);
  if (!hasTable(db, 'migration')) throw new StoreFault('not_a_database', path);
  const applied = appliedMigrations(db, path, files);
  return files.map(({ name }) => name).filter((name) => !applied.has(name));
}

function migrationFiles(directory: string): { name: string; sql: string }[] {
  const names = readdirSync(directory).filter((name) => /^\d{4}-.+\.sql$/.test(name));
  return names.sort().map((name) => ({ name, sql: readFileSync(join(directory, name), 'utf8') }));
}

function refuseOtherPrograms(db: Database, path: string): void {
  const tables = z.number().parse(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  if (tables > 0 && !hasTable(db, 'migration')) throw new StoreFault('not_a_database', path);
  db.exec(`
    -- Which migrations this file has seen, and their bytes' SHA-256.
    CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, at INTEGER NOT NULL)
      STRICT, WITHOUT ROWID`);
}

const hasTable = (db: Database, name: string): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined;

function appliedMigrations(db: Database, path: string, files: readonly { name: string; sql: string }[]): Set<string> {
  const applied = z.array(AppliedRow).parse(db.prepare('SELECT name, sha256 FROM migration').all());
  const known = new Map(files.map(({ name, sql }) => [name, sha256(sql)]));
  for (const { name, sha256: hash } of applied) {
    if (!known.has(name)) throw new StoreFault('newer_file', path);
    if (known.get(name) !== hash) throw new StoreFault('changed_migration', path);
  }
  return new Set(applied.map(({ name }) => name));
}
