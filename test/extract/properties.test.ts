import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Extractor } from '../../src/extract/engine.ts';
import type { Part } from '../../src/extract/printer.ts';
import { loadExtractor } from '../../src/load-extractor.ts';
import { TEXTS } from './texts.ts';

const PIECES = TEXTS.map(({ text }) => text).concat([
  '“',
  '”',
  '"',
  "'",
  '‘',
  '\n\n',
  '\n',
  ' said ',
  ': ',
  '\u00ad',
  '😀',
  '\ud83d',
  '—',
  'U.S. ',
]);

/** How much of the longest texts is read: a fifth, and all of them in `npm run torture`. */
const SHARE = Number(process.env['EXTRACT_SHARE'] ?? 0.2);
const LONGEST_WORDS = 200_000 * SHARE;

/** Texts with the marks and words that the engine acts on, in any order, cut anywhere. */
const texts = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 12 })
  .map((pieces) => pieces.join(' '));

describe('the engine on any text', () => {
  let extractor: Extractor;
  before(() => {
    extractor = loadExtractor();
  });

  it('gives offsets at which the text reads exactly as it says', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { source, cue, content, title, venue, said, about } of extractor.extract(text).attributions) {
          const parts = [source, cue, content, title, venue, said, ...about].filter(
            (part): part is Part => part !== null,
          );
          for (const part of parts)
            assert.equal(part.spans.map(([start, end]) => text.slice(start, end)).join(' '), part.text);
          for (const { spans } of parts) {
            for (const [n, [start, end]] of spans.entries()) {
              assert.ok(start < end && end <= text.length);
              assert.ok(n === 0 || start >= (spans[n - 1]?.[1] ?? 0));
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('never claims a word twice, nor what somebody quoted is made to say', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const taken = new Set<number>();
        const { attributions } = extractor.extract(text);
        for (const { content } of attributions) {
          for (const [start, end] of content.spans) {
            for (let at = start; at < end; at += 1) {
              assert.ok(!taken.has(at), `offset ${at} is claimed twice`);
              taken.add(at);
            }
          }
        }
        for (const { cue } of attributions) for (const [start] of cue?.spans ?? []) assert.ok(!taken.has(start));
      }),
      { numRuns: 150 },
    );
  });

  it('says the same of the same text', () => {
    const all = PIECES.join('\n\n');
    assert.deepEqual(extractor.extract(all), extractor.extract(all));
  });

  it('takes a confidence from 0 to 1', () => {
    for (const { confidence } of extractor.extract(PIECES.join('\n\n')).attributions) {
      assert.ok(confidence >= 0 && confidence <= 1);
    }
  });

  it(`takes time in proportion to the length, to ${LONGEST_WORDS} words`, () => {
    const article = TEXTS.filter(({ expected }) => expected.length > 0)
      .map(({ text }) => text)
      .join('\n\n');
    const words = article.split(/\s+/u).length;
    const timed = (wanted: number) => {
      const text = `${article}\n\n`.repeat(Math.ceil(wanted / words));
      const start = process.cpuUsage();
      extractor.extract(text);
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    const tenth = LONGEST_WORDS / 10;
    timed(tenth);
    const [small, large] = [Math.min(timed(tenth), timed(tenth)), timed(LONGEST_WORDS)];
    // Ten times the words; quadratic time would be a hundred.
    assert.ok(large < small * 30, `${(large / small).toFixed(1)} times the time for ten times the words`);
  });

  it('survives what is hard on tokenizers and quotations', () => {
    const hard = [
      '“'.repeat(50_000 * SHARE),
      '"a '.repeat(50_000 * SHARE),
      "'".repeat(50_000 * SHARE),
      'a'.repeat(200_000 * SHARE),
      'said '.repeat(50_000 * SHARE),
      'x-'.repeat(50_000 * SHARE),
      'A. '.repeat(50_000 * SHARE),
      '\u0000\u0001'.repeat(50_000 * SHARE),
      ': '.repeat(50_000 * SHARE),
      '\n'.repeat(100_000 * SHARE),
      'Mr. Smith said, “'.repeat(20_000 * SHARE),
    ];
    for (const text of hard) assert.ok(Array.isArray(extractor.extract(text).attributions));
  });
});
