import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium as playwright, type Page } from 'playwright-core';

/** The headless Chromium that comes with the packages; `more` are flags of the caller's own. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  // One process for everything is for functions with little memory; here a visitor who leaves must not end the others.
  const args = chromium.args.filter((one) => !['--single-process', '--no-zygote'].includes(one));
  return playwright.launch({ executablePath: await chromium.executablePath(), args: [...args, ...more] });
}

export interface Sizes {
  readonly width: number;
  readonly height: number;
}

/** A guard against waiting for ever, also on a machine that is busy with other tests. */
const patienceMs = 90_000;

export const phone: Sizes = { width: 360, height: 780 };
export const desk: Sizes = { width: 1280, height: 800 };

/** Somebody at a browser of their own, signed in as a demo user; everything that the page complains of is kept. */
export class Visitor {
  readonly page: Page;
  readonly complaints: string[] = [];
  private readonly context: BrowserContext;
  private readonly url: string;

  private constructor(url: string, context: BrowserContext, page: Page) {
    this.url = url;
    this.context = context;
    this.page = page;
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  static async arrive(browser: Browser, url: string, viewport: Sizes, language = 'zh'): Promise<Visitor> {
    const context = await browser.newContext({ viewport, locale: language === 'zh' ? 'zh-CN' : 'en' });
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    await page.addInitScript((spoken) => localStorage.setItem('language', spoken), language);
    return new Visitor(url, context, page);
  }

  /** Opens an address of the portal. */
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
    await this.settled();
  }

  /** Opens an address that asks who is there, and says so. */
  async signIn(user: string, path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
    await this.page.locator(`button[value="${user}"]`).click();
    await this.page.waitForURL((address) => !address.pathname.startsWith('/oidc'));
    await this.settled();
  }

  /** Waits until nothing is being fetched and the page has its heading. */
  async settled(): Promise<void> {
    await this.page.waitForLoadState('networkidle');
    await this.page.locator('h1').first().waitFor();
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}
