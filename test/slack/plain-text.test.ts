import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainText, unnamedPeople } from '../../src/slack/plain-text.ts';

describe('what Slack marks up', () => {
  for (const [marked, typed] of [
    ['said-by <@U012ABC|steven>', 'said-by @steven'],
    ['said-by <@U012ABC>', 'said-by @Steven Cheung'],
    ['said-by <@U999>', 'said-by @U999'],
    ['in <#C012|hack>', 'in #hack'],
    ['in <#C012|>', 'in #C012'],
    ['<!here> <!subteam^S1|@editors>', '@here @editors'],
    [
      'see <https://example.com/a|example.com/a> and <https://example.com>',
      'see example.com/a and https://example.com',
    ],
    ['<https://evil.example|bank.example>', 'https://evil.example'],
    ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
    ['R&amp;D said 1 &lt; 2 &gt; 0', 'R&D said 1 < 2 > 0'],
    ['<b>not</b> <escaped|at all>', '<b>not</b> <escaped|at all>'],
    ['&amp;lt;', '&lt;'],
    ['“curly” — ‘quotes’', '“curly” — ‘quotes’'],
  ] as const) {
    it(`${marked} was typed ${typed}`, () => {
      assert.equal(plainText(marked, new Map([['U012ABC', 'Steven Cheung']])), typed);
    });
  }

  it('names people by id alone at times', () => {
    assert.deepEqual(unnamedPeople('<@U1> <@U2|ben> <@W3|>'), ['U1', 'W3']);
  });
});
