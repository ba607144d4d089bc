import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ActorId } from '../../src/domain/ids.ts';
import { fitting, type Watched } from '../../src/domain/watch.ts';

const CLAIM = {
  words: 'These documents were illegally obtained from foreign sources.',
  actors: [
    { id: 3 as ActorId, name: 'Steven Cheung', aliases: ['the campaign spokesman'] },
    { id: 4 as ActorId, name: 'Iran', aliases: [] },
    { id: 5 as ActorId, name: 'John Smith', apart: 'the senator', aliases: [] },
  ],
};

describe('a watch', () => {
  for (const [kind, text, actor, fits, because] of [
    ['actor', 'Steven Cheung', 3, true, 'by number and name'],
    ['actor', 'S. Cheung, as he was called', 3, true, 'by number, whatever the name was'],
    ['actor', 'steven cheung', null, true, 'by name, in another story'],
    ['actor', 'campaign spokesman', null, true, 'by another name'],
    ['actor', 'John Smith (the senator)', null, true, 'by a name as it is told apart'],
    ['actor', 'John Smith', 6, false, 'by the name of somebody else of that name'],
    ['actor', 'Cheung', null, false, 'by a part of the name of somebody who is on file'],
    ['actor', 'illegally obtained', null, false, 'by words, where somebody is meant'],
    ['words', 'Illegally obtained', null, true, 'by the very words'],
    ['words', 'obtained documents', null, true, 'by all the words, in another order'],
    ['words', 'ilegally obtained', null, false, 'by a near miss'],
    ['words', 'Iran', null, false, 'by a name, where words are meant'],
    ['either', 'Cheung', null, true, 'by a part of a name that was not on file'],
    ['either', 'foreign sources', null, true, 'by words that might have been a name'],
    ['either', 'Boris Umbra', null, false, 'by nothing'],
  ] as const) {
    it(`for ${kind} “${text}” ${fits ? 'fits' : 'does not fit'} ${because}`, () => {
      const watch: Watched = { kind, text, actor: actor as ActorId | null };
      assert.equal(fitting([watch], CLAIM).length === 1, fits);
    });
  }
});
