import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Message, View } from '../../src/local/state/records.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';

const SAID = 'Cheung in a statement: “These documents were illegally obtained” & <sent> on; he’ll say *more* at 5.';
const PLAIN = 'The statement, in full & <sent> on; *more* at 5.';
const STATEMENT =
  '“These documents were illegally obtained,” Trump campaign spokesman Steven Cheung said in a statement Saturday. The FBI declined to comment. Iran’s mission to the United Nations said it had no part in this.';

describe('Save as Claim', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  after(() => newsroom.close());

  const save = async (message: Message, who = newsroom.priya): Promise<View> => {
    await who.shortcut('Save as Claim', message);
    return newsroom.claimForm(who);
  };
  const reading = (): string => newsroom.priya.reads(newsroom.priya.view()!);
  const shut = (): Promise<void> => newsroom.priya.close(newsroom.priya.view()!, { clear: true });
  const file = (form: View, fields = {}) =>
    newsroom.proposed(newsroom.priya, () => newsroom.priya.submit(form, { 'Who said it': 'Steven Cheung', ...fields }));

  it('opens the form with a message’s words as people see them, its author and its time', async () => {
    await save(await newsroom.tom.says(STORY, PLAIN));
    assert.match(reading(), /^New Claim\nFor HACK: Trump campaign says it was hacked\nFrom a message by Tom Okafor, /);
    const words = 'The statement, in full & <sent> on; more at 5.';
    assert.ok(reading().includes(`What they said (optional): ${words}`), reading());
    await shut();
  });

  it('fills the form from the surest thing that the message says somebody said, and counts the others', async () => {
    const form = await save(await newsroom.tom.says(STORY, STATEMENT));
    const text = reading();
    for (const part of [
      'Filled in from this message: check it.',
      '2 more attributed statements in this message: file them with /story import.',
      'Who said it: Steven Cheung',
      'Title at the time (optional): Trump campaign spokesman',
      'What they said (optional): These documents were illegally obtained\n',
      'These are: Exact words',
      'They: Said it',
      'When (optional): Saturday',
      'How and to whom (optional): in a statement',
    ]) {
      assert.ok(text.includes(part), `${part} in:\n${text}`);
    }
    const reference = await newsroom.proposed(newsroom.priya, () => newsroom.priya.submit(form));
    const card = await newsroom.cardText(reference);
    assert.match(card, /> These documents were illegally obtained\n/);
    assert.match(card, /Saturday, .* in a statement|in a statement.*Saturday, /s);
    assert.match(card, /words checked against the Slack message by Tom Okafor/);
  });

  it('takes whoever is on file by that name for them', async () => {
    const form = await save(await newsroom.tom.says(STORY, 'Cheung denied it.'));
    assert.match(reading(), /Who said it: Steven Cheung\n/);
    assert.match(reading(), /What they said \(optional\): denied it\n/);
    assert.match(reading(), /They: Denied something/);
    await newsroom.proposed(newsroom.priya, () => newsroom.priya.submit(form));
  });

  it('refuses words that are not in the message at their field, and loses nothing', async () => {
    const form = await save(await newsroom.tom.says(STORY, SAID));
    const fields = {
      'What they said': 'The documents were illegally obtained',
      'Who said it': 'Steven Cheung',
      When: 'yesterday',
    };
    const sent = await newsroom.priya.submit(form, fields);
    assert.deepEqual(sent.outcome === 'errors' && Object.keys(sent.errors), ['What they said']);
    for (const kept of Object.values(fields)) assert.ok(reading().includes(kept), kept);
    const reference = await file(form, { 'What they said': '“These documents were illegally obtained”' });
    const card = await newsroom.cardText(reference);
    assert.match(card, /> These documents were illegally obtained\n/);
    assert.match(card, /words checked against the Slack message by Tom Okafor/);
  });

  it('checks each part in quotation marks of words that are partly exact', async () => {
    const form = await save(await newsroom.tom.says(STORY, SAID));
    const fields = { 'These are': 'Partly exact words', 'Who said it': 'Steven Cheung' };
    const sent = await newsroom.priya.submit(form, {
      ...fields,
      'What they said': 'said they were "legally obtained by us"',
    });
    assert.deepEqual(sent.outcome === 'errors' && Object.keys(sent.errors), ['What they said']);
    await file(form, { 'What they said': 'said they were “illegally obtained”' });
  });

  it('links the claim to its message', async () => {
    const message = await newsroom.tom.says(STORY, 'We know nothing of this');
    const reference = await file(await save(message));
    const card = await newsroom.card(reference);
    const links = JSON.stringify(card.blocks).match(/https:[^"]+/g) ?? [];
    assert.ok(
      links.some((url) => url.endsWith(`/p${message.ts.replace('.', '')}`)),
      links.join(' '),
    );
  });

  it('works on a reply in a thread, and answers there', async () => {
    const parent = await newsroom.tom.says(STORY, 'What do we have?');
    const reply = await newsroom.maya.says(STORY, 'Cheung says they were stolen', { threadTs: parent.ts });
    const reference = await file(await save(reply), { 'These are': 'Our words' });
    const told = newsroom.priya.thread(parent).find((seen) => seen.text.startsWith(`${reference} is proposed`));
    assert.ok(told?.ephemeral);
  });

  it('works on a message with a file, by its text', async () => {
    const form = await save(
      await newsroom.tom.says(STORY, 'The statement, attached', { files: [{ name: 'statement.pdf' }] }),
    );
    assert.match(reading(), /What they said \(optional\): The statement, attached/);
    await file(form);
  });

  it('offers our words for a message without any', async () => {
    const form = await save(await newsroom.tom.says(STORY, '', { files: [{ name: 'photo.jpg' }] }));
    assert.match(reading(), /It has no text to quote/);
    assert.match(reading(), /These are: Our words/);
    const quoted = await newsroom.priya.submit(form, {
      'Who said it': 'Steven Cheung',
      'These are': 'Exact words',
      'What they said': 'made up',
    });
    assert.deepEqual(quoted.outcome === 'errors' && Object.keys(quoted.errors), ['What they said']);
    const reference = await file(form, { 'These are': 'Our words', 'What they said': 'showed the documents' });
    assert.match(await newsroom.cardText(reference), /from a Slack message by Tom Okafor/);
  });

  it('works on what a bot wrote', async () => {
    const form = await save(await newsroom.card('HACK-1'));
    assert.match(reading(), /illegally obtained/);
    await newsroom.priya.close(form);
  });

  it('files a whole message of 3,001 characters when the field is left empty', async () => {
    const words = `${'We were told nothing, and nothing is what we know. '.repeat(60).slice(0, 3_000)}.`;
    const form = await save(await newsroom.tom.says(STORY, words));
    assert.match(reading(), /leave What they said empty to file the whole message/);
    const reference = await file(form);
    const shown = await newsroom.cardText(reference);
    assert.ok(shown.includes(words), shown.slice(0, 200));
  });

  it('takes a part of a message of 12,000 characters, and says that the whole is too long', async () => {
    const words = Array.from({ length: 1_500 }, (_, index) => `word${index}`)
      .join(' ')
      .slice(0, 12_000);
    const form = await save(await newsroom.tom.says(STORY, words));
    assert.match(reading(), /longer than one claim holds \(9,000 characters\)/);
    const whole = await newsroom.priya.submit(form, { 'Who said it': 'Steven Cheung' });
    assert.match(
      JSON.stringify(whole),
      /"What they said":"That is 12,000 characters; a claim holds 9,000\. File it in parts\."/,
    );
    await file(form, { 'What they said': 'word1100 word1101 word1102' });
  });

  it('does not take a whole message for the words of somebody who declined', async () => {
    const words = `${'The press office was asked by telephone. '.repeat(90)}It declined to comment.`;
    const form = await save(await newsroom.tom.says(STORY, words));
    const reference = await file(form, { They: 'Declined to comment' });
    assert.match(await newsroom.cardText(reference), /> declined to comment\n/);
  });

  it('reads a date against the day of the message', async () => {
    const form = await save(await newsroom.tom.says(STORY, 'Said so today'));
    await newsroom.priya.pressEnter(form, 'When', 'today');
    const day = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'America/New_York' }).format(new Date());
    await newsroom.slack.until(() => reading().includes(`When is read as: ${day}, `), 'the day as read');
    assert.match(reading(), /^New Claim\nFor HACK: .*\nFrom a message by Tom Okafor, /);
    await shut();
  });

  it('asks for the story where none is at home, then offers the names on file in it', async () => {
    const elsewhere = await newsroom.cover('other', { members: [newsroom.priya] });
    const message = await newsroom.priya.says('#newsroom', 'They were stolen');
    const form = await save(message);
    assert.deepEqual(await newsroom.priya.suggest(form, 'Story', ''), [
      'HACK: Trump campaign says it was hacked',
      'OTHER: The other story',
    ]);
    assert.deepEqual(await newsroom.priya.suggest(form, 'Who said it', 'Cheu'), ['Cheu']);
    await newsroom.priya.fill(form, { 'How and to whom': 'told us' });
    await newsroom.priya.choose(form, 'Story', { typed: 'hack', pick: 'HACK: Trump campaign says it was hacked' });
    await newsroom.slack.until(() => reading().includes('For HACK: '), 'the story’s name on the form');
    assert.deepEqual(await newsroom.priya.suggest(newsroom.priya.view()!, 'Who said it', 'Cheu'), [
      'Steven Cheung',
      'Cheu',
    ]);
    assert.match(reading(), /How and to whom \(optional\): told us/);

    await newsroom.priya.fill(newsroom.priya.view()!, { 'Who said it': 'Steven Cheung' });
    await newsroom.priya.choose(newsroom.priya.view()!, 'Story', 'OTHER: The other story');
    await newsroom.slack.until(() => reading().includes('For OTHER: '), 'the other story’s name on the form');
    const sent = await newsroom.priya.submit(newsroom.priya.view()!);
    assert.deepEqual(sent.outcome === 'errors' && Object.keys(sent.errors), ['Who said it']);
    const reference = await newsroom.proposed(
      newsroom.priya,
      () => newsroom.priya.submit(newsroom.priya.view()!, { 'Who said it': 'Jane Doe' }),
      '#newsroom',
    );
    assert.equal(reference, 'OTHER-1');
    assert.match(await newsroom.cardText(reference, elsewhere), /> They were stolen\n/);
  });

  it('points out at About a name much like one on file that was chosen before the story was', async () => {
    const form = await save(await newsroom.priya.says('#newsroom', 'They were copied'));
    await newsroom.priya.fill(form, { About: ['Steven Chueng'] });
    await newsroom.priya.choose(form, 'Story', 'HACK: Trump campaign says it was hacked');
    await newsroom.slack.until(() => reading().includes('For HACK: '), 'the story’s name on the form');
    const sent = await newsroom.priya.submit(newsroom.priya.view()!, { 'Who said it': 'Jane Doe' });
    assert.deepEqual(sent.outcome === 'errors' && Object.keys(sent.errors), ['About']);
    assert.match(reading(), /Did you mean Steven Cheung\? Choose that name, or type “Steven Chueng” again/);
    await newsroom.proposed(
      newsroom.priya,
      () => newsroom.priya.submit(newsroom.priya.view()!, { About: ['Steven Chueng'] }),
      '#newsroom',
    );
  });

  it('works where the bot is not', async () => {
    newsroom.slack.addChannel({ name: 'far-away', members: [newsroom.priya.id, newsroom.tom.id] });
    const message = await newsroom.tom.says('#far-away', 'Nobody here but us');
    const form = await save(message);
    const reference = await newsroom.proposed(
      newsroom.priya,
      () =>
        newsroom.priya.submit(form, { Story: 'HACK: Trump campaign says it was hacked', 'Who said it': 'Jane Doe' }),
      '#far-away',
    );
    const card = await newsroom.card(reference);
    assert.match(
      JSON.stringify(card.blocks),
      new RegExp(`/archives/${message.channel}/p${message.ts.replace('.', '')}`),
    );
  });
});
