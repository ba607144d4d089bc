import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { LocalSlack } from '../../src/local/local-slack.ts';
import { call, openSlack } from '../support/local-newsroom.ts';

const CHANNEL = 'C07NEWSROOM';

describe('the Web API', () => {
  let slack: LocalSlack;
  before(async () => {
    slack = await openSlack();
  });
  beforeEach(() => {
    slack.faults.length = 0;
    slack.pings.length = 0;
  });
  after(() => slack.stop());

  const refusal = async (method: string, args: Record<string, unknown> = {}, token?: string) =>
    (await call(slack, method, args, token)).body['error'];
  const post = async (text = 'A card') => {
    const { body } = await call(slack, 'chat.postMessage', { channel: CHANNEL, text });
    return { channel: CHANNEL, ts: String(body['ts']) };
  };

  it('says who the token belongs to, and which scopes it has', async () => {
    const { body, headers } = await call(slack, 'auth.test');
    assert.equal(body['user_id'], slack.bot.id);
    assert.match(headers.get('x-oauth-scopes') ?? '', /chat:write/);
  });

  it('records a method it does not know', async () => {
    assert.equal(await refusal('chat.meMessage'), 'unknown_method');
    assert.match(slack.faults[0]?.what ?? '', /chat\.meMessage/);
  });

  it('records an argument it does not know', async () => {
    await call(slack, 'chat.postMessage', { channel: CHANNEL, text: 'Hello', icon_emoji: ':x:' });
    assert.match(slack.faults[0]?.what ?? '', /icon_emoji/);
  });

  it('reads form-encoded bodies with objects as JSON', async () => {
    const blocks = JSON.stringify([{ type: 'divider' }]);
    const body = new URLSearchParams({ channel: CHANNEL, text: 'Hello', blocks, token: slack.botToken });
    const response = await fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', body });
    assert.match(await response.text(), /"ok":true.*"blocks":\[\{"type":"divider"/);
  });

  it('tells tokens apart', async () => {
    assert.equal(await refusal('auth.test', {}, 'xoxb-other'), 'invalid_auth');
    assert.equal(await refusal('auth.test', {}, slack.appToken), 'not_allowed_token_type');
    assert.equal(await refusal('apps.connections.open', {}, slack.botToken), 'not_allowed_token_type');
    const bare = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });
    assert.equal(await bare.text(), '{"ok":false,"error":"not_authed"}');
  });

  it('refuses a method whose scope was not granted, naming it', async () => {
    const { body } = await call(slack, 'reactions.add', { channel: CHANNEL, timestamp: '1.0', name: 'x' });
    assert.equal(body['error'], 'missing_scope');
    assert.equal(body['needed'], 'reactions:write');
  });

  it('names the limit that a message breaks', async () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3_001) } }];
    const { body } = await call(slack, 'chat.postMessage', { channel: CHANNEL, text: 'x', blocks });
    assert.equal(body['error'], 'invalid_blocks');
    assert.match(
      JSON.stringify(body['response_metadata']),
      /less than 3001 characters \[json-pointer:\/blocks\/0\/text\/text\]/,
    );
  });

  it('refuses more than 12,000 characters in all blocks together', async () => {
    const blocks = Array(5).fill({ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(2_401) } });
    assert.equal(await refusal('chat.postMessage', { channel: CHANNEL, text: 'x', blocks }), 'msg_blocks_too_long');
  });

  it('takes 40,000 characters of text in a post and 4,000 in an update', async () => {
    const at = await post('x'.repeat(40_000));
    assert.equal(await refusal('chat.postMessage', { channel: CHANNEL, text: 'x'.repeat(40_001) }), 'msg_too_long');
    assert.equal(await refusal('chat.update', { ...at, text: 'x'.repeat(4_001) }), 'msg_too_long');
    assert.equal(await refusal('chat.update', { ...at, text: 'x'.repeat(4_000) }), undefined);
  });

  it('refuses a message that says nothing', async () => {
    assert.equal(await refusal('chat.postMessage', { channel: CHANNEL }), 'no_text');
    assert.equal(await refusal('chat.postMessage', { text: 'Where?' }), 'invalid_arguments');
  });

  it('hides private channels that the bot is not in, and keeps it out of public ones', async () => {
    assert.equal(await refusal('chat.postMessage', { channel: 'C07SECRET01', text: 'x' }), 'channel_not_found');
    assert.equal(await refusal('conversations.info', { channel: 'C07SECRET01' }), 'channel_not_found');
    slack.addChannel({ id: 'C07ELSEWHER', name: 'elsewhere', members: ['U07TOM00001'] });
    assert.equal(await refusal('chat.postMessage', { channel: 'C07ELSEWHER', text: 'x' }), 'not_in_channel');
    assert.equal(await refusal('conversations.info', { channel: 'C07ELSEWHER' }), undefined);
  });

  it('writes nowhere in an archived channel', async () => {
    slack.addChannel({ id: 'C07OLD00001', name: 'old', members: [slack.bot.id], is_archived: true });
    assert.equal(await refusal('chat.postMessage', { channel: 'C07OLD00001', text: 'x' }), 'is_archived');
  });

  it('opens the direct messages when a message goes to a person', async () => {
    const { body } = await call(slack, 'chat.postMessage', { channel: 'U07TOM00001', text: 'Approved' });
    assert.match(String(body['channel']), /^D/);
    assert.deepEqual(
      slack
        .person('tom')
        .dms()
        .map((one) => one.text),
      ['Approved'],
    );
  });

  it('updates only what the bot wrote, and takes blocks away where an update brings none', async () => {
    const maya = await slack.person('maya').says('newsroom', 'Mine');
    assert.equal(await refusal('chat.update', { channel: CHANNEL, ts: maya.ts, text: 'x' }), 'cant_update_message');
    assert.equal(await refusal('chat.update', { channel: CHANNEL, ts: '1.0', text: 'x' }), 'message_not_found');
    const { body } = await call(slack, 'chat.postMessage', {
      channel: CHANNEL,
      text: 'a',
      blocks: [{ type: 'divider' }],
    });
    await call(slack, 'chat.update', { channel: CHANNEL, ts: body['ts'], text: 'b' });
    const seen = slack
      .person('maya')
      .sees('newsroom')
      .find((one) => one.ts === body['ts']);
    assert.equal(seen?.text, 'b');
  });

  it('whispers only to members, and to nobody else’s eyes', async () => {
    const args = { channel: CHANNEL, text: 'Only you' };
    assert.equal(await refusal('chat.postEphemeral', { ...args, user: 'U08SAM00001' }), 'user_not_in_channel');
    await call(slack, 'chat.postEphemeral', { ...args, user: 'U07MAYA0001' });
    assert.equal(slack.person('maya').ephemerals('newsroom').at(-1)?.text, 'Only you');
    assert.equal(slack.person('tom').ephemerals('newsroom').length, 0);
  });

  it('lists reactions with their people, in order', async () => {
    const at = await post();
    await slack.person('tom').react(at, 'white_check_mark');
    await slack.person('maya').react(at, 'white_check_mark');
    const { body } = await call(slack, 'reactions.get', { channel: CHANNEL, timestamp: at.ts, full: true });
    const shown = JSON.stringify(body['message']);
    assert.match(shown, /"users":\["U07TOM00001","U07MAYA0001"\],"count":2/);
  });

  it('may list fewer people than it counts, as Slack may', async () => {
    const at = await post();
    await slack.person('tom').react(at, 'x');
    await slack.person('maya').react(at, 'x');
    slack.workspace.reactorsListed = 1;
    const { body } = await call(slack, 'reactions.get', { channel: CHANNEL, timestamp: at.ts });
    slack.workspace.reactorsListed = Number.POSITIVE_INFINITY;
    assert.match(JSON.stringify(body['message']), /"users":\["U07TOM00001"\],"count":2/);
  });

  it('pages through members', async () => {
    const first = await call(slack, 'conversations.members', { channel: CHANNEL, limit: 2 });
    const cursor = (first.body['response_metadata'] as { next_cursor: string }).next_cursor;
    const second = await call(slack, 'conversations.members', { channel: CHANNEL, limit: 2, cursor });
    assert.deepEqual(first.body['members'], ['U07MAYA0001', 'U07TOM00001']);
    assert.deepEqual(second.body['members'], [slack.bot.id]);
  });

  it('tells an outsider by the team only', async () => {
    const { body } = await call(slack, 'users.info', { user: 'U08SAM00001' });
    const user = body['user'] as Record<string, unknown>;
    assert.equal(user['team_id'], 'T08WIRE');
    assert.equal('is_stranger' in user, false);
    assert.equal(await refusal('users.info', { user: 'U0NOBODY' }), 'user_not_found');
  });

  describe('for files', () => {
    const BYTES = Buffer.from('The statement.');
    const announce = async (more: object = {}) => {
      const args = { filename: 'statement.txt', length: BYTES.length, ...more };
      const { body } = await call(slack, 'files.getUploadURLExternal', args);
      return { url: String(body['upload_url']), id: String(body['file_id']) };
    };
    const put = async (url: string, body: Buffer | string = BYTES) =>
      (await fetch(url, { method: 'POST', body })).status;
    const complete = (id: string, more: object) =>
      refusal('files.completeUploadExternal', { files: [{ id, title: 'Statement' }], ...more });

    it('takes one in three steps, and shares it in a thread', async () => {
      const { ts } = await post();
      const { url, id } = await announce({ alt_txt: 'A page' });
      assert.equal(await put(url), 200);
      assert.equal(await complete(id, { channel_id: CHANNEL, thread_ts: ts, initial_comment: 'Here' }), undefined);
      const [, reply] = slack.person('tom').thread({ channel: CHANNEL, ts });
      assert.equal(reply?.text, 'Here\n[file: statement.txt, A page]');
      const { body } = await call(slack, 'files.info', { file: id });
      const { url_private: address, title } = body['file'] as Record<string, string>;
      assert.equal(title, 'Statement');
      const headers = { authorization: `Bearer ${slack.botToken}` };
      assert.equal(await (await fetch(address ?? '', { headers })).text(), 'The statement.');
      assert.match(await (await fetch(address ?? '')).text(), /Sign in to see this page/);
    });

    it('refuses what is not whole, done already, or for nobody that it knows', async () => {
      const { url, id } = await announce();
      assert.equal(await complete(id, { channel_id: CHANNEL }), 'file_not_found');
      assert.equal(await put(url, 'Too short'), 400);
      assert.equal(await put(url), 200);
      assert.equal(await complete(id, { channel_id: 'U07MAYA0001' }), 'invalid_arguments');
      assert.equal(await complete(id, { channel_id: 'C07SECRET01' }), 'channel_not_found');
      assert.equal(
        await complete(id, { channel_id: CHANNEL, channels: 'C07JOINT001', thread_ts: '1.0' }),
        'invalid_arguments',
      );
      assert.equal(await complete(id, { channels: 'U07MAYA0001' }), undefined);
      assert.equal(slack.person('maya').dms().at(-1)?.text, '[file: statement.txt]');
      assert.equal(await complete(id, { channels: 'U07MAYA0001' }), 'file_not_found');
    });

    it('keeps to its limits', async () => {
      const asked = { filename: 'map.png', length: 1 };
      assert.equal(await refusal('files.getUploadURLExternal', { ...asked, length: 0 }), 'missing_argument');
      assert.equal(
        await refusal('files.getUploadURLExternal', { ...asked, length: 1e9 }),
        'file_upload_size_restricted',
      );
      assert.equal(
        await refusal('files.getUploadURLExternal', { ...asked, alt_txt: 'x'.repeat(1_001) }),
        'alt_txt_too_large',
      );
    });

    it('says nothing of one in another organization’s reach until asked, and nothing at all of others’', async () => {
      const [shared, own] = [
        await slack.person('maya').says('#joint', '', { files: [{ name: 'joint.txt', content: 'Both' }] }),
        await slack.person('maya').says('#secret', '', { files: [{ name: 'secret.txt', content: 'Ours' }] }),
      ];
      const { body } = await call(slack, 'reactions.get', { channel: shared.channel, timestamp: shared.ts });
      assert.match(JSON.stringify(body), /"file_access":"check_file_info"/);
      assert.doesNotMatch(JSON.stringify(body), /joint\.txt/);
      assert.match(JSON.stringify(await call(slack, 'files.info', { file: shared.files[0] })), /joint\.txt/);
      assert.equal(await refusal('files.info', { file: own.files[0] }), 'file_not_found');
    });
  });

  for (const [where, args] of [
    ['text', { text: 'Hey <!channel>' }],
    ['mrkdwn', { text: 'x', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Hey <!here|here>' } }] }],
    ['bare mrkdwn', { text: 'x', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Hey @everyone' } }] }],
  ] satisfies [string, object][]) {
    it(`records a ping in ${where}`, async () => {
      assert.equal(await refusal('chat.postMessage', { channel: CHANNEL, ...args }), undefined);
      assert.equal(slack.pings.length, 1);
    });
  }

  it('takes escaped, verbatim and rich text for what it is: no ping', async () => {
    const verbatim = { type: 'section', text: { type: 'mrkdwn', text: '@here &lt;!channel&gt;', verbatim: true } };
    const element = { type: 'rich_text_quote', elements: [{ type: 'text', text: '<!channel> @here' }] };
    await call(slack, 'chat.postMessage', {
      channel: CHANNEL,
      text: '&lt;!channel&gt;',
      blocks: [verbatim, { type: 'rich_text', elements: [element] }],
    });
    assert.deepEqual(slack.pings, []);
  });

  it('fails as planned, once', async () => {
    slack.trouble.rateLimit('users.info', { retryAfter: 7 });
    slack.trouble.failNext('chat.postMessage', { status: 503 });
    slack.trouble.failNext('users.list', 'internal_error');
    const limited = await call(slack, 'users.info', { user: 'U07MAYA0001' });
    assert.equal(limited.status, 429);
    assert.equal(limited.headers.get('retry-after'), '7');
    assert.equal((await call(slack, 'chat.postMessage', { channel: CHANNEL, text: 'x' })).status, 503);
    assert.equal(await refusal('users.list'), 'internal_error');
    assert.equal(await refusal('users.list'), undefined);
  });

  it('does the work of a call whose answer is cut off', async () => {
    slack.trouble.failNext('chat.postMessage', { cut: true });
    await assert.rejects(call(slack, 'chat.postMessage', { channel: CHANNEL, text: 'Posted all the same' }));
    assert.equal(slack.person('maya').sees('newsroom').at(-1)?.text, 'Posted all the same');
  });
});
