import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { CAST, CHANNELS } from '../../src/local/cast.ts';
import { type LocalNewsroom, startLocalNewsroom } from '../../src/local/newsroom.ts';

type Answer = { status: number; headers: Record<string, unknown>; text: string };

describe('the page of the local newsroom', () => {
  let newsroom: LocalNewsroom;
  let token = '';

  /** One request with whatever headers: `fetch` would not let a test forge `Host`. */
  const send = (method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = request(new URL(path, newsroom.url), { method, headers }, async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
      asked.once('error', reject).end(body);
    });
  const act = async (name: string, given: object): Promise<Record<string, unknown>> =>
    JSON.parse((await send('POST', `/newsroom/${name}`, { 'x-page-token': token }, JSON.stringify(given))).text);

  before(async () => {
    newsroom = await startLocalNewsroom({ port: 0 });
    const { text } = await send('GET', '/');
    token = /name="page-token" content="(\w+)"/.exec(text)?.[1] ?? '';
  });
  after(() => newsroom.stop());

  it('allows no script but its own', async () => {
    const { headers, text } = await send('GET', '/');
    assert.match(String(headers['content-security-policy']), /default-src 'none'; script-src 'self'/);
    assert.doesNotMatch(text, /<script(?![^>]*src="\/page\/)/);
    assert.equal((await send('GET', '/page/main.js')).status, 200);
    assert.equal((await send('GET', '/page/serve-page.ts')).status, 404);
    assert.equal((await send('GET', '/page/..%2fcast.ts')).status, 404);
  });

  it('never makes markup of text', async () => {
    const { readdirSync, readFileSync } = await import('node:fs');
    const folder = new URL('../../src/local/page/', import.meta.url);
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.js'))) {
      const code = readFileSync(new URL(name, folder), 'utf8');
      assert.doesNotMatch(code, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(/, name);
    }
  });

  for (const [who, headers] of [
    ['a name of another machine', { host: 'newsroom.example' }],
    ['another site in the same browser', { origin: 'https://evil.example' }],
  ] satisfies [string, Record<string, string>][]) {
    it(`answers nothing to ${who}`, async () => {
      assert.equal((await send('GET', '/', headers)).status, 403);
      assert.equal((await send('POST', '/api/auth.test', headers)).status, 403);
      const own = { ...headers, 'x-page-token': token };
      for (const deed of ['look', 'say', 'startOver', 'restartDesk', 'advanceClock']) {
        assert.equal((await send('POST', `/newsroom/${deed}`, own, '{}')).status, 403);
      }
      assert.equal((await send('GET', `/newsroom/changes?token=${token}`, headers)).status, 403);
    });
  }

  it('acts only for a page that it served itself', async () => {
    const said = JSON.stringify({ as: CAST.maya.id, channel: CHANNELS.newsroom.id, text: 'Hello' });
    assert.equal((await send('POST', '/newsroom/say', {}, said)).status, 403);
    assert.equal((await send('POST', '/newsroom/say', { 'x-page-token': 'x'.repeat(token.length) }, said)).status, 403);
  });

  it('lets the newsroom be changed by such a page only, and by POST only', async () => {
    const given = JSON.stringify({ as: CAST.maya.id, minutes: 60 });
    assert.equal((await send('POST', '/newsroom/advanceClock', {}, given)).status, 403);
    assert.equal((await send('GET', '/newsroom/advanceClock', { 'x-page-token': token })).status, 404);
    assert.equal(newsroom.slack.workspace.ledger.skewMs, 0);
    const { error } = await act('restartDesk', { as: CAST.maya.id });
    assert.match(String(error), /started elsewhere/);
  });

  it('listens on this machine only', () => {
    assert.equal(new URL(newsroom.url).hostname, '127.0.0.1');
  });

  it('shows each person what they may see, and no more', async () => {
    const names = async (as: string) => {
      const { channels } = await act('look', { as });
      return (channels as { name: string }[]).map((channel) => channel.name).join(' ');
    };
    assert.equal(await names(CAST.tom.id), 'trump-campaign-hack newsroom desk-editors joint-desk Story Desk');
    assert.equal(await names(CAST.priya.id), 'trump-campaign-hack newsroom joint-desk Story Desk');
    assert.equal(await names(CAST.lena.id), 'trump-campaign-hack Story Desk');
    assert.equal(await names(CAST.sam.id), 'joint-desk');
  });

  it('shows the newsroom to somebody unknown, but lets them do nothing', async () => {
    const { me } = await act('look', { as: 'U0G0NE' });
    assert.equal((me as { id: string }).id, CAST.maya.id);
    const said = await act('say', { as: 'U0G0NE', channel: CHANNELS.story.id, text: 'Hello' });
    assert.match(String(said['error']), /Nobody here is called “U0G0NE”/);
    assert.deepEqual(newsroom.slack.faults, []);
  });

  it('does not take the bar of a link that somebody types for the start of its label', async () => {
    const { id: channel } = CHANNELS.newsroom;
    await act('say', { as: CAST.maya.id, channel, text: '<https://one.example|https://other.example>' });
    const { messages } = await act('look', { as: CAST.maya.id, channel });
    const shown = JSON.stringify((messages as { blocks: object[] }[]).at(-1)?.blocks);
    assert.match(shown, /"url":"https:\/\/one.example"/);
    assert.doesNotMatch(shown, /"url":"https:\/\/one.example","text":"https:\/\/other/);
  });

  it('acts by the same rules as the people in tests', async () => {
    const { id: channel } = CHANNELS.story;
    const { ts } = await act('say', { as: CAST.maya.id, channel, text: 'Is it *true* @tom?' });
    await act('react', { as: CAST.tom.id, channel, ts, name: 'eyes' });
    const { messages } = await act('look', { as: CAST.lena.id, channel });
    const [message] = messages as { reactions: object[]; blocks: object[] }[];
    assert.deepEqual(message?.reactions, [{ name: 'eyes', character: '👀', people: ['Tom Okafor'], mine: false }]);
    assert.match(JSON.stringify(message?.blocks), /"type":"mention","text":"@Tom Okafor"/);
    const outside = await act('say', { as: CAST.sam.id, channel, text: 'Let me in' });
    assert.match(String(outside['error']), /does not see #trump-campaign-hack/);
    const threaded = await act('say', { as: CAST.maya.id, channel, threadTs: ts, text: '/story help' });
    assert.match(String(threaded['error']), /no slash commands in threads/);
  });

  it('keeps a file for whoever attached it, and shows it where it was sent, to those who see it there', async () => {
    const attach = (headers: Record<string, string>, body: string, as = CAST.maya.id, name = 'map.png') =>
      send('POST', `/newsroom/attach?${new URLSearchParams({ as, name })}`, headers, body);
    const mine = { 'x-page-token': token };
    assert.equal((await attach({}, 'png')).status, 403);
    assert.match((await attach(mine, '')).text, /map\.png is empty/);
    const { id } = JSON.parse((await attach(mine, 'png')).text);
    const { id: channel } = CHANNELS.editors;
    const sent = { channel, text: '', files: [id] };
    assert.match(String((await act('say', { as: CAST.tom.id, ...sent }))['error']), /Attach it again/);
    assert.match(String((await act('say', { as: CAST.maya.id, ...sent, text: '/story help' }))['error']), /no files/);
    await act('say', { as: CAST.maya.id, ...sent });
    const { messages } = await act('look', { as: CAST.tom.id, channel });
    const [shown] = (messages as { files: object[] }[]).at(-1)?.files ?? [];
    assert.deepEqual(shown, { id, name: 'map.png', size: 3, alt: 'map.png', isPicture: true });

    const get = (file: string, as: string, pass = token) =>
      send('GET', `/newsroom/file?${new URLSearchParams({ id: file, as, token: pass })}`);
    const seen = await get(id, CAST.tom.id);
    assert.equal(`${seen.headers['content-type']} ${seen.text}`, 'image/png png');
    assert.equal((await get(id, CAST.priya.id)).status, 404);
    assert.equal((await get(id, CAST.tom.id, 'x'.repeat(token.length))).status, 404);
    const odd = JSON.parse((await attach(mine, '<script>', CAST.maya.id, 'page.html')).text);
    const kept = await get(odd.id, CAST.maya.id);
    assert.equal(kept.headers['content-type'], 'application/octet-stream');
    assert.match(String(kept.headers['content-disposition']), /^attachment/);
  });

  it('says so when the app is not connected', async () => {
    const { error } = await act('say', { as: CAST.maya.id, channel: CHANNELS.story.id, text: '/story help' });
    assert.match(String(error), /not connected.*dispatch_failed/);
  });
});
