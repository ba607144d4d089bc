import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
/** For `describe`: tests of the page need a browser. */
export const NEEDS_BROWSER = { skip: existsSync(CHROMIUM) ? false : `${CHROMIUM} is not installed` };

const ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  // Fewer processes: a page is loaded in the one that its blank window has, and drawn by the browser's own.
  ...['--disable-site-isolation-trials', '--in-process-gpu'],
];
/** Of the page's origin, and not the page. Elsewhere, as at about:blank, a window would get another process. */
const DOORSTEP = 'page/icon.svg';
const SIZE = { width: 1280, height: 720 };

/** What a window may be like. One that differs in more than its size is made for its visitor. */
export type WindowOptions = Omit<BrowserContextOptions, 'viewport'> & { readonly viewport?: typeof SIZE };

/**
 * A browser that looks at one page. Visitors come and go, each in a window that keeps nothing from the one before; the
 * windows themselves are used again, as a new one takes three times the processor time of a page that is loaded anew.
 */
export class Windows {
  /** What went wrong on the page, or was asked elsewhere. */
  readonly complaints: string[] = [];
  readonly #url: string;
  readonly #browser: Browser;
  readonly #free: Page[] = [];
  readonly #taken: Page[] = [];

  private constructor(url: string, browser: Browser) {
    this.#url = url;
    this.#browser = browser;
  }

  /** @param url - the page's, with its closing slash */
  static async open(url: string): Promise<Windows> {
    return new Windows(url, await chromium.launch({ executablePath: CHROMIUM, args: ARGS }));
  }

  /** A window of its own: another visitor, as somebody of the cast. */
  async visit(who: string, channel: string, { viewport = SIZE, ...options }: WindowOptions = {}): Promise<Page> {
    const isPlain = Object.keys(options).length === 0;
    const page = (isPlain ? this.#free.pop() : undefined) ?? (await this.#newWindow(options));
    if (isPlain) this.#taken.push(page);
    await page.setViewportSize(viewport);
    await page.goto(`${this.#url}#as=${who}`);
    await page.getByRole('heading', { level: 1, name: channel }).waitFor();
    return page;
  }

  /** Everybody leaves: their windows are empty, and there for others. */
  async leave(): Promise<void> {
    const pages = this.#taken.splice(0);
    await Promise.all(pages.map((page) => this.#clear(page)));
    this.#free.push(...pages);
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  async #newWindow(options: WindowOptions): Promise<Page> {
    const context = await this.#browser.newContext({ reducedMotion: 'reduce', locale: 'en-US', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(8_000);
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (line) => {
      // The doorstep has no icon of its own, so that the browser looks for one.
      const isIcon = line.location().url === `${this.#url}favicon.ico`;
      if (line.type() === 'error' && !isIcon) this.complaints.push(line.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(this.#url)) this.complaints.push(`asked elsewhere: ${request.url()}`);
    });
    return page;
  }

  async #clear(page: Page): Promise<void> {
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    page.removeAllListeners('dialog');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(this.#url + DOORSTEP);
    await page.evaluate('localStorage.clear(); sessionStorage.clear();');
  }
}
