import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { openFactStore } from '../../src/store/open-store.ts';
import { StoryDeskProcess } from '../slack/story-desk-process.ts';
import { approved, ben, madeStory, noon } from '../store/samples.ts';

/** Runs a script as whoever runs the desk does. @returns what it wrote, and how it ended */
async function run(script: string, args: readonly string[], env: Record<string, string>) {
  const process = new StoryDeskProcess(env, script, args);
  const { code } = await process.exit(20_000);
  return { code, written: process.written };
}

async function factStore(t: TestContext): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'story-desk-operator-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'facts.db');
  const store = openFactStore(path);
  const { id } = await approved(store, (await madeStory(store)).id);
  await store.record.problem(id, 'Says who?', ben, noon);
  store.close();
  return { DATABASE_PATH: path };
}

describe('whoever runs the desk', () => {
  it('backs up, verifies against an anchor, forgets a person and restores', async (t) => {
    const env = await factStore(t);
    const copy = `${env['DATABASE_PATH']}.copy`;
    const backedUp = await run('backup.ts', [copy], env);
    assert.equal(backedUp.code, 0, backedUp.written);
    const [, events, hash] = /: (\d+) events, the newest with SHA-256 ([0-9a-f]{64})/.exec(backedUp.written) ?? [];

    const forgotten = await run('forget.ts', [ben], env);
    assert.equal(forgotten.code, 0, forgotten.written);
    assert.match(forgotten.written, /U0BEN is forgotten; what they did stands under forgotten-\d+/);
    assert.equal((await run('forget.ts', [ben], env)).code, 1);
    assert.match((await run('forget.ts', ['ben'], env)).written, /Give a Slack user id/);

    const held = await run('verify.ts', ['--anchor', `${events}:${hash}`], env);
    assert.equal(held.code, 0, held.written);
    assert.match(held.written, /nothing up to it was changed/);
    const broken = await run('verify.ts', ['--anchor', `${events}:${'0'.repeat(64)}`], env);
    assert.equal(broken.code, 1);
    assert.match(broken.written, /the log was rewritten/);

    assert.match((await run('restore.ts', [copy], env)).written, /Add --replace/);
    const restored = await run('restore.ts', [copy, '--replace'], env);
    assert.equal(restored.code, 0, restored.written);
    assert.match(restored.written, /is restored and verified: \d+ events/);
  });
});
