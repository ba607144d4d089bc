import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { UserId } from '../../src/domain/ids.ts';
import type { Persona } from '../../src/local/driver/persona.ts';
import { isAtRest } from '../support/at-rest.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';
import { changeSettings } from '../support/review.ts';

const HOUR = 3_600;

describe('requests for comment', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
    await newsroom.approved({ About: ['Iran'] });
  });
  after(() => newsroom.close());

  const reminders = (who: Persona) => who.dms().filter((seen) => /has not answered about/.test(seen.text));
  const open = async () => {
    const { store } = newsroom.desk.newsroom;
    return (await store.requests.list({ only: [(await store.stories.all())[0]!.id] })).filter(
      ({ outcome }) => outcome === null,
    );
  };
  /** Asks as Priya, and finds the confirmation with its buttons. */
  const asked = async (line: string) => {
    const reply = await newsroom.priya.slash(STORY, `/story ask ${line}`);
    assert.match(reply.text, /^On record: you asked/);
    return reply.asMessage;
  };

  it('are logged by one line, with the deadline read back, once at a time', async () => {
    const reply = await asked('Iran about 1 via e-mail by tomorrow noon');
    assert.match(
      newsroom.priya.reads(reply),
      /asked Iran about HACK-1 via e-mail, answer due noon \w+, \w+\.? \d+, \d{4}\./,
    );
    assert.match(await newsroom.ask('ask Iran about HACK-1 via phone'), /Iran is being asked about HACK-1 already/);
    const page = await newsroom.ask('actor Iran');
    assert.match(page, /Unanswered questions: 1\n.*asked Iran about HACK-1 via e-mail, answer due noon/);
    assert.match(await newsroom.ask('history 1'), /asked for comment on it/);
    const handover = await newsroom.ask('handover');
    assert.match(
      handover,
      /Requests for comment \(1\)\n• @Priya \S+ asked Iran about HACK-1 via e-mail, answer due noon/,
    );
    assert.match(handover, /Gaps \(1\)\n• Too few sources: 1 · \/story gaps in:trump-campaign-hack/);
    await newsroom.priya.click(reply, 'Cancel Request');
    await newsroom.slack.until(async () => (await open()).length === 0, 'the request to be cancelled');
    assert.doesNotMatch(await newsroom.ask('actor Iran'), /Unanswered questions/);
  });

  it('are refused where the line cannot mean what it says', async () => {
    assert.match(await newsroom.ask('ask Nobody about 1 via phone by noon'), /nobody|no one|Nobody/i);
    assert.match(await newsroom.ask('ask Iran about 99 via phone'), /HACK-99/);
    assert.match(await newsroom.ask('ask Iran about 1 via phone by yesterday'), /“yesterday” has passed/);
    assert.match(await newsroom.ask('ask Iran about 1 via phone by soon'), /can't read “soon” as a deadline/);
    assert.deepEqual(await open(), []);
  });

  it('are asked for in a form where a part is missing, with the story’s response window as the deadline', async () => {
    await changeSettings({ 'Response window': '3' }, newsroom.maya, STORY, newsroom);
    const { priya } = newsroom;
    const form = (await priya.slash(STORY, '/story ask Iran about HACK-1')).asView;
    assert.match(priya.reads(form), /Left empty: 3 hours from now/);
    const bad = await priya.submit(form, { How: 'e-mail', 'About which claim': 'HACK-77', Deadline: 'last week' });
    assert.equal(bad.outcome, 'errors');
    assert.deepEqual(await priya.submit(form, { How: 'e-mail', 'About which claim': '1', Deadline: null }), {
      outcome: 'closed',
    });
    const [request] = await newsroom.slack.until(async () => (await open()).length === 1 && open(), 'the request');
    assert.equal(request!.deadline - request!.at, 3 * HOUR);
    await newsroom.desk.newsroom.store.requests.cancel(request!.id, priya.id as UserId, newsroom.desk.newsroom.now());
  });

  it('remind their asker at the deadline, once, whatever is restarted, and file a silence through review', async () => {
    const { priya, slack } = newsroom;
    await asked('Iran about 1 via e-mail by in 2 hours');
    await newsroom.restart();
    assert.deepEqual(reminders(priya), []);
    newsroom.clockAt(newsroom.desk.newsroom.now() + 2 * HOUR);
    const reminder = await slack.until(() => reminders(priya)[0], 'the reminder');
    assert.match(reminder.text, /Iran has not answered about HACK-1, as far as I know\. You asked via e-mail/);
    await newsroom.restart();
    assert.match(await newsroom.ask('gaps'), /Request past its deadline · asked Iran about HACK-1/);
    assert.equal(reminders(priya).length, 1);
    await priya.click(reminder.message, 'No Answer');
    const card = await newsroom.card('HACK-2');
    assert.match(
      await newsroom.cardText('HACK-2'),
      /did not respond to a request for comment[\s\S]*Iran[\s\S]*Answers HACK-1/,
    );
    await slack.until(() => priya.dms().some((seen) => /^HACK-2 is proposed: Iran/.test(seen.text)), 'the new text');
    assert.equal(reminders(priya).length, 0);
    await newsroom.maya.react(card, 'white_check_mark');
    await newsroom.settled('HACK-2', 'approved');
    assert.match(await newsroom.ask('claims'), /Answered in HACK-2 \(Iran\)/);
  });

  it('open the form for an answer, linked with what it answers', async () => {
    const { priya, slack } = newsroom;
    const reply = await asked('Iran about 1 via phone by tomorrow');
    const form = await (await priya.click(reply, 'Answered')).opened();
    assert.match(priya.reads(form), /What Iran answered about HACK-1, asked via phone/);
    const answer = { 'What they said': 'We had no part in it.', They: 'Denied something', 'These are': 'Exact words' };
    const reference = await newsroom.proposed(priya, () => priya.submit(form, answer));
    assert.match(await newsroom.cardSays(/Denies HACK-1/, reference), /We had no part in it\./);
    assert.deepEqual(await open(), []);
    await priya.click(reply, 'Declined');
    await slack.until(
      () => priya.ephemerals(STORY).some((seen) => seen.text.includes(`is filed already: ${reference}`)),
      'the word that it is filed',
    );
  });

  it('are ended by their asker and by editors, and remind nobody who may not see the story any more', async () => {
    const { priya, maya, slack } = newsroom;
    const rosa = slack.addPerson({ name: 'rosa', real_name: 'Rosa Reyes' });
    const channel = await newsroom.cover('vault', { kind: 'private', members: [priya, rosa] });
    await newsroom.approved({ About: ['Iran'] }, channel);
    const reply = await rosa.slash(channel, '/story ask Iran about 1 via phone by in 2 hours');
    assert.match(reply.text, /^On record/);
    const page = (await priya.slash(channel, '/story actor Iran')).asMessage;
    await priya.click(page, 'Declined');
    await slack.until(
      () => priya.ephemerals(channel).some((seen) => /Only whoever asked, and editors/.test(seen.text)),
      'the refusal',
    );
    await rosa.leaves(channel);
    newsroom.clockAt(newsroom.desk.newsroom.now() + 2 * HOUR + 61);
    await slack.until(() => isAtRest(newsroom.desk.newsroom), 'everything to be sent');
    assert.deepEqual(reminders(rosa), []);
    const listed = (await maya.slash(channel, '/story actor Iran')).asMessage;
    await maya.click(listed, 'Declined');
    assert.match(await newsroom.cardText('VAULT-2', channel), /declined to comment/);
  });
});

