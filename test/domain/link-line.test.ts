import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseLink } from '../../src/domain/link-line.ts';

/** As typed, and as read: who does what to whom, what it touches, and whether it goes. */
const READ: readonly (readonly [typed: string, read: string])[] = [
  ['HACK-6 denies HACK-2', 'HACK-6 denies HACK-2'],
  ['hack–6  denied hack-2', 'hack–6 denies hack-2'],
  ['HACK-2 is denied by HACK-6', 'HACK-6 denies HACK-2'],
  ['6 disputes #2', '6 disputes #2'],
  ['HACK-6 answers HACK-2', 'HACK-6 responds_to HACK-2'],
  ['HACK-6 responds_to HACK-2', 'HACK-6 responds_to HACK-2'],
  ['HACK-2 was answered by HACK-6', 'HACK-6 responds_to HACK-2'],
  ['HACK-7 corroborates HACK-2', 'HACK-7 corroborates HACK-2'],
  ['HACK-2 is confirmed by HACK-7', 'HACK-7 corroborates HACK-2'],
  ['HACK-8 repeats HACK-2', 'HACK-8 repeats HACK-2'],
  ['HACK-6 denies HACK-2 fact', 'HACK-6 denies HACK-2 fact'],
  ['HACK-6 denies HACK-2: the quote’s accuracy', 'HACK-6 denies HACK-2 quote'],
  ['HACK-6 disputes HACK-2 only its context', 'HACK-6 disputes HACK-2 context'],
  ['HACK-6 denies HACK-2 non-denial', 'HACK-6 denies HACK-2 non_denial'],
  ['HACK-6 denies HACK-2 remove', 'HACK-6 denies HACK-2 remove'],
  ['remove HACK-2 is denied by HACK-6', 'HACK-6 denies HACK-2 remove'],
];

describe('a line that links claims', () => {
  for (const [typed, expected] of READ) {
    it(`“${typed}” is ${expected}`, () => {
      const read = parseLink(typed);
      const { claim, kind, other, touches, removes } = read ?? {};
      assert.equal([claim, kind, other, touches, removes && 'remove'].filter(Boolean).join(' '), expected);
    });
  }

  it('is not guessed at where it says something else, or more', () => {
    const others = ['', 'HACK-6', 'HACK-6 HACK-2', 'HACK-6 likes HACK-2', 'HACK-6 does not deny HACK-2'];
    for (const typed of [...others, 'HACK-6 denies HACK-2 and HACK-3', 'denies HACK-2', 'HACK-6 denies it']) {
      assert.equal(parseLink(typed), null, typed);
    }
  });
});
