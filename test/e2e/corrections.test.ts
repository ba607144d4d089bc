import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { StoryId } from '../../src/domain/ids.ts';
import type { Persona } from '../../src/local/driver/persona.ts';
import { decisionNotice } from '../../src/review/notices.ts';
import type { Filling } from '../support/newsroom.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';
import { changeSettings } from '../support/review.ts';

const WORDS = 'These documents were illegally obtained from foreign sources hostile to the United States.';
const HEARD = 'These documents were illegally obtained from a foreign source hostile to the United States.';
const CHANGE = { 'This is a': 'Correction: it was wrong', Reason: 'The recording has it otherwise.' };

/** Opens the form of `correct`, changes fields in it and sends it. */
async function correct(
  who: Persona,
  reference: string,
  fields: Record<string, Filling>,
  channel: string = STORY,
): ReturnType<Persona['submit']> {
  const form = (await who.slash(channel, `/story correct ${reference}`)).asView;
  return who.submit(form, { ...CHANGE, ...fields });
}

describe('a correction', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  after(() => newsroom.close());

  it('starts from the claim as it stands, and changes nothing until an editor approves it', async () => {
    const { priya, maya } = newsroom;
    const reference = await newsroom.approved({});
    const form = (await priya.slash(STORY, `/story correct ${reference}`)).asView;
    assert.equal(form.title, 'Correct a Claim');
    const read = priya.reads(form);
    for (const shown of ['Steven Cheung', 'Trump campaign spokesman', WORDS, 'Saturday, Aug. 10, 2024', 'Reuters']) {
      assert.ok(read.includes(shown), shown);
    }
    await newsroom.proposed(priya, () => priya.submit(form, { ...CHANGE, 'What they said': HEARD }));
    const card = await newsroom.slack.until(
      () => maya.sees(STORY).find((seen) => seen.text.startsWith(`Review ${reference}, version 2`))?.message,
      'the card of the correction',
    );
    const said = maya.reads(card);
    assert.match(said, /Correction of version 1.*: The recording has it otherwise\./);
    assert.match(said, /foreign sources|foreign source/);
    assert.ok(said.includes(HEARD));
    assert.match(await newsroom.ask('who-said illegally obtained', priya), /foreign sources hostile/);
    await newsroom.slack.until(
      () => maya.sees(STORY).some((seen) => /Correction pending: version 2/.test(maya.reads(seen.message))),
      'the old card to point to the new one',
    );

    await maya.react(card, 'white_check_mark');
    await newsroom.settled(reference, 'approved, version 2');
    assert.match(await newsroom.ask('who-said illegally obtained', priya), /a foreign source hostile/);
    await newsroom.settled(reference, 'replaced');
    assert.match(
      await newsroom.ask('who-said "foreign sources hostile"', priya),
      new RegExp(`^No match for “foreign sources hostile”\\..* Corrected since, with these words: ${reference}\\.`),
    );
    const history = await newsroom.ask(`history ${reference}`, priya);
    assert.match(history, /proposed a correction \(version 2\): The recording has it otherwise\./);
  });

  it('needs a kind and a reason, and must change something', async () => {
    const { priya } = newsroom;
    const reference = await newsroom.approved({ 'What they said': 'We know nothing of it.' });
    const form = (await priya.slash(STORY, `/story correct ${reference}`)).asView;
    const told = await priya.submit(form, { Reason: 'No.' });
    assert.equal(told.outcome, 'errors');
    assert.deepEqual(await priya.submit(form, CHANGE), {
      outcome: 'errors',
      errors: { 'This is a': 'Nothing is different from what is on file. Change what is wrong, or cancel.' },
    });
    await priya.close(form, { clear: true });
  });

  it('waits one at a time: its proposer may replace it, and anyone else is pointed to it', async () => {
    const { priya, tom, maya } = newsroom;
    const reference = await newsroom.approved({ 'What they said': 'We saw it on the ninth.' });
    const late = (await tom.slash(STORY, `/story correct ${reference}`)).asView;
    assert.equal((await correct(priya, reference, { 'What they said': 'We saw it on the tenth.' })).outcome, 'closed');
    const told = await tom.submit(late, { ...CHANGE, 'What they said': 'We saw it on the eleventh.' });
    assert.match(JSON.stringify(told), /A correction of HACK-\d+ waits for review already/);
    await tom.close(late, { clear: true });
    assert.match(await newsroom.ask(`correct ${reference}`, tom), /waits for review already/);
    assert.equal((await correct(priya, reference, { 'What they said': 'We saw it on the 10th.' })).outcome, 'closed');
    await newsroom.slack.until(
      () => maya.sees(STORY).some((seen) => /Version 3 took its place/.test(maya.reads(seen.message))),
      'the card of version 2 to point to version 3',
    );
  });

  it('is refused for a claim that was retracted', async () => {
    const { priya, maya } = newsroom;
    const reference = await newsroom.approved({ 'What they said': 'That was me.' });
    await retract(maya, reference, { 'Taken back by': 'The speaker', Reason: 'He was misquoted.' });
    assert.match(await newsroom.ask(`correct ${reference}`, priya), /is retracted, so it can't be changed any more/);
    assert.match(
      await newsroom.ask('who-said "that was me"', priya),
      new RegExp(`^No match for .* Retracted, with these words: ${reference}\\.`),
    );
  });

  it('by an editor says that another one has to approve it, unless the story lets the proposer’s count', async () => {
    const { maya } = newsroom;
    const reference = await newsroom.approved({ 'What they said': 'It was Friday.' });
    assert.equal((await correct(maya, reference, { 'What they said': 'It was Saturday.' })).outcome, 'closed');
    await newsroom.slack.until(
      () => maya.ephemerals(STORY).some(({ text }) => /Your own approval does not count: another editor/.test(text)),
      'the note that another editor is needed',
    );
    await changeSettings(
      { "The proposer's own approval": 'Counts, if the proposer is an editor' },
      maya,
      STORY,
      newsroom,
    );
    const second = await newsroom.approved({ 'What they said': 'It was noon.' });
    await correct(maya, second, { 'What they said': 'It was midnight.' });
    const notes = maya.ephemerals(STORY).filter(({ text }) => text.startsWith(`${second}: a correction`));
    assert.ok(notes.every(({ text }) => !/does not count/.test(text)));
  });
});

