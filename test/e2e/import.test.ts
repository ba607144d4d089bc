import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { UserId } from '../../src/domain/ids.ts';
import type { Message } from '../../src/local/state/records.ts';
import { aDraft, granted } from '../store/samples.ts';
import { isAtRest } from '../support/at-rest.ts';
import { settleImport } from '../support/import.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';
import { pressWithReason } from '../support/review.ts';

const ARTICLE = await readFile(new URL('../../demo/article.txt', import.meta.url), 'utf8');
const FORM = { Outlet: 'The Example', Published: 'Aug. 11, 2024' };
const QUOTE = 'We do not accord any credence to such reports';

describe('an imported article', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  after(() => newsroom.close());

  const find = (channel = STORY) =>
    newsroom.maya.sees(channel).find((seen) => /^[A-Z]+: claims in /.test(seen.text))?.message;
  const digest = (): Promise<Message> => newsroom.slack.until(() => find(), 'the digest');
  const reading = async (): Promise<string> => newsroom.maya.reads(await digest());
  const says = (words: RegExp) =>
    newsroom.slack.until(async () => words.test(await reading()), `the digest to say ${words}`);
  /** Where among the proposals that wait some words are: buttons are pressed by their place. */
  const placeOf = async (words: string): Promise<number> => {
    const waiting = (await reading()).split('[Approve] [Fix] [Drop]');
    const at = waiting.findIndex((entry) => entry.includes(words));
    assert.ok(at >= 0, `${words} in ${waiting.join('')}`);
    return at;
  };
  const referenceOf = async (words: string): Promise<string> => {
    const entry = (await reading()).split('[Approve] [Fix] [Drop]')[await placeOf(words)];
    return /HACK-\d+/.exec(entry?.slice(entry.indexOf(words)) ?? '')?.[0] ?? '';
  };

  it('comes back as proposals in one digest, and its importer is told', async () => {
    const said = await settleImport(newsroom, newsroom.priya, { Article: ARTICLE, ...FORM });
    assert.match(said, /claims are proposed: HACK-1 to HACK-\d+, in one digest in the review channel/);
    const text = await reading();
    assert.match(text, /^HACK: claims in “Iran dismisses accusation by Trump campaign”, The Example: \d+ proposals/);
    assert.match(
      text,
      new RegExp(`> ${QUOTE}\\n“\\[…\\],” the mission said in an email\\.\\nHACK-\\d+ · \\d+% sure · Exact words`),
    );
    const own = newsroom.maya.sees(STORY).filter((seen) => seen.text.startsWith('HACK: claims in'));
    assert.equal(own.length, 1, 'one digest');
  });

  it('keeps each claim’s place in the text', async () => {
    const { store } = newsroom.desk.newsroom;
    const [story] = await store.stories.all();
    assert.ok(story);
    const { items } = await store.claims.list({ only: [story.id] }, { status: 'proposed' }, 'waiting', 0, 50);
    assert.ok(items.length > 4);
    for (const { words, source } of items) {
      assert.equal(source?.kind, 'article');
      assert.equal(source.spans.map(([start, end]) => ARTICLE.slice(start, end)).join(' … '), words);
    }
  });

  it('has a card for each proposal in the digest’s thread, where a reaction works as everywhere', async () => {
    const { ts } = await digest();
    const reference = await referenceOf('get publicly available information');
    const card = await newsroom.card(reference);
    assert.equal(card.thread_ts, ts);
    await newsroom.maya.react(card, 'white_check_mark');
    await newsroom.settled(reference, 'approved');
    await says(new RegExp(`Approved: ${reference}`));
    assert.match(await newsroom.ask('who-said publicly available'), /Donald Trump/);
  });

  it('is approved by an editor, from the digest', async () => {
    const reference = await referenceOf(QUOTE);
    await newsroom.maya.click(await digest(), 'Approve', await placeOf(QUOTE));
    await newsroom.settled(reference, 'approved');
    const answer = await newsroom.ask(`who-said "${QUOTE}"`);
    assert.match(answer, new RegExp(`${QUOTE}[^]*The Example`));
    assert.match(answer, /words checked against the article/);
    assert.match(await newsroom.ask(`history ${reference}`), /approved by @Maya/);
  });

  it('is approved and dropped by nobody but editors, and not by who imported it', async () => {
    const place = await placeOf('its communications had been hacked');
    const says = async (which: string, nth = 0): Promise<string> =>
      (await (await newsroom.priya.click(await digest(), which, nth)).reply()).text;
    assert.match(await says('Approve', place), /Only an editor of the story can approve a claim/);
    assert.match(await says('Drop', place), /Only an editor of the story can drop a proposal/);
    assert.match(await says('import.digest.approve_all'), /Only an editor of the story can approve claims/);
  });

  it('is put right with Fix: what comes of it takes the proposal’s place, for somebody else to approve', async () => {
    const words = 'its communications had been hacked';
    const reference = await referenceOf(words);
    const opened = await newsroom.maya.click(await digest(), 'Fix', await placeOf(words));
    const form = await opened.opened();
    await newsroom.proposed(newsroom.maya, () =>
      newsroom.maya.submit(form, { 'Title at the time': 'Republican campaign' }),
    );
    await says(/Republican campaign/);
    const own = await newsroom.maya.click(await digest(), 'Approve', await placeOf(words));
    assert.match((await own.reply()).text, /This is your own proposal/);
    await newsroom.tom.click(await digest(), 'Approve', await placeOf(words));
    await newsroom.slack.until(
      async () =>
        /Republican campaign/.test(await newsroom.ask(`history ${reference}`)) &&
        /approved by @Tom/.test(await newsroom.ask(`history ${reference}`)),
      'the fixed claim to be approved',
    );
  });

  it('is dropped with one press', async () => {
    const words = '> it had received such papers';
    const reference = await referenceOf(words);
    await newsroom.tom.click(await digest(), 'Drop', await placeOf(words));
    await newsroom.settled(reference, 'declined');
    await says(new RegExp(`Dropped: .*${reference}`));
  });

  it('shows what one press would approve, and approves that', async () => {
    const opened = await newsroom.tom.click(await digest(), 'import.digest.approve_all');
    const view = await opened.opened();
    const text = newsroom.tom.reads(view);
    assert.match(text, /^Approve Claims\n\d claims?\. This approves:/);
    assert.match(
      text,
      /HACK-\d+ · Steven Cheung, spokesman for the Trump campaign\n> These documents were illegally obtained.*\nExact words/,
    );
    const listed = [...text.matchAll(/^HACK-\d+/gm)].map(([reference]) => reference);
    assert.deepEqual(await newsroom.tom.submit(view), { outcome: 'closed' });
    for (const reference of listed) await newsroom.settled(reference, 'approved');
    assert.match(await newsroom.ask('who-said "illegally obtained"'), /Steven Cheung/);
  });

  it('says on the card of a correction by hand that the words were an article’s', async () => {
    const { tom } = newsroom;
    const answer = await newsroom.ask('who-said "illegally obtained"');
    const reference = /^(HACK-\d+)/m.exec(answer)?.[1] ?? '';
    await tom.slash(STORY, `/story correct ${reference}`);
    const form = await newsroom.claimForm(tom);
    const change = { 'This is a': 'Correction: it was wrong', Reason: 'He said more.' };
    const byHand = {
      'What they said': 'Illegally obtained, all of it.',
      'The words are from': 'Typed by hand, from elsewhere',
    };
    await newsroom.proposed(tom, () => tom.submit(form, { ...change, ...byHand }));
    const card = await newsroom.cardSays(/version 2/, reference);
    assert.match(card, /Words from: an article typed by hand/);
    await pressWithReason('Decline', 'He said no more.', newsroom.maya, await newsroom.card(reference), newsroom);
  });

  it('tells its importer once when all is decided', async () => {
    while (/\[Drop\]/.test(await reading())) {
      const before = await reading();
      await newsroom.tom.click(await digest(), 'Drop', 0);
      await newsroom.slack.until(async () => (await reading()) !== before, 'the digest to change');
    }
    const told = () => newsroom.priya.dms().filter((seen) => /which you imported, is decided/.test(seen.text));
    await newsroom.slack.until(() => told().length > 0, 'the word to the importer');
    assert.match(told()[0]?.text ?? '', /“Iran dismisses accusation by Trump campaign”, .*: \d+ approved, \d+ dropped/);
    const alone = newsroom.priya.dms().filter((seen) => /which you proposed/.test(seen.text));
    const ofImport = alone.filter((seen) => !/He said no more/.test(seen.text));
    assert.deepEqual(ofImport, [], 'no word for each proposal');
    assert.match(await reading(), /all decided/);
  });

  it('is not filed again', async () => {
    const said = await settleImport(newsroom, newsroom.tom, { Article: ARTICLE, Outlet: 'Elsewhere' });
    assert.match(said, /imported before, so nothing was filed again\. Its digest: https:/);
  });

  it('is recognized claim by claim in another outlet', async () => {
    const other = `LONDON – “${QUOTE},” Iran’s mission said on Sunday.\n\nThe mayor, Ruth Odell, said she had read of it in the papers.`;
    const said = await settleImport(newsroom, newsroom.priya, { Article: other, Outlet: 'The Second' });
    assert.match(said, /^1 claim is proposed: HACK-\d+, .* 1 is on file already: noted as printed here, too/);
    assert.match(await newsroom.ask(`who-said "${QUOTE}"`), /also in The Second/);
  });

  it('was not printed elsewhere in words that a correction changed since', async () => {
    const { priya, maya } = newsroom;
    newsroom.clockAt(newsroom.desk.newsroom.now() + 60);
    const reference = /^(HACK-\d+)/m.exec(await newsroom.ask(`who-said "${QUOTE}"`))?.[1] ?? '';
    const form = (await priya.slash(STORY, `/story correct ${reference}`)).asView;
    const change = { 'This is a': 'Correction: it was wrong', Reason: 'He said more.' };
    const words = { 'What they said': `${QUOTE}, ever`, 'The words are from': 'Typed by hand, from elsewhere' };
    await newsroom.proposed(priya, () => priya.submit(form, { ...change, ...words }));
    await newsroom.cardSays(/version 2/, reference);
    await maya.react(await newsroom.card(reference), 'white_check_mark');
    await newsroom.settled(reference, 'approved, version 2');
    assert.doesNotMatch(await newsroom.ask(`who-said "${QUOTE}, ever"`), /also in The Second/);
    assert.match(await newsroom.ask(`history ${reference}`), /also in The Second/);
  });

  it('is on record, event by event', async () => {
    await newsroom.restart();
    assert.equal((await newsroom.desk.newsroom.store.record.verify()).fault, null);
  });

  it('that nobody can file says why, at its field, and the form stays', async () => {
    const said = (fields: Parameters<typeof settleImport>[2]) => settleImport(newsroom, newsroom.priya, fields);
    assert.match(await said({}), /Paste the article here, or add a file/);
    assert.match(await said({ Article: 'The weather was fine. Nothing happened.' }), /found nobody in this text/);
    const spanish = 'El presidente dijo el lunes que no habría elecciones este año en todo el país. '.repeat(4);
    assert.match(await said({ Article: spanish }), /does not seem to be in English/);
    assert.match(await said({ Article: ARTICLE, Published: 'whenever' }), /can't read “whenever” as a date/);
    assert.match(await said({ Article: ARTICLE, 'Ground rules': 'On background' }), /Give the terms as agreed/);
    assert.match(await said({ Link: 'https://news.example/hack' }), /FETCH_LINKS/);
  });

  it('goes on in the next field where one is full', async () => {
    const filler = 'The council met again to go over the budget of the harbor and its roads. ';
    const long = `${filler.repeat(60)}\n\n“The bridge stays shut until spring,” said Ruth Odell, the mayor.`;
    const parts = { Article: long.slice(0, 3_000), 'Goes on': long.slice(3_000) };
    assert.match(await settleImport(newsroom, newsroom.priya, parts), /1 claim is proposed/);
  });
});

