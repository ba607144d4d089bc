import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Role } from '../../src/domain/actor.ts';
import { parseSaid } from '../../src/domain/said.ts';
import { titleOn } from '../../src/domain/title-on.ts';

/** "aide 2019..2023-05": a title with its first and last day; either may be missing. */
function role(text: string): Role {
  const [title = '', since = '', until = ''] = text.split(/ (?=\S*\.\.)|\.\./u);
  return { title, since: parseSaid(since), until: parseSaid(until), whose: null };
}

describe('the title held on a day', () => {
  for (const [because, roles, said, expected] of [
    ['one office covers it', ['aide 2019..2022', 'spokesman 2023..'], '2024-08-10', 'spokesman'],
    ['the day is the last one', ['aide 2019..2024-08-10'], '2024-08-10', 'aide'],
    ['no dates are known', ['senator ..'], '2024', 'senator'],
    ['it lies before every office', ['spokesman 2023..'], '2022-12-31', null],
    ['it lies after every office', ['spokesman 2019..2020-06'], '2020-07-01', null],
    ['nobody knows the day', ['senator ..'], null, null],
    ['the office changed that day', ['aide ..2024-08-10', 'spokesman 2024-08-10..'], '2024-08-10', null],
    ['the office changed in the year that is all one knows', ['aide ..2024-03', 'spokesman 2024-04..'], '2024', null],
    ['the year is rough, and the office is not', ['aide ..2022', 'spokesman 2023..'], '2024', 'spokesman'],
    ['two were held at once: the newer one', ['senator 2013..', 'candidate 2024-05..'], '2024-08-10', 'candidate'],
    ['one of two may have ended: the one that did not', ['senator 2013..', 'whip 2019..2024'], '2024-08', 'senator'],
    ['two offices are one title', ['mayor ..2024', 'mayor 2024..'], '2024', 'mayor'],
  ] as const) {
    it(`is ${expected ?? 'not said'} where ${because}`, () => {
      assert.equal(titleOn(roles.map(role), said === null ? null : parseSaid(said)), expected);
    });
  }
});
