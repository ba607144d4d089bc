import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { closestInOrder, closestTogether, runsOf } from '../../src/domain/find-run.ts';

const numbers = (maxLength: number) => fc.array(fc.nat(2), { minLength: 1, maxLength });

/** Every way to choose places for the wanted numbers in order, the slow and obvious way. */
function chains(wanted: readonly number[], text: readonly number[], from = 0): number[][] {
  const [first, ...rest] = wanted;
  if (first === undefined) return [[]];
  const found: number[][] = [];
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === first) for (const tail of chains(rest, text, at + 1)) found.push([at, ...tail]);
  }
  return found;
}

const width = (places: readonly number[]): number => (places.at(-1) ?? 0) - (places[0] ?? 0);

describe('among numbers, as a slow search would find them,', () => {
  it('the runs are all there', () => {
    fc.assert(
      fc.property(numbers(4), numbers(12), (wanted, text) => {
        const slow = text.flatMap((_, at) =>
          wanted.every((value, offset) => text[at + offset] === value) ? [at] : [],
        );
        assert.deepEqual(runsOf(wanted, text), slow);
      }),
    );
  });

  it('the places in order are the closest', () => {
    fc.assert(
      fc.property(numbers(4), numbers(10), (wanted, text) => {
        const all = chains(wanted, text);
        const found = closestInOrder(wanted, text);
        if (found === null) return assert.deepEqual(all, []);
        assert.deepEqual(
          found.map((at) => text[at]),
          wanted,
        );
        assert.equal(width(found), Math.min(...all.map(width)));
      }),
    );
  });

  it('the shortest stretch that holds them all is shortest', () => {
    fc.assert(
      fc.property(numbers(4), numbers(10), (wanted, text) => {
        const sorted = wanted.toSorted();
        const stretches = text.flatMap((_, from) =>
          text.slice(from).map((_, length) => [from, from + length] as const),
        );
        const holding = stretches.filter(([from, to]) => {
          const left = text.slice(from, to + 1);
          return sorted.every((value) => left.includes(value) && left.splice(left.indexOf(value), 1).length === 1);
        });
        const found = closestTogether(wanted, text);
        if (found === null) return assert.deepEqual(holding, []);
        assert.equal(width(found), Math.min(...holding.map(width)));
      }),
    );
  });
});
