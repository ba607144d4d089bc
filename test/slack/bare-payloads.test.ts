import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { STORY, slackWithCast, tokensOf, type WatchedDesk, watchedDesk } from './watched-desk.ts';

const SECRET = '0123456789abcdef0123456789abcdef';

/** What a server in Slack's place sends that fills in only the fields which Slack's guides show. */
describe('a desk that is handed no more than the needful', () => {
  let watched: WatchedDesk;
  let answers: Server;
  before(async () => {
    const slack = await slackWithCast();
    const { SLACK_APP_TOKEN: _, ...tokens } = tokensOf(slack);
    watched = await watchedDesk(slack, { ...tokens, SLACK_SIGNING_SECRET: SECRET, PORT: '0' });
    answers = createServer(async (request, response) => {
      answers.emit('said', JSON.parse(await text(request)).text);
      response.end();
    });
    answers.listen(0, '127.0.0.1');
    await once(answers, 'listening');
  });
  after(async () => {
    answers.close();
    await watched.close();
  });

  const user = () => watched.slack.person('priya').id;
  const responseUrl = () => `http://127.0.0.1:${(answers.address() as AddressInfo).port}/`;

  function send(body: string, type: string): Promise<Response> {
    const at = String(Math.trunc(Date.now() / 1_000));
    const hash = createHmac('sha256', SECRET).update(`v0:${at}:${body}`).digest('hex');
    const headers = { 'content-type': type, 'x-slack-request-timestamp': at, 'x-slack-signature': `v0=${hash}` };
    return fetch(`http://127.0.0.1:${watched.desk.connection.port()}/slack/events`, { method: 'POST', body, headers });
  }

  const form = (fields: Record<string, string>) =>
    send(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');

  it('answers a command without a workspace or a trigger', async () => {
    const heard = once(answers, 'said');
    await form({
      command: '/story',
      text: 'stories',
      user_id: user(),
      channel_id: 'C07TRUMPHCK',
      response_url: responseUrl(),
    });
    const [said] = await heard;
    assert.match(said, /No story yet/);
  });

  it('answers a press that does not say where the button stands', async () => {
    const actions = [{ type: 'button', action_id: 'desk.form.open', block_id: 'x', value: '404' }];
    const press = {
      type: 'block_actions',
      user: { id: user() },
      response_url: responseUrl(),
      trigger_id: '1.2',
      actions,
    };
    const heard = once(answers, 'said');
    await form({ payload: JSON.stringify(press) });
    const [said] = await heard;
    assert.match(said, /no longer here/);
  });

  it('answers each of two mentions that have no event id', async () => {
    const mention = (ts: string) => ({
      type: 'event_callback',
      event: {
        type: 'app_mention',
        user: user(),
        channel: 'C07TRUMPHCK',
        ts,
        text: `<@${watched.slack.bot.id}> stories`,
      },
    });
    for (const ts of ['1.000001', '1.000002']) await send(JSON.stringify(mention(ts)), 'application/json');
    const told = () =>
      watched.slack
        .person('priya')
        .ephemerals(STORY)
        .filter((seen) => /No story yet/.test(seen.text));
    await watched.slack.until(() => told().length === 2, 'both answers');
  });
});
