import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Persona } from '../../src/local/driver/persona.ts';
import type { Message, View } from '../../src/local/state/records.ts';
import { CLAIM, type Filling, STORY, TestNewsroom } from '../support/newsroom.ts';

const ROLES = 'Aide; 2019 – 2022\nTrump campaign spokesman; from 2023; the Trump campaign';

describe('keeping actors', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  after(() => newsroom.close());

  const page = async (who: Persona, line: string): Promise<Message> =>
    (await who.slash(STORY, `/story ${line}`)).asMessage;
  const form = async (who: Persona, actor: string, button = 'Edit Actor'): Promise<View> =>
    (await who.click(await page(who, `actor ${actor}`), button)).opened();
  /** Edits an actor as an editor, and waits for the note that it is saved. */
  async function edit(actor: string, fields: Record<string, Filling>): Promise<void> {
    const sent = await newsroom.maya.submit(await form(newsroom.maya, actor), fields);
    assert.deepEqual(sent, { outcome: 'closed' });
    const saved = () => newsroom.maya.ephemerals(STORY).at(-1)?.text.includes(' is saved.');
    await newsroom.slack.until(saved, 'the note that the actor is saved');
  }

  it('shows what an editor wrote on the actor’s page and card, and never changes words', async () => {
    const waiting = await newsroom.file({ 'Title at the time': null, When: '2021-05-03', About: 'Iran' });
    await newsroom.approved({ 'Title at the time': 'Chief spokesman' });
    await edit('Cheung', {
      Name: 'Steven G. Cheung',
      Description: 'the campaign spokesman',
      Roles: ROLES,
      Link: 'https://example.org/cheung',
      'Wikidata id': 'https://www.wikidata.org/wiki/q22686',
      Reason: 'His middle initial',
    });
    const seen = await newsroom.ask('actor "Steven Cheung"');
    assert.match(
      seen,
      /^HACK: Steven G\. Cheung\nthe campaign spokesman\nAlso: Steven Cheung\nAide · from 2019 until 2022\nTrump campaign spokesman · from 2023 · for the Trump campaign\nChief spokesman · held /,
    );
    assert.match(seen, /Link.* · .*Wikidata Q22686/);
    assert.match(seen, /name “Steven Cheung” → “Steven G\. Cheung”.* changed by @?Maya Lindqvist: His middle initial/);
    // The card that waited is drawn again, with the name of now and the title of then.
    assert.match(
      await newsroom.cardSays(/Steven G\. Cheung, Aide/, waiting),
      /These documents were illegally obtained/,
    );
    assert.match(await newsroom.ask('actors'), /Steven G\. Cheung, Trump campaign spokesman · 1 claim by/);
  });

  it('lists a title once for all the days on which it was held, whatever came between', async () => {
    const said = { 'Who said it': 'Ann Marsh', 'What they said': 'We paid for it.' };
    const titled = (title: string, when: string | null) =>
      newsroom.approved({ ...said, 'Title at the time': title, When: when });
    await titled('Mayor', '2024-08-05');
    await titled('mayor', '2024-08-07');
    await titled('Mayor', null);
    await titled('Governor', '2024-08-09');
    await titled('Mayor', '2024-08-11');
    assert.match(
      await newsroom.ask('actor Marsh'),
      /^HACK: Ann Marsh\nMayor · held Monday, Aug\. 5, 2024 to Wednesday, Aug\. 7, 2024\nGovernor · held Friday, Aug\. 9, 2024\nMayor · held Sunday, Aug\. 11, 2024\n5 claims/,
    );
  });

  it('copies an attribution with the title held on the day, unless the claim has its own', async () => {
    await newsroom.approved({
      'Who said it': 'Steven G. Cheung',
      'Title at the time': null,
      'What they said': 'No title',
    });
    const attributed = async (words: string) => {
      const answer = await page(newsroom.priya, `who-said "${words}"`);
      return (await (await newsroom.priya.click(answer, 'Copy Attribution')).reply()).text;
    };
    assert.match(
      await attributed('No title'),
      /"No title," Trump campaign spokesman Steven G\. Cheung said in a statement/,
    );
    assert.match(await attributed('illegally obtained'), /Chief spokesman Steven G\. Cheung said/);
  });

  it('lets editors alone change an actor, and tells others so', async () => {
    for (const button of ['Edit Actor', 'Merge…']) {
      const act = await newsroom.priya.click(await page(newsroom.priya, 'actor Cheung'), button);
      const reply = await act.reply();
      assert.match(reply.text, /Only an editor of the story can change an actor/);
      if (reply.view) await newsroom.priya.close(reply.view, { clear: true });
    }
  });

  for (const [because, fields, label, sentence] of [
    ['the name is missing', { Name: '  ' }, 'Name', /Give a name/],
    ['a role’s date is none', { Roles: 'Aide; whenever' }, 'Roles', /I can't read “whenever” as a date/],
    ['the item is none of Wikidata’s', { 'Wikidata id': 'cheung' }, 'Wikidata id', /Q and digits/],
  ] as [string, Record<string, Filling>, string, RegExp][]) {
    it(`says at its field what is wrong where ${because}`, async () => {
      const open = await form(newsroom.maya, 'Cheung');
      const sent = await newsroom.maya.submit(open, fields);
      assert.ok(sent.outcome === 'errors', JSON.stringify(sent));
      assert.deepEqual(Object.keys(sent.errors), [label]);
      assert.match(sent.errors[label] ?? '', sentence);
      await newsroom.maya.close(open, { clear: true });
    });
  }

  it('never records who an unnamed source is', async () => {
    await newsroom.approved({
      ...{ 'Who said it': 'a senior official', 'Title at the time': null, 'What they said': 'It was them' },
      ...{ 'Ground rules': 'On background', 'Terms as agreed': 'a senior official', 'Identity known to': 'maya' },
    });
    const open = await form(newsroom.maya, '"a senior official"');
    const sent = await newsroom.maya.submit(open, { Name: 'John Roe', 'Wikidata id': 'Q7' });
    assert.ok(sent.outcome === 'errors');
    assert.deepEqual(Object.keys(sent.errors).toSorted(), ['Name', 'Wikidata id']);
    const called = await newsroom.maya.submit(open, {
      ...{ Name: 'a senior official', 'Wikidata id': '', 'Also known as': 'the official\nJohn Roe' },
    });
    assert.match(called.outcome === 'errors' ? (called.errors['Also known as'] ?? '') : '', /never stored/);
    await newsroom.maya.close(open, { clear: true });
    const named = await form(newsroom.maya, 'Cheung');
    const hidden = await newsroom.maya.submit(named, { Name: 'a campaign official' });
    assert.match(hidden.outcome === 'errors' ? (hidden.errors['Name'] ?? '') : '', /the name stays on file/);
    await newsroom.maya.close(named, { clear: true });
    const merge = await form(newsroom.maya, '"a senior official"', 'Merge…');
    const merged = await newsroom.maya.submit(merge, { 'The same as': { typed: 'Cheung', pick: 'Steven G. Cheung' } });
    assert.match(merged.outcome === 'errors' ? (merged.errors['The same as'] ?? '') : '', /never stored/);
    await newsroom.maya.close(merge, { clear: true });
  });

  it('takes what may be a description for one where it spoke on terms', async () => {
    await newsroom.approved({
      ...{ 'Who said it': 'Campaign aide', 'Title at the time': null, 'What they said': 'It was us' },
      ...{ 'Ground rules': 'On background', 'Terms as agreed': 'a campaign aide', 'Identity known to': 'maya' },
    });
    const open = await form(newsroom.maya, '"Campaign aide"');
    const sent = await newsroom.maya.submit(open, { Name: 'Jane Doe' });
    assert.match(sent.outcome === 'errors' ? (sent.errors['Name'] ?? '') : '', /gets none/);
    await newsroom.maya.close(open, { clear: true });
    const merge = await form(newsroom.maya, '"Campaign aide"', 'Merge…');
    const merged = await newsroom.maya.submit(merge, { 'The same as': { typed: 'Cheung', pick: 'Steven G. Cheung' } });
    assert.match(merged.outcome === 'errors' ? (merged.errors['The same as'] ?? '') : '', /never stored/);
    await newsroom.maya.close(merge, { clear: true });
  });

  it('merges two after it has shown what that does, and undoes it', async () => {
    await newsroom.approved({ 'Who said it': 'S. Cheung', 'What they said': 'Filed under another name' });
    const first = await form(newsroom.maya, '"S. Cheung"', 'Merge…');
    const other = { 'The same as': { typed: 'steven', pick: 'Steven G. Cheung' } };
    const shown = await newsroom.maya.submit(first, other);
    assert.ok(shown.outcome === 'updated', JSON.stringify(shown));
    const reads = newsroom.maya.reads(shown.view);
    assert.match(reads, /S\. Cheung: 1 claim by, 0 claims about\. Steven G\. Cheung: 2 claims by, 0 claims about\./);
    assert.match(reads, /Other names that it gains: S\. Cheung\./);
    assert.doesNotMatch(await newsroom.ask('said-by "Steven G. Cheung"'), /Filed under another name/);

    assert.deepEqual(await newsroom.maya.submit(shown.view, { Reason: 'One man' }), { outcome: 'closed' });
    assert.match(
      await newsroom.ask('said-by "S. Cheung"'),
      /by Steven G\. Cheung[\s\S]*Filed under another name[\s\S]*illegally/,
    );
    const merged = await page(newsroom.maya, 'actor "S. Cheung"');
    const undone = await (await newsroom.maya.click(merged, 'Undo Merge')).reply();
    assert.match(undone.text, /S\. Cheung is an actor of its own again/);
    assert.doesNotMatch(await newsroom.ask('said-by "Steven G. Cheung"'), /Filed under another name/);
    assert.match(await newsroom.ask('actor "S. Cheung"'), /merge of S\. Cheung undone by/);
    // An old page's button undoes nothing a second time.
    assert.match((await (await newsroom.maya.click(merged, 'Undo Merge')).reply()).text, /no longer here/);
  });

  it('takes another of a name on file, asks what tells the two apart, and asks which one is meant', async () => {
    await newsroom.approved({
      'Who said it': 'John Smith',
      'Title at the time': 'senator',
      'What they said': 'The first',
    });
    const claim = (await newsroom.priya.slash(STORY, '/story add')).asView;
    const another = { 'Who said it': { typed: 'john smith', pick: 'Another John Smith' } };
    const asked = await newsroom.priya.submit(claim, {
      ...CLAIM,
      ...another,
      'Title at the time': null,
      'What they said': 'The second',
    });
    assert.ok(asked.outcome === 'updated', JSON.stringify(asked));
    assert.match(newsroom.priya.reads(asked.view), /Say what tells this John Smith from the one on file/);
    const reference = await newsroom.proposed(newsroom.priya, () =>
      newsroom.priya.submit(asked.view, { 'What tells them apart': 'the campaign aide' }),
    );
    assert.match(await newsroom.cardText(reference), /John Smith \(the campaign aide\)/);
    await newsroom.maya.react(await newsroom.card(reference), 'white_check_mark');
    await newsroom.settled(reference, 'approved');

    assert.match(
      await newsroom.ask('actors'),
      /John Smith \(senator\), senator · .*\nJohn Smith \(the campaign aide\) · /,
    );
    const offered = await newsroom.priya.suggest(
      (await newsroom.priya.slash(STORY, '/story add')).asView,
      'Who said it',
      'smith',
    );
    assert.deepEqual(
      offered.filter((one) => one.startsWith('John')),
      ['John Smith (senator)', 'John Smith (the campaign aide)'],
    );
    await newsroom.priya.close(newsroom.priya.view()!, { clear: true });

    for (const line of ['said-by John Smith', 'claims by:"John Smith"', 'actor Smith']) {
      const question = await page(newsroom.priya, line);
      assert.match(
        newsroom.priya.reads(question),
        /^Which “(?:John )?Smith”\? More than one fits: John Smith \(senator\); John Smith/,
      );
      await newsroom.priya.click(question, 'John Smith (the campaign aide)');
      const answered = () => {
        const text = newsroom.priya.ephemerals(STORY).at(-1)?.text ?? '';
        return /The second/.test(text) && text;
      };
      assert.doesNotMatch(await newsroom.slack.until(answered, `the answer to ${line}`), /The first/);
    }
    assert.match(await newsroom.ask('said-by John Smith (the campaign aide)'), /The second/);
    assert.match(await newsroom.ask('said-by "John Smith (senator)"'), /The first/);
    // Filling in a claim chooses neither.
    const prefilled = (await newsroom.priya.slash(STORY, '/story add "x" — John Smith, at a rally, Aug. 10')).asView;
    assert.match(
      newsroom.priya.reads(prefilled),
      /More than one is on file: John Smith \(senator\); John Smith \(the campaign aide\)/,
    );
    await newsroom.priya.close(prefilled, { clear: true });
  });
});
