import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Filling } from '../../src/local/driver/fill.ts';
import type { View } from '../../src/local/state/records.ts';
import { CLAIM, STORY, TestNewsroom } from '../support/newsroom.ts';

const LABELS = [
  'Who said it',
  'Title at the time',
  'What they said',
  'These are',
  'They',
  'About',
  'When',
  'How and to whom',
  'Outlet',
  'Link',
  'Ground rules',
  'Terms as agreed',
  'Embargo until',
  'Identity known to',
];

describe('the form for a claim', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
    await newsroom.approved({});
  });
  after(() => newsroom.close());

  const open = async (line = '/story add'): Promise<View> => (await newsroom.priya.slash(STORY, line)).asView;
  const shut = (form: View): Promise<void> => newsroom.priya.close(form, { clear: true });
  const reading = (): string => newsroom.priya.reads(newsroom.priya.view()!);

  it('has the labels that guides are written against, in their order', async () => {
    const form = await open();
    const labels = form.blocks.flatMap((block) => (block.type === 'input' ? [block.label.text] : []));
    assert.deepEqual(labels, LABELS);
    const lists = form.blocks.flatMap((block) =>
      block.type === 'input' && block.element.type === 'static_select'
        ? [(block.element.options ?? []).map((option) => option.text.text)]
        : [],
    );
    assert.deepEqual(lists, [
      ['Exact words', 'Partly exact words', 'Our words'],
      ['Said it', 'Denied something', 'Declined to comment', 'Did not respond'],
      ['On the record', 'On background', 'On deep background'],
    ]);
    await shut(form);
  });

  for (const [typed, expected] of [
    [
      'add “These documents were ‘stolen’” — Steven Cheung, in a statement, Aug. 10, 2024',
      ['Steven Cheung', 'These documents were ‘stolen’', 'in a statement', 'Aug. 10, 2024', 'Saturday, Aug. 10, 2024'],
    ],
    [
      'add "No comment" -- Cheung, told Reuters, 2024-08-09',
      ['Steven Cheung', 'No comment', 'told Reuters', '2024-08-09'],
    ],
    ['add "He said "no" twice" – Jane Doe', ['Jane Doe', 'He said "no" twice']],
    ['add „Wir wissen nichts“ ― Jane Doe, Friday', ['Jane Doe', 'Wir wissen nichts', 'When (optional): Friday']],
    ['add “We knew,” said Jane Doe', ['Jane Doe', 'We knew']],
    ['add in:HACK "We knew" — Jane Doe', ['Jane Doe', 'We knew', 'For HACK']],
    ['add "We knew" — Jane Doe in:trump-campaign-hack', ['Jane Doe', 'We knew', 'For HACK']],
    ['add "see in:print"', ['What they said (optional): see in:print']],
    [
      'add Steven Cheung said in a statement Saturday that "these documents were illegally obtained"',
      [
        'Who said it: Steven Cheung',
        'Title at the time (optional): Trump campaign spokesman',
        'What they said (optional): these documents were illegally obtained\n',
        'These are: Exact words',
        'When (optional): Saturday',
        'When is read as: Saturday, ',
        'How and to whom (optional): in a statement',
      ],
    ],
    [
      'add “We were not told,” campaign manager Jane Roe told Reuters on Friday.',
      ['Who said it: Jane Roe', 'Title at the time (optional): campaign manager', 'We were not told\n'],
    ],
    ['add A spokesman for the FBI declined to comment.', ['They: Declined to comment', 'declined to comment']],
    ['add the campaign said it was hacked', ['the campaign said it was hacked', 'These are: Our words']],
  ] as const) {
    it(`is filled in first from ${typed}`, async () => {
      await newsroom.priya.slash(STORY, `/story ${typed}`);
      const form = await newsroom.claimForm();
      const text = newsroom.priya.reads(form);
      for (const part of expected) assert.ok(text.includes(part), `${part} in:\n${text}`);
      await shut(form);
    });
  }

  it('fills in the title last held by somebody on file', async () => {
    const form = await open('/story add "We knew" — Cheung');
    assert.match(newsroom.priya.reads(form), /Title at the time \(optional\): Trump campaign spokesman/);
    await shut(form);
  });

  it('asks “Did you mean” of a name much like one on file, and lets the new name be kept', async () => {
    const form = await open('/story add "They knew" — Steven Chueng, told CNN, 2024-08-11');
    assert.match(newsroom.priya.reads(form), /Did you mean Steven Cheung\?/);
    const refused = await newsroom.priya.submit(form);
    assert.deepEqual(refused.outcome === 'errors' && Object.keys(refused.errors), ['Who said it']);
    assert.match(reading(), /Did you mean Steven Cheung\? Choose that name, or type “Steven Chueng” again/);
    assert.deepEqual(await newsroom.priya.suggest(form, 'Who said it', 'Steven Chueng'), [
      'Steven Cheung',
      'Steven Chueng',
    ]);
    const reference = await newsroom.proposed(newsroom.priya, () =>
      newsroom.priya.submit(form, { 'Who said it': 'Steven Chueng' }),
    );
    assert.match(await newsroom.cardText(reference), /Steven Chueng/);
    assert.match(await newsroom.ask('pending by:"Steven Chueng"'), /They knew/);
  });

  it('offers names on file as one types, whatever the accents, and a new one as new', async () => {
    const form = await open();
    const offered = await newsroom.priya.suggest(form, 'Who said it', 'chEÜng');
    assert.deepEqual([offered.at(0), offered.at(-1)], ['Steven Cheung', 'chEÜng']);
    const known = await newsroom.priya.suggest(form, 'Who said it', 'steven cheung');
    assert.ok(known.includes('Steven Cheung') && !known.includes('steven cheung'));
    assert.deepEqual(await newsroom.priya.suggest(form, 'About', 'Beyoncé'), ['Beyoncé']);
    assert.deepEqual(await newsroom.priya.suggest(form, 'Who said it', '\u200b \u2060'), [
      'Steven Cheung',
      'Steven Chueng',
    ]);
    await shut(form);
  });

  it('shows at Enter how a date is read, and keeps what was typed everywhere', async () => {
    const form = await open();
    await newsroom.priya.fill(form, {
      'What they said': 'We knew <b> & *all*',
      'Who said it': 'Jane Doe',
      They: 'Denied something',
    });
    await newsroom.priya.pressEnter(form, 'When', 'Aug. 10 2024, 5:02 p.m.');
    await newsroom.slack.until(
      () => reading().includes('When is read as: 5:02 p.m. Saturday, Aug. 10, 2024'),
      'the date as read',
    );
    for (const kept of [
      'We knew <b> & *all*',
      'Jane Doe',
      'They: Denied something',
      'When (optional): Aug. 10 2024, 5:02 p.m.',
    ]) {
      assert.ok(reading().includes(kept), kept);
    }
    await newsroom.priya.pressEnter(newsroom.priya.view()!, 'When', 'the other day');
    await newsroom.slack.until(() => reading().includes("I can't read “the other day” as a date."), 'why not');
    await newsroom.priya.pressEnter(newsroom.priya.view()!, 'When', '10.08.2024');
    await newsroom.slack.until(
      () => reading().includes('Do you mean Saturday, Aug. 10, 2024, or Tuesday, Oct. 8, 2024?'),
      'both readings',
    );
    await shut(newsroom.priya.view()!);
  });

  for (const [because, fields, field, sentence] of [
    ['there are no words', { 'What they said': null }, 'What they said', /Give the words/],
    ['the words show nothing', { 'What they said': '\u200b\u00a0\u2800' }, 'What they said', /Give the words/],
    ['the date is none', { When: 'once upon a time' }, 'When', /can't read “once upon a time” as a date/],
    ['the date is to come', { When: '2099-01-01' }, 'When', /still to come/],
    ['there is no such day', { When: '2024-02-30' }, 'When', /can't read/],
    ['the date may be two', { When: '03.04.2024' }, 'When', /more than one way/],
    ['the link is cut off', { Link: 'https://' }, 'Link', /valid URL|whole link/],
    ['the link is a script', { Link: 'javascript:alert(1)' }, 'Link', /whole link/],
    ['silence is quoted', { They: 'Did not respond' }, 'These are', /Silence has no exact words/],
    ['nothing is in quotation marks', { 'These are': 'Partly exact words' }, 'These are', /quotation marks/],
    ['the terms are missing', { 'Ground rules': 'On background' }, 'Terms as agreed', /Give the terms/],
    [
      'it is off the record',
      { 'Ground rules': 'On deep background', 'Terms as agreed': 'Off the record, please' },
      'Terms as agreed',
      /Off the record means/,
    ],
  ] as [string, Record<string, Filling>, string, RegExp][]) {
    it(`refuses at “${field}” when ${because}, and keeps everything`, async () => {
      const form = await open();
      const sent = await newsroom.priya.submit(form, { ...CLAIM, ...fields });
      assert.equal(sent.outcome, 'errors');
      if (sent.outcome === 'errors') {
        assert.deepEqual(Object.keys(sent.errors), [field]);
        assert.match(sent.errors[field] ?? '', sentence);
      }
      for (const [label, kept] of Object.entries({ ...CLAIM, ...fields })) {
        if (typeof kept === 'string' && kept.trim() !== '') assert.ok(reading().includes(kept), `${label}: ${kept}`);
      }
      await shut(form);
    });
  }

  it('tells all that is wrong at once', async () => {
    const form = await open();
    const wrong = { ...CLAIM, 'What they said': null, When: 'never', 'Ground rules': 'On background' };
    const sent = await newsroom.priya.submit(form, wrong);
    assert.deepEqual(sent.outcome === 'errors' && Object.keys(sent.errors).sort(), [
      'Terms as agreed',
      'What they said',
      'When',
    ]);
    await shut(form);
  });

  it('takes three thousand characters, and gives them back byte for byte', async () => {
    const words = `“${'Every word counts, naïve or not 🧾. '.repeat(90).slice(0, 2_990).trim()} ‘end’`;
    const reference = await newsroom.file({ 'What they said': words });
    const card = await newsroom.card(reference);
    const quoted = card.blocks.flatMap((block) => (block.type === 'rich_text' ? block.elements : []));
    const shown = quoted.flatMap((part) => (part.type === 'rich_text_quote' ? part.elements : []));
    assert.equal(shown.map((leaf) => (leaf.type === 'text' ? leaf.text : '')).join(''), words);
  });

  it('says what to do with words longer than its field', async () => {
    const form = await open(`/story add "${'word '.repeat(650)}" — Jane Doe`);
    const text = newsroom.priya.reads(form);
    assert.match(text, /longer than a field of Slack’s holds \(3,000 characters\).*Save as Claim/);
    assert.match(text, /Who said it: Jane Doe/);
    await shut(form);
  });

  it('says which parts of a line its fields do not hold', async () => {
    const form = await open(
      `/story add "We knew" — ${'N'.repeat(201)}, ${'at a rally '.repeat(30)}, ${'9'.repeat(101)}`,
    );
    const text = newsroom.priya.reads(form);
    for (const part of ['A name has up to 200', 'How and to whom holds 300', 'When holds 100', ': We knew']) {
      assert.ok(text.includes(part), part);
    }
    await shut(form);
  });

  it('keeps a name of more than seventy-five characters whole', async () => {
    const name = 'Islamic Republic of Iran’s Permanent Mission to the United Nations in New York City, Press Section';
    const form = await open();
    const [offered = ''] = await newsroom.priya.suggest(form, 'Who said it', name);
    assert.ok(offered.length <= 75 && offered.endsWith('…'));
    const filled = { ...CLAIM, 'Who said it': { typed: name, pick: offered }, About: { typed: name, pick: offered } };
    const reference = await newsroom.proposed(newsroom.priya, () => newsroom.priya.submit(form, filled));
    const text = await newsroom.cardText(reference);
    assert.ok(text.includes(`${name}, Trump campaign spokesman`), text);
    assert.ok(text.includes(`about ${name}`), text);
  });

  it('takes several whom a claim is about, each once', async () => {
    const reference = await newsroom.file({ About: ['Iran', 'Islamic Revolutionary Guard Corps', 'Microsoft'] });
    assert.match(await newsroom.cardText(reference), /about Iran, Islamic Revolutionary Guard Corps, Microsoft/);
  });

  it('keeps each title as it was held then', async () => {
    await newsroom.approved({ 'Title at the time': 'White House communications director', When: 'Jan. 20, 2025' });
    const first = await newsroom.ask('who-said "illegally obtained" until:"Dec. 31, 2024"');
    assert.match(first, /Steven Cheung, Trump campaign spokesman/);
    assert.doesNotMatch(first, /White House/);
    assert.match(
      await newsroom.ask('actor Cheung'),
      /Trump campaign spokesman · held Saturday, Aug\. 10, 2024\nWhite House communications director · held Monday, Jan\. 20, 2025/,
    );
  });

  for (const [they, fields, expected] of [
    [
      'denied',
      { They: 'Denied something', 'What they said': 'We had no part in this', About: 'Iran' },
      /Steven Cheung, Trump campaign spokesman · Denied something/,
    ],
    [
      'declined',
      { They: 'Declined to comment', 'What they said': null },
      /> declined to comment\n.*Declined to comment · Our words/,
    ],
    [
      'did not respond',
      { They: 'Did not respond', 'What they said': null, 'These are': 'Our words' },
      /> did not respond to a request for comment\n.*Did not respond · Our words/,
    ],
    [
      'spoke on background',
      { 'Ground rules': 'On background', 'Terms as agreed': 'a senior *official*' },
      /On background: a senior \*official\*/,
    ],
    [
      'spoke on deep background',
      { 'Ground rules': 'On deep background', 'Terms as agreed': 'no attribution' },
      /On deep background: no attribution/,
    ],
    [
      'said it at a time not known',
      { When: null, 'How and to whom': null, Outlet: null },
      /Exact words\ndate not known\n/,
    ],
    [
      'was quoted in part',
      { 'These are': 'Partly exact words', 'What they said': 'called it “illegally obtained”' },
      /Partly exact words/,
    ],
  ] as [string, Record<string, Filling>, RegExp][]) {
    it(`is answered by a card when somebody ${they}`, async () => {
      const reference = await newsroom.file(fields);
      assert.match(await newsroom.cardText(reference), expected);
    });
  }

  it('drops the quotation marks that one types around exact words', async () => {
    const reference = await newsroom.file({ 'What they said': '“Nothing was lost”' });
    assert.match(await newsroom.cardText(reference), /> Nothing was lost\n/);
  });

  it('may be filled in by a guest of the channel, from a direct message, and where the bot is not', async () => {
    newsroom.slack.addChannel({ name: 'no-bot', members: [newsroom.priya.id] });
    await newsroom.file({ 'What they said': 'A guest heard this' }, newsroom.lena);
    for (const where of [newsroom.priya.dm, '#no-bot']) {
      const form = (await newsroom.priya.slash(where, '/story add in:HACK')).asView;
      const fields = { ...CLAIM, 'What they said': `Heard in ${where}` };
      const reference = await newsroom.proposed(newsroom.priya, () => newsroom.priya.submit(form, fields), where);
      assert.match(await newsroom.cardText(reference), /> Heard in /);
    }
    assert.match(await newsroom.ask('add in:HACK', newsroom.lena, newsroom.lena.dm), /^New Claim\nFor HACK/);
  });

  it('tells the proposer what was understood', async () => {
    const form = await open();
    await newsroom.proposed(newsroom.priya, () => newsroom.priya.submit(form, { ...CLAIM, When: 'Aug. 10, 2024' }));
    const told = newsroom.priya.ephemerals(STORY).at(-1)?.text ?? '';
    assert.match(told, /^HACK-\d+ is proposed: Steven Cheung, said Saturday, Aug\. 10, 2024\./);
  });

  it('gives two people who file at once different numbers', async () => {
    const people = [newsroom.priya, newsroom.tom, newsroom.maya];
    const forms = await Promise.all(people.map(async (who) => (await who.slash(STORY, '/story add')).asView));
    const references = await Promise.all(
      people.map((who, index) =>
        newsroom.proposed(who, () =>
          who.submit(forms[index]!, { ...CLAIM, 'What they said': `At once, number ${index}` }),
        ),
      ),
    );
    assert.equal(new Set(references).size, 3);
  });
});

describe('a story that is archived', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  after(() => newsroom.close());

  it('takes no claim, from a form opened before or after', async () => {
    const form = (await newsroom.priya.slash(STORY, '/story add')).asView;
    assert.match(await newsroom.ask('archive', newsroom.maya), /\(HACK\) is archived/);
    const sent = await newsroom.priya.submit(form, CLAIM);
    assert.match(JSON.stringify(sent), /HACK is archived and takes no new claims/);
    assert.match(newsroom.priya.reads(form), /illegally obtained from foreign sources/);
    await newsroom.priya.close(form);
    assert.match(await newsroom.ask('add'), /HACK is archived and takes no new claims/);
  });
});
