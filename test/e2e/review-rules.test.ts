import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { CAST } from '../../src/local/cast.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';
import { changeSettings, decisionsTold, decisionTold } from '../support/review.ts';

const CHECK = 'white_check_mark';

describe('a newsroom with four eyes', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  after(() => newsroom.close());

  it('does not count a proposer’s own ✅, and tells them so, once', async () => {
    const reference = await newsroom.file({}, newsroom.maya);
    const card = await newsroom.card(reference);
    await newsroom.maya.react(card, CHECK);
    const own = () => newsroom.maya.ephemerals(STORY).filter((seen) => /your own proposal/.test(seen.text));
    await newsroom.slack.until(() => own().length > 0, 'a word about the own proposal');
    await newsroom.tom.react(card, 'x');
    const text = await newsroom.cardSays(/On hold by @Tom/, reference);
    assert.ok(!text.includes('Approved by'), 'an approval that does not count is not shown as one');
    await newsroom.tom.unreact(card, 'x');
    await newsroom.cardSays(/^Needs 1 approval from editors other than the proposer/m, reference);
    assert.equal(own().length, 1);
    await newsroom.tom.react(card, CHECK);
    await newsroom.settled(reference, 'approved');
    assert.match(await newsroom.cardText(reference), /^Approved by @Tom Okafor · /m);
  });

  it('refuses a proposer’s own Approve, and takes their own ❌', async () => {
    const reference = await newsroom.file({}, newsroom.maya);
    const card = await newsroom.card(reference);
    const told = await (await newsroom.maya.click(card, 'Approve')).reply();
    assert.match(told.text, /^This is your own proposal\. Another editor has to approve it\.$/);
    await newsroom.maya.react(card, 'x');
    await newsroom.cardSays(/On hold by @Maya/, reference);
  });
});

describe('a newsroom with a single editor', () => {
  let newsroom: TestNewsroom;
  const { id } = CAST.maya;
  before(async () => {
    newsroom = await TestNewsroom.open({ EDITORS: id });
    await newsroom.story();
  });
  after(() => newsroom.close());

  it('says to that editor, proposing or correcting, that nobody can approve it as things are', async () => {
    const { maya } = newsroom;
    const nobody = /other than you, and there is none\./;
    const notes = () => maya.ephemerals(STORY).filter(({ text }) => nobody.test(text)).length;
    await newsroom.file({}, maya);
    assert.equal(notes(), 1);
    const reference = await newsroom.approved({ 'What they said': 'It was noon.' });
    const form = (await maya.slash(STORY, `/story correct ${reference}`)).asView;
    const change = { 'This is a': 'Correction: it was wrong', Reason: 'The tape.', 'What they said': 'It was one.' };
    await newsroom.proposed(maya, () => maya.submit(form, change));
    assert.equal(notes(), 2);
  });

  it('says nothing of the kind to a reporter, whose claims that editor can approve', async () => {
    const { priya } = newsroom;
    await newsroom.file({ 'What they said': 'It was dawn.' }, priya);
    assert.deepEqual(
      priya.ephemerals(STORY).filter(({ text }) => /has to wait/.test(text)),
      [],
    );
  });
});

describe('a story with two eyes and two approvals', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open({ APPROVALS_NEEDED: '2' });
    await newsroom.story();
    const counts = { "The proposer's own approval": 'Counts, if the proposer is an editor' };
    await changeSettings(counts, newsroom.maya, STORY, newsroom);
  });
  after(() => newsroom.close());

  it('counts the proposer’s own ✅ without complaint, and says how many are missing', async () => {
    const reference = await newsroom.file({}, newsroom.maya);
    const card = await newsroom.card(reference);
    assert.match(await newsroom.cardText(reference), /^Needs 2 approvals$/m);
    await newsroom.maya.react(card, CHECK);
    await newsroom.cardSays(/^Approved by @Maya Lindqvist · Needs 1 more approval$/m, reference);
    await newsroom.tom.react(card, '+1');
    await newsroom.settled(reference, 'approved');
    assert.match(await newsroom.cardText(reference), /^Approved by @Maya Lindqvist, @Tom Okafor · /m);
    assert.deepEqual(
      newsroom.maya.ephemerals(STORY).filter((seen) => /own proposal/.test(seen.text)),
      [],
    );
  });

  it('counts an editor’s emoji and button as one', async () => {
    const reference = await newsroom.file({});
    const card = await newsroom.card(reference);
    await newsroom.tom.react(card, CHECK);
    await newsroom.tom.react(card, '+1::skin-tone-2');
    await newsroom.tom.click(card, 'Approve');
    await newsroom.tom.unreact(card, CHECK);
    await newsroom.cardSays(/^Approved by @Tom Okafor · Needs 1 more approval$/m, reference);
    await newsroom.maya.click(card, 'Approve');
    await newsroom.settled(reference, 'approved');
  });

  it('does not count who is an editor no more', async () => {
    const reference = await newsroom.file({});
    const card = await newsroom.card(reference);
    await newsroom.tom.click(card, 'Approve');
    await newsroom.cardSays(/Approved by @Tom Okafor/, reference);
    await newsroom.slack.changePerson('tom', { deleted: true });
    await newsroom.maya.react(card, CHECK);
    await newsroom.cardSays(/^Approved by @Maya Lindqvist · Needs 1 more approval$/m, reference);
    await newsroom.slack.changePerson('tom', { deleted: false });
    await newsroom.maya.react(card, '+1');
    await newsroom.settled(reference, 'approved');
  });
});

