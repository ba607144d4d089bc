import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { App } from '@slack/bolt';
import type { EventPayload } from '../../src/local/delivery/event-post.ts';
import type { LocalSlack } from '../../src/local/local-slack.ts';
import { call, connectBolt, openSlack } from '../support/local-newsroom.ts';

describe('Socket Mode with an unmodified Bolt app', () => {
  let slack: LocalSlack;
  let app: App;
  let reactions: string[] = [];
  let retries: (number | undefined)[] = [];

  before(async () => {
    slack = await openSlack();
    app = await connectBolt(slack, (bolt) => {
      bolt.command('/story', async ({ ack, respond, command }) => {
        if (command.text === 'sleep') return;
        await ack();
        await respond({ text: `You asked: ${command.text}` });
      });
      bolt.event('reaction_added', async ({ event, context }) => {
        reactions.push(event.reaction);
        retries.push(context.retryNum);
        slack.workspace.ledger.changed({ kind: 'traffic' });
      });
      bolt.event('app_mention', async ({ event, say }) => {
        await say({ text: 'At your service', thread_ts: event.thread_ts ?? event.ts });
      });
      bolt.event('app_home_opened', async ({ event, client }) => {
        const text = { type: 'mrkdwn' as const, text: 'Nothing waits for you' };
        await client.views.publish({
          user_id: event.user,
          view: { type: 'home', blocks: [{ type: 'section', text }] },
        });
      });
    });
  });
  beforeEach(() => {
    reactions = [];
    retries = [];
  });
  after(async () => {
    await app.stop();
    await slack.stop();
    assert.deepEqual(slack.faults, []);
  });

  const reacted = (count: number) => slack.until(() => reactions.length >= count, `${count} reactions`);

  it('brings a slash command there and its answer back, to its sender only', async () => {
    const reply = await slack.person('maya').slash('#newsroom', '/story who-said "illegally obtained"');
    assert.equal(reply.text, 'You asked: who-said "illegally obtained"');
    assert.equal(slack.person('maya').ephemerals('#newsroom').length, 1);
    assert.equal(slack.person('tom').ephemerals('#newsroom').length, 0);
  });

  it('writes names, channels and links as should_escape does', async () => {
    const reply = await slack
      .person('maya')
      .slash('#newsroom', '/story ask @tom in #secret & see https://example.com/a <b>');
    const asked = slack.journal.callsOf('response_url').at(-1)?.args['text'];
    assert.equal(
      asked,
      'You asked: ask <@U07TOM00001|tom> in <#C07SECRET01|> &amp; see <https://example.com/a> &lt;b&gt;',
    );
    assert.match(reply.text, /@Tom Okafor in #secret & see https:\/\/example.com\/a <b>/);
  });

  it('tells the person, and records, that a command was not acknowledged', async () => {
    const reply = await slack.person('maya').slash('#newsroom', '/story sleep');
    assert.equal(reply.error, 'operation_timeout');
    assert.equal(slack.late.at(-1)?.type, '/story');
  });

  it('answers mentions in their thread', async () => {
    const maya = slack.person('maya');
    const parent = await maya.says('#newsroom', 'What do we know?');
    const reply = await maya.mention('#newsroom', parent.ts, 'who-said x');
    assert.equal(reply.text, 'At your service');
    assert.equal(maya.thread(parent).length, 3);
  });

  it('publishes Home when it is opened', async () => {
    const maya = slack.person('maya');
    assert.match(maya.reads(await maya.openHome()), /Nothing waits for you/);
  });

  it('spreads envelopes over several connections', async () => {
    const second = await connectBolt(slack, (bolt) => {
      bolt.command('/story', async ({ ack }) => ack('Second speaking'));
    });
    await slack.connected(2);
    const texts = [];
    for (let turn = 0; turn < 4; turn++) texts.push((await slack.person('maya').slash('newsroom', '/story x')).text);
    assert.equal(new Set(texts).size, 2);
    await second.stop();
    await slack.until(() => slack.sockets.count === 1, 'the second connection to close');
  });

  it('delivers an event late, twice, out of order, or not at all, as told', async () => {
    const maya = slack.person('maya');
    const at = await maya.says('#newsroom', 'React here');
    slack.events.hold();
    await maya.react(at, 'white_check_mark');
    await maya.react(at, 'x');
    assert.deepEqual(reactions, []);
    await slack.events.release((held: EventPayload[]) => held.reverse());
    await reacted(2);
    assert.deepEqual(reactions, ['x', 'white_check_mark']);

    slack.events.repeat(2);
    await maya.react(at, '+1');
    slack.events.repeat(1);
    await reacted(4);
    slack.events.lose();
    await maya.react(at, 'eyes');
    slack.events.resume();
    await maya.react(at, 'tada');
    await reacted(5);
    assert.deepEqual(reactions.slice(2), ['+1', '+1', 'tada']);
  });

  it('keeps events of channels that the bot cannot see to itself', async () => {
    const maya = slack.person('maya');
    const at = await maya.says('#secret', 'Between us');
    const before = slack.events.sent.length;
    await maya.react(at, 'x');
    assert.equal(slack.events.sent.length, before);
  });

  it('lets an outsider react in a shared channel, but use no command there', async () => {
    const sam = slack.person('sam');
    const at = await slack.person('maya').says('#joint', 'Welcome');
    await sam.react(at, 'white_check_mark');
    await reacted(1);
    await assert.rejects(sam.slash('#joint', '/story help'), /another workspace/);
    await assert.rejects(async () => sam.sees('#newsroom'), /does not see #newsroom/);
  });

  it('fails a command while nobody is connected', async () => {
    const alone = await openSlack();
    const reply = await alone.person('maya').slash('newsroom', '/story help');
    assert.equal(reply.error, 'dispatch_failed');
    await alone.stop();
  });
});

describe('an event that nobody acknowledges', () => {
  it('is repeated three times under its old id, with the reason', async () => {
    const slack = await openSlack({ ackMs: 20 });
    const frames: Record<string, unknown>[] = [];
    const { body } = await call(slack, 'apps.connections.open', {}, slack.appToken);
    const socket = new WebSocket(String(body['url']));
    socket.addEventListener('message', ({ data }) => frames.push(JSON.parse(String(data))));
    await slack.connected();
    const at = await slack.person('maya').says('newsroom', 'React here');
    await slack.person('maya').react(at, 'x');
    await slack.until(() => slack.late.length === 4, 'the third repetition to be late');
    const [hello, ...events] = frames;
    assert.equal(hello?.['type'], 'hello');
    assert.equal(hello?.['num_connections'], 1);
    assert.deepEqual(
      events.map((frame) => frame['retry_attempt']),
      [undefined, 1, 2, 3],
    );
    assert.equal(events[1]?.['retry_reason'], 'timeout');
    const ids = events.map((frame) => (frame['payload'] as EventPayload).event_id);
    assert.equal(new Set(ids).size, 1);
    assert.equal(slack.sockets.count, 1);
    socket.close();
    await slack.stop();
  });
});
