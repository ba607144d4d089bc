import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { NewsroomPage, send } from '../support/page.ts';
import { NEEDS_BROWSER } from '../support/windows.ts';

/** What visitors do whom nobody shows the way: they skip, cancel, go back, and use the keyboard. */
describe('the page for those who take wrong turns', NEEDS_BROWSER, () => {
  let newsroom: NewsroomPage;
  before(async () => {
    newsroom = await NewsroomPage.open(new URL('../../demo/trump-campaign-hack.json', import.meta.url));
  });
  afterEach(() => newsroom.leave());
  after(() => newsroom.close());

  const focused = (page: Page) =>
    page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.textContent");
  const isFocused = (page: Page, id: string) => page.locator(`#${id}:focus`).waitFor();
  const lastButton = (page: Page, name: string) =>
    page.getByRole('article').last().getByRole('button', { name, exact: true });

  it('says in the tour what a step waits for, when the one before was skipped or undone', async () => {
    const page = await newsroom.window('priya');
    const tour = page.getByRole('region', { name: 'Tour' });
    const skip = () => tour.getByRole('button', { name: 'Skip This Step' }).click();
    await skip();
    await skip();
    await tour.getByRole('button', { name: 'Be Maya' }).click();
    await tour.getByText('There is no new card yet').waitFor();
    await skip();
    await skip();
    await tour.getByText('There is no digest yet').waitFor();
    await skip();
    await tour.getByRole('button', { name: 'Be Priya' }).click();
    await send(page, '/story correct HACK-3');
    const form = page.getByRole('dialog', { name: 'Correct a Claim' });
    await form.getByLabel('Correction: it was wrong').check();
    await form.getByRole('textbox', { name: 'Reason' }).fill('He was its director.');
    await form.getByRole('textbox', { name: 'Title at the time' }).fill('director');
    await form.getByRole('button', { name: 'Propose' }).click();
    await tour.getByRole('button', { name: 'Be Maya' }).click();
    await tour.getByText('Approve the card of HACK-3, version 2.').waitFor();
    await lastButton(page, 'Decline').click();
    const decline = page.getByRole('dialog', { name: 'Decline a Claim' });
    await decline.getByRole('textbox').fill('He was not.');
    await decline.getByRole('button', { name: 'Decline' }).click();
    await tour.getByRole('button', { name: 'Be Priya' }).click();
    await tour.getByRole('button', { name: 'Write It for Me' }).waitFor();
    await skip();
    await tour.getByRole('button', { name: 'Open Story Desk' }).click();
    await tour.getByText('There is nothing to recall yet').waitFor();
    await tour.getByRole('button', { name: 'Hide the Tour' }).click();
    await isFocused(page, 'tour-toggle');
  });

  it('keeps the focus where it was when a form or a thread is closed', async () => {
    const page = await newsroom.window('priya');
    await send(page, '/story add');
    await page.getByRole('dialog', { name: 'New Claim' }).waitFor();
    // Twice, as one does who is in a hurry: the second finds nothing to close, which is no mistake.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await isFocused(page, 'composer');
    assert.equal(await page.locator('.notice').count(), 0);

    const card = page.getByRole('article').filter({ hasText: 'Review HACK-16' });
    await card.getByRole('button', { name: 'Reply in a thread' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Reply in the thread').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary', { name: 'Thread' }).waitFor({ state: 'hidden' });
    assert.equal(await focused(page), 'Reply in a thread');
  });

  it('keeps the focus on what was pressed, also where the answer is drawn anew', async () => {
    const page = await newsroom.window('priya');
    await send(page, '/story claims');
    await page.getByText('1–5 of 14').waitFor();
    await lastButton(page, 'Copy Attribution').first().focus();
    await page.keyboard.press('Enter');
    await page.getByText('ready to paste').waitFor();
    assert.equal(await focused(page), 'Copy Attribution');
    await page.getByRole('button', { name: 'Next', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('6–10 of 14').waitFor();
    assert.equal(await focused(page), 'Next');
    await page.keyboard.press('Enter');
    await page.getByText('11–14 of 14').waitFor();
    assert.match(String(await focused(page)), /^Story Desk, /);
  });

  it('goes back to the channel and the person one came from', async () => {
    const page = await newsroom.window('maya');
    const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('button', { name: 'desk-editors' }).click();
    await heading('desk-editors');
    await page.getByRole('radio', { name: 'Tom Okafor, Editor' }).check({ force: true });
    await page.getByText('Tom Okafor · Editor.').waitFor();
    await page.goBack();
    await page.getByText('Maya Lindqvist · Editor.').waitFor();
    await page.goBack();
    await heading('trump-campaign-hack');
    await page.goForward();
    await heading('desk-editors');
  });

  it('is shown to whoever comes by the address of somebody who is not here', async () => {
    const page = await newsroom.window('nobody');
    await page.getByText('Maya Lindqvist · Editor.').waitFor();
    assert.equal(await page.locator('.notice').count(), 0);
  });

  it('keeps what was typed into a form through a reload, as the form itself is kept', async () => {
    const page = await newsroom.window('tom');
    await send(page, '/story add');
    const form = page.getByRole('dialog', { name: 'New Claim' });
    await form.getByRole('textbox', { name: 'What they said' }).fill('Half a quote');
    await page.reload();
    await form.waitFor();
    assert.equal(await form.getByRole('textbox', { name: 'What they said' }).inputValue(), 'Half a quote');
    await form.getByRole('button', { name: 'Cancel' }).click();
    await form.waitFor({ state: 'detached' });
  });

  it('says how to begin where nobody said anything yet, to those who can', async () => {
    const page = await newsroom.window('maya');
    await page.getByRole('button', { name: /^newsroom/ }).click();
    await page.getByText('To cover a story in this channel, type').waitFor();
    await page.getByText('Sam', { exact: true }).click();
    await page.getByText('Nothing was said here yet.').waitFor();
    assert.equal(await page.getByText('To cover a story').count(), 0);
  });

  it('does not go round in circles where the newsroom cannot show itself', async () => {
    const page = await newsroom.window('maya');
    let looks = 0;
    await page.route('**/newsroom/look', async (route) => {
      looks += 1;
      await route.fulfill({ json: { error: 'It is broken.' } });
      newsroom.desk.slack.workspace.ledger.changed({ kind: 'view', person: 'nobody' });
    });
    newsroom.desk.slack.workspace.ledger.changed({ kind: 'view', person: 'nobody' });
    await page.getByText('It is broken.').waitFor();
    await page.waitForTimeout(1_500);
    assert.ok(looks <= 3, `${looks} looks`);
    assert.equal(await page.getByText('It is broken.').count(), 1);
  });

  it('leaves the channel wide enough to read beside a thread and the time tools', async () => {
    const page = await newsroom.window('maya', { viewport: { width: 1000, height: 800 } });
    const card = page.getByRole('article').filter({ hasText: 'Review HACK-16' });
    await card.getByRole('button', { name: 'Reply in a thread' }).click();
    await page.getByLabel('Reply in the thread').waitFor();
    await page.getByRole('button', { name: 'Time tools' }).click();
    for (const width of [1000, 1280, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const box = await page.getByRole('main').boundingBox();
      assert.ok((box?.width ?? 0) >= 330, `at ${width} pixels the channel is ${box?.width} wide`);
    }
  });
});
