import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isUnnamed } from '../../src/domain/description.ts';

describe('a speaker', () => {
  for (const speaker of ['a senior official', 'An aide', 'two U.S. officials', 'people close to Trump', 'sources']) {
    it(`is surely a description: ${speaker}`, () => assert.ok(isUnnamed(speaker)));
  }
  for (const speaker of [
    'Steven Cheung',
    'A.G. Sulzberger',
    'A. Philip Randolph',
    'The New York Times',
    'Anita Hill',
  ]) {
    it(`is a name: ${speaker}`, () => assert.ok(!isUnnamed(speaker)));
  }
});
