import { describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.ts';
import { desk } from '../support/browser.ts';
import { portalStage } from '../support/portal-stage.ts';
import { act, openTheYear } from '../support/portal-world.ts';

const stage = portalStage(openTheYear);

const list = [
  'uscc,number,validFrom,validTo',
  '91610100QKB0000102,GR202661000001,2026-01-01,2028-12-31',
  '91610100QKB0000103,GR202661000002,2026-01-01,2028-12-31',
  '91610100QKB000029Y,GR202661000003,2026-13-01,2028-12-31',
  '',
].join('\n');

describe('the operator', () => {
  it('imports a list of which two rows are wrong, sees why, and gets them as a file to mend', async () => {
    const visitor = await stage.visitor(desk);
    const { page } = visitor;
    await visitor.signIn('operator', '/operator/registries/hnte');
    await page.setInputFiles('input[name=list]', {
      name: '高企.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(list),
    });
    await page.getByText('共 3 行').waitFor();
    await page.getByRole('button', { name: '导入' }).click();
    await page.getByText('已收 1 行，退回 2 行；好的行已生效').waitFor();
    const rows = await page.locator('table tbody tr').allInnerTexts();
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain('91610100QKB0000103');
    expect(rows[1]).toContain('2026-13-01');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载退回的行' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('returned-高企.csv');
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('publishes a version after its faults are named by path, and sees what changed', async () => {
    const product = await act<{ version: number }>(stage, 'operator', 'GET', '/v1/products/qinke-inclusive');
    const visitor = await stage.visitor(desk);
    const { page } = visitor;
    await visitor.signIn('operator', '/operator/publish/product');
    const next = { ...product, version: product.version + 1, validFrom: '2026-06-01' };
    await page.fill('textarea', JSON.stringify({ ...next, exemptionClauses: [{ id: 'deductible' }] }));
    await page.getByRole('button', { name: '检查并发布' }).click();
    await page.locator('.problem[data-code=invalid-request]').waitFor();
    expect(await page.locator('.problem').innerText()).toContain('exemptionClauses.0.text');
    await page.fill('textarea', JSON.stringify(next));
    await page.getByRole('button', { name: '检查并发布' }).click();
    await page.getByText('已发布').waitFor();
    await visitor.open('/operator/products/qinke-inclusive?version=2&against=1');
    expect(await page.locator('table').first().innerText()).toContain('2026-06-01');
    await visitor.leave();
  });

  it('reads no case data, and finds no serious fault of accessibility, in either language', async () => {
    for (const language of ['zh', 'en']) {
      const visitor = await stage.visitor(desk, language);
      await visitor.signIn('operator', '/operator');
      for (const path of [
        '/operator',
        '/operator/registries/hnte',
        '/operator/products',
        '/operator/products/qinke-rd',
        '/operator/programmes',
        '/operator/programmes/SN-QKB-PH',
        '/operator/publish/product',
      ]) {
        await visitor.open(path);
        expect(await seriousFindings(visitor.page), `${language} ${path}`).toEqual([]);
      }
      await visitor.open('/firm');
      await visitor.page.getByRole('heading', { level: 1 }).waitFor();
      expect(await visitor.page.locator('h1').innerText()).toMatch(
        /您的角色不能做这件事|Your role cannot do this/,
      );
      await visitor.leave();
    }
  });
});
