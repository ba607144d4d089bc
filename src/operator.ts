import { existsSync } from 'node:fs';
import { loadSettings } from './config.ts';
import type { Story } from './domain/story.ts';
import type { FactStore } from './store/fact-store.ts';
import { openFactStore } from './store/open-store.ts';

/** What whoever runs the desk asked for cannot be done, and what to do instead: printed without a stack. */
export class CannotDo extends Error {}

/** Opens the fact store that the settings name, beside a desk that may be running. */
export function openConfigured(): { readonly store: FactStore; readonly editors: readonly string[] } {
  const settings = loadSettings();
  if (!settings.ok) throw new CannotDo('The settings are wrong; `npm run doctor` says how.');
  const { databasePath, editors } = settings.config;
  if (!existsSync(databasePath)) throw new CannotDo(`There is no fact store at ${databasePath}. Set DATABASE_PATH.`);
  return { store: openFactStore(databasePath), editors };
}

/** The story of that key or slug, or of that number (`#3`), since two closed stories may have one name. */
export async function storyCalled(asked: string, store: FactStore): Promise<Story> {
  const stories = await store.stories.all();
  const name = asked.toLowerCase();
  const called = stories.filter(
    ({ id, key, slug }) => `#${id}` === name || key.toLowerCase() === name || slug === name,
  );
  if (called.length === 1 && called[0]) return called[0];
  const listed = (called.length > 0 ? called : stories).map(({ id, key, slug }) => `  #${id} ${key} ${slug}`);
  if (called.length > 1)
    throw new CannotDo(`Several stories are called ${asked}. Give its number:\n${listed.join('\n')}`);
  throw new CannotDo(
    listed.length === 0
      ? 'There is no story on file.'
      : `No story is called ${asked}. There are:\n${listed.join('\n')}`,
  );
}

/** Runs an operator's command and ends the process as it went: 0, or 1 with a sentence. */
export async function runAsOperator(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