describe('a vote of', () => {
  let newsroom: TestNewsroom | undefined;
  afterEach(async () => newsroom?.close());

  it('a guest, a bot, an outsider or a reporter never counts, though EDITORS names them', async () => {
    newsroom = await TestNewsroom.open({ EDITORS: 'U07M4YAL1ND,U07L3NAH4RT,U08S4MWH1TL,U07B0TTER01' });
    await newsroom.story();
    const { slack, lena, sam, priya, maya } = newsroom;
    slack.addPerson({ id: 'U07B0TTER01', name: 'botter', real_name: 'Botter', is_bot: true });
    slack.workspace.channels.get(STORY).is_ext_shared = true;
    for (const who of ['sam', 'botter']) await slack.person(who).joins(STORY);
    // Where it stays shared, no card would stand there.
    slack.workspace.channels.get(STORY).is_ext_shared = false;
    const reference = await newsroom.file({});
    const card = await newsroom.card(reference);
    for (const who of [lena, sam, priya, slack.person('botter'), slack.person('tom')]) await who.react(card, CHECK);
    for (const who of [lena, sam, slack.person('botter')]) await who.react(card, 'x');
    await maya.react(card, 'x');
    const held = await newsroom.cardSays(/On hold by @Maya Lindqvist · Needs 1 approval/, reference);
    assert.ok(!/@Lena|@Sam|@Botter|@Tom/.test(held));
    await maya.unreact(card, 'x');
    await newsroom.cardSays(/^Needs 1 approval/m, reference);
    await maya.react(card, CHECK);
    await newsroom.settled(reference, 'approved');
    assert.match(await newsroom.cardText(reference), /^Approved by @Maya Lindqvist · /m);
  });

  it('a member of the editors’ user group counts', async () => {
    newsroom = await TestNewsroom.open({ EDITORS: 'S07DESK0001' });
    const { slack, tom, maya } = newsroom;
    slack.workspace.people.addGroup({ id: 'S07DESK0001', handle: 'desk', name: 'Desk', users: [tom.id] });
    await newsroom.restart();
    await newsroom.story();
    const reference = await newsroom.file({});
    const card = await newsroom.card(reference);
    await maya.react(card, CHECK);
    assert.match((await (await maya.click(card, 'Approve')).reply()).text, /^Only an editor/);
    await tom.react(card, CHECK);
    await newsroom.settled(reference, 'approved');
    assert.match(await newsroom.cardText(reference), /^Approved by @Tom Okafor · /m);
  });

  it('any full member in the channel counts where EDITORS is not set', async () => {
    newsroom = await TestNewsroom.open({ EDITORS: '' });
    await newsroom.story();
    const reference = await newsroom.file({}, newsroom.maya);
    const card = await newsroom.card(reference);
    const zoe = newsroom.slack.addPerson({ name: 'zoe', real_name: 'Zoe Adler' });
    await zoe.react(card, CHECK);
    await newsroom.lena.react(card, CHECK);
    await newsroom.tom.react(card, 'x');
    const held = await newsroom.cardSays(/On hold by @Tom Okafor/, reference);
    assert.ok(!/@Zoe|@Lena/.test(held));
    await newsroom.tom.unreact(card, 'x');
    await newsroom.priya.react(card, CHECK);
    await newsroom.settled(reference, 'approved');
    assert.match(await newsroom.cardText(reference), /^Approved by @Priya Raman · /m);
  });

  it('other emoji counts where the settings name them', async () => {
    newsroom = await TestNewsroom.open({ APPROVE_EMOJI: 'eyes', HOLD_EMOJI: ':octagonal_sign:, hand' });
    await newsroom.story();
    const reference = await newsroom.file({});
    const card = await newsroom.card(reference);
    assert.match(
      await newsroom.cardText(reference),
      /^Editors: (?::eyes:|👀) approves, (?::octagonal_sign:|🛑) holds/m,
    );
    await newsroom.maya.react(card, CHECK);
    await newsroom.maya.react(card, 'hand::skin-tone-2');
    await newsroom.cardSays(/On hold by @Maya Lindqvist · Needs 1 approval/, reference);
    await newsroom.maya.unreact(card, 'hand::skin-tone-2');
    await newsroom.tom.react(card, 'x');
    await newsroom.tom.react(card, 'eyes');
    await newsroom.settled(reference, 'approved');
    assert.match(await newsroom.cardText(reference), /^Approved by @Tom Okafor · /m);
  });

  it('an emoji counts by either of its names', async () => {
    newsroom = await TestNewsroom.open({ APPROVE_EMOJI: 'thumbsup', HOLD_EMOJI: 'thumbsdown' });
    await newsroom.story();
    const reference = await newsroom.file({});
    const card = await newsroom.card(reference);
    await newsroom.maya.react(card, '-1');
    await newsroom.cardSays(/On hold by @Maya Lindqvist/, reference);
    await newsroom.maya.unreact(card, '-1');
    await newsroom.tom.react(card, '+1::skin-tone-4');
    await newsroom.settled(reference, 'approved');
  });
});

