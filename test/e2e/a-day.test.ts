import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { instantOf } from '../../src/domain/civil.ts';
import type { Persona } from '../../src/local/driver/persona.ts';
import type { Message } from '../../src/local/state/records.ts';
import { settleImport } from '../support/import.ts';
import { TestNewsroom } from '../support/newsroom.ts';

/** Made up for this test, like everybody in it. */
const WIRE = `Union says harbor crane was never inspected

LINDEN – The harbor union accused Marsh Lines of skipping the inspection of a crane that fell on Sunday.

“That crane was never inspected,” Ruth Odell, the union’s president, said on Monday. “We warned them twice,” she said in a statement.

Owen Tate, a spokesman for Marsh Lines, said that the papers of the crane were in order.

The mayor, Dennis Holloway, did not respond to a request for comment.`;

const ZONE = 'America/New_York';
/** A Tuesday some months ahead: the embedded Slack's clock is the machine's, the desk's is set. */
const YEAR = new Date().getUTCFullYear() + 1;
const TUESDAY = 2 + ((8 - new Date(Date.UTC(YEAR, 5, 1)).getUTCDay()) % 7);
const at = (hour: number, minute = 0): number => instantOf({ year: YEAR, month: 6, day: TUESDAY, hour, minute }, ZONE);

