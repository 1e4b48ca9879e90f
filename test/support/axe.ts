import { mkdirSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds serious or critical on the page as it stands, each with the elements. The page is looked at as a picture too. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  await takePicture(page, process.env['KEBAO_SCREENSHOTS']);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

/** The same in the language that is spoken and then in the other, and back again; whatever is open on the page stays open. */
export async function findingsInBothLanguages(page: Page): Promise<readonly (readonly string[])[]> {
  // A drawer may lie over the button.
  const changeLanguage = () =>
    page.getByRole('button', { name: /^(English|中文)$/, includeHidden: true }).dispatchEvent('click');
  const found = await seriousFindings(page);
  await changeLanguage();
  const inOther = await seriousFindings(page);
  await changeLanguage();
  return [found, inOther];
}

/** Pictures taken by this file of tests, by name. */
const taken = new Map<string, number>();

/** A picture of the whole page in that folder, named by page, language, width and, from the second on, number; left out: none. */
async function takePicture(page: Page, folder: string | undefined): Promise<void> {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  const { pathname, search } = new URL(page.url());
  const name = `${pathname}${search}`.replaceAll(/[^\w-]+/g, '_').replace(/^_+|_+$/g, '') || 'start';
  const language = await page.locator('html').getAttribute('lang');
  const shown = `${name}-${language}-${page.viewportSize()?.width}`;
  const number = (taken.get(shown) ?? 0) + 1;
  taken.set(shown, number);
  const file = `${shown}${number === 1 ? '' : `-${number}`}.png`;
  await page.screenshot({ path: path.join(folder, file), fullPage: true });
}