describe('gaps', () => {
  it('are listed, taken on by one, let go, asked about and set aside', async (t) => {
    const newsroom = await TestNewsroom.open();
    t.after(() => newsroom.close());
    const { priya, tom, maya, slack } = newsroom;
    await newsroom.story();
    assert.match(await newsroom.ask('gaps'), /^No gaps in HACK\./);
    await newsroom.approved({ About: ['Iran'] });
    await newsroom.ask('who-said the server was empty');
    await newsroom.ask('who-said The Server was empty');

    const reply = await priya.slash(STORY, '/story gaps');
    const listed = reply.asMessage;
    assert.match(reply.text, /HACK: gaps Not asked: 1 · Too few sources: 1 · Asked, and nothing on file: 1/);
    assert.match(reply.text, /Not asked · HACK-1 is about Iran: no answer of theirs is on file, and no request\./);
    assert.match(reply.text, /“[Tt]he [Ss]erver was empty”, asked 2 times/);
    assert.doesNotMatch(JSON.stringify(listed.blocks), /Not a Gap/);

    await priya.click(listed, 'Take It');
    const mine = await slack.until(
      () => priya.ephemerals(STORY).findLast((seen) => /Taken by/.test(seen.text)),
      'the gap to be taken',
    );
    assert.match(priya.reads(mine.message), /Taken by @?Priya/i);
    const seen = await tom.slash(STORY, '/story gaps');
    assert.match(seen.text, /Taken by @?Priya/i);
    await priya.click(mine.message, 'Let Go');
    await slack.until(async () => !/Taken by/.test(await newsroom.ask('gaps', tom)), 'the gap to be let go');

    const form = await (
      await priya.click((await priya.slash(STORY, '/story gaps')).asMessage, 'Ask for Comment')
    ).opened();
    assert.deepEqual(await priya.submit(form, { How: 'e-mail' }), { outcome: 'closed' });
    await slack.until(async () => !/Not asked/.test(await newsroom.ask('gaps')), 'the request to fill the gap');

    await maya.click((await maya.slash(STORY, '/story gaps')).asMessage, 'Not a Gap');
    await slack.until(async () => !/nothing on file/.test(await newsroom.ask('gaps')), 'the question to go');

    await changeSettings({ 'Sources for an accusation': '4' }, maya, STORY, newsroom);
    assert.match(await newsroom.ask('gaps'), /rests on one source; 4 would do/);
    assert.match(await newsroom.ask('safe 1'), /asks for 4 independent sources behind an accusation, and this has 1/);
    await newsroom.ask('who-said the vault was full');
    await newsroom.approved({ 'What they said': 'The vault was full.' });
    assert.doesNotMatch(await newsroom.ask('gaps'), /the vault was full”, asked/);
  });
});
