import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseSaid, type Said } from '../../src/domain/said.ts';
import { heldThen, otherTitleThen, sameTitle } from '../../src/domain/title-held.ts';

const on = (text: string): Said => parseSaid(text)!;

describe('two titles', () => {
  for (const [one, other] of [
    ['Trump campaign spokesman', 'campaign spokesman'],
    ['spokesman', 'spokeswoman for the Trump campaign'],
    ['Sen.', 'U.S. senator from Florida'],
    ['the FBI’s director', 'director of the FBI'],
    ['senior advisor', 'adviser'],
  ] as const) {
    it(`may be one: ${one}, ${other}`, () => assert.ok(sameTitle(one, other) && sameTitle(other, one)));
  }

  for (const [one, other] of [
    ['Trump campaign spokesman', 'White House spokesman'],
    ['campaign manager', 'campaign spokesman'],
    ['senator', 'representative'],
  ] as const) {
    it(`are two: ${one}, ${other}`, () => assert.ok(!sameTitle(one, other)));
  }
});

describe('a title that a draft prints', () => {
  const manager = (said: string | null) => ({ title: 'campaign manager', said });
  const adviser = (said: string | null) => ({ title: 'senior adviser', said });

  for (const [when, printed, onFile, held] of [
    ['another is on file of that day', 'campaign manager', [adviser('2024-08-10')], 'senior adviser'],
    ['another is on file of that month', 'campaign manager', [adviser('2024-08')], 'senior adviser'],
    [
      'another is on file before and after',
      'campaign manager',
      [manager('2024-06-01'), adviser('2024-07-01'), adviser('2024-09-01')],
      'senior adviser',
    ],
    ['another is on file before only', 'campaign manager', [adviser('2024-07-01')], null],
    ['another is on file after only', 'campaign manager', [adviser('2024-09-01')], null],
    ['another is on file without a date', 'campaign manager', [adviser(null)], null],
    ['it is on file of that day, too', 'campaign manager', [adviser('2024-08-10'), manager('2024-08-10')], null],
    [
      'it is on file before and after, too',
      'manager',
      [manager('2024-06-01'), adviser('2024-08-10'), manager('2024-09-01')],
      null,
    ],
    ['nothing is on file', 'campaign manager', [], null],
  ] as const) {
    it(`is ${held ? `not the one held, ${held},` : 'let pass'} where ${when}`, () => {
      assert.equal(otherTitleThen(printed, on('2024-08-10'), onFile), held);
    });
  }

  it('is held where it is on file then', () => {
    assert.ok(heldThen('manager', on('2024-08-10'), [manager('2024-08-10T09:00')]));
    assert.ok(!heldThen('manager', on('2024-08-10'), [manager('2024-08-11')]));
  });
});
