import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkDraft, type DraftFields, unquoted, wordsOrStance } from '../../src/domain/check-draft.ts';
import { WORDS_MAX } from '../../src/domain/claim.ts';

const good: DraftFields = {
  words: 'We knew in March',
  kind: 'quote',
  stance: 'statement',
  link: '',
  groundRules: 'on_the_record',
  terms: '',
  speaker: 'Steven Cheung',
  identityKnownTo: 'nobody',
  besides: 0,
};

const UNNAMED = { groundRules: 'on_background', terms: 'an official', speaker: 'a senior official' } as const;

describe('a draft', () => {
  it('is accepted when nothing is wrong', () => assert.deepEqual(checkDraft(good), {}));

  for (const [because, change, field] of [
    ['it has no words', { words: '' }, 'words'],
    ['a denial has no words', { words: '', stance: 'denial' }, 'words'],
    ['its words are longer than a card', { words: 'a'.repeat(WORDS_MAX + 1) }, 'words'],
    ['its words and the other fields together are', { words: 'a'.repeat(WORDS_MAX), besides: 1_001 }, 'words'],
    ['there is half a character in its words', { words: 'We knew \ud83d' }, 'words'],
    ['it quotes a silence', { stance: 'no_response' }, 'kind'],
    ['it is partly exact, but nothing is in quotation marks', { kind: 'partial_quote' }, 'kind'],
    ['its link is no web address', { link: 'javascript:alert(1)' }, 'link'],
    ['its link has no host', { link: 'https://' }, 'link'],
    ['it is on background without terms', { groundRules: 'on_background' }, 'terms'],
    ['its terms are off the record', { groundRules: 'on_background', terms: 'off-the-record chat' }, 'terms'],
    [
      'a description speaks on background, and nobody knows who that is',
      { ...UNNAMED, identityKnownTo: 'nobody' },
      'identityKnownTo',
    ],
    ['somebody other than an editor knows', { ...UNNAMED, identityKnownTo: 'somebody else' }, 'identityKnownTo'],
    ['an editor knows who speaks on the record', { identityKnownTo: 'an editor' }, 'identityKnownTo'],
  ] as [string, Partial<DraftFields>, keyof DraftFields][]) {
    it(`is refused at “${field}” when ${because}`, () => {
      assert.deepEqual(Object.keys(checkDraft({ ...good, ...change })), [field]);
    });
  }

  it('on background is accepted from a name, and from a description that an editor knows', () => {
    assert.deepEqual(checkDraft({ ...good, ...UNNAMED, speaker: 'Steven Cheung' }), {});
    assert.deepEqual(checkDraft({ ...good, ...UNNAMED, identityKnownTo: 'an editor' }), {});
    assert.deepEqual(checkDraft({ ...good, speaker: 'the campaign' }), {});
  });

  it('is told all that is wrong at once', () => {
    const problems = checkDraft({ ...good, words: '', link: 'x', groundRules: 'on_background' });
    assert.deepEqual(Object.keys(problems).sort(), ['link', 'terms', 'words']);
  });

  it('takes no words from somebody who declined, and says so in ours', () => {
    assert.deepEqual(checkDraft({ ...good, words: '', stance: 'declined_comment' }), {});
    assert.equal(wordsOrStance('', 'declined_comment'), 'declined to comment');
  });
});

describe('words in quotation marks', () => {
  for (const [typed, kept] of [
    ['“We knew”', 'We knew'],
    ['"We knew"', 'We knew'],
    ['« Nous savions »', 'Nous savions'],
    ['"We" and "you"', '"We" and "you"'],
    ['We knew', 'We knew'],
  ] as const) {
    it(`are kept as ${kept}`, () => assert.equal(unquoted(typed), kept));
  }
});
