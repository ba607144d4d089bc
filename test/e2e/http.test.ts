import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { STORY, slackWithCast, tokensOf, type WatchedDesk, watchedDesk } from '../slack/watched-desk.ts';

const SECRET = '0123456789abcdef0123456789abcdef';

describe('a desk in HTTP mode', () => {
  let watched: WatchedDesk;
  let url: string;
  before(async () => {
    const slack = await slackWithCast();
    const { SLACK_APP_TOKEN: _, ...tokens } = tokensOf(slack);
    watched = await watchedDesk(slack, { ...tokens, SLACK_SIGNING_SECRET: SECRET, PORT: '0' });
    url = `http://127.0.0.1:${watched.desk.connection.port()}/slack/events`;
    slack.deliverTo({ url, signingSecret: SECRET });
  });
  after(() => watched.close());

  it('answers commands, opens forms and hears events', async () => {
    const priya = watched.slack.person('priya');
    assert.match((await priya.slash(STORY, '/story new trump-campaign-hack key:HACK')).text, /HACK/);
    const form = (await priya.slash(STORY, '/story add')).asView;
    const sent = await priya.submit(form, { 'Who said it': 'Steven Cheung', 'What they said': 'No comment yet' });
    assert.equal(sent.outcome, 'closed');
    assert.match((await priya.mention(STORY, undefined, 'pending')).text, /HACK-1/);
  });

  function request(secret: string, ageSeconds = 0): Promise<Response> {
    const body = new URLSearchParams({
      ...{ command: '/story', text: 'help', user_id: watched.slack.person('priya').id, team_id: 'T07NEWSROOM' },
      ...{
        channel_id: 'C07TRUMPHCK',
        trigger_id: '1.2.3',
        response_url: 'http://127.0.0.1:9/',
        is_enterprise_install: 'false',
      },
    }).toString();
    return send(body, signed(body, secret, ageSeconds));
  }

  function signed(body: string, secret: string, ageSeconds: number): Record<string, string> {
    const at = String(Math.trunc(Date.now() / 1_000) - ageSeconds);
    const hash = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
    return { 'x-slack-request-timestamp': at, 'x-slack-signature': `v0=${hash}` };
  }

  const send = (body: string, headers: Record<string, string>): Promise<Response> =>
    fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } });

  it('takes what Slack signed', async () => {
    assert.equal((await request(SECRET)).status, 200);
  });

  it('refuses what somebody else signed', async () => {
    assert.equal((await request('another')).status, 401);
  });

  it('refuses what is older than five minutes', async () => {
    assert.equal((await request(SECRET, 6 * 60)).status, 401);
  });

  it('refuses what is not signed', async () => {
    assert.equal((await send('command=%2Fstory', {})).status, 401);
  });

  it('answers a replayed request, but does not act on it', async () => {
    const mention = (id: string) =>
      JSON.stringify({
        type: 'event_callback',
        event_id: id,
        team_id: 'T07NEWSROOM',
        event: { type: 'app_home_opened', tab: 'home', user: watched.slack.person('priya').id },
      });
    const body = mention('Ev1');
    const headers = { ...signed(body, SECRET, 0), 'content-type': 'application/json' };
    for (let times = 0; times < 2; times += 1) assert.equal((await send(body, headers)).status, 200);
    assert.ok(watched.lines.some((line) => line.includes('a replayed request was refused')));
  });
});
