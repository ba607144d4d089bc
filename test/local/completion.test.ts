import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CommandHints } from '../../src/local/command-hints.ts';
import { complete, taken } from '../../src/local/page/completion.js';

const verb = (name: string, takes: string, summary: string) => {
  return { name, usage: `${name} ${takes}`.trim(), summary, group: 'Find' };
};
const hints: CommandHints = {
  command: '/story',
  verbs: [
    verb('who-said', '<words> [by: about: status: in:]', 'the claims that contain the words'),
    verb('said-by', '<actor> [about: status: in:]', 'what the actor said'),
    verb('actors', '[in:]', 'who takes part'),
    verb('actor', '<name> [status: in:]', 'one actor'),
    verb('new', '<slug> [key:KEY] [title]', 'makes a story'),
    { ...verb('as-of', '<time> <verb> …', 'as it was then'), verbs: ['who-said', 'said-by'] },
  ],
  filters: [
    { name: 'by', hint: 'speaker' },
    { name: 'about', hint: 'actor' },
    { name: 'status', hint: 'where it stands', values: ['proposed', 'approved', 'declined'] },
    { name: 'in', hint: 'story, or all' },
  ],
};
const person = (full: string, role: string, isApp = false) => {
  return { full, name: full.split(' ')[0]?.toLowerCase() ?? '', role, isApp };
};
const known: Parameters<typeof complete>[1] = {
  commands: [
    { command: '/story', usage_hint: 'who-said | help', description: 'Find and file' },
    { command: '/remind', usage_hint: '[whom] [when]', description: 'Reminds' },
  ],
  hints,
  people: [
    person('Story Desk', 'App', true),
    person('Maya Lindqvist', 'Editor'),
    person('Tom Okafor', 'Editor'),
    person('Sam Whitlock', 'Outsider'),
  ],
  thread: false,
};
const inThread = { ...known, thread: true };

/** What is offered at `|`, or at the end: what each would put in. */
function offered(marked: string, where = known, asked = false): string[] {
  const caret = marked.includes('|') ? marked.indexOf('|') : marked.length;
  return complete({ text: marked.replace('|', ''), caret, asked }, where).items.map(({ insert }) => insert);
}
const usageOf = (text: string, where = known) => complete({ text, caret: text.length }, where).usage?.text ?? null;

