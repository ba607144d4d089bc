import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Extractor } from '../../src/extract/engine.ts';
import type { Attribution } from '../../src/extract/printer.ts';
import { loadExtractor } from '../../src/load-extractor.ts';
import { type Expected, TEXTS } from './texts.ts';

/** Half of the words, as the corpus measures it. */
const OVERLAP_MIN = 0.5;

const wordsOf = (text: string): string[] => text.replace(/\u00ad|-\n/gu, '').match(/[\p{L}\p{N}'’]+/gu) ?? [];

function overlap(one: string, other: string): number {
  const [a, b] = [new Set(wordsOf(one)), new Set(wordsOf(other))];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared);
}

const match = (expected: Expected, found: readonly Attribution[]): Attribution | undefined =>
  found.find(({ content }) => overlap(content.text, expected.content) >= OVERLAP_MIN);

describe('the engine on short texts of many forms', () => {
  let extractor: Extractor;
  const tally = { expected: 0, found: 0, proposed: 0, speakers: 0, named: 0 };
  before(() => {
    extractor = loadExtractor();
  });

  for (const { form, text, expected } of TEXTS) {
    it(`reads ${form}`, () => {
      const found = extractor.extract(text).attributions;
      tally.expected += expected.length;
      tally.proposed += found.length;
      for (const one of expected) {
        const got = match(one, found);
        const seen = JSON.stringify(
          found.map(({ content, speaker, stance }) => ({ content: content.text, speaker, stance })),
        );
        assert.ok(got, `expected ${one.content}; found ${seen}`);
        tally.found += 1;
        if (one.speaker !== undefined) tally.speakers += 1;
        if (one.speaker !== undefined && got.speaker === one.speaker) tally.named += 1;
        if (one.stance !== undefined) assert.equal(got.stance, one.stance, seen);
        if (one.mode !== undefined) assert.equal(got.mode, one.mode, seen);
        if (one.speaker !== undefined) assert.equal(got.speaker, one.speaker, seen);
        for (const part of ['title', 'venue', 'said'] as const)
          if (one[part] !== undefined) assert.equal(got[part]?.text ?? null, one[part], part);
        if (one.about !== undefined)
          assert.deepEqual(
            got.about.map(({ name }) => name),
            one.about,
          );
      }
      if (expected.length === 0) assert.deepEqual(found, []);
    });
  }

  it('is measured', (context) => {
    const { expected, found, proposed, speakers, named } = tally;
    context.diagnostic(
      `found ${found} of ${expected} with ${proposed} proposals; speakers right ${named} of ${speakers}`,
    );
    assert.ok(found >= expected * 0.9);
  });
});
