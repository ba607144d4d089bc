import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { NewsroomPage, send } from '../support/page.ts';
import { NEEDS_BROWSER } from '../support/windows.ts';

const HOSTILE =
  '<img src=x onerror="alert(1)"> <!channel> <@U07M4YAL1ND> *not bold* \u202Edlrow\u202C <script>alert(2)</script>';

describe('the desk on the page', NEEDS_BROWSER, () => {
  let newsroom: NewsroomPage;
  before(async () => {
    newsroom = await NewsroomPage.open(new URL('../../demo/trump-campaign-hack.json', import.meta.url));
  });
  afterEach(() => newsroom.leave());
  after(() => newsroom.close());

  const tourOf = (page: Page) => page.getByRole('region', { name: 'Tour' });
  const press = (page: Page, name: string) => tourOf(page).getByRole('button', { name }).click();
  const says = (page: Page, words: string) => tourOf(page).getByText(words).waitFor();

  it('takes a newcomer through the tour, from a question to the recall', async () => {
    const page = await newsroom.window('maya');
    await press(page, 'Be Priya');
    await press(page, 'Write It for Me');
    await page.keyboard.press('Enter');
    await page.getByText('1 claim with “illegally obtained”').waitFor();

    await says(page, 'File a claim.');
    await press(page, 'Write It for Me');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'New Claim' }).getByRole('button', { name: 'Propose' }).click();

    await says(page, 'Approve it as an editor.');
    await press(page, 'Be Maya');
    await page.getByRole('article').last().getByRole('button', { name: 'Approve' }).click();

    await says(page, 'Import a story.');
    await page.reload();
    await press(page, 'Be Priya');
    await press(page, 'Copy the Article');
    await press(page, 'Write It for Me');
    await page.keyboard.press('Enter');
    const article = page.getByRole('dialog', { name: 'Import an Article' });
    await article.getByRole('textbox', { name: 'Article' }).focus();
    await page.keyboard.press('Control+V');
    await article.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('claims are proposed').first().waitFor();
    // A desk that was slow says so in the form, too, which stays.
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await press(page, 'Be Maya');
    const digest = page.getByRole('article').filter({ hasText: 'claims in “Iran dismisses' }).last();
    await digest.getByRole('button', { name: 'Approve', exact: true }).first().click();
    await digest.getByText('Approved: HACK-').waitFor();

    await says(page, 'Correct what was approved.');
    await press(page, 'Be Priya');
    await press(page, 'Write It for Me');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'Correct a Claim' });
    await form.getByLabel('Correction: it was wrong').check();
    await form.getByRole('textbox', { name: 'Reason' }).fill('He was its communications director.');
    await form.getByRole('textbox', { name: 'Title at the time' }).fill('Trump campaign communications director');
    await form.getByRole('button', { name: 'Propose' }).click();
    await press(page, 'Be Maya');
    await page.getByRole('article').last().getByRole('button', { name: 'Approve' }).click();

    await says(page, 'See the recall arrive.');
    await press(page, 'Be Priya');
    await press(page, 'Open Story Desk');
    await page.getByRole('button', { name: 'Got It' }).click();
    await says(page, 'The tour is over.');
    await press(page, 'Hide the Tour');
    await tourOf(page).waitFor({ state: 'hidden' });
  });

  it('lets two people in two windows review one claim, and shows each what the other did', async () => {
    const [priya, tom] = [await newsroom.window('priya'), await newsroom.window('tom')];
    await send(priya, '/story add "Nobody has told us anything." — Reuters, in a report, Aug. 11, 2024');
    await priya.getByRole('dialog', { name: 'New Claim' }).getByRole('button', { name: 'Propose' }).click();
    const card = (page: Page) => page.getByRole('article').filter({ hasText: 'Nobody has told us anything.' }).last();
    await card(tom).getByRole('button', { name: 'Hold' }).click();
    await tom.getByRole('textbox', { name: 'Reason' }).fill('Which report?');
    await tom.getByRole('button', { name: 'Hold', exact: true }).last().click();
    await card(priya).getByText('On hold').waitFor();
    await card(priya).getByText('Which report?').waitFor();
    await card(tom).getByRole('button', { name: 'Take Back' }).click();
    await card(priya).getByText('On hold').waitFor({ state: 'hidden' });
    await card(tom).hover();
    await card(tom).getByRole('button', { name: 'React with white check mark' }).click();
    await card(priya).getByText('Approved by @Tom Okafor').first().waitFor();
  });

  it('keeps what was typed when a field is wrong, and finds names as one types', async () => {
    const page = await newsroom.window('priya');
    await send(page, '/story add');
    const form = page.getByRole('dialog', { name: 'New Claim' });
    await form.getByRole('combobox', { name: 'Who said it' }).fill('cheu');
    await form.getByRole('option', { name: 'Steven Cheung' }).waitFor();
    for (const key of ['ArrowDown', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
    await form.getByRole('textbox', { name: 'When' }).fill('the other day');
    await form.getByRole('textbox', { name: 'What they said' }).fill('It was a hostile act.');
    await form.getByRole('button', { name: 'Propose' }).click();
    await form.getByText('can’t read', { exact: false }).or(form.getByText("can't read")).first().waitFor();
    assert.equal(await form.getByRole('combobox', { name: 'Who said it' }).inputValue(), 'Steven Cheung');
    assert.equal(await form.getByRole('textbox', { name: 'What they said' }).inputValue(), 'It was a hostile act.');
    await form.getByRole('textbox', { name: 'When' }).fill('Aug. 10, 2024');
    await form.getByRole('button', { name: 'Propose' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('is proposed: Steven Cheung, said Saturday, Aug. 10, 2024.').last().waitFor();
  });

  it('answers a mention in a thread, where Slack has no commands', async () => {
    const page = await newsroom.window('tom');
    await send(page, 'What does the campaign say?');
    const said = page.getByRole('article').filter({ hasText: 'What does the campaign say?' }).last();
    await said.hover();
    await said.getByRole('button', { name: 'Reply in a thread' }).click();
    const box = page.getByLabel('Reply in the thread');
    await box.fill('/story claims');
    await page.keyboard.press('Enter');
    await page.getByText('Slack has no slash commands in threads').first().waitFor();
    await box.fill('@Story Desk who-said reign of terror');
    await page.keyboard.press('Enter');
    await page.getByRole('log', { name: 'Replies' }).getByText('The Iranians know that President Trump').waitFor();
    const inChannel = page.getByRole('log', { name: 'Messages' }).getByRole('article');
    await inChannel.filter({ hasText: 'What does the campaign say?' }).getByRole('button', { name: /repl/ }).waitFor();
    assert.equal(await page.getByRole('log', { name: 'Messages' }).getByText('reign of terror').count(), 1);
  });

  it('shows hostile words as words, to eyes, ears and Slack', async () => {
    const page = await newsroom.window('priya');
    let alerts = 0;
    page.on('dialog', (dialog) => {
      alerts += 1;
      void dialog.dismiss();
    });
    await send(page, '/story add');
    const form = page.getByRole('dialog', { name: 'New Claim' });
    await form.getByRole('combobox', { name: 'Who said it' }).fill('Reuters');
    await form.getByRole('option', { name: 'Reuters', exact: true }).first().click();
    await form.getByRole('textbox', { name: 'What they said' }).fill(HOSTILE);
    await form.getByRole('textbox', { name: 'How and to whom' }).fill('<b>told</b> <!here>');
    await form.getByRole('button', { name: 'Propose' }).click();
    const card = page.getByRole('article').filter({ hasText: 'Review HACK' }).filter({ hasText: 'onerror' });
    await card.waitFor();
    assert.equal(await card.locator('blockquote').textContent(), HOSTILE);
    assert.equal(await card.locator('.content img, .content script, .content b').count(), 0);
    await card.getByText('<b>told</b> <!here>').waitFor();
    assert.equal(alerts, 0);
    assert.deepEqual(newsroom.desk.slack.pings, []);
  });

  it('can be used with the keyboard alone: another person, another channel, a card approved', async () => {
    const page = await newsroom.window('priya');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate('document.activeElement.id'), 'composer');
    await page.keyboard.type('/story add "It is on every screen." — Politico, in print, Aug. 12, 2024');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'New Claim' });
    await form.waitFor();
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    await page.getByText('is proposed: Politico, said Monday').waitFor();

    await page.getByRole('radio', { name: 'Priya Raman, Reporter' }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.getByText('Tom Okafor · Editor.').waitFor();
    const card = page.getByRole('article').filter({ hasText: 'It is on every screen.' }).last();
    await card.getByRole('button', { name: 'Approve' }).focus();
    await page.keyboard.press('Space');
    await card.getByText('Approved by @Tom Okafor').first().waitFor();

    await page.getByRole('button', { name: 'newsroom', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '# newsroom' }).waitFor();
  });

  it('shows an answer to whoever asked, and to nobody else', async () => {
    const [priya, tom] = [await newsroom.window('priya'), await newsroom.window('tom')];
    await send(priya, '/story said-by Microsoft');
    const answer = (page: Page) => page.locator('.message.ephemeral').filter({ hasText: 'in a report' });
    await answer(priya).getByText('Only visible to you').waitFor();
    assert.equal(await answer(tom).count(), 0);
  });

  it('brings what one sends into sight, wherever one was reading', async () => {
    const page = await newsroom.window('maya');
    await page.locator('.message').first().scrollIntoViewIfNeeded();
    await send(page, 'And now?');
    const said = page.getByRole('article').filter({ hasText: 'And now?' }).last();
    await said.waitFor();
    const [box, view] = [await said.boundingBox(), page.viewportSize()];
    assert.ok(box && view && box.y > 0 && box.y + box.height < view.height, 'the message is in sight');
  });

  it('shows nothing of where one was under the name of where one went', async () => {
    const page = await newsroom.window('maya');
    const looks: Route[] = [];
    let asked = Promise.withResolvers<void>();
    await page.route('**/newsroom/look', (route) => {
      looks.push(route);
      asked.resolve();
    });
    const { slack } = newsroom.desk;
    await slack.person('tom').says('#trump-campaign-hack', 'Only in the channel of the story');
    await asked.promise;
    await page.getByRole('button', { name: /^newsroom/ }).click();
    asked = Promise.withResolvers();
    await looks.shift()?.continue();
    // The page looks again once it is done with what it learned of the place where one was.
    await asked.promise;
    assert.equal(await page.getByRole('heading', { name: '# newsroom', level: 1 }).count(), 0);
    await looks.shift()?.continue();
    await page.unroute('**/newsroom/look');
    await page.getByRole('heading', { name: '# newsroom', level: 1 }).waitFor();
    assert.equal(await page.getByText('Only in the channel of the story').count(), 0);
  });

  it('is another newsroom for somebody else, at one click', async () => {
    const page = await newsroom.window('maya');
    await page.getByRole('button', { name: 'desk-editors' }).waitFor();
    await page.getByText('Sam', { exact: true }).click();
    await page.getByRole('heading', { name: 'joint-desk' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'desk-editors' }).count(), 0);
    assert.equal(await page.getByRole('button', { name: 'Story Desk Home' }).count(), 0);
  });
});
