import { existsSync } from 'node:fs';
import { loadSettings } from './config.ts';
import type { UserId } from './domain/ids.ts';
import { openFactStore } from './store/open-store.ts';

const STILL_TO_DO = `What this cannot do for you:
- EDITORS may still name the person: take the id out of your settings.
- Backups made before still do. Delete them, or run this again after restoring one.
- Messages saved as claims keep their author's name as source text does; \`/story seal\` takes out a claim's words.
- Reasons and notes in which somebody wrote the person's name stay as they were typed.
- Claims in which the person speaks are news, not membership: they stay.
- Slack keeps its own copies of messages.`;

/**
 * `npm run forget -- <Slack user id>`: replaces a person's id by a pseudonym wherever the fact store has it. May run beside
 * the desk. @returns the exit code
 */
async function forget(id: string | undefined): Promise<number> {
  if (!id || !/^[UW][A-Z0-9]{2,}$/.test(id)) {
    console.error(
      'Give a Slack user id (U… or W…): npm run forget -- U012ABCDEF. A profile’s “Copy member ID” gives it.',
    );
    return 1;
  }
  const settings = loadSettings();
  if (!settings.ok) {
    console.error('The settings are wrong; `npm run doctor` says how.');
    return 1;
  }
  const { databasePath } = settings.config;
  if (!existsSync(databasePath)) {
    console.error(`There is no fact store at ${databasePath}. Set DATABASE_PATH.`);
    return 1;
  }
  const store = openFactStore(databasePath);
  try {
    const pseudonym = await store.record.forget(id as UserId, Math.floor(Date.now() / 1_000));
    console.log(
      pseudonym
        ? `${id} is forgotten; what they did stands under ${pseudonym}.\n\n${STILL_TO_DO}`
        : `${id} is not known here.`,
    );
    return pseudonym ? 0 : 1;
  } finally {
    store.close();
  }
}

try {
  process.exitCode = await forget(process.argv[2]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
