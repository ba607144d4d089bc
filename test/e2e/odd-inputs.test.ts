import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isVisible } from '../../src/domain/fold.ts';
import type { Filling } from '../../src/local/driver/fill.ts';
import type { Message, View } from '../../src/local/state/records.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';

const FILTERS = ['by', 'about', 'outlet', 'since', 'until', 'on', 'status', 'in'];

/** What people paste, mistype and try on. */
const ODD = [
  // What Slack makes of markup, mentions and links.
  ...['<!channel>', '<!here>', '<!everyone>', '<!subteam^S0123>', '<!date^1|x>', '@channel', '@here now', '@everyone!'],
  ...[
    '<@U07M4YAL1ND>',
    '<@UNKNOWN1>',
    '<@U07M4YAL1ND|maya>',
    '<#C07NEWSR00M>',
    '<#C07NEWSR00M|>',
    '<#C1|x>',
    '@maya',
    '#newsroom',
  ],
  ...[
    '<https://evil.example|https://good.example>',
    'https://good.example/a?b=1&c=2#d',
    '<mailto:a@b.example|a@b.example>',
    'www.example.com',
    'javascript:alert(1)',
    '<script>alert(1)</script>',
    '<',
    '>',
    '<>',
    '<<>>',
    '<!',
    '<@',
    '|',
    '<|>',
  ],
  ...[
    '*bold* _x_ ~y~ `code`',
    '```block```',
    '> quoted',
    '>>> all',
    '*',
    '_',
    '~',
    '`',
    '``',
    '* a',
    '- b',
    '1. c',
    ':tada:',
    ':not_an_emoji:',
    '&amp;',
    '&lt;!channel&gt;',
    '&amp;lt;',
    '&',
    '&#60;',
    '\\n',
    '\\',
  ],
  // Characters that hide, turn around or weigh nothing.
  ...[
    '\u202Eevil\u202C',
    '\u2066isolate',
    'a\u200Bb',
    '\u200B',
    '\u200D',
    '\uFEFFbom',
    '\u00ADsoft',
    'e\u0301\u0301\u0301',
    'Z̸͚̈́a̷lg̵o',
    '\u0000',
    'a\u0000b',
    '\u0007bell',
    '\u001B[31mred',
    '\u2028line',
    '\u2029',
    '\u0085',
    '\u3164',
    '\u2800',
    '\u034F',
  ],
  ...['\uD83D', '\uDE00 alone', 'half \uD83D in the middle', '👨‍👩‍👧‍👦', '🏳️‍🌈🇺🇸', '👍🏽👍🏿', '️', '🧾'.repeat(60)],
  // Syntax of other machines.
  ...[
    "'; DROP TABLE claim; --",
    '1 OR 1=1',
    "' OR ''='",
    'NULL',
    '%',
    '_%',
    'x%00y',
    'NEAR(a b, 5)',
    'AND OR NOT',
    'a AND b',
    'NOT',
    'OR',
    'story:s1',
    'words:x',
    '{a b}:c',
    '"',
    '""',
    '"a',
    'a"',
    '"a" "b',
    '^a',
    'a*',
    '*a*',
    '-a',
    '--',
    '+a',
    '(a',
    'a)',
    '((',
    '[a]',
    '{',
    '}',
    '~a',
    '!',
    '$',
    '$1',
    `$${'{x}'}`,
    '{{x}}',
    '%s%n%x',
    '%d',
    '{0}',
    '#{x}',
    '<%= x %>',
  ],
  ...[
    '{"a":1}',
    '{"verb":"claims"}',
    '[]',
    'null',
    'undefined',
    'NaN',
    'true',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'prototype',
    '../../../etc/passwd',
    '..\\..\\windows',
    '/dev/null',
    'file:///etc/passwd',
    'C:\\',
    '~/.ssh',
    '$(id)',
    '`id`',
    '; ls',
    '| cat',
    '&& x',
    '\r\nHeader: x',
    'a\nb',
    'a\tb',
    '\t',
    '\n\n\n',
    'a\r\nb',
  ],
  // Quotation marks, dashes, numbers.
  ...[
    '“',
    '”',
    '“”',
    '„a“',
    '«a»',
    '»a«',
    '‘a’',
    "'",
    "''",
    '—',
    '–',
    '― a',
    '…',
    '!!!',
    '???',
    '.',
    ',',
    ';',
    ':',
    '::',
    'a:',
    ':a',
    'a:b',
    '0',
    '-1',
    '1e309',
    '1,000,000',
    '½',
    '²',
    '١٢٣',
    '１２３',
    'HACK-',
    'HACK-0',
    'HACK-1',
    'hack-99999999999',
    'HACK--1',
    '#1',
    '-',
  ],
  // Other scripts.
  ...[
    '伊朗外交部',
    'イラン',
    '이란 외무부',
    'อิหร่าน',
    'ایران',
    'איראן',
    'Иран',
    'Ιράν',
    'इरान',
    'İIıi',
    'ẞß',
    'ŁØÐ',
    'ﬁ ﬀ',
    'Ａ',
    'ǅ',
    'ﷺ',
    '𝕴𝖗𝖆𝖓',
    'Ⅳ',
  ],
  // Too much of it.
  ...[
    'a'.repeat(3_001),
    'word '.repeat(200),
    '“'.repeat(500),
    '"'.repeat(999),
    '<!channel>'.repeat(100),
    '&'.repeat(2_000),
    '\u202E'.repeat(300),
    'by:'.repeat(300),
    '*'.repeat(1_500),
    '\n'.repeat(500),
  ],
];

