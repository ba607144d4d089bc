import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { foldName, nameMatch, nearNames } from '../../src/domain/names.ts';

describe('a name as asked', () => {
  for (const [asked, found, name, aliases] of [
    ['Steven Cheung', 'same', 'Steven Cheung', []],
    ['steven  CHEUNG', 'same', 'Steven Cheung', []],
    ['JD Vance', 'same', 'J.D. Vance', []],
    ['J. D. Vance', 'same', 'J.D. Vance', []],
    ['j. d. vance', 'same', 'JD Vance', []],
    ['Beyonce', 'same', 'Beyoncé', []],
    ['the White House', 'same', 'White House', []],
    ['New York Times', 'same', 'The New York Times', []],
    ['习近平', 'same', '习近平', []],

    ['Iran’s Foreign Ministry', 'alias', 'Foreign Ministry of Iran', ["Iran's foreign ministry"]],
    ['FBI', 'alias', 'Federal Bureau of Investigation', ['F.B.I.']],

    ['Cheung', 'part', 'Steven Cheung', []],
    ['S. Cheung', 'part', 'Steven Cheung', []],
    ['Cheung, Steven', 'part', 'Steven Cheung', []],
    ['Mr. Cheung', 'part', 'Steven Cheung', []],
    ['Mr. Steven Cheung', 'part', 'Steven Cheung', []],
    ['Vice President Harris', 'part', 'Kamala Harris', []],
    ['former President Donald Trump', 'part', 'Donald Trump', []],
    ['Steven Cheung', 'part', 'Steven K. Cheung', []],
    ['Steven Cheung', 'part', 'S. Cheung', []],
    ['Jill Biden', 'part', 'Dr. Jill Biden', []],
    ['Trump Jr.', 'part', 'Donald Trump Jr.', []],
    ['foreign ministry', 'part', "Iran's foreign ministry", []],
    ['Trump campaign', 'part', "Donald Trump's presidential campaign", []],
    ["Iran's mission", 'part', "Iran's mission to the U.N. in New York", []],

    ['Steven Chueng', 'near', 'Steven Cheung', []],
    ['Stephen Cheung', 'near', 'Steven Cheung', []],
    ['Steve Cheung', 'near', 'Steven Cheung', []],
    ['Chueng', 'near', 'Steven Cheung', []],
    ['Cheung Steven', 'near', 'Steven Cheung', []],
    ['Steven', 'near', 'Steven Cheung', []],
    ["Iran's foreign ministry", 'near', 'Foreign Ministry of Iran', []],
    ['Trump', 'near', "Donald Trump's presidential campaign", []],
    ['Iran', 'near', 'Foreign Ministry of Iran', []],
    ['New York', 'near', 'The New York Times', []],
    ['Donald Trump', 'near', 'Donald Trump Jr.', []],
    ['Donald Trump, Jr.', 'near', 'Donald Trump', []],
    ['George W. Bush', 'near', 'George Bush', []],
    ['FBI', 'near', 'Federal Bureau of Investigation', []],
    ['United Nations', 'near', 'U.N.', []],
    ['Mac Donald', 'near', 'MacDonald', []],

    ['Steven Chueng', null, 'Margo Martin', []],
    ['Melania Trump', null, 'Donald Trump', []],
    ['Susan Cheung', null, 'Steven Cheung', []],
    ['T. Cheung', null, 'Steven Cheung', []],
    ['Harris campaign', null, 'Trump campaign', []],
    ['Iran’s mission to the U.N.', null, 'Iran', []],
    ['S.', null, 'Steven Cheung', []],
    ['Mr.', null, 'Steven Cheung', []],
    ['the', null, 'The New York Times', []],
    ['', null, 'Steven Cheung', []],
    ['—', null, 'Steven Cheung', []],
  ] as const) {
    it(`“${asked}” is ${found ?? 'no name of'} ${found ? 'to ' : ''}“${name}”`, () => {
      assert.equal(nameMatch(asked, name, aliases), found);
    });
  }

  it('is the same as itself, whatever it is made of', () => {
    const names = fc.string({ unit: 'binary', maxLength: 30 }).filter((name) => name.trim() !== '');
    fc.assert(fc.property(names, (name) => assert.equal(nameMatch(name, name, []), 'same')));
  });
});

describe('the names that somebody may have meant', () => {
  const actors = ['Donald Trump Jr.', 'Melania Trump', 'Donald Trump', 'Trump campaign', 'Steven Cheung', 'Iran'].map(
    (name) => ({ name, aliases: name === 'Donald Trump' ? ['the former president'] : [] }),
  );
  for (const [because, asked, max, names] of [
    ['come best first', 'Donald Trump', 3, ['Donald Trump', 'Donald Trump Jr.']],
    [
      'come the closer in length first',
      'Trump',
      4,
      ['Donald Trump', 'Melania Trump', 'Trump campaign', 'Donald Trump Jr.'],
    ],
    ['are no more than wanted', 'Trump', 1, ['Donald Trump']],
    ['may be meant by an alias', 'former president', 3, ['Donald Trump']],
    ['may be misspelt', 'steven chueng', 3, ['Steven Cheung']],
    ['are none for a stranger', 'Angela Merkel', 3, []],
    ['are none for nothing', ' ', 3, []],
  ] as const) {
    it(because, () =>
      assert.deepEqual(
        nearNames(asked, actors, max).map(({ name }) => name),
        names,
      ),
    );
  }
});

it('a name of signs alone is told from another', () => {
  assert.notEqual(foldName('★'), foldName('☆'));
  assert.equal(foldName('  '), '');
});
