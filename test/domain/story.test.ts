import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChannelId, StoryId, UserId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/person.ts';
import { isKey, isSlug, isZone, keysFor, parseReference, type Story, titleFrom } from '../../src/domain/story.ts';
import { maySee } from '../../src/domain/visibility.ts';

describe('a story', () => {
  it('has a slug of lower-case words and hyphens', () => {
    assert.ok(isSlug('trump-campaign-hack'));
    for (const bad of ['', 'Trump', 'a--b', '-a', 'a b', 'ä', 'a'.repeat(61), 'all']) assert.ok(!isSlug(bad), bad);
  });

  it('has a key of 2 to 10 capitals and digits', () => {
    assert.ok(isKey('HACK'));
    for (const bad of ['', 'H', '1A', 'hack', 'HACK-1', 'ABCDEFGHIJK', 'ALL']) assert.ok(!isKey(bad), bad);
  });

  it('gets a key from its slug, and another where that one is taken', () => {
    assert.deepEqual(keysFor('trump-campaign-hack').slice(0, 4), ['HACK', 'TCH', 'TRUMP', 'HACK2']);
    assert.deepEqual(keysFor('free-for-all').slice(0, 3), ['FFA', 'FREE', 'FFA2']);
    assert.deepEqual(keysFor('a-very-long-slug-of-more-words-than-a-key-has-letters').slice(0, 2), [
      'LETTERS',
      'LETTERS2',
    ]);
    for (const slug of ['x', '2024', '1-2-3']) assert.ok(keysFor(slug).every(isKey), slug);
  });

  it('gets a title from its slug', () => assert.equal(titleFrom('trump-campaign-hack'), 'Trump campaign hack'));

  it('has a time zone that the machine knows', () => {
    assert.ok(isZone('Europe/London'));
    for (const bad of ['', 'Mars/Olympus', '+02:00']) assert.ok(!isZone(bad), bad);
  });
});

describe('a reference', () => {
  it('is a key and a number, in any case and with any dash', () => {
    for (const typed of ['HACK-12', 'hack-12', ' HACK–12 ']) {
      assert.deepEqual(parseReference(typed), { key: 'HACK', number: 12 });
    }
  });

  it('is nothing else', () => {
    for (const typed of ['HACK', '12', 'HACK-0', 'HACK-1x', 'HACK-12345678901'])
      assert.equal(parseReference(typed), null);
  });
});

describe('a story is seen', () => {
  const story = { id: 1 as StoryId, channel: 'C1' as ChannelId } as Story;
  const person = (standing: Person['standing']): Person => ({ id: 'U1' as UserId, name: 'Ana', standing, zone: null });
  const inside = new Set(['U1' as UserId]);
  const outside = new Set<UserId>();

  for (const [who, openness, members, seen] of [
    ['member', 'open', outside, true],
    ['member', 'closed', outside, false],
    ['member', 'closed', inside, true],
    ['guest', 'open', outside, false],
    ['guest', 'open', inside, true],
    ['guest', 'closed', inside, true],
    ['outsider', 'open', inside, false],
    ['outsider', 'closed', inside, false],
  ] as const) {
    const where = members.size > 0 ? 'in its channel' : 'not in its channel';
    it(`${seen ? '' : 'not '}by a ${who} ${where} when it is ${openness}`, () => {
      assert.equal(maySee(person(who), { ...story, openness }, members), seen);
    });
  }
});
