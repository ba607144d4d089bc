import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { NewsroomPage } from '../support/page.ts';
import { SHOTS, type Shot } from './shots.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'screenshots');
const STORY = new URL('../../demo/trump-campaign-hack.json', import.meta.url);
const SCHEMES = ['light', 'dark'] as const;

/** Takes each view of the local newsroom, light and dark, from the story as the visitor finds it. */
const newsroom = await NewsroomPage.open(STORY);
await mkdir(FOLDER, { recursive: true });
try {
  for (const shot of SHOTS) {
    for (const colorScheme of SCHEMES) await take(shot, colorScheme);
  }
} finally {
  await newsroom.close();
}

async function take({ name, who, size, come }: Shot, colorScheme: (typeof SCHEMES)[number]): Promise<void> {
  await newsroom.desk.startOver({ story: true });
  const viewport = size ?? { width: 1280, height: 800 };
  const page = await newsroom.window(who, { colorScheme, viewport, deviceScaleFactor: 2 });
  await come(page);
  await settle(page);
  const path = join(FOLDER, `${name}-${colorScheme}.png`);
  await page.screenshot({ path });
  console.log(path);
  await page.context().close();
}

/** Fonts are there, and nothing moves. */
async function settle(page: Page): Promise<void> {
  await page.evaluate('document.fonts.ready.then(() => null)');
  await page.waitForLoadState('networkidle').catch(() => undefined);
}
