import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { escapeMrkdwn, shorten, steady } from '../../src/block-kit/escape.ts';

describe('text made literal', () => {
  for (const [typed, sent] of [
    ['<!channel> & <@U1>', '&lt;!channel&gt; &amp; &lt;@U1&gt;'],
    ['<https://evil.example|https://good.example>', '&lt;https://evil.example|https://good.example&gt;'],
    ['&amp;', '&amp;amp;'],
  ] as const) {
    it(`sends ${typed} as ${sent}`, () => assert.equal(escapeMrkdwn(typed), sent));
  }
});

describe('a name in a line', () => {
  for (const [because, typed, shown] of [
    ['keeps what formats elsewhere', '*Ann* _B._ `C` ~D~', '*Ann* _B._ `C` ~D~'],
    ['keeps accents, emoji and other scripts', 'Zoë 👩‍🚀 علی', 'Zoë 👩‍🚀 علی'],
    ['loses what turns the line around', '\u202eAnn\u2066 B\u061c', 'Ann B'],
    ['loses what has no width', 'A\u200bn\ufeffn', 'Ann'],
    ['loses control characters', 'A\u0000n\u001bn', 'Ann'],
    ['stays on one line', 'Ann\r\nB.\tC\u2028D', 'Ann B. C D'],
  ] as const) {
    it(because, () => assert.equal(steady(typed), shown));
  }
});

describe('a label', () => {
  it('is cut with a mark, and never through a character', () => {
    assert.equal(shorten('Steven Cheung', 8), 'Steven…');
    assert.equal(shorten('ab🧾d', 4), 'ab…');
    assert.equal(shorten('Steven', 6), 'Steven');
  });
});
