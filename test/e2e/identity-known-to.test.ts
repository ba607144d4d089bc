import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { UserId } from '../../src/domain/ids.ts';
import type { View } from '../../src/local/state/records.ts';
import { CLAIM, type Filling, STORY, TestNewsroom } from '../support/newsroom.ts';

const FIELD = 'Identity known to';
const CHANGE = { 'This is a': 'Clarification: it could be misread', Reason: 'Tom has met the source, too.' };

/** A claim on background from somebody without a name, but for who knows the name. */
const unnamed = (words: string, over: Record<string, Filling> = {}): Record<string, Filling> => ({
  'Who said it': 'a senior official',
  'Title at the time': null,
  'What they said': words,
  'Ground rules': 'On background',
  'Terms as agreed': 'a senior official',
  ...over,
});

describe('who knows the identity of an unnamed source', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  after(() => newsroom.close());

  const open = async (line: string): Promise<View> => (await newsroom.priya.slash(STORY, `/story ${line}`)).asView;

  for (const [because, over, sentence] of [
    ['nobody is named', {}, /Choose the editor who knows who this is: a description names nobody\./],
    [
      'nobody is named for one on deep background',
      { 'Who said it': 'people familiar with the matter', 'Ground rules': 'On deep background' },
      /Choose the editor who knows/,
    ],
    ['a reporter is named', { [FIELD]: 'priya' }, /Choose an editor of this story/],
    ['a guest is named', { [FIELD]: 'lena' }, /Choose an editor of this story/],
    ['somebody of another workspace is named', { [FIELD]: 'sam' }, /Choose an editor of this story/],
    [
      'no editor is named beside a name',
      { 'Who said it': 'Steven Cheung', [FIELD]: 'priya' },
      /Choose an editor of this story/,
    ],
    [
      'the claim is on the record',
      { 'Ground rules': 'On the record', [FIELD]: 'maya' },
      /This is for claims that are not on the record/,
    ],
  ] as [string, Record<string, Filling>, RegExp][]) {
    it(`is refused at its field when ${because}`, async () => {
      const form = await open('add');
      const sent = await newsroom.priya.submit(form, { ...CLAIM, ...unnamed('They knew'), ...over });
      assert.ok(sent.outcome === 'errors', JSON.stringify(sent));
      assert.deepEqual(Object.keys(sent.errors), [FIELD]);
      assert.match(sent.errors[FIELD] ?? '', sentence);
      await newsroom.priya.close(form, { clear: true });
    });
  }

  it('may be left open where the source has a name, and where the claim is on the record', async () => {
    const named = await newsroom.file(unnamed('He knew', { 'Who said it': 'Steven Cheung' }));
    const campaign = unnamed('It knew', { 'Who said it': 'the campaign', 'Ground rules': 'On the record' });
    for (const reference of [named, await newsroom.file(campaign)]) {
      assert.doesNotMatch(await newsroom.cardText(reference), /identity known/);
    }
  });

  it('stays in the form when that is drawn again', async () => {
    const form = await open('add');
    await newsroom.priya.fill(form, { [FIELD]: 'maya' });
    await newsroom.priya.pressEnter(form, 'When', 'Aug. 10, 2024');
    const reading = () => newsroom.priya.reads(newsroom.priya.view()!);
    await newsroom.slack.until(() => reading().includes('When is read as'), 'the form drawn again');
    assert.match(reading(), /Identity known to \(optional\): Maya Lindqvist/);
    await newsroom.priya.close(newsroom.priya.view()!, { clear: true });
  });

  it('stands on the card, in every answer and in the history, and in no attribution', async () => {
    const { priya } = newsroom;
    const reference = await newsroom.approved(unnamed('They knew in March', { [FIELD]: 'maya' }));
    const line = /On background: a senior official · identity known to @Maya Lindqvist/;
    assert.match(await newsroom.cardText(reference), line);
    const answer = (await priya.slash(STORY, '/story who-said knew in March')).asMessage;
    assert.match(priya.reads(answer), line);
    assert.match(await newsroom.ask(`history ${reference}`), line);
    const copied = (await (await priya.click(answer, 'Copy Attribution')).reply()).text;
    assert.match(copied, /a senior official said/);
    assert.doesNotMatch(copied, /Maya|identity/i);
  });

  it('is corrected like any other field, from the form as it was filled in', async () => {
    const { priya, maya, slack } = newsroom;
    const reference = await newsroom.approved(unnamed('They knew in May', { [FIELD]: 'maya' }));
    const form = await open(`correct ${reference}`);
    assert.match(priya.reads(form), /Identity known to \(optional\): Maya Lindqvist/);
    await newsroom.proposed(priya, () => priya.submit(form, { ...CHANGE, [FIELD]: 'tom' }));
    const card = await slack.until(
      () => maya.sees(STORY).find((seen) => seen.text.startsWith(`Review ${reference}, version 2`))?.message,
      'the card of the correction',
    );
    assert.match(maya.reads(card), /Identity known to: .*@Maya Lindqvist.* .*@Tom Okafor/);
    assert.match(maya.reads(card), /On background: a senior official · identity known to @Tom Okafor/);
  });

  it('lapses when the source goes on the record', async () => {
    const reference = await newsroom.approved(unnamed('They knew in June', { [FIELD]: 'maya' }));
    const form = await open(`correct ${reference}`);
    const fields = { ...CHANGE, 'Who said it': 'Jane Doe', 'Ground rules': 'On the record', 'Terms as agreed': null };
    await newsroom.proposed(newsroom.priya, () => newsroom.priya.submit(form, fields));
    const card = await newsroom.slack.until(
      () => newsroom.maya.sees(STORY).find((seen) => seen.text.startsWith(`Review ${reference}, version 2`))?.message,
      'the card of the correction',
    );
    assert.match(newsroom.maya.reads(card), /Identity known to: .*@Maya Lindqvist.* .*\(none\)/);
    assert.doesNotMatch(newsroom.maya.reads(card), /identity known to @/);
  });

  it('is a former member once they were forgotten, and has to be somebody else in a correction', async () => {
    const { priya } = newsroom;
    const reference = await newsroom.approved(unnamed('They knew in July', { [FIELD]: 'tom' }));
    const { store } = newsroom.desk.newsroom;
    await store.record.forget(newsroom.tom.id as UserId, 1_800_000_000);
    assert.equal((await store.record.verify()).fault, null);
    assert.match(await newsroom.ask('who-said knew in July'), /identity known to a former member/);
    const form = await open(`correct ${reference}`);
    assert.doesNotMatch(JSON.stringify(form.blocks), /initial_user/);
    const sent = await priya.submit(form, { ...CHANGE, 'What they said': 'They knew in July, he said' });
    assert.deepEqual(sent.outcome === 'errors' && Object.keys(sent.errors), [FIELD]);
    await newsroom.proposed(priya, () => priya.submit(form, { ...CHANGE, [FIELD]: 'maya' }));
  });
});
