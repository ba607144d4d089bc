import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Filling } from '../../src/local/driver/fill.ts';
import type { Message } from '../../src/local/state/records.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';

const said = (words: string, fields: Record<string, Filling> = {}) => ({ 'What they said': words, ...fields });

describe('an answer', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
    await newsroom.approved(
      said('These documents were illegally obtained from foreign sources hostile to the United States', {
        About: 'Iran',
        Link: 'https://www.reuters.com/world/us?a=1&b=2',
      }),
    );
    await newsroom.approved(
      said('What foreign sources obtained was, illegally or not, ours', {
        'Who said it': 'J.D. Vance',
        'Title at the time': null,
        When: 'July 2024',
        Outlet: 'CNN',
      }),
    );
    await newsroom.approved(
      said('The U.S. presidential election is an internal matter – “Iran’s” naïve critics don’t see it', {
        'Who said it': 'Iran',
        'Title at the time': null,
        They: 'Denied something',
        When: 'Aug. 9, 2024',
        'How and to whom': 'told Reuters',
      }),
    );
    await newsroom.approved(
      said('', {
        'Who said it': 'Microsoft',
        'Title at the time': null,
        They: 'Declined to comment',
        About: 'Iran',
        When: '2024-08-09 17:02',
        Outlet: null,
        'How and to whom': null,
      }),
    );
    await newsroom.approved(
      said('knew all along', {
        'Who said it': 'a senior official',
        'Title at the time': null,
        'Ground rules': 'On background',
        'Terms as agreed': 'a senior official',
        'Identity known to': 'maya',
        When: null,
        'These are': 'Our words',
      }),
    );
    await newsroom.file(said('They were stolen, plainly'));
  });
  after(() => newsroom.close());

  const ask = (line: string) => newsroom.ask(line);

  it('holds the words, the speaker, the circumstances, the sign-off, the responses and the reference, in this order', async () => {
    const lines = (await ask('who-said "illegally obtained from"')).split('\n');
    assert.deepEqual(lines, [
      '1 claim with “illegally obtained from” in HACK (trump-campaign-hack)',
      '> These documents were illegally obtained from foreign sources hostile to the United States',
      'Steven Cheung, Trump campaign spokesman · Exact words',
      'in a statement · Saturday, Aug. 10, 2024 · Reuters · www.reuters.com · about Iran',
      'attribution approved by @Maya Lindqvist',
      'On file from Iran: a denial (HACK-3)',
      'HACK-1 · typed by hand',
      '[Share in Channel] [Copy Attribution] [History] [Report a Problem]',
    ]);
  });

  it('shows the matched words bold, and the words byte for byte', async () => {
    const reply = await newsroom.priya.slash(STORY, '/story who-said "illegally obtained from"');
    const quotes = reply.asMessage.blocks
      .flatMap((block) => (block.type === 'rich_text' ? block.elements : []))
      .flatMap((part) => (part.type === 'rich_text_quote' ? part.elements : []));
    assert.deepEqual(
      quotes.map((leaf) => (leaf.type === 'text' ? [leaf.text, leaf.style?.bold ?? false] : leaf)),
      [
        ['These documents were ', false],
        ['illegally obtained from', true],
        [' foreign sources hostile to the United States', false],
      ],
    );
  });

  it('puts exact words first, then all the words, and says of the latter what they are', async () => {
    const text = await ask('who-said foreign sources');
    assert.match(text, /^2 claims with “foreign sources” in HACK/);
    const apart = await ask('who-said illegally obtained');
    assert.match(apart, /^1 claim with “illegally obtained”, then 1 with all the words apart, in HACK/);
    assert.ok(apart.indexOf('HACK-1 ·') < apart.indexOf('All the words, in another order'));
    assert.ok(apart.indexOf('All the words, in another order') < apart.indexOf('HACK-2 ·'));
    assert.match(
      await ask('who-said "documents obtained"'),
      /^1 claim with all the words of “documents obtained”, not side by side, in HACK[^\n]*\nAll the words, in this order, with others between\n/,
    );
  });

  for (const [asked, found] of [
    ['“ILLEGALLY   obtained”', 'HACK-1'],
    ['illegally—obtained', 'HACK-1'],
    ['"US presidential election"', 'HACK-3'],
    ['"u. s. presidential"', 'HACK-3'],
    ['naive critics', 'HACK-3'],
    ["Iran's naïve critics", 'HACK-3'],
    ['“Iran’s” dont see it', 'HACK-3'],
    ['internal matter - Iran', 'HACK-3'],
    ['\u00a0illegally\u2003obtained\u00a0', 'HACK-1'],
    ['illegally\u200bobtained', null],
  ] as const) {
    it(`finds ${found ?? 'nothing'} by ${asked}`, async () => {
      const text = await ask(`who-said ${asked}`);
      if (found) assert.ok(text.includes(`${found} · `) && !text.startsWith('No match'), text);
      else assert.match(text, /^No match/);
    });
  }

  it('says what it searched when nothing matches, and offers near misses as what they are', async () => {
    assert.match(
      await ask('who-said banana republic'),
      /^No match for “banana republic”\. I searched the words of 5 approved claims in HACK \(trump-campaign-hack\)\. Add in:all to search every story you may see\.$/,
    );
    assert.match(
      await ask('who-said ilegally obtained from'),
      /^No match for “ilegally obtained from”\.[^\n]*Near misses, which are not what you asked for:\nNear miss: it says “illegally” where you asked for “ilegally”\n/,
    );
    assert.match(await ask('who-said illegally obtained bananas'), /Near miss: it does not say “bananas”/);
    assert.match(
      await ask('who-said stolen plainly'),
      /^No match for “stolen plainly”\..* Not yet approved, but with these words: HACK-6\./,
    );
    assert.match(
      await ask('who-said bananas by:Vance since:"July 2024"'),
      /^No match for “bananas”\. I searched the words of 1 approved claim in HACK \(trump-campaign-hack\), by J\.D\. Vance, since July 2024\./,
    );
    assert.match(
      await ask('who-said bananas speaker:Vance'),
      /“speaker:” is no filter, so it was searched for as a word\./,
    );
    assert.match(await ask('who-said bananas in:all'), /in every story you may see\.$/);
  });

  for (const [line, references] of [
    ['claims by:Cheung', [1]],
    ['claims by:"JD Vance"', [2]],
    ['claims about:Iran', [1, 4]],
    ['claims outlet:cnn', [2]],
    ['claims since:2024-08-10', [1]],
    ['claims until:"July 31, 2024"', [2]],
    ['claims on:2024-08-09', [4, 3]],
    ['claims on:"July 2024"', [2]],
    ['claims on:2024-08-09 until:2024-08-31', [4, 3]],
    ['claims since:2024-07-01 on:2024-08-10', [1]],
    ['said-by Microsoft about:Iran', [4]],
    ['about Iran by:Cheung', [1]],
    ['actor Iran since:2024-08-10', [1]],
    ['claims status:proposed', [6]],
    ['claims status:disputed about:Iran by:Cheung', [1]],
    ['claims status:declined', []],
    ['claims in:hack', [1, 4, 3, 2, 5]],
    ['claims in:all', [1, 4, 3, 2, 5]],
    ['claims about:Iran by:Microsoft since:"Aug. 1, 2024" until:"Aug. 31, 2024" outlet:reuters', []],
    ['claims BY：Cheung', [1]],
    ['said-by Cheung', [1]],
    ['said-by "Vance" outlet:CNN', [2]],
    ['about Iran', [1, 4]],
    ['who-said obtained by:Vance', [2]],
    ['timeline', [2, 3, 4, 1, 5]],
    ['timeline until:2024-08-09', [2, 3, 4]],
    ['pending', [6]],
  ] as [string, number[]][]) {
    it(`to ${line} lists ${references.length === 0 ? 'nothing' : references.map((number) => `HACK-${number}`).join(', ')}`, async () => {
      const text = await ask(line);
      const listed = [...text.matchAll(/^HACK-(\d+) · (?:typed|words|from)/gmu)].map(([, number]) => Number(number));
      assert.deepEqual(listed, references, text);
      if (references.length === 0) assert.match(text, /^No match: HACK \(trump-campaign-hack\) has no /);
    });
  }

  for (const [line, sentence] of [
    ['claims by:Nobody', /^Nobody called “Nobody” is on file in HACK\.$/],
    [
      'said-by Cheung about:documents',
      /^Nobody called “documents” is on file in HACK\. about: takes somebody on file; for what was said of anything else, type \/story who-said documents\.$/,
    ],
    ['said-by "the Trump campaign spokesman"', /^Nobody called .* in HACK\. Did you mean Steven Cheung\?$/],
    ['claims in:all by:Nobody', /^Nobody called “Nobody” is on file\.$/],
    ['said-by Cheung by:Vance', /^by: does not narrow said-by\. It takes about:, outlet:, since:/],
    ['about Iran about:Iran', /^about: does not narrow about\./],
    ['actors since:yesterday', /^since: does not narrow actors\. It takes in:\.$/],
    ['stories by:Cheung', /^by: does not narrow stories\. It takes no filter\.$/],
    ['history HACK-1 status:approved', /^status: does not narrow history\./],
    ['claims by:Cheng', /Did you mean Steven Cheung\?$/],
    ['claims by:', /^Nothing follows by:\. Give it a value, like by:Cheung, or leave it out\.$/],
    ['claims since:someday', /^I can't read “someday” as a date/],
    ['claims on:10.08.2024', /^“10\.08\.2024” can be read in more than one way/],
    ['claims status:good', /^There is no status “good”\. Use one of proposed, approved/],
    ['claims in:nowhere', /^There is no story “nowhere”/],
    ['claims by:Cheung by:Vance', /^by: stands there twice/],
    ['claims speaker:Cheung', /^There is no filter “speaker:”\. The filters are by:, about:/],
    ['claims Cheung', /^Type it like this: \/story claims \[by:/],
    ['who-said', /^Type it like this: \/story who-said <words>/],
    ['who-said ?!—…', /^There is no word to search for in “\?!—…”/],
    ['said-by', /^Type it like this: \/story said-by <actor>/],
    ['history', /^Type it like this: \/story history <ref>/],
    ['history the first one', /^“the first one” is not a claim's reference/],
    ['history HACK-99', /^There is no claim HACK-99\.$/],
    ['pending status:approved', /^Type it like this: \/story pending/],
    ['actors in:all', /^This lists one story/],
    ['actor Nobody', /^Nobody called “Nobody” is on file/],
    [
      `who-said ${'word '.repeat(101)}`,
      /^That is longer than a question can be\. Give the words you are sure of, up to 100/,
    ],
    ['who-siad foo', /^There is no “who-siad”\. Did you mean \/story who-said\?/],
    ['"illegally obtained"', /To find who said something, type \/story who-said "the words"/],
    ['frobnicate', /^There is no “frobnicate”\. \/story help lists every verb\.$/],
  ] as const) {
    it(`to ${line.slice(0, 40)} is one clear sentence`, async () => {
      const text = await ask(line);
      assert.match(text, sentence);
      assert.ok(!text.includes('\n'));
    });
  }

  it('comes to a question of a hundred words and to one of four thousand characters', async () => {
    assert.match(await ask(`who-said ${'word '.repeat(100)}`), /^No match for “word word/);
    const text = await ask(`who-said ${'abcdefghi '.repeat(40)}${'x'.repeat(3_500)}`);
    assert.match(text, /^No match for “abcdefghi.*…”\. I searched the words of 5 approved claims/);
    assert.ok(text.length < 500);
  });

  it('finds stop words where nothing else is asked for', async () => {
    assert.match(await ask('who-said "to the"'), /^1 claim with “to the”/);
  });

  it('lists who takes part, and one of them with titles and answers', async () => {
    const all = await ask('actors');
    assert.match(all, /^HACK: who takes part\n/);
    assert.match(all, /Steven Cheung, Trump campaign spokesman · 1 claim by, 0 claims about/);
    const iran = await ask('actor Iran');
    assert.match(iran, /^HACK: Iran/);
    assert.match(await ask('actor Iran on:2024-08-10'), /^HACK: Iran, dated Saturday, Aug\. 10, 2024\n/);
    assert.match(iran, /1 claim by, 2 claims about\nDenied something: HACK-3\n/);
    assert.match(await ask('actor microsoft'), /Declined to comment: HACK-4/);
  });

  it('tells a claim’s life', async () => {
    for (const reference of ['HACK-1', 'hack–1', '1', '#1']) {
      const text = await ask(`history ${reference}`);
      assert.match(text, /^History of HACK-1\n/);
      assert.match(text, /@Priya Raman proposed it\n.*@Maya Lindqvist left an approval by emoji\n/);
    }
  });

  it('links what waits to its card', async () => {
    const reply = await newsroom.priya.slash(STORY, '/story pending');
    const card = await newsroom.card('HACK-6');
    assert.match(JSON.stringify(reply.asMessage.blocks), new RegExp(`/p${card.ts.replace('.', '')}"`));
  });

  it('to help lists every verb', async () => {
    for (const line of ['help', '', 'HELP', '  help me']) assert.match(await ask(line), /\/story who-said <words>.*\n/);
  });

  it('may be seen outside the story’s channel, of every story', async () => {
    assert.match(
      await newsroom.ask('who-said illegally obtained', newsroom.priya, '#newsroom'),
      /in every story you may see\n[\s\S]*HACK-1/,
    );
    assert.match(
      await newsroom.ask('claims', newsroom.priya, '#newsroom'),
      /^This channel has no story\. Name one with in:/,
    );
    assert.match(
      await newsroom.ask('claims in:HACK', newsroom.priya, newsroom.priya.dm),
      /^HACK \(trump-campaign-hack\): approved claims, newest first/,
    );
  });
});

describe('Find a Quote', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
    await newsroom.approved({});
  });
  after(() => newsroom.close());

  for (const [typed, answer] of [
    ['illegally obtained', /1 claim with “illegally obtained” in every story you may see\n> These documents were /],
    [
      'illegally obtained by:Cheung in:HACK',
      /1 claim with “illegally obtained” in HACK \(trump-campaign-hack\), by Steven Cheung\n/,
    ],
    ['nothing of the kind', /No match for “nothing of the kind”\. I searched the words of 1 approved claim/],
    ['?!', /! There is no word to search for in “\?!”/],
    ['obtained by:Nobody', /! Nobody called “Nobody” is on file\./],
  ] as const) {
    it(`answers “${typed}” in its form`, async () => {
      const form = (await newsroom.priya.globalShortcut('Find a Quote')).asView;
      await newsroom.priya.submit(form, { 'What they said': typed });
      const text = newsroom.priya.reads(newsroom.priya.view()!);
      assert.match(text, answer);
      assert.ok(text.includes(`What they said: ${typed}`));
      await newsroom.priya.close(newsroom.priya.view()!, { clear: true });
    });
  }
});

