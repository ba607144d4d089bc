import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { civilMinute, dayNumber, plusDays } from '../../src/domain/civil.ts';
import {
  compareSaid,
  describeSaid,
  earliest,
  latest,
  parseSaid,
  precision,
  type Said,
  saidOn,
} from '../../src/domain/said.ts';

const said = (text: string): Said => {
  const read = parseSaid(text);
  assert.ok(read, text);
  return read;
};

describe('when something was said', () => {
  for (const [text, exactness, from, to, words] of [
    ['2024', 'year', '2024-01-01T00:00', '2024-12-31T23:59', '2024'],
    ['2024-06', 'month', '2024-06-01T00:00', '2024-06-30T23:59', 'June 2024'],
    ['2024-02', 'month', '2024-02-01T00:00', '2024-02-29T23:59', 'February 2024'],
    ['2023-02', 'month', '2023-02-01T00:00', '2023-02-28T23:59', 'February 2023'],
    ['2024-08-10', 'day', '2024-08-10T00:00', '2024-08-10T23:59', 'Saturday, Aug. 10, 2024'],
    ['2024-06-01', 'day', '2024-06-01T00:00', '2024-06-01T23:59', 'Saturday, June 1, 2024'],
    ['2024-09-09', 'day', '2024-09-09T00:00', '2024-09-09T23:59', 'Monday, Sept. 9, 2024'],
    ['2024-08-10T17:02', 'minute', '2024-08-10T17:02', '2024-08-10T17:02', '5:02 p.m. Saturday, Aug. 10, 2024'],
    ['2024-08-10T09:00', 'minute', '2024-08-10T09:00', '2024-08-10T09:00', '9 a.m. Saturday, Aug. 10, 2024'],
    ['2024-08-10T12:00', 'minute', '2024-08-10T12:00', '2024-08-10T12:00', 'noon Saturday, Aug. 10, 2024'],
    ['2024-08-10T00:00', 'minute', '2024-08-10T00:00', '2024-08-10T00:00', '12 a.m. Saturday, Aug. 10, 2024'],
    ['2024-08-10T00:05', 'minute', '2024-08-10T00:05', '2024-08-10T00:05', '12:05 a.m. Saturday, Aug. 10, 2024'],
    ['2024-08-04/2024-08-10', 'interval', '2024-08-04T00:00', '2024-08-10T23:59', 'between Aug. 4 and Aug. 10, 2024'],
    [
      '2023-12-28/2024-01-03',
      'interval',
      '2023-12-28T00:00',
      '2024-01-03T23:59',
      'between Dec. 28, 2023, and Jan. 3, 2024',
    ],
    ['2024-06/2024-08', 'interval', '2024-06-01T00:00', '2024-08-31T23:59', 'between June and August 2024'],
    ['2020/2024', 'interval', '2020-01-01T00:00', '2024-12-31T23:59', 'between 2020 and 2024'],
    [
      '2024-08-10T09:00/2024-08-10T17:00',
      'interval',
      '2024-08-10T09:00',
      '2024-08-10T17:00',
      'between 9 a.m. and 5 p.m. Saturday, Aug. 10, 2024',
    ],
  ] as const) {
    it(`may be ${text}, "${words}"`, () => {
      const read = said(text);
      assert.deepEqual(
        [precision(read), earliest(read), latest(read), describeSaid(read)],
        [exactness, from, to, words],
      );
    });
  }

  for (const [because, text] of [
    ['February 2024 has no 30th', '2024-02-30'],
    ['2023 is no leap year', '2023-02-29'],
    ['1900 was no leap year', '1900-02-29'],
    ['there is no month 13', '2024-13'],
    ['there is no day 0', '2024-08-00'],
    ['there is no hour 24', '2024-08-10T24:00'],
    ['a year has four digits', '0999'],
    ['digits are not left out', '2024-8-1'],
    ['a stretch does not end before it begins', '2024-08-10/2024-08-04'],
    ['a stretch has two ends', '2024-08-10/'],
    ['a stretch has no third point', '2023/2024/2025'],
    ['words are no date', 'Saturday'],
    ['nothing is no date', ''],
    ['nothing may follow a date', '2024-08-10 '],
  ] as const) {
    it(`is not “${text}”: ${because}`, () => assert.equal(parseSaid(text), null));
  }

  it('is a day when a stretch begins and ends on it', () =>
    assert.equal(parseSaid('2024-08-10/2024-08-10'), '2024-08-10'));

  it('sorts oldest first, and the exact before the vague', () => {
    const sorted = ['2023', '2024-01-01T00:00', '2024-01-01', '2024-01', '2024', '2024-08-04/2024-08-10', '2024-08-09'];
    assert.deepEqual(sorted.toReversed().map(said).toSorted(compareSaid), sorted);
  });

  it('has its earliest minute no later than its latest, whatever the precision', () => {
    const instants = fc.integer({ min: -30_000_000_000, max: 253_000_000_000 });
    fc.assert(
      fc.property(instants, fc.constantFrom(4, 7, 10, 16), (instant, length) => {
        const text = saidOn(civilMinute(instant, 'UTC')).slice(0, length);
        const read = said(text);
        assert.ok(earliest(read) <= latest(read));
        assert.ok(earliest(read).startsWith(text) && latest(read).startsWith(text));
      }),
    );
  });
});

describe('the civil day', () => {
  for (const [because, instant, zone, shown] of [
    ['is that of the zone, west of Greenwich', 1_723_350_000, 'America/New_York', '2024-08-11T00:20'],
    ['is that of the zone, east of Greenwich', 1_723_350_000, 'Asia/Tokyo', '2024-08-11T13:20'],
    ['knows summer time', 1_710_054_000, 'America/New_York', '2024-03-10T03:00'],
    ['knows winter time', 1_710_053_999, 'America/New_York', '2024-03-10T01:59'],
    ['is read at whole seconds', 1_710_053_999.9, 'America/New_York', '2024-03-10T01:59'],
  ] as const) {
    it(because, () => assert.equal(saidOn(civilMinute(instant, zone)), shown));
  }

  it('moves over the ends of months and years', () => {
    assert.equal(saidOn(plusDays({ year: 2024, month: 3, day: 1 }, -1)), '2024-02-29');
    assert.equal(
      dayNumber(plusDays({ year: 2024, month: 12, day: 31 }, 1)),
      dayNumber({ year: 2025, month: 1, day: 1 }),
    );
  });
});
