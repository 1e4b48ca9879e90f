import { describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.ts';
import { phone, type Visitor } from '../support/browser.ts';
import { portalStage } from '../support/portal-stage.ts';
import { act, openTheYear } from '../support/portal-world.ts';

const stage = portalStage(openTheYear);

/** Buys 秦科普惠保 from the front page, pressing only what the pages offer; answers the number of presses. */
async function buy(visitor: Visitor, user: string): Promise<number> {
  const { page } = visitor;
  let clicks = 0;
  const press = async (selector: string) => {
    await page.locator(selector).first().click();
    clicks += 1;
    await visitor.settled();
  };
  await visitor.open('/');
  await page.fill('input[name=uscc]', '91610100QKB0000102');
  await press('button[type=submit]');
  await press(`button[value="${user}"]`);
  await page.waitForURL(/\/firm\/explore/);
  await press('[data-product=qinke-inclusive] .ant-btn');
  await page.waitForURL(/\/cover/);
  await press('button[type=submit]');
  await page.waitForURL(/\/questions\/1$/);
  while (/\/questions\//.test(page.url())) {
    const asked = page.url();
    await page.getByText(`第 ${asked.split('/').at(-1)} 题，共 3 题`).waitFor();
    await press('button[type=submit]');
    await page.waitForURL((address) => address.href !== asked);
  }
  await page.waitForURL(/\/firm\/quotes\//);
  await visitor.settled();
  expect(await page.locator('h1').innerText()).toContain('¥200.00');
  await press('.ant-btn-primary');
  await page.waitForURL(/\/clauses\/1$/);
  while (/\/clauses\//.test(page.url())) {
    const shown = page.url();
    await page.getByText(`第 ${shown.split('/').at(-1)} 条，共 4 条`).waitFor();
    await page.check('input[name=confirm]');
    clicks += 1;
    await press('button[type=submit]');
    await page.waitForURL((address) => address.href !== shown);
  }
  await visitor.settled();
  await press('.ant-btn-primary');
  await page.waitForURL(/\/pay$/);
  await visitor.settled();
  return clicks;
}

describe('a firm on a phone', () => {
  it('gets from the front page to a policy that waits for 200.00, with nothing to read but the pages', async () => {
    const visitor = await stage.visitor(phone);
    const clicks = await buy(visitor, 'firm-a');
    const questions = 3;
    const clauses = 4;
    expect(clicks).toBeLessThanOrEqual((10 + 2 * questions + 2 * clauses) * 1.5);
    await visitor.page.locator('text=人保财险陕西分公司（示范账户，请勿转账）').waitFor();
    await visitor.page.locator('text=由本企业账户付清').click();
    await visitor.page.locator('[data-status=in-force]').waitFor();
    expect(visitor.complaints).toEqual([]);
    const { items } = await act<{ items: { status: string; firmPaysFen: number }[] }>(
      stage,
      'firm-a',
      'GET',
      '/v1/policies',
    );
    expect(items).toMatchObject([{ status: 'in-force', firmPaysFen: 20_000 }]);
    await visitor.leave();
  });

  it('is told in words which clause is missing, and keeps what it ticked through a reload', async () => {
    const visitor = await stage.visitor(phone);
    const quote = await act<{ quoteId: string }>(stage, 'firm-b', 'POST', '/v1/quotes', {
      productCode: 'qinke-inclusive',
      uscc: '91610100QKB000029Y',
      start: '2026-01-10',
    });
    await visitor.signIn('firm-b', `/firm/quotes/${quote.quoteId}/clauses/1`);
    const { page } = visitor;
    await page.click('button[type=submit]');
    expect(await page.locator('.field-error').innerText()).toBe('请先勾选第 1 条');
    await page.check('input[name=confirm]');
    await page.reload();
    await visitor.settled();
    expect(await page.isChecked('input[name=confirm]')).toBe(true);
    await page.goto(`${stage.url}/firm/quotes/${quote.quoteId}/check`);
    await visitor.settled();
    await page.locator('.ant-btn-primary').click();
    await page.locator('.problem[data-code=consent-missing]').waitFor();
    await visitor.leave();
  });

  it('finds no serious fault of accessibility on any of its pages, in either language', async () => {
    for (const language of ['zh', 'en']) {
      const visitor = await stage.visitor(phone, language);
      await visitor.open('/');
      expect(await seriousFindings(visitor.page)).toEqual([]);
      await visitor.signIn('firm-a', '/firm');
      for (const path of [
        '/firm',
        '/firm/explore',
        '/firm/policies',
        '/firm/apply/qinke-rd/cover',
        '/help',
      ]) {
        await visitor.open(path);
        expect(await seriousFindings(visitor.page), `${language} ${path}`).toEqual([]);
      }
      await visitor.leave();
    }
  });
});

describe('the portal', () => {
  it('shows its front page without the styles of Ant Design’s controls, which take long to reckon', async () => {
    const visitor = await stage.visitor(phone);
    await visitor.open('/');
    const styles = await visitor.page.evaluate<string>(
      'document.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]).map(({ cssText }) => cssText).join()',
    );
    expect(styles).not.toContain('.ant-btn');
    await visitor.leave();
  });

  it('keeps its tokens out of every storage, and refuses frames and inline scripts', async () => {
    const visitor = await stage.visitor(phone);
    await visitor.signIn('firm-a', '/firm');
    const stored = await visitor.page.evaluate(() => [
      ...Object.values(localStorage),
      ...Object.values(sessionStorage),
    ]);
    const cookies = await visitor.page.context().cookies();
    expect(JSON.stringify([stored, cookies])).not.toMatch(/eyJ/);
    const { headers } = await fetch(`${stage.url}/firm`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`frame-ancestors 'none'`);
    expect(policy).toContain(`script-src 'self'`);
    expect(policy).not.toContain('unsafe');
    await visitor.leave();
  });

  it('shows another firm’s policy as an address that leads nowhere', async () => {
    const { items } = await act<{ items: { policyNo: string }[] }>(stage, 'firm-a', 'GET', '/v1/policies');
    const visitor = await stage.visitor(phone);
    await visitor.signIn('firm-c', '/firm');
    await visitor.page.goto(`${stage.url}/firm/policies/${items[0]?.policyNo}`);
    await visitor.page.locator('.problem[data-code=not-found]').waitFor();
    await visitor.leave();
  });
});
