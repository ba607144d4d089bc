import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type ReadWhen, readWhen } from '../../src/dates/read-when.ts';
import { parseSaid, type Said } from '../../src/domain/said.ts';

const seconds = (iso: string): number => Date.parse(iso) / 1000;
const zone = 'America/New_York';
/** Sunday, Aug. 11, 2024, 11 a.m. in New York. */
const sunday = { zone, now: seconds('2024-08-11T15:00:00Z') };

const outcome = (read: ReadWhen): string => {
  if (read.ok) return read.said;
  return read.reason === 'ambiguous' ? read.readings.join(' or ') : read.reason;
};

describe('on Sunday, Aug. 11, 2024, at 11 a.m.', () => {
  for (const [typed, said] of [
    // Weekdays: the latest one, today included.
    ['Saturday', '2024-08-10'],
    ['“Saturday.”', '2024-08-10'],
    ['last Saturday', '2024-08-10'],
    ['this past Saturday', '2024-08-10'],
    ['Sat.', '2024-08-10'],
    ['Weds.', '2024-08-07'],
    ['Monday', '2024-08-05'],
    ['Sunday', '2024-08-11'],
    ['last Sunday', '2024-08-04'],
    ['Friday of last week', '2024-08-09'],
    // Days.
    ['2024-08-10', '2024-08-10'],
    ['2024-8-1', '2024-08-01'],
    ['Aug. 10', '2024-08-10'],
    ['Aug 10', '2024-08-10'],
    ['10 August', '2024-08-10'],
    ['10th of August', '2024-08-10'],
    ['10 Aug 2024', '2024-08-10'],
    ['August 10th, 2024', '2024-08-10'],
    ['Saturday, Aug. 10, 2024', '2024-08-10'],
    ["Aug. 10, '24", '2024-08-10'],
    ['8/10/2024', '2024-08-10'],
    ['8/10', '2024-08-10'],
    ['2024/08/10', '2024-08-10'],
    ['Sept. 3', '2023-09-03'],
    ['Dec. 25', '2023-12-25'],
    ['Feb. 29', '2024-02-29'],
    ['the 10th', '2024-08-10'],
    ['the 31st', '2024-07-31'],
    ['Nov. 19, 1863', '1863-11-19'],
    ['today', '2024-08-11'],
    ['yesterday', '2024-08-10'],
    ['the day before yesterday', '2024-08-09'],
    ['three days ago', '2024-08-08'],
    ['this morning', '2024-08-11'],
    ['last night', '2024-08-10'],
    ['Saturday morning', '2024-08-10'],
    ['sometime around Saturday maybe', '2024-08-10'],
    // Months and years stay months and years.
    ['June 2024', '2024-06'],
    ['June', '2024-06'],
    ['Sept.', '2023-09'],
    ['in July', '2024-07'],
    ['early August 2024', '2024-08'],
    ['mid-July', '2024-07'],
    ['end of July', '2024-07'],
    ['last month', '2024-07'],
    ['two months ago', '2024-06'],
    ['last December', '2023-12'],
    ['last August', '2023-08'],
    ['6/2024', '2024-06'],
    ['2024', '2024'],
    ['late 2023', '2023'],
    ['last year', '2023'],
    ['2 years ago', '2022'],
    // Stretches.
    ['last week', '2024-08-04/2024-08-10'],
    ['two weeks ago', '2024-07-28/2024-08-03'],
    ['the past three days', '2024-08-08/2024-08-11'],
    ['between Aug. 4 and Aug. 10, 2024', '2024-08-04/2024-08-10'],
    ['from August 4 to August 10', '2024-08-04/2024-08-10'],
    ['Aug. 4-10, 2024', '2024-08-04/2024-08-10'],
    ['Aug 10/11', '2024-08-10/2024-08-11'],
    ['Dec. 28 to Jan. 3', '2023-12-28/2024-01-03'],
    ['June to August 2024', '2024-06/2024-08'],
    ['2020-2024', '2020/2024'],
    ['Monday through Wednesday', '2024-08-05/2024-08-07'],
    ['9am-5pm Saturday', '2024-08-10T09:00/2024-08-10T17:00'],
    // Times: the latest such time.
    ['2024-08-10 17:02', '2024-08-10T17:02'],
    ['14:00', '2024-08-10T14:00'],
    ['09:30', '2024-08-11T09:30'],
    ['5:02 p.m. Saturday', '2024-08-10T17:02'],
    ['Saturday, Aug. 10 at 5:02 p.m.', '2024-08-10T17:02'],
    ['Friday, 3 p.m.', '2024-08-09T15:00'],
    ['8 p.m. Sunday', '2024-08-04T20:00'],
    ['noon', '2024-08-10T12:00'],
    ['midnight', '2024-08-11T00:00'],
    ['yesterday at noon', '2024-08-10T12:00'],
    ['20 minutes ago', '2024-08-11T10:40'],
    ['now', '2024-08-11T11:00'],
    ['5 p.m. PT Saturday', '2024-08-10T20:00'],
    ['2024-08-10T17:02:00Z', '2024-08-10T13:02'],
    // Two readings, or words beside the date that may change it.
    ['9:30', '2024-08-10T21:30 or 2024-08-11T09:30'],
    ['10.08.2024', '2024-08-10 or 2024-10-08'],
    ['midnight Saturday', '2024-08-10T00:00 or 2024-08-11T00:00'],
    ['Saturday, Aug. 9', '2024-08-09 or 2024-08-10'],
    ['Saturday or Sunday', '2024-08-10 or 2024-08-11'],
    ['before Saturday', '2024-08-10'],
    // The future.
    ['tomorrow', 'in_the_future'],
    ['next Friday', 'in_the_future'],
    ['in two days', 'in_the_future'],
    ['Sept. 3, 2024', 'in_the_future'],
    ['2025', 'in_the_future'],
    // No date.
    ['', 'not_a_date'],
    [' … ', 'not_a_date'],
    ['soon', 'not_a_date'],
    ['asdf', 'not_a_date'],
    ['I may go', 'not_a_date'],
    ['32 August', 'not_a_date'],
    ['Feb 30', 'not_a_date'],
    ['2024-02-30', 'not_a_date'],
    ['2024-13-01', 'not_a_date'],
    ['24-08-10', 'not_a_date'],
    ['a few days ago', 'not_a_date'],
    ['999999999 years ago', 'not_a_date'],
    [`${'a'.repeat(200)} Saturday`, 'not_a_date'],
  ] as const) {
    it(`“${typed.slice(0, 40)}” is ${said}`, () => assert.equal(outcome(readWhen(typed, sunday)), said));
  }
});

