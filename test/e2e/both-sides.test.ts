import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { STORY, TestNewsroom } from '../support/newsroom.ts';

const ACCUSED = 'the Islamic Republic of Iran';
const DENIAL = {
  'Who said it': ACCUSED,
  'Title at the time': null,
  'What they said': 'We stole no documents from anybody.',
  They: 'Denied something',
  When: '2024-08-11',
};

describe('both sides of a story', () => {
  let newsroom: TestNewsroom;
  const ask = async (line: string, who = newsroom.priya) => {
    const reply = await who.slash(STORY, `/story ${line}`);
    return who.reads(reply.asMessage);
  };
  /** Presses a button in an answer. @returns what is said to that */
  const press = async (line: string, button: string, who = newsroom.priya) =>
    (await (await who.click((await who.slash(STORY, `/story ${line}`)).asMessage, button)).reply()).text;

  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
    await newsroom.approved({ About: [ACCUSED] });
    await newsroom.approved({ ...DENIAL, Outlet: null });
    await newsroom.approved({
      ...{ 'Who said it': 'Microsoft', 'Title at the time': null, Outlet: null, 'How and to whom': 'in a report' },
      ...{ 'What they said': 'A group run by Iran sent mail to a campaign official.', About: [ACCUSED] },
    });
  });
  after(() => newsroom.close());

  it('offers whoever files a denial the link to the one claim that it answers', async () => {
    const said = newsroom.priya.ephemerals(STORY).find(({ text }) => /^HACK-2 is proposed/.test(text));
    assert.match(said?.text ?? '', /It seems that it denies HACK-1 \(Steven Cheung\)\. Is that so\?/);
    assert.ok(said);
    const linked = await (await newsroom.priya.click(said.message, 'Link')).reply();
    assert.match(linked.text, /HACK-2 .* denies HACK-1, by Steven Cheung\. That is a suggestion/);
    const { priya, slack } = newsroom;
    const told = await slack.until(
      () => priya.dms().find(({ text }) => /^HACK-2, which you proposed/.test(text)),
      'the note that HACK-2 is approved',
    );
    assert.match(priya.reads(told.message), /It seems that it denies HACK-1[\s\S]*\[Link\]/);
  });

  it('shows a reporter’s link as suggested until an editor confirms it', async () => {
    const { maya } = newsroom;
    const suggested = await ask('denials HACK-1');
    assert.match(suggested, /HACK-1: 1 response on file/);
    assert.match(suggested, /Denies HACK-1 · only suggested, by @Priya/);
    assert.doesNotMatch(suggested, /Confirm/);
    assert.doesNotMatch(await ask('claims'), /Denied in/);
    assert.match(await press('denials HACK-1', 'Confirm', maya), /It shows with both claims/);
    assert.match(await ask('denials illegally obtained'), /Denies HACK-1 · linked by @Maya/);
    assert.match(
      await ask('history HACK-2'),
      /suggested a link: it denies HACK-1[\s\S]*confirmed that it denies HACK-1/,
    );
  });

  it('takes what a denial touches from a press or a word, and shows it with the claim', async () => {
    const { maya } = newsroom;
    assert.match(await press('link HACK-1 is denied by HACK-2', 'The Fact', maya), /denies HACK-1 \(the fact\)/);
    assert.match(await ask('who-said illegally'), /Denied in HACK-2 \(the Islamic Republic of Iran\), the fact/);
    assert.match(await ask('link 2 denies 1 non-denial', maya), /a non-denial: nothing of it/);
    assert.match(await ask('denials 1'), /Denies HACK-1 \(a non-denial: nothing of it\)/);
  });

  it('says which of those that a claim is about nothing is on file from', async () => {
    const about = { 'What they said': 'Two men were seen at the server.', About: ['Roger Stone', ACCUSED] };
    const reference = await newsroom.approved(about);
    const told = await ask(`denials ${reference}`);
    assert.match(told, /On file from the Islamic Republic of Iran; linked by nobody/);
    assert.match(told, /No response on file from Roger Stone\./);
  });

  it('links nothing with itself, with what is over, or by half a sentence', async () => {
    const { maya } = newsroom;
    assert.match(await ask('link HACK-1 denies HACK-1'), /can't be linked with itself/);
    assert.match(await ask('link HACK-1 denies HACK-99'), /There is no claim HACK-99/);
    assert.match(await ask('link HACK-1 likes HACK-2'), /Type it like this/);
    assert.match(await ask('link HACK-3 corroborates HACK-1 fact'), /Only a claim that denies, disputes or answers/);
    assert.match(await ask('link HACK-3 repeats HACK-1 remove', maya), /There is no such link/);
  });

  it('lets a reporter take back a suggestion of their own, and nothing that an editor stands for', async () => {
    assert.match(await ask('link HACK-2 denies HACK-1 remove'), /Only an editor of the story can remove this link/);
    await ask('link HACK-2 disputes HACK-3');
    assert.match(await ask('link HACK-2 disputes HACK-3 remove'), /no longer disputes HACK-3/);
    assert.doesNotMatch(await ask('denials HACK-3'), /Disputes HACK-3/);
  });

  it('counts the independent sources behind a claim, and collapses those that are one', async () => {
    const { maya } = newsroom;
    assert.match(await ask('sources HACK-1'), /HACK-1: 1 independent source Nobody else bears it out/);
    const copy = await newsroom.approved({ Outlet: 'AP', 'How and to whom': 'told Reuters' });
    await ask(`link ${copy} repeats HACK-1`, maya);
    await ask('link HACK-3 corroborates HACK-1', maya);
    const told = await ask('sources 1');
    assert.match(told, /HACK-1: 2 independent sources/);
    assert.match(told, /1\. Steven Cheung · second-hand: as Reuters reported · on the record/);
    assert.match(told, new RegExp(`The same source, counted once:\\n${copy} · Steven Cheung · told Reuters · AP`));
    assert.match(told, /2\. Microsoft · first-hand: their own words to us/);
    assert.match(await ask('who-said illegally'), /Corroborated by 1 independent source: HACK-3 \(Microsoft\)/);
  });

  it('answers as things stood', async () => {
    assert.match(await ask('as-of yesterday denials HACK-1'), /There is no claim HACK-1/);
    assert.match(await ask('as-of today sources HACK-1'), /^Historic.*2 independent sources/);
  });
});
