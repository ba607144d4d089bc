import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Persona } from '../../src/local/driver/persona.ts';
import { STORY, slackWithCast, type WatchedDesk, watchedDesk } from '../slack/watched-desk.ts';
import { CLAIM } from '../support/newsroom.ts';

const SECRET = 'xylophone embargo';

describe('a desk whose store fails', () => {
  let watched: WatchedDesk;
  let priya: Persona;
  beforeEach(async () => {
    watched = await watchedDesk(await slackWithCast());
    priya = watched.slack.person('priya');
    await priya.slash(STORY, '/story new trump-campaign-hack key:HACK');
  });
  afterEach(() => watched.close());

  /** Every later call fails, as if the disk were gone. */
  const breakStore = (): void => watched.desk.newsroom.store.close();

  function referenceIn(text: string): string {
    const [, reference = ''] = /^Something broke on our side.* reference ([0-9a-f]{6})\.$/.exec(text) ?? [];
    assert.notEqual(reference, '', text);
    return reference;
  }

  it('gives a reference under which the log has the rest, and no words', async () => {
    breakStore();
    const reply = await priya.slash(STORY, `/story who-said "${SECRET}"`);
    const reference = referenceIn(reply.text);
    const line = watched.lines.find((one) => one.includes(reference)) ?? '';
    assert.match(line, /"what":"\/story who-said"/);
    assert.match(line, /at .*\.ts:\d+/);
    assert.doesNotMatch(watched.lines.join(''), /xylophone|Priya|Raman/);
  });

  it('keeps a form open with everything in it', async () => {
    const form = (await priya.slash(STORY, '/story add')).asView;
    await priya.fill(form, { ...CLAIM, 'What they said': SECRET });
    breakStore();
    const sent = await priya.submit(form);
    assert.ok(sent.outcome === 'errors');
    referenceIn(Object.values(sent.errors)[0] ?? '');
    assert.match(priya.reads(form), new RegExp(SECRET));
    assert.doesNotMatch(watched.lines.join(''), /xylophone/);
  });

  it('survives reactions, mentions and the Home tab', async () => {
    const message = await priya.says(STORY, 'Anything');
    breakStore();
    await priya.react(message, 'white_check_mark');
    referenceIn((await priya.mention(STORY, undefined, 'claims')).text);
    assert.equal((await priya.slash(STORY, '/story help')).error, null);
  });
});

describe('a desk that is asked by an outsider', () => {
  let watched: WatchedDesk;
  beforeEach(async () => {
    watched = await watchedDesk(await slackWithCast());
  });
  afterEach(() => watched.close());

  it('answers a mention with one sentence, and shows no Home tab', async () => {
    const sam = watched.slack.person('sam');
    const reply = await sam.mention('#joint-desk', undefined, 'help');
    assert.equal(reply.text, 'Story Desk answers members of this workspace only.');
  });
});

describe('a desk at any log level', () => {
  it('logs no words, names or payloads', async () => {
    const watched = await watchedDesk(await slackWithCast());
    const priya = watched.slack.person('priya');
    await priya.slash(STORY, '/story new trump-campaign-hack key:HACK');
    await priya.slash(STORY, `/story who-said "${SECRET}"`);
    await priya.mention(STORY, undefined, SECRET);
    const form = (await priya.slash(STORY, '/story add')).asView;
    await priya.submit(form, { ...CLAIM, 'What they said': SECRET });
    await watched.close();
    assert.ok(watched.lines.length > 0);
    assert.doesNotMatch(watched.lines.join(''), /xylophone|Raman|Cheung|xoxb|xapp/);
  });
});
