import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { deletions, isOneTypo } from '../../src/domain/edit-distance.ts';

describe('two words are one typo apart when', () => {
  for (const [because, a, b] of [
    ['a letter is left out', 'ilegally', 'illegally'],
    ['the last letter is left out', 'documen', 'document'],
    ['a letter is added', 'hackked', 'hacked'],
    ['a letter is added in front', 'xhacked', 'hacked'],
    ['a letter is replaced', 'hasked', 'hacked'],
    ['the last letter is replaced', 'hackes', 'hacked'],
    ['two neighbours are swapped', 'chueng', 'cheung'],
    ['the first two are swapped', 'hceung', 'cheung'],
    ['the letters lie beyond the basic plane', '𐐨𐐩𐐪𐐫', '𐐨𐐩𐐫𐐪'],
  ] as const) {
    it(because, () => {
      assert.ok(isOneTypo(a, b));
      assert.ok(isOneTypo(b, a));
    });
  }
});

describe('two words are not one typo apart when', () => {
  for (const [because, a, b] of [
    ['they are equal', 'hacked', 'hacked'],
    ['two letters differ', 'hicket', 'hacked'],
    ['two letters are left out', 'hack', 'hacked'],
    ['distant letters are swapped', 'dackeh', 'hacked'],
    ['a swap and a change meet', 'chuemg', 'cheung'],
    ['one has fewer than four letters', 'aid', 'said'],
    ['they hold digits', '2023', '2024'],
    ['they are longer than any word', `${'a'.repeat(41)}b`, `${'a'.repeat(41)}c`],
  ] as const) {
    it(because, () => {
      assert.equal(isOneTypo(a, b), false);
      assert.equal(isOneTypo(b, a), false);
    });
  }
});

describe('the deletions of a word', () => {
  for (const [because, word, forms] of [
    ['are itself and one form for each letter', 'said', ['said', 'aid', 'sid', 'sad', 'sai']],
    ['are each given once', 'eeee', ['eeee', 'eee']],
    ['are only itself for a short word', 'his', ['his']],
    ['are only itself for a number', '2024', ['2024']],
    ['are only itself for a run of letters that is no word', 'a'.repeat(500), ['a'.repeat(500)]],
  ] as const) {
    it(because, () => assert.deepEqual(deletions(word), forms));
  }

  it('meet those of every typo of it', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '𐐨'), minLength: 4, maxLength: 7 });
    fc.assert(
      fc.property(letters, fc.nat(6), fc.constantFrom('', 'a', 'd'), fc.nat(1), (word, at, letter, removed) => {
        const typo = [...word].toSpliced(at, removed, letter).join('');
        fc.pre(isOneTypo(word, typo));
        const forms = deletions(typo);
        assert.ok(deletions(word).some((form) => forms.includes(form)));
      }),
    );
  });
});
