import assert from 'node:assert/strict';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { App } from '@slack/bolt';
import { makeLog } from '../../src/log.ts';
import { libraryLog } from '../../src/slack/library-log.ts';
import { Sockets } from '../../src/slack/sockets.ts';
import type { TokenRefused } from '../../src/slack/token-refused.ts';
import { SocketSlack } from './socket-slack.ts';

let slack: SocketSlack;
let sockets: Sockets;
let heard: string[];
let connected: number;
let lost: Promise<TokenRefused>;
let lines: string[];

async function startBoth(): Promise<void> {
  await sockets.start();
  await slack.until(2);
  while (sockets.up < 2) await sleep(1);
}

function dropAll(): void {
  for (const line of slack.live) slack.drop(line);
}

function refreshAll(): void {
  for (const line of slack.live) slack.refresh(line);
}

/** How long, in ms, Slack has no connection to deliver over. */
async function deafness(act: () => void): Promise<number> {
  act();
  const begun = performance.now();
  await slack.until(1);
  return performance.now() - begun;
}

describe('two sockets', () => {
  beforeEach(async () => {
    slack = await SocketSlack.start();
    heard = [];
    connected = 0;
    lines = [];
    const log = makeLog('debug', (line) => lines.push(line));
    lost = new Promise((resolve) => {
      sockets = new Sockets({
        appToken: 'xapp-1',
        slackApiUrl: slack.apiUrl,
        log,
        onConnected: () => {
          connected += 1;
        },
        onLost: resolve,
      });
    });
    const app = new App({
      receiver: sockets,
      authorize: async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'UBOT' }),
      logger: libraryLog(log),
      convoStore: false,
    });
    app.command('/story', async ({ ack, command }) => {
      await ack();
      heard.push(command.text);
    });
  });

  afterEach(async () => {
    await sockets.stop();
    await slack.stop();
  });

  it('hear a command over either', async () => {
    await startBoth();
    for (const line of slack.live) await slack.command('help', line);
    assert.equal(heard.length, 2);
  });

  it('hear every command while one after the other is refreshed', async () => {
    await startBoth();
    const [first, second] = slack.live;
    slack.refresh(first!);
    await slack.command('one');
    await slack.until(2);
    slack.refresh(second!);
    await slack.command('two');
    await slack.until(2);
    assert.deepEqual(heard, ['one', 'two']);
  });

  it('are both back within a moment when Slack refreshes both at once', async (t) => {
    await startBoth();
    const gapMs = await deafness(refreshAll);
    t.diagnostic(`no connection for ${gapMs.toFixed(1)} ms`);
    assert.ok(gapMs < 1_000);
    await slack.until(2);
    await slack.command('still here');
  });

  it('are both back within a moment when both are cut', async (t) => {
    await startBoth();
    const cut = slack.live.map((line) => once(line.socket, 'close'));
    dropAll();
    await Promise.all(cut);
    const gapMs = await deafness(() => undefined);
    t.diagnostic(`no connection for ${gapMs.toFixed(1)} ms`);
    assert.ok(gapMs < 1_000);
    await slack.command('still here');
  });

  it('acknowledge over the old socket what came over it before its refresh', async () => {
    await startBoth();
    const [first] = slack.live;
    const acked = slack.command('just before', first);
    slack.refresh(first!);
    await acked;
  });

  it('tell of each connection, so that cards are read again', async () => {
    await startBoth();
    assert.equal(connected, 2);
    slack.refresh(slack.live[0]!);
    await slack.until(2);
    while (sockets.up < 2 || connected < 3) await sleep(1);
    assert.equal(connected, 3);
  });

  it('outlive a frame that the client cannot read', async () => {
    await startBoth();
    for (const line of slack.live) {
      line.socket.send(JSON.stringify({ type: 'events_api', envelope_id: 'x', payload: { type: 'app_rate_limited' } }));
      line.socket.send('not json');
    }
    await slack.command('still here');
    assert.deepEqual(heard, ['still here']);
  });

  it('go on with one where Slack takes no second', async () => {
    slack.linesMax = 1;
    await sockets.start();
    await slack.command('one');
    slack.refresh(slack.live[0]!);
    await slack.until(1);
    await slack.command('two');
    assert.deepEqual(heard, ['one', 'two']);
  });

  it('go on with one when the second is refused', async () => {
    slack.answer = () => (slack.opened > 1 ? { status: 200, body: { ok: false, error: 'invalid_auth' } } : null);
    await sockets.start();
    while (!lines.some((line) => line.includes('cannot open a socket'))) await sleep(1);
    await slack.command('one');
    assert.equal(sockets.up, 1);
  });

  it('wait for a Slack that cannot be reached', async () => {
    slack.answer = () => (slack.opened < 3 ? { status: 503, body: {} } : null);
    await sockets.start();
    await slack.command('one');
  });

  it('wait as long as Slack says when it limits connections', async () => {
    const limited = { status: 429, body: { ok: false, error: 'ratelimited' }, headers: { 'retry-after': '1' } };
    slack.answer = () => (slack.opened < 2 ? limited : null);
    const begun = performance.now();
    await sockets.start();
    assert.ok(performance.now() - begun >= 1_000);
  });

  it('do not start with a token that Slack refuses', async () => {
    slack.answer = () => ({ status: 200, body: { ok: false, error: 'not_allowed_token_type' } });
    await assert.rejects(sockets.start(), { name: 'TokenRefused', setting: 'SLACK_APP_TOKEN' });
  });

  it('say so when the token is revoked and no connection is left', async () => {
    await startBoth();
    slack.answer = () => ({ status: 200, body: { ok: false, error: 'token_revoked' } });
    dropAll();
    assert.equal((await lost).setting, 'SLACK_APP_TOKEN');
  });

  it('stop while they reconnect, without a rejection left over', async () => {
    await startBoth();
    slack.answer = () => ({ status: 500, body: {} });
    dropAll();
    while (sockets.up > 0) await sleep(1);
    await sockets.stop();
  });

  it('stop while they wait for a first connection', async () => {
    slack.answer = () => ({ status: 500, body: {} });
    const started = sockets.start();
    while (slack.opened === 0) await sleep(1);
    await sockets.stop();
    await started;
  });

  it('close their connections when stopped', async () => {
    await startBoth();
    const closed = slack.live.map((line) => once(line.socket, 'close'));
    await sockets.stop();
    await Promise.all(closed);
  });
});
