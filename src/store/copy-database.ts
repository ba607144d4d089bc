import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { type Database, openDatabase } from './database.ts';
import { requireMigrated } from './migrate.ts';
import type { Verdict } from './shelves/record-shelf.ts';
import { verifyDatabase } from './verify.ts';

/** A copy that was checked: what it holds, in a word. */
export type Copied = Pick<Verdict, 'events' | 'anchor'>;

/** The copy does not say what its log says: the message names the first event that does not fit. */
class DoesNotVerify extends Error {
  override readonly name = 'DoesNotVerify';
}

/**
 * Copies a fact store that may be in use, as of one moment, and checks the copy: pages, chain and tables. The copy has its
 * name only once it is whole and on disk.
 *
 * `VACUUM INTO` reads in one transaction, however much is written meanwhile, and leaves out free pages; SQLite's paged
 * backup starts anew with each write of another connection.
 */
export function copyDatabase(from: string, to: string): Copied {
  const temporary = `${to}.part`;
  rmSync(temporary, { force: true });
  try {
    withDatabase(from, (db) => {
      requireMigrated(db, from);
      db.prepare('VACUUM INTO ?').run(temporary);
    });
    chmodSync(temporary, 0o600);
    const copied = check(temporary);
    toDisk(temporary);
    renameSync(temporary, to);
    return copied;
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Checks pages, chain and tables. @throws DoesNotVerify */
export function check(path: string): Copied {
  return withDatabase(path, (db) => {
    const pages = z.string().parse(db.pragma('integrity_check(1)', { simple: true }));
    if (pages !== 'ok') throw new DoesNotVerify('its pages are damaged');
    const { events, anchor, fault } = verifyDatabase(db);
    if (fault) throw new DoesNotVerify(`${fault.seq === null ? '' : `event ${fault.seq} `}${fault.problem}`);
    return { events, anchor };
  });
}

/** Survives a power cut from here on. */
export function toDisk(path: string): void {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}

function withDatabase<Result>(path: string, use: (db: Database) => Result): Result {
  const db = openDatabase(path, { readonly: true });
  try {
    return use(db);
  } finally {
    db.close();
  }
}
