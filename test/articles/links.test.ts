import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { ArticleReader } from '../../src/articles/article-reader.ts';
import { isPublicWeb } from '../../src/articles/public-address.ts';
import { explain } from '../../src/domain/explain.ts';

const HTML =
  '<html><head><link rel="canonical" href="https://elsewhere.example/"></head><body><p>Words, he said.</p></body></html>';
const page =
  (headers: Record<string, string>, body: string | Uint8Array, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };
const html = (headers: Record<string, string>, body: string | Uint8Array) =>
  page({ 'content-type': 'text/html', ...headers }, body);
const to = (location: string) => page({ location, 'set-cookie': 'a=1' }, 'moved', 302);

/** What the server says to each path. */
const answers: Readonly<Record<string, RequestListener>> = {
  '/page': html({}, HTML),
  '/gzip': html({ 'content-encoding': 'gzip' }, gzipSync(HTML)),
  '/br': html({ 'content-encoding': 'br' }, brotliCompressSync(HTML)),
  '/russian': page({ 'content-type': 'text/plain; charset=windows-1251' }, Buffer.from('cff0', 'hex')),
  '/once': to('/page'),
  '/round': to('/round'),
  '/inside': to('http://127.0.0.2/secret'),
  '/inside-by-name': to('http://[::1]/secret'),
  '/file': to('file:///etc/hosts'),
  '/missing': page({ 'content-type': 'text/html' }, 'no', 404),
  '/picture': page({ 'content-type': 'image/png' }, 'x'),
  '/untyped': page({}, 'x'),
  '/large': html({}, Buffer.alloc(6_000_000, 'a')),
  '/swelling': html({ 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(60_000_000, 'a'))),
  '/cut': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': '900' });
    response.write('<p>');
    setImmediate(() => response.destroy());
  },
  '/silent': () => undefined,
};

describe('a link', () => {
  const asked: IncomingMessage[] = [];
  let server: Server;
  let base: string;
  const reader = new ArticleReader({ fetchLinks: true, mayReach: (address) => address === '127.0.0.1' });
  const careful = new ArticleReader({ fetchLinks: true });
  before(async () => {
    server = createServer((request, response) => {
      asked.push(request);
      answers[request.url ?? '']?.(request, response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await Promise.all([reader.close(), careful.close()]);
  });
  const problem = async (link: string, by = reader) => {
    const fetched = await by.fetch(link);
    if (fetched.ok) return `text: ${fetched.value.text}`;
    assert.match(explain(fetched.refusal), /\.$/u);
    assert.ok(fetched.refusal.code === 'unreachable_link');
    return fetched.refusal.problem;
  };

  it('leads to its page, which keeps that link', async () => {
    const fetched = await reader.fetch(` ${base}/page `);
    assert.ok(fetched.ok);
    assert.deepEqual([fetched.value.text, fetched.value.link], ['Words, he said.', `${base}/page`]);
  });

  for (const [path, text] of [
    ['/gzip', 'Words, he said.'],
    ['/br', 'Words, he said.'],
    ['/once', 'Words, he said.'],
    ['/russian', 'Пр'],
  ] as const) {
    it(`is read by way of ${path}`, async () => assert.equal(await problem(`${base}${path}`), `text: ${text}`));
  }

  it('is asked for in our name, and without cookies', () => {
    for (const { headers } of asked) assert.match(headers['user-agent'] ?? '', /^StoryDesk/u);
    for (const { headers } of asked) assert.equal(headers.cookie, undefined);
  });

  it('may lead to a name, of which every address is looked at', async () => {
    assert.equal(await problem(`${base.replace('127.0.0.1', 'localhost')}/page`), 'text: Words, he said.');
  });

  for (const [path, expected] of [
    ['/round', 'too_many_turns'],
    ['/inside', 'private'],
    ['/inside-by-name', 'private'],
    ['/file', 'not_a_link'],
    ['/missing', 'said_no'],
    ['/picture', 'other_kind'],
    ['/untyped', 'other_kind'],
    ['/large', 'too_large'],
    ['/swelling', 'too_large'],
    ['/cut', 'no_answer'],
  ] as const) {
    it(`is refused by way of ${path}`, async () => assert.equal(await problem(`${base}${path}`), expected));
  }

  it('says what the server said', async () => {
    const fetched = await reader.fetch(`${base}/missing`);
    assert.match(fetched.ok ? '' : explain(fetched.refusal), /answered 404/u);
  });

  it('that nobody answers is let go when the desk stops', async () => {
    const stopping = new ArticleReader({ fetchLinks: true, mayReach: () => true });
    const seen = once(server, 'request');
    const waiting = problem(`${base}/silent`, stopping);
    await seen;
    await stopping.close();
    assert.equal(await waiting, 'too_slow');
  });

  for (const link of ['ftp://example.com/', 'file:///etc/hosts', 'https://me:secret@example.com/', 'example', '']) {
    it(`is none: ${link || 'nothing'}`, async () => assert.equal(await problem(link), 'not_a_link'));
  }

  for (const host of [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[fe80::1]',
    '[fd00::1]',
    '169.254.169.254',
    '10.1.2.3',
    '100.64.0.1',
    '192.168.1.1',
    '172.31.0.1',
    '0.0.0.0',
    '0',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '127.1',
    '224.0.0.1',
    '255.255.255.255',
  ]) {
    it(`leads nowhere inside: ${host}`, async () => assert.equal(await problem(`http://${host}/`, careful), 'private'));
  }

  it('leads to the web’s own ports alone', async () => {
    assert.equal(await problem('http://93.184.215.14:8080/', careful), 'private');
    assert.equal(await problem('http://93.184.215.14:22/', careful), 'private');
  });
});

describe('the public web', () => {
  for (const address of ['93.184.215.14', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1']) {
    it(`has ${address}`, () => assert.equal(isPublicWeb(address, 443), true));
  }
  for (const address of [
    '2001:db8::1',
    '2002:7f00:1::',
    '2001::1',
    'ff02::1',
    '::',
    '::ffff:8.8.8.8',
    '3fff::1',
    '198.18.0.1',
    'example.com',
    '',
  ]) {
    it(`does not have ${address || 'nothing'}`, () => assert.equal(isPublicWeb(address, 443), false));
  }
});
