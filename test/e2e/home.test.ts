import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Persona } from '../../src/local/driver/persona.ts';
import { HIDDEN, HIDDEN_CHANNEL, makeHidden } from '../support/hidden.ts';
import { CLAIM, STORY, TestNewsroom } from '../support/newsroom.ts';

describe('the Home tab', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
  });
  after(() => newsroom.close());

  const home = async (who: Persona): Promise<string> => who.reads(await who.openHome());
  /** Without opening it again. */
  const stands = (who: Persona): string => who.reads(who.home()!);
  const becomes = (who: Persona, test: (text: string) => boolean, what: string): Promise<boolean> =>
    newsroom.slack.until(() => test(stands(who)), what);
  const press = (who: Persona, label: string) => who.click(who.home()!, label);

  it('says how to begin in an empty newsroom', async () => {
    const text = await home(newsroom.priya);
    assert.match(text, /No story yet that you can see.*Type \/story new .*Add its first claim: \/story add/s);
    assert.doesNotMatch(text, /\[Add a Claim\]|Your stories|Nothing waits/);
  });

  it('turns to the first story by itself, with one main thing to do: a click opens the form for a claim', async () => {
    await newsroom.story();
    const { priya } = newsroom;
    await becomes(
      priya,
      (text) => /HACK Trump campaign says it was hacked/.test(text),
      'Priya’s Home tab to tell of HACK',
    );
    assert.match(stands(priya), /^\[Add a Claim\] \[Find a Quote\]\n---\nNothing waits for you\.\n.*Save as Claim/);
    assert.match(stands(priya), /#trump-campaign-hack · open · nothing waits\n/);
    const primary = priya.home()!.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    assert.deepEqual(
      primary.map((one) => one.type === 'button' && one.style),
      ['primary', undefined],
    );
    await press(priya, 'Add a Claim');
    await newsroom.proposed(priya, async () => priya.submit(await newsroom.claimForm(), FIRST));
    await newsroom.card('HACK-1');
    await press(priya, 'Find a Quote');
    const find = () => priya.view()?.submit === 'Find' && priya.view();
    const form = await newsroom.slack.until(find, 'the form of Find a Quote');
    await priya.close(form, { clear: true });
  });

  it('shows editors what they can decide, with a link to its card, oldest first, and proposers what of theirs waits', async () => {
    await newsroom.file({ 'What they said': 'Second of all' });
    const text = await home(newsroom.tom);
    assert.match(
      text,
      /You can decide these\n.*First \*of\* all.*Open the card of HACK-1.*Second of all.*Open the card of HACK-2/s,
    );
    assert.match(text, /#trump-campaign-hack · open · 2 wait\n/);
    const own = await home(newsroom.priya);
    assert.match(own, /Your proposals that wait\nHACK-1 · Steven Cheung: First \*of\* all\nHACK-2 · /);
    assert.doesNotMatch(own, /You can decide|Nothing waits/);
  });

  it('is drawn anew, for everybody who has it open, when a claim is decided or proposed', async () => {
    const { maya, tom, priya } = newsroom;
    await maya.react(await newsroom.card('HACK-1'), '+1');
    for (const who of [tom, priya])
      await becomes(who, (text) => !/First \*of\* all/.test(text), `${who.id} to lose HACK-1`);
    assert.match(stands(tom), /HACK-2.*Changed in what you were shown.*\nHACK-1 \(Steven Cheung\) approved by @Maya/s);
    assert.match(stands(priya), /· 1 waits\n/);
    const held = await newsroom.file({ 'What they said': 'Tom proposed this' }, tom);
    await becomes(tom, (text) => /Your proposals that wait\nHACK-3 · Steven Cheung: Tom/.test(text), 'Tom’s own');
    assert.doesNotMatch(stands(tom).split('Your proposals')[0] ?? '', /Tom proposed this/);
    await maya.react(await newsroom.card(held), '+1');
    await newsroom.settled(held, 'approved');
  });

  it('has what is retracted or sealed to be confirmed, on the spot, and its words no more', async () => {
    const { maya, tom } = newsroom;
    const reference = await newsroom.file({ 'What they said': 'A third thing' });
    await becomes(tom, (text) => /A third thing/.test(text), 'the third thing');
    await maya.react(await newsroom.card(reference), '+1');
    await newsroom.settled(reference, 'approved');
    const form = (await maya.slash(STORY, `/story retract ${reference}`)).asView;
    await maya.submit(form, { 'Taken back by': 'The speaker', Reason: 'He misspoke.' });
    const waiting = await newsroom.file({ 'What they said': 'A fourth thing' });
    await becomes(tom, (text) => /A fourth thing/.test(text), 'the fourth thing');
    const seal = (await maya.slash(STORY, `/story seal ${waiting}`)).asView;
    await maya.submit(seal, { Reason: 'An order of the court.' });
    const both =
      /confirm\nHACK-4 was retracted\nHACK-5 was sealed\n\[Got It\]|confirm\nHACK-5 was sealed\n\[Got It\]\nHACK-4 was retracted\n\[Got It\]/;
    newsroom.clockAt(Math.floor(Date.now() / 1_000) + 120);
    await becomes(tom, (text) => both.test(text) && !/A (third|fourth) thing/.test(text), 'what Tom is to confirm');
    while (/\[Got It\]/.test(stands(tom))) {
      const before = stands(tom);
      await press(tom, 'Got It');
      await becomes(tom, (text) => text !== before, 'what he confirmed to be gone');
    }
    assert.match(await newsroom.ask(`recall ${reference}`, maya), /Tom Okafor[^\n]*confirmed/);
    assert.doesNotMatch(stands(tom), /confirm/);
  });

  it('has a reporter’s requests for comment, to be ended on the spot, and the gap that one leaves', async () => {
    const { maya, priya, slack } = newsroom;
    const fields = { 'What they said': 'Iran broke into our mail.', About: ['Iran'] };
    const accusation = await newsroom.approved(fields);
    await becomes(priya, (text) => /· open · 1 waits · \d gaps?\n/.test(text), 'the gaps');
    const gaps = () => Number(/(\d+) gaps?\n/.exec(stands(priya))?.[1] ?? 0);
    const before = gaps();
    await newsroom.ask(`ask Iran about ${accusation} via e-mail by tomorrow noon`, priya);
    await becomes(priya, (text) => /You asked Iran about HACK-6 via e-mail, answer due noon/.test(text), 'the request');
    assert.equal(gaps(), before - 1);
    assert.match(stands(priya), /\[Answered\] \[Declined\] \[No Answer\] \[Cancel Request\]/);
    assert.doesNotMatch(await home(maya), /requests for comment/);
    await press(priya, 'Declined');
    await becomes(priya, (text) => !/requests for comment/.test(text), 'the request to be gone');
    assert.match(stands(priya), /Your proposals that wait\n.*HACK-7 · Iran/s);
    const notice = await slack.until(() => priya.view(), 'what came of it');
    await priya.close(notice, { clear: true });
  });

  it('tells on a Monday morning what changed since one last asked, until one asks', async () => {
    const { tom } = newsroom;
    newsroom.clockAt(Math.floor(Date.now() / 1_000) + 2.5 * 86_400);
    const text = await home(tom);
    assert.match(text, /You can decide these\n.*Second of all.*HACK-7/s);
    assert.match(
      text,
      /shown, in the last three days\. All of it: \/story changed since .*\nHACK-5 sealed .*HACK-1 \(/s,
    );
    await newsroom.ask('changed', tom, '#newsroom');
    await becomes(tom, (text) => !/Changed in what you were shown/.test(text), 'nothing new');
    await newsroom.maya.react(await newsroom.card('HACK-2'), '+1');
    await becomes(tom, (text) => /since you last asked, .*\/story changed\nHACK-2 .* approved/.test(text), 'the news');
  });

  it('holds nothing of a closed story for who is not in its channel', async () => {
    const before = [await home(newsroom.tom), await home(newsroom.lena)];
    await makeHidden(newsroom, [newsroom.priya]);
    assert.deepEqual([await home(newsroom.tom), await home(newsroom.lena)], before);
    const text = await home(newsroom.priya);
    assert.match(text, new RegExp(`${HIDDEN.words}, again`));
    assert.match(text, /SECRET The secret story #cover-secret · closed · 1 waits/);
    assert.match(text, new RegExp(`You asked ${HIDDEN.speaker} about SECRET-1`));
    await newsroom.tom.joins(HIDDEN_CHANNEL, newsroom.maya.id);
    await becomes(newsroom.tom, (seen) => /SECRET-2/.test(seen), 'Tom to see it');
    await newsroom.tom.leaves(HIDDEN_CHANNEL);
    await becomes(newsroom.tom, (seen) => seen === before[0], 'Tom to see it no more');
    await newsroom.priya.leaves(HIDDEN_CHANNEL);
    await becomes(newsroom.priya, (seen) => !/secret|Umbra|vault/i.test(seen), 'Priya to see it no more');
  });

  it('shows a guest the stories whose channels they are in', async () => {
    await newsroom.cover('other');
    const text = await home(newsroom.lena);
    assert.match(text, /HACK/);
    assert.doesNotMatch(text, /OTHER|SECRET/);
  });

  it('counts what does not fit, and shows an archived story no more', async () => {
    for (let filed = 0; filed < 11; filed += 1) await newsroom.propose({ 'What they said': `Word ${filed}` });
    const waiting = /· open · (\d+) wait/.exec(await home(newsroom.tom))?.[1];
    assert.match(await home(newsroom.tom), new RegExp(`${waiting} in all: /story pending`));
    assert.match(await home(newsroom.priya), new RegExp(`${waiting} in all: /story pending`));
    await newsroom.ask('archive other', newsroom.maya);
    assert.doesNotMatch(await home(newsroom.maya), /OTHER/);
  });

  it('counts what is too long to be shown, too', async () => {
    await newsroom.ask('archive hack', newsroom.maya);
    await newsroom.cover('long', { members: [newsroom.priya] });
    const fields = { 'What they said': 'x'.repeat(3_000) };
    for (let filed = 0; filed < 4; filed += 1) await newsroom.file(fields, newsroom.priya, '#cover-long');
    const text = await home(newsroom.tom);
    assert.match(text, /Open the card of LONG-2/);
    assert.doesNotMatch(text, /Open the card of LONG-[34]/);
    assert.match(text, /4 in all: \/story pending/);
  });

  it('tells people of another workspace one sentence', async () => {
    assert.equal(await home(newsroom.sam), 'Story Desk answers members of this workspace only.');
  });
});

const FIRST = { ...CLAIM, 'What they said': 'First *of* all' };
