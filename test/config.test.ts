import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSettings, type Settings } from '../src/config.ts';

const SOCKET = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };

const problems = (settings: Settings): readonly string[] => (settings.ok ? [] : settings.problems);
function configOf(environment: Record<string, string>) {
  const settings = readSettings(environment);
  assert.ok(settings.ok, problems(settings).join('\n'));
  return settings.config;
}

describe('settings', () => {
  for (const [mode, environment] of [
    ['local', {}],
    ['local', { SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '  ' }],
    ['socket', SOCKET],
    ['socket', { ...SOCKET, SLACK_SIGNING_SECRET: 'abc' }],
    ['http', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abc' }],
  ] satisfies [string, Record<string, string>][]) {
    it(`mean ${mode} mode with ${Object.keys(environment).join(', ') || 'nothing'} set`, () => {
      assert.equal(configOf(environment).mode, mode);
    });
  }

  it('have the defaults of the design', () => {
    assert.deepEqual(configOf({}), {
      mode: 'local',
      slackApiUrl: 'https://slack.com/api/',
      port: 3000,
      databasePath: 'data/story-desk.db',
      editors: [],
      reviewChannel: null,
      approvalsNeeded: 1,
      approveEmoji: ['white_check_mark', 'heavy_check_mark', '+1', 'thumbsup'],
      holdEmoji: ['x', 'negative_squared_cross_mark', '-1', 'thumbsdown'],
      zone: 'America/New_York',
      exposureDays: 90,
      anchorChannel: null,
      backupFolder: 'data/backups',
      backupHours: 24,
      backupsKept: 7,
      fetchLinks: false,
      localPort: 3141,
      healthPort: null,
      logLevel: 'info',
    });
  });

  it('are read as people write them', () => {
    const config = configOf({
      EDITORS: 'U012ABC, W34DEF ,S56GHI,',
      APPROVE_EMOJI: ':Approved:, +1',
      SLACK_API_URL: 'http://127.0.0.1:9/api',
      APPROVALS_NEEDED: '2',
      HEALTH_PORT: '0',
      FETCH_LINKS: 'true',
    });
    assert.equal(config.fetchLinks, true);
    assert.deepEqual(config.editors, ['U012ABC', 'W34DEF', 'S56GHI']);
    assert.deepEqual(config.approveEmoji, ['approved', '+1']);
    assert.equal(config.slackApiUrl, 'http://127.0.0.1:9/api/');
    assert.equal(config.approvalsNeeded, 2);
    assert.equal(config.healthPort, 0);
  });

  it('keep secrets out of what may be logged', () => {
    const settings = readSettings({ ...SOCKET, SLACK_SIGNING_SECRET: 'very-secret' });
    assert.ok(settings.ok);
    assert.doesNotMatch(JSON.stringify(settings.config), /xoxb|xapp|very-secret/);
    assert.ok(Object.isFrozen(settings.config));
  });

  for (const [name, value] of [
    ['SLACK_BOT_TOKEN', 'xoxp-1'],
    ['SLACK_APP_TOKEN', 'xoxb-1'],
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['LOCAL_PORT', '3141.5'],
    ['HEALTH_PORT', '-1'],
    ['EDITORS', 'ana,ben'],
    ['REVIEW_CHANNEL', '#review'],
    ['APPROVALS_NEEDED', '0'],
    ['APPROVALS_NEEDED', '10'],
    ['APPROVALS_NEEDED', 'two'],
    ['APPROVE_EMOJI', 'two words'],
    ['HOLD_EMOJI', ','],
    ['TIME_ZONE', 'Middle/Earth'],
    ['TIME_ZONE', '+02:00'],
    ['LOG_LEVEL', 'loud'],
    ['FETCH_LINKS', 'yes'],
    ['SLACK_API_URL', 'slack'],
  ] as const) {
    it(`are refused by name when ${name} is ${value}`, () => {
      const found = problems(readSettings({ ...SOCKET, [name]: value }));
      assert.equal(found.length, 1);
      assert.match(found[0] ?? '', new RegExp(`^${name} must `));
    });
  }

  for (const [missing, environment] of [
    ['SLACK_APP_TOKEN', { SLACK_BOT_TOKEN: 'xoxb-1' }],
    ['SLACK_BOT_TOKEN', { SLACK_APP_TOKEN: 'xapp-1' }],
    ['SLACK_BOT_TOKEN', { SLACK_SIGNING_SECRET: 'abc' }],
  ] satisfies [string, Record<string, string>][]) {
    it(`name ${missing} where only ${Object.keys(environment).join()} is set`, () => {
      assert.match(problems(readSettings(environment)).join(), new RegExp(`^${missing} is missing`));
    });
  }

  it('list every problem at once', () => {
    const found = problems(readSettings({ SLACK_BOT_TOKEN: 'nope', PORT: 'x', TIME_ZONE: 'x', LOG_LEVEL: 'x' }));
    assert.deepEqual(
      found.map((problem) => problem.split(' ', 1)[0]),
      ['SLACK_BOT_TOKEN', 'PORT', 'TIME_ZONE', 'LOG_LEVEL', 'SLACK_APP_TOKEN'],
    );
  });

  it('ask for Slack’s kinds of tokens, but only of Slack', () => {
    const tokens = { SLACK_BOT_TOKEN: 'test_token_bot', SLACK_SIGNING_SECRET: 's' };
    assert.match(problems(readSettings(tokens)).join(), /SLACK_BOT_TOKEN must start with xoxb-/);
    assert.ok(!readSettings({ ...tokens, SLACK_API_URL: 'https://slack.com/api/' }).ok);
    assert.ok(readSettings({ ...tokens, SLACK_API_URL: 'http://127.0.0.1:4003/api/' }).ok);
  });

  it('refuse one emoji for both votes', () => {
    assert.match(problems(readSettings({ HOLD_EMOJI: 'x,+1' })).join(), /both name \+1/);
  });
});
