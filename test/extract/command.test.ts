import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../src/extract.ts', import.meta.url));

describe('npm run extract', () => {
  let folder: string;
  const run = (...args: string[]) => spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8', cwd: folder });
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'story-desk-extract-'));
    writeFileSync(join(folder, 'one.txt'), '“We will appeal,” Marta Quill said.');
    writeFileSync(join(folder, 'two.txt'), 'It rained.');
    writeFileSync(join(folder, 'picture.txt'), Buffer.from([0x89, 0x50, 0, 1, 2, 0xff]));
    writeFileSync(join(folder, 'empty.txt'), '');
    writeFileSync(
      join(folder, 'german.txt'),
      'Der Bürgermeister sagte am Montag, die Brücke bleibe bis zum Frühjahr gesperrt.',
    );
  });
  after(() => rmSync(folder, { recursive: true }));

  it('prints one JSON object for one file', () => {
    const { stdout, status } = run('one.txt');
    assert.equal(status, 0);
    const [found] = JSON.parse(stdout).attributions;
    assert.deepEqual(found.content.spans, [[1, 16]]);
    assert.equal(found.content.text, 'We will appeal,');
    assert.equal(found.cue.text, 'said');
    assert.equal(found.speaker, 'Marta Quill');
  });

  it('writes a file for each of several, and goes on after one that it cannot read', () => {
    const { stderr, status } = run('--out', 'found', 'one.txt', 'picture.txt', 'missing.txt', 'two.txt', 'empty.txt');
    assert.equal(status, 1);
    assert.match(stderr, /picture\.txt is not a text/);
    assert.match(stderr, /There is no file missing\.txt/);
    const read = (name: string) => JSON.parse(readFileSync(join(folder, 'found', name), 'utf8'));
    assert.equal(read('one.json').attributions.length, 1);
    assert.deepEqual(read('two.json'), { attributions: [] });
    assert.deepEqual(read('empty.json'), { attributions: [] });
  });

  it('says that a text is in another language', () => {
    const { stdout, stderr, status } = run('german.txt');
    assert.equal(status, 0);
    assert.match(stderr, /does not seem to be in English/);
    assert.deepEqual(JSON.parse(stdout), { attributions: [], note: 'not_english' });
  });

  it('says how it is used when it is used otherwise', () => {
    for (const args of [[], ['one.txt', 'two.txt'], ['--nonsense', 'one.txt']]) {
      const { stderr, status } = run(...args);
      assert.equal(status, 2);
      assert.match(stderr, /--out DIR/);
    }
  });
});
