import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareQuotation } from '../../src/domain/compare-quotation.ts';
import { quotationsIn } from '../../src/domain/draft-quotations.ts';

const SAID =
  'These documents were illegally obtained from foreign sources hostile to the United States, with the intent of interfering with the 2024 election.';

const kindOf = (quotation: string): string => {
  const compared = compareQuotation(quotation, SAID);
  if (compared?.kind !== 'exact') return compared?.kind ?? 'nothing';
  return ['exact', compared.cut && 'cut', compared.bracketed && 'bracketed', compared.recased && 'recased']
    .filter(Boolean)
    .join(', ');
};

describe('a quotation beside the words on file', () => {
  for (const [quotation, is] of [
    ['These documents were illegally obtained from foreign sources', 'exact'],
    ['illegally obtained from foreign sources hostile to the United States,', 'exact'],
    ['“illegally obtained” from ‘foreign’ sources', 'exact'],
    ['Illegally obtained from foreign sources', 'exact, recased'],
    ['[I]llegally obtained from foreign sources', 'exact, recased'],
    ['these documents were … With the intent', 'exact, cut, recased'],
    ['[t]hese documents [all] were illegally obtained', 'exact, bracketed, recased'],
    ['These documents were ILLEGALLY obtained', 'exact'],
    ['These documents were illegally obtained … with the intent of interfering', 'exact, cut'],
    ['These documents . . . were illegally obtained', 'exact, cut'],
    ['[the] These documents were', 'exact, bracketed'],
    ['[The] documents were illegally obtained', 'exact, bracketed'],
    ['These [internal] documents were illegally obtained...with the intent', 'exact, cut, bracketed'],
    ['with the intent of interfering … These documents were illegally obtained', 'altered'],
    ['These documents were unlawfully obtained from foreign sources', 'altered'],
    ['These papers were illegally obtained from sources hostile to America', 'altered'],
    ['documents illegally obtained by foreign sources', 'altered'],
    ['The election was decided by foreign money and the courts', 'nothing'],
    ['the United Nations', 'nothing'],
    ['…', 'nothing'],
  ] as const) {
    it(`is ${is}: ${quotation}`, () => assert.equal(kindOf(quotation), is));
  }

  it('points to the stretch that a wrong copy is of', () => {
    const compared = compareQuotation('unlawfully obtained from foreign sources hostile to America', SAID);
    assert.ok(compared?.kind === 'altered');
    assert.equal(SAID.slice(...compared.segment), 'illegally obtained from foreign sources hostile to the');
  });
});

describe('the quotations of a draft', () => {
  it('are those of three words and more, each with the rest of its paragraph', () => {
    const draft =
      'It was “a hoax,” he said.\n\n“We were not hacked by anyone,” said Steven Cheung. The "vulnerabilities" stand.';
    const { quotations, short } = quotationsIn(draft);
    assert.equal(short, 2);
    assert.deepEqual(
      quotations.map(({ text, around }) => [text, around]),
      [['We were not hacked by anyone,', '“ ” said Steven Cheung. The "vulnerabilities" stand.']],
    );
    for (const { text, start, end } of quotations) assert.equal(draft.slice(start, end), text);
  });

  it('are none in a draft without any', () => {
    assert.deepEqual(quotationsIn('Nobody said anything.'), { quotations: [], short: 0 });
  });
});
