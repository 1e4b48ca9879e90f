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

/** The same in the language that is spoken and then in the other, and back again. */
export async function findingsInBothLanguages(page: Page): Promise<readonly (readonly string[])[]> {
  const found = await seriousFindings(page);
  await page.getByRole('button', { name: /^(English|中文)$/ }).click();
  const inOther = await seriousFindings(page);
  await page.getByRole('button', { name: /^(English|中文)$/ }).click();
  return [found, inOther];
}

/** A picture of the whole page in that folder, named by page, language and width; left out: none is taken. */
async function takePicture(page: Page, folder: string | undefined): Promise<void> {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  const { pathname, search } = new URL(page.url());
  const name = `${pathname}${search}`.replaceAll(/[^\w-]+/g, '_').replace(/^_+|_+$/g, '') || 'start';
  const language = await page.locator('html').getAttribute('lang');
  const file = `${name}-${language}-${page.viewportSize()?.width}.png`;
  await page.screenshot({ path: path.join(folder, file), fullPage: true });
}
