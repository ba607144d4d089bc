import type { Page } from 'playwright-core';
import { send } from '../support/page.ts';

/** A view of the page: whose, and how one comes to it. */
export interface Shot {
  readonly name: string;
  readonly who: string;
  /** Of the window, in pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  readonly come: (page: Page) => Promise<void>;
}

const hideTour = (page: Page): Promise<void> => page.getByRole('button', { name: 'Hide the Tour' }).click();

/** The main views, as a newsroom would want to see them first. */
export const SHOTS: readonly Shot[] = [
  {
    name: 'answer',
    who: 'priya',
    async come(page) {
      await hideTour(page);
      await send(page, '/story who-said "illegally obtained"');
      await page.getByText('1 claim with “illegally obtained”').waitFor();
    },
  },
  {
    name: 'review',
    who: 'maya',
    async come(page) {
      await hideTour(page);
      await page.getByText('Review HACK-16').waitFor();
      const card = page.locator('.message').filter({ hasText: 'survived an assassination attempt' }).last();
      await card.getByRole('button', { name: 'Approve' }).click();
      await card.getByText('attribution approved by').waitFor();
    },
  },
  {
    name: 'tour',
    who: 'maya',
    async come(page) {
      await page.getByRole('region', { name: 'Tour' }).waitFor();
    },
  },
  {
    name: 'form',
    who: 'priya',
    async come(page) {
      await hideTour(page);
      await send(
        page,
        '/story add "We can confirm the FBI is investigating this matter." — FBI, in a statement, Aug. 12, 2024',
      );
      await page.getByRole('dialog', { name: 'New Claim' }).waitFor();
    },
  },
  {
    name: 'composer',
    who: 'priya',
    async come(page) {
      await hideTour(page);
      await page.getByLabel('Message', { exact: true }).pressSequentially('/story ');
      await page.getByRole('option', { name: /who-said/ }).waitFor();
    },
  },
  {
    name: 'home',
    who: 'maya',
    async come(page) {
      await hideTour(page);
      await page.getByRole('button', { name: 'Story Desk Home' }).click();
      await page.getByText('Your stories').waitFor();
    },
  },
  {
    name: 'recall',
    who: 'priya',
    async come(page) {
      await hideTour(page);
      await send(page, '/story who-said "illegally obtained"');
      await page.getByText('1 claim with “illegally obtained”').waitFor();
      await page.getByText('Maya', { exact: true }).click();
      await send(page, '/story retract HACK-3');
      const form = page.getByRole('dialog');
      await form.getByLabel('The speaker').check();
      await form.getByRole('textbox', { name: 'Reason' }).fill('The statement was withdrawn.');
      await page.getByRole('button', { name: 'Retract' }).click();
      await form.waitFor({ state: 'detached' });
      await page.getByText('Priya', { exact: true }).click();
      await page.getByRole('button', { name: /^Story Desk( unread)?$/ }).click();
      await page.getByRole('button', { name: 'Got It' }).waitFor();
    },
  },
  {
    name: 'thread',
    who: 'tom',
    async come(page) {
      await hideTour(page);
      await send(page, 'What does the campaign say?');
      const said = page.locator('.message').filter({ hasText: 'What does the campaign say?' }).last();
      await said.hover();
      await said.getByRole('button', { name: 'Reply in a thread' }).click();
      await page.getByLabel('Reply in the thread').fill('@Story Desk who-said reign of terror');
      await page.keyboard.press('Enter');
      await page.getByRole('log', { name: 'Replies' }).getByText('The Iranians know').waitFor();
    },
  },
  {
    name: 'tools',
    who: 'maya',
    async come(page) {
      await hideTour(page);
      await page.getByRole('button', { name: 'Time tools' }).click();
      await page.getByRole('heading', { name: 'Time tools' }).waitFor();
    },
  },
  {
    name: 'not-connected',
    who: 'tom',
    async come(page) {
      await hideTour(page);
      await page.getByRole('button', { name: 'Time tools' }).click();
      await page.getByRole('button', { name: 'Stop the app' }).click();
      await page.getByText('Commands fail until it is back.').waitFor();
      await page.keyboard.press('Escape');
      await send(page, '/story claims');
      await page.getByText('dispatch_failed').first().waitFor();
    },
  },
  {
    name: 'narrow',
    who: 'priya',
    size: { width: 390, height: 800 },
    async come(page) {
      await hideTour(page);
      await send(page, '/story who-said "illegally obtained"');
      await page.getByText('1 claim with “illegally obtained”').waitFor();
    },
  },
];
