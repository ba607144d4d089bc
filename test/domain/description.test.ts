import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDescription, isUnnamed } from '../../src/domain/description.ts';

const SURELY = [
  'a senior official',
  'An aide to the senator',
  'one person briefed on the talks',
  'two people familiar with the matter',
  'Several Western diplomats',
  'some in the campaign',
  'people close to Trump',
  'Officials in Tehran',
  'sources',
  'somebody at Microsoft',
];
const PROBABLY = [
  'the person briefed on it',
  'The official',
  'senior officials',
  'campaign aide',
  'Western diplomats',
  'Senior U.S. official',
  'White House officials familiar with the plan',
  'Trump advisers',
  'A.I. executive, Silicon Valley',
  'Aides to the senator',
  'Person close to the investigation',
  'four U.S. officials',
  'both lawyers',
  'The lawyer for Epstein',
  'many in the Senate',
  'steven cheung',
  '  congressional staffer ',
];
const NAMES = [
  'Steven Cheung',
  'J.D. Vance',
  'Trump adviser Jason Miller',
  'The New York Times',
  'the Trump campaign',
  'The White House',
  'Iran',
  'Charles de Gaulle',
  'Chris Van Hollen',
  'Ten Cate',
  'Many Glacier',
  'Office of the Director of National Intelligence',
  'Andrew Yang',
  'A.G. Sulzberger',
  'A. Philip Randolph',
  'Anita Hill',
  'Friends of the Earth',
  '李显龙',
  '',
];

describe('a speaker', () => {
  for (const speaker of SURELY) {
    it(`is surely a description: ${speaker}`, () => assert.ok(isUnnamed(speaker) && isDescription(speaker)));
  }
  for (const speaker of PROBABLY) {
    it(`is asked about, but not printed as one: ${speaker}`, () =>
      assert.deepEqual([isDescription(speaker), isUnnamed(speaker)], [true, false]));
  }
  for (const speaker of NAMES) {
    it(`is a name: ${speaker || '(none)'}`, () => assert.ok(!isUnnamed(speaker) && !isDescription(speaker)));
  }
});
