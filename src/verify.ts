import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadSettings } from './config.ts';
import { verifyFile } from './store/verify.ts';

/** An anchor kept elsewhere: an event's number and its hash. */
interface Anchor {
  readonly seq: number;
  readonly hash: string;
}

/**
 * `npm run verify -- [FILE] [--anchor NUMBER:HASH]`: recomputes the log's chain and replays it against the tables, and
 * compares it with an anchor that was kept elsewhere. May run beside the desk, and changes nothing. @returns the exit code
 */
function verify(path: string, anchor: Anchor | null): number {
  if (!existsSync(path)) {
    console.error(`There is no fact store at ${path}. Give its path, or set DATABASE_PATH.`);
    return 1;
  }
  const { events, anchor: newest, fault, kept } = verifyFile(path, anchor?.seq);
  if (fault) {
    const where = fault.seq === null ? '' : `event ${fault.seq} `;
    console.error(`${path} does not verify: ${where}${fault.problem}`);
    return 1;
  }
  if (anchor && kept !== anchor.hash) {
    const what =
      kept === null ? `has no event ${anchor.seq}` : `has another event ${anchor.seq} than when the anchor was kept`;
    console.error(`${path} ${what}: the log was rewritten, or this is not the same fact store.`);
    return 1;
  }
  console.log(`${path} verifies: ${events} events${events === 0 ? '' : `, the newest with SHA-256 ${newest}`}`);
  if (anchor) console.log(`Event ${anchor.seq} has the hash of the anchor: nothing up to it was changed.`);
  return 0;
}

function readAnchor(text: string): Anchor | null {
  const [, seq, hash] = /^([1-9]\d*):([0-9a-f]{64})$/.exec(text) ?? [];
  return seq && hash ? { seq: Number(seq), hash } : null;
}

function run(): number {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { anchor: { type: 'string' } } });
  const settings = loadSettings();
  const path = positionals[0] ?? (settings.ok ? settings.config.databasePath : null);
  if (path === null) {
    console.error('The settings are wrong; `npm run doctor` says how. Or give the path of a fact store.');
    return 1;
  }
  const anchor = values.anchor === undefined ? null : readAnchor(values.anchor);
  if (values.anchor !== undefined && anchor === null) {
    console.error('An anchor is an event’s number and its SHA-256, as posted: --anchor 1234:9f86d0…');
    return 1;
  }
  return verify(path, anchor);
}

try {
  process.exitCode = run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
