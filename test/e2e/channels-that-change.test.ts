import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Persona } from '../../src/local/driver/persona.ts';
import { HIDDEN, HIDDEN_CHANNEL, makeHidden } from '../support/hidden.ts';
import { settleImport } from '../support/import.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';
import { changeSettings } from '../support/review.ts';

const CLOSED = 'This card is closed.';
const REVIEW = '#desk-editors';

describe('the channel of a story', () => {
  let newsroom: TestNewsroom;
  beforeEach(async () => {
    newsroom = await TestNewsroom.open();
  });
  afterEach(() => newsroom.close());

  const channels = () => newsroom.slack.workspace.channels;
  const toldTo = (who: Persona, words: RegExp): string[] =>
    who.dms().flatMap(({ text }) => (words.test(text) ? [text] : []));
  /** Waits until somebody is told. */
  const told = (words: RegExp, who: Persona = newsroom.maya): Promise<string> =>
    newsroom.slack.until(() => toldTo(who, words)[0], `${who.person.real_name} to be told ${words}`);
  const cardWaits = (reference: string, why: RegExp): Promise<string> =>
    newsroom.slack.until(
      () => toldTo(newsroom.priya, why).find((text) => text.startsWith(`${reference} is kept`)),
      `${reference}’s proposer to be told ${why}`,
    );
  const happens = async (change: () => void): Promise<void> => {
    change();
    await newsroom.slack.eventsDelivered();
  };
  const standsIn = (channel: string, reader: Persona): string[] =>
    reader.sees(channel).flatMap(({ ephemeral, text }) => (ephemeral ? [] : [text]));
  const closed = (reference: string, channel: string, reader: Persona = newsroom.maya): Promise<boolean> =>
    newsroom.slack.until(
      () => !standsIn(channel, reader).some((text) => text.includes(reference)),
      `the card of ${reference} to be closed`,
    );
  const sees = async (who: Persona): Promise<boolean> =>
    /SECRET-1/.test(await newsroom.ask(`who-said ${HIDDEN.words}`, who, '#newsroom'));

  describe('that the bot is taken out of', () => {
    it('hides a closed story from everybody, tells its editors who were there, and resumes with the bot', async () => {
      const { maya, priya, tom, slack } = newsroom;
      await makeHidden(newsroom, [priya, tom]);
      await newsroom.restart();
      await tom.leaves(HIDDEN_CHANNEL);
      assert.ok(await sees(maya));
      await happens(() => channels().leave(HIDDEN_CHANNEL, slack.bot.id));
      await told(/^The secret story \(SECRET\): I am not in its channel any more\. Nobody can see the story/);
      for (const who of [maya, priya]) assert.ok(!(await sees(who)));
      await happens(() => channels().join(HIDDEN_CHANNEL, slack.bot.id));
      await told(/its channel is as it was/);
      assert.ok(await sees(maya));
      await newsroom.restart();
      assert.equal(toldTo(maya, /its channel|in its channel/).length, 2);
      for (const who of [priya, tom]) assert.deepEqual(toldTo(who, /its channel/), []);
    });

    it('lets an open story go on, and gets its cards with the bot', async () => {
      const { maya, priya, slack } = newsroom;
      await newsroom.story();
      await happens(() => channels().leave(STORY, slack.bot.id));
      await told(/The story goes on, and its cards wait\. Invite me again/);
      const reference = await newsroom.propose({}, priya, STORY);
      await cardWaits(reference, /I am not in that channel/);
      assert.match(await newsroom.ask('pending', maya), /HACK-1/);
      await happens(() => channels().join(STORY, slack.bot.id));
      await newsroom.card(reference);
      await told(/its channel is as it was/);
    });
  });

  it('that is deleted leaves a closed story to the editors who were there, for one of them to move it', async () => {
    const { maya, priya, slack } = newsroom;
    await makeHidden(newsroom, [priya]);
    await newsroom.restart();
    await sees(maya);
    await happens(() => channels().remove(HIDDEN_CHANNEL, maya.id));
    await told(/its channel was deleted\. Only the editors who were in it see the story now/);
    assert.ok(await sees(maya));
    assert.ok(!(await sees(priya)));
    slack.addChannel({ name: 'anew', kind: 'private', members: [maya.id, priya.id, slack.bot.id] });
    await newsroom.ask('use secret', maya, '#anew');
    await newsroom.card('SECRET-2', '#anew');
    assert.ok(await sees(priya));
  });

  it('that is archived waits, and takes cards again with its end', async () => {
    const { maya, slack } = newsroom;
    await newsroom.story();
    await slack.archive(STORY, maya.id);
    await told(/its channel is archived\. The story still answers/);
    const reference = await newsroom.propose({}, newsroom.priya, STORY).catch(() => null);
    assert.equal(reference, null, 'nobody types a command in an archived channel');
    await happens(() => channels().unarchive(STORY, maya.id));
    await told(/its channel is as it was/);
    await newsroom.file({});
  });

  describe('that was private and is made public', () => {
    beforeEach(async () => {
      await makeHidden(newsroom, [newsroom.priya]);
      channels().convert(HIDDEN_CHANNEL, 'public');
    });

    it('gets no card from the first moment on, and leaves the story closed', async () => {
      const { maya, priya, tom } = newsroom;
      const reference = await newsroom.propose({ 'What they said': 'Said in the open.' }, priya, HIDDEN_CHANNEL);
      await cardWaits(reference, /was private and is public now/);
      await newsroom.restart();
      await told(/its private channel was made public/);
      for (const card of ['SECRET-1', 'SECRET-2']) await closed(card, HIDDEN_CHANNEL);
      assert.ok(!standsIn(HIDDEN_CHANNEL, maya).some((text) => /Said in the open|vault/.test(text)));
      assert.ok(!(await sees(tom)));
      assert.deepEqual(toldTo(tom, /SECRET/), []);
      const answer = (await priya.slash(HIDDEN_CHANNEL, `/story who-said ${HIDDEN.words}`)).asMessage;
      const shared = await (await priya.click(answer, 'Share in Channel')).reply();
      assert.equal(shared.text, "This can't be shared here.");
    });

    it('takes cards again once it is private', async () => {
      await newsroom.restart();
      await told(/its private channel was made public/);
      await closed('SECRET-2', HIDDEN_CHANNEL);
      channels().convert(HIDDEN_CHANNEL, 'private');
      await newsroom.restart();
      await told(/its channel is as it was/);
      await newsroom.card('SECRET-2', HIDDEN_CHANNEL);
      await newsroom.settled('SECRET-1', 'approved', HIDDEN_CHANNEL);
    });

    it('takes cards again as soon as its editors accept it, having been told what they accept', async () => {
      const { maya, slack } = newsroom;
      channels().convert(HIDDEN_CHANNEL, 'private');
      const stale = (await maya.slash(HIDDEN_CHANNEL, '/story settings')).asView;
      channels().convert(HIDDEN_CHANNEL, 'public');
      await newsroom.restart();
      await told(/its private channel was made public/);
      await closed('SECRET-2', HIDDEN_CHANNEL);
      await maya.submit(stale, {});
      const saved = () => maya.ephemerals(HIDDEN_CHANNEL).some(({ text }) => /are saved\.$/.test(text));
      await slack.until(saved, 'the receipt');
      assert.ok(!standsIn(HIDDEN_CHANNEL, maya).some((text) => text.includes('SECRET-2')));
      const form = (await maya.slash(HIDDEN_CHANNEL, '/story settings')).asView;
      assert.match(maya.reads(form), /Its channel is public: everybody .* Saving accepts that/);
      await maya.close(form, { clear: true });
      await changeSettings({}, maya, HIDDEN_CHANNEL, newsroom);
      await newsroom.card('SECRET-2', HIDDEN_CHANNEL);
      await newsroom.settled('SECRET-1', 'approved', HIDDEN_CHANNEL);
      await newsroom.restart();
      await slack.connected();
      assert.equal(toldTo(maya, /made public/).length, 1);
    });
  });

  describe('that is shared with another organization', () => {
    it('gets nothing of ours any more: what stands there is closed, and its emoji are no votes', async () => {
      const { maya, priya } = newsroom;
      await newsroom.story();
      const decided = await newsroom.approved({});
      const waiting = await newsroom.file({ 'What they said': 'We deny it.' });
      const card = await newsroom.card(waiting);
      await happens(() => channels().share(STORY, true));
      await told(/is now shared with another organization/);
      for (const reference of [decided, waiting]) await closed(reference, STORY);
      await cardWaits(waiting, /shared with another organization/);
      assert.match(await newsroom.ask('who-said illegally', priya), /HACK-1/);
      await maya.react(card, 'white_check_mark');
      assert.equal(maya.reads(card), CLOSED);
      await happens(() => channels().share(STORY, false));
      await told(/its channel is as it was/);
      assert.match(await newsroom.cardText(waiting), /^Needs 1 approval/m);
      await newsroom.settled(decided, 'approved');
    });

    it('is followed where it gets another id by it', async () => {
      const { maya, priya, slack } = newsroom;
      await makeHidden(newsroom, [priya]);
      const before = channels().get(HIDDEN_CHANNEL).id;
      await happens(() => channels().share(HIDDEN_CHANNEL, true));
      assert.notEqual(channels().get(HIDDEN_CHANNEL).id, before);
      await told(/is now shared with another organization/);
      for (const reference of ['SECRET-1', 'SECRET-2']) await closed(reference, HIDDEN_CHANNEL);
      assert.ok(await sees(maya));
      slack.addChannel({ name: 'own', kind: 'private', members: [maya.id, priya.id, slack.bot.id] });
      await newsroom.ask('use secret', maya, '#own');
      await newsroom.card('SECRET-2', '#own');
      assert.equal((await newsroom.desk.newsroom.store.record.verify()).fault, null);
    });
  });

  it('that a closed story leaves behind keeps none of its cards, waiting or decided', async () => {
    const { maya, slack } = newsroom;
    await makeHidden(newsroom, [newsroom.priya]);
    slack.addChannel({ name: 'anew', kind: 'private', members: [maya.id, slack.bot.id] });
    await newsroom.ask('use secret', maya, '#anew');
    await newsroom.card('SECRET-2', '#anew');
    for (const reference of ['SECRET-1', 'SECRET-2']) await closed(reference, HIDDEN_CHANNEL);
  });

  it('is not asked about each of its members where many are in it', async () => {
    const { maya, slack } = newsroom;
    await newsroom.story();
    await newsroom.approved({});
    const many = Array.from({ length: 60 }, (_, index) =>
      slack.addPerson({ name: `p${index}`, real_name: `P ${index}` }),
    );
    slack.addChannel({ name: 'all-hands', members: [maya.id, slack.bot.id, ...many.map(({ id }) => id)] });
    const answer = (await maya.slash('#all-hands', '/story who-said illegally in:all')).asMessage;
    const asked = slack.journal.callsOf('users.info').length;
    assert.equal((await (await maya.click(answer, 'Share in Channel')).reply()).text, 'HACK-1 is shared here.');
    assert.equal(slack.journal.callsOf('users.info').length, asked);
    assert.equal(slack.journal.callsOf('users.list').length, 1);
  });
});

