import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { claimFrom, claimsIn } from '../../src/domain/claim-in-text.ts';
import { attributed } from '../support/attributed.ts';

type Parts = Parameters<typeof attributed>[1];

describe('a claim filled in from a text', () => {
  const words = (text: string, parts: Parts) => {
    const taken = claimFrom(attributed(text, parts), text);
    return [taken?.words, taken?.kind];
  };

  it('takes exact words letter for letter, without the paper’s comma', () => {
    const text = '“These  documents were stolen,” Jane Doe said.';
    const parts: Parts = { content: 'These  documents were stolen,', mode: 'quote' };
    assert.deepEqual(words(text, parts), ['These  documents were stolen', 'quote']);
  });

  it('takes words that go on after the attribution for pieces, which nobody said side by side', () => {
    const text = '“We knew,” Jane Doe said. “We were told.”';
    assert.deepEqual(words(text, { content: ['We knew,', 'We were told.'], mode: 'quote' }), [
      '“We knew,” … “We were told.”',
      'partial_quote',
    ]);
    const nested = '“We ‘knew,”” Jane Doe said. “We were “told” of it.”';
    assert.deepEqual(words(nested, { content: ['We ‘knew,', 'We were “told” of it.'], mode: 'quote' }), [
      'We were “told” of it.',
      'quote',
    ]);
  });

  it('takes a clause that is one quotation for exact words, and one that holds some for partly exact ones', () => {
    const text = 'Jane Doe said that "these documents were stolen".';
    const clause = 'that "these documents were stolen"';
    assert.deepEqual(words(text, { content: clause, mode: 'partial_quote' }), ['these documents were stolen', 'quote']);
    const other = 'Jane Doe said that they were “stolen” by “hostile” people.';
    assert.deepEqual(words(other, { content: 'that they were “stolen” by “hostile” people', mode: 'partial_quote' }), [
      'they were “stolen” by “hostile” people',
      'partial_quote',
    ]);
    const torn = 'Jane Doe said they “were, in fact, stolen” twice.';
    assert.deepEqual(words(torn, { content: ['they “were', 'stolen” twice'], mode: 'partial_quote' }), [
      'they “were … stolen” twice',
      'paraphrase',
    ]);
  });

  it('says of an answer what it was', () => {
    const denied = 'The FBI denied the allegation.';
    assert.deepEqual(words(denied, { cue: 'denied', content: 'the allegation', stance: 'denial' }), [
      'denied the allegation',
      'paraphrase',
    ]);
    const false_ = 'The FBI said it never happened.';
    assert.deepEqual(words(false_, { cue: 'said', content: 'it never happened', stance: 'denial' }), [
      'it never happened',
      'paraphrase',
    ]);
  });

  it('says what somebody was called, or accused of', () => {
    const called = 'Mayor Ann Marsh called the charge "an outright lie."';
    assert.deepEqual(
      words(called, { cue: 'called', content: 'the charge "an outright lie."', mode: 'partial_quote' }),
      ['called the charge "an outright lie."', 'partial_quote'],
    );
    const accused = 'Doe accused the union of lying.';
    assert.deepEqual(words(accused, { cue: 'accused', content: 'the union of lying' }), [
      'accused the union of lying',
      'paraphrase',
    ]);
    const exact = 'Doe called it “an outright lie.”';
    assert.deepEqual(words(exact, { cue: 'called', content: 'an outright lie.', mode: 'quote' }), [
      'an outright lie.',
      'quote',
    ]);
  });

  it('is of the surest that names somebody, and counts the others', () => {
    const text = 'It said a. Ann said b. Ben said c. Cat said d.';
    const found = claimsIn(text, [
      attributed(text, { source: 'It', speaker: null, content: 'a', confidence: 0.99 }),
      attributed(text, { source: 'Ann', content: 'b.', confidence: 0.8 }),
      attributed(text, { source: 'Ben', content: 'c.', confidence: 0.9 }),
      attributed(text, { source: 'Cat', content: 'd.', confidence: 0.3 }),
    ]);
    assert.deepEqual([found.surest?.speaker, found.others], ['Ben', 1]);
    assert.deepEqual(claimsIn(text, []), { surest: null, others: 0 });
  });

  it('leaves out a title or venue that no field holds', () => {
    const text = `Ann, ${'x'.repeat(301)}, said so.`;
    const long = { content: 'so', title: 'x'.repeat(301), venue: 'x'.repeat(301) };
    const claim = claimFrom(attributed(text, long), text);
    assert.deepEqual([claim?.title, claim?.venue], [null, null]);
  });
});
