import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOfBlocks } from '../../src/slack/rich-text.ts';

const names = new Map([['U1', 'Maya Lindqvist']]);
const typed = (...elements: unknown[]) => [{ type: 'rich_text', block_id: 'x', elements }];
const section = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });
const text = (words: string, style?: object) => ({ type: 'text', text: words, ...(style ? { style } : {}) });

describe('a typed message', () => {
  for (const [because, blocks, expected] of [
    ['bold words', typed(section(text('Iran '), text('denied', { bold: true }), text(' it'))), 'Iran denied it'],
    ['asterisks that were typed', typed(section(text('a *b* c'))), 'a *b* c'],
    ['a mention', typed(section(text('ask '), { type: 'user', user_id: 'U1' })), 'ask @Maya Lindqvist'],
    ['a named link', typed(section({ type: 'link', url: 'https://a.example', text: 'the report' })), 'the report'],
    ['a bare link', typed(section({ type: 'link', url: 'https://a.example' })), 'https://a.example'],
    ['an emoji', typed(section({ type: 'emoji', name: 'grin', unicode: '1f601' })), '😁'],
    ['a custom emoji', typed(section({ type: 'emoji', name: 'desk' })), ':desk:'],
    [
      'a quote after a line',
      typed(section(text('He said:\n')), { type: 'rich_text_quote', elements: [text('“No.”')] }),
      'He said:\n“No.”',
    ],
    [
      'a list',
      typed({ type: 'rich_text_list', style: 'bullet', elements: [section(text('one')), section(text('two'))] }),
      'one\ntwo',
    ],
  ] as const) {
    it(`with ${because} reads as people see it`, () => {
      assert.equal(textOfBlocks(blocks, names), expected);
    });
  }

  it('is not guessed at where an app made it', () => {
    assert.equal(textOfBlocks([{ type: 'section', text: { type: 'mrkdwn', text: 'x' } }], names), null);
    assert.equal(textOfBlocks(undefined, names), null);
  });
});