it('what was understood is told in words', () => {
  const read = readWhen('5:02 p.m. Saturday', sunday);
  assert.equal(read.ok && read.understood, '5:02 p.m. Saturday, Aug. 10, 2024');
});

it('a date may lie a day ahead, where it is tomorrow already', () => {
  assert.equal(outcome(readWhen('Aug. 12, 2024', sunday)), '2024-08-12');
  assert.equal(outcome(readWhen('Aug. 13, 2024', sunday)), 'in_the_future');
});

describe('a source has its own', () => {
  for (const [typed, reference, said] of [
    ['Friday', '2024-06-05', '2024-05-31'],
    ['today', '2024-06-05', '2024-06-05'],
    ['tomorrow', '2024-06-05', '2024-06-06'],
    ['14:00', '2024-06-05', '2024-06-05T14:00'],
    ['Saturday', seconds('2024-06-05T12:00:00Z'), '2024-06-01'],
    ['last month', '2024-06', '2024-05'],
    ['Aug. 10', '2024', '2024-08-10'],
    ['Aug. 10', '2023-06', '2022-08-10'],
  ] as const) {
    it(`“${typed}” when it is from ${reference}`, () => {
      const from = typeof reference === 'string' ? (parseSaid(reference) as Said) : reference;
      assert.equal(outcome(readWhen(typed, { ...sunday, reference: from })), said);
    });
  }
});

describe('“today” is the day in the zone of the story', () => {
  for (const [because, instant, where, said] of [
    ['before midnight there', '2024-08-11T03:59:00Z', 'America/New_York', '2024-08-10'],
    ['after midnight there', '2024-08-11T04:00:00Z', 'America/New_York', '2024-08-11'],
    ['far ahead', '2024-08-10T15:30:00Z', 'Asia/Tokyo', '2024-08-11'],
    ['on the day the clocks go forward', '2024-03-11T03:30:00Z', 'America/New_York', '2024-03-10'],
    ['on the day the clocks go back', '2024-11-04T04:30:00Z', 'America/New_York', '2024-11-03'],
  ] as const) {
    it(because, () => assert.equal(outcome(readWhen('today', { zone: where, now: seconds(instant) })), said));
  }
});

it('whatever is typed gives a reading and never throws', () => {
  const word = fc.constantFrom(
    ...['Aug.', '10', '2024', 'Saturday', 'last', 'next', '5:02', 'p.m.', 'ago', '99', 'weeks', 'years', 'Feb', '30'],
    ...['midnight', 'to', '-', '/', 'the', 'between', 'and', '0', 'UTC', '1000', 'months', "'", '31st', 'week'],
  );
  const phrase = fc.oneof(
    fc.array(word, { maxLength: 7 }).map((words) => words.join(' ')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(phrase, (typed) => {
      const read = readWhen(typed, sunday);
      if (read.ok) assert.equal(parseSaid(read.said), read.said);
    }),
    { numRuns: 1_000 },
  );
});
