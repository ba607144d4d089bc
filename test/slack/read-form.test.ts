import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ViewOutput } from '@slack/bolt';
import type { UserId } from '../../src/domain/ids.ts';
import { readForm } from '../../src/slack/read-form.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value), value });
const input = (block_id: string, element: object, optional = false) => ({ type: 'input', block_id, element, optional });

const BLOCKS = [
  input('words', { type: 'plain_text_input', action_id: 'words', initial_value: 'No comment' }),
  input('kind', { type: 'static_select', action_id: 'kind', initial_option: option('quote') }),
  input('known', { type: 'users_select', action_id: 'known', initial_user: 'U0MAYA' }, true),
  input('outlet', { type: 'plain_text_input', action_id: 'outlet', initial_value: 'Reuters' }, true),
];

function sent(state: object | undefined) {
  const view = { blocks: BLOCKS, private_metadata: '', state } as unknown as ViewOutput;
  return readForm(view, 'U1' as UserId);
}

describe('a form as sent', () => {
  it('is read as it was filled in', () => {
    const form = sent({
      values: {
        words: { words: { type: 'plain_text_input', value: 'We denied it' } },
        kind: { kind: { type: 'static_select', selected_option: option('paraphrase') } },
        outlet: { outlet: { type: 'plain_text_input', value: null } },
        known: { known: { type: 'users_select', selected_user: 'U0TOM' } },
      },
    });
    assert.equal(form.field('words').text, 'We denied it');
    assert.deepEqual(form.field('kind').chosen, [{ value: 'paraphrase', label: 'paraphrase' }]);
    assert.equal(form.field('outlet').text, '');
    assert.equal(form.field('known').chosen[0]?.value, 'U0TOM');
  });

  it('hands over what was uploaded, and believes no address of what Slack hides', () => {
    const url_private = 'https://files.slack.com/files-pri/T1-F1/a.txt';
    const known = { id: 'F1', name: 'a.txt', mimetype: 'text/plain', size: 3, url_private };
    const files = [
      known,
      { id: 'F2', file_access: 'check_file_info', url_private },
      { id: 'F3', mode: 'tombstone' },
      'odd',
    ];
    const form = sent({ values: { article: { article: { type: 'file_input', files } } } });
    const hidden = { name: '', mimetype: '', size: null, url: null };
    assert.deepEqual(form.field('article').files, [
      { id: 'F1', name: 'a.txt', mimetype: 'text/plain', size: 3, url: url_private },
      { id: 'F2', ...hidden },
      { id: 'F3', ...hidden },
    ]);
  });

  for (const [because, state] of [
    ['nothing was handed over', undefined],
    ['nothing was touched', { values: {} }],
  ] as const) {
    it(`stands as it was drawn where ${because}`, () => {
      const form = sent(state);
      assert.equal(form.field('words').text, 'No comment');
      assert.equal(form.field('kind').chosen[0]?.value, 'quote');
      assert.equal(form.field('outlet').text, 'Reuters');
      assert.equal(form.field('known').chosen[0]?.value, 'U0MAYA');
      assert.deepEqual(form.field('no such input'), { text: '', chosen: [], files: [] });
    });
  }

  it('stands as it was drawn where an input is empty that may not be', () => {
    const form = sent({
      values: {
        words: { words: { type: 'plain_text_input', value: null } },
        kind: { kind: { type: 'static_select', selected_option: null } },
      },
    });
    assert.equal(form.field('words').text, 'No comment');
    assert.equal(form.field('kind').chosen[0]?.value, 'quote');
  });
});
