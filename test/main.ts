import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** More than the cores that there are: a test often waits for a disk or a timer. */
const AT_ONCE = 4;
/** Twice as many, so that those that end late are short. */
const PROCESSES = 2 * AT_ONCE;
const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'node_modules', '.cache', 'story-desk-tests', 'processes');

/**
 * Runs the test files, dealt out to a few processes: one for each would spend more on loading and warming up the desk,
 * again and again, than on testing it. A file alone is run by `node --test`, as ever. What a file leaves behind, the ones
 * beside it would find: each ends what it begins, and its hooks stand in its `describe`.
 */
const files = globSync('test/**/*.test.ts', { cwd: ROOT }).sort();
for (const file of files) {
  if (/^(?:before|after)(?:Each)?\(/mu.test(readFileSync(join(ROOT, file), 'utf8'))) {
    throw new Error(`${file} has a hook outside its describe, where it would run for the files beside it, too.`);
  }
}
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const processes = Array.from({ length: Math.min(PROCESSES, files.length) }, (_, number) => {
  const dealt = files.filter((_file, at) => at % PROCESSES === number);
  const path = join(FOLDER, `${number + 1}.mjs`);
  writeFileSync(path, dealt.map((file) => `import '${pathToFileURL(join(ROOT, file))}';\n`).join(''));
  return path;
});
const cache = join(import.meta.dirname, 'support', 'compile-cache.ts');
const options = ['--import', cache, '--test', `--test-concurrency=${AT_ONCE}`, '--test-timeout=120000'];
const run = spawn(process.execPath, [...options, ...processes], { cwd: ROOT, stdio: 'inherit' });
const [code] = await once(run, 'close');
process.exitCode = code ?? 1;
