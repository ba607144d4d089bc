import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Extractor } from './extract/engine.ts';
import { loadExtractor } from './load-extractor.ts';

const USAGE = `Finds who said what in news texts.

  npm run --silent extract -- FILE              prints one JSON object
  npm run --silent extract -- --out DIR FILE…   writes DIR/NAME.json for each NAME.txt`;

/** More bytes than any article has; a book has about a million. */
const BYTES_MAX = 50_000_000;

/** A file that cannot be read as a text, and why. */
class Unreadable extends Error {}

function readTextFile(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new Unreadable(`There is no file ${path}.`);
  if (!found.isFile()) throw new Unreadable(`${path} is not a file. Name text files one by one, or with *.txt.`);
  if (found.size > BYTES_MAX) throw new Unreadable(`${path} is larger than ${BYTES_MAX / 1e6} MB. Split it first.`);
  const bytes = readFileSync(path);
  if (bytes.includes(0))
    throw new Unreadable(`${path} is not a text: it holds zero bytes. Save it as plain text (UTF-8) first.`);
  return bytes.toString('utf8');
}

function run(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (positionals.length === 0 || (values.out === undefined && positionals.length > 1)) {
    console.error(positionals.length === 0 ? USAGE : 'Name one file, or a folder for the answers: --out DIR FILE…');
    return 2;
  }
  if (values.out !== undefined) mkdirSync(values.out, { recursive: true });
  return extractAll(loadExtractor(), positionals, values.out);
}

function extractAll(extractor: Extractor, paths: readonly string[], out: string | undefined): number {
  let failed = 0;
  for (const path of paths) {
    try {
      const found = extractor.extract(readTextFile(path));
      const json = JSON.stringify(found, null, out === undefined ? 2 : undefined);
      if (out === undefined) console.log(json);
      else writeFileSync(join(out, `${basename(path, extname(path))}.json`), `${json}\n`);
      if (found.note === 'not_english') console.error(`${path} does not seem to be in English; nothing is proposed.`);
    } catch (problem) {
      if (!(problem instanceof Unreadable)) throw problem;
      console.error(problem.message);
      failed += 1;
    }
  }
  return failed === 0 ? 0 : 1;
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (problem) {
  if (!(problem instanceof TypeError && 'code' in problem)) throw problem;
  console.error(`${problem.message}\n\n${USAGE}`);
  process.exitCode = 2;
}
