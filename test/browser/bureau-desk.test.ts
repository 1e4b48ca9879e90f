import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { findingsInBothLanguages, seriousFindings } from '../support/axe.ts';
import { desk, type Visitor } from '../support/browser.ts';
import { portalStage } from '../support/portal-stage.ts';
import { act, insureInclusive, local, openTheYear } from '../support/portal-world.ts';

const stage = portalStage(openTheYear);
let settlementId: string;
let policyNos: string[];

beforeAll(async () => {
  await local(stage, '/local/clock', { now: '2026-03-20T01:00:00Z' });
  policyNos = [];
  for (const user of ['firm-a', 'firm-b', 'firm-c'])
    policyNos.push(await insureInclusive(stage, user, '2026-03-25'));
  await local(stage, '/local/clock', { now: '2026-04-02T01:00:00Z' });
  settlementId = await submitSettlement();
});

interface Settlement {
  readonly settlementId: string;
  readonly status: string;
  readonly totals?: { readonly payableFen: number };
}

async function submitSettlement(): Promise<string> {
  const { settlementId: id } = await act<Settlement>(stage, 'insurer-finance', 'POST', '/v1/settlements', {
    programmeId: 'SN-QKB-PH',
    quarter: '2026-Q1',
  });
  await vi.waitFor(async () => expect(await statusOf(id)).toBe('draft'), { timeout: 20_000, interval: 100 });
  await act(stage, 'insurer-finance', 'POST', `/v1/settlements/${id}/decision`, { outcome: 'submit' });
  return id;
}

async function statusOf(id: string): Promise<string> {
  const { status } = await act<Settlement>(stage, 'insurer-finance', 'GET', `/v1/settlements/${id}`);
  return status;
}

async function deskOf(user: string, path: string): Promise<Visitor> {
  const visitor = await stage.visitor(desk);
  await visitor.signIn(user, path);
  return visitor;
}

describe('the position of a budget', () => {
  it('says how much is left, and opens every figure into the entries that add up to it', async () => {
    const visitor = await deskOf('bureau-clerk', '/bureau');
    const { page } = visitor;
    await page.getByRole('link', { name: '陕西省秦科普惠保保费补贴' }).click();
    await page.getByText('还剩 ¥9,997,600.00').waitFor();
    await page.getByTitle('省级财政 · 应付，看台账明细').click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('明细合计', { exact: true }).waitFor();
    expect(await drawer.locator('tbody tr').count()).toBe(3);
    expect(await drawer.locator('tfoot').innerText()).toContain('1,440.00');
    expect(await seriousFindings(page)).toEqual([]);
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      drawer.getByRole('link', { name: '在新页打开' }).click(),
    ]);
    expect(new URL(opened.url()).search).toBe(
      '?programmeId=SN-QKB-PH&year=2026&column=accrued&level=province',
    );
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('shows the position at the end of an earlier day, which the address keeps', async () => {
    const visitor = await deskOf('bureau-clerk', '/bureau/programmes/SN-QKB-PH?asOf=2026-03-19');
    await visitor.page.getByText('还剩 ¥10,000,000.00').waitFor();
    await visitor.leave();
  });
});

describe('a change of the budget', () => {
  it('is proposed by the clerk and takes effect when another person approves what was proposed', async () => {
    const path = '/bureau/programmes/SN-QKB-YF/budget/edit';
    const alone = await deskOf('bureau-approver', path);
    await alone.page.getByRole('button', { name: '批准额度' }).click();
    await alone.page.locator('.problem[data-code=needs-second-person]').waitFor();
    const clerk = await deskOf('bureau-clerk', path);
    await clerk.page.locator('input[name="province:610000"]').fill('660万');
    await clerk.page.getByText('6,000,000.00 → ').waitFor();
    await clerk.page.getByRole('button', { name: '提交调整' }).click();
    await clerk.page.getByText('已提交，等另一位批准人批准').waitFor();
    await alone.open(path);
    await alone.page.getByText('财政局经办已提交下面的调整').waitFor();
    await alone.page.getByRole('button', { name: '批准额度' }).click();
    await alone.page.getByText('额度已生效').waitFor();
    await Promise.all([alone.leave(), clerk.leave()]);
  });
});

