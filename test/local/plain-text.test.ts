import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Block } from '../../src/local/blocks/block.ts';
import type { LocalSlack } from '../../src/local/local-slack.ts';
import { blocksText, type Reader } from '../../src/local/plain-text.ts';
import { restore, snapshot } from '../../src/local/state/snapshot.ts';
import { openSlack } from '../support/local-newsroom.ts';

const mrkdwn = (text: string, verbatim = false): Block => ({
  type: 'section',
  text: { type: 'mrkdwn', text, verbatim },
});

describe('what a person reads', () => {
  let slack: LocalSlack;
  let reader: Reader;
  before(async () => {
    slack = await openSlack({ clock: () => Date.UTC(2024, 7, 11, 12) });
    reader = { workspace: slack.workspace, person: slack.person('maya').person };
  });
  after(() => slack.stop());

  for (const [what, block, read] of [
    ['bold, italic, struck and code without their marks', mrkdwn('*a* _b_ ~c~ `d`'), 'a b c d'],
    ['marks inside words as they are', mrkdwn('snake_case_name 2*3*4'), 'snake_case_name 2*3*4'],
    ['names for mentions', mrkdwn('<@U07TOM00001> in <#C07NEWSROOM>'), '@Tom Okafor in #newsroom'],
    ['labels for links', mrkdwn('<https://example.com|the report>'), 'the report'],
    ['escaped words as typed', mrkdwn('&lt;!channel&gt; &amp;amp;'), '<!channel> &amp;'],
    ['a quote behind a bar', mrkdwn('&gt; said so\nthen'), '> said so\nthen'],
    ['emoji', mrkdwn(':white_check_mark: 12:30:45'), '✅ 12:30:45'],
    ['a date in their own zone', mrkdwn('<!date^1723334520^{date_short} at {time}|then>'), 'Aug 10, 2024 at 8:02 PM'],
  ] satisfies [string, Block, string][]) {
    it(`is ${what}`, () => assert.equal(blocksText([block], reader), read));
  }

  it('is words letter for letter in rich text', () => {
    const words = '*not bold* <!channel> &amp; _so_';
    const elements = [{ type: 'rich_text_quote' as const, elements: [{ type: 'text' as const, text: words }] }];
    assert.equal(blocksText([{ type: 'rich_text', elements }], reader), `> ${words}`);
  });

  it('is the same after the workspace was saved and read again', async () => {
    const maya = slack.person('maya');
    await maya.says('newsroom', 'Kept for @tom');
    const again = await openSlack({ state: restore(snapshot(slack.workspace.ledger.state)) });
    assert.deepEqual(again.person('maya').sees('newsroom'), maya.sees('newsroom'));
    const next = await again.person('maya').says('newsroom', 'Later');
    assert.ok(Number(next.ts) > Number(maya.sees('newsroom').at(-1)?.ts));
    await again.stop();
  });
});
