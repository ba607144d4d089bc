import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openFactStore } from '../../src/store/open-store.ts';
import { databasePath } from './home.ts';
import { ana, approved, everywhere, madeStory, references } from './samples.ts';

const KILLS = 4;

/** Runs the writer until it has acknowledged some steps, then kills it. @returns what it acknowledged */
async function killedWriter(path: string, steps: number): Promise<string[]> {
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'crash-writer.ts'), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  for await (const chunk of writer.stdout) {
    printed += String(chunk);
    if (printed.split('\n').length > steps) writer.kill('SIGKILL');
  }
  if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit');
  assert.equal(writer.signalCode, 'SIGKILL');
  // A line that was cut off was not acknowledged.
  return printed.split('\n').slice(0, -1);
}

describe('a fact store whose process is killed', () => {
  it('has everything that was acknowledged, and a chain that verifies', async (t) => {
    const path = databasePath(t);
    const first = openFactStore(path);
    await madeStory(first);
    first.close();
    const acknowledged: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      acknowledged.push(...(await killedWriter(path, 3 + ((kill * 37) % 41))));
    }

    const store = openFactStore(path);
    t.after(() => store.close());
    const filed = await store.claims.list(everywhere, { status: 'proposed' }, 'waiting', 0, 9_999);
    const signedOff = await store.claims.list(everywhere, { status: 'approved' }, 'waiting', 0, 9_999);
    const onFile = new Set(references([...filed.items, ...signedOff.items]).map((reference) => `filed ${reference}`));
    for (const reference of references(signedOff.items)) onFile.add(`approved ${reference}`);
    assert.deepEqual(
      acknowledged.filter((line) => !onFile.has(line)),
      [],
    );
    assert.ok(acknowledged.length >= KILLS * 3);
    assert.equal((await store.record.verify()).fault, null);
  });
});

describe('two connections to one fact store', () => {
  it('take turns in writing, and each sees what the other wrote', async (t) => {
    const path = databasePath(t);
    const [one, other] = [openFactStore(path), openFactStore(path)];
    t.after(() => one.close());
    t.after(() => other.close());
    const story = await madeStory(one);
    assert.deepEqual(await other.stories.all(), [story]);
    await Promise.all([one, other, one, other, one].map((store) => approved(store, story.id)));
    const listed = await other.claims.list(everywhere, {}, 'waiting', 0, 9);
    assert.deepEqual(references(listed.items), ['HACK-1', 'HACK-2', 'HACK-3', 'HACK-4', 'HACK-5']);
    await other.stories.settle(story.id, { ...story, title: 'Renamed' }, ana, story.madeAt);
    assert.equal((await one.stories.all())[0]?.title, 'Renamed');
    assert.equal((await one.record.verify()).fault, null);
  });

  it('wait for each other’s writes', async (t) => {
    const path = databasePath(t);
    const store = openFactStore(path);
    await madeStory(store);
    const writers = [killedWriter(path, 40), killedWriter(path, 40)];
    const acknowledged = (await Promise.all(writers)).flat();
    const { events, fault } = await store.record.verify();
    store.close();
    assert.equal(fault, null);
    assert.equal(new Set(acknowledged).size, acknowledged.length, 'no reference was given twice');
    assert.ok(events > acknowledged.length);
  });
});
