import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Cache } from '../../src/slack/cache.ts';
import { LatestRead } from '../../src/slack/latest-read.ts';

describe('a cache', () => {
  it('looks up once for all who ask at once, and again when the time is up', async (t) => {
    t.mock.timers.enable({ apis: ['Date'] });
    const cache = new Cache<string, number>(1_000, 10);
    let looks = 0;
    const look = async () => (looks += 1);
    assert.deepEqual(await Promise.all([cache.get('a', look), cache.get('a', look)]), [1, 1]);
    t.mock.timers.tick(999);
    assert.equal(await cache.get('a', look), 1);
    t.mock.timers.tick(1);
    assert.equal(await cache.get('a', look), 2);
  });

  it('does not keep what was on its way when it was told to forget', async () => {
    const cache = new Cache<string, string>(1_000, 10);
    const slow = Promise.withResolvers<string>();
    const early = cache.get('a', () => slow.promise);
    cache.forget('a');
    const late = cache.get('a', async () => 'new');
    slow.resolve('old');
    assert.deepEqual(await Promise.all([early, late]), ['old', 'new']);
    assert.equal(await cache.get('a', async () => 'newer'), 'new');
  });

  it('keeps no failure, and nothing that is not worth keeping', async () => {
    const cache = new Cache<string, string | null>(1_000, 10);
    await assert.rejects(cache.get('a', () => Promise.reject(new Error('no'))));
    assert.equal(
      await cache.get(
        'a',
        async () => null,
        (value) => value !== null,
      ),
      null,
    );
    assert.equal(await cache.get('a', async () => 'yes'), 'yes');
  });

  it('makes room by dropping the oldest', async () => {
    const cache = new Cache<string, string>(1_000, 2);
    for (const key of ['a', 'b', 'c']) await cache.get(key, async () => 'first');
    assert.equal(await cache.get('b', async () => 'second'), 'first');
    assert.equal(await cache.get('a', async () => 'second'), 'second');
  });
});

describe('a latest read', () => {
  it('serves all who asked while one was under way with one more', async () => {
    const reads = new LatestRead<number>();
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let begun = 0;
    const look = async () => {
      const mine = begun;
      begun += 1;
      await gates[mine]?.promise;
      return mine;
    };
    const first = reads.read('card', look);
    const others = [reads.read('card', look), reads.read('card', look), reads.read('card', look)];
    for (const gate of gates) gate.resolve();
    assert.equal(await first, 0);
    assert.deepEqual(await Promise.all(others), [1, 1, 1]);
    assert.equal(await reads.read('card', look), 2);
  });
});
