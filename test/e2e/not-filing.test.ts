import assert from 'node:assert/strict';
import { closeSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import BetterSqlite from 'better-sqlite3';
import { CLAIM, STORY, TestNewsroom } from '../support/newsroom.ts';

describe('a desk whose store takes no writes', () => {
  let newsroom: TestNewsroom;
  before(async () => {
    newsroom = await TestNewsroom.open({ HEALTH_PORT: '0', LOG_LEVEL: 'error' });
    await newsroom.story();
    await newsroom.approved({});
  });
  after(() => newsroom.close());

  it('says so to whoever tries, on /readyz and to the editors, keeps the form, and files again by itself', async () => {
    const { priya, maya, tom, slack } = newsroom;
    const form = (await priya.slash(STORY, '/story add')).asView;
    const held = new BetterSqlite(newsroom.databasePath);
    held.exec('BEGIN IMMEDIATE');
    const words = 'Said while the store was held.';
    const told = await priya.submit(form, { ...CLAIM, 'What they said': words });
    assert.match(JSON.stringify(told), /I can't keep anything just now, because another program holds its file/);
    assert.match(priya.reads(form), new RegExp(words));
    assert.match(await newsroom.ask('who-said illegally', priya), /I show nothing that I can't put on record/);
    await slack.until(
      () => [maya, tom].every((who) => who.dms().some(({ text }) => /I can't file anything just now/.test(text))),
      'the editors to be told',
    );
    assert.deepEqual(await page(newsroom, '/readyz'), [503, 'not filing, because another program holds its file\n']);

    held.exec('ROLLBACK');
    held.close();
    await slack.until(() => maya.dms().some(({ text }) => /^I file again/.test(text)), 'the editors to be told again');
    assert.deepEqual(await page(newsroom, '/readyz'), [200, 'ready\n']);
    assert.deepEqual(await priya.submit(form), { outcome: 'closed' });
    await newsroom.card('HACK-2');
    assert.equal(maya.dms().filter(({ text }) => /I can't file anything/.test(text)).length, 1);
  });
});

describe('a desk that files again', () => {
  it('counts what was left on its cards meanwhile', async () => {
    const newsroom = await TestNewsroom.open({ LOG_LEVEL: 'error' });
    await newsroom.story();
    const { maya, slack, desk } = newsroom;
    const card = await newsroom.card(await newsroom.file({}));
    const { outbox } = desk.newsroom.store;
    await slack.until(async () => {
      await newsroom.ask('stories', maya);
      return (await outbox.nextDue()) === null;
    }, 'everything to be sent');
    const held = new BetterSqlite(newsroom.databasePath);
    held.exec('BEGIN IMMEDIATE');
    await maya.react(card, '+1');
    await slack.until(() => maya.dms().some(({ text }) => /I can't file anything just now/.test(text)), 'the fault');
    held.exec('ROLLBACK');
    held.close();
    await newsroom.settled('HACK-1', 'approved');
    await newsroom.close();
  });
});

describe('a desk whose file is taken away', () => {
  it('keeps nothing that would be lost, says so, and goes on with the file when that is back', async () => {
    const newsroom = await TestNewsroom.open({ LOG_LEVEL: 'error' });
    await newsroom.story();
    const { maya, priya, slack, databasePath } = newsroom;
    const form = (await priya.slash(STORY, '/story add')).asView;
    await priya.fill(form, CLAIM);
    renameSync(databasePath, `${databasePath}.away`);
    assert.match(JSON.stringify(await priya.submit(form)), /because its file was moved or deleted/);
    await slack.until(() => maya.dms().some(({ text }) => /I can't file anything just now/.test(text)), 'the fault');
    renameSync(`${databasePath}.away`, databasePath);
    await slack.until(() => maya.dms().some(({ text }) => /^I file again/.test(text)), 'the end of it');
    assert.deepEqual(await priya.submit(form), { outcome: 'closed' });
    await newsroom.close();
  });
});

describe('a desk whose file is damaged', () => {
  it('says so, and what helps', async () => {
    // What it logs is expected.
    const newsroom = await TestNewsroom.open({ LOG_LEVEL: 'error' });
    await newsroom.story();
    for (let number = 0; number < 40; number += 1) {
      await newsroom.propose({ 'What they said': `Number ${number}. ${'Something was said at length. '.repeat(60)}` });
    }
    await newsroom.restart(() => damage(newsroom.databasePath));
    const told = await newsroom.ask('claims status:proposed', newsroom.priya);
    assert.match(told, /because its file is damaged/);
    await newsroom.slack.until(
      () => newsroom.maya.dms().some(({ text }) => /because its file is damaged/.test(text)),
      'the editors to be told',
    );
    await newsroom.close();
  });
});

/** Overwrites what a version's row holds, and the page around it. */
function damage(path: string): void {
  const at = readFileSync(path).indexOf('Number 20. Something');
  const file = openSync(path, 'r+');
  const page = Math.floor(at / PAGE) * PAGE;
  writeSync(file, Buffer.alloc(PAGE, 0xa5), 0, PAGE, page);
  closeSync(file);
}

/** SQLite's default, in bytes. */
const PAGE = 4_096;

async function page(newsroom: TestNewsroom, path: string): Promise<[number, string]> {
  const answer = await fetch(`http://127.0.0.1:${newsroom.desk.healthPort}${path}`);
  return [answer.status, await answer.text()];
}
