import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { readSettings } from '../../src/config.ts';
import { LocalDesk } from '../../src/local-newsroom.ts';
import { makeLog } from '../../src/log.ts';

export const CHROMIUM = '/usr/bin/chromium';
/** For `describe`: tests of the page need a browser. */
export const NEEDS_BROWSER = { skip: existsSync(CHROMIUM) ? false : `${CHROMIUM} is not installed` };

const SHORT_STORY = new URL('short-story.json', import.meta.url);

/** What axe says of something that keeps people out. */
export interface Barrier {
  readonly id: string;
  readonly impact: string;
  readonly help: string;
  readonly where: readonly string[];
}

/** The whole local newsroom, with the real desk in it, and browsers that look at its page. */
export class NewsroomPage {
  readonly desk: LocalDesk;
  readonly #browser: Browser;
  readonly #folder: string;
  readonly #complaints: string[] = [];

  private constructor(desk: LocalDesk, browser: Browser, folder: string) {
    this.desk = desk;
    this.#browser = browser;
    this.#folder = folder;
  }

  /** @param story - what the newsroom is told; the short story unless given */
  static async open(story: URL = SHORT_STORY): Promise<NewsroomPage> {
    const folder = await mkdtemp(join(tmpdir(), 'story-desk-page-'));
    const settings = readSettings({ DATABASE_PATH: join(folder, 'facts.db'), LOCAL_PORT: '0' });
    if (!settings.ok) throw new Error(settings.problems.join('\n'));
    const desk = await LocalDesk.open(settings.config, { story, log: makeLog('error'), postSpacingMs: 0 });
    await desk.start();
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];
    return new NewsroomPage(desk, await chromium.launch({ executablePath: CHROMIUM, args }), folder);
  }

  /** A window of its own: another visitor, as somebody of the cast. */
  async window(who: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({ reducedMotion: 'reduce', locale: 'en-US', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(8_000);
    page.on('pageerror', (error) => this.#complaints.push(String(error)));
    page.on('console', (line) => line.type() === 'error' && this.#complaints.push(line.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith(this.desk.url)) this.#complaints.push(`asked elsewhere: ${request.url()}`);
    });
    await page.goto(`${this.desk.url}#as=${who}`);
    await page.getByRole('heading', { level: 1, name: 'trump-campaign-hack' }).waitFor();
    return page;
  }

  /** Ends everything, and fails where the page complained or the desk broke one of Slack's rules. */
  async close(): Promise<void> {
    await this.#browser.close();
    const { faults, pings } = this.desk.slack;
    await this.desk.stop();
    await rm(this.#folder, { recursive: true });
    assert.deepEqual({ complaints: this.#complaints, faults, pings }, { complaints: [], faults: [], pings: [] });
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