describe('the review channel', () => {
  it('keeps no card of a story that was closed since, not even a decided one', async () => {
    const newsroom = await TestNewsroom.open({ REVIEW_CHANNEL: 'C07DESKED1T' });
    const { maya, tom, priya, slack } = newsroom;
    const channel = await newsroom.cover('vault', { members: [priya] });
    const reference = await newsroom.propose({}, priya, channel);
    await maya.react(await newsroom.card(reference, REVIEW), '+1');
    await newsroom.settled(reference, 'approved', REVIEW);
    await changeSettings({ 'Who may see the story': 'Members of its channel only (closed)' }, maya, channel, newsroom);
    const reads = () => tom.sees(REVIEW).map(({ text }) => text);
    await slack.until(() => reads().includes(CLOSED), 'the card to be closed');
    assert.ok(!reads().some((text) => /VAULT|illegally/.test(text)));
    await newsroom.close();
  });

  it('keeps no digest of an article whose story was closed since, nor its thread', async (t) => {
    const newsroom = await TestNewsroom.open({ REVIEW_CHANNEL: 'C07DESKED1T' });
    t.after(() => newsroom.close());
    const { maya, tom, priya, slack } = newsroom;
    const channel = await newsroom.cover('vault', { members: [priya] });
    const texts = [
      '“The vault is empty,” Ruth Odell, the mayor, said.',
      '“The vault was never full,” Owen Tate, a clerk, said.',
    ];
    for (const Article of texts) await settleImport(newsroom, priya, { Article }, channel);
    await maya.react(await newsroom.card('VAULT-1', REVIEW), '+1');
    await newsroom.settled('VAULT-1', 'approved', REVIEW);
    await newsroom.card('VAULT-2', REVIEW);
    await changeSettings({ 'Who may see the story': 'Members of its channel only (closed)' }, maya, channel, newsroom);
    const reads = () => tom.sees(REVIEW).map(({ text, message }) => `${text} ${tom.reads(message)}`);
    await slack.until(() => !reads().some((text) => /VAULT|vault/.test(text)), 'all of it to be closed');
    await slack.until(
      () => maya.sees(channel).some(({ text }) => /^VAULT: claims in .*1 proposals/.test(text)),
      'the digest that waits, in its own channel',
    );
  });

  it('is watched like a story’s own', async (t) => {
    const newsroom = await TestNewsroom.open({ REVIEW_CHANNEL: 'C07DESKED1T' });
    t.after(() => newsroom.close());
    const { maya, slack } = newsroom;
    await newsroom.story();
    await newsroom.propose({});
    const card = await newsroom.card('HACK-1', '#desk-editors');
    slack.workspace.channels.share('#newsroom', true);
    slack.workspace.channels.get('#desk-editors').is_ext_shared = true;
    await newsroom.restart();
    const notice = () => maya.dms().find(({ text }) => /^The review channel is now shared/.test(text));
    await slack.until(notice, 'Maya to be told');
    await slack.until(() => maya.reads(card) === CLOSED, 'the card to be closed');
  });
});
