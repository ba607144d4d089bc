import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { openFactStore } from '../../src/store/open-store.ts';
import { StoryDeskProcess } from '../slack/story-desk-process.ts';
import { madeStory } from '../store/samples.ts';

/** Runs a script as whoever runs the desk does. @returns what it wrote, and how it ended */
export async function run(script: string, args: readonly string[], env: Record<string, string>) {
  const process = new StoryDeskProcess(env, script, args);
  const { code } = await process.exit(30_000);
  return { code, written: process.written };
}

/** A fact store with a story, HACK, and a folder for files. */
export async function desk(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'story-desk-files-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'facts.db');
  const store = openFactStore(path);
  t.after(() => store.close());
  const story = await madeStory(store);
  return { store, story, env: { DATABASE_PATH: path }, file: (name: string) => join(folder, name) };
}
