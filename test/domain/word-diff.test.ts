import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { wordDiff } from '../../src/domain/word-diff.ts';

/** `-gone-` and `+come+`. */
const drawn = (before: string, after: string): string =>
  wordDiff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `-${text}-` : `+${text}+`))
    .join('');

describe('the difference between two texts', () => {
  for (const [before, after, difference] of [
    ['We were hacked by Iran.', 'We were hacked by Israel.', 'We were hacked by -Iran-+Israel+.'],
    ['We know.', 'We do not know.', 'We +do not +know.'],
    ['We really do know.', 'We know.', 'We -really do -know.'],
    ['one two three four', 'one 2 3 four', 'one -two three -+2 3 +four'],
    ['Same.', 'Same.', 'Same.'],
    ['', 'New.', '+New.+'],
    ['It’s over', 'It is over', '-It’s -+It is +over'],
  ] as const) {
    it(`is ${difference}`, () => assert.equal(drawn(before, after), difference));
  }

  it('adds up to both texts, byte for byte', () => {
    const words = fc.array(fc.constantFrom('a', 'b', ' ', '\n', ', ', 'naïve', '👩‍👩‍👧', '“', '\u00a0'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [before, after] = [one.join(''), other.join('')];
        const passages = wordDiff(before, after);
        const of = (...kinds: string[]) =>
          passages
            .filter(({ kind }) => kinds.includes(kind))
            .map(({ text }) => text)
            .join('');
        assert.equal(of('same', 'removed'), before);
        assert.equal(of('same', 'added'), after);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('shows texts that have nothing in common whole, however long', () => {
    const [before, after] = ['x '.repeat(4_500), 'y '.repeat(4_500)];
    assert.deepEqual(wordDiff(before, after), [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  });
});
