import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import type { FactStore } from '../../src/store/fact-store.ts';
import { openFactStore } from '../../src/store/open-store.ts';

/** A fact store, and what its data is seen by later: the same store, or one fresh from disk. */
export interface Home {
  readonly store: FactStore;
  reopened(): FactStore;
}

/** Opens a fact store for one test, and closes it at the test's end. */
export type OpenHome = (t: TestContext) => Home;

export const inMemory: OpenHome = (t) => {
  const store = openFactStore(':memory:');
  t.after(() => store.close());
  return { store, reopened: () => store };
};

export const onDisk: OpenHome = (t) => {
  const path = databasePath(t);
  mkdirSync(dirname(path));
  writeFileSync(path, emptyStore(t));
  let open = openFactStore(path);
  t.after(() => open.close());
  return {
    store: open,
    reopened() {
      open.close();
      open = openFactStore(path);
      return open;
    },
  };
};

let made: Buffer | undefined;

/** The file of a store with nothing in it; making one takes longer than most tests do. */
function emptyStore(t: TestContext): Buffer {
  if (made) return made;
  const path = databasePath(t);
  openFactStore(path).close();
  made = readFileSync(path);
  return made;
}

/** A place for a database, in a directory that is gone after the test. */
export function databasePath(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'story-desk-store-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return join(directory, 'data', 'desk.db');
}
