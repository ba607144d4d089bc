import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkBlocks, type Surface } from '../../src/local/blocks/check-blocks.ts';
import { checkView } from '../../src/local/blocks/check-view.ts';

const long = (length: number) => 'x'.repeat(length);
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const button = (more: object = {}) => ({ type: 'button', text: plain('Go'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const option = (text: string, value = text) => ({ text: plain(text), value });
const options = (count: number) => Array.from({ length: count }, (_, place) => option(`o${place}`));
const input = (element: object, more: object = {}) => ({ type: 'input', label: plain('Label'), element, ...more });
const typed = (more: object = {}) => input({ type: 'plain_text_input', ...more });
const select = (more: object) => actions({ type: 'static_select', ...more });
const leaf = (text: string) => ({ type: 'text', text });
const rich = (...elements: object[]) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] });

type Case = [what: string, blocks: object[], refused: RegExp | null, surface?: Surface];

const CASES: Case[] = [
  ['50 blocks in a message', Array(50).fill({ type: 'divider' }), null],
  ['51 blocks in a message', Array(51).fill({ type: 'divider' }), /no more than 50 items/],
  ['100 blocks in a modal', Array(100).fill({ type: 'divider' }), null, 'modal'],
  ['101 blocks in a modal', Array(101).fill({ type: 'divider' }), /no more than 100 items/, 'modal'],
  ['3,000 characters of text', [section(long(3_000))], null],
  ['3,001 characters of text', [section(long(3_001))], /must be less than 3001 characters.*\/0\/text\/text/],
  ['empty text', [section('')], /must be more than 0 characters/],
  ['a header of 150', [{ type: 'header', text: plain(long(150)) }], null],
  ['a header of 151', [{ type: 'header', text: plain(long(151)) }], /less than 151/],
  ['a header in mrkdwn', [{ type: 'header', text: mrkdwn('Hello') }], /\/0\/text\/type/],
  ['11 fields', [{ type: 'section', fields: Array(11).fill(plain('x')) }], /no more than 10 items/],
  ['a field of 2,001', [{ type: 'section', fields: [plain(long(2_001))] }], /less than 2001/],
  ['a section with neither text nor fields', [{ type: 'section' }], /missing required field: text/],
  ['11 context elements', [{ type: 'context', elements: Array(11).fill(plain('x')) }], /no more than 10 items/],
  ['25 buttons', [actions(...Array(25).fill(button()))], null],
  ['26 buttons', [actions(...Array(26).fill(button()))], /no more than 25 items/],
  ['a button label of 76', [actions(button({ text: plain(long(76)) }))], /less than 76/],
  ['a button value of 2,001', [actions(button({ value: long(2_001) }))], /less than 2001/],
  ['a button in mrkdwn', [actions(button({ text: mrkdwn('Go') }))], /\/text\/type/],
  ['a link that is none', [actions(button({ url: 'javascript:alert(1)' }))], /\/url/],
  ['an action_id of 256', [actions(button({ action_id: long(256) }))], /less than 256/],
  [
    'one action_id twice in a block',
    [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
    /must be unique/,
  ],
  [
    'one block_id twice',
    [
      { type: 'divider', block_id: 'b' },
      { type: 'divider', block_id: 'b' },
    ],
    /block_id must be unique/,
  ],
  ['a field that Slack does not know', [{ type: 'divider', colour: 'red' }], /invalid additional property: colour/],
  ['a block that Slack does not know', [{ type: 'banner' }], /unsupported type: banner/],
  ['an element that Slack does not know', [actions({ type: 'slider' })], /unsupported type: slider/],
  ['an option value of 75', [select({ options: [option('x', long(75))] })], null],
  ['an option value of 76', [select({ options: [option('x', long(76))] })], /less than 76/],
  ['an option text of 76', [select({ options: [option(long(76), 'x')] })], /less than 76/],
  ['101 options', [select({ options: options(101) })], /no more than 100 items/],
  [
    'options and groups at once',
    [select({ options: options(1), option_groups: [{ label: plain('g'), options: options(1) }] })],
    /exactly one of/,
  ],
  ['an initial option that is offered', [select({ options: options(2), initial_option: option('o1') })], null],
  [
    'an initial option that is not',
    [select({ options: options(2), initial_option: option('o9') })],
    /must be provided in options/,
  ],
  ['an overflow menu of one', [actions({ type: 'overflow', options: options(1) })], null],
  ['an overflow menu of six', [actions({ type: 'overflow', options: options(6) })], /no more than 5 items/],
  ['11 radio buttons', [actions({ type: 'radio_buttons', options: options(11) })], /no more than 10 items/],
  ['11 check boxes', [actions({ type: 'checkboxes', options: options(11) })], /no more than 10 items/],
  ['a placeholder of 151', [typed({ placeholder: plain(long(151)) })], /less than 151/, 'modal'],
  ['an initial value of 3,000', [typed({ initial_value: long(3_000) })], null, 'modal'],
  ['an initial value of 3,001', [typed({ initial_value: long(3_001) })], /less than 3001/, 'modal'],
  [
    'an initial value over max_length',
    [typed({ initial_value: 'four', max_length: 3 })],
    /no longer than max_length/,
    'modal',
  ],
  ['a max_length of 3,001', [typed({ max_length: 3_001 })], /\/max_length/, 'modal'],
  ['a label of 2,001', [input({ type: 'plain_text_input' }, { label: plain(long(2_001)) })], /less than 2001/, 'modal'],
  [
    'two fields with the focus',
    [typed({ focus_on_load: true }), typed({ focus_on_load: true })],
    /only one element/,
    'modal',
  ],
  ['a URL field in a message', [input({ type: 'url_text_input' })], /unsupported type in a message/],
  [
    'a confirmation title of 101',
    [actions(button({ confirm: { title: plain(long(101)), text: plain('Sure?') } }))],
    /less than 101/,
  ],
  [
    'a confirmation button of 31',
    [actions(button({ confirm: { text: plain('Sure?'), deny: plain(long(31)) } }))],
    /less than 31/,
  ],
  ['an alert in a modal', [{ type: 'alert', text: plain('Careful') }], null, 'modal'],
  ['an alert in a message', [{ type: 'alert', text: plain('Careful') }], /unsupported type in a message/],
  ['markdown on Home', [{ type: 'markdown', text: '**x**' }], /unsupported type in a home/, 'home'],
  ['rich text with a style', [rich({ ...leaf('so'), style: { bold: true } })], null],
  ['rich text with an empty run', [rich(leaf(''))], /must be more than 0 characters/],
  ['rich text with an unknown leaf', [rich({ type: 'marquee', text: 'x' })], /unsupported type: marquee/],
  [
    'an image without words for it',
    [{ type: 'image', image_url: 'https://example.com/a.png' }],
    /missing required field: alt_text/,
  ],
];

describe('blocks', () => {
  for (const [what, blocks, refused, surface = 'message'] of CASES) {
    it(`${refused ? 'refuses' : 'takes'} ${what}`, () => {
      const found = checkBlocks(blocks, surface).problems.map(({ message, pointer }) => `${message} ${pointer}`);
      if (refused) assert.match(found.join('\n'), refused);
      else assert.deepEqual(found, []);
    });
  }
});

describe('a modal', () => {
  const modal = (more: object = {}) => ({ type: 'modal', title: plain('Add'), blocks: [section('Hello')], ...more });
  for (const [what, view, refused] of [
    ['of one section', modal(), null],
    ['with a title of 25', modal({ title: plain(long(25)) }), /less than 25/],
    ['with a submit button of 25', modal({ submit: plain(long(25)) }), /less than 25/],
    ['with an input and no submit button', modal({ blocks: [typed()] }), /missing required field: submit/],
    ['with private_metadata of 3,001', modal({ private_metadata: long(3_001) }), /less than 3001/],
    ['with a field Slack does not know', modal({ size: 'large' }), /invalid additional property: size/],
    ['of another kind', { ...modal(), type: 'drawer' }, /unsupported type: drawer/],
  ] satisfies [string, object, RegExp | null][]) {
    it(`${what} is ${refused ? 'refused' : 'taken'}`, () => {
      const found = checkView(view).problems.map(({ message, pointer }) => `${message} ${pointer}`);
      if (refused) assert.match(found.join('\n'), refused);
      else assert.deepEqual(found, []);
    });
  }
});
