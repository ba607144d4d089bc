import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { App } from '@slack/bolt';
import type { LocalSlack } from '../../src/local/local-slack.ts';
import { call, connectBolt, openSlack } from '../support/local-newsroom.ts';

describe('the activity of a workspace', () => {
  let slack: LocalSlack;
  let app: App | null = null;
  beforeEach(async () => {
    slack = await openSlack();
  });
  afterEach(async () => {
    await app?.stop();
    app = null;
    await slack.stop();
  });

  const newest = () => slack.workspace.activity.entries.at(-1);
  const lines = () =>
    slack.workspace.activity.entries.map(({ what, about, result }) => `${what} | ${about} | ${result}`);

  it('says of each call where it went and what Slack answered', async () => {
    await call(slack, 'chat.postMessage', { channel: 'C07NEWSROOM', text: 'Hello' });
    assert.deepEqual(lines(), ['chat.postMessage | #newsroom | ok']);
    assert.equal(newest()?.state, 'ok');
  });

  for (const [what, args, result] of [
    ['a text', { text: 'x'.repeat(40_001) }, /^msg_too_long: 40001 characters of text, no more than 40000 allowed$/],
    [
      'a block',
      { text: 'x', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3_001) } }] },
      /^invalid_blocks: must be less than 3001 characters \[json-pointer:\/blocks\/0\/text\/text\]$/,
    ],
    ['a channel', { text: 'x', channel: 'C07SECRET01' }, /^channel_not_found$/],
  ] satisfies [string, object, RegExp][]) {
    it(`says which limit was broken, or what was wrong, by ${what}`, async () => {
      await call(slack, 'chat.postMessage', { channel: 'C07NEWSROOM', ...args });
      assert.equal(newest()?.state, 'failed');
      assert.match(newest()?.result ?? '', result);
    });
  }

  it('tells what was acknowledged from what was not, and retries from first tries', async () => {
    app = await connectBolt(slack, (bolt) => bolt.command('/story', async ({ ack }) => ack('Here')));
    await slack.person('maya').slash('#newsroom', '/story claims');
    const message = await slack.person('maya').says('#newsroom', 'Well?');
    await app.stop();
    app = null;
    await slack.until(() => slack.sockets.count === 0, 'the app to be gone');
    await slack.person('tom').react(message, 'eyes');
    await slack.until(() => lines().some((line) => /retry 1 \(connection_failed\)/.test(line)), 'a retry');
    assert.match(lines().join('\n'), /^\/story claims \| Maya Lindqvist, #newsroom \| acknowledged after \d+ ms$/m);
    assert.match(
      lines().join('\n'),
      /^reaction_added :eyes: \| Tom Okafor, #newsroom \| the app is not connected \(dispatch_failed\)$/m,
    );
  });

  it('keeps the last 200 entries', async () => {
    for (let number = 1; number <= 205; number++)
      slack.workspace.activity.note({ from: 'app', what: `Call ${number}` });
    const { entries } = slack.workspace.activity;
    assert.deepEqual([entries.length, entries[0]?.what, newest()?.what], [200, 'Call 6', 'Call 205']);
  });

  it('knows what a person waits for, for as long as they do', async () => {
    let answer = () => {};
    app = await connectBolt(slack, (bolt) =>
      bolt.command('/story', async ({ ack }) => {
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
        await ack('Here');
      }),
    );
    const maya = slack.person('maya');
    const waiting = () => slack.workspace.unanswered.of(maya.person).map(({ what }) => what);
    const asked = maya.slash('#newsroom', '/story claims');
    await slack.until(() => waiting().length === 1, 'the command to be on its way');
    assert.deepEqual(waiting(), ['/story claims']);
    assert.deepEqual(slack.workspace.unanswered.of(slack.person('tom').person), []);
    await slack.until(
      () => slack.workspace.activity.entries.some(({ what }) => what === '/story claims'),
      'it to leave',
    );
    await new Promise(setImmediate);
    answer();
    await asked;
    assert.deepEqual(waiting(), []);
  });
});
