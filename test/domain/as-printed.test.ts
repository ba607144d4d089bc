import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asPrinted } from '../../src/domain/as-printed.ts';

describe('words as a source prints them', () => {
  const source = 'He said: “It’s over — we’re  done.” Nobody answered.';

  for (const [typed, printed] of [
    ["It's over - we're done", 'It’s over — we’re  done'],
    ['IT’S OVER', 'It’s over'],
    ['over it’s', null],
    ['never said', null],
  ] as const) {
    it(`are ${printed ? `“${printed}”` : 'not there'} for “${typed}”`, () =>
      assert.equal(asPrinted(typed, source), printed));
  }
});
