import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { ChannelId } from '../../src/domain/ids.ts';
import { makeLog } from '../../src/log.ts';
import { SlackCalls } from '../../src/slack/call-slack.ts';
import { SlackWorkspace } from '../../src/slack/slack-workspace.ts';
import type { AttachedFile } from '../../src/workspace.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that answers as the test says, and remembers who came with which token. */
class OddServer {
  readonly asked: string[] = [];
  answer: Handler = (_, response) => void response.end();
  readonly #http: Server = createServer((request, response) => {
    this.asked.push(`${request.url} ${request.headers.authorization ?? 'without a token'}`);
    request.resume().on('end', () => this.answer(request, response));
  });

  async listen(): Promise<string> {
    this.#http.listen(0, '127.0.0.1');
    await once(this.#http, 'listening');
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#http.closeAllConnections();
    this.#http.close();
  }
}

describe('files', () => {
  const [slack, elsewhere] = [new OddServer(), new OddServer()];
  let [home, away] = ['', ''];
  let calls: SlackCalls;
  let workspace: SlackWorkspace;
  before(async () => {
    [home, away] = [await slack.listen(), await elsewhere.listen()];
  });
  beforeEach(() => {
    slack.asked.length = 0;
    elsewhere.asked.length = 0;
    const silent = makeLog('error', () => undefined);
    calls = new SlackCalls('xoxb-secret', `${home}/api/`, silent);
    workspace = new SlackWorkspace(calls);
  });
  after(() => {
    slack.close();
    elsewhere.close();
  });

  const article = (over: Partial<AttachedFile> = {}): AttachedFile => ({
    ...{ id: 'F1', name: 'article.txt', mimetype: 'text/plain', size: 4, url: `${home}/files-pri/F1` },
    ...over,
  });
  const read = async (file: AttachedFile, bytesMax = 10) => {
    const came = await workspace.download(file, bytesMax);
    return 'refused' in came ? came.refused : new TextDecoder().decode(came);
  };
  const sends =
    (body: string | Buffer, type = 'text/plain', status = 200): Handler =>
    (_, response) =>
      void response.writeHead(status, { 'content-type': type }).end(body);
  const redirectsTo =
    (location: string): Handler =>
    (request, response) =>
      request.url === '/files-pri/F1'
        ? void response.writeHead(302, { location }).end()
        : sends('<p>Sign in</p>', 'text/html')(request, response);

  it('are read with the token', async () => {
    slack.answer = sends('text');
    assert.equal(await read(article()), 'text');
    assert.deepEqual(slack.asked, ['/files-pri/F1 Bearer xoxb-secret']);
  });

  it('are not asked for anywhere but at Slack', async () => {
    for (const url of [
      `${away}/F1`,
      'https://files.slack.com.example/F1',
      'http://files.slack.com/F1',
      'file:///etc/passwd',
      'F1',
    ]) {
      assert.equal(await read(article({ url })), 'file_elsewhere', url);
    }
    assert.deepEqual(elsewhere.asked, []);
  });

  it('are not followed away from Slack, and a page for signing in is no file', async () => {
    slack.answer = redirectsTo(`${away}/F1`);
    assert.equal(await read(article()), 'file_not_shown');
    assert.deepEqual(elsewhere.asked, []);
    slack.answer = redirectsTo('/signin');
    assert.equal(await read(article()), 'file_not_shown');
    slack.answer = redirectsTo('/files-pri/F1');
    assert.equal(await read(article()), 'file_not_shown');
  });

  it('may be web pages themselves, and are then as long as Slack said', async () => {
    slack.answer = sends('<p>', 'text/html; charset=utf-8');
    assert.equal(await read(article({ mimetype: 'text/html', size: 3 })), '<p>');
    assert.equal(await read(article({ mimetype: 'text/html', size: 30 }), 100), 'file_not_shown');
  });

  it('are dropped as soon as they are too large, whatever was said of them', async () => {
    assert.equal(await read(article({ size: 11 })), 'file_too_large');
    assert.deepEqual(slack.asked, []);
    slack.answer = sends('x'.repeat(11));
    assert.equal(await read(article({ size: null })), 'file_too_large');
    const dropped = new Promise<void>((resolve) => {
      slack.answer = (_, response) => {
        const endless = setInterval(() => response.write('x'.repeat(8)), 1);
        response.on('close', () => resolve(clearInterval(endless)));
      };
    });
    assert.equal(await read(article({ size: null })), 'file_too_large');
    await dropped;
  });

  it('are tried again when Slack breaks, and given up when it refuses', async () => {
    let broken = 1;
    slack.answer = (request, response) => sends('text', 'text/plain', broken-- > 0 ? 503 : 200)(request, response);
    assert.equal(await read(article()), 'text');
    slack.answer = sends('No', 'text/plain', 404);
    assert.equal(await read(article()), 'file_not_found');
    slack.answer = sends('No', 'text/plain', 403);
    assert.equal(await read(article()), 'file_not_shown');
  });

  it('end with the desk', async () => {
    slack.answer = () => calls.stop();
    await assert.rejects(workspace.download(article(), 10));
  });

  it('are looked up where Slack hides them', async () => {
    const file = { id: 'F1', name: 'a.txt', mimetype: 'text/plain', size: 4, url_private: `${home}/files-pri/F1` };
    slack.answer = (request, response) =>
      request.url === '/api/files.info'
        ? sends(JSON.stringify({ ok: true, file }), 'application/json')(request, response)
        : sends('text')(request, response);
    assert.equal(await read(article({ name: '', size: null, url: null })), 'text');
    slack.answer = sends(JSON.stringify({ ok: true, file: { id: 'F1', mode: 'tombstone' } }), 'application/json');
    assert.equal(await read(article({ url: null })), 'file_not_found');
    slack.answer = sends(JSON.stringify({ ok: false, error: 'missing_scope' }), 'application/json');
    assert.equal(await read(article({ url: null })), 'missing_scope');
  });

  it('are sent without the token, and to Slack only', async () => {
    const bytes = new TextEncoder().encode('text');
    const send = () => workspace.upload('C1' as ChannelId, { name: 'a.txt', title: 'A', alt: null, bytes });
    const answers =
      (upload_url: string, status = 200): Handler =>
      (request, response) => {
        const body = JSON.stringify({ ok: true, upload_url, file_id: 'F1', files: [{ id: 'F1', title: 'A' }] });
        const isCall = request.url?.startsWith('/api/');
        sends(body, 'application/json', isCall ? 200 : status)(request, response);
      };
    slack.answer = answers(`${home}/upload/1`);
    assert.deepEqual(await send(), { id: 'F1', permalink: null });
    assert.equal(slack.asked[1], '/upload/1 without a token');
    slack.answer = answers(`${home}/upload/1`, 400);
    assert.deepEqual(await send(), { refused: 'file_not_taken' });
    slack.answer = answers(`${away}/upload/1`);
    assert.deepEqual(await send(), { refused: 'file_not_taken' });
    assert.deepEqual(elsewhere.asked, []);
  });
});
