import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import type { StoryId, VersionId } from '../../src/domain/ids.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { MIGRATIONS, migrate } from '../../src/store/migrate.ts';
import { openFactStore } from '../../src/store/open-store.ts';
import { StoreFault } from '../../src/store/store-fault.ts';
import { verifyFile } from '../../src/store/verify.ts';
import { databasePath } from './home.ts';
import { aDraft, approved, ben, everywhere, madeStory, noon, references } from './samples.ts';

const REASON = { kind: 'correction', reason: 'Misheard.' } as const;
const faultOf = (code: string) => (error: unknown) => error instanceof StoreFault && error.code === code;

/** A directory of migrations to add to; gone after the test. */
function migrations(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'story-desk-migrations-'));
  t.after(() => rmSync(directory, { recursive: true }));
  cpSync(MIGRATIONS, directory, { recursive: true });
  return directory;
}

function opened(t: TestContext, path: string): Database {
  const db = openDatabase(path);
  t.after(() => db.close());
  return db;
}

/** A file with a claim in it, and its path. */
async function written(t: TestContext): Promise<string> {
  const path = databasePath(t);
  const store = openFactStore(path);
  await approved(store, (await madeStory(store)).id);
  store.close();
  return path;
}

describe('migrations', () => {
  const files = readdirSync(MIGRATIONS).sort();

  it('are numbered from 1 without a gap', () => {
    assert.deepEqual(
      files.map((name) => Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1])),
      files.map((_, index) => index + 1),
    );
  });

  for (const [index, name] of files.entries()) {
    it(`bring a file that ends at ${name} up to date, with its rows`, async (t) => {
      const prefix = migrations(t);
      for (const later of files.slice(index + 1)) rmSync(join(prefix, later));
      const path = databasePath(t);
      openFactStore(path).close();
      rmSync(path);
      const db = opened(t, path);
      migrate(db, path, prefix);
      db.exec("INSERT INTO member (slack) VALUES ('U0RITA')");
      const store = openFactStore(path);
      t.after(() => store.close());
      const { madeBy } = await madeStory(store);
      assert.equal(madeBy, 'U0RITA');
      assert.equal(db.prepare('SELECT count(*) FROM member').pluck().get(), 1);
    });
  }

  it('take over what the first release wrote, its log and its waiting messages included', async (t) => {
    const first = migrations(t);
    for (const later of files.slice(1)) rmSync(join(first, later));
    const path = databasePath(t);
    openFactStore(path).close();
    rmSync(path);
    const db = opened(t, path);
    migrate(db, path, first);
    db.exec(readFileSync(join(import.meta.dirname, 'written-by-0001.sql'), 'utf8'));
    db.close();

    const store = openFactStore(path);
    t.after(() => store.close());
    assert.equal((await store.record.verify()).fault, null);
    const [shared] = (await store.claims.list(everywhere, {}, 'newest', 0, 9)).items;
    const { story = 0 as StoryId, id = 0 as VersionId } = shared ?? {};
    const kinds = (await store.outbox.take(99, noon + 999, 60)).map(({ kind, version }) => `${kind} ${version}`);
    assert.deepEqual(kinds.sort(), ['card 1', 'card 2', 'card 3', 'decision 1', 'decision 3']);
    const corrected = await store.claims.amend(id, aDraft({ words: 'New.' }), REASON, true, ben, noon + 999);
    assert.equal(corrected.ok && corrected.value.edition, 2);
    const told = (await store.record.history(story, 1)).map(({ what }) => what);
    assert.deepEqual(told, ['claim.proposed', 'vote.cast', 'version.approved', 'correction.proposed']);
    assert.equal((await store.record.verify()).fault, null);
  });

  it('run again change nothing', async (t) => {
    const path = await written(t);
    const store = openFactStore(path);
    t.after(() => store.close());
    assert.deepEqual(references((await store.claims.list(everywhere, {}, 'newest', 0, 9)).items), ['HACK-1']);
  });

  it('leave nothing of one that fails, and keep those before it', (t) => {
    const directory = migrations(t);
    writeFileSync(join(directory, '9998-broken.sql'), 'CREATE TABLE half (id INTEGER) STRICT; SELECT nonsense;');
    const path = databasePath(t);
    openFactStore(path).close();
    const db = opened(t, path);
    assert.throws(() => migrate(db, path, directory), /nonsense/);
    assert.equal(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get(), 0);
    migrate(db, path);
  });

  it('refuse a file from a newer Story Desk', async (t) => {
    const path = await written(t);
    const directory = migrations(t);
    writeFileSync(join(directory, '9999-later.sql'), 'CREATE TABLE later (id INTEGER) STRICT;');
    migrate(opened(t, path), path, directory);
    assert.throws(() => openFactStore(path), faultOf('newer_file'));
    assert.throws(() => verifyFile(path), faultOf('newer_file'));
  });

  it('refuse a file made with other migrations of the same name', async (t) => {
    const path = databasePath(t);
    openFactStore(path).close();
    const directory = migrations(t);
    const [first = ''] = files;
    writeFileSync(join(directory, first), `${readFileSync(join(MIGRATIONS, first), 'utf8')}-- changed\n`);
    assert.throws(() => migrate(opened(t, path), path, directory), faultOf('changed_migration'));
  });
});