describe('cards that wait while the rules change', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open({ APPROVALS_NEEDED: '2' });
    await newsroom.story();
  });
  after(() => newsroom.close());

  it('are approved at once when fewer approvals are needed', async () => {
    const reference = await newsroom.file({});
    await newsroom.maya.react(await newsroom.card(reference), CHECK);
    await newsroom.cardSays(/Needs 1 more approval/, reference);
    await changeSettings({ 'Approvals needed': '1' }, newsroom.maya, STORY, newsroom);
    await newsroom.settled(reference, 'approved');
  });

  it('whisper once, however often an event comes', async () => {
    const reference = await newsroom.approved({});
    newsroom.slack.events.repeat(3);
    await newsroom.tom.react(await newsroom.card(reference), 'x');
    await newsroom.slack.eventsDelivered();
    newsroom.slack.events.resume();
    const told = () => newsroom.tom.ephemerals(STORY).filter((seen) => seen.text.includes('is approved already'));
    await newsroom.slack.until(() => told().length > 0, 'a whisper');
    assert.equal(told().length, 1);
  });
});

describe('a newsroom with a review channel', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open({ REVIEW_CHANNEL: 'C07DESKED1T', EDITORS: '' });
  });
  after(() => newsroom.close());

  it('reviews the claims of open stories there, by who is there', async () => {
    await newsroom.story();
    const reference = await newsroom.propose({});
    const card = await newsroom.card(reference, '#desk-editors');
    assert.ok(!newsroom.maya.sees(STORY).some((seen) => seen.text.startsWith('Review')));
    await newsroom.tom.react(card, CHECK);
    assert.match(await decisionTold(newsroom.priya, reference, newsroom), /was approved by @Tom Okafor/);
    assert.equal(decisionsTold(newsroom.priya, reference).length, 1);
  });

  it('reviews the claims of closed stories in their own channel only', async () => {
    const channel = await newsroom.cover('quiet', { kind: 'private', members: [newsroom.priya] });
    const reference = await newsroom.file({}, newsroom.priya, channel);
    const card = await newsroom.card(reference, channel);
    assert.ok(!newsroom.tom.sees('#desk-editors').some((seen) => seen.text.includes(reference)));
    await newsroom.maya.react(card, CHECK);
    await newsroom.settled(reference, 'approved', channel);
  });

  it('takes a card away from there when its story is closed', async () => {
    const channel = await newsroom.cover('soon', { members: [newsroom.priya] });
    const reference = await newsroom.propose({ 'What they said': 'Nobody knew' }, newsroom.priya, channel);
    const card = await newsroom.card(reference, '#desk-editors');
    await newsroom.tom.react(card, 'x');
    await newsroom.cardSays(/On hold by @Tom/, reference, '#desk-editors');
    await changeSettings(
      { 'Who may see the story': 'Members of its channel only (closed)' },
      newsroom.maya,
      channel,
      newsroom,
    );
    newsroom.slack.sockets.refresh('one');
    const moved = await newsroom.card(reference, channel);
    assert.equal(newsroom.tom.reads(card), 'This card is closed.');
    await newsroom.maya.react(moved, CHECK);
    await newsroom.settled(reference, 'approved', channel);
    assert.equal(newsroom.tom.reads(card), 'This card is closed.');
  });
});
