import { beforeAll, describe, expect, it } from 'vitest';
import { findingsInBothLanguages } from '../support/axe.ts';
import { desk, phone, type Visitor } from '../support/browser.ts';
import { portalStage } from '../support/portal-stage.ts';
import { act, insureInclusive, local, openTheYear } from '../support/portal-world.ts';

const stage = portalStage(openTheYear);
let reviewAt = '';

beforeAll(async () => {
  await insureInclusive(stage, 'firm-a', '2026-01-10');
  await local(stage, '/local/clock', { now: '2026-10-12T01:00:00Z' });
});

async function at(user: string, path: string): Promise<Visitor> {
  const visitor = await stage.visitor(user.startsWith('firm') ? phone : desk);
  await visitor.signIn(user, path);
  return visitor;
}

async function leave(visitor: Visitor): Promise<void> {
  expect(visitor.complaints).toEqual([]);
  await visitor.leave();
}

describe('a subsidy whose firm was not eligible after all', () => {
  it('is reviewed from the list of clawbacks, with the fact, the levels and a reason', async () => {
    await act(
      stage,
      'operator',
      'POST',
      '/v1/registries/tech-sme/imports',
      [
        'uscc,number,validFrom,validTo,revokedFrom',
        '91610100QKB0000102,2026610113A8000000,2026-01-01,2026-12-31,2026-01-02',
        '',
      ].join('\n'),
    );
    await local(stage, '/local/clock', { advance: 'P1D' });
    const visitor = await at('bureau-clerk', '/bureau/clawbacks');
    const { page } = visitor;
    await page.getByRole('link', { name: '审核追回' }).click();
    await page.getByRole('heading', { name: '登记现在怎么说' }).waitFor();
    await page.getByText('省级财政 陕西省').waitFor();
    reviewAt = new URL(page.url()).pathname;
    expect(await findingsInBothLanguages(page)).toEqual([[], []]);
    await page.locator('input[type=radio]').first().check();
    await page.getByRole('button', { name: '追回 ¥800.00' }).click();
    await page.getByText('理由至少写 10 个字').waitFor();
    await page.fill('textarea[name=reason]', '资格自投保前已撤销，经核实属实。');
    await page.getByRole('button', { name: '追回 ¥800.00' }).click();
    await page.waitForURL(/\/bureau\/clawbacks$/);
    await local(stage, '/local/clock', { advance: 'PT1H' });
    await leave(visitor);
  });

  it('is contested by the firm once, and given up by an approver, never by the clerk alone', async () => {
    const firm = await at('firm-a', '/firm/subsidies');
    await firm.page.getByRole('link', { name: '看明细、提异议' }).click();
    await firm.page.fill('textarea[name=reason]', '撤销决定正在行政复议，请暂缓追回。');
    expect(await findingsInBothLanguages(firm.page)).toEqual([[], []]);
    await firm.page.locator('.ant-btn-block').click();
    await firm.page.getByText('您的异议：').waitFor();
    await leave(firm);

    const clerk = await at('bureau-clerk', '/bureau/clawbacks');
    await clerk.page.getByText('有异议').waitFor();
    await clerk.page.getByRole('row').filter({ hasText: '有异议' }).getByRole('link').click();
    await clerk.page.getByText('撤销决定正在行政复议').waitFor();
    expect(await clerk.page.getByRole('heading', { name: '核销' }).count()).toBe(0);
    const path = new URL(clerk.page.url()).pathname;
    await clerk.open(reviewAt);
    await clerk.page.getByText('这项复核已经办结').waitFor();
    await leave(clerk);

    const approver = await at('bureau-approver', path);
    await approver.page.fill('textarea[name=writeOff]', '行政复议已决定恢复资格，补贴不再追回，予以核销。');
    await approver.page.getByRole('button', { name: '核销 ¥800.00' }).click();
    await approver.page.locator('[data-status=written-off]').waitFor();
    await leave(approver);
  });
});
