import { parseArgs } from 'node:util';
import { restoreBackup } from './backup/restore-backup.ts';
import { loadSettings } from './config.ts';

/** `npm run restore -- FILE [--replace]`: puts a backup in the fact store's place. @returns the exit code */
function restore(): number {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { replace: { type: 'boolean' } } });
  const [file] = positionals;
  const settings = loadSettings();
  if (!settings.ok || file === undefined) {
    console.error(
      settings.ok ? 'Give the backup: npm run restore -- FILE' : 'The settings are wrong; `npm run doctor` says how.',
    );
    return 1;
  }
  const { databasePath } = settings.config;
  const { events, asideAt } = restoreBackup(file, databasePath, values.replace === true, new Date());
  if (asideAt) console.log(`What was there is at ${asideAt}.`);
  console.log(`${databasePath} is restored and verified: ${events} events. Start Story Desk with npm start.`);
  console.log(
    'People forgotten and claims sealed since that backup are back: run npm run forget and /story seal again.',
  );
  return 0;
}

try {
  process.exitCode = restore();
} catch (error) {
  console.error(`Nothing was restored: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
