import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeLeft, embargoLeft } from '../../src/domain/embargo.ts';
import type { Said } from '../../src/domain/said.ts';

const noon = 1_723_392_000;
const until = '2024-08-11T13:30' as Said;

describe('an embargo', () => {
  it('ends by the clock of its zone', () => {
    assert.equal(embargoLeft(until, 'America/New_York', noon), 5_400);
    assert.equal(embargoLeft(until, 'Europe/London', noon), 0);
  });

  it('has its time left in two units, rounded up to the minute', () => {
    assert.deepEqual([1, 60, 5_400, 86_400, 200_000].map(describeLeft), [
      ...['1 minute', '1 minute', '1 hour 30 minutes', '1 day', '2 days 7 hours'],
    ]);
  });
});
