import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { makeLog } from '../../src/log.ts';
import { SlackCalls } from '../../src/slack/call-slack.ts';

interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: object;
}

let server: Server;
let calls: SlackCalls;
let replies: Record<string, Reply[]>;
let asked: { method: string; atMs: number }[];

const limited: Reply = { status: 429, headers: { 'retry-after': '1' }, body: { ok: false, error: 'ratelimited' } };
const info = () => calls.call('users.info', (web) => web.users.info({ user: 'U1' }));
const publish = () => calls.call('auth.test', (web) => web.auth.test());

describe('calls to Slack', () => {
  before(async () => {
    server = createServer((request, response) => {
      const method = request.url?.split('/').at(-1) ?? '';
      asked.push({ method, atMs: performance.now() });
      const reply = replies[method]?.shift() ?? {};
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
      response.end(JSON.stringify(reply.body ?? { ok: true }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  after(() => {
    server.closeAllConnections();
    server.close();
  });

  beforeEach(() => {
    replies = {};
    asked = [];
    const { port } = server.address() as AddressInfo;
    calls = new SlackCalls(
      'xoxb-1',
      `http://127.0.0.1:${port}/api/`,
      makeLog('error', () => undefined),
    );
  });

  it('wait out a limit for one method, while others go on', async () => {
    replies['users.info'] = [limited];
    const begun = performance.now();
    const order: string[] = [];
    const waiting = info().then(() => order.push('limited'));
    await publish();
    order.push('other');
    await waiting;
    assert.deepEqual(order, ['other', 'limited']);
    assert.ok(performance.now() - begun >= 1_000);
    assert.equal(asked.filter(({ method }) => method === 'users.info').length, 2);
  });

  it('hold back later calls of a limited method', async () => {
    replies['users.info'] = [limited];
    const begun = performance.now();
    const first = info();
    while (asked.length === 0) await once(server, 'request');
    await publish();
    await Promise.all([first, info()]);
    const atMs = asked.filter(({ method }) => method === 'users.info').map((call) => call.atMs - begun);
    assert.equal(atMs.length, 3);
    assert.ok(atMs.slice(1).every((at) => at >= 1_000));
  });

  it('try again after an error of Slack’s own', async () => {
    replies['users.info'] = [{ status: 503 }, { body: { ok: false, error: 'internal_error' } }];
    await info();
    assert.equal(asked.length, 3);
  });

  it('hand back what Slack refuses for good, at once', async () => {
    replies['users.info'] = [{ body: { ok: false, error: 'user_not_found' } }];
    assert.deepEqual(await info(), { refused: 'user_not_found' });
    assert.equal(asked.length, 1);
  });

  it('take a refusal with a status of its own for one', async () => {
    replies['users.info'] = [{ status: 404, body: { ok: false, error: 'unknown_method' } }];
    assert.deepEqual(await info(), { refused: 'unknown_method' });
    assert.equal(asked.length, 1);
  });

  for (const status of [404, 405, 501]) {
    it(`do not ask again where ${status} says that there is no such method`, async () => {
      replies['users.info'] = [{ status, body: { message: 'Not Found' } }];
      assert.deepEqual(await info(), { refused: 'not_served' });
      assert.equal(asked.length, 1);
    });
  }

  it('space posts to a channel a second apart, the first at once', async () => {
    const post = (lane: string) => calls.spaced(lane, (web) => web.chat.postMessage({ channel: 'C1', text: 'x' }));
    const begun = performance.now();
    await Promise.all([post('C1'), post('C1'), post('C2')]);
    const [first, second, third] = asked.map(({ atMs }) => atMs - begun);
    assert.ok(first! < 500 && second! < 500);
    assert.ok(third! >= 950);
  });

  it('end their waiting when the desk stops', async () => {
    replies['users.info'] = [{ ...limited, headers: { 'retry-after': '60' } }];
    const waiting = info();
    while (asked.length === 0) await once(server, 'request');
    calls.stop();
    await assert.rejects(waiting);
  });
});
