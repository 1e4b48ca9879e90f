import { beforeAll, describe, expect, it } from 'vitest';
import { findingsInBothLanguages } from '../support/axe.ts';
import { desk, type Visitor } from '../support/browser.ts';
import { portalStage } from '../support/portal-stage.ts';
import { act, insureInclusive, local, openTheYear } from '../support/portal-world.ts';

const stage = portalStage(openTheYear);
const yearAt = '/bureau/programmes/SN-QKB-PH/years';
let settlementAt = '';

/** The first quarter is approved on 2026-04-20; province and city have paid, the county has not by the end of July. */
beforeAll(async () => {
  await insureInclusive(stage, 'firm-a', '2026-01-10');
  await local(stage, '/local/clock', { now: '2026-04-02T01:00:00Z' });
  const { settlementId } = await act<{ settlementId: string }>(
    stage,
    'insurer-finance',
    'POST',
    '/v1/settlements',
    { programmeId: 'SN-QKB-PH', quarter: '2026-Q1' },
  );
  settlementAt = `/bureau/settlements/${settlementId}`;
  await local(stage, '/local/clock', { advance: 'PT1M' });
  const say = (user: string, outcome: string) =>
    act(stage, user, 'POST', `/v1/settlements/${settlementId}/decision`, { outcome, reason: '账实相符' });
  await say('insurer-finance', 'submit');
  await say('bureau-clerk', 'notice');
  await local(stage, '/local/clock', { now: '2026-04-20T01:00:00Z' });
  await say('bureau-approver', 'approve');
  for (const [user, level, amountFen] of [
    ['bureau-approver', 'province', 48_000],
    ['city-clerk', 'city', 24_000],
  ] as const) {
    const body = { level, amountFen, bankReference: `P-${level}`, paidAt: '2026-04-20T00:30:00Z' };
    await act(stage, user, 'POST', `/v1/settlements/${settlementId}/payments`, body);
  }
  await local(stage, '/local/clock', { now: '2026-07-31T01:00:00Z' });
});

async function at(user: string, path: string): Promise<Visitor> {
  const visitor = await stage.visitor(desk);
  await visitor.signIn(user, path);
  return visitor;
}

async function leave(visitor: Visitor): Promise<void> {
  expect(visitor.complaints).toEqual([]);
  await visitor.leave();
}

describe('a county that has not paid for three months (SUB-19)', () => {
  it('is paid for by its city, whose clerk reads that it is late and books it as an advance', async () => {
    const visitor = await at('city-clerk', settlementAt);
    const { page } = visitor;
    await page.getByText('逾三个月，由西安市垫付').waitFor();
    await page.getByText('提请市级垫付').waitFor();
    expect(await page.getByText('区县财政 西安市雁塔区').count()).toBe(2);
    expect(await findingsInBothLanguages(page)).toEqual([[], []]);
    await page.getByRole('button', { name: '登记付款' }).click();
    await page.fill('input[name=bankReference]', 'ADVANCE-1');
    await page.fill('input[name=amountFen]', '80.00');
    await page.locator('form button[type=submit].ant-btn-primary').click();
    await page.getByText('西安市垫付', { exact: true }).waitFor();
    await leave(visitor);
  });
});

describe('the clearing of a year (REC-6)', () => {
  it('says what is to be done first, and what the city has advanced', async () => {
    await local(stage, '/local/clock', { now: '2027-01-05T01:00:00Z' });
    const visitor = await at('bureau-clerk', yearAt);
    const { page } = visitor;
    await page.locator('[data-status=open]').waitFor();
    await page.getByText('尚未关账：2026-Q1、2026-Q2、2026-Q3、2026-Q4').waitFor();
    await page.getByText('西安市雁塔区').waitFor();
    expect(await page.getByRole('button', { name: '提出清算' }).count()).toBe(0);
    expect(await findingsInBothLanguages(page)).toEqual([[], []]);
    await leave(visitor);
  });

  it('is proposed by the clerk with a reason for what is unspent, which is kept while it is typed', async () => {
    for (const quarter of ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']) {
      const path = `/v1/programmes/SN-QKB-PH/periods/${quarter}/close`;
      await act(stage, 'bureau-approver', 'POST', path, {});
    }
    const visitor = await at('bureau-clerk', yearAt);
    const { page } = visitor;
    await page.locator('[data-status=ready]').waitFor();
    await page.getByRole('button', { name: '提出清算' }).click();
    await page.getByText('请说明原因（至少 5 个字）').waitFor();
    await page.fill('textarea[name=explanation]', '只有一家企业参保，少于预算所依据的户数。');
    await page.reload();
    expect(await page.inputValue('textarea[name=explanation]')).toContain('少于预算所依据的户数');
    expect(await findingsInBothLanguages(page)).toEqual([[], []]);
    await page.getByRole('button', { name: '提出清算' }).click();
    await page.locator('[data-status=proposed]').waitFor();
    await page.getByText('已提出，等待另一位审批人批准').waitFor();
    expect(await page.getByRole('button', { name: '批准清算' }).count()).toBe(0);
    await leave(visitor);
  });

  it('is seen by the city, cleared by the approver, and exported', async () => {
    const city = await at('city-clerk', yearAt);
    await city.page.getByText('您的部门在此查看本级和区县的部分').waitFor();
    expect(await city.page.getByRole('button', { name: '退回' }).count()).toBe(0);
    await leave(city);

    const visitor = await at('bureau-approver', yearAt);
    const { page } = visitor;
    await page.getByText('结余 ¥9,999,200.00 收回').waitFor();
    await page.getByText('垫付 ¥80.00 由市级向区县扣回').waitFor();
    expect(await findingsInBothLanguages(page)).toEqual([[], []]);
    await page.getByRole('button', { name: '退回' }).click();
    await page.getByText('退回须写明理由').waitFor();
    await page.getByRole('button', { name: '批准清算' }).click();
    await page.locator('[data-status=cleared]').waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出 CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('clearing-SN-QKB-PH-2026.csv');
    expect(await findingsInBothLanguages(page)).toEqual([[], []]);
    await visitor.open('/bureau/programmes/SN-QKB-PH?year=2026');
    await page.getByText('清算收回').first().waitFor();
    await leave(visitor);
  });
});
