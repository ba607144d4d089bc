import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { describe, it } from 'node:test';
import { ana, approved, ben, noon, proposed } from '../store/samples.ts';
import { desk, run } from '../support/operator.ts';

describe('npm run export', () => {
  it('writes a story’s file and its manifest beside a desk that runs, and puts on record who gets it', async (t) => {
    const { store, story, env, file } = await desk(t);
    const { id } = await approved(store, story.id);
    await proposed(store, story.id, { words: 'Not looked at yet.' });
    const out = file('out.json');
    const { code, written } = await run('export.ts', ['hack', '--format', 'json', '--out', out, '--for', ben], env);
    assert.equal(code, 0, written);
    assert.match(written, /Left out: 1 waits for review/);
    const bytes = readFileSync(out);
    const manifest = JSON.parse(readFileSync(`${out}.manifest.json`, 'utf8'));
    assert.equal(manifest.sha256, createHash('sha256').update(bytes).digest('hex'));
    assert.deepEqual([manifest.claims, manifest.exported_by, manifest.left_out], [1, ben, { waiting: 1 }]);
    assert.equal(statSync(out).mode & 0o077, 0, 'others on the machine may read it');

    await store.reviews.retract(id, 'outlet', 'Pulled.', ana, noon + 90);
    assert.deepEqual(
      (await store.recalls.untold(ben)).map(({ before }) => before.reference),
      ['HACK-1'],
    );
  });

  it('says what to give it', async (t) => {
    const { env } = await desk(t);
    for (const [args, says] of [
      [['HACK', '--format', 'pdf'], /md, csv, json, jsonld, ninjs/],
      [['NOPE', '--format', 'md'], /No story is called NOPE[\s\S]*#1 HACK trump-campaign-hack/],
      [['HACK', '--format', 'md', '--for', 'ben'], /Slack user id/],
    ] as const) {
      const { code, written } = await run('export.ts', args, env);
      assert.equal(code, 1);
      assert.match(written, says);
    }
  });
});
