import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { tokens } from '../../src/domain/fold.ts';
import { type Match, match, prepare, quotedPieces, rankOrder } from '../../src/domain/match.ts';

const WORDS =
  '“These documents were illegally obtained from foreign sources hostile to the United States,” ' +
  'Cheung’s U.S. statement said—again, these documents.';

const bold = (words: string, found: Match | null): string[] =>
  (found?.spans ?? []).map(([from, to]) => words.slice(from, to));

describe('a question matches words', () => {
  for (const [because, query, rank, shown] of [
    ['exactly when they stand side by side', 'illegally obtained', 'exact', ['illegally obtained']],
    ['exactly over punctuation, case and quotes', 'UNITED STATES "Cheung', 'exact', ['United States,” Cheung']],
    ['exactly over a dash', 'said again', 'exact', ['said—again']],
    ['exactly at each place where they stand', 'these documents', 'exact', ['These documents', 'these documents']],
    ['exactly by a name in the possessive', 'cheung', 'exact', ['Cheung']],
    ['exactly with or without periods', 'US statement', 'exact', ['U.S. statement']],
    [
      'in order when other words stand between',
      'documents obtained hostile',
      'in_order',
      ['documents', 'obtained', 'hostile'],
    ],
    ['in order at the closest place', 'said documents', 'in_order', ['said', 'documents']],
    [
      'in any order when all of them are there',
      'hostile documents sources',
      'all_words',
      ['documents', 'sources hostile'],
    ],
    ['in any order as often as they were asked', 'said these these', 'all_words', ['These', 'these', 'said']],
  ] as const) {
    it(because, () => {
      const found = match(query, WORDS);
      assert.equal(found?.rank, rank);
      assert.equal(found?.near, undefined);
      if (rank !== 'all_words') assert.deepEqual(bold(WORDS, found), shown);
      else
        for (const part of shown)
          assert.ok(
            bold(WORDS, found).some((piece) => piece.includes(part)),
            part,
          );
    });
  }
});

describe('a question comes near words', () => {
  for (const [because, query, near] of [
    ['when one word is misspelt', 'ilegally obtained', { kind: 'typo', asked: 'ilegally', found: 'illegally' }],
    ['when its only word is misspelt', '“Chueng”', { kind: 'typo', asked: 'Chueng', found: 'Cheung' }],
    ['when one of three words is missing', 'foreign hacked sources', { kind: 'missing_word', asked: 'hacked' }],
    [
      'when a word is asked more often than said',
      'hostile foreign foreign',
      { kind: 'missing_word', asked: 'foreign' },
    ],
  ] as const) {
    it(because, () => {
      const found = match(query, WORDS);
      assert.equal(found?.rank, 'near');
      assert.deepEqual(found?.near, near);
    });
  }
});

describe('a question does not even come near words', () => {
  for (const [because, query] of [
    ['when it is empty', ''],
    ['when it holds no word', ' — “…” 😀'],
    ['when two words are misspelt', 'ilegally obtaned'],
    ['when one is misspelt and one missing', 'ilegally obtained hacked'],
    ['when one of two words is missing', 'foreign hackers'],
    ['when only small words are left without the missing one', 'to the hackers'],
    ['when it asks for part of a word', 'illegal'],
    ['when it asks for another number', 'these 2024'],
  ] as const) {
    it(because, () => assert.equal(match(query, WORDS), null));
  }
});

it('a question shows a repeated run that overlaps as one part', () => {
  assert.deepEqual(bold('no no no, never', match('no no', 'no no no, never')), ['no no no']);
});

it('a question finds any run of characters in a text without spaces', () => {
  const found = match('朗普竞', '特朗普竞选团队');
  assert.deepEqual([found?.rank, found?.spans], ['exact', [[1, 4]]]);
});

it('a question prepared once gives the store its words', () => {
  assert.deepEqual(prepare('The U.S. “vote”')?.tokens, ['the', 'us', 'vote']);
  assert.equal(prepare('…'), null);
});

