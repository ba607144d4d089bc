import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readEmbargo } from '../../src/dates/read-embargo.ts';

/** Sunday, 11 August 2024, noon in New York. */
const setting = { now: 1_723_392_000, zone: 'America/New_York' };

/** As typed, and when it is read to end. */
const READ: readonly (readonly [typed: string, until: string])[] = [
  ['6 a.m. Monday', '2024-08-12T06:00'],
  ['Aug. 12, 6 a.m.', '2024-08-12T06:00'],
  ['2024-08-12 06:00', '2024-08-12T06:00'],
  ['6 p.m.', '2024-08-11T18:00'],
  ['6 a.m.', '2024-08-12T06:00'],
  ['tomorrow 6 a.m.', '2024-08-12T06:00'],
  ['today 6 p.m.', '2024-08-11T18:00'],
  ['Sunday 6 a.m.', '2024-08-18T06:00'],
  ['noon Tuesday', '2024-08-13T12:00'],
  // One that has ended, with its year: a correction is filled in with it.
  ['2024-08-01 06:00', '2024-08-01T06:00'],
];

describe('the end of an embargo', () => {
  for (const [typed, until] of READ) {
    it(`“${typed}” is ${until}`, () => assert.deepEqual(readEmbargo(typed, setting), { ok: true, until }));
  }

  it('is a minute: a day alone is asked for its time', () => {
    const read = readEmbargo('Aug. 12', setting);
    assert.match(read.ok ? '' : read.problem, /time of day, too/);
  });

  it('is never guessed to be a year away, or on a day that has passed', () => {
    for (const typed of ['Aug. 1, 6 a.m.', 'today 6 a.m.', 'yesterday 6 a.m.', 'soon']) {
      assert.equal(readEmbargo(typed, setting).ok, false, typed);
    }
  });
});
