import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { afterQuiet, digestDue, isAtWork, readHours, USUAL_RHYTHM } from '../../src/domain/rhythm.ts';

const NEW_YORK = 'America/New_York';
/** A moment of August 2024 in UTC. */
const utc = (day: number, hour: number, minute = 0): number => Date.UTC(2024, 7, day, hour, minute) / 1_000;

describe('quiet hours', () => {
  const overnight = USUAL_RHYTHM;
  const siesta = { ...USUAL_RHYTHM, quietFrom: 13 * 60, quietUntil: 15 * 60 + 30 };
  const none = { ...USUAL_RHYTHM, quietFrom: 0, quietUntil: 0 };
  for (const [because, at, rhythm, zone, until] of [
    ['it is afternoon where they are', utc(9, 18), overnight, NEW_YORK, utc(9, 18)],
    ['it is eleven at night', utc(10, 3), overnight, NEW_YORK, utc(10, 11)],
    ['it is five in the morning', utc(10, 9), overnight, NEW_YORK, utc(10, 11)],
    ['they just ended', utc(10, 11), overnight, NEW_YORK, utc(10, 11)],
    ['the same moment is night elsewhere', utc(9, 18), overnight, 'Asia/Tokyo', utc(9, 22)],
    ['they lie within the day', utc(9, 18), siesta, NEW_YORK, utc(9, 19, 30)],
    ['there are none', utc(10, 3), none, NEW_YORK, utc(10, 3)],
  ] as const) {
    it(`end when they should when ${because}`, () => assert.equal(afterQuiet(at, rhythm, zone), until));
  }

  for (const [typed, read] of [
    ['22:00–07:00', [1_320, 420]],
    ['22-7', [1_320, 420]],
    ['13:00 to 15:30', [780, 930]],
    ['24:00–07:00', null],
    ['22:61–07:00', null],
    ['at night', null],
  ] as const) {
    it(`are ${read ? 'read from' : 'not'} “${typed}”`, () =>
      assert.deepEqual(readHours(typed), read && { quietFrom: read[0], quietUntil: read[1] }));
  }
});

describe('a working day', () => {
  for (const [what, at, zone, isWork] of [
    ['Friday afternoon', utc(9, 18), NEW_YORK, true],
    ['Friday before nine', utc(9, 12, 59), NEW_YORK, false],
    ['Friday at six in the evening', utc(9, 22), NEW_YORK, false],
    ['Saturday', utc(10, 18), NEW_YORK, false],
    ['what is Saturday in Tokyo by then', utc(9, 18), 'Asia/Tokyo', false],
  ] as const) {
    it(`${isWork ? 'holds' : 'does not hold'} ${what}`, () => assert.equal(isAtWork(at, zone), isWork));
  }
});

describe('a morning digest', () => {
  const at8 = { digestAt: 480 };
  for (const [what, at, rhythm, due] of [
    ['its minute', utc(9, 12), at8, '2024-08-09'],
    ['a while later', utc(9, 15), at8, '2024-08-09'],
    ['the minute before', utc(9, 11, 59), at8, null],
    ['the afternoon', utc(9, 17), at8, null],
    ['a story that wants none', utc(9, 12), { digestAt: null }, null],
  ] as const) {
    it(`is ${due ? 'due' : 'not due'} at ${what}`, () => assert.equal(digestDue(at, rhythm, NEW_YORK), due));
  }
});