describe('the buttons under an answer', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  after(() => newsroom.close());

  const answer = async (reference: string): Promise<Message> => {
    const reply = await newsroom.priya.slash(STORY, `/story history ${reference}`);
    return reply.asMessage;
  };

  for (const [fields, sentence] of [
    [
      said('They were stolen'),
      '"They were stolen," Trump campaign spokesman Steven Cheung said in a statement Saturday, Aug. 10, 2024.',
    ],
    [
      said('Who did this?', { When: '2024-08-10 17:02', 'How and to whom': 'told CNN' }),
      '"Who did this?" Trump campaign spokesman Steven Cheung told CNN Saturday, Aug. 10, 2024.',
    ],
    [
      said('any role in the hack', {
        'These are': 'Our words',
        They: 'Denied something',
        'Who said it': 'Iran',
        'Title at the time': null,
        'How and to whom': null,
        When: 'Aug. 9, 2024',
      }),
      'Iran denied any role in the hack Friday, Aug. 9, 2024.',
    ],
    [
      said('', {
        They: 'Declined to comment',
        'Who said it': 'Microsoft',
        'Title at the time': null,
        'How and to whom': null,
      }),
      'Microsoft declined to comment Saturday, Aug. 10, 2024.',
    ],
    [
      said('', {
        They: 'Did not respond',
        'These are': 'Our words',
        'Who said it': 'Iran',
        'Title at the time': null,
        'How and to whom': null,
        When: null,
      }),
      'Iran did not immediately respond to a request for comment.',
    ],
    [
      said('called the theft “an attack on democracy”', { 'These are': 'Partly exact words', When: 'June 2024' }),
      'Trump campaign spokesman Steven Cheung called the theft "an attack on democracy" in a statement in June 2024.',
    ],
    [
      said('They knew', { 'Ground rules': 'On background', 'Terms as agreed': 'a senior official' }),
      '"They knew," a senior official said Saturday, Aug. 10, 2024.',
    ],
    [
      said('They knew it all', { 'Ground rules': 'On deep background', 'Terms as agreed': 'no attribution' }),
      '"They knew it all."',
    ],
  ] as [Record<string, Filling>, string][]) {
    it(`copy ${sentence}`, async () => {
      const reference = await newsroom.approved(fields);
      const copied = await (await newsroom.priya.click(await answer(reference), 'Copy Attribution')).reply();
      assert.equal(copied.text, `${reference}, ready to paste:\n${sentence}`);
    });
  }

  it('share an answer with everybody in the channel', async () => {
    const shared = await newsroom.priya.click(await answer('HACK-1'), 'Share in Channel');
    assert.match((await shared.reply()).text, /^HACK-1 is shared here\.$/);
    const seen = newsroom.lena.sees(STORY).find(({ text }) => /shared by @Priya Raman/.test(text));
    assert.match(seen?.text ?? '', /^> They were stolen\n/);
  });

  it('do not share with those who may not see the story, nor what is on background elsewhere', async () => {
    newsroom.slack.addChannel({
      name: 'with-guest',
      members: [newsroom.priya.id, newsroom.lena.id, newsroom.slack.bot.id],
    });
    newsroom.slack.addChannel({
      name: 'no-guest',
      members: [newsroom.priya.id, newsroom.tom.id, newsroom.slack.bot.id],
    });
    newsroom.slack.addChannel({ name: 'no-bot', members: [newsroom.priya.id] });
    const share = async (channel: string, line: string) => {
      const reply = await newsroom.priya.slash(channel, line);
      return (await (await newsroom.priya.click(reply.asMessage, 'Share in Channel')).reply()).text;
    };
    assert.equal(await share('#no-guest', '/story who-said "they were stolen"'), 'HACK-1 is shared here.');
    assert.equal(await share('#no-guest', '/story who-said "they knew it all"'), "This can't be shared here.");
    assert.match(await share('#no-bot', '/story who-said "they were stolen"'), /invite @Story Desk/);
    assert.match(await share('#joint-desk', '/story who-said "they were stolen"'), /can't be shared here/);
    assert.match(
      await share(newsroom.priya.dm, '/story who-said "they were stolen"'),
      /can't be shared here|not in a direct message/,
    );
  });

  it('bring a reported problem to the editors', async () => {
    const form = await (await newsroom.priya.click(await answer('HACK-1'), 'Report a Problem')).opened();
    const empty = await newsroom.priya.submit(form, { Reason: ' ' });
    assert.deepEqual(empty, { outcome: 'errors', errors: { Reason: 'Say what is wrong.' } });
    assert.deepEqual(await newsroom.priya.submit(form, { Reason: 'The *date* is <wrong> & late' }), {
      outcome: 'closed',
    });
    await newsroom.slack.until(
      () =>
        [STORY, newsroom.maya.dm].some((place) =>
          newsroom.maya
            .sees(place)
            .some(({ text }) =>
              /reports a problem with HACK-1 \(Steven Cheung\): The \*date\* is <wrong> & late/.test(text),
            ),
        ),
      'the report before an editor',
    );
    assert.match(
      await newsroom.ask('history HACK-1'),
      /@Priya Raman reported a problem: The \*date\* is <wrong> & late/,
    );
  });
});