describe('an article as a file', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  after(() => newsroom.close());

  const page = `<html><head><title>Road news</title><meta property="og:site_name" content="The Valley Sheet">
    <meta property="article:published_time" content="2024-08-11T10:00:00-04:00"></head><body><nav>Home “Sign up,” said nobody.</nav>
    <article><h1>Road stays shut</h1>${'<p>The council met to go over the budget of the roads and the harbor, and of the school.</p>'.repeat(6)}
    <p>“The road stays shut until spring,” Ruth Odell, the mayor, said Saturday.</p></article></body></html>`;
  const importing = async (message: Message): Promise<string> => {
    const reply = await newsroom.priya.shortcut('Import Article', message);
    return settleImport(newsroom, newsroom.priya, {}, STORY, reply.asView);
  };

  it('is opened from the form, and tells of itself what the form leaves empty', async () => {
    const files = [{ name: 'road.html', content: page }];
    assert.match(await settleImport(newsroom, newsroom.priya, { File: { files } }), /1 claim is proposed: HACK-1/);
    const card = await newsroom.cardText('HACK-1');
    assert.match(card, /> The road stays shut until spring\nRuth Odell, (?:the )?mayor/);
    assert.match(card, /Saturday, Aug. 10, 2024 · The Valley Sheet/);
  });

  it('is opened from the message that it hangs on', async () => {
    const files = [{ name: 'bridge.txt', content: '“The bridge is sound,” Owen Tate, the engineer, said on Monday.' }];
    assert.match(
      await importing(await newsroom.tom.says(STORY, 'here it is', { files })),
      /1 claim is proposed: HACK-2/,
    );
  });

  it('may be a message itself', async () => {
    const message = await newsroom.tom.says(
      STORY,
      '“The harbor is open,” Marta Quill, its master, said in a statement.',
    );
    assert.match(await importing(message), /1 claim is proposed: HACK-3/);
    const bare = await newsroom.tom.says(STORY, '  ');
    assert.match((await newsroom.priya.shortcut('Import Article', bare)).text, /neither a file nor a text/);
  });

  it('that nobody can read is refused in a sentence, and the desk goes on', async () => {
    const rubbish = { files: [{ name: 'photo.pdf', content: new Uint8Array(5_000).fill(7) }] };
    assert.match(await settleImport(newsroom, newsroom.priya, { File: rubbish }), /file/i);
    const empty = { files: [{ name: 'empty.txt', content: ' ' }] };
    assert.match(await settleImport(newsroom, newsroom.priya, { File: empty }), /no text in that file/);
    const both = { Article: 'Some text.', File: { files: [{ name: 'a.txt', content: 'Some text.' }] } };
    assert.match(await settleImport(newsroom, newsroom.priya, both), /not both/);
    assert.match(await newsroom.ask('pending'), /HACK-3/);
  });
});