/** Lines about filters: with nothing after them, doubled, unclosed, of nonsense. */
const LINES = [
  ...FILTERS.flatMap((name) => [
    `claims ${name}:`,
    `who-said x ${name}:`,
    `claims ${name}:""`,
    `claims ${name}:"`,
    `claims ${name}:a ${name}:b`,
    `claims ${name}:${name}:`,
    `timeline ${name}:*`,
    `claims ${name}:<!channel>`,
    `pending ${name}:\u202Ex`,
  ]),
  ...[
    'claims in:all in:all',
    'who-said in:',
    'add in:',
    'add in:nowhere "x"',
    'settings in:',
    'archive in:',
    'use <!channel>',
    'claims by:"a b',
    'claims since:0000',
    'claims since:99999999',
    'claims on:1e9',
    'claims on:2024-08-10T25:00',
    'claims until:now',
    'claims since:-1',
    'claims status:APPROVED',
    'claims status:approved,declined',
  ],
  ...[
    'a'.repeat(40_000),
    `who-said ${'a'.repeat(40_000)}`,
    `who-said ${'a '.repeat(20_000)}`,
    `add "${'a'.repeat(40_000)}" — B`,
    `new ${'a'.repeat(40_000)}`,
    `actor ${'"'.repeat(40_000)}`,
    `claims by:${'x'.repeat(40_000)}`,
    `history ${'9'.repeat(40_000)}`,
    `import https://x.example/${'a'.repeat(3_001)}`,
  ],
];

/** Each odd input stands behind one of these, in turn. */
const VERBS = [
  'said-by ',
  'about ',
  'actor ',
  'history ',
  'add ',
  'new ',
  'use ',
  'claims ',
  'claims by:',
  'claims outlet:',
  'claims on:',
  'denials ',
  'sources ',
  'watch ',
  'changed since ',
  'safe ',
  'link HACK-1 denies ',
  'ask Iran about HACK-1 via ',
  'ask Iran about HACK-1 via phone by ',
  'export ',
  'import ',
  '',
];