describe('a long answer', () => {
  let newsroom: TestNewsroom;
  const words = Array.from({ length: 13 }, (_, index) =>
    `Marker number ${index + 1}. ${index % 4 === 0 ? 'Long words follow. '.repeat(140) : ''}End ${index + 1}.`.trim(),
  );
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
    for (const one of words) await newsroom.approved(said(one));
  });
  after(() => newsroom.close());

  for (const line of [
    'claims',
    'who-said marker number',
    'timeline',
    'said-by Cheung',
    'actor Cheung',
    'claims by:Cheung in:all',
  ]) {
    it(`to ${line} is paged, with nothing cut, repeated or skipped`, async () => {
      const reply = await newsroom.priya.slash(STORY, `/story ${line}`);
      const message = reply.asMessage;
      const pages = [reply.text];
      const has = (label: string) => newsroom.priya.reads(message).includes(`[${label}]`);
      while (has('Next')) {
        const shown = newsroom.priya.reads(message);
        await newsroom.priya.click(message, 'Next');
        await newsroom.slack.until(() => newsroom.priya.reads(message) !== shown, 'the next page');
        pages.push(newsroom.priya.reads(message));
      }
      assert.ok(pages.length >= 2);
      const references = pages.flatMap((page) =>
        [...page.matchAll(/^HACK-(\d+) · typed/gmu)].map(([, number]) => Number(number)),
      );
      assert.equal(references.length, 13);
      assert.deepEqual(
        references.toSorted((a, b) => a - b),
        Array.from({ length: 13 }, (_, index) => index + 1),
      );
      const all = pages.join('\n');
      for (const one of words) assert.ok(all.includes(`> ${one}\n`), one.slice(0, 20));
      const back = [pages.at(-1)];
      while (has('Previous')) {
        const shown = newsroom.priya.reads(message);
        await newsroom.priya.click(message, 'Previous');
        await newsroom.slack.until(() => newsroom.priya.reads(message) !== shown, 'the page before');
        back.unshift(newsroom.priya.reads(message));
      }
      assert.deepEqual(back, pages);
    });
  }
});
