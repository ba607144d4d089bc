import { existsSync } from 'node:fs';
import { makeBackup } from './backup/make-backup.ts';
import { loadSettings } from './config.ts';

/** `npm run backup -- [FILE]`: a verified copy of the fact store, while the desk runs. @returns the exit code */
function backup(file: string | undefined): number {
  const settings = loadSettings();
  if (!settings.ok) {
    console.error('The settings are wrong; `npm run doctor` says how.');
    return 1;
  }
  const { databasePath, backupFolder: folder, backupsKept: kept } = settings.config;
  if (!existsSync(databasePath)) {
    console.error(`There is no fact store at ${databasePath}. Set DATABASE_PATH.`);
    return 1;
  }
  if (file !== undefined && existsSync(file)) {
    console.error(`${file} is there already. Give another name.`);
    return 1;
  }
  const made = makeBackup({ databasePath, folder, kept }, new Date(), file);
  console.log(
    `${made.path} is a verified backup: ${made.events} events${made.events === 0 ? '' : `, the newest with SHA-256 ${made.anchor}`}`,
  );
  return 0;
}

try {
  process.exitCode = backup(process.argv[2]);
} catch (error) {
  console.error(`No backup was made: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
