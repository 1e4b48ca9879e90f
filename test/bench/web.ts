import { type Browser, chromium as playwright } from 'playwright-core';
import { freePort } from '../../infra/local/free-port.ts';
import { buildPortal } from '../../infra/local/portal-build.ts';
import { desk, launchBrowser, Visitor } from '../support/browser.ts';
import { type WeighedRoute, weighedRoutes } from '../support/portal-weight.ts';
import { openTheYear } from '../support/portal-world.ts';
import { newDataFolder, removeDataFolder, startStageProcess } from '../support/stage.ts';
import { print } from './figures.ts';
import { benchLighthouse } from './lighthouse.ts';
import { portalWeights } from './portal-weights.ts';

const startPages = ['/', '/firm'] as const;

/** The portal in a browser: what its first paints weigh, and what Lighthouse says of where a firm starts. */
async function main(): Promise<void> {
  const folder = await buildPortal();
  const stage = await startStageProcess(await newDataFolder());
  const port = await freePort();
  const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
  try {
    await openTheYear(stage);
    const fonts = new Map<WeighedRoute, number>();
    for (const route of weighedRoutes) fonts.set(route, await fontsOf(browser, stage.url, route));
    print(portalWeights(folder, (route) => fonts.get(route) ?? Number.NaN));
    const forget = await signInFor(port, stage.url);
    const pages = startPages.map((path) => ({ path, url: `${stage.url}${path}` }));
    print(await benchLighthouse(pages, port, forget));
  } finally {
    await browser.close();
    await stage.stop();
    await removeDataFolder(stage.dataDir);
  }
}

/** Bytes of the fonts that a browser fetches to show the page. */
async function fontsOf(browser: Browser, url: string, { path, user }: WeighedRoute): Promise<number> {
  const visitor = await Visitor.arrive(browser, url, desk);
  const sizes = new Map<string, number>();
  visitor.page.on('response', (response) => {
    if (response.request().resourceType() !== 'font') return;
    sizes.set(response.url(), Number(response.headers()['content-length']));
  });
  if (user === undefined) await visitor.open(path);
  else await visitor.signIn(user, path);
  await visitor.leave();
  return [...sizes.values()].reduce((sum, one) => sum + one, 0);
}

/**
 * Signs in where Lighthouse looks: in pages of the browser's own, which know nothing of a context made for a test. Gives back what makes
 * the browser forget every file, so that each look is a first one.
 */
async function signInFor(port: number, url: string): Promise<() => Promise<void>> {
  const own = await playwright.connectOverCDP(`http://127.0.0.1:${port}`);
  const [context] = own.contexts();
  if (context === undefined) throw new Error('the browser has no context of its own');
  const page = await context.newPage();
  await page.goto(`${url}/firm`);
  await page.locator('button[value="firm-a"]').click();
  await page.locator('h1').first().waitFor();
  const session = await context.newCDPSession(page);
  return () => session.send('Network.clearBrowserCache').then(() => undefined);
}

await main();
