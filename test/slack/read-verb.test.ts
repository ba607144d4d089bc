import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nearestVerb, readVerb } from '../../src/slack/read-verb.ts';

describe('a line', () => {
  for (const [typed, verb, rest] of [
    ['who-said illegally obtained', 'who-said', 'illegally obtained'],
    ['  WHO-Said\u00a0“illegally  obtained”  ', 'who-said', '“illegally  obtained”'],
    ['who–said x', 'who-said', 'x'],
    ['who\u2011said x', 'who-said', 'x'],
    ['\u200bclaims', 'claims', ''],
    ['', 'help', ''],
    ['   ', 'help', ''],
    ['add "one\ntwo" — Cheung', 'add', '"one\ntwo" — Cheung'],
  ] as const) {
    it(`“${typed}” asks for ${verb}`, () => {
      assert.deepEqual(readVerb(typed), { verb, rest });
    });
  }
});

describe('the nearest verb', () => {
  const verbs = ['who-said', 'said-by', 'about', 'claims', 'actors', 'actor', 'add', 'use', 'help', 'timeline'];
  for (const [asked, nearest] of [
    ['whosaid', 'who-said'],
    ['who', 'who-said'],
    ['claim', 'claims'],
    ['time', 'timeline'],
    ['timelien', 'timeline'],
    ['hepl', 'help'],
    ['abuot', 'about'],
    ['acter', 'actor'],
    ['xyzzy', null],
    ['q', null],
    ['zzz', null],
  ] as const) {
    it(`to ${asked} is ${nearest}`, () => {
      assert.equal(nearestVerb(asked, verbs), nearest);
    });
  }
});
