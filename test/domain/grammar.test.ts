import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseAdd, parseQuestion, takeStory } from '../../src/domain/grammar.ts';

describe('a question', () => {
  for (const [typed, words, filters] of [
    ['“illegally obtained”', 'illegally obtained', {}],
    ['illegally   obtained', 'illegally obtained', {}],
    ['"a b" by:Steven Cheung since:Aug. 10', 'a b', { by: 'Steven Cheung', since: 'Aug. 10' }],
    ['by:Cheung illegally obtained', 'illegally obtained', { by: 'Cheung' }],
    ['by:"Steven Cheung" "x y"', 'x y', { by: 'Steven Cheung' }],
    ['BY:Cheung "x"', 'x', { by: 'Cheung' }],
    ['by: Cheung "x"', 'x', { by: 'Cheung' }],
    ['"by:me"', 'by:me', {}],
    ['10:30 briefing', '10:30 briefing', {}],
    ['« les mots » on:Saturday', 'les mots', { on: 'Saturday' }],
    ['unclosed "quote here', 'unclosed quote here', {}],
    ['"unclosed words by:Cheung', 'unclosed words', { by: 'Cheung' }],
    ['words on:"Aug. 10', 'words', { on: 'Aug. 10' }],
    ['words by:', 'words', { by: '' }],
    ['https://example.com/a', 'https://example.com/a', {}],
    ['', '', {}],
  ] as [string, string, Record<string, string>][]) {
    it(`reads ${JSON.stringify(typed)}`, () => {
      const read = parseQuestion(typed, true);
      assert.equal(read.words.trim(), words);
      assert.deepEqual(read.filters, filters);
    });
  }

  it('lets a filter value run on where the verb asks for no words', () => {
    assert.deepEqual(parseQuestion('by:Steven Cheung since:last month', false).filters, {
      by: 'Steven Cheung',
      since: 'last month',
    });
  });

  it('names words before a colon that are no filter', () => {
    assert.deepEqual(parseQuestion('bye:Cheung', false).strangers, ['bye']);
  });

  it('names filters that stand there twice', () => {
    assert.deepEqual(parseQuestion('by:Cheung on:Saturday by:Vance', false).repeated, ['by']);
    assert.deepEqual(parseQuestion('by:Cheung "by:Vance"', false).repeated, []);
  });

  it('reads a million characters of marks that nothing closes', () => {
    for (const mark of ['"', '“', '«', 'by:«', '« ']) {
      // Were each mark to look for its other half to the end, this would outlast the runner's patience.
      assert.deepEqual(parseQuestion(mark.repeat(1_000_000 / mark.length), true).repeated.slice(1), []);
    }
  });

  it('reads anything without failing, and quickly', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => void parseQuestion(typed, true)));
  });
});

describe('the words after add', () => {
  for (const [typed, read] of [
    ['"x" — Steven Cheung, in a statement, Aug. 10', ['x', 'Steven Cheung', 'in a statement', 'Aug. 10']],
    [
      '“with "inner" marks” – A B, told Reuters, Aug. 9, 2024',
      ['with "inner" marks', 'A B', 'told Reuters', 'Aug. 9, 2024'],
    ],
    ['"x" -- A', ['x', 'A', '', '']],
    ['"x"', ['x', '', '', '']],
    ['"x" — A, Saturday', ['x', 'A', '', 'Saturday']],
    ['"x" — A, told Reuters', ['x', 'A', 'told Reuters', '']],
    ['“x,” said A, told Reuters', ['x,', 'A', 'told Reuters', '']],
  ] as [string, string[]][]) {
    it(`are read from ${typed}`, () => {
      const found = parseAdd(typed);
      assert.deepEqual([found?.words, found?.speaker, found?.venue, found?.date], read);
    });
  }

  it('are not a quotation without quotation marks', () => assert.equal(parseAdd('no marks'), null));
});

describe('the story that a line names', () => {
  for (const [typed, story, rest] of [
    ['in:HACK "x" — A', 'HACK', '"x" — A'],
    ['"x" — A in:HACK', 'HACK', '"x" — A'],
    ['"x"in:HACK', 'HACK', '"x"'],
    ['in:"trump-campaign-hack"', 'trump-campaign-hack', ''],
    ['x in: HACK', 'HACK', 'x'],
    ['IN：hack', 'hack', ''],
    ['in:', '', ''],
    ['x in:', '', 'x'],
    ['"see in:print"', null, '"see in:print"'],
    ['begin:HACK', null, 'begin:HACK'],
    ['', null, ''],
  ] as const) {
    it(`is ${story === null ? 'none' : `“${story}”`} in ${typed}`, () =>
      assert.deepEqual(takeStory(typed), { story, rest }));
  }
});
