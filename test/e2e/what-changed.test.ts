import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { beginDigests } from '../../src/changes/morning.ts';
import { remindEditors } from '../../src/changes/reminder.ts';
import { instantOf } from '../../src/domain/civil.ts';
import type { UserId } from '../../src/domain/ids.ts';
import type { Persona } from '../../src/local/driver/persona.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';
import { pressWithReason } from '../support/review.ts';

const NEW_YORK = 'America/New_York';
const HEARD = 'These documents were stolen by a foreign source.';
/** Years ahead: the embedded Slack's clock is the machine's, the desk's is set. */
const YEAR = new Date().getUTCFullYear() + 1;
/** The first Monday of June. */
const MONDAY = 1 + ((8 - new Date(Date.UTC(YEAR, 5, 1)).getUTCDay()) % 7);
const at = (day: number, hour: number, minute = 0): number =>
  instantOf({ year: YEAR, month: 6, day: MONDAY + day, hour, minute }, NEW_YORK);

describe('what changed', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    newsroom.clockAt(at(0, 10));
    await newsroom.story();
  });
  after(() => newsroom.close());

  const answer = async (line: string, who: Persona = newsroom.tom, where = STORY) => {
    const reply = await who.slash(where, `/story ${line}`);
    return who.reads(reply.asMessage);
  };
  const dms = (who: Persona, words: RegExp) => who.dms().filter(({ text }) => words.test(text));
  /** All that is due by now is sent: nothing waits any more, and a restart ends when what is on its way has arrived. */
  const sent = async (): Promise<void> => {
    const { store, now } = newsroom.desk.newsroom;
    newsroom.desk.lookAgain();
    await newsroom.slack.until(async () => ((await store.outbox.nextDue()) ?? now() + 1) > now(), 'all to be sent');
    await newsroom.restart();
  };

  const correct = (reference: string, words: string): Promise<void> =>
    newsroom.corrected(reference, { 'What they said': words });

  it('is told since one last asked, oldest first, with before, after and who approved; then nothing is left', async () => {
    await newsroom.approved({ 'What they said': 'These papers were stolen.' });
    const first = await answer('changed');
    assert.match(first, /^Changed in HACK .* in the last 24 hours, as you never asked before/);
    assert.match(first, /HACK-1 \(Steven Cheung\) approved by @Maya Lindqvist · 10 a\.m\. Monday/);
    newsroom.clockAt(at(0, 11));
    await correct('HACK-1', HEARD);
    const second = await answer('changed');
    assert.match(second, /since you last asked, 10 a\.m\. Monday/);
    assert.match(second, /HACK-1 \(Steven Cheung\) corrected by @Maya Lindqvist/);
    assert.match(second, /The tape says so\./);
    assert.ok(second.includes('These papers were stolen.') && second.includes(HEARD), second);
    assert.doesNotMatch(second, /\) approved by/);
    assert.match(await answer('changed'), /^Nothing changed in HACK .* since you last asked, 11 a\.m\. Monday/);
    // Each has read as far as they asked, and a time of one's own is no last look.
    assert.match(await answer('changed since 10:30 a.m.', newsroom.maya), /HACK-1 .* corrected/);
    assert.match(await answer('changed', newsroom.maya), /as you never asked before/);
  });

  it('names what a first denial disputes, and comes page by page, each page read once', async () => {
    const { maya, slack } = newsroom;
    newsroom.clockAt(at(0, 12));
    await answer('changed', maya);
    const denial = { 'Who said it': 'Iran', 'Title at the time': '', They: 'Denied something', About: [] };
    for (let number = 2; number <= 4; number += 1)
      await newsroom.approved({ 'What they said': `Number ${number}.`, About: ['Iran'] });
    await newsroom.approved({ ...denial, 'What they said': 'We hacked nobody.' });
    for (let number = 6; number <= 8; number += 1) await newsroom.approved({ 'What they said': `Number ${number}.` });
    const reply = (await maya.slash(STORY, '/story changed')).asMessage;
    const first = maya.reads(reply);
    assert.match(first, /1–6 of 8/);
    assert.match(first, /HACK-5 \(Iran\) is the first denial on file of HACK-2, HACK-3, HACK-4/);
    await (await maya.click(reply, 'Next')).reply();
    const next = maya.reads(maya.ephemerals(STORY).at(-1)?.message ?? reply);
    assert.match(next, /7–8 of 8/);
    assert.match(next, /HACK-8 .* approved/);
    assert.match(await answer('changed', maya), /^Nothing changed/);
    assert.deepEqual(slack.faults, []);
  });

  it('outside a story is what one was shown', async () => {
    const { tom, priya } = newsroom;
    await newsroom.ask('who-said "Number 2"', tom, '#newsroom');
    const seen = await answer('changed since "two days ago"', tom, '#newsroom');
    assert.match(seen, /^Changed in what you were shown since/);
    assert.match(seen, /HACK-2 /);
    assert.doesNotMatch(seen, /HACK-8/);
    assert.match(await answer('changed', priya, '#newsroom'), /what you were shown/);
  });

  it('is handed over on one screen: what waits and who can act, holds with reasons, denials, silences, terms', async () => {
    const { maya, tom, priya } = newsroom;
    await newsroom.approved({
      'What they said': 'No answer by noon.',
      They: 'Did not respond',
      'These are': 'Our words',
    });
    const terms = { 'Ground rules': 'On background', 'Terms as agreed': 'a campaign official' };
    const embargo = { 'Embargo until': `${YEAR}-06-${String(MONDAY + 1).padStart(2, '0')} 06:00` };
    await newsroom.approved({ 'What they said': 'It was bad.', ...terms, ...embargo });
    const waits = await newsroom.file({ 'What they said': 'This one waits.' });
    const held = await newsroom.file({ 'What they said': 'This one is held.' });
    await pressWithReason('Hold', 'Who heard it?', tom, await newsroom.card(held), newsroom);
    await newsroom.cardSays(/Who heard it\?/, held);
    const read = await answer('handover', priya);
    assert.match(read, /^HACK: handover, since/);
    assert.match(
      read,
      new RegExp(
        `Waiting for review, oldest first \\(1\\)\n• ${waits} .*This one waits\\..*can act: @Maya Lindqvist, @Tom Okafor`,
      ),
    );
    assert.match(read, new RegExp(`Held \\(1\\)\n• ${held} .* held by @Tom Okafor: Who heard it\\?`));
    const putRight =
      'Corrected, retracted, disputed \\(2\\)\n• HACK-1 \\(Steven Cheung\\) corrected by @Maya Lindqvist';
    assert.match(read, new RegExp(`${putRight}: The tape says so\\.\n• HACK-5 \\(Iran\\) is the first denial`));
    assert.match(
      read,
      /Approved \(10\)[\s\S]*• HACK-8 · Steven Cheung: Number 8\.\n[\s\S]*5 more: \/story changed since/,
    );
    assert.match(read, /Disputed \(3\)\n• HACK-4 .* denied by Iran \(HACK-5\)/);
    assert.match(read, /Asked, and no answer \(1\)\n.*No answer by noon\./);
    assert.match(read, /Under embargo \(1\)\n.*Embargo until 6 a\.m\. Tuesday/);
    assert.match(read, /Not on the record \(1\)\n.*On background: a campaign official/);
    assert.doesNotMatch(await answer('handover since 11:59 a.m.', maya), /HACK-1 /);
    assert.match(await newsroom.ask('handover', maya, '#newsroom'), /This channel has no story/);
    assert.match(await newsroom.ask('handover in:hack', maya, '#newsroom'), /^HACK: handover/);
  });

  it('is written to who watches: once, grouped, and at night not before morning where they are', async () => {
    const { maya, tom, priya, slack } = newsroom;
    const told = (who: Persona) => dms(who, /^Approved, and you watch for it/);
    slack.workspace.people.change(priya.id, { tz: 'Asia/Tokyo' });
    await slack.eventsDelivered();
    newsroom.clockAt(at(0, 16));
    assert.match(await newsroom.ask('watch Cheung', tom), /something by or about “Steven Cheung” is approved in HACK/);
    assert.match(await newsroom.ask('watch "night shift"', priya), /with the words “night shift”/);
    assert.match(await newsroom.ask('watch nobody at all', maya), /by or about “nobody at all”, or with these words/);
    await newsroom.approved({ 'What they said': 'The night shift saw it.' });
    await newsroom.approved({ 'What they said': 'Nobody else on the night shift did.' });
    await sent();
    assert.equal(told(tom).length, 0);
    newsroom.clockAt(at(0, 16, 5));
    await slack.until(() => told(tom).length > 0, 'Tom to be told');
    await sent();
    assert.match(told(tom)[0]?.text ?? '', /2 claims/);
    const read = tom.reads(told(tom)[0]!.message);
    assert.match(read, /You watch “Steven Cheung”/);
    assert.match(read, /The night shift saw it\./);
    // It is five in the morning in Tokyo; at seven the night is over.
    assert.deepEqual([told(priya).length, told(maya).length], [0, 0]);
    newsroom.clockAt(at(0, 17, 59));
    await sent();
    assert.equal(told(priya).length, 0);
    newsroom.clockAt(at(0, 18, 1));
    await slack.until(() => told(priya).length > 0, 'Priya to be told');
    await sent();
    assert.deepEqual([told(tom).length, told(priya).length], [1, 1]);
    slack.workspace.people.change(priya.id, { tz: NEW_YORK });
  });

  it('is not told of a story that the watcher may not see, nor of what they stopped to watch', async () => {
    const { maya, tom, priya, slack } = newsroom;
    const told = (who: Persona) => dms(who, /^Approved, and you watch for it/).length;
    const [before, beforePriya] = [told(tom), told(priya)];
    newsroom.clockAt(at(1, 10));
    const list = (await tom.slash('#newsroom', '/story unwatch')).asMessage;
    assert.match(tom.reads(list), /By or about “Steven Cheung” · HACK/);
    await (await tom.click(list, 'Stop')).reply();
    assert.match(tom.reads(tom.ephemerals('#newsroom').at(-1)!.message), /You watch nothing/);
    assert.match(await newsroom.ask('unwatch "night shift"', priya), /You no longer watch “night shift”/);
    assert.match(await newsroom.ask('unwatch "night shift"', priya), /You do not watch/);
    await newsroom.ask('watch hush', priya, '#newsroom');
    await newsroom.ask('watch hush', tom, '#newsroom');
    const closed = await newsroom.cover('quiet', { kind: 'private', members: [tom, maya], maker: maya });
    const reference = await newsroom.file(
      { 'What they said': 'Hush now.', 'Who said it': 'Steven Cheung' },
      tom,
      closed,
    );
    await maya.react(await newsroom.card(reference, closed), '+1');
    await newsroom.settled(reference, 'approved', closed);
    newsroom.clockAt(at(1, 10, 30));
    await slack.until(() => told(tom) > before, 'Tom to be told');
    await sent();
    assert.deepEqual([told(tom), told(priya)], [before + 1, beforePriya]);
  });

  it('is told no sooner for something that the watcher may not see', async () => {
    const { maya, tom, priya, slack } = newsroom;
    const told = () => dms(priya, /^Approved, and you watch for it/).length;
    const before = told();
    newsroom.clockAt(at(1, 12));
    const hidden = await newsroom.file({ 'What they said': 'Hush again.' }, tom, '#cover-quiet');
    await maya.react(await newsroom.card(hidden, '#cover-quiet'), '+1');
    await newsroom.settled(hidden, 'approved', '#cover-quiet');
    newsroom.clockAt(at(1, 12, 1));
    await newsroom.approved({ 'What they said': 'Hush, all of you.' });
    newsroom.clockAt(at(1, 12, 2) + 30);
    await sent();
    assert.equal(told(), before);
    newsroom.clockAt(at(1, 12, 3) + 30);
    await slack.until(() => told() > before, 'Priya to be told');
  });

  it('is told to the story’s channel in the morning, where its settings say so, once, and not where nothing is', async () => {
    const { maya, slack } = newsroom;
    const digests = (where: string) => maya.sees(where).filter(({ text }) => /, this morning\n/.test(text));
    const saved = () => maya.ephemerals(STORY).filter(({ text }) => /settings of .* are saved/.test(text)).length;
    const settle = async (line: string, fields: Record<string, string>) => {
      const [form, before] = [(await maya.slash(STORY, `/story settings ${line}`)).asView, saved()];
      assert.deepEqual(await maya.submit(form, fields), { outcome: 'closed' });
      await slack.until(() => saved() > before, 'the settings to be saved');
    };
    const calm = await newsroom.cover('calm');
    await settle('in:calm', { 'Morning digest': '08:00' });
    newsroom.clockAt(at(4, 7, 59));
    await settle('', { 'Morning digest': '08:00', 'Quiet hours': '23:00–06:00', 'Remind after': '8 hours' });
    await beginDigests(newsroom.desk.newsroom);
    await sent();
    assert.equal(digests(STORY).length, 0);
    newsroom.clockAt(at(4, 8));
    await Promise.all([beginDigests(newsroom.desk.newsroom), beginDigests(newsroom.desk.newsroom)]);
    await sent();
    newsroom.clockAt(at(4, 9));
    await beginDigests(newsroom.desk.newsroom);
    await sent();
    assert.deepEqual([digests(STORY).length, digests(calm).length], [1, 0]);
    const read = maya.reads(digests(STORY)[0]!.message);
    assert.match(read, /0 changed since the last digest, 2 waiting for review\./);
    await newsroom.approved({ 'What they said': 'News of the day.' });
    newsroom.clockAt(at(7, 8));
    await beginDigests(newsroom.desk.newsroom);
    await slack.until(() => digests(STORY).length === 2, 'the second digest');
    const second = maya.reads(digests(STORY)[1]!.message);
    assert.match(second, /1 changed since the last digest/);
    assert.match(second, /• HACK-\d+ \(Steven Cheung\) approved\n/);
    assert.doesNotMatch(second, /News of the day/);
    const form = (await maya.slash(STORY, '/story settings')).asView;
    const { errors } = (await maya.submit(form, { 'Quiet hours': 'at night' })) as { errors?: Record<string, string> };
    assert.match(JSON.stringify(errors), /two times of day/);
    await maya.close(form, { clear: true });
  });

  it('includes the cards that wait too long: to those who can act, in their working hours, once a day, while they wait', async () => {
    const { maya, tom, priya, slack } = newsroom;
    const reminders = (who: Persona) => dms(who, /wait/).filter(({ text }) => /to decide/.test(text));
    newsroom.clockAt(at(8, 1));
    const earlier = [maya, tom].map((who) => reminders(who).length);
    const fresh = (who: Persona) => reminders(who).slice(earlier[who === tom ? 1 : 0]);
    const mine = await newsroom.file({ 'What they said': 'Proposed by an editor.' }, tom);
    newsroom.clockAt(at(8, 8, 30));
    await remindEditors(newsroom.desk.newsroom);
    await sent();
    assert.deepEqual(
      [maya, tom].map((who) => fresh(who).length),
      [0, 0],
    );
    newsroom.clockAt(at(8, 10));
    await Promise.all([remindEditors(newsroom.desk.newsroom), remindEditors(newsroom.desk.newsroom)]);
    await slack.until(() => fresh(maya).length > 0 && fresh(tom).length > 0, 'the editors to be reminded');
    newsroom.clockAt(at(8, 16));
    await remindEditors(newsroom.desk.newsroom);
    await sent();
    assert.deepEqual(
      [maya, tom, priya].map((who) => fresh(who).length),
      [1, 1, 0],
    );
    const [toMaya, toTom] = [maya, tom].map((who) => who.reads(fresh(who)[0]!.message));
    assert.match(toMaya ?? '', new RegExp(`^2 claims wait for you to decide[\\s\\S]*${mine} `));
    assert.match(toTom ?? '', /^A claim waits for you to decide/);
    assert.ok(!toTom?.includes(mine));
    // Decided before the next day's message goes out: nobody hears of what does not wait.
    newsroom.clockAt(at(9, 10));
    const { store, now } = newsroom.desk.newsroom;
    await maya.react(await newsroom.card(mine), '+1');
    await newsroom.settled(mine, 'approved');
    const waits = /HACK-\d+/.exec(toTom ?? '')?.[0] ?? '';
    await tom.react(await newsroom.card(waits), '+1');
    await newsroom.settled(waits, 'approved');
    await store.rounds.remind(tom.id as UserId, 0, now());
    await remindEditors(newsroom.desk.newsroom);
    await sent();
    assert.deepEqual(
      [maya, tom].map((who) => fresh(who).length),
      [1, 1],
    );
  });

  it('is taken away with the cards where the channel of a closed story is made public', async () => {
    const { maya, priya, slack } = newsroom;
    const hush = await newsroom.cover('hush', { kind: 'private', members: [priya] });
    await newsroom.file({}, priya, hush);
    const form = (await maya.slash(hush, '/story settings')).asView;
    assert.deepEqual(await maya.submit(form, { 'Morning digest': '08:00' }), { outcome: 'closed' });
    newsroom.clockAt(at(21, 20));
    newsroom.clockAt(at(22, 8));
    await beginDigests(newsroom.desk.newsroom);
    const texts = () => maya.sees(hush).map(({ text }) => text);
    await slack.until(() => texts().some((text) => /HUSH\), this morning\n/.test(text)), 'the digest');
    slack.workspace.channels.convert(hush, 'public');
    await newsroom.restart();
    await slack.until(() => !texts().some((text) => /this morning/.test(text)), 'the digest to be taken away');
    assert.ok(texts().some((text) => /can’t be shown here any more/.test(text)));
  });
});
