import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseSaid } from '../../src/domain/said.ts';
import { timelinePicture } from '../../src/pictures/timeline.ts';
import { asked, claimsOf, longStory, type Told } from './stories.ts';
import { referencesIn, textsIn } from './texts-in.ts';

const drawn = (told: readonly Told[], over = {}) => {
  const versions = claimsOf(told);
  return timelinePicture(versions, asked(versions, over));
};
/** Where a text stands, in pixels from the left; the first of them. */
const xOf = (svg: string, words: string): number =>
  Number(new RegExp(`<text x="([\\d.]+)"[^>]*>${words}</text>`, 'u').exec(svg)?.[1]);
const reads = (told: Told, ...more: Told[]): string => textsIn(drawn([told, ...more]).svg).join(' ');

describe('a picture of a timeline', () => {
  for (const size of [5, 60, 500]) {
    it(`names each claim that it says it has, of ${size}, and counts the others`, () => {
      const versions = longStory(size);
      const { svg, drawn: named, leftOut } = timelinePicture(versions, asked(versions));
      assert.deepEqual(referencesIn(svg), new Set(named.map(({ reference }) => reference)));
      const counted = [...svg.matchAll(/>\+(\d+)<\/text>/gu)].reduce((sum, [, count]) => sum + Number(count), 0);
      assert.equal(named.length + counted, size);
      assert.equal(leftOut.join(' ').includes(`${counted} claims are counted (+) and not named`), counted > 1);
    });
  }

  it('is the same to the byte each time', () => {
    const [one, other] = [longStory(200), longStory(200)];
    assert.equal(timelinePicture(one, asked(one)).svg, timelinePicture(other, asked(other)).svg);
  });

  it('tells those who do not see it how many of what it shows', () => {
    const { alt } = drawn([
      { about: ['Iran'] },
      { speaker: 'Iran', stance: 'denial', about: ['Steven Cheung'], said: '2024-08-12' },
      { speaker: 'FBI', stance: 'no_response', said: null },
      { edition: 2, amends: { kind: 'correction', reason: 'A name', edition: 1 } },
    ]);
    assert.match(alt, /^Timeline of HACK, “Trump campaign says it was hacked”: 4 approved claims\./u);
    assert.match(alt, /2 statements, 1 denial and 1 unanswered question; 1 disputed and 1 corrected\./u);
    assert.match(alt, /Saturday, Aug\. 10, 2024 to Monday, Aug\. 12, 2024 \(America\/New_York\)\. 1 without a date\./u);
    assert.match(alt, /3 speakers, most claims by Steven Cheung \(2\)/u);
  });

  it('keeps its text for those who do not see it within what Slack takes', () => {
    const { alt } = drawn(Array.from({ length: 9 }, (_, index) => ({ speaker: `${'Very '.repeat(39)}${index}` })));
    assert.ok(alt.length <= 1_000);
  });

  it('says what it is of, as of when, on which clock, and what an approval means', () => {
    const story = { key: 'HACK', title: 'The hack', zone: 'Asia/Tokyo' };
    const all = textsIn(drawn([{}], { story, what: 'approved claims by FBI' }).svg).join(' ');
    assert.match(all, /The hack HACK · timeline of approved claims by FBI · as of 1 a\.m\. Monday, Aug\. 12, 2024/u);
    assert.match(all, /times in Asia\/Tokyo/u);
    assert.match(all, /never that it is true/u);
  });

  it('says how many claims it was not given', () => {
    assert.match(drawn([{}], { total: 41 }).leftOut.join(' '), /40 more claims are on file/u);
  });

  it('places what was said earlier further left, and what has no date at the side', () => {
    const { svg } = drawn([
      { said: '2024-08-10T09:00' },
      { speaker: 'B', said: '2024-08-10T17:30' },
      { speaker: 'C', said: '2024-08-14' },
      { speaker: 'D', said: null },
    ]);
    const places = [1, 2, 3, 4].map((number) => xOf(svg, `HACK-${number}`));
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
    assert.ok((places[3] ?? 0) > xOf(svg, 'Date not known'));
    assert.match(reads({ said: '2024-08-10T09:00' }), /9 a\.m\./u);
  });

  it('writes out a date that is rougher than its columns', () => {
    assert.match(reads({ said: '2024-08' }, { said: '2024-08-10' }), /August 2024/u);
    assert.match(
      reads({ said: '2024-08-04/2024-08-10' }, { said: '2024-08-10' }),
      /between Aug\. 4 and Aug\. 10, 2024/u,
    );
  });

  it('stays within its width however far apart the dates are', () => {
    const years = ['1066', '1588-08', '1789-07-14', '1914/1918', '1969-07-20T22:56', '2024-08-10', '9999-12-31'];
    const { svg, drawn: named } = drawn(years.map((said) => ({ said })));
    assert.equal(named.length, years.length);
    for (const [, x] of svg.matchAll(/<(?:text|rect)[^>]* x="(-?[\d.]+)"/gu)) assert.ok(Number(x) <= 1_200);
    assert.doesNotMatch(svg, /NaN|Infinity/u);
  });

  it('draws a claim alone, and claims of which none has a date', () => {
    assert.equal(drawn([{ said: null }]).drawn.length, 1);
    assert.doesNotMatch(drawn([{ said: null }]).svg, /NaN|Infinity/u);
    assert.equal(drawn([{}]).drawn.length, 1);
  });

  it('gives speakers beyond twelve one row together', () => {
    const texts = reads({}, ...Array.from({ length: 14 }, (_, index) => ({ speaker: `Speaker ${index}` })));
    assert.match(texts, /4 others, fewer claims each/u);
  });
});

