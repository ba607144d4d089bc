import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { rich, section } from '../../src/block-kit/rich.ts';
import { explain } from '../../src/domain/explain.ts';
import type { ChannelId, MessageTs, UserId } from '../../src/domain/ids.ts';
import { filesOnWire } from '../../src/local/wire.ts';
import { readFiles } from '../../src/slack/read-files.ts';
import type { Message, Upload, Workspace } from '../../src/workspace.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';

const BYTES = new TextEncoder().encode('claim,words\nHACK-1,“<!channel>”\n');
const COMMENT: Message = { text: 'The claims', blocks: [rich(section('The claims, as of <!channel> now'))] };

describe('files', () => {
  let newsroom: TestNewsroom;
  let workspace: Workspace;
  let channel: ChannelId;
  before(async () => {
    newsroom = await TestNewsroom.open();
    ({ workspace } = newsroom.desk.newsroom);
    channel = newsroom.slack.workspace.channels.get(STORY).id as ChannelId;
  });
  after(() => newsroom.close());

  const list = (over: Partial<Upload> = {}): Upload => ({
    ...{ name: 'claims.csv', title: 'Claims', alt: null, bytes: BYTES },
    ...over,
  });
  const lacking = async <Value>(scope: string, act: () => Promise<Value>): Promise<Value> => {
    const { scopes } = newsroom.slack.workspace.app;
    scopes.delete(scope);
    return act().finally(() => scopes.add(scope));
  };

  it('of ours go into a channel, a thread, and one person’s messages', async () => {
    const asked = await newsroom.priya.says(STORY, 'Can I have the claims?');
    const sent = await workspace.upload(channel, list({ comment: COMMENT }), asked.ts as MessageTs);
    assert.ok('id' in sent && sent.permalink?.includes(sent.id), JSON.stringify(sent));
    assert.equal(newsroom.lena.thread(asked).at(-1)?.text, 'The claims, as of <!channel> now\n[file: claims.csv]');
    await workspace.upload(channel, list({ name: 'map.png', alt: `Who said what. ${'x'.repeat(2_000)}` }));
    assert.match(newsroom.tom.sees(STORY).at(-1)?.text ?? '', /^\[file: map\.png, Who said what\. x+…\]$/);
    await workspace.upload(newsroom.priya.id as UserId, list());
    assert.equal(newsroom.priya.dms().at(-1)?.text, '[file: claims.csv]');
    assert.ok(!newsroom.tom.sees(STORY).some(({ text }) => text === '[file: claims.csv]'));
    const uploads = newsroom.slack.journal.callsOf('upload_url');
    assert.deepEqual(
      uploads.map(({ args }) => args),
      uploads.map(() => ({ bytes: BYTES.byteLength, authorized: false })),
    );
  });

  it('of ours are sent once though Slack’s answer is lost', async () => {
    const before = newsroom.tom.sees(STORY).length;
    newsroom.slack.trouble.failNext('files.completeUploadExternal', { cut: true });
    const sent = await workspace.upload(channel, list());
    assert.ok('id' in sent, JSON.stringify(sent));
    assert.equal(newsroom.tom.sees(STORY).length, before + 1);
    newsroom.slack.trouble.failNext('files.completeUploadExternal', 'file_not_found');
    assert.deepEqual(await workspace.upload(channel, list()), { refused: 'file_not_found' });
  });

  it('of ours are refused where Slack refuses them, with a reason that people understand', async () => {
    const { id: other } = newsroom.slack.addChannel({ name: 'elsewhere', members: [newsroom.maya.id] });
    assert.deepEqual(await workspace.upload(other as ChannelId, list()), { refused: 'not_in_channel' });
    const refused = await lacking('files:write', () => workspace.upload(channel, list()));
    assert.deepEqual(refused, { refused: 'missing_scope' });
    newsroom.slack.trouble.failNext('files.getUploadURLExternal', 'file_uploads_disabled');
    assert.deepEqual(await workspace.upload(channel, list()), { refused: 'file_uploads_disabled' });
    assert.match(explain({ code: 'slack_refused', error: 'missing_scope' }), /reinstall the Slack app/);
  });

  for (const [where, place] of [
    ['a channel', STORY],
    ['a channel shared with another newsroom, where Slack hides them at first', '#joint-desk'],
  ] as const) {
    it(`of people are read in ${where}`, async () => {
      const said = await newsroom.priya.says(place, '', { files: [{ name: 'article.txt', content: BYTES }] });
      const [file] = readFiles(filesOnWire(said, newsroom.slack.workspace).files);
      assert.ok(file);
      assert.deepEqual(await workspace.download(file, 1_000), Buffer.from(BYTES));
      assert.deepEqual(await workspace.download(file, BYTES.byteLength - 1), { refused: 'file_too_large' });
      const refused = await lacking('files:read', () => workspace.download(file, 1_000));
      assert.deepEqual(refused, { refused: file.url === null ? 'missing_scope' : 'file_not_shown' });
    });
  }
});
