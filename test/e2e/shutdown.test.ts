import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { LocalSlack } from '../../src/local/local-slack.ts';
import { StoryDeskProcess } from '../slack/story-desk-process.ts';
import { STORY, slackWithCast, tokensOf } from '../slack/watched-desk.ts';

describe('a stop', () => {
  let slack: LocalSlack;
  let desk: StoryDeskProcess;
  beforeEach(async () => {
    slack = await slackWithCast({ timeoutMs: 5_000 });
    desk = new StoryDeskProcess(tokensOf(slack));
    await desk.writes(/Story Desk is connected/);
    await slack.connected(2);
  });
  afterEach(() => slack.stop());

  it('finishes what was asked before, and ends with 0 within five seconds', async () => {
    slack.trouble.failNext('users.info', { delayMs: 1_500 });
    const asked = slack.person('priya').slash(STORY, '/story help');
    // Asked later and answered: so the desk has the first question, too.
    await slack.person('tom').slash(STORY, '/story help');
    desk.signal('SIGTERM');
    assert.match((await asked).text, /who-said/);
    const { code, tookMs } = await desk.exit();
    assert.equal(code, 0);
    assert.ok(tookMs < 5_000);
  });

  it('does not wait for what takes longer than that', async () => {
    slack.trouble.failNext('users.info', { delayMs: 9_000 });
    const asked = slack
      .person('priya')
      .slash(STORY, '/story help')
      .catch(() => null);
    await desk.writes(/connected/);
    desk.signal('SIGTERM');
    const { code, tookMs } = await desk.exit();
    assert.equal(code, 0);
    assert.ok(tookMs < 5_000, `${tookMs} ms`);
    await asked;
  });

  it('ends at once when nothing is under way', async () => {
    desk.signal('SIGINT');
    const { code, tookMs } = await desk.exit();
    assert.equal(code, 0);
    assert.ok(tookMs < 1_500, `${tookMs} ms`);
  });

  it('ends with an error when Slack revokes the app token', async () => {
    slack.trouble.failNext('apps.connections.open', 'token_revoked', 100);
    slack.sockets.drop('all');
    assert.notEqual((await desk.exit()).code, 0);
    assert.match(desk.written, /Slack refuses SLACK_APP_TOKEN/);
  });
});
