import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDeadline } from '../../src/dates/read-deadline.ts';
import { civilMinute } from '../../src/domain/civil.ts';
import { saidOn } from '../../src/domain/said.ts';

const zone = 'America/New_York';
/** Sunday, 11 August 2024, 2 p.m. in New York. */
const now = 1_723_399_200;

const read = (typed: string): string => {
  const found = readDeadline(typed, { now, zone });
  if (found.ok) return saidOn(civilMinute(found.value, zone));
  return found.refusal.code === 'ambiguous_date'
    ? `${found.refusal.code}: ${found.refusal.readings.join(' | ')}`
    : found.refusal.code;
};

const READ: Readonly<Record<string, string>> = {
  '17:00': '2024-08-11T17:00',
  'by 5 p.m.': '2024-08-11T17:00',
  '5': '2024-08-11T17:00',
  'at 5': '2024-08-11T17:00',
  '9 a.m.': '2024-08-12T09:00',
  '1 p.m.': '2024-08-12T13:00',
  '6 p.m. PT': '2024-08-11T21:00',
  noon: '2024-08-12T12:00',
  midnight: '2024-08-12T00:00',
  today: '2024-08-11T23:59',
  EOD: '2024-08-11T23:59',
  'end of day': '2024-08-11T23:59',
  tonight: '2024-08-11T23:59',
  tomorrow: '2024-08-12T23:59',
  'tomorrow noon': '2024-08-12T12:00',
  'tomorrow morning': '2024-08-12T12:00',
  'tomorrow afternoon': '2024-08-12T18:00',
  '17:00 tomorrow': '2024-08-12T17:00',
  Friday: '2024-08-16T23:59',
  'Friday noon': '2024-08-16T12:00',
  'Monday 9am': '2024-08-12T09:00',
  'in 2 hours': '2024-08-11T16:00',
  'in two days': '2024-08-13T23:59',
  'Aug. 12, 5 p.m.': '2024-08-12T17:00',
  'Jan. 5': '2025-01-05T23:59',
  '2024-08-12': '2024-08-12T23:59',
  '2024-08-12 17:00': '2024-08-12T17:00',
};

const REFUSED: Readonly<Record<string, string>> = {
  yesterday: 'past_deadline',
  '2024-08-10 17:00': 'past_deadline',
  'Aug. 10, 2020': 'past_deadline',
  'today 9 a.m.': 'past_deadline',
  'Friday at 5': 'ambiguous_date: 5 a.m. Friday, Aug. 16, 2024 | 5 p.m. Friday, Aug. 16, 2024',
  'tomorrow 5': 'ambiguous_date: 5 a.m. Monday, Aug. 12, 2024 | 5 p.m. Monday, Aug. 12, 2024',
  soon: 'unreadable_deadline',
  'next week': 'unreadable_deadline',
  '2025': 'unreadable_deadline',
  'when she calls back': 'unreadable_deadline',
};

describe('a deadline', () => {
  for (const [typed, moment] of Object.entries(READ)) {
    it(`“${typed}” is the next ${moment}`, () => assert.equal(read(typed), moment));
  }
  for (const [typed, why] of Object.entries(REFUSED)) {
    it(`“${typed}” is refused`, () => assert.equal(read(typed), why));
  }

  it('is read in the story’s zone, over a change of clocks', () => {
    // 2 November 2024, noon in New York; the clocks go back in the night.
    const before = 1_730_563_200;
    const found = readDeadline('tomorrow noon', { now: before, zone });
    assert.ok(found.ok);
    assert.equal(found.value - before, 25 * 3_600);
  });
});
