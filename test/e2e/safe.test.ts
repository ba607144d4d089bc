import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CLAIM, STORY, TestNewsroom } from '../support/newsroom.ts';

const PLAIN = 'We will not comment on internal mail.';
const UNNAMED = {
  'Who said it': 'a campaign aide',
  'Title at the time': null,
  'Ground rules': 'On background',
  'Terms as agreed': 'attributed to a campaign aide',
};

describe('may this be printed', () => {
  let newsroom: TestNewsroom;
  const safe = async (line: string, who = newsroom.priya) =>
    who.reads((await who.slash(STORY, `/story safe ${line}`)).asMessage);

  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
    await newsroom.approved({ 'What they said': PLAIN });
    await newsroom.file({ 'What they said': 'The password was never changed.' });
  });
  after(() => newsroom.close());

  it('yes, for approved words on the record', async () => {
    for (const line of [`"${PLAIN}"`, 'internal mail', 'HACK-1']) {
      const told = await safe(line);
      assert.match(
        told,
        /^Yes: .*\nYes · HACK-1\n• The attribution is approved\. That is not to say that it is true\.\n• It is filed as about nobody, so no other side was looked for\./,
      );
    }
  });

  it('not yet, for words that wait or are held, with who can change it', async () => {
    assert.match(
      await safe('the password was never changed'),
      /^Not yet: .*\nNot yet · HACK-2\n• Its attribution is not approved\. It can be approved by @Maya.*, @Tom/,
    );
    await newsroom.tom.react(await newsroom.card('HACK-2'), 'x');
    await newsroom.cardSays(/On hold/, 'HACK-2');
    assert.match(await safe('2'), /• On hold by @Tom.*, who can take the hold back/);
  });

  it('not yet, for words that differ from those on file, and says what differs', async () => {
    assert.match(
      await safe('we will not comment on internal letters'),
      /not the words on file\. What differs: .*letters.*mail/,
    );
  });

  it('not yet, for words that nobody stands for, and keeps the question', async () => {
    const told = await safe('the moon is made of cheese');
    assert.match(
      told,
      /^Not yet: “the moon is made of cheese”\nNobody stands for these words yet: .*HACK \(trump-campaign-hack\)/,
    );
  });

  it('no, for what was retracted, and why', async () => {
    const reference = await newsroom.approved({ 'What they said': 'Every server was wiped overnight.' });
    const form = (await newsroom.maya.slash(STORY, `/story retract ${reference}`)).asView;
    await newsroom.maya.submit(form, { 'Taken back by': 'The speaker', Reason: 'He misspoke.' });
    await newsroom.settled(reference, 'retracted');
    assert.match(
      await safe('every server was wiped'),
      /^No: .*\n.*\n• It is retracted: the speaker took it back \(He misspoke\)\. If/,
    );
  });

  it('minding the terms, which are quoted, with an on-record claim that says the same', async () => {
    const words = 'The files were sent to three newspapers.';
    const knower = { 'Identity known to': newsroom.maya.id };
    const reference = await newsroom.approved({ ...UNNAMED, ...knower, 'What they said': words });
    const alone = await safe(reference);
    assert.match(alone, /^Yes, minding what stands below: /);
    assert.match(
      alone,
      /• On background: “attributed to a campaign aide”\. Attribute it only so: "The files were sent to three newspapers," a campaign aide said/,
    );
    assert.doesNotMatch(alone, /instead/);
    const named = await newsroom.approved({ 'What they said': words, 'Who said it': 'Karoline Leavitt' });
    const both = await safe(reference);
    assert.match(both, new RegExp(`On the record instead: Karoline Leavitt said the same words\\n[\\s\\S]*${named}`));
    assert.match(await safe(`"${words}"`), /^Yes: .* is in 2 claims; each is judged by itself/);
  });

  it('not yet, under an embargo, with the time left; shown wherever the claim is', async () => {
    const { priya } = newsroom;
    const words = { 'What they said': 'The report comes out on its own day.' };
    const odd = await priya.slash(STORY, '/story add');
    const refused = await priya.submit(odd.asView, { ...CLAIM, ...words, 'Embargo until': 'soon' });
    assert.match(JSON.stringify(refused), /Give the day and time when it ends/);
    await priya.close(odd.asView, { clear: true });
    const reference = await newsroom.approved({ ...words, 'Embargo until': '2099-08-12 06:00' });
    assert.match(await newsroom.cardText(reference), /Embargo until 6 a\.m\. Wednesday, Aug\. 12, 2099/);
    const told = await safe(reference);
    assert.match(told, /• Embargo until 6 a\.m\. Wednesday, Aug\. 12, 2099: \d+ days( \d+ hours?)? left/);
    const copied = await priya.click(
      (await priya.slash(STORY, `/story safe ${reference}`)).asMessage,
      'Copy Attribution',
    );
    assert.match(
      (await copied.reply()).text,
      /ready to paste: Embargo until 6 a\.m\. .*: \d+ days.* left\.\n"The report/,
    );
    const form = (await priya.slash(STORY, `/story correct ${reference}`)).asView;
    assert.match(JSON.stringify(form), /"initial_value":"2099-08-12 06:00"/);
    await priya.close(form, { clear: true });
  });

  it('not yet, for an accusation whose other side nobody heard; then with it', async () => {
    const accused = 'the Islamic Republic of Iran';
    const reference = await newsroom.approved({ 'What they said': 'They broke into our mail.', About: [accused] });
    assert.match(
      await safe(reference),
      /• No response is on file from the Islamic Republic of Iran\. A reporter can ask/,
    );
    const denial = { 'Who said it': accused, 'Title at the time': null, They: 'Denied something' };
    const answer = await newsroom.approved({ ...denial, 'What they said': 'We broke into nothing.' });
    assert.match(
      await safe(reference),
      new RegExp(`^Yes, minding .*\\n.*\\n• Print the other side with it: ${answer}\\.`),
    );
  });

  it('not yet, where one of the accused was not heard; then with word that they were asked, and until when', async () => {
    const both = { About: ['the Islamic Republic of Iran', 'Bellwether, Ltd', 'Roger Stone'] };
    const reference = await newsroom.approved({ 'What they said': 'They sold what they stole.', ...both });
    assert.match(
      await safe(reference),
      /^Not yet: .*\n.*\n• No response is on file from Bellwether, Ltd or Roger Stone\. A reporter can ask/,
    );
    for (const whom of ['Bellwether, Ltd', 'Roger Stone'])
      await newsroom.ask(`ask ${whom} about ${reference} via e-mail by Jan. 5, 2199 5 p.m.`);
    const told = await safe(reference);
    assert.match(told, /^Yes, minding /);
    assert.match(
      told,
      /• Say that Bellwether, Ltd was asked for comment\. No answer is on file yet: it is due 5 p\.m\. .*2199/,
    );
    assert.match(told, /• It rests on one source: /);
  });
});
