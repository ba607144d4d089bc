import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { namedIn } from '../../src/domain/named-in.ts';

const known = (name: string, ...aliases: string[]) => ({ name, aliases });
const ACTORS = [
  known('Steven Cheung'),
  known('Donald Trump'),
  known('Trump campaign', 'the campaign'),
  known('Iranian government', 'Tehran'),
  known("Iran's foreign ministry"),
  known('FBI'),
];

describe('whom a text names', () => {
  for (const [text, names] of [
    ['said Steven Cheung, a spokesman', ['Steven Cheung']],
    ['Cheung said in a statement', ['Steven Cheung']],
    ['the Trump campaign said', ['Trump campaign']],
    ['Trump said at a rally', ['Donald Trump']],
    ['Donald Trump and the campaign', ['Donald Trump', 'Trump campaign']],
    ['Tehran denied it', ['Iranian government']],
    ['Iran’s foreign ministry did not respond', ["Iran's foreign ministry"]],
    ['the FBI’s statement', ['FBI']],
    ['he said, and the ministry agreed', []],
    ['', []],
  ] as const) {
    it(`is ${names.join(' and ') || 'nobody'} in “${text}”`, () => {
      assert.deepEqual(
        namedIn(text, ACTORS).map(({ name }) => name),
        names,
      );
    });
  }
});