it('matches sort exact, in order, all words, misspelt, missing a word; and the closer first', () => {
  const sorted = [
    'a foreign source',
    'a foreign source, as they said',
    'a foreign or local source',
    'a foreign, or so it seems, source',
    'source, a foreign',
    'source of a somewhat foreign',
    'a foriegn source',
    'foreign source',
  ];
  const found = sorted.toReversed().flatMap((words) => {
    const answer = match('a foreign source', words);
    return answer ? [{ words, answer }] : [];
  });
  found.sort((one, other) => rankOrder(one.answer, other.answer));
  assert.deepEqual(
    found.map(({ words }) => words),
    sorted,
  );
});

describe('for any words', () => {
  const word = fc.constantFrom('Iran', 'said', 'the', 'hack', 'Trump’s', 'U.S.', 'vote', 'e-mail');
  const sentence = fc.array(word, { minLength: 1, maxLength: 12 });

  it('every run of them matches exactly, and the bold part says the same', () => {
    fc.assert(
      fc.property(sentence, fc.nat(), fc.nat(), (words, from, length) => {
        const start = from % words.length;
        const query = words.slice(start, start + 1 + (length % words.length)).join(' ');
        const text = words.join(' — ');
        const found = match(query, text);
        assert.equal(found?.rank, 'exact');
        assert.ok(tokens(bold(text, found)[0] ?? '').length >= tokens(query).length);
      }),
    );
  });

  it('every word of a match, but not of a near miss, is in them', () => {
    fc.assert(
      fc.property(sentence, sentence, (asked, said) => {
        const found = match(asked.join(' '), said.join(' '));
        const left = tokens(said.join(' ')).map(({ folded }) => folded);
        const isWhole = tokens(asked.join(' ')).every(({ folded }) => {
          const at = left.indexOf(folded);
          if (at >= 0) left.splice(at, 1);
          return at >= 0;
        });
        assert.equal(found !== null && found.rank !== 'near', isWhole);
      }),
    );
  });

  it('spans are apart, ascending and within them', () => {
    fc.assert(
      fc.property(sentence, sentence, (asked, said) => {
        const text = said.join(' ');
        let previous = -1;
        for (const [start, end] of match(asked.join(' '), text)?.spans ?? []) {
          assert.ok(start > previous && end > start && end <= text.length);
          previous = end;
        }
      }),
    );
  });
});

describe('the quoted pieces of a partial quote', () => {
  for (const [because, words, pieces] of [
    ['stand within straight marks', 'He called it "a hack" and "a shame".', ['a hack', 'a shame']],
    ['stand within curly marks', 'capabilities were “defensive and proportionate”', ['defensive and proportionate']],
    ['stand within guillemets', 'ce «piratage», dit-il', ['piratage']],
    ['stand within German marks', 'der „Angriff“ kam', ['Angriff']],
    ['keep single marks within', 'said “he told me ‘no’ twice”', ['he told me ‘no’ twice']],
    ['may open curly and close straight', 'a “mixed" mark', ['mixed']],
    ['are none without marks', "it's ours", []],
    ['are none within marks that nothing closes', 'he said "never', []],
    ['are none in empty marks', 'he said ""', []],
    ['do not begin at a measure in inches', `a 6'2" man was "tall"`, ['tall']],
  ] as const) {
    it(because, () => {
      const found = quotedPieces(words);
      assert.deepEqual(
        found.map(({ text }) => text),
        pieces,
      );
      for (const { text, start, end } of found) assert.equal(words.slice(start, end), text);
    });
  }
});

describe('a hyphen', () => {
  for (const [asked, said] of [
    ['emails', 'It received e-mails from a source'],
    ['e-mails', 'It received emails from a source'],
    ['e mails', 'It received e-mails from a source'],
    ['cyberattack', 'no plans for a cyber‑attack'],
    ['cooperate fully', 'We will co-operate fully.'],
    ['mother in law', 'her mother-in-law'],
    ['well-known', 'a well known adviser'],
  ] as const) {
    it(`does not keep “${asked}” from “${said}”`, () => assert.equal(match(asked, said)?.rank, 'exact'));
  }

  it('is not a dash: words that a dash parts stay two', () => {
    assert.equal(match('chaosand', 'sowing chaos — and more'), null);
  });

  it('marks the whole of the joined words', () => {
    const said = 'It received e-mails from a source';
    assert.deepEqual(
      match('emails', said)?.spans.map(([start, end]) => said.slice(start, end)),
      ['e-mails'],
    );
  });
});
