import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Origin } from '../../src/domain/claim.ts';
import { corroborating, independentSources, type Report } from '../../src/domain/independent-sources.ts';

const origin = (over: Partial<Origin> = {}): Origin => ({
  ...{ outlet: null, venue: null, url: null, from: 'typed' },
  ...over,
});
const report = (key: string, speaker: string, over: Partial<Origin> = {}, copies?: string): Report => ({
  ...{ key, speaker, origin: origin(over) },
  ...(copies === undefined ? {} : { copies }),
});

/** What is reported, and how it falls apart into sources. */
const CASES: Readonly<Record<string, readonly [reports: readonly Report[], sources: readonly string[]]>> = {
  'two speakers, told to us, are two': [
    [report('1', 'Ann Ames'), report('2', 'Bob Boyd')],
    ['1', '2'],
  ],
  'one speaker is one, whoever printed it': [
    [
      report('1', 'Ann Ames'),
      report('2', 'Ann Ames', { outlet: 'Reuters' }),
      report('3', 'Ann Ames', { outlet: 'AP' }),
    ],
    ['1 2 3'],
  ],
  'one outlet is one, whomever it quotes': [
    [report('1', 'Ann Ames', { outlet: 'Reuters' }), report('2', 'Bob Boyd', { outlet: 'reuters' })],
    ['1 2'],
  ],
  'an outlet goes by its short name, too': [
    [report('1', 'Ann Ames', { outlet: 'The Associated Press' }), report('2', 'Bob Boyd', { outlet: 'AP' })],
    ['1 2'],
  ],
  'two outlets that each asked somebody are two': [
    [report('1', 'Ann Ames', { outlet: 'Reuters' }), report('2', 'Bob Boyd', { outlet: 'AP' })],
    ['1', '2'],
  ],
  'an outlet that credits another is that other': [
    [
      report('1', 'Ann Ames', { outlet: 'Reuters' }),
      report('2', 'Bob Boyd', { outlet: 'The Guardian', venue: 'told Reuters on Friday' }),
      report('3', 'Cy Cole', { outlet: 'The Guardian' }),
    ],
    ['1 2', '3'],
  ],
  'two that credit a third are one': [
    [
      report('1', 'Ann Ames', { outlet: 'The Guardian', venue: 'told The Courier' }),
      report('2', 'Bob Boyd', { outlet: 'CNN', venue: 'according to the Courier' }),
    ],
    ['1 2'],
  ],
  'what was told to Congress credits no outlet': [
    [
      report('1', 'Ann Ames', { outlet: 'Reuters', venue: 'told Congress' }),
      report('2', 'Bob Boyd', { outlet: 'AP', venue: 'told Congress' }),
    ],
    ['1', '2'],
  ],
  'told to reporters is nobody’s': [
    [report('1', 'Ann Ames', { venue: 'told reporters' }), report('2', 'Bob Boyd')],
    ['1', '2'],
  ],
  'a copy is no source': [[report('1', 'Ann Ames'), report('2', 'Campaign staff', { outlet: 'AP' }, '1')], ['1 2']],
  'what joins two sources makes them one': [
    [
      report('1', 'Ann Ames'),
      report('2', 'Bob Boyd', { outlet: 'AP' }),
      report('3', 'Ann Ames', { outlet: 'Associated Press' }),
    ],
    ['1 2 3'],
  ],
};

describe('independent sources', () => {
  for (const [what, [reports, sources]] of Object.entries(CASES)) {
    it(what, () => {
      const found = independentSources(reports);
      assert.deepEqual(
        found.map((source) => source.reports.map(({ key }) => key).join(' ')),
        sources,
      );
      assert.equal(corroborating(found), sources.length - 1);
    });
  }

  it('are first-hand where the speaker’s own words came to us', () => {
    const hands = (...reports: Report[]) => independentSources(reports).map((one) => [one.firstHand, one.outlet]);
    assert.deepEqual(hands(report('1', 'Ann Ames', { from: 'slack_message' })), [[true, null]]);
    assert.deepEqual(hands(report('1', 'Ann Ames', { outlet: 'Reuters' })), [[false, 'Reuters']]);
    assert.deepEqual(hands(report('1', 'Ann Ames', { venue: 'told Reuters' })), [[false, 'Reuters']]);
    const article = { from: 'article', url: 'https://www.news.example/hack' } as const;
    assert.deepEqual(hands(report('1', 'Ann Ames', article)), [[false, 'news.example']]);
    assert.deepEqual(hands(report('1', 'Ann Ames', { outlet: 'AP' }), report('2', 'Ann Ames')), [[true, null]]);
  });
});
