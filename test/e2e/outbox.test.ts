import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { StoryDeskProcess } from '../slack/story-desk-process.ts';
import { slackWithCast, tokensOf } from '../slack/watched-desk.ts';
import { CLAIM, STORY, TestNewsroom } from '../support/newsroom.ts';

describe('what must reach Slack after a commit', () => {
  let newsroom: TestNewsroom;
  beforeEach(async () => {
    newsroom = await TestNewsroom.open();
    await newsroom.story();
  });
  afterEach(() => newsroom.close());

  /** Cards of a claim that stand in the channel. */
  const cards = (reference: string) =>
    newsroom.maya.sees(STORY).filter((seen) => !seen.ephemeral && seen.text.includes(`Review ${reference}`));

  async function propose(): Promise<void> {
    const form = (await newsroom.priya.slash(STORY, '/story add')).asView;
    assert.deepEqual(await newsroom.priya.submit(form, CLAIM), { outcome: 'closed' });
  }

  it('is sent by the next desk when this one stops first', async () => {
    newsroom.slack.trouble.failNext('chat.postMessage', 'internal_error', 1);
    await propose();
    await newsroom.restart();
    await newsroom.card('HACK-1');
    assert.equal(cards('HACK-1').length, 1);
  });

  it('is not sent again by the next desk', async () => {
    await newsroom.file({});
    await newsroom.restart();
    await propose();
    await newsroom.card('HACK-2');
    assert.equal(cards('HACK-1').length, 1);
    assert.equal(cards('HACK-2').length, 1);
  });

  it('goes out as soon as the bot is let into the channel', async () => {
    const { bot, workspace } = newsroom.slack;
    const channel = workspace.channels.get(STORY).id;
    workspace.channels.leave(channel, bot.id);
    await newsroom.slack.eventsDelivered();
    await propose();
    await newsroom.slack.until(
      () => newsroom.priya.dms().some((seen) => /not in that channel|invite/.test(seen.text)),
      'word to the proposer',
    );
    assert.equal(cards('HACK-1').length, 0);
    workspace.channels.join(channel, bot.id);
    await newsroom.card('HACK-1');
  });

  it('reaches one channel while another is held back', async () => {
    newsroom.slack.trouble.rateLimit('chat.postMessage', { retryAfter: 2 });
    await propose();
    await newsroom.maya.slash('#newsroom', '/story new other-story key:OTHER');
    const form = (await newsroom.maya.slash('#newsroom', '/story add')).asView;
    await newsroom.maya.submit(form, CLAIM);
    await newsroom.card('OTHER-1', '#newsroom');
    assert.equal(cards('HACK-1').length, 0);
    await newsroom.card('HACK-1');
  });
});

describe('a desk that is killed', () => {
  it('has the next one send what it acknowledged and did not send, once', async (t) => {
    const slack = await slackWithCast({ timeoutMs: 20_000 });
    const folder = mkdtempSync(join(tmpdir(), 'story-desk-'));
    const env = { ...tokensOf(slack), DATABASE_PATH: join(folder, 'facts.db'), EDITORS: slack.person('maya').id };
    const priya = slack.person('priya');
    const cards = () => priya.sees(STORY).filter((seen) => !seen.ephemeral && seen.text.includes('Review HACK-1'));
    const first = new StoryDeskProcess(env);
    t.after(async () => {
      await first.exit(0);
      await slack.stop();
      rmSync(folder, { recursive: true });
    });
    await slack.connected(2);
    await priya.slash(STORY, '/story new trump-campaign-hack key:HACK');
    slack.trouble.rateLimit('chat.postMessage', { retryAfter: 60 });
    const form = (await priya.slash(STORY, '/story add')).asView;
    assert.deepEqual(await priya.submit(form, CLAIM), { outcome: 'closed' });
    await first.writes(/rate limited/);
    first.signal('SIGKILL');
    await first.exit();

    const next = new StoryDeskProcess(env);
    t.after(() => next.exit(0));
    await slack.until(() => cards().length > 0, 'the card');
    next.signal('SIGTERM');
    await next.exit();
    assert.equal(cards().length, 1);
  });
});
