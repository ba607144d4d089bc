import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { readSettings } from '../../src/config.ts';
import { CAST, CHANNELS } from '../../src/local/cast.ts';
import type { Persona } from '../../src/local/driver/persona.ts';
import { LocalDesk } from '../../src/local-newsroom.ts';
import { makeLog } from '../../src/log.ts';
import { StoryDeskProcess } from '../slack/story-desk-process.ts';
import { CLAIM } from '../support/newsroom.ts';

const STORY = CHANNELS.story.id;
const SHORT_STORY = new URL('../support/short-story.json', import.meta.url);
const DAY_MS = 86_400_000;

describe('the desk in the local newsroom', () => {
  let folder = '';
  let desk: LocalDesk;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'local-desk-'));
    desk = await started();
  });
  afterEach(async () => {
    await desk.stop();
    rmSync(folder, { recursive: true });
  });

  const opened = (): Promise<LocalDesk> => {
    const settings = readSettings({ DATABASE_PATH: join(folder, 'facts.db'), LOCAL_PORT: '0' });
    assert.ok(settings.ok);
    return LocalDesk.open(settings.config, { log: makeLog('error'), postSpacingMs: 0, story: SHORT_STORY });
  };
  const started = async (): Promise<LocalDesk> => {
    const local = await opened();
    await local.start();
    return local;
  };
  /** Ends this run of the newsroom, and starts the next. */
  const nextRun = async (): Promise<void> => {
    await desk.stop();
    desk = await started();
  };
  const person = (who: keyof typeof CAST): Persona => desk.slack.person(CAST[who].id);
  const claims = async (): Promise<string> => (await person('maya').slash(STORY, '/story claims')).text;
  /** Leaves a ✅ on the card of the claim that waits, and waits until it counts. */
  const approve = async (): Promise<void> => {
    const maya = person('maya');
    const card = await desk.slack.until(
      () => maya.sees(STORY).find(({ text }) => text.startsWith('Review HACK-2')),
      'the card of the claim that waits',
    );
    await maya.react(card.message, 'white_check_mark');
    await desk.slack.until(() => maya.sees(STORY).some(({ text }) => /^HACK-2: approved/.test(text)), 'an approval');
  };
  const feed = (): string =>
    desk.slack.workspace.activity.entries.map(({ what, result }) => `${what}: ${result}`).join('\n');
  const closedAndOpened = (): string[] =>
    desk.slack.workspace.activity.entries.filter(({ from }) => from === 'socket').map(({ what }) => what);
  const act = async (name: string, given: object = {}, url = desk.url): Promise<Record<string, unknown>> => {
    const page = await (await fetch(url)).text();
    const [, token = ''] = /name="page-token" content="(\w+)"/.exec(page) ?? [];
    const response = await fetch(`${url}newsroom/${name}`, {
      method: 'POST',
      headers: { 'x-page-token': token },
      body: JSON.stringify({ as: CAST.maya.id, ...given }),
    });
    return Object(await response.json());
  };

  it('is restarted with all that is on file, under the same address', async () => {
    await approve();
    const { url } = desk;
    await act('restartDesk');
    assert.match(await claims(), /HACK-2/);
    assert.equal(desk.url, url);
    assert.deepEqual(desk.slack.faults, []);
  });

  it('starts over with the story as at its beginning', async () => {
    await approve();
    await person('tom').says(STORY, 'To be forgotten');
    const { url } = desk;
    assert.deepEqual(await act('startOver', { story: true }), {});
    assert.equal(desk.url, url);
    const seen = person('maya').sees(STORY);
    assert.ok(seen.some(({ text }) => text.startsWith('Review HACK-2')));
    assert.ok(!seen.some(({ text }) => text === 'To be forgotten'));
    assert.doesNotMatch(await claims(), /HACK-2/);
    await nextRun();
    assert.ok(
      person('maya')
        .sees(STORY)
        .some(({ text }) => text.startsWith('Review HACK-2')),
    );
  });

  it('starts over empty, and stays so in the next run', async () => {
    await act('startOver', { story: false });
    assert.deepEqual(person('maya').sees(STORY), []);
    assert.match((await person('maya').slash(STORY, '/story stories')).text, /no story|No stor/i);
    await nextRun();
    assert.match((await person('maya').slash(STORY, '/story stories')).text, /no story|No stor/i);
  });

  it('refuses to do two things at a time', async () => {
    const first = act('startOver', { story: false });
    await desk.slack.until(() => desk.busy === 'starting over', 'the first to begin');
    assert.match(String((await act('restartDesk'))['error']), /The newsroom is starting over/);
    await assert.rejects(desk.restart(), /starting over already/);
    assert.deepEqual(await first, {});
    assert.equal(desk.busy, null);
  });

  it('is a whole newsroom after a run that was ended while it started over', async () => {
    const saved = join(folder, 'local-newsroom.db.slack.json');
    assert.ok(existsSync(saved));
    const over = desk.startOver({ story: true });
    over.catch(() => undefined);
    await desk.slack.until(() => !existsSync(saved), 'the saved newsroom to be gone');
    await desk.stop();
    assert.ok(!existsSync(saved));
    await assert.rejects(over);
    desk = await started();
    assert.match(await claims(), /HACK-1/);
    assert.ok(
      person('maya')
        .sees(STORY)
        .some(({ text }) => text.startsWith('Review HACK-2')),
    );
  });

  it('is a whole newsroom after a process that was killed while it started over', async () => {
    await approve();
    const { port } = new URL(desk.url);
    await desk.stop();
    const saved = join(folder, 'local-newsroom.db.slack.json');
    const killed = new StoryDeskProcess({ DATABASE_PATH: join(folder, 'facts.db'), LOCAL_PORT: port });
    const [, url = ''] = /newsroom is open: (\S+)/.exec(await killed.writes(/newsroom is open: \S+/)) ?? [];
    const over = act('startOver', { story: true }, url).catch(() => ({}));
    for await (const _ of watch(folder)) if (!existsSync(saved)) break;
    killed.signal('SIGKILL');
    await Promise.all([over, killed.exit()]);
    desk = await started();
    assert.match(await claims(), /HACK-1/);
    assert.doesNotMatch(await claims(), /HACK-2/);
  });

  it('begins anew where either of its files is gone', async () => {
    for (const gone of ['local-newsroom.db', 'local-newsroom.db.slack.json']) {
      await approve();
      await desk.stop();
      rmSync(join(folder, gone));
      desk = await started();
      assert.match(await claims(), /HACK-1/);
      assert.doesNotMatch(await claims(), /HACK-2/);
    }
  });

  it('shares its files with no other', async () => {
    await assert.rejects(started(), /Another local newsroom, process \d+, runs on these files\. Stop it first/);
    assert.match(await claims(), /HACK-1/);
  });

  it('says which file it cannot read, and keeps what is said for its owner', async () => {
    const saved = join(folder, 'local-newsroom.db.slack.json');
    assert.equal(statSync(saved).mode & 0o077, 0);
    await desk.stop();
    writeFileSync(saved, '{"form":');
    await assert.rejects(opened(), /local-newsroom\.db\.slack\.json cannot be read: .* begins anew/);
    rmSync(saved);
    desk = await started();
  });

  it('goes by a clock that was moved, in the next run too', async () => {
    await act('advanceClock', { minutes: 2 * 24 * 60 });
    const now = () => desk.slack.workspace.ledger.now() - Date.now();
    assert.ok(Math.abs(now() - 2 * DAY_MS) < 5_000);
    await approve();
    await nextRun();
    assert.ok(Math.abs(now() - 2 * DAY_MS) < 5_000);
    const { clock } = await act('look');
    assert.equal(Object(clock)['skewMs'], 2 * DAY_MS);
    assert.match(String((await act('advanceClock', { minutes: -5 }))['error']), /odd/);
    await act('startOver', { story: false });
    assert.equal(desk.slack.workspace.ledger.skewMs, 0);
  });

  it('sends at once what falls due by moving the clock', async () => {
    const priya = person('priya');
    const heard = () => [...priya.dms(), ...priya.ephemerals(STORY)].map(({ text }) => text);
    const cards = () => priya.sees(STORY).filter(({ text }) => text.startsWith('Review HACK-3'));
    // The last word on the story that was told, before anything is made to fail.
    await desk.slack.until(() => heard().some((text) => /^HACK-1, which you proposed, was/.test(text)), 'a decision');
    desk.slack.trouble.failNext('chat.postMessage', 'not_in_channel');
    const { asView } = await priya.slash(STORY, '/story add');
    await priya.submit(asView, CLAIM);
    await desk.slack.until(() => heard().some((text) => text.includes('HACK-3 is kept, but')), 'word of a stuck card');
    assert.equal(cards().length, 0);
    await act('advanceClock', { minutes: 60 });
    await desk.slack.until(() => cards().length === 1, 'the card');
  });

  it('counts an approval once though its event comes twice, and lists both events', async () => {
    await approve();
    const history = async () => (await person('maya').slash(STORY, '/story history HACK-2')).text;
    const before = await history();
    await act('repeatEvent');
    assert.match(feed(), /reaction_added :white_check_mark:: acknowledged after \d+ ms/);
    assert.match(feed(), /reaction_added :white_check_mark:, repeated: acknowledged/);
    assert.equal(await history(), before);
    assert.equal(before.match(/left an approval/g)?.length, 1, before);
  });

  it('holds events back, and hands them over the wrong way round', async () => {
    await act('holdEvents');
    const { message } = person('maya').sees(STORY).at(-1) ?? {};
    assert.ok(message);
    await person('maya').react(message, 'eyes');
    await person('tom').react(message, 'tada');
    assert.match(feed(), /reaction_added :eyes:: held back/);
    assert.deepEqual(Object((await act('look'))['newsroom'])['held'], 2);
    await act('releaseEvents');
    const told = [...feed().matchAll(/reaction_added :(\w+):: acknowledged/g)].map(([, name]) => name);
    assert.deepEqual(told.slice(-2), ['tada', 'eyes']);
  });

  it('shows connections that are lost, and that they come back', async () => {
    await desk.slack.connected(2);
    const before = closedAndOpened().length;
    await act('dropSocket', { which: 'all' });
    assert.equal((await act('look'))['connected'], false);
    await desk.slack.connected(2);
    assert.deepEqual(closedAndOpened().slice(before).sort(), [
      'Connection closed',
      'Connection closed',
      'Connection opened',
      'Connection opened',
    ]);
    assert.match(await claims(), /HACK-1/);
  });

  it('stays closed when it was stopped, and comes back when it is restarted', async () => {
    await act('stopDesk');
    assert.deepEqual(Object((await act('look'))['newsroom'])['running'], false);
    assert.match(String((await act('say', { channel: STORY, text: '/story claims' }))['error']), /dispatch_failed/);
    assert.match(feed(), /\/story claims: the app is not connected/);
    await act('restartDesk');
    assert.match(await claims(), /HACK-1/);
  });

  it('tells no secrets in the feed', () => {
    assert.doesNotMatch(JSON.stringify(desk.slack.workspace.activity.entries), /xoxb|xapp|ticket=/);
  });
});
