import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import BetterSqlite from 'better-sqlite3';
import { inspectFactStore, openFactStore } from '../../src/store/open-store.ts';

describe('looking into a fact store', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'story-desk-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('says that nothing is pending where the file is up to date', async () => {
    const path = join(folder, 'current.db');
    openFactStore(path).close();
    assert.deepEqual(await inspectFactStore(path), { pending: [], stories: [] });
  });

  it('names what the next start would apply, and leaves the file as it is', async () => {
    const path = join(folder, 'older.db');
    const db = new BetterSqlite(path);
    db.exec(
      'CREATE TABLE migration (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID',
    );
    db.close();
    const bytes = readFileSync(path);
    const { pending } = await inspectFactStore(path);
    assert.equal(pending[0], '0001-fact-store.sql');
    assert.deepEqual(readFileSync(path), bytes);
  });

  it('refuses a file of another program', async () => {
    const path = join(folder, 'other.db');
    const db = new BetterSqlite(path);
    db.exec('CREATE TABLE recipe (name TEXT)');
    db.close();
    await assert.rejects(inspectFactStore(path), /is not a Story Desk database/);
  });
});
