import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { OPTION_MAX } from '../../src/block-kit/limits.ts';
import { Cloak } from '../../src/slack/cloak.ts';

const cloak = new Cloak(Buffer.alloc(32, 7));
const other = new Cloak(Buffer.alloc(32, 8));
const hidden = (text: string, control = 'speaker'): string => cloak.hide(text, control, 1_000);

describe('what a control carries', () => {
  for (const text of ['', '12', 'a:12', 'n:Şükrü “Ş.” 伊朗 🙈', '~12', 'a\0', '\u0080', '{"story":3,"source":null}']) {
    it(`is hidden and comes back: ${JSON.stringify(text)}`, () => {
      assert.match(hidden(text), /^~[\w-]{20,}$/);
      assert.equal(cloak.show(hidden(text), 'speaker'), text);
    });
  }

  it('comes back whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => cloak.show(hidden(text), 'speaker') === text),
      { numRuns: 500 },
    );
  });

  it('looks the same each time for one control, and otherwise for another', () => {
    assert.equal(hidden('a:12'), hidden('a:12'));
    assert.notEqual(hidden('12', 'claim.answer.history'), hidden('12', 'recall.notice.confirm'));
  });

  it('does not tell by its length how large a number is', () => {
    for (const [low, high] of [
      ['1', '999999999999'],
      ['a:9', 'a:1000000'],
      ['{"story":1,"base":22}', '{"story":4444444,"base":3}'],
    ] as const) {
      assert.equal(hidden(low).length, hidden(high).length);
    }
  });

  it('stands as it is where it would be longer than Slack takes', () => {
    const name = `n:${'x'.repeat(36)}`;
    assert.match(cloak.hide(name, 'speaker', OPTION_MAX), /^~/);
    assert.equal(cloak.hide(`${name}x`, 'speaker', OPTION_MAX), `${name}x`);
    for (const ours of ['a:999999999999', 'k:#999999999999']) {
      assert.match(cloak.hide(ours, 'speaker', OPTION_MAX), /^~/);
    }
  });

  it('opens with the key that hid it alone, for its own control, unchanged', () => {
    const text = hidden('a:12');
    assert.equal(other.show(text, 'speaker'), null);
    assert.equal(cloak.show(text, 'about'), null);
    for (let at = 1; at < text.length; at += 1) {
      const forged = `${text.slice(0, at)}${text[at] === 'A' ? 'Q' : 'A'}${text.slice(at + 1)}`;
      assert.equal(cloak.show(forged, 'speaker'), null, String(at));
      assert.equal(cloak.show(text.slice(0, at), 'speaker'), null, String(at));
    }
  });

  it('is taken as it stands where it was never hidden', () => {
    for (const text of ['12', '', 'a:12', '{"story":3}']) assert.equal(cloak.show(text, 'speaker'), text);
  });
});

describe('a JSON of Slack’s', () => {
  const option = { text: { type: 'plain_text', text: '12' }, value: '12' };
  const view = {
    callback_id: 'form',
    private_metadata: '{"story":12}',
    blocks: [
      { type: 'actions', elements: [{ type: 'button', action_id: 'press', value: '12' }] },
      {
        type: 'input',
        block_id: 'who',
        element: {
          type: 'external_select',
          action_id: 'speaker',
          initial_option: option,
          option_groups: [{ label: '1', options: [option] }],
        },
      },
      { type: 'input', element: { type: 'multi_external_select', action_id: 'about', initial_options: [option] } },
      { type: 'input', element: { type: 'plain_text_input', action_id: 'words', initial_value: '12' } },
    ],
    state: {
      values: {
        who: { speaker: { type: 'external_select', selected_option: option } },
        about: { about: { type: 'multi_external_select', selected_options: [option] } },
        value: { words: { type: 'plain_text_input', value: '~12' } },
      },
    },
  };
  const body = {
    type: 'block_actions',
    value: '~typed',
    view,
    actions: [
      { type: 'button', action_id: 'press', value: '12' },
      { type: 'plain_text_input', action_id: 'words', value: '~12' },
    ],
  };

  it('comes back as it was, what people typed untouched on either way, and is not changed itself', () => {
    const before = structuredClone(body);
    const sent = cloak.hideIn(body);
    assert.deepEqual(body, before);
    assert.deepEqual(cloak.showIn(sent), { shown: body, foreign: false });
    const json = JSON.stringify(sent);
    assert.doesNotMatch(json, /"value":"12"|story/);
    for (const kept of ['"value":"~12"', '"value":"~typed"', '"initial_value":"12"', '"text":"12"']) {
      assert.ok(json.includes(kept), kept);
    }
  });

  it('has an initial option equal to one of the options', () => {
    const [, input] = cloak.hideIn(view).blocks;
    assert.deepEqual(input?.element?.initial_option, input?.element?.option_groups?.[0]?.options[0]);
  });

  it('hides options that stand in no control for the one that asked', () => {
    const offered = cloak.hideIn({ options: [option] }, 'speaker');
    assert.equal(offered.options[0]?.value, cloak.hideIn(view).blocks[1]?.element?.initial_option?.value);
  });

  it('is foreign where something in it does not open, which is empty then', () => {
    const { shown, foreign } = cloak.showIn(other.hideIn(body));
    assert.equal(foreign, true);
    assert.deepEqual([shown.actions[0]?.value, shown.view.private_metadata], ['', '']);
  });
});