async function retract(who: Persona, reference: string, fields: Record<string, Filling>) {
  const form = (await who.slash(STORY, `/story retract ${reference}`)).asView;
  return who.submit(form, fields);
}

describe('a retraction', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  after(() => newsroom.close());

  it('by one editor takes a claim out of every answer, at once, and keeps it readable under its banner', async () => {
    const { maya, priya } = newsroom;
    const reference = await newsroom.approved({});
    const told = await retract(maya, reference, { 'Taken back by': 'The outlet', Reason: 'Reuters pulled the story.' });
    assert.deepEqual(told, { outcome: 'closed' });
    await newsroom.settled(reference, 'retracted');
    assert.match(await newsroom.ask('who-said illegally obtained', priya), /^No match/);
    const answer = await priya.slash(STORY, '/story claims status:retracted');
    const read = priya.reads(answer.asMessage);
    assert.match(read, /RETRACTED: the outlet took its report back, says @Maya Lindqvist: Reuters pulled the story\./);
    assert.ok(read.includes(WORDS));
    assert.doesNotMatch(read, /Share in Channel|Copy Attribution/);
    assert.match(await newsroom.cardText(reference), /Retracted by @Maya Lindqvist/);
  });

  it('leaves its reason out of a notice, still to be told, that the claim was approved', async () => {
    const { maya, desk } = newsroom;
    const reference = await newsroom.approved({ 'What they said': 'He said it himself.' });
    await retract(maya, reference, { 'Taken back by': 'The outlet', Reason: 'Reuters pulled the story.' });
    const number = Number(reference.split('-').at(-1));
    const [version] = await desk.newsroom.store.claims.edition(1 as StoryId, number);
    assert.ok(version);
    const notice = decisionNotice(version);
    assert.equal(notice.text, `${reference}, which you proposed, was approved.`);
    const [said] = notice.blocks ?? [];
    assert.doesNotMatch(JSON.stringify(said), /Reuters pulled/);
  });

  it('asks who takes it back, and why', async () => {
    const { maya } = newsroom;
    const reference = await newsroom.approved({ 'What they said': 'No comment from us.' });
    const form = (await maya.slash(STORY, `/story retract ${reference}`)).asView;
    assert.equal((await maya.submit(form, { 'Taken back by': 'The speaker' })).outcome, 'errors');
    await maya.close(form, { clear: true });
  });

  it('is for editors, and for what is approved', async () => {
    const { priya, maya } = newsroom;
    const approved = await newsroom.approved({ 'What they said': 'One.' });
    assert.match(await newsroom.ask(`retract ${approved}`, priya), /Only an editor of the story can retract a claim/);
    const waiting = await newsroom.file({ 'What they said': 'Two.' });
    assert.match(await newsroom.ask(`retract ${waiting}`, maya), /is not approved, so there is nothing to take back/);
    assert.match(await newsroom.ask('retract', maya), /Type it like this/);
    assert.match(await newsroom.ask('retract HACK-999', maya), /There is no claim HACK-999/);
  });
});
