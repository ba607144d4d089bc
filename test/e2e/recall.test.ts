import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { StoryId, UserId, VersionId } from '../../src/domain/ids.ts';
import type { Persona } from '../../src/local/driver/persona.ts';
import type { Message } from '../../src/local/state/records.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';

const WORDS = 'These documents were illegally obtained from foreign sources hostile to the United States.';
const HEARD = 'These documents were stolen by a foreign source.';

describe('a recall', () => {
  let newsroom: TestNewsroom;
  beforeEach(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  afterEach(() => newsroom.close());

  const notices = (who: Persona) => who.dms().filter(({ text }) => text.startsWith('What you were shown has changed'));
  const told = (who: Persona) =>
    newsroom.slack.until(() => notices(who)[0]?.message, `${who.person.real_name} to be told`);

  async function retract(reference: string, reason = 'Reuters pulled the story.'): Promise<void> {
    const form = (await newsroom.maya.slash(STORY, `/story retract ${reference}`)).asView;
    await newsroom.maya.submit(form, { 'Taken back by': 'The outlet', Reason: reason });
    await newsroom.settled(reference, 'retracted');
  }

  /** Shares a claim as somebody. @returns the message in the channel */
  async function share(who: Persona): Promise<Message> {
    const answer = (await who.slash(STORY, '/story who-said illegally')).asMessage;
    await (await who.click(answer, 'Share in Channel')).reply();
    const shared = who.sees(STORY).find(({ message }) => /shared by/.test(who.reads(message)))?.message;
    assert.ok(shared);
    return shared;
  }

  const correct = (reference: string, words: string): Promise<void> =>
    newsroom.corrected(reference, { 'What they said': words });

  it('tells each person who was shown the claim, once, with before and after, and takes their confirmation', async () => {
    const { tom, maya } = newsroom;
    const reference = await newsroom.approved({});
    await newsroom.ask('who-said illegally', tom);
    await newsroom.ask('claims', tom);
    await correct(reference, HEARD);
    const message = await told(tom);
    const read = tom.reads(message);
    assert.ok(read.includes(WORDS) && read.includes(HEARD), read);
    assert.match(read, /HACK-1 was corrected.*: The tape says so\./);
    await (await tom.click(message, 'Got It')).reply();
    assert.match(tom.reads(message), /You confirmed this\./);
    assert.doesNotMatch(tom.reads(message), /Got It/);
    const report = await maya.slash(STORY, `/story recall ${reference}`);
    const said = maya.reads(report.asMessage);
    assert.match(said, /@Tom \S+ · told .* · confirmed/);
    assert.equal(notices(tom).length, 1);
  });

  it('tells those who read the words in an answer of the past, while they were in force', async () => {
    const { tom, lena } = newsroom;
    const reference = await newsroom.approved({});
    assert.match(await newsroom.ask('as-of today who-said illegally', tom), /^Historic/);
    await correct(reference, HEARD);
    assert.ok(tom.reads(await told(tom)).includes(WORDS));
    // Who reads the old words only now reads with them that they were replaced.
    assert.match(await newsroom.ask('as-of today claims status:replaced', lena), /Historic/);
    await newsroom.restart();
    assert.deepEqual([notices(tom).length, notices(lena).length], [1, 0]);
  });

  it('redraws a share, with a note in its thread, so that the old words stand there no more', async () => {
    const { priya, maya } = newsroom;
    const reference = await newsroom.approved({});
    const shared = await share(priya);
    await correct(reference, HEARD);
    await newsroom.slack.until(() => maya.reads(shared).includes(HEARD), 'the share to be redrawn');
    assert.ok(!JSON.stringify(shared).includes('illegally obtained'));
    await newsroom.slack.until(
      () => maya.sees(STORY).some(({ text }) => /HACK-1 was corrected\./.test(text)),
      'the note in the thread',
    );
    await retract(reference);
    await newsroom.slack.until(() => /was retracted since/.test(maya.reads(shared)), 'the share to be withdrawn');
    assert.ok(!JSON.stringify(shared).includes(HEARD));
  });

  it('says in a share’s thread once what changed, also when two items bring the same news', async () => {
    const { priya, maya, desk, slack } = newsroom;
    const reference = await newsroom.approved({});
    const { channel, ts } = await share(priya);
    await retract(reference);
    const notes = () => maya.sees(STORY).filter(({ text }) => /HACK-1 was retracted\./.test(text)).length;
    await slack.until(() => notes() > 0, 'the note in the thread');
    // As after a kill: the first item comes again, and behind it stands the one that the retraction put there.
    const { store, now } = desk.newsroom;
    await store.outbox.add('reshow', 1 as VersionId, null, { channel, ts }, now());
    await newsroom.ask('stories', maya);
    // Told two seconds after the change, so after both items.
    await told(priya);
    assert.equal(notes(), 1);
  });

  it('redraws a share in an archived channel as soon as the channel is back', async () => {
    const { priya, maya, slack } = newsroom;
    const reference = await newsroom.approved({});
    const channel = await newsroom.cover('other', { members: [priya] });
    const answer = (await priya.slash(channel, '/story who-said illegally in:all')).asMessage;
    await (await priya.click(answer, 'Share in Channel')).reply();
    await slack.archive(channel, maya.id);
    await newsroom.ask('who-said illegally', newsroom.tom);
    await retract(reference);
    await told(newsroom.tom);
    slack.workspace.channels.unarchive(channel, maya.id);
    await slack.eventsDelivered();
    await slack.until(
      () => priya.sees(channel).some(({ text }) => /^HACK-1 was retracted since/.test(text)),
      'the share to be withdrawn',
    );
  });

  it('redraws a share again whose sharer nobody knows any more', async () => {
    const { tom, maya, desk, slack } = newsroom;
    const reference = await newsroom.approved({});
    const shared = await share(tom);
    const { store, now } = desk.newsroom;
    await store.record.forget(tom.id as UserId, now());
    await correct(reference, HEARD);
    await slack.until(() => maya.reads(shared).includes(HEARD), 'the share to be redrawn');
    await retract(reference);
    await slack.until(() => /was retracted since/.test(maya.reads(shared)), 'the share to be withdrawn');
    assert.ok(!JSON.stringify(shared).includes(HEARD));
  });

  it('of a correction that is retracted before anybody heard of it says that nothing of it is in use', async () => {
    const { tom, lena, priya, maya, slack } = newsroom;
    const reference = await newsroom.approved({});
    await newsroom.ask('who-said illegally', tom);
    await lena.joins(STORY, maya.id);
    await newsroom.ask('who-said illegally', lena);
    const shared = await share(priya);
    const { store, now } = newsroom.desk.newsroom;
    await correct(reference, HEARD);
    await lena.leaves(STORY);
    const [version] = (await store.claims.edition(1 as StoryId, 1)).slice(1);
    assert.ok(version);
    const retracted = await store.reviews.retract(version.id, 'speaker', 'He took it back.', maya.id as UserId, now());
    assert.ok(retracted.ok);
    const read = tom.reads(await told(tom));
    assert.match(read, /HACK-1 was corrected, then retracted: the speaker took it back, says .*: He took it back\./);
    assert.ok(!read.includes(HEARD));
    assert.match(lena.reads(await told(lena)), /was corrected, then retracted since/);
    await slack.until(() => /HACK-1 was retracted since/.test(maya.reads(shared)), 'the share to be withdrawn');
  });

  it('says of somebody who was forgotten before they could be told that they were forgotten', async () => {
    const { tom, lena, maya, desk } = newsroom;
    const reference = await newsroom.approved({});
    await newsroom.ask('who-said illegally', tom);
    await lena.joins(STORY, maya.id);
    await newsroom.ask('who-said illegally', lena);
    const { store, now } = desk.newsroom;
    await retract(reference);
    await store.record.forget(lena.id as UserId, now());
    await told(tom);
    assert.match(await newsroom.ask(`recall ${reference}`, maya), /could not be reached: they were forgotten/);
    assert.equal(notices(lena).length, 0);
  });

  it('shows words that are not on the record with their terms, in the blocks and to a screen reader', async () => {
    const { tom } = newsroom;
    const reference = await newsroom.approved({
      'Ground rules': 'On background',
      'Terms as agreed': 'a campaign aide',
    });
    await newsroom.ask('who-said illegally', tom);
    await retract(reference);
    const message = await told(tom);
    for (const said of [tom.reads(message), message.text]) assert.match(said, /On background: a campaign aide/);
  });

  it('of more than a message holds is told in several, each confirmed by itself', async () => {
    const { tom, maya, desk, slack } = newsroom;
    const { store, now } = desk.newsroom;
    const length = 'It was said at length. '.repeat(45);
    for (let number = 1; number <= 12; number += 1) {
      await newsroom.approved({ 'What they said': `Number ${number}. ${length}` });
      await newsroom.ask(`history HACK-${number}`, tom);
    }
    for (let version = 1; version <= 12; version += 1) {
      await store.reviews.retract(version as VersionId, 'outlet', 'Pulled.', maya.id as UserId, now());
    }
    await newsroom.ask('stories', tom);
    const isLast = ({ message }: { message: Message }) => tom.reads(message).includes('HACK-12 was retracted');
    const last = (await slack.until(() => notices(tom).find(isLast), 'the last of them to be told')).message;
    const [first] = notices(tom);
    assert.ok(first && first.message !== last);
    await (await tom.click(first.message, 'Got It')).reply();
    assert.match(tom.reads(first.message), /You confirmed this\./);
    assert.doesNotMatch(tom.reads(first.message), /HACK-12/);
    const reportOf = async (reference: string) =>
      maya.reads((await maya.slash(STORY, `/story recall ${reference}`)).asMessage);
    assert.match(await reportOf('HACK-1'), /@Tom \S+ · told .* · confirmed/);
    assert.match(await reportOf('HACK-12'), /@Tom \S+ · told .* · not confirmed yet/);
  });

  it('tells those who lost access that a claim changed, and nothing of what it was', async () => {
    const { tom, maya } = newsroom;
    const channel = await newsroom.cover('vault', { kind: 'private', members: [newsroom.priya, tom] });
    await newsroom.approved({ 'What they said': 'The vault was empty.' }, channel);
    await newsroom.ask('who-said vault', tom, channel);
    await tom.leaves(channel);
    const form = (await maya.slash(channel, '/story retract VAULT-1')).asView;
    await maya.submit(form, { 'Taken back by': 'The speaker', Reason: 'He misspoke.' });
    const read = tom.reads(await told(tom));
    assert.match(read, /A claim that you were shown at .* was retracted since\. You can't see its story any more/);
    assert.doesNotMatch(read, /vault|Cheung|misspoke/iu);
    const report = maya.reads((await maya.slash(channel, '/story recall VAULT-1')).asMessage);
    assert.match(report, /without the words: they can no longer see the story/);
  });

  it('says who could not be reached', async () => {
    const { tom, maya, slack } = newsroom;
    const reference = await newsroom.approved({});
    await newsroom.ask('who-said illegally', tom);
    await slack.changePerson('tom', { deleted: true });
    await retract(reference);
    await told(newsroom.priya);
    await slack.until(
      async () =>
        /could not be reached/.test(maya.reads((await maya.slash(STORY, `/story recall ${reference}`)).asMessage)),
      'the report to say so',
    );
  });

  it('is for the editors to see', async () => {
    const reference = await newsroom.approved({});
    assert.match(
      await newsroom.ask(`recall ${reference}`, newsroom.priya),
      /Only an editor of the story can see who was told/,
    );
    assert.match(await newsroom.ask(`recall ${reference}`, newsroom.maya), /was not recalled/);
  });

  it('of several claims within moments is one message', async () => {
    const { tom } = newsroom;
    const first = await newsroom.approved({});
    const second = await newsroom.approved({ 'What they said': 'We know nothing of it.' });
    await newsroom.ask('claims', tom);
    await retract(first);
    await retract(second);
    const read = tom.reads(await told(tom));
    assert.match(read, /HACK-1 was retracted/);
    assert.match(read, /HACK-2 was retracted/);
  });

  it('goes on after a restart, and says nothing twice', async () => {
    const { tom, priya } = newsroom;
    const reference = await newsroom.approved({});
    for (const who of [tom, priya]) await newsroom.ask('who-said illegally', who);
    await retract(reference);
    await newsroom.restart();
    await told(tom);
    await told(priya);
    await newsroom.restart();
    await newsroom.ask('stories', tom);
    assert.deepEqual([notices(tom).length, notices(priya).length], [1, 1]);
  });
});
