import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { likelyTarget } from '../../src/domain/likely-target.ts';
import type { Said } from '../../src/domain/said.ts';

const claim = (words: string, said: string | null = '2024-08-10', stance = 'statement' as const) => ({
  ...{ words, stance, said: said as Said | null },
});
const hacked = claim('Iran hacked the campaign and stole its documents.');
const phished = claim('Iran sent phishing mail to an official of the campaign.');
const denial = (words: string, said: string | null = '2024-08-11') => ({
  ...claim(words, said),
  stance: 'denial' as const,
});

describe('the claim that a response answers', () => {
  it('is the only one there is', () => {
    assert.equal(likelyTarget(denial('We did nothing of the kind.'), [hacked]), hacked);
  });

  it('is the one that shares most words, of several', () => {
    assert.equal(likelyTarget(denial('We never stole documents of any campaign.'), [phished, hacked]), hacked);
    assert.equal(likelyTarget(denial('Nobody sent phishing mail.'), [hacked, phished]), phished);
  });

  it('is none where that is not plain', () => {
    assert.equal(likelyTarget(denial('We did nothing of the kind.'), [hacked, phished]), null);
    assert.equal(likelyTarget(denial('Iran and the campaign have nothing to do.'), [hacked, phished]), null);
    assert.equal(likelyTarget(denial('No.'), []), null);
  });

  it('was not said after it', () => {
    const later = claim('Iran hacked a second campaign.', '2024-09');
    assert.equal(likelyTarget(denial('No.'), [later]), null);
    assert.equal(likelyTarget(denial('No.', null), [later]), later);
  });
});