describe('a programme tried out', () => {
  it('agrees with the books while nothing is changed, and says what a change would cost', async () => {
    const visitor = await deskOf('bureau-clerk', '/bureau/what-if/SN-QKB-PH');
    const { page } = visitor;
    await page.getByText('与账面一致，差 0.00').waitFor();
    await page.fill('input[name=rate-0]', '70');
    await page.getByRole('button', { name: '试算', exact: true }).click();
    await page.getByText('3 份保单，试算与现行相差 −¥300.00').waitFor();
    await page.locator('.chart svg').waitFor();
    await page.fill('input[name=share-county]', '20');
    await page.getByText('各级分担合计须为 100%').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});

describe('a settlement', () => {
  it('is put under notice by the clerk, whose own objection somebody else decides', async () => {
    const visitor = await deskOf('bureau-clerk', '/bureau/settlements?status=submitted');
    const { page } = visitor;
    await page.getByRole('link', { name: '2026年第1季度 SN-QKB-PH' }).click();
    await page.getByText('检查 6/6').waitFor();
    await page.getByRole('button', { name: '公示 5 个工作日' }).click();
    await page.getByText('理由至少写 5 个字').waitFor();
    await page.fill('textarea[name=reason]', '逐单核对，账实相符。');
    await page.getByRole('button', { name: '公示 5 个工作日' }).click();
    await page.locator('[data-status=under-notice]').waitFor();

    await page.locator('.row-open').first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('锁定补贴').waitFor();
    await drawer.locator('textarea[name=objection]').fill('企业已搬离本区，请核实。');
    await drawer.getByRole('button', { name: '提出异议' }).click();
    await drawer.getByText('异议已记录').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '处理', exact: true }).click();
    await page.fill('textarea[name=decision]', '经核实仍在本区。');
    await page.getByRole('button', { name: '异议不成立，恢复支付' }).click();
    await page.locator('.problem[data-code=same-person]').getByText('须由另一个人办理').waitFor();
    await visitor.page.goto(`${stage.url}/bureau/settlements/${settlementId}/sign`);
    await page.getByText('经办与批准须为两人：您的角色不能批准').waitFor();
    await visitor.leave();
  });

  it('is signed by another person, who sees what changed since, and paid to the fen', async () => {
    const visitor = await deskOf('bureau-approver', `/bureau/settlements/${settlementId}`);
    const { page } = visitor;
    await page.getByRole('button', { name: '处理', exact: true }).click();
    await page.fill('textarea[name=decision]', '经核实仍在本区。');
    await page.getByRole('button', { name: '异议不成立，恢复支付' }).click();
    await page.locator('[data-status=dismissed]').waitFor();
    await local(stage, '/local/clock', { now: '2026-04-14T01:00:00Z' });
    await visitor.open(`/bureau/settlements/${settlementId}`);
    await page.getByRole('link', { name: '去批准' }).click();
    await page.getByText('公示期间 1 件异议').waitFor();
    await page.getByRole('button', { name: '批准拨付 ¥2,400.00' }).click();
    await page.locator('[data-status=approved]').waitFor();

    await page.getByRole('button', { name: '登记付款' }).first().click();
    await page.fill('input[name=bankReference]', 'FISCAL-1');
    await page.fill('input[name=amountFen]', '144000');
    await page.locator('input[name=bankReference]').focus();
    await page.getByText('与应为的 ¥1,440.00 相差 100 倍').waitFor();
    await page.fill('input[name=amountFen]', '1440');
    await page.locator('form button[type=submit].ant-btn-primary').click();
    await page.getByRole('cell', { name: 'FISCAL-1' }).waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('waits at the city for the part that is the city’s to pay', async () => {
    const visitor = await deskOf('city-clerk', '/bureau');
    const { page } = visitor;
    await page.getByText('已批准、等您的单位付款').waitFor();
    await page.getByRole('link', { name: '2026年第1季度 SN-QKB-PH' }).click();
    await page.getByRole('heading', { name: '拨付' }).waitFor();
    expect(await page.getByRole('button', { name: '登记付款' }).count()).toBe(2);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});

describe('a report', () => {
  it('shows what is owed by payer and age, and hands over the same as a file', async () => {
    const visitor = await deskOf('bureau-clerk', '/bureau/receivables');
    const { page } = visitor;
    await page.getByRole('row').filter({ hasText: '西安市雁塔区' }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出 CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^receivables-2026-\d\d-\d\d\.csv$/);
    await page.getByRole('link', { name: '绩效' }).last().click();
    await page.getByText('每元补贴撬动的保障').waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});

/** A line of the insurer's bank that names the settlement and a payer. */
async function transferred(bankReference: string, amountFen: number, payer: string): Promise<void> {
  const header = 'bankReference,paidAt,payerName,payerAccount,amountFen,remark';
  const line = `${bankReference},2026-04-13,财政局,6101,${amountFen},${settlementId} ${payer}`;
  await act(stage, 'insurer-finance', 'POST', '/v1/bank-statements', `${header}\n${line}\n`);
}

describe('money at the insurer that does not fit', () => {
  it('is given to the payment that it is for, though its line names another payer', async () => {
    await transferred('FISCAL-1', 144_000, '610100');
    const visitor = await deskOf('insurer-finance', '/insurer/payments');
    const { page } = visitor;
    const today = page.getByRole('listitem').filter({ hasText: '对不上的财政拨款' });
    expect(await today.innerText()).toContain('1 笔');
    await today.getByRole('link').click();
    const row = page.getByRole('row').filter({ hasText: 'FISCAL-1' });
    expect(await row.innerText()).toContain('多到');
    await row.getByRole('button', { name: '分给应付款' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('本公司银行尚未收到的应付款').waitFor();
    await drawer.getByRole('checkbox', { name: /陕西省 ¥1,440.00/ }).check();
    await drawer.locator('textarea[name=text]').fill('省级补贴，附言写错了付款单位。');
    expect(await findingsInBothLanguages(page)).toEqual([[], []]);
    await drawer.getByRole('button', { name: '分给所选应付款' }).click();
    await page.getByText('没有对不上的钱').waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('is sent back or explained under the name of whoever closes it, and stays readable', async () => {
    await transferred('FISCAL-8', 144_000, '610000');
    const visitor = await deskOf('insurer-finance', '/insurer/discrepancies');
    const { page } = visitor;
    await page.getByRole('button', { name: '处理', exact: true }).click();
    const close = page.getByRole('button', { name: '结清这笔差异' });
    await close.click();
    await page.getByText('请选择怎么处理').waitFor();
    await page.getByText('请写明（至少 5 个字）').waitFor();
    await page.getByLabel('款已退回（记账）').check();
    await page.fill('textarea[name=text]', '省级重复拨付，已原路退回。');
    await page.reload();
    await page.getByRole('button', { name: '处理', exact: true }).click();
    expect(await findingsInBothLanguages(page)).toEqual([[], []]);
    await close.click();
    await page.getByText('没有对不上的钱').waitFor();
    expect(await findingsInBothLanguages(page)).toEqual([[], []]);
    await page.getByRole('link', { name: '已处理' }).click();
    await page.getByRole('columnheader', { name: '处理结果' }).waitFor();
    await page.getByText('款已退回 · 省级重复拨付，已原路退回。').waitFor();
    await page.getByText('已分给应付款 · 省级补贴，附言写错了付款单位。').waitFor();
    expect(await findingsInBothLanguages(page)).toEqual([[], []]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出本页 CSV' }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
    expect(lines[0]).toContain('已有天数,原因,付款单位,流水号,应到,实到,相差');
    expect(lines.find((line) => line.includes('FISCAL-8'))).toContain(',1440.00,');
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});

describe('money that is more than one payment', () => {
  it('is given by the bureau that sent it to the payments that it ticks, once they are exactly the line', async () => {
    await transferred('FISCAL-2', 96_000, '610100');
    const visitor = await deskOf('city-clerk', '/bureau/discrepancies');
    const { page } = visitor;
    await page.getByRole('button', { name: '分给应付款' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('到账 ¥960.00，请勾选它所付的应付款').waitFor();
    const give = drawer.getByRole('button', { name: '分给所选应付款' });
    await drawer.getByRole('checkbox', { name: /西安市 ¥720.00/ }).check();
    await drawer.getByText('已选 ¥720.00，到账 ¥960.00，还差 ¥240.00').waitFor();
    expect(await give.isDisabled()).toBe(true);
    await page.reload();
    await page.getByRole('button', { name: '分给应付款' }).click();
    await drawer.getByText('还差 ¥240.00').waitFor();
    await drawer.getByRole('checkbox', { name: /雁塔区 ¥240.00/ }).check();
    await drawer.getByText('与到账完全一致').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await give.click();
    await drawer.getByText('请写明依据').waitFor();
    await drawer.locator('textarea[name=text]').fill('市级一并拨付市、区两级补贴。');
    await give.click();
    await page.getByText('没有对不上的钱').waitFor();
    await page
      .getByRole('link', { name: '已处理' })
      .or(page.getByRole('button', { name: '已处理' }))
      .click();
    await page.getByText('市级一并拨付市、区两级补贴。').waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});

describe('a report over more policies than are read at once', () => {
  it('is made in the background, shown on its page with its files, and kept by the address', async () => {
    const visitor = await deskOf('bureau-clerk', '/bureau');
    const { page } = visitor;
    const body = JSON.stringify({ title: '保单太多', status: 409, code: 'too-many-policies', detail: '' });
    const refused = { status: 409, contentType: 'application/problem+json', body };
    await page.route('**/v1/reports/performance?*', (route) => route.fulfill(refused));
    await visitor.open('/bureau/performance?programmeId=SN-QKB-PH&year=2026');
    await page.getByText('保单很多').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '后台汇总' }).click();
    await page.getByText('每元补贴撬动的保障').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    const file = await page.getByRole('link', { name: '导出 CSV' }).getAttribute('href');
    expect(await (await fetch(file ?? '')).text()).toContain('policies,3');
    await page.reload();
    await page.getByText('每元补贴撬动的保障').waitFor();
    expect(visitor.complaints.filter((one) => !one.includes('409'))).toEqual([]);
    await visitor.leave();
  });
});

describe('the desk', () => {
  it('finds no serious fault of accessibility on any of its pages, in either language', async () => {
    const visitor = await deskOf('bureau-clerk', '/bureau');
    const { page } = visitor;
    const other = page.locator('.desk-who').getByRole('button', { name: /^(English|中文)$/ });
    for (const path of [
      '/bureau',
      '/bureau/programmes/SN-QKB-PH',
      '/bureau/programmes/SN-QKB-PH/budget/edit',
      '/bureau/programmes/SN-QKB-PH/periods',
      '/bureau/what-if/SN-QKB-PH',
      '/bureau/settlements',
      `/bureau/settlements/${settlementId}`,
      `/bureau/settlements/${settlementId}/rows?outcome=MATCHED`,
      `/bureau/settlements/${settlementId}/notice`,
      '/bureau/discrepancies',
      '/bureau/clawbacks',
      `/bureau/ledger?policyNo=${policyNos[0]}`,
      '/bureau/trial-balance',
      '/bureau/ledger/proof',
      '/bureau/performance',
      '/bureau/receivables',
      '/bureau/indicators',
      '/bureau/estimate',
      '/bureau/access-log',
      '/bureau/policies',
      `/bureau/policies/${policyNos[0]}`,
    ]) {
      await visitor.open(path);
      expect(await seriousFindings(page), path).toEqual([]);
      await other.click();
      expect(await seriousFindings(page), `${path} in the other language`).toEqual([]);
    }
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});
