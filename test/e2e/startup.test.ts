import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { LocalSlack } from '../../src/local/local-slack.ts';
import { StoryDeskProcess } from '../slack/story-desk-process.ts';
import { slackWithCast, tokensOf } from '../slack/watched-desk.ts';

describe('a start', () => {
  let slack: LocalSlack;
  beforeEach(async () => {
    slack = await slackWithCast();
  });
  afterEach(() => slack.stop());

  it('with wrong settings lists them all and ends with 1', async () => {
    const desk = new StoryDeskProcess({
      SLACK_BOT_TOKEN: 'nope',
      PORT: 'x',
      TIME_ZONE: 'Middle/Earth',
      LOG_LEVEL: 'loud',
    });
    assert.equal((await desk.exit()).code, 1);
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'PORT', 'TIME_ZONE', 'LOG_LEVEL']) {
      assert.match(desk.written, new RegExp(`- ${name} `));
    }
  });

  for (const [setting, error] of [
    ['SLACK_BOT_TOKEN', 'invalid_auth'],
    ['SLACK_BOT_TOKEN', 'account_inactive'],
    ['SLACK_BOT_TOKEN', 'token_revoked'],
    ['SLACK_APP_TOKEN', 'invalid_auth'],
    ['SLACK_APP_TOKEN', 'not_allowed_token_type'],
  ] as const) {
    it(`with a ${setting} that Slack answers with ${error} says so and ends with 1 within seconds`, async () => {
      slack.trouble.failNext(setting === 'SLACK_BOT_TOKEN' ? 'auth.test' : 'apps.connections.open', error, 100);
      const desk = new StoryDeskProcess(tokensOf(slack));
      const { code, tookMs } = await desk.exit();
      assert.equal(code, 1);
      assert.ok(tookMs < 5_000);
      assert.match(desk.written, new RegExp(`Slack refuses ${setting} \\(${error}\\)`));
    });
  }

  it('waits for a Slack that cannot be reached, and says so', async () => {
    slack.trouble.failNext('auth.test', { status: 503 }, 2);
    const desk = new StoryDeskProcess(tokensOf(slack));
    await desk.writes(/Slack did not answer, will retry/);
    await desk.writes(/Story Desk is connected/);
    desk.signal('SIGTERM');
    assert.equal((await desk.exit()).code, 0);
  });

  it('can be ended while it waits', async () => {
    const desk = new StoryDeskProcess({ ...tokensOf(slack), SLACK_API_URL: 'http://127.0.0.1:9/api/' });
    await desk.writes(/Slack did not answer, will retry/);
    desk.signal('SIGINT');
    const { code, tookMs } = await desk.exit();
    assert.equal(code, 0);
    assert.ok(tookMs < 5_000);
  });

  it('without tokens opens the local newsroom', async () => {
    const desk = new StoryDeskProcess({ LOCAL_PORT: '0' });
    const [, url = ''] = /local newsroom is open: (\S+)/.exec(await desk.writes(/local newsroom is open: \S+/)) ?? [];
    assert.equal((await fetch(url)).status, 200);
    desk.signal('SIGTERM');
    assert.equal((await desk.exit()).code, 0);
  });

  it('serves a health page when asked to', async () => {
    const desk = new StoryDeskProcess({ ...tokensOf(slack), HEALTH_PORT: '0', LOG_LEVEL: 'info' });
    const [, port] = /"healthPort":(\d+)/.exec(await desk.writes(/"healthPort":\d+/)) ?? [];
    await desk.writes(/Story Desk is connected/);
    const page = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
    assert.deepEqual([await page('/healthz'), await page('/readyz')], ['ok\n', 'ready\n']);
    assert.match(await page('/metrics'), /^story_desk_connections [12]$/m);
    desk.signal('SIGTERM');
    await desk.exit();
  });
});

describe('the doctor', () => {
  let slack: LocalSlack;
  beforeEach(async () => {
    slack = await slackWithCast();
  });
  afterEach(() => slack.stop());

  it('finds nothing wrong with a newsroom in order', async () => {
    const doctor = new StoryDeskProcess({ ...tokensOf(slack), EDITORS: slack.person('maya').id }, 'doctor.ts');
    const { code } = await doctor.exit();
    assert.doesNotMatch(doctor.written, /^[✗!]/mu);
    assert.equal(code, 0, doctor.written);
  });

  it('names each fault and what to do', async () => {
    const editors = `${slack.person('lena').id},${slack.person('sam').id},UNOBODY1`;
    const doctor = new StoryDeskProcess(
      { ...tokensOf(slack), EDITORS: editors, REVIEW_CHANNEL: 'CNOWHERE1' },
      'doctor.ts',
    );
    assert.equal((await doctor.exit()).code, 1);
    assert.match(doctor.written, /✗ The bot is not in CNOWHERE1.*\n\s+Type \/invite/);
    assert.equal(doctor.written.match(/^! EDITORS names /gmu)?.length, 3);
  });

  it('explains the local newsroom where there are no tokens', async () => {
    const doctor = new StoryDeskProcess({}, 'doctor.ts');
    assert.equal((await doctor.exit()).code, 0);
    assert.match(doctor.written, /✓ .*local newsroom/);
  });

  it('lists wrong settings', async () => {
    const doctor = new StoryDeskProcess({ PORT: 'x' }, 'doctor.ts');
    assert.equal((await doctor.exit()).code, 1);
    assert.match(doctor.written, /✗ PORT must be/);
  });
});
