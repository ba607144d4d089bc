import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { barriers, NewsroomPage, send } from '../support/page.ts';
import { NEEDS_BROWSER } from '../support/windows.ts';

/** How somebody comes to each view of the page. */
const VIEWS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'a channel': async () => undefined,
  'an answer': async (page) => {
    await send(page, '/story claims');
    await page.getByText('Only visible to you').last().waitFor();
  },
  'what the composer offers': async (page) => {
    await page.getByLabel('Message', { exact: true }).pressSequentially('/story wh');
    await page.getByRole('option', { name: /who-said/ }).waitFor();
  },
  'the emoji picker': async (page) => {
    const message = page.locator('.message:not(.ephemeral)').last();
    await message.hover();
    await message.getByRole('button', { name: 'Add a reaction' }).click();
    // All are drawn alike: axe takes seconds for nineteen hundred.
    await page.getByRole('searchbox', { name: 'Search emoji' }).fill('smile');
    await page.getByRole('group', { name: 'Found' }).waitFor();
  },
  'a form with errors': async (page) => {
    await send(page, '/story add');
    await page.getByRole('dialog', { name: 'New Claim' }).waitFor();
    await page.getByRole('button', { name: 'Propose' }).click();
    await page.locator('.wrong:not(:empty)').first().waitFor();
  },
  'a form with names offered': async (page) => {
    await send(page, '/story add');
    await page.getByRole('combobox', { name: 'Who said it' }).fill('Trump');
    await page.getByRole('option', { name: 'Trump campaign' }).waitFor();
  },
  'a thread': async (page) => {
    const message = page.locator('.message:not(.ephemeral)').last();
    await message.hover();
    await message.getByRole('button', { name: 'Reply in a thread' }).click();
    await page.getByLabel('Reply in the thread').waitFor();
  },
  'the Home tab': async (page) => {
    await page.getByRole('button', { name: 'Story Desk Home' }).click();
    await page.getByText('Your stories').waitFor();
  },
  'direct messages': async (page) => {
    await page.getByRole('button', { name: /^Story Desk( unread)?$/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Story Desk' }).waitFor();
  },
  'the time tools': async (page) => {
    await page.getByRole('button', { name: 'Time tools' }).click();
    await page.getByRole('heading', { name: 'Time tools' }).waitFor();
  },
};

/** Colors of their own stand in these; the others are made of the same. */
const IN_THE_DARK = new Set(['an answer', 'the emoji picker', 'a form with errors', 'the time tools']);

describe('each view of the page keeps nobody out', NEEDS_BROWSER, () => {
  let newsroom: NewsroomPage;
  before(async () => {
    newsroom = await NewsroomPage.open();
  });
  afterEach(() => newsroom.leave());
  after(() => newsroom.close());

  for (const [view, come] of Object.entries(VIEWS)) {
    it(view, async () => {
      const page = await newsroom.window('priya');
      await come(page);
      const light = await barriers(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = IN_THE_DARK.has(view) ? await barriers(page) : [];
      // An open form is there for the next window, too.
      if ((await page.locator('dialog').count()) > 0) await page.getByRole('button', { name: 'Cancel' }).click();
      await page.locator('dialog').waitFor({ state: 'detached' });
      assert.deepEqual({ light, dark }, { light: [], dark: [] });
    });
  }

  it('a narrow screen, where the rail is a drawer', async () => {
    const page = await newsroom.window('maya', { viewport: { width: 380, height: 760 } });
    assert.deepEqual(await barriers(page), []);
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('button', { name: 'desk-editors' }).waitFor();
    assert.deepEqual(await barriers(page), []);
    await page.getByRole('button', { name: 'desk-editors' }).click();
    await page.getByRole('heading', { level: 1, name: 'desk-editors' }).waitFor();
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), true);
  });
});
