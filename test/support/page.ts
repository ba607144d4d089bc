import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readSettings } from '../../src/config.ts';
import { LocalDesk } from '../../src/local-newsroom.ts';
import { makeLog } from '../../src/log.ts';
import { type WindowOptions, Windows } from './windows.ts';

const SHORT_STORY = new URL('short-story.json', import.meta.url);

/** What axe says of something that keeps people out. */
export interface Barrier {
  readonly id: string;
  readonly impact: string;
  readonly help: string;
  readonly where: readonly string[];
}

/** The whole local newsroom, with the real desk in it, and a browser that looks at its page. */
export class NewsroomPage {
  readonly desk: LocalDesk;
  readonly #windows: Windows;
  readonly #folder: string;

  private constructor(desk: LocalDesk, windows: Windows, folder: string) {
    this.desk = desk;
    this.#windows = windows;
    this.#folder = folder;
  }

  /** @param story - what the newsroom is told; the short story unless given */
  static async open(story: URL = SHORT_STORY): Promise<NewsroomPage> {
    const folder = await mkdtemp(join(tmpdir(), 'story-desk-page-'));
    const settings = readSettings({ DATABASE_PATH: join(folder, 'facts.db'), LOCAL_PORT: '0' });
    if (!settings.ok) throw new Error(settings.problems.join('\n'));
    const desk = await LocalDesk.open(settings.config, { story, log: makeLog('error'), postSpacingMs: 0 });
    await desk.start();
    return new NewsroomPage(desk, await Windows.open(desk.url), folder);
  }

  /** A window of its own: another visitor, as somebody of the cast. */
  window(who: string, options: WindowOptions = {}): Promise<Page> {
    return this.#windows.visit(who, 'trump-campaign-hack', options);
  }

  /** After each test: its visitors leave, and their windows are there for others. */
  leave(): Promise<void> {
    return this.#windows.leave();
  }

  /** Ends everything, and fails where the page complained or the desk broke one of Slack's rules. */
  async close(): Promise<void> {
    await this.#windows.close();
    const { faults, pings } = this.desk.slack;
    await this.desk.stop();
    await rm(this.#folder, { recursive: true });
    const { complaints } = this.#windows;
    assert.deepEqual({ complaints, faults, pings }, { complaints: [], faults: [], pings: [] });
  }
}

/** Types into the composer and sends. */
export async function send(page: Page, text: string): Promise<void> {
  await page.getByLabel('Message', { exact: true }).fill(text);
  await page.keyboard.press('Enter');
}

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What keeps people out of what is on the screen now, serious or worse by axe's reckoning. */
export async function barriers(page: Page): Promise<Barrier[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  const found: Barrier[] = await page.evaluate(`(async () => {
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, impact, help, nodes }) => ({ id, impact, help, where: nodes.map(({ html }) => html.slice(0, 160)) }));
  })()`);
  return found;
}
