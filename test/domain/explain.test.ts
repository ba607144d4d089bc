import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explain } from '../../src/domain/explain.ts';
import type { Refusal } from '../../src/domain/outcome.ts';

describe('the sentence for a refusal', () => {
  for (const [refusal, sentence] of [
    [{ code: 'unknown_verb', asked: 'frob', nearest: null }, 'There is no “frob”. `/story help` lists every verb.'],
    [
      { code: 'unknown_verb', asked: '“illegally', nearest: null },
      'There is no ““illegally”. To find who said something, type `/story who-said "the words"`. `/story help` lists every verb.',
    ],
    [
      { code: 'empty_filter', name: 'by' },
      'Nothing follows `by:`. Give it a value, like `by:Cheung`, or leave it out.',
    ],
    [{ code: 'filter_twice', name: 'by' }, '`by:` stands there twice. Give each filter once.'],
    [
      { code: 'no_words_in', asked: '!!!' },
      'There is no word to search for in “!!!”. Give a few words that were said.',
    ],
    [{ code: 'no_such_claim', reference: 'HACK-9' }, 'There is no claim HACK-9.'],
    [
      { code: 'bad_reference', asked: 'the first' },
      "“the first” is not a claim's reference. One looks like `HACK-12`; in the story's channel its number will do.",
    ],
    [
      { code: 'nobody_by_that_name', asked: 'Cheng', where: null, nearest: ['Steven Cheung'] },
      'Nobody called “Cheng” is on file. Did you mean Steven Cheung?',
    ],
    [
      { code: 'nobody_by_that_name', asked: 'Vance', where: 'HACK', nearest: [] },
      'Nobody called “Vance” is on file in HACK.',
    ],
    [
      { code: 'filter_not_taken', verb: 'actors', name: 'since', takes: ['in'] },
      '`since:` does not narrow `actors`. It takes `in:`.',
    ],
    [
      { code: 'filter_not_taken', verb: 'stories', name: 'by', takes: [] },
      '`by:` does not narrow `stories`. It takes no filter.',
    ],
  ] as [Refusal, string][]) {
    it(`of ${refusal.code} is clear`, () => assert.equal(explain(refusal), sentence));
  }

  it('shows what was typed on one line, short, and without the backticks that would set the rest as code', () => {
    const said = (asked: string): string => explain({ code: 'no_such_story', asked, nearest: [] });
    assert.match(said('a\n\n`b`'), /^There is no story “a 'b'”\. `\/story stories` lists/);
    assert.match(said('\u202eevil\u0000'), /^There is no story “evil”\./);
    assert.match(said('x'.repeat(4_000)), /^There is no story “x{119}…”\. `\/story stories` lists/);
    assert.ok(said(`${'x'.repeat(118)}🧾y`).isWellFormed());
  });
});