describe('odd inputs', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    // The words matter here, not the disk: a thousand claims would wait for it.
    newsroom = await TestNewsroom.open({ DATABASE_PATH: ':memory:' });
    await newsroom.story();
    await newsroom.approved({ About: 'Iran' });
  });
  after(() => newsroom.close());

  const isWell = (text: string, input: string): void => {
    const shown = JSON.stringify(input.slice(0, 80));
    assert.doesNotMatch(text, /Something broke|Slack does not answer|The app did not respond|\[object Object/u, shown);
    assert.match(text, /[.?:\]”]$|^Type it like this: /mu, shown);
    const { faults, pings, refused } = newsroom.slack.journal;
    assert.deepEqual({ faults, pings, refused }, { faults: [], pings: [], refused: [] }, shown);
  };

  /** Sends a claim's form. @returns the words on its card; `null` where a field was refused in clear sentences */
  const wordsFiled = async (form: View, fields: Record<string, Filling>, odd: string): Promise<string | null> => {
    const { priya, slack } = newsroom;
    const inChannel = () => slack.workspace.messages.in(slack.workspace.channels.get(STORY).id);
    const before = inChannel().length;
    const sent = await priya.submit(form, fields);
    if (sent.outcome !== 'closed') {
      assert.equal(sent.outcome, 'errors', JSON.stringify(odd));
      const problems = sent.outcome === 'errors' ? Object.values(sent.errors) : [];
      for (const problem of problems) assert.match(problem, /[.?]$/u, JSON.stringify(odd));
      await priya.close(form);
      return null;
    }
    const isCard = (message: Message) => message.only_for === undefined && message.text.startsWith('Review HACK-');
    const card = await slack.until(() => inChannel().slice(before).find(isCard), 'the card');
    const isNote = (message: Message) => message.only_for === priya.id;
    await slack.until(() => inChannel().slice(before).find(isNote), 'the note that it is proposed');
    isWell(priya.reads(card), odd);
    return wordsOn(card);
  };

  it('are more than three hundred', () => {
    assert.equal(new Set(ODD).size, ODD.length);
    assert.ok(ODD.length > 200 && ODD.length + LINES.length > 300, `${ODD.length} and ${LINES.length}`);
  });

  it('in a line about filters get a clear sentence or claims', async () => {
    for (const line of LINES) isWell(await newsroom.ask(line), line);
  });

  it('after a verb get a clear sentence, claims or a form', async () => {
    for (const [index, odd] of ODD.entries()) {
      for (const verb of ['who-said ', VERBS[index % VERBS.length]]) {
        isWell(await newsroom.ask(`${verb}${odd}`, newsroom.maya), `${verb}${odd}`);
      }
    }
  });

  it('in a form’s fields come back byte for byte, or are refused at a field', async () => {
    for (const odd of ODD.filter((_, index) => index % 2 === 0)) {
      const form = (await newsroom.priya.slash(STORY, '/story add')).asView;
      const line = odd.replace(/[\r\n]/gu, ' ').slice(0, 200);
      const [name] = await newsroom.priya.suggest(form, 'Who said it', line);
      const words = await wordsFiled(
        form,
        {
          'Who said it': name === undefined ? 'Jane Doe' : { typed: line, pick: name },
          'What they said': odd.slice(0, 3_000),
          'Title at the time': line,
          'How and to whom': line,
          Outlet: line,
        },
        odd,
      );
      const typed = odd.slice(0, 3_000).trim();
      if (words === null)
        assert.ok(!isVisible(inside(typed)) || !typed.isWellFormed() || typed.length > 2_500, JSON.stringify(odd));
      else assert.ok([typed, inside(typed)].includes(words), JSON.stringify([typed, words]));
    }
  });

  it('in a message come back byte for byte when it is saved as a claim', async () => {
    for (const odd of ODD.filter((_, index) => index % 2 === 1)) {
      const message = await newsroom.tom.says(STORY, odd);
      await newsroom.priya.shortcut('Save as Claim', message);
      const form = await newsroom.claimForm();
      isWell(newsroom.priya.reads(form), odd);
      const words = await wordsFiled(form, { 'Who said it': 'Steven Cheung' }, odd);
      const offered = initialWords(form).trim() || odd.trim();
      if (words === null) assert.ok(!isVisible(inside(offered)) || !offered.isWellFormed(), JSON.stringify(odd));
      else assert.ok([offered, inside(offered)].includes(words), JSON.stringify([odd, offered, words]));
    }
  });

  it('on file break no listing', async () => {
    for (const line of ['actors', 'claims status:proposed', 'timeline status:proposed', 'who-said x status:proposed']) {
      const { asMessage: message } = await newsroom.priya.slash(STORY, `/story ${line}`);
      for (let turns = 0; newsroom.priya.reads(message).includes('[Next]'); turns += 1) {
        const shown = newsroom.priya.reads(message);
        isWell(shown, line);
        await newsroom.priya.click(message, 'Next');
        await newsroom.slack.until(() => newsroom.priya.reads(message) !== shown, 'the next page');
        assert.ok(turns < 200);
      }
    }
  });
});

/** Exact words lose one pair of quotation marks around the whole. */
const inside = (words: string): string => words.replace(/^["“«](.*)["”»]$/su, '$1');

const initialWords = (form: View): string =>
  form.blocks
    .flatMap((block) => (block.type === 'input' && block.block_id === 'words' ? [block.element] : []))
    .map((element) => ('initial_value' in element ? (element.initial_value ?? '') : ''))
    .join('');

function wordsOn(card: Message): string {
  const parts = card.blocks.flatMap((block) => (block.type === 'rich_text' ? block.elements : []));
  const quoted = parts.flatMap((part) => (part.type === 'rich_text_quote' ? part.elements : []));
  return quoted.map((leaf) => (leaf.type === 'text' ? leaf.text : '')).join('');
}