describe('what the composer offers', () => {
  for (const [because, typed, inserts] of [
    ['nothing in an empty box', '', []],
    ['nothing in a plain sentence', 'What about this', []],
    ['every command after the slash', '/', ['/story ', '/remind ']],
    ['the command that begins as typed', '/st', ['/story ']],
    ['no command for a slash further on', 'and/or /st', []],
    [
      'the verbs behind a whole command',
      '/story',
      [
        '/story ',
        ...['/story who-said ', '/story said-by ', '/story actors ', '/story actor ', '/story new ', '/story as-of '],
      ],
    ],
    ['every verb after the space', '/story ', ['who-said ', 'said-by ', 'actors ', 'actor ', 'new ', 'as-of ']],
    ['the verb that begins as typed', '/story wh', ['who-said ']],
    ['a verb by a later part of its name, after those that begin so', '/story said', ['said-by ', 'who-said ']],
    ['a verb in capitals', '/story WHO', ['who-said ']],
    ['the verb typed in full before a longer one', '/story actor', ['actor ', 'actors ']],
    ['no verb that there is not', '/story xyz', []],
    ['nothing behind a verb that there is not', '/story xyz b', []],
    ['nothing behind a command it knows nothing of', '/remind wh', []],
    ['nothing behind a verb until a filter is begun', '/story who-said ', []],
    ['the filter that is begun', '/story who-said b', ['by:']],
    ['the filter that is begun behind words', '/story who-said illegally a', ['about:']],
    ['no filter that the verb does not take', '/story said-by b', []],
    ['no filter that is no filter', '/story new k', []],
    ['no filter a second time', '/story who-said by:Cheung b', []],
    [
      'the values of a filter that has few',
      '/story who-said x status:',
      ['proposed', 'approved', 'declined'].map(whole),
    ],
    ['the value that is begun', '/story who-said x status:A', ['status:approved ']],
    ['nothing within quotation marks', '/story who-said "illegally a', []],
    ['nothing within curly quotation marks', '/story who-said “illegally a', []],
    ['filters again behind quotation marks', '/story who-said "by:them" b', ['by:']],
    ['nothing for the time of as-of', '/story as-of w', []],
    ['verbs behind the time', '/story as-of Aug. 10 wh', ['who-said ']],
    ['verbs behind a quoted time', '/story as-of "Aug. 10, 2024" s', ['said-by ', 'who-said ']],
    ['the filters of the verb that as-of asks', '/story as-of Aug. 10 who-said b', ['by:']],
    ['everyone after @', '@', ['@Story Desk ', '@Maya Lindqvist ', '@Tom Okafor ', '@Sam Whitlock ']],
    ['people by a part of their name', 'Ask @oka', ['@Tom Okafor ']],
    ['people by their whole name', '@Maya Lind', ['@Maya Lindqvist ']],
    ['nobody for an address', 'maya@l', []],
    ['nobody behind a mention', '@Maya Lindqvist is', []],
    ['the verbs behind a mention of the app', '@Story Desk wh', ['who-said ']],
    ['filters behind a mention of the app', '@Story Desk who-said b', ['by:']],
    ['people within a command', '/story said-by @ma', ['@Maya Lindqvist ']],
    ['nothing inside a word', '/story w|ho-said', []],
    ['a verb before what is already there', '/story wh| illegally', ['who-said ']],
  ] satisfies [string, string, string[]][]) {
    it(`is ${because}`, () => assert.deepEqual(offered(typed), inserts));
  }

  function whole(value: string): string {
    return `status:${value} `;
  }

  it('is no command in a thread, but verbs behind a mention there', () => {
    assert.deepEqual(offered('/st', inThread), []);
    assert.deepEqual(offered('/story wh', inThread), []);
    assert.deepEqual(offered('@Story Desk wh', inThread), ['who-said ']);
  });

  it('is every filter that is left where one asks for them', () => {
    assert.deepEqual(offered('/story who-said ', known, true), ['by:', 'about:', 'status:', 'in:']);
    assert.deepEqual(offered('/story who-said by:Cheung ', known, true), ['about:', 'status:', 'in:']);
    assert.deepEqual(offered('/story as-of yesterday ', known, true), ['who-said ', 'said-by ']);
    assert.deepEqual(offered('A sentence ', known, true), []);
  });

  it('is the command alone where nobody said what it takes', () => {
    const bare = { ...known, hints: null };
    assert.deepEqual(offered('/', bare), ['/story ', '/remind ']);
    assert.deepEqual(offered('/story wh', bare), []);
    assert.equal(complete({ text: '/s', caret: 2 }, bare).items[0]?.label, '/story who-said | help');
  });

  it('says of each what it is', () => {
    const [first] = complete({ text: '/story wh', caret: 9 }, known).items;
    assert.equal(first?.label, 'who-said <words> [by: about: status: in:]');
    assert.equal(first?.detail, 'the claims that contain the words');
    assert.equal(complete({ text: '/story who-said b', caret: 17 }, known).items[0]?.detail, 'speaker');
    assert.equal(complete({ text: '@st', caret: 3 }, known).items[0]?.detail, 'App');
  });
});

describe('the line of usage', () => {
  for (const [when, typed, usage] of [
    ['none before the verb is whole', '/story who-said', null],
    ['that of the verb', '/story who-said ', 'who-said <words> [by: about: status: in:]'],
    ['still there behind words', '/story said-by Cheung in:hack', 'said-by <actor> [about: status: in:]'],
    ['still there while a person is picked', '/story said-by @ma', 'said-by <actor> [about: status: in:]'],
    ['that of as-of', '/story as-of Aug', 'as-of <time> <verb> …'],
    [
      'that of the verb that as-of asks',
      '/story as-of Aug. 10 said-by C',
      'as-of … said-by <actor> [about: status: in:]',
    ],
    ['that of a verb behind a mention', 'So: @Story Desk actors ', 'actors [in:]'],
  ] satisfies [string, string, string | null][]) {
    it(`is ${when}`, () => assert.equal(usageOf(typed), usage));
  }
});

describe('what is taken', () => {
  const take = (marked: string) => {
    const caret = marked.indexOf('|');
    const text = marked.replace('|', '');
    const completion = complete({ text, caret }, known);
    const [item] = completion.items;
    assert.ok(item);
    const after = taken(text, completion, item);
    return `${after.text.slice(0, after.caret)}|${after.text.slice(after.caret)}`;
  };

  for (const [before, after] of [
    ['/st|', '/story |'],
    ['/story wh|', '/story who-said |'],
    ['/story wh| illegally', '/story who-said |illegally'],
    ['/story who-said b|', '/story who-said by:|'],
    ['Ask @to| today', 'Ask @Tom Okafor |today'],
    ['Ask:\n@Story Desk wh|', 'Ask:\n@Story Desk who-said |'],
  ] satisfies [string, string][]) {
    it(`stands where it was typed: ${JSON.stringify(before)}`, () => assert.equal(take(before), after));
  }
});
