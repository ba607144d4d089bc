import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CLAIM, STORY, TestNewsroom } from '../support/newsroom.ts';

describe('making a story', () => {
  let newsroom: TestNewsroom;
  let channels = 0;
  before(async () => {
    newsroom = await TestNewsroom.open();
  });
  after(() => newsroom.close());

  const channel = (kind: 'public' | 'private' = 'public'): string => {
    channels += 1;
    const name = `story-${channels}`;
    const { maya, priya, slack } = newsroom;
    slack.addChannel({ name, kind, members: [maya.id, priya.id, slack.bot.id] });
    return `#${name}`;
  };
  const make = (line: string, where = channel()): Promise<string> => newsroom.ask(`new ${line}`, newsroom.maya, where);

  for (const [line, made] of [
    ['trump-campaign-hack', /^Trump campaign hack \(HACK\) is now this channel's story, open to every full member\./],
    ['second-hack', /^Second hack \(SH\) /],
    ['hack', /^Hack \(HACK2\) /],
    ['free-for-all', /^Free for all \(FFA\) /],
    ['g7-summit-2025 key:g7 The “G7” summit', /^The “G7” summit \(G7\) /],
    ['key:FIRST title-first "A title in quotes"', /^A title in quotes \(FIRST\) /],
    ['odd-title <!channel> *bold* `code` & more', /^<!channel> \*bold\* `code` & more \(TITLE\) /],
    ['unseen-title \u200b\u2060', /^Unseen title \(UT\) /],
    ['1-2-3', /^1 2 3 \(STORY\) /],
    [`${'long-'.repeat(11)}title`, /\(LONG\) /],
  ] as const) {
    it(`is done by “new ${line}”`, async () => assert.match(await make(line), made));
  }

  for (const [line, refused] of [
    ['', /^Type it like this: \/story new <slug> \[key:KEY\] \[title\]$/],
    [
      'Trump Campaign Hack',
      /^A slug is lower-case words joined by hyphens, up to 60 characters\. Try trump-campaign-hack\.$/,
    ],
    ['naïve—slug', /Try naive-slug\./],
    ['---', /^A slug is lower-case words joined by hyphens, up to 60 characters\.$/],
    ['all', /^A slug is lower-case words/],
    ['a'.repeat(61), /^A slug is lower-case words joined by hyphens, up to 60 characters\. Try a{60}\.$/],
    ['../../etc/passwd', /Try etc-passwd\./],
    ['fine key:h', /^“h” can't be a key\. A key is 2 to 10 capital letters or digits/],
    ['fine key:ALL', /^“ALL” can't be a key/],
    ['fine key:ELEVENCHARS', /can't be a key/],
    ['fine key:H-1', /^“H-1” can't be a key/],
    [`fine ${'t'.repeat(151)}`, /^A title has up to 150 characters\.$/],
    [
      'trump-campaign-hack',
      /^A story called “trump-campaign-hack” is there already \(HACK\)\. \/story use trump-campaign-hack binds it/,
    ],
    ['other key:HACK', /^The key HACK belongs to “trump-campaign-hack”\. Choose another with key:KEY\.$/],
  ] as const) {
    it(`is refused to “new ${line.slice(0, 30)}” in a clear sentence`, async () =>
      assert.match(await make(line), refused));
  }

  it('gives a channel one story', async () => {
    const where = channel();
    assert.match(await make('only-one', where), /this channel's story/);
    assert.match(
      await make('and-another', where),
      /^This channel belongs to ONE \(only-one\)\. A channel has one story/,
    );
  });

  it('is closed from the start in a private channel', async () => {
    assert.match(await make('quiet-one', channel('private')), /closed: only members of this channel know of it/);
  });

  it('needs a channel of ours, with the bot in it, and a full member', async () => {
    newsroom.slack.addChannel({ name: 'no-bot', members: [newsroom.maya.id] });
    assert.match(
      await make('nowhere', '#no-bot'),
      /^I am not in this channel yet\. Type \/invite @Story Desk, then try again\.$/,
    );
    assert.match(await make('nowhere', newsroom.maya.dm), /^A story lives in a channel\./);
    assert.match(await make('nowhere', '#joint-desk'), /^This channel is shared with another organization\./);
    assert.match(
      await newsroom.ask('new nowhere', newsroom.lena, STORY),
      /^Guests can't make a story\. Ask a full member/,
    );
  });
});

describe('a newsroom with stories', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  after(() => newsroom.close());

  const maya = (line: string, where?: string): Promise<string> => newsroom.ask(line, newsroom.maya, where);
  const settings = async () => (await newsroom.maya.slash(STORY, '/story settings')).asView;

  it('lists those that one may see, each with its channel', async () => {
    await newsroom.cover('quiet', { kind: 'private' });
    assert.match(
      await maya('stories'),
      /^Stories you may see\nHACK {2}Trump campaign says it was hacked · trump-campaign-hack · #trump-campaign-hack\nQUIET {2}The quiet story · quiet · closed · #cover-quiet$/,
    );
    assert.doesNotMatch(await newsroom.ask('stories'), /quiet/i);
  });

  it('saves settings, and keeps what was typed where they are refused', async () => {
    const form = await settings();
    const bad = await newsroom.maya.submit(form, { Title: 'A better title', 'Time zone': 'Mars/Olympus' });
    assert.deepEqual(bad, {
      outcome: 'errors',
      errors: { 'Time zone': 'There is no such time zone. Use an IANA name, like America/New_York.' },
    });
    assert.match(newsroom.maya.reads(form), /Title: A better title/);
    const unseen = await newsroom.maya.submit(form, { Title: '\u2060', 'Time zone': 'Europe/London' });
    assert.deepEqual(unseen, { outcome: 'errors', errors: { Title: 'Give the story a title.' } });
    const fields = {
      Title: 'A better title',
      'Time zone': 'Europe/London',
      'Approvals needed': '2',
      "The proposer's own approval": 'Counts, if the proposer is an editor',
    };
    assert.deepEqual(await newsroom.maya.submit(form, fields), { outcome: 'closed' });
    const saved = 'A better title: the settings of HACK are saved.';
    await newsroom.slack.until(() => newsroom.maya.ephemerals(STORY).some((seen) => seen.text === saved), saved);
    const text = newsroom.maya.reads(await settings());
    for (const kept of [
      'Title: A better title',
      'Time zone: Europe/London',
      'Approvals needed: 2',
      'Counts, if the proposer is an editor',
    ]) {
      assert.ok(text.includes(kept), text);
    }
    await newsroom.maya.close(newsroom.maya.view()!);
    const claim = (await newsroom.priya.slash(STORY, '/story add')).asView;
    assert.match(newsroom.priya.reads(claim), /Time zone: Europe\/London/);
    await newsroom.priya.close(claim);
  });

  it('lets its makers and editors change settings, move and archive it, and nobody else', async () => {
    for (const [line, what] of [
      ['settings', 'change its settings'],
      ['settings in:HACK', 'change its settings'],
      ['archive', 'archive it'],
      ['use trump-campaign-hack', 'move it to another channel'],
    ] as const) {
      assert.equal(await newsroom.ask(line), `Only the story's maker or an editor can ${what}.`);
    }
  });

  it('moves to another channel, where its cards then go', async () => {
    assert.match(
      await maya('use HACK', '#newsroom'),
      /^A better title \(HACK\) is now this channel's story\. Its cards come here\.$/,
    );
    assert.match(await newsroom.ask('claims', newsroom.priya, '#newsroom'), /^No match: HACK /);
    assert.match(await newsroom.ask('claims'), /^This channel has no story/);
    const form = (await newsroom.priya.slash('#newsroom', '/story add')).asView;
    const reference = await newsroom.proposed(newsroom.priya, () => newsroom.priya.submit(form, CLAIM), '#newsroom');
    await newsroom.card(reference, '#newsroom');
    assert.match(await maya('use nowhere', '#newsroom'), /^There is no story “nowhere”/);
    assert.match(await maya('use', '#newsroom'), /^Type it like this: \/story use <slug>$/);
    assert.match(await maya('use trump-campaign-hak', '#newsroom'), /Did you mean trump-campaign-hack\?/);
    assert.match(await maya('use trump-campaign-hack', STORY), /\(HACK\) is now this channel's story/);
  });

  it('archives a story once; what is on file still answers, and its channel is free', async () => {
    assert.match(
      await maya('archive hack'),
      /^A better title \(HACK\) is archived\. It takes no new claims; what is on file still answers\.$/,
    );
    assert.match(await maya('archive in:HACK'), /^HACK is archived already\.$/);
    assert.match(await newsroom.ask('claims status:proposed'), /HACK-1 · typed by hand/);
    assert.match(await newsroom.ask('stories'), /trump-campaign-hack · archived/);
    assert.match(await maya('new what-comes-next'), /\(NEXT\) is now this channel's story/);
    assert.match(await newsroom.ask('claims'), /^No match: NEXT /);
    assert.match(await newsroom.ask('history HACK-1'), /^History of HACK-1/);
  });
});
