import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CAST, CHANNELS } from '../../src/local/cast.ts';
import { startLocalNewsroom } from '../../src/local/newsroom.ts';

describe('a local newsroom that is kept in a file', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'newsroom-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('goes on where it stopped, with other tokens', async () => {
    const savedAt = join(folder, 'deep', 'newsroom.json');
    const first = await startLocalNewsroom({ savedAt });
    assert.equal(first.resumed, false);
    first.keep();
    const message = await first.slack.person(CAST.maya.id).says(CHANNELS.story.id, 'Still here?');
    await first.slack.person(CAST.tom.id).react(message, 'eyes');
    await first.stop();

    const second = await startLocalNewsroom({ savedAt });
    assert.equal(second.resumed, true);
    assert.notEqual(second.botToken, first.botToken);
    const [seen] = second.slack.person(CAST.priya.id).sees(CHANNELS.story.id);
    assert.equal(seen?.text, 'Still here?');
    assert.deepEqual(seen?.reactions, { eyes: 1 });
    await second.stop();
  });

  it('starts afresh where nothing was kept', async () => {
    const savedAt = join(folder, 'never-kept.json');
    const first = await startLocalNewsroom({ savedAt });
    await first.stop();
    const second = await startLocalNewsroom({ savedAt });
    assert.equal(second.resumed, false);
    await second.stop();
  });
});