describe('a digest', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
  });
  after(() => newsroom.close());

  const digestIn = (channel: string): Promise<Message> =>
    newsroom.slack.until(
      () => newsroom.maya.sees(channel).findLast((seen) => /^[A-Z]+: claims in /.test(seen.text))?.message,
      `the digest in ${channel}`,
    );
  const quotes = (count: number): string =>
    Array.from(
      { length: count },
      (_, at) =>
        `“The road number ${at} stays shut until the bridge number ${at} is mended,” said Ruth Odell, the mayor.`,
    ).join('\n\n');

  it('that is longer than a message is turned in pages', async () => {
    const channel = await newsroom.cover('roads', { members: [newsroom.priya, newsroom.tom] });
    await settleImport(newsroom, newsroom.priya, { Article: quotes(30) }, channel);
    const reads = async () => newsroom.maya.reads(await digestIn(channel));
    assert.match(await reads(), /: 30 proposals · 1–12 of 30/);
    await newsroom.tom.click(await digestIn(channel), 'Next');
    await newsroom.slack.until(async () => /13–24 of 30/.test(await reads()), 'the second page');
    await newsroom.tom.click(await digestIn(channel), 'Approve', 3);
    await newsroom.slack.until(async () => /29 of 30 proposals wait · 13–24 of 29/.test(await reads()), 'a decision');
    await newsroom.tom.click(await digestIn(channel), 'Previous');
    await newsroom.slack.until(async () => /1–12 of 29/.test(await reads()), 'the first page');
    const seen = structuredClone(await digestIn(channel));
    await Promise.all([newsroom.tom.click(seen, 'Next'), newsroom.maya.click(seen, 'Next')]);
    await newsroom.slack.until(
      async () => / · \d+–\d+ of 29/.test(await reads()) && !/ · 1–/.test(await reads()),
      'a page',
    );
    await newsroom.slack.until(() => isAtRest(newsroom.desk.newsroom), 'all to be told');
    assert.match(await reads(), /13–24 of 29/, 'two who turn one page turn one page');
  });

  it('approves in one press no more than the form shows', async () => {
    const channel = await newsroom.cover('many', { members: [newsroom.priya, newsroom.tom] });
    const { store, now } = newsroom.desk.newsroom;
    const story = (await store.stories.all()).find(({ slug }) => slug === 'many');
    assert.ok(story);
    const text = quotes(95);
    const source = {
      kind: 'article',
      text,
      author: null,
      saidAt: null,
      permalink: null,
      channel: null,
      ts: null,
    } as const;
    const claims = [...text.matchAll(/The road [^,]+/gu)].map(({ 0: words, index }) => ({
      draft: aDraft({ words, speaker: { name: 'Ruth Odell' }, about: [] }),
      spans: [[index, index + words.length]] as const,
      ...{ confidence: 0.95, answers: null },
    }));
    const article = { source, headline: null, outlet: null };
    granted(await store.imports.file(story.id, article, claims, [], newsroom.priya.id as UserId, now()));
    await newsroom.ask('pending', newsroom.priya, channel);
    const form = await (await newsroom.tom.click(await digestIn(channel), 'import.digest.approve_all')).opened();
    const listed = [...newsroom.tom.reads(form).matchAll(/^MANY-\d+/gm)].length;
    assert.deepEqual(await newsroom.tom.submit(form), { outcome: 'closed' });
    const approved = async () =>
      (await store.claims.list({ only: [story.id] }, { status: 'approved' }, 'newest', 0, 0)).total;
    await newsroom.slack.until(async () => (await approved()) >= listed, 'what was shown to be approved');
    assert.deepEqual([listed, await approved()], [90, 90]);
  });

  it('of a closed story stands in its own channel, and is there for nobody else', async () => {
    const channel = await newsroom.cover('quiet', { kind: 'private' });
    await settleImport(newsroom, newsroom.maya, { Article: quotes(2) }, channel);
    const digest = await digestIn(channel);
    const pressed = await newsroom.slack.person('tom').click(structuredClone(digest), 'Approve').catch(String);
    assert.match(String(pressed), /channel|may not|can’t|cannot|not/);
    const [asked, made] = [
      await newsroom.ask('import in:quiet', newsroom.tom),
      await newsroom.ask('import in:nowhere', newsroom.tom),
    ];
    assert.equal(asked.replaceAll('quiet', 'nowhere'), made);
  });

  it('shows on what terms its article was read, and what a link says, in the list to approve, too', async () => {
    const channel = await newsroom.cover('terms', { members: [newsroom.priya, newsroom.tom] });
    const rules = { 'Ground rules': 'On background', 'Terms as agreed': 'a city official' };
    await settleImport(newsroom, newsroom.priya, { Article: quotes(2), ...rules }, channel);
    await newsroom.ask('link TERMS-2 corroborates TERMS-1', newsroom.priya, channel);
    const says = /On background: a city official · corroborates TERMS-1/;
    const drawn = async () => newsroom.tom.reads(await digestIn(channel));
    await newsroom.slack.until(async () => says.test(await drawn()), 'the terms and the link');
    const form = await (await newsroom.tom.click(await digestIn(channel), 'import.digest.approve_all')).opened();
    assert.match(newsroom.tom.reads(form), says);
    await newsroom.tom.close(form, { clear: true });
  });

  it('counts two editors where the story asks for two', async () => {
    const other = await TestNewsroom.open({ APPROVALS_NEEDED: '2' });
    await other.story();
    await settleImport(other, other.priya, { Article: quotes(1) });
    const found = () => other.maya.sees(STORY).find((seen) => /^HACK: claims in /.test(seen.text))?.message;
    const digest = await other.slack.until(found, 'the digest');
    await other.maya.click(digest, 'Approve');
    await other.slack.until(() => /approved by @Maya/.test(other.maya.reads(found() ?? digest)), 'the first approval');
    assert.match(await other.ask('pending'), /HACK-1/);
    await other.tom.click(found() ?? digest, 'Approve');
    await other.settled('HACK-1', 'approved');
    await other.close();
  });

  it('that somebody deleted comes back with the next decision', async () => {
    const channel = await newsroom.cover('gone', { members: [newsroom.priya] });
    await settleImport(newsroom, newsroom.priya, { Article: quotes(2) }, channel);
    const { ts } = await digestIn(channel);
    const card = await newsroom.card('GONE-1', channel);
    newsroom.slack.workspace.messages.remove(await digestIn(channel));
    await newsroom.maya.react(card, 'white_check_mark');
    await newsroom.slack.until(
      () => newsroom.maya.sees(channel).some((seen) => seen.text.startsWith('GONE: claims in') && seen.ts !== ts),
      'another digest',
    );
  });
});
