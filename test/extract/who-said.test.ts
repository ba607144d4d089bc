import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Said, sharesOf, tallyOf } from '../../bench/who-said.ts';

const TEXT =
  'Owen Tate said the port was full on Monday. “It is,” Karen Oduya said. Marta Quill wants a “second” port.';

/** Parts by the words that stand in the text. */
function said(source: string, cue: string, content: string): Said {
  const spans = (part: string): [number, number][] => {
    const start = TEXT.indexOf(part);
    return part === '' ? [] : [[start, start + part.length]];
  };
  return { source: spans(source), cue: spans(cue), content: spans(content) };
}

const MARKED = [
  said('Owen Tate', 'said', 'the port was full'),
  said('Karen Oduya', 'said', '“It is,”'),
  said('Marta Quill', 'wants', 'a “second” port'),
];
const f1 = (
  found: readonly Said[],
  criterion: 'who said' | 'content found' | 'content exact',
  kind: 'overall' | 'direct' | 'mixed' | 'reported',
) => sharesOf([tallyOf(TEXT, MARKED, found)[criterion][kind]]).f1;

describe('the measure of who said what', () => {
  it('is 100 for what was marked, by every kind', () => {
    for (const kind of ['overall', 'direct', 'mixed', 'reported'] as const)
      assert.equal(f1(MARKED, 'who said', kind), 100);
  });

  it('finds a content by half of its words, and wants them all where it is exact', () => {
    const longer = said('Tate', 'said', 'the port was full on Monday');
    assert.equal(f1([longer], 'who said', 'overall'), 50);
    assert.equal(f1([longer], 'content exact', 'overall'), 0);
    assert.equal(f1([said('Owen Tate', 'said', 'port')], 'content found', 'overall'), 0);
  });

  it('wants a word of the source', () => {
    const wrong = said('Marta Quill', 'said', '“It is,”');
    assert.equal(f1([wrong], 'content found', 'direct'), 100);
    assert.equal(f1([wrong], 'who said', 'direct'), 0);
    assert.equal(f1([said('', 'said', '“It is,”')], 'who said', 'direct'), 0);
  });

  it('counts an attitude as reported only where some of it is quoted', () => {
    const tally = tallyOf(TEXT, [said('Marta Quill', 'wants', 'port')], [])['who said'];
    assert.equal(tally.reported.marked, 0);
    assert.equal(tallyOf(TEXT, MARKED, [])['who said'].reported.marked, 3);
  });

  it('matches each at most once', () => {
    const [first] = MARKED;
    assert.ok(first);
    assert.equal(f1([first, first], 'who said', 'overall'), 40);
  });
});
