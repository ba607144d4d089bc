import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDatabase } from '../../src/store/database.ts';
import { openFactStore } from '../../src/store/open-store.ts';
import { databasePath } from './home.ts';
import { aDraft, aMessage, ana, ben, emoji, eve, granted, madeStory, newsroom, noon, rita } from './samples.ts';

describe('the log on disk', () => {
  it('holds no words, no names and no Slack ids, so that they can be taken out without a break', async (t) => {
    const path = databasePath(t);
    const store = openFactStore(path);
    const story = await madeStory(store, { approvalsNeeded: 2 });
    const file = async (words: string) =>
      granted(await store.claims.propose(story.id, aDraft({ words }), aMessage(`He said: ${words}`), rita, noon));
    const [first, second] = [await file('We were hacked'), await file('We were not')];
    granted(await store.reviews.press(first.id, ben, 'hold', 'Who heard it?', noon));
    granted(await store.reviews.press(first.id, ben, null, null, noon));
    granted(await store.reviews.press(first.id, ben, 'approve', null, noon));
    await store.reviews.recount(first.id, { votes: [emoji(ana)], readAt: 1 }, new Set([ana, ben]), noon);
    granted(await store.reviews.decline(second.id, ana, 'Already on file', noon));
    await store.record.problem(first.id, 'The date is wrong', eve, noon);
    granted(await store.stories.settle(story.id, { ...story, title: 'The Cheung story' }, ana, noon));
    granted(await store.stories.bind(story.id, `${newsroom}2` as typeof newsroom, ana, noon));
    store.close();

    const db = openDatabase(path);
    t.after(() => db.close());
    const log = db.prepare('SELECT body FROM event').pluck().all().join('\n');
    assert.match(log, /"digest":"[0-9a-f]{64}"/);
    for (const secret of [
      'hacked',
      'not',
      'Cheung',
      'Iran',
      'heard',
      'file',
      'wrong',
      'story',
      'U0',
      'C0',
      'statement',
    ]) {
      assert.ok(!log.includes(secret), `“${secret}” is in the log`);
    }
    assert.deepEqual(
      db.prepare('SELECT what, count(*) AS times FROM event GROUP BY what ORDER BY what').all(),
      Object.entries({
        'claim.proposed': 2,
        'problem.reported': 1,
        'story.bound': 1,
        'story.made': 1,
        'story.settings': 1,
        'version.approved': 1,
        'version.declined': 1,
        'vote.cast': 3,
        'vote.withdrawn': 1,
      }).map(([what, times]) => ({ what, times })),
    );
  });

  it('is written through to the disk before anything is acknowledged', (t) => {
    const path = databasePath(t);
    openFactStore(path).close();
    const db = openDatabase(path);
    t.after(() => db.close());
    const pragmas = ['journal_mode', 'synchronous', 'foreign_keys'].map((name) => db.pragma(name, { simple: true }));
    assert.deepEqual(pragmas, ['wal', 2, 1]);
  });
});
