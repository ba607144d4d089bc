import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mapPicture } from '../../src/pictures/map.ts';
import { asked, claimsOf, longStory, type Told } from './stories.ts';
import { referencesIn, textsIn } from './texts-in.ts';

const drawn = (told: readonly Told[], over = {}) => {
  const versions = claimsOf(told);
  return mapPicture(versions, asked(versions, over));
};

describe('a picture of who said what about whom', () => {
  for (const size of [5, 60, 500]) {
    it(`names each claim that it says it has, of ${size}, and accounts for the others`, () => {
      const versions = longStory(size);
      const { svg, drawn: named, leftOut } = mapPicture(versions, asked(versions));
      assert.deepEqual(referencesIn(svg), new Set(named.map(({ reference }) => reference)));
      const numbers = [
        /(\d+) claims? (?:is|are) about nobody/u,
        /and with them (\d+) claims?/u,
        /(\d+) claims? (?:is|are) counted/u,
      ].map((pattern) => Number(pattern.exec(leftOut.join(' '))?.[1] ?? 0));
      assert.equal(
        numbers.reduce((sum, count) => sum + count, named.length),
        size,
      );
    });
  }

  it('is the same to the byte each time', () => {
    const [one, other] = [longStory(200), longStory(200)];
    assert.equal(mapPicture(one, asked(one)).svg, mapPicture(other, asked(other)).svg);
  });

  it('has at most 30 actors', () => {
    const boxes = mapPicture(longStory(500), asked([], { total: 500 })).svg.match(/<rect [^>]*rx="6"/gu) ?? [];
    assert.ok(boxes.length > 15 && boxes.length <= 30, String(boxes.length));
  });

  it('has a line for each stance, told apart by more than color', () => {
    const { svg, alt } = drawn([
      { about: ['Iran'] },
      { about: ['Iran'] },
      { speaker: 'Iran', stance: 'denial', about: ['Steven Cheung'] },
    ]);
    const lines = [...svg.matchAll(/<path d="M[\d.]+ [\d.]+H[^>]+>/gu)].map(([line]) => line);
    assert.deepEqual(
      lines.map((line) => line.includes('stroke-dasharray')),
      [false, true],
    );
    assert.match(textsIn(svg).join(' '), /2 HACK-1, HACK-2 D 1 HACK-3/u);
    assert.match(alt, /Steven Cheung said, about Iran \(2\); Iran denied, about Steven Cheung \(1\)/u);
  });

  it('is thicker where more was said', () => {
    const { svg } = drawn([{ about: ['A'] }, { about: ['A'] }, { about: ['A'] }, { about: ['B'] }]);
    const [thick, thin] = [...svg.matchAll(/<path d="M[\d.]+ [\d.]+H[^>]+stroke-width="([\d.]+)"/gu)].map(([, width]) =>
      Number(width),
    );
    assert.ok((thick ?? 0) > (thin ?? 0));
  });

  it('counts a claim about two actors once for its speaker', () => {
    const texts = textsIn(drawn([{ about: ['Iran', 'Donald Trump'] }]).svg);
    assert.equal(texts.filter((text) => text === '1 claim').length, 3);
  });

  it('says so where nothing is about anybody', () => {
    const { leftOut, alt, svg } = drawn([{}]);
    assert.match(leftOut.join(' '), /1 claim is about nobody on file/u);
    assert.match(alt, /None is about anybody/u);
    assert.doesNotMatch(svg, /NaN|Infinity/u);
  });
});