it('a claim that another denies by a confirmed link is marked as disputed, and one of which that is only suggested is not', () => {
  const link = {
    ...({ kind: 'denies', direction: 'from', reference: 'HACK-9', actor: 'Iran', stance: 'statement' } as const),
    ...({ touches: null, origin: { outlet: null, venue: null, url: null, from: 'typed' } } as const),
  };
  assert.match(reads({ links: [{ ...link, confirmed: true }] }), /HACK-1 disputed/u);
  assert.doesNotMatch(reads({ links: [{ ...link, confirmed: false }] }), /disputed/u);
  assert.doesNotMatch(reads({ links: [{ ...link, confirmed: true, touches: 'non_denial' }] }), /disputed/u);
});

describe('words in a timeline', () => {
  const long = 'Nobody in this office has ever seen the report that you are talking about, and nobody ever will see it';

  it('stand within marks where they are exact, cut between words, and say so', () => {
    const [, begin = ''] =
      /“(.+?)…”/u.exec(reads({ words: `${long}. ${long}. ${long}.` }, { said: '2024-08-11' })) ?? [];
    assert.ok(begin.length > 30 && `${long}. `.repeat(3).startsWith(`${begin} `), begin);
    assert.match(reads({ words: 'We wrote this', kind: 'paraphrase' }), /HACK-1 We wrote this/u);
    assert.match(reads({ words: 'Short.' }), /“Short\.”/u);
  });

  it('are never cut within a quotation that ours hold', () => {
    const words = `${'It said of the office and of its people, '.repeat(4)}"${long}"`;
    const shown = reads({ words, kind: 'partial_quote' }, { said: '2024-08-11' });
    assert.equal(shown.split('"').length % 2, 1);
    assert.match(shown, /of its people,…/u);
  });

  it('are an ellipsis where not even a beginning fits, and end in one of them', () => {
    const told = { kind: 'partial_quote', said: null } as const;
    const long = `“${'they knew of it all along and '.repeat(6)}said so,” … “twice.”`;
    assert.match(reads({ ...told, words: long }), /HACK-1 …(?: |$)/u);
    const pieces = `“They knew of it,” … “${'and said so to everybody who asked, '.repeat(6)}twice.”`;
    assert.match(reads({ ...told, words: pieces }), /“They knew of it,”…(?!…)/u);
  });

  it('are marked where they are under an embargo, until it ends', () => {
    const told = { words: 'Embargoed words.' };
    assert.match(
      reads({ ...told, embargo: parseSaid('2024-08-13T06:00') }),
      /HACK-1 under embargo “Embargoed words\.”/u,
    );
    assert.doesNotMatch(reads({ ...told, embargo: parseSaid('2024-08-11T06:00') }), /under embargo/u);
  });

  it('are left out where terms go with them, where they are sealed, and out of use', () => {
    const unseen = [
      { groundRules: 'on_background', terms: 'an aide' },
      { sealed: { by: 'U0ANA', at: 1, reason: 'A court' } },
      { status: 'retracted' },
    ] as Told[];
    for (const told of unseen) assert.doesNotMatch(reads({ ...told, words: 'Secret words' }), /Secret/u);
    assert.match(drawn(unseen).leftOut.join(' '), /1 claim not on the record.+2 claims not in use/u);
    assert.match(reads({ status: 'retracted' }), /HACK-1 retracted/u);
  });
});

describe('names and words as data', () => {
  it('do nothing to the drawing', () => {
    const { svg } = drawn([{ speaker: '<script>"A" & B</script>', words: '</text><image href="x"/> & so on\u0007' }]);
    assert.doesNotMatch(svg, /<script|<image/u);
    assert.match(svg, /&lt;script&gt;&quot;A&quot; &amp; B/u);
    assert.match(svg, /&lt;\/text&gt;/u);
    assert.ok(!svg.includes('\u0007'));
  });

  it('are shortened with an ellipsis where they are long', () => {
    assert.match(
      reads({ speaker: `${'Ministry of Long Names '.repeat(8)}` }),
      /Ministry of Long Names [^…]*… 1 claim/u,
    );
  });

  it('in a script that the font lacks are never drawn as boxes: the text version has them, and so has the alt text', () => {
    const { svg, alt, leftOut } = drawn([
      { speaker: '王小明', words: '这些文件是非法获得的' },
      { speaker: 'محمد', words: 'لا' },
      { speaker: 'Анна Иванова', words: 'Нет.' },
    ]);
    assert.deepEqual(
      textsIn(svg).filter((text) => /[\p{sc=Han}\p{sc=Arabic}]/u.test(text)),
      [],
    );
    assert.match(textsIn(svg).join(' '), /Name in HACK-1.+Name in HACK-2.+Анна Иванова.+“Нет\.”/u);
    assert.match(leftOut.join(' '), /Words of 2 claims are in characters.+2 names are in characters/u);
    assert.match(alt, /王小明/u);
  });
});
