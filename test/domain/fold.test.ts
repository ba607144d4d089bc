import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fold, isVisible, tokens } from '../../src/domain/fold.ts';

const foldedWords = (text: string): string =>
  tokens(text)
    .map(({ folded }) => folded)
    .join(' ');

describe('two texts fold to one form when they differ only in', () => {
  for (const [what, one, other] of [
    ['case', 'The Iranians', 'THE IRANIANS'],
    ['the German double s', 'Straße', 'STRASSE'],
    ['diacritics', 'Beyoncé Knowles', 'Beyonce Knowles'],
    ['how a diacritic is stored', 'Beyonce\u0301', 'Beyonc\u00e9'],
    ['a stroke through a letter', 'Wałęsa', 'Walesa'],
    ['a dotted or dotless i', 'Kılıçdaroğlu İnce', 'Kilicdaroglu Ince'],
    ['a final sigma', 'ΟΔΟΣ', 'οδος'],
    ['typographic quotation marks', '“no,” he said', '"no," he said'],
    ['guillemets', '«no»', '"no"'],
    ['typographic apostrophes', 'don’t', "don't"],
    ['the length of a dash', 'first—then', 'first-then'],
    ['a minus sign', '−5', '-5'],
    ['odd spaces', 'a\u00a0b\u2009c\u3000d', 'a b c d'],
    ['white space around and within', '  a \n\t b ', 'a b'],
    ['soft hyphens', 'inter\u00adference', 'interference'],
    ['zero-width and bidi marks', '\u200fa\u200bb\u202c\ufeff', 'ab'],
    ['ligatures and wide letters', 'ﬁle Ａ', 'file A'],
  ] as const) {
    it(what, () => assert.equal(fold(one), fold(other)));
  }
});

describe('the words of a text', () => {
  for (const [because, text, words] of [
    ['drop what is no letter or digit', 'Well — “no,” he said…', 'well no he said'],
    ['keep a contraction whole', "Don’t, don't, dont", 'dont dont dont'],
    ['keep "it’s" and its kind whole', 'It’s that’s let’s', 'its thats lets'],
    ['split a possessive, so that its owner is found', 'Cheung’s', 'cheung s'],
    ['drop the apostrophe of a plural possessive', 'the Iranians’ reign', 'the iranians reign'],
    ['join initials with periods', 'the U.S. and the U.N.', 'the us and the un'],
    ['join initials without the last period', 'U.S and US', 'us and us'],
    ['join initials with spaces', 'J. D. Vance, J.D. Vance, JD Vance', 'jd vance jd vance jd vance'],
    ['keep a lone initial', 'Donald J. Trump', 'donald j trump'],
    ['keep the end of a sentence apart from initials', 'plan B. U.S. officials', 'plan b us officials'],
    ['split the possessive of initials', 'the U.S.’s role', 'the us s role'],
    ['join the thousands of a number', '1,000 and 12,345,678', '1000 and 12345678'],
    ['keep other commas apart', '1,2 and 1,00', '1 2 and 1 00'],
    ['keep decimals apart', '1.5', '1 5'],
    ['unfold a fraction beside its number', '5½', '5 1 2'],
    ['keep an exponent apart', '10² m', '10 2 m'],
    ['split compounds, whatever the dash', 'U.S.-led e‑mail', 'us led e mail'],
    ['give one for each character of Chinese', '特朗普', '特 朗 普'],
    ['give one for each character of Japanese, voiced or not', 'がか', 'が か'],
    ['give one for each syllable of Korean', '트럼프는', '트 럼 프 는'],
    ['mix scripts', 'AI时代2024', 'ai 时 代 2024'],
    ['drop points and stretching from Arabic and Hebrew', 'عـــلي שָׁלוֹם', 'علي שלום'],
    ['are none in emoji', '😀👨‍👩‍👧🇺🇸', ''],
    ['stand beside lone surrogates', 'a\ud800b\udc00', 'a b'],
    ['are none in nothing', '', ''],
  ] as const) {
    it(because, () => assert.equal(foldedWords(text), words));
  }

  it('tell Hindi words apart that differ in a vowel sign', () => {
    assert.notEqual(foldedWords('कि'), foldedWords('का'));
    assert.match(foldedWords('मोदी'), /^\p{L}+$/u);
  });

  it('know where they stand in the text as typed', () => {
    const text = '“Cheu\u00adng’s” U.S. 5½';
    assert.deepEqual(
      tokens(text).map(({ start, end }) => text.slice(start, end)),
      ['Cheu\u00adng', 's', 'U.S.', '5', '½', '½'],
    );
  });

  it('are letters and digits, in order, within the text, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        let previous = 0;
        for (const { folded, start, end } of tokens(text)) {
          assert.match(folded, /^[\p{L}\p{N}]+$/u);
          assert.ok(start >= previous && start < end && end <= text.length);
          previous = start;
        }
      }),
    );
  });

  it('fold to themselves', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."aBé’'.,1-½ 特\u00ad\u200b“”sS😀".split('')), maxLength: 40 }),
        (text) => {
          const once = foldedWords(text);
          assert.equal(foldedWords(once), once);
        },
      ),
    );
  });

  it('read a million characters of a hostile text to its end', () => {
    for (const part of ['a.', "a'", '1,', 'a. ', 'a\u0301', '\u0301', '\u200b', '111,']) {
      const text = part.repeat(1_000_000 / part.length);
      assert.ok(tokens(text).length <= text.length && fold(text).length <= text.length, JSON.stringify(part));
    }
  });
});

describe('a text', () => {
  it('shows something when there is a letter, a digit, a sign or an emoji in it', () => {
    for (const text of ['a', ' 1 ', '—', '🧾', 'ا', '\u200bx']) assert.ok(isVisible(text), text);
  });

  it('shows nothing when all in it is space, control or without width', () => {
    for (const text of [
      '',
      ' \n\t',
      '\u00a0\u2003',
      '\u200b\u200d\u2060\ufeff',
      '\u3164',
      '\u2800',
      '\u0000',
      '\u202e\ufe0f',
    ]) {
      assert.ok(!isVisible(text), JSON.stringify(text));
    }
  });
});
