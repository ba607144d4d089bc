import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { CHANNELS } from '../../src/local/cast.ts';
import type { LocalDesk } from '../../src/local-newsroom.ts';
import { call } from '../support/local-newsroom.ts';
import { NewsroomPage, send } from '../support/page.ts';
import { NEEDS_BROWSER } from '../support/windows.ts';

describe('the time tools in a browser', NEEDS_BROWSER, () => {
  let newsroom: NewsroomPage;
  let desk: LocalDesk;
  let page: Page;

  before(async () => {
    newsroom = await NewsroomPage.open();
    desk = newsroom.desk;
    page = await newsroom.window('maya');
  });
  after(() => newsroom.close());

  const panel = () => page.getByRole('complementary', { name: 'Time tools' });
  const use = async (name: string): Promise<void> => {
    // Its buttons are drawn again once the newsroom is ready: a click in that instant would be lost.
    await panel()
      .getByText(/^The newsroom is/)
      .waitFor({ state: 'detached' });
    await panel().getByRole('button', { name, exact: true }).click();
  };
  const open = async (): Promise<void> => {
    if (await panel().isHidden()) await page.getByRole('button', { name: 'Time tools' }).click();
    await panel().waitFor();
  };

  it('opens beside the channel, and closes by Escape with the focus where it was', async () => {
    const toggle = page.getByRole('button', { name: 'Time tools', exact: true });
    await toggle.focus();
    await page.keyboard.press('Enter');
    await panel().waitFor();
    assert.equal(await toggle.getAttribute('aria-expanded'), 'true');
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'hidden' });
    assert.equal(await page.evaluate('document.activeElement.id'), 'tools-toggle');
  });

  it('moves the clock, and says by how much', async () => {
    await open();
    await panel().getByText('as on your own clock').waitFor();
    await use('A day later');
    await panel().getByText('moved forward by 1 day').waitFor();
    await use('An hour later');
    await panel().getByText('moved forward by 1 day 1 hour').waitFor();
  });

  it('lists what goes over the wire, with its result in words', async () => {
    await open();
    await send(page, '/story claims');
    const log = panel().getByRole('log', { name: 'Activity' });
    await log
      .getByText(/To Story Desk: \/story claims Maya Lindqvist, #trump-campaign-hack acknowledged after/)
      .waitFor();
    await log
      .getByText(/You: Moved the clock forward/)
      .first()
      .waitFor();
  });

  it('says that the app is gone, and starts it again', async () => {
    await open();
    await use('Stop the app');
    const gone = page.getByText('Story Desk is not connected. Commands fail until it is back.');
    await gone.waitFor();
    await page.getByRole('button', { name: 'Restart Story Desk' }).click();
    await gone.waitFor({ state: 'detached' });
    await desk.slack.connected();
  });

  it('says what Slack refused, and which limit it broke', async () => {
    await call(desk.slack, 'chat.postMessage', { channel: CHANNELS.newsroom.id, text: 'x'.repeat(40_001) });
    const line = page.getByText(
      /Slack refused a message of Story Desk: chat\.postMessage, #newsroom: msg_too_long: 40001/,
    );
    await line.first().waitFor();
    await page.getByRole('status').getByRole('button', { name: 'Dismiss' }).click();
    await page
      .getByRole('status')
      .getByText(/Slack refused/)
      .waitFor({ state: 'detached' });
  });

  it('says that an answer takes long, while it does', async () => {
    const { unanswered, people } = desk.slack.workspace;
    const { promise, resolve } = Promise.withResolvers<void>();
    const working = page.getByText('Story Desk is working on /story claims…');
    const asked = unanswered.during(people.get('maya'), '/story claims', () => promise);
    await working.waitFor();
    resolve();
    await asked;
    await working.waitFor({ state: 'detached' });
  });

  it('starts over only when that is confirmed, and shows the new newsroom in the open page', async () => {
    await open();
    await send(page, 'To be forgotten');
    await page.getByRole('article').filter({ hasText: 'To be forgotten' }).waitFor();
    await use('Empty newsroom');
    const dialog = page.getByRole('dialog', { name: 'Empty newsroom?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('article').filter({ hasText: 'To be forgotten' }).count(), 1);
    await use('Empty newsroom');
    await dialog.getByRole('button', { name: 'Empty newsroom' }).click();
    await page.getByRole('article').first().waitFor({ state: 'detached' });
    await panel().getByText('as on your own clock').waitFor();
    await desk.slack.until(() => desk.busy === null, 'the end of starting over');
    await use('Start over');
    await page.getByRole('dialog', { name: 'Start over?' }).getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('article').filter({ hasText: 'HACK-2' }).first().waitFor();
  });
});
