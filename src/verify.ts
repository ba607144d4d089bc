import { existsSync } from 'node:fs';
import { loadSettings } from './config.ts';
import { verifyFile } from './store/verify.ts';

/**
 * `npm run verify [FILE]`: recomputes the log's chain and replays it against the tables. May run beside the desk, and
 * changes nothing. @returns the exit code
 */
function verify(path: string): number {
  if (!existsSync(path)) {
    console.error(`There is no fact store at ${path}. Give its path, or set DATABASE_PATH.`);
    return 1;
  }
  try {
    const { events, anchor, fault } = verifyFile(path);
    if (fault) {
      const where = fault.seq === null ? '' : `event ${fault.seq} `;
      console.error(`${path} does not verify: ${where}${fault.problem}`);
      return 1;
    }
    const newest = events === 0 ? '' : `, the newest with SHA-256 ${anchor}`;
    console.log(`${path} verifies: ${events} events${newest}`);
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

const settings = loadSettings();
const path = process.argv[2] ?? (settings.ok ? settings.config.databasePath : null);
if (path === null)
  console.error('The settings are wrong; `npm run doctor` says how. Or give the path of a fact store.');
process.exitCode = path === null ? 1 : verify(path);