describe('opening a fact store', () => {
  it('refuses a file that is no database, in a sentence that names it', (t) => {
    const path = databasePath(t);
    openFactStore(path).close();
    writeFileSync(path, 'Dear editor, this is a letter and not a database. '.repeat(100));
    assert.throws(
      () => openFactStore(path),
      (error) => faultOf('not_a_database')(error) && error instanceof Error && error.message.includes(path),
    );
  });

  it('refuses another program’s database, and leaves it as it was', (t) => {
    const path = databasePath(t);
    openFactStore(path).close();
    rmSync(path);
    const db = opened(t, path);
    db.exec('CREATE TABLE recipe (id INTEGER)');
    assert.throws(() => openFactStore(path), faultOf('not_a_database'));
    assert.equal(db.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").pluck().get(), 1);
  });

  it('refuses a directory in the file’s place', (t) => {
    const path = databasePath(t);
    openFactStore(path).close();
    assert.throws(() => openFactStore(dirname(path)), faultOf('cannot_open'));
  });

  it('refuses a path that leads through a file', (t) => {
    const path = databasePath(t);
    openFactStore(path).close();
    assert.throws(() => openFactStore(join(path, 'desk.db')), faultOf('no_directory'));
  });

  it('says so when another program holds the file', (t) => {
    const path = databasePath(t);
    openFactStore(path).close();
    const holder = opened(t, path);
    holder.exec('BEGIN IMMEDIATE');
    assert.throws(() => openFactStore(path, { busyTimeoutMs: 1 }), faultOf('locked'));
  });

  it('makes the directories above a new file', (t) => {
    const path = join(dirname(databasePath(t)), 'deeper', 'still', 'desk.db');
    openFactStore(path).close();
    assert.equal(verifyFile(path).events, 0);
  });
});

describe('the tables', () => {
  for (const [what, sql] of [
    ['a change of words', "UPDATE version SET words = 'other'"],
    ['a change of who knows an identity', 'UPDATE version SET identity_known_to = 1'],
    ['a change of an embargo', "UPDATE version SET embargo = '2024-08-12T06:00'"],
    ['the removal of a version', 'DELETE FROM version'],
    ['a change of whom a version is about', 'UPDATE version_about SET actor = 1'],
    ['the removal of whom a version is about', 'DELETE FROM version_about'],
    ['a change of an event', "UPDATE event SET body = '{}'"],
    ['the removal of an event', 'DELETE FROM event'],
    [
      'the replacement of an event',
      "REPLACE INTO event SELECT seq, at, member, what, story, claim, version, '{}', hash FROM event",
    ],
    ['a decision without its time', 'UPDATE review SET decided_at = NULL'],
    ['a status that is none', "UPDATE review SET status = 'published'"],
    ['a vote that is none', "INSERT INTO vote VALUES (1, 1, 'emoji', 'maybe', NULL, 0)"],
    ['a vote of nobody', "INSERT INTO vote VALUES (1, 99, 'emoji', 'hold', NULL, 0)"],
    [
      'a second running story in a channel',
      `INSERT INTO story (id, slug, key, title, zone, channel, openness, approvals_needed, four_eyes, made_by, made_at)
       SELECT 9, 'x', 'X', title, zone, channel, openness, 1, 1, 1, 0 FROM story`,
    ],
    ['a text where a number belongs', "UPDATE story SET made_at = 'today'"],
    [
      'an event whose body is no JSON',
      "INSERT INTO event SELECT 99, at, member, what, story, claim, version, 'x', hash FROM event LIMIT 1",
    ],
  ] as const) {
    it(`refuse ${what}`, async (t) => {
      const db = opened(t, await written(t));
      assert.throws(() => db.exec(sql), /SQLITE_CONSTRAINT|never|only grows|constraint|cannot store/i);
    });
  }
});
