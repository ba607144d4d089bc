import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { makeBackup } from '../../src/backup/make-backup.ts';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openFactStore } from '../../src/store/open-store.ts';
import { verifyFile } from '../../src/store/verify.ts';
import { databasePath } from './home.ts';
import { approved, everywhere, madeStory } from './samples.ts';

const at = (second: number): Date => new Date(Date.UTC(2026, 10, 23, 1, 0, second));

/** A fact store in use, with a claim in it. */
async function inUse(t: TestContext) {
  const path = databasePath(t);
  const store = openFactStore(path);
  t.after(() => store.close());
  const story = await madeStory(store);
  await approved(store, story.id);
  const folder = join(dirname(path), 'backups');
  return { path, store, story, folder, plan: { databasePath: path, folder, kept: 2 } };
}

describe('a backup', () => {
  it('is a verified copy of a store in use, for its owner’s eyes only', async (t) => {
    const { store, story, plan } = await inUse(t);
    const made = makeBackup(plan, at(1));
    assert.match(made.path, /story-desk-20261123T010001Z\.db$/);
    assert.equal(statSync(made.path).mode & 0o777, 0o600);
    const { events, anchor, fault } = verifyFile(made.path);
    assert.deepEqual({ events, anchor, fault }, { events: made.events, anchor: made.anchor, fault: null });
    await approved(store, story.id);
    assert.equal(verifyFile(made.path).events, made.events);
  });

  it('lets the oldest make room, and touches nothing that is not one', async (t) => {
    const { plan, folder } = await inUse(t);
    for (const second of [1, 2, 3]) makeBackup(plan, at(second));
    writeFileSync(join(folder, 'story-desk-notes.txt'), 'Mine.');
    makeBackup(plan, at(4));
    assert.deepEqual(readdirSync(folder).sort(), [
      'story-desk-20261123T010003Z.db',
      'story-desk-20261123T010004Z.db',
      'story-desk-notes.txt',
    ]);
  });

  it('of a store that does not verify is not kept, and those before it are', async (t) => {
    const { plan, path, folder } = await inUse(t);
    makeBackup(plan, at(1));
    const db = openDatabase(path);
    db.exec("UPDATE story SET title = 'Another'");
    db.close();
    assert.throws(() => makeBackup(plan, at(2)), /does not fit the tables: story 1 has another title/);
    assert.deepEqual(readdirSync(folder), ['story-desk-20261123T010001Z.db']);
  });
});

describe('a restore', () => {
  it('puts a backup in place, and moves aside what was there', async (t) => {
    const { plan, path, store, story } = await inUse(t);
    const { path: backup } = makeBackup(plan, at(1));
    await approved(store, story.id);
    assert.throws(() => restoreBackup(backup, path, false, at(2)), /is there already\. Add --replace/);
    assert.throws(() => restoreBackup(backup, path, true, at(2)), /Story Desk is running on this fact store/);
    store.close();
    const { asideAt } = restoreBackup(backup, path, true, at(2));
    assert.ok(asideAt && existsSync(asideAt));
    assert.equal(verifyFile(asideAt).fault, null);
    const restored = openFactStore(path);
    assert.equal((await restored.claims.list(everywhere, {}, 'newest', 0, 9)).total, 1);
    restored.close();
  });

  it('takes what a machine that died had not written into the file yet', async (t) => {
    const { path, store } = await inUse(t);
    const saved = `${path}.saved`;
    for (const suffix of ['', '-wal']) copyFileSync(path + suffix, saved + suffix);
    const { events } = verifyFile(path);
    store.close();
    assert.equal(restoreBackup(saved, path, true, at(1)).events, events);
    assert.equal(verifyFile(path).events, events);
  });

  it('refuses what is missing, damaged or tampered with, and leaves everything as it was', async (t) => {
    const { plan, path, store } = await inUse(t);
    const { path: backup } = makeBackup(plan, at(1));
    store.close();
    const before = readFileSync(path);
    assert.throws(() => restoreBackup(`${backup}.gone`, path, true, at(2)), /There is no file/);
    const tampered = `${backup}.tampered`;
    copyFileSync(backup, tampered);
    const db = openDatabase(tampered);
    db.exec("UPDATE story SET title = 'Another'");
    db.close();
    assert.throws(() => restoreBackup(tampered, path, true, at(2)), /has another title/);
    writeFileSync(tampered, 'no database at all'.repeat(400));
    assert.throws(() => restoreBackup(tampered, path, true, at(2)), /not a Story Desk database/);
    writeFileSync(tampered, '');
    assert.throws(() => restoreBackup(tampered, path, true, at(2)), /not a Story Desk database/);
    assert.deepEqual(readFileSync(path), before);
    assert.ok(readdirSync(dirname(path)).every((name) => !name.includes('restoring')));
  });
});
