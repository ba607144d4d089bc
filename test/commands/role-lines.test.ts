import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readRoles, roleLine } from '../../src/commands/role-lines.ts';
import type { Role } from '../../src/domain/actor.ts';

const lines = (roles: readonly Role[]): string => roles.map(roleLine).join('\n');
const setting = { zone: 'America/New_York', now: 1_723_392_000 };

describe('roles, one a line', () => {
  for (const [line, title, since, until, whose] of [
    ['Trump campaign spokesman', 'Trump campaign spokesman', null, null, null],
    [
      'Spokesman; from 2023 until Nov. 6, 2023; the Trump campaign',
      'Spokesman',
      '2023',
      '2023-11-06',
      'the Trump campaign',
    ],
    [
      'Spokesman, from 2023 – until Jan. 6, 2024, for the Trump campaign',
      'Spokesman',
      '2023',
      '2024-01-06',
      'the Trump campaign',
    ],
    ['Spokesman, 2019-2020', 'Spokesman', '2019', '2020', null],
    ['Spokesman; 2019-03-01 – 2020-06', 'Spokesman', '2019-03-01', '2020-06', null],
    ['Deputy secretary, policy; since June 2021', 'Deputy secretary, policy', '2021-06', null, null],
    ['Mayor, 2018', 'Mayor', '2018', '2018', null],
    ['Mayor; until March 2020', 'Mayor', null, '2020-03', null],
    ['Mayor; 2020 to present; for Dayton', 'Mayor', '2020', null, 'Dayton'],
    ['Under secretary for policy, for the Treasury', 'Under secretary for policy', null, null, 'the Treasury'],
    ['Senator; 2023 – Jan. 3, 2029', 'Senator', '2023', '2029-01-03', null],
  ] as const) {
    it(`reads “${line}”`, () => {
      const read = readRoles(line, setting);
      assert.ok('roles' in read, JSON.stringify(read));
      assert.deepEqual([...read.roles], [{ title, since, until, whose }]);
      assert.deepEqual(readRoles(lines(read.roles), setting), read);
    });
  }

  for (const [line, problem] of [
    ['Spokesman; whenever', /^“Spokesman”: I can't read “whenever” as a date/],
    ['Spokesman; 2024 – 2019', /^“Spokesman” ends before it begins/],
    ['; 2019', /begins with the title/],
  ] as const) {
    it(`says what is wrong with “${line}”`, () => {
      const read = readRoles(`Aide; 2018\n\n${line}`, setting);
      assert.ok('problem' in read);
      assert.match(read.problem, problem);
    });
  }
});
