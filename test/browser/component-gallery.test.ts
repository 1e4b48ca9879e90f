import { describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.ts';
import { desk, phone } from '../support/browser.ts';
import { portalStage } from '../support/portal-stage.ts';
import { openTheYear } from '../support/portal-world.ts';

const stage = portalStage(openTheYear);

describe.each([
  ['zh', 'a phone', phone],
  ['en', 'a phone', phone],
  ['zh', 'a desk', desk],
  ['en', 'a desk', desk],
] as const)('the gallery of components in %s on %s', (language, _, size) => {
  it('shows each in all its states: nothing sticks out, nothing is inaccessible, nothing complains', async () => {
    const visitor = await stage.visitor(size, language);
    const { page } = visitor;
    await visitor.open('/help/components');
    const links = page.locator('main li a');
    const addresses = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(addresses.length).toBeGreaterThan(15);
    for (const address of addresses) {
      await visitor.open(address);
      expect(await seriousFindings(page), address).toEqual([]);
      const width = await page.locator('html').evaluate((html) => html.scrollWidth);
      expect(width, address).toBeLessThanOrEqual(size.width);
      expect(await page.locator('main section').count(), address).toBeGreaterThan(0);
      expect(await page.locator('main').innerText(), address).not.toMatch(/undefined|NaN|\[object/);
    }
    await visitor.open('/help/components/money-input');
    const doubted = language === 'zh' ? '逗号只作千分位' : 'A comma only groups thousands';
    expect(await page.locator('main').innerText()).toContain(doubted);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});
