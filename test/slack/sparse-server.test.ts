import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { ChannelId, MessageTs, UserId } from '../../src/domain/ids.ts';
import { makeLog } from '../../src/log.ts';
import { SlackCalls, SlackUnreachable } from '../../src/slack/call-slack.ts';
import { SlackWorkspace } from '../../src/slack/slack-workspace.ts';

const MAYA = 'U1' as UserId;
const CARD = { channel: 'C1' as ChannelId, ts: '1.000001' as MessageTs };

/** A server in Slack's place that has none of the methods asked for, and says so as it is told to. */
describe('a workspace behind a server that has not every method', () => {
  let server: Server;
  let status: number;
  let body: object;
  let workspace: SlackWorkspace;

  beforeEach(async () => {
    [status, body] = [200, { ok: false, error: 'unknown_method' }];
    server = createServer((_, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const log = makeLog('error', () => undefined);
    const { port } = server.address() as AddressInfo;
    workspace = new SlackWorkspace(new SlackCalls('xoxb-1', `http://127.0.0.1:${port}/api/`, log));
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const hear = (emoji: string, added: boolean) => workspace.hearReaction({ user: MAYA, emoji, added, on: CARD });

  it('goes by the reactions that it heard of, and says that there may be more', async () => {
    assert.deepEqual(await workspace.reactions(CARD), []);
    hear('white_check_mark', true);
    hear('eyes', true);
    hear('eyes', false);
    assert.deepEqual(await workspace.reactions(CARD), [
      { name: 'white_check_mark', users: [MAYA], complete: false },
      { name: 'eyes', users: [], complete: false },
    ]);
    assert.deepEqual(await workspace.reactions({ ...CARD, channel: 'C2' as ChannelId }), []);
  });

  it('asks Slack, not its memory, as long as Slack can be asked', async () => {
    hear('white_check_mark', true);
    body = { ok: true, message: { reactions: [{ name: 'x', users: ['U2'], count: 1 }] } };
    assert.deepEqual(await workspace.reactions(CARD), [{ name: 'x', users: ['U2'], complete: true }]);
    body = { ok: false, error: 'missing_scope' };
    await assert.rejects(workspace.reactions(CARD));
  });

  it('knows no channel and nobody that cannot be looked at', async () => {
    body = { ok: true, user_id: 'UBOT', team_id: 'T1' };
    await workspace.installation();
    body = { ok: false, error: 'unknown_method' };
    assert.equal((await workspace.person(MAYA)).standing, 'outsider');
    assert.equal(await workspace.channel(CARD.channel), null);
    assert.deepEqual(await workspace.members(CARD.channel), new Set());
    assert.deepEqual(await workspace.group('S1'), new Set());
  });

  it('is not reached where there is no auth.test, rather than refused for good', async () => {
    await assert.rejects(workspace.installation(), SlackUnreachable);
    [status, body] = [404, {}];
    await assert.rejects(workspace.installation(), SlackUnreachable);
  });
});
