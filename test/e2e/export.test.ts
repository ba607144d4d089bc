import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { Persona } from '../../src/local/driver/persona.ts';
import { STORY, TestNewsroom } from '../support/newsroom.ts';

describe('/story export', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
    await newsroom.approved({});
    await newsroom.file({ 'What they said': 'Not looked at yet.' });
  });
  after(() => newsroom.close());

  /** The file that came last to somebody, with what stood above it. */
  function received(who: Persona): { above: string; content: string } {
    const message = who.dms().findLast(({ text }) => /\[file: /.test(text));
    const [id = ''] = message?.message.files ?? [];
    const file = newsroom.slack.workspace.files.find(id);
    return { above: message?.text ?? '', content: Buffer.from(file?.content ?? '', 'base64').toString('utf8') };
  }

  it('sends the asker alone what may be published, and says what it left out and why', async () => {
    const { tom, lena } = newsroom;
    const answer = await newsroom.ask('export csv', tom);
    assert.equal(answer, 'trump-campaign-hack.csv is in our direct messages.');
    const { above, content } = received(tom);
    assert.match(above, /1 claim of HACK, approved .*Left out: 1 waits for review\./s);
    assert.ok(above.includes(createHash('sha256').update(content).digest('hex')), above);
    const [names = [], ...rows] = parse(content, { bom: true });
    assert.deepEqual(
      rows.map((row) => row[names.indexOf('reference')]),
      ['HACK-1'],
    );
    assert.ok(!content.includes('Not looked at yet.'));
    assert.ok(![...lena.dms(), ...lena.sees(STORY)].some(({ text }) => text.includes('.csv')));
  });

  it('is a brief where no format is named, and names them where there is no such format', async () => {
    await newsroom.ask('export', newsroom.tom);
    assert.match(received(newsroom.tom).content, /^# .*\n\n1 claim, as of/);
    assert.match(await newsroom.ask('export pdf', newsroom.tom), /export \[md, csv, json, jsonld, ninjs\]/);
  });

  it('tells whoever got the file when a claim in it is retracted', async () => {
    const { maya, tom, slack } = newsroom;
    await newsroom.ask('export json', tom);
    const form = (await maya.slash(STORY, '/story retract HACK-1')).asView;
    await maya.submit(form, { 'Taken back by': 'The outlet', Reason: 'Reuters pulled the story.' });
    const told = await slack.until(
      () => tom.dms().find(({ text }) => text.startsWith('What you were shown has changed')),
      'Tom to be told',
    );
    assert.match(told.text, /HACK-1/);
    await newsroom.ask('export json', tom);
    assert.deepEqual(JSON.parse(received(tom).content).claims, []);
  });

  it('says why where Slack takes no file', async () => {
    newsroom.slack.trouble.failNext('files.getUploadURLExternal', 'file_uploads_disabled');
    const said = await newsroom.ask('export md', newsroom.lena);
    assert.doesNotMatch(said, /direct messages\.$/);
    assert.ok(!newsroom.lena.dms().some(({ text }) => text.includes('[file')));
  });
});
