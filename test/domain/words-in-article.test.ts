import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Span, wordsAt } from '../../src/domain/claim.ts';
import { datelineDayIn, headlineIn } from '../../src/domain/headline.ts';
import { sentenceAround } from '../../src/domain/sentence-around.ts';
import { wordsInArticle } from '../../src/domain/words-in-article.ts';

const spanOf = (text: string, part: string): Span => [text.indexOf(part), text.indexOf(part) + part.length];

describe('the words of a claim in an article', () => {
  it('are without the comma that the paper set before “he said”', () => {
    const text = '“It is over,” he said.';
    assert.deepEqual(wordsInArticle(text, [spanOf(text, 'It is over,')], 'quote'), {
      ...{ words: 'It is over', kind: 'quote', spans: [spanOf(text, 'It is over')] },
    });
  });

  it('keep their marks where “he said” interrupts them, and are partly exact then', () => {
    const text = '“We looked,” said Ruth Odell, “and found nothing.”';
    const spans = [spanOf(text, 'We looked,'), spanOf(text, 'and found nothing.')];
    const taken = wordsInArticle(text, spans, 'quote');
    assert.equal(taken?.words, '“We looked,” … “and found nothing.”');
    assert.equal(taken.kind, 'partial_quote');
    assert.equal(wordsAt(text, taken.spans), taken.words);
  });

  it('run on through a paragraph that opens the quotation again', () => {
    const text = 'She said: “First this.\n\n“Then that.”';
    const taken = wordsInArticle(text, [spanOf(text, 'First this.'), spanOf(text, 'Then that.')], 'quote');
    assert.deepEqual([taken?.words, taken?.kind], ['First this.\n\n“Then that.', 'quote']);
  });

  it('are two pieces where the text prints two quotations, in straight marks, too', () => {
    for (const text of ['“We won.” “They lost,” she said.', '"We won." "They lost," she said.']) {
      const taken = wordsInArticle(text, [spanOf(text, 'We won.'), spanOf(text, 'They lost,')], 'quote');
      assert.deepEqual([taken?.words, taken?.kind], [`${text.slice(0, 9)} … ${text.slice(10, 22)}`, 'partial_quote']);
    }
    const again = '"First this.\n\n"Then that," she said.';
    const taken = wordsInArticle(again, [spanOf(again, 'First this.'), spanOf(again, 'Then that,')], 'quote');
    assert.deepEqual([taken?.words, taken?.kind], ['First this.\n\n"Then that', 'quote']);
  });

  it('are exact where all that is reported stands in marks', () => {
    const text = 'It added that “nobody was asked.” More.';
    const taken = wordsInArticle(text, [spanOf(text, 'that “nobody was asked.”')], 'partial_quote');
    assert.deepEqual([taken?.words, taken?.kind], ['nobody was asked.', 'quote']);
  });

  it('are ours where a partly exact statement has no piece in marks', () => {
    const text = 'They said that the road is shut.';
    const taken = wordsInArticle(text, [spanOf(text, 'that the road is shut')], 'partial_quote');
    assert.deepEqual([taken?.words, taken?.kind], ['the road is shut', 'paraphrase']);
  });

  it('are nothing where only space and signs are left', () => {
    assert.equal(wordsInArticle('a , b', [[1, 4]], 'paraphrase'), null);
    assert.equal(wordsInArticle('a', [], 'quote'), null);
  });

  it('are always what stands at their stretches', () => {
    const sign = fc.constantFrom(...'ab ,.;“”"\n—');
    fc.assert(
      fc.property(
        fc.string({ unit: sign, maxLength: 60 }),
        fc.array(fc.nat(60), { maxLength: 6 }),
        fc.constantFrom('quote', 'partial_quote', 'paraphrase'),
        (text, cuts, kind) => {
          const ends = [...new Set(cuts.filter((cut) => cut <= text.length))].toSorted((a, b) => a - b);
          const spans = ends.flatMap((end, at): Span[] => (at % 2 === 1 ? [[ends[at - 1] ?? 0, end]] : []));
          const taken = wordsInArticle(text, spans, kind);
          if (taken) assert.equal(wordsAt(text, taken.spans), taken.words);
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });
});

describe('the sentence around words', () => {
  const around = (text: string, part: string) => sentenceAround(text, [spanOf(text, part)], 60);

  it('is what else stands in it', () => {
    const text = 'Before. “It is over,” Ruth Odell, the U.S. envoy, said on Aug. 10. After that.';
    assert.deepEqual(around(text, 'It is over'), {
      before: '“',
      after: ',” Ruth Odell, the U.S. envoy, said on Aug. 10.',
    });
    assert.deepEqual(around('He went on. The U.N. envoy denied it. Done.', 'denied it'), {
      ...{ before: 'The U.N. envoy ', after: '.' },
    });
  });

  it('ends with its paragraph, and is cut with an ellipsis where it is long', () => {
    assert.deepEqual(around('Headline\nHe said no\nMore', 'no'), { before: 'He said ', after: '' });
    const long = `${'word '.repeat(40)}X${' word'.repeat(40)}`;
    const { before, after } = around(long, 'X');
    assert.match(before, /^…word /);
    assert.match(after, /word…$/);
    assert.ok(before.length <= 61 && after.length <= 61);
  });
});

describe('the top of an article', () => {
  it('has a headline where its first line ends no sentence', () => {
    assert.equal(
      headlineIn('Iran dismisses accusation\n\nThe mission said no.')?.headline,
      'Iran dismisses accusation',
    );
    assert.equal(headlineIn('The mission said no.\n\nMore.'), null);
    assert.equal(headlineIn('One line without an end'), null);
  });

  it('has a day where its dateline gives one', () => {
    const days = {
      'NEW YORK, Aug. 11, 2024 – The mission': 'Aug. 11, 2024',
      'Headline\n\nLONDON, March 3 (Reuters) - The': 'March 3',
      'WASHINGTON (AP) — The mission': null,
      'The mission said on Aug. 3 - it was late': null,
    };
    for (const [text, day] of Object.entries(days)) assert.equal(datelineDayIn(text), day, text);
  });
});