/** One day at a newsroom: two editors, a reporter and a guest, one story that all see and one that two do. */
describe('a day at the desk', () => {
  let newsroom: TestNewsroom;
  let harbor: string;
  let quiet: string;
  /** The claim that is denied, asked about and corrected. */
  let accusation: string;
  before(async () => {
    newsroom = await TestNewsroom.open();
    newsroom.clockAt(at(9));
    const { maya, tom, priya, lena } = newsroom;
    harbor = await newsroom.cover('harbor', { members: [priya, tom, lena], maker: maya });
    quiet = await newsroom.cover('quiet', { kind: 'private', members: [priya], maker: maya });
  });
  after(() => newsroom.close());

  const ask = (line: string, who: Persona, where = harbor): Promise<string> => newsroom.ask(line, who, where);
  const digest = (): Promise<Message> =>
    newsroom.slack.until(
      () => newsroom.tom.sees(harbor).find(({ text }) => text.startsWith('HARBOR: claims in'))?.message,
      'the digest',
    );
  /** The claim with some words. */
  const referenceOf = async (words: string, who = newsroom.tom): Promise<string> => {
    const [reference] = /HARBOR-\d+/.exec(await ask(`who-said "${words}"`, who)) ?? [];
    assert.ok(reference, words);
    return reference;
  };
  const told = (who: Persona, words: RegExp) =>
    newsroom.slack.until(
      () => who.dms().find(({ text }) => words.test(text)),
      `word to ${who.person.real_name}: ${words}`,
    );

  it('9:00: a wire story is imported, and an editor approves what is sure', async () => {
    const { priya, tom, lena } = newsroom;
    const said = await settleImport(newsroom, priya, { Article: WIRE, Outlet: 'Example Wire' }, harbor);
    assert.match(said, /claims are proposed: HARBOR-1 to HARBOR-\d/);
    const form = await (await tom.click(await digest(), 'import.digest.approve_all')).opened();
    assert.deepEqual(await tom.submit(form), { outcome: 'closed' });
    await newsroom.slack.until(async () => /Approved: HARBOR/.test(tom.reads(await digest())), 'the approvals');
    const answer = await ask('who-said "never inspected"', lena);
    assert.match(answer, /> That crane was never inspected\nRuth Odell, .*president · Exact words/);
    assert.match(tom.reads(await digest()), /did not respond to a request for comment\n.*Did not respond/s);
  });

  it('10:00: what nobody but two may know is filed in the closed story', async () => {
    newsroom.clockAt(at(10));
    const secret = { 'What they said': 'The port will be sold to Marsh Lines.', 'Who said it': 'Dana Frost' };
    await newsroom.approved({ ...secret, Outlet: '' }, quiet);
    assert.match(await ask('who-said "will be sold"', newsroom.priya, quiet), /Dana Frost/);
    for (const who of [newsroom.tom, newsroom.lena]) {
      assert.match(await ask('who-said "will be sold" in:all', who), /No match/i);
      assert.doesNotMatch(await ask('stories', who), /QUIET/i);
    }
  });

  it('11:00: a denial is filed, approved and linked; whoever asks hears both sides', async () => {
    newsroom.clockAt(at(11));
    accusation = await referenceOf('never inspected');
    const denial = await newsroom.approved(
      {
        ...{
          'Who said it': 'Marsh Lines',
          'Title at the time': '',
          They: 'Denied something',
          Outlet: 'The Valley Sheet',
        },
        ...{ 'What they said': 'We inspected it in May.', About: ['Ruth Odell'] },
      },
      harbor,
    );
    await ask(`link ${denial} denies ${accusation} fact`, newsroom.tom);
    assert.match(await ask(`denials ${accusation}`, newsroom.lena), /Marsh Lines[\s\S]*We inspected it in May/);
    assert.match(
      await ask('who-said "never inspected"', newsroom.lena),
      new RegExp(`Denied in ${denial} \\(Marsh Lines\\)`),
    );
  });

  it('11:30: the other side is asked', async () => {
    newsroom.clockAt(at(11, 30));
    const said = await ask(`ask Marsh Lines about ${accusation} via e-mail by 4 p.m.`, newsroom.priya);
    assert.match(said, /On record: you asked Marsh Lines/);
  });

  it('noon: a correction reaches everyone who was shown what it changes', async () => {
    const { priya, lena } = newsroom;
    newsroom.clockAt(at(12));
    await newsroom.corrected(accusation, { 'Title at the time': 'acting president of the harbor union' }, harbor);
    for (const who of [lena, priya, newsroom.tom])
      await told(who, new RegExp(`What you were shown has changed[\\s\\S]*${accusation}`));
    assert.match(await ask('who-said "never inspected"', lena), /Ruth Odell, acting president of the harbor union/);
    assert.match(await ask(`as-of "10 a.m." who-said "never inspected"`, newsroom.tom), /Ruth Odell, (?!acting)/);
  });

  it('16:00: the deadline passes, and the silence goes on record through review', async () => {
    const { priya, tom } = newsroom;
    newsroom.clockAt(at(16, 1));
    const reminder = await told(priya, /Marsh Lines has not answered/);
    await priya.click(reminder.message, 'No Answer');
    const card = await newsroom.card('HARBOR-7', harbor);
    assert.match(tom.reads(card), /Marsh Lines · Did not respond[\s\S]*asked by e-mail/);
    await tom.react(card, '+1');
    await newsroom.settled('HARBOR-7', 'approved', harbor);
    assert.match(await ask(`denials ${accusation}`, newsroom.lena), /HARBOR-7/);
  });

  it('17:00: a retraction takes a claim out of every answer, and whoever saw it is told', async () => {
    const { maya, lena, tom } = newsroom;
    newsroom.clockAt(at(17));
    assert.match(await ask('who-said "papers of the crane"', lena), /Owen Tate/);
    const reference = await referenceOf('papers of the crane', tom);
    const form = (await maya.slash(harbor, `/story retract ${reference}`)).asView;
    await maya.submit(form, { 'Taken back by': 'The outlet', Reason: 'The wire withdrew it.' });
    await told(lena, new RegExp(`${reference}[\\s\\S]*retract`, 'i'));
    assert.match(await ask('who-said "papers of the crane"', lena), /No match/i);
    assert.match(await ask('safe "the papers of the crane were in order"', tom), /^No\b|\bNo[.:]/);
  });

  it('18:00: an export holds what may be published, and counts what may not', async () => {
    const { tom } = newsroom;
    newsroom.clockAt(at(18));
    await ask('export csv', tom);
    const message = tom.dms().findLast(({ text }) => /\[file: /.test(text));
    const [id = ''] = message?.message.files ?? [];
    const content = Buffer.from(newsroom.slack.workspace.files.find(id)?.content ?? '', 'base64').toString('utf8');
    for (const held of ['That crane was never inspected', 'acting president', 'We inspected it in May.'])
      assert.ok(content.includes(held), held);
    for (const left of ['papers of the crane', 'will be sold', 'Dana Frost']) assert.ok(!content.includes(left), left);
    assert.match(message?.text ?? '', /Left out: .*retracted/);
    assert.equal(
      (await ask('export csv in:quiet', tom)).replaceAll('quiet', 'nowhere'),
      await ask('export csv in:nowhere', tom),
    );
  });

  it('20:00: the next shift learns what it must know, and the night editor nothing of the closed story', async () => {
    newsroom.clockAt(at(20));
    const handover = await newsroom.tom.slash(harbor, '/story handover');
    const text = newsroom.tom.reads(handover.asMessage);
    assert.match(text, /^HARBOR: handover/);
    for (const part of [/Corrected, retracted, disputed/, /Disputed/, /Asked, and no answer/]) assert.match(text, part);
    assert.doesNotMatch(text, /QUIET|Dana Frost|will be sold/);
    const since = newsroom.tom.reads((await newsroom.tom.slash(harbor, '/story changed since "11:59 a.m."')).asMessage);
    assert.match(
      since,
      new RegExp(`${accusation} \\(Ruth Odell\\) corrected by @Maya[\\s\\S]*\\(Owen Tate\\) retracted`),
    );
    assert.match(await ask('gaps', newsroom.tom), /HARBOR/);
    await newsroom.restart();
    assert.equal((await newsroom.desk.newsroom.store.record.verify()).fault, null);
  });
});
