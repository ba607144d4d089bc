import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import type { LocalSlack } from '../../src/local/local-slack.ts';
import { connectBolt, openSlack } from '../support/local-newsroom.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const card = [
  {
    type: 'actions' as const,
    elements: [{ type: 'button' as const, action_id: 'card.approve', text: plain('Approve'), value: '12' }],
  },
];

describe('answers to a press, by its response URL', () => {
  let slack: LocalSlack;
  let app: App;
  let url = '';
  let body: Record<string, unknown> = {};

  before(async () => {
    slack = await openSlack();
    app = await connectBolt(slack, (bolt) => {
      bolt.command('/story', async ({ ack, respond, command }) => {
        url = command.response_url;
        await ack();
        await respond({ text: 'A card', blocks: card });
      });
      bolt.action('card.approve', async ({ ack, body: given, respond }) => {
        body = { ...given };
        await ack();
        await respond({ replace_original: true, text: 'Approved' });
      });
    });
  });
  after(async () => {
    await app.stop();
    await slack.stop();
  });

  const send = async (said: object) => {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(said) });
    return [response.status, await response.text()] as const;
  };

  it('replace the message that carries the button', async () => {
    const maya = slack.person('maya');
    const reply = await maya.slash('#newsroom', '/story pending');
    await maya.click(reply.asMessage, 'Approve');
    await slack.until(() => reply.text === 'Approved', 'the card to be replaced');
    assert.equal('message' in body, false, 'Slack sends no message with a press on an ephemeral one');
    assert.match(JSON.stringify(body['container']), /"is_ephemeral":true/);
    await assert.rejects(async () => maya.click(reply.asMessage, 'Approve'), /There is no button “Approve”/);
  });

  it('may be public, replaced and deleted', async () => {
    const maya = slack.person('maya');
    await maya.slash('#newsroom', '/story pending');
    await send({ text: 'For all', response_type: 'in_channel' });
    assert.equal(slack.person('tom').sees('#newsroom').at(-1)?.text, 'For all');
    await send({ delete_original: true });
    assert.equal(maya.ephemerals('#newsroom').filter((one) => one.text === '[Approve]').length, 0);
  });

  it('end after five uses, and after half an hour', async () => {
    await slack.person('maya').slash('#newsroom', '/story pending');
    for (let use = 2; use <= 5; use++) assert.equal((await send({ text: `Use ${use}` }))[0], 200);
    assert.deepEqual(await send({ text: 'Once more' }), [404, '{"ok":false,"error":"used_url"}']);
    await slack.person('maya').slash('#newsroom', '/story pending');
    slack.advance(31 * 60_000);
    assert.deepEqual(await send({ text: 'Late' }), [404, '{"ok":false,"error":"expired_url"}']);
  });

  it('are refused when they break a limit', async () => {
    await slack.person('maya').slash('#newsroom', '/story pending');
    const [status, text] = await send({ text: 'x', blocks: [{ type: 'divider', odd: 1 }] });
    assert.equal(status, 400);
    assert.match(text, /invalid_blocks.*invalid additional property: odd/);
  });
});

describe('delivery by HTTP', () => {
  it('signs what it sends, so that an unmodified HTTP receiver takes it', async () => {
    const slack = await openSlack();
    const receiver = new HTTPReceiver({ signingSecret: slack.workspace.app.signingSecret, logLevel: LogLevel.ERROR });
    const app = new App({
      ...{ token: slack.botToken, receiver, logLevel: LogLevel.ERROR },
      clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
    });
    const heard: string[] = [];
    app.command('/story', async ({ ack }) => ack({ text: 'By HTTP' }));
    app.event('reaction_added', async ({ event }) => void heard.push(event.reaction));
    const server = createServer((request, response) => receiver.requestListener(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    slack.deliverTo({ url: `http://127.0.0.1:${port}/slack/events` });
    const maya = slack.person('maya');
    assert.equal((await maya.slash('newsroom', '/story help')).text, 'By HTTP');
    await maya.react(await maya.says('newsroom', 'React here'), 'x');
    assert.deepEqual(heard, ['x']);
    slack.deliverTo({ url: `http://127.0.0.1:${port}/slack/events`, signingSecret: 'another' });
    assert.equal((await maya.slash('newsroom', '/story help')).error, 'dispatch_failed');
    await slack.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
