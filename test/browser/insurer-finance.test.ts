import { beforeAll, describe, expect, it, vi } from 'vitest';
import { findingsInBothLanguages, seriousFindings } from '../support/axe.ts';
import { desk, phone, type Visitor } from '../support/browser.ts';
import { portalStage } from '../support/portal-stage.ts';
import { act, insureInclusive, local, openTheYear } from '../support/portal-world.ts';

const stage = portalStage(openTheYear);
let burnt: string;
let small: string;
const bank = { bankReference: 'ICBC20260401001', paidAt: '2026-04-01T02:00:00Z' };

beforeAll(async () => {
  const [first, second] = [
    await insureInclusive(stage, 'firm-a', '2026-01-10'),
    await insureInclusive(stage, 'firm-b', '2026-01-10'),
    await insureInclusive(stage, 'firm-c', '2026-02-10'),
  ];
  await local(stage, '/local/clock', { now: '2026-03-24T01:00:00Z' });
  [burnt, small] = [await agreed('firm-a', first, 3_350_000), await agreed('firm-b', second, 800_000)];
  await local(stage, '/local/clock', { now: '2026-04-01T03:00:00Z' });
  await complete('insurer-finance', burnt, 'confirm-payment', { ...bank, amountFen: 2_680_000 - 268_000 });
});

/** A burnt device from its report to the agreement on what is paid. */
async function agreed(firm: string, policyNo: string, fen: number): Promise<string> {
  const { claimNo } = await act<{ claimNo: string }>(stage, firm, 'POST', '/v1/claims', {
    policyNo,
    coverCode: 'equipment',
    occurredAt: '2026-03-23T02:00:00Z',
    cause: 'electrical-damage',
    description: '自研测试台短路，主板和电源模块烧毁。',
    estimatedFen: fen,
  });
  const findings = '现场核实：主板与电源模块烧毁，已断电。';
  await complete('adjuster', claimNo, 'survey', { findings, outcome: 'complete' });
  const lossLines = [{ item: 'repair', claimedFen: fen, acceptedFen: fen }];
  await complete('adjuster', claimNo, 'assess-loss', { lossLines, outcome: 'covered' });
  const needsSecond = fen > 1_500_000;
  if (needsSecond) {
    await complete('adjuster-2', claimNo, 'approve', { outcome: 'approve', reason: '资料齐全，同意赔付' });
  }
  await complete(firm, claimNo, 'accept-offer', { outcome: 'accept' });
  return claimNo;
}

interface Claim {
  readonly status: string;
  readonly tasks: readonly { taskId: string; kind: string; status: string }[];
  readonly payments: readonly { payee: string; fen: number; status: string }[];
}

function read(user: string, claimNo: string): Promise<Claim> {
  return act<Claim>(stage, user, 'GET', `/v1/claims/${claimNo}`);
}

/** Completes a task of a claim once its workflow has opened it. */
async function complete(user: string, claimNo: string, kind: string, body: object): Promise<void> {
  const openTask = async () =>
    (await read(user, claimNo)).tasks.find((task) => task.kind === kind && task.status === 'open')?.taskId;
  const taskId = await vi.waitUntil(openTask, { timeout: 60_000, interval: 250 });
  await act(stage, user, 'POST', `/v1/tasks/${taskId}/completion`, body);
}

async function arrive(user: string, path: string): Promise<Visitor> {
  const visitor = await stage.visitor(desk);
  await visitor.signIn(user, path);
  return visitor;
}

/** No serious fault of accessibility and no complaint of the page, in both languages. */
async function isWhole({ page, complaints }: Visitor): Promise<void> {
  for (const other of ['English', '中文']) {
    expect(await seriousFindings(page)).toEqual([]);
    expect(await page.locator('.problem').count()).toBe(0);
    await page.getByRole('button', { name: other }).click();
  }
  expect(complaints).toEqual([]);
}

describe('an indemnity that the bank sent back', () => {
  it('is recorded from its claim, is due once more, and the firm is asked for another account', async () => {
    const visitor = await arrive('insurer-finance', `/insurer/claims/${burnt}`);
    const { page } = visitor;
    await page.getByRole('link', { name: '被银行退回了？' }).click();
    await page.getByRole('button', { name: '登记退回', exact: true }).click();
    const send = page.getByRole('button', { name: '登记退回 ¥24,120.00' });
    await send.click();
    await page.getByText('请填银行回单上的流水号').waitFor();
    await page.fill('[name=returnReference]', 'ICBC20260401009');
    await page.fill('[name=returnedAt]', '2026-03-31T10:00');
    await page.fill('[name=return-reason]', '账户已销户');
    await send.click();
    await page.getByText('须在付款之后，且不晚于现在').waitFor();
    await page.reload();
    await page.getByRole('button', { name: '登记退回', exact: true }).click();
    expect(await page.inputValue('[name=return-reason]')).toBe('账户已销户');
    await page.fill('[name=returnedAt]', '2026-04-01T10:30');
    await isWhole(visitor);
    await page.getByRole('button', { name: '登记退回 ¥24,120.00' }).click();
    await page.getByText('企业已收到“确认收款账户”的待办').waitFor();
    const claim = await read('firm-a', burnt);
    expect(claim.status).toBe('paying');
    expect(claim.payments.map(({ status }) => status)).toEqual(['returned', 'open']);
    expect(claim.tasks).toContainEqual(expect.objectContaining({ kind: 'confirm-account', status: 'open' }));
    await page.getByRole('link', { name: '看待付赔款' }).click();
    await page.getByText('尚无账户，先问企业').waitFor();
    await isWhole(visitor);
    await visitor.leave();
  });
});

describe('the firm whose money came back', () => {
  it('names another account in its own name, and the insurer has where to pay', async () => {
    const { name } = await act<{ name: string }>(stage, 'firm-a', 'GET', '/v1/firms/91610100QKB0000102');
    const visitor = await stage.visitor(phone);
    await visitor.signIn('firm-a', `/firm/claims/${burnt}`);
    const { page } = visitor;
    const next = page.getByRole('button', { name: '下一步：核对' });
    await next.click();
    await page.getByText('四项都要填').waitFor();
    expect(await page.inputValue('[name=accountName]')).toBe(name);
    await page.fill('[name=accountNumber]', '6222 0200 0000 0002');
    await page.fill('[name=bankName]', '示范银行西安分行');
    await page.fill('[name=cnapsCode]', '102100099996');
    await page.fill('[name=accountName]', '别的公司');
    await next.click();
    await page.getByText(`只能用本企业名下的账户：${name}`).waitFor();
    await page.fill('[name=accountName]', name);
    expect(await findingsInBothLanguages(page)).toEqual([[], []]);
    await next.click();
    await page.getByRole('button', { name: '改账户' }).click();
    expect(await page.inputValue('[name=bankName]')).toBe('示范银行西安分行');
    await next.click();
    expect(await findingsInBothLanguages(page)).toEqual([[], []]);
    await page.getByRole('button', { name: '账户无误，请付到这里' }).click();
    await page.getByText('轮到保险公司').waitFor();
    const { items } = await act<{ items: { payee?: { number: string } }[] }>(
      stage,
      'insurer-finance',
      'GET',
      '/v1/tasks?kind=confirm-payment',
    );
    expect(items.map(({ payee }) => payee?.number)).toContain('6222020000000002');
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});

describe('what a lender states of its debt', () => {
  it('divides what is not paid yet, as the page says before it is sent (LOS-2)', async () => {
    const visitor = await arrive('insurer-finance', `/insurer/claims/${small}`);
    const { page } = visitor;
    await page.getByText('登记贷款方的债权说明（LOS-2）').click();
    const send = page.getByRole('button', { name: '登记债权说明' });
    await send.click();
    expect(await page.getByText('请填写', { exact: true }).count()).toBe(6);
    await page.fill('[name="lender.bankName"]', '浦发银行西安分行');
    await page.fill('[name="lender.loanNo"]', 'L-2026-1');
    await page.fill('[name="lender.account"]', '6217 0000 1234 5678');
    await page.fill('[name=receivedAt]', '2026-04-01T10:00');
    await page.fill('[name=principalFen]', '1,000');
    await page.fill('[name=interestFen]', '50');
    const division = page.locator('.lender-division');
    expect(await division.locator('dd').allInnerTexts()).toEqual(['¥1,050.00', '¥4,710.00']);
    await isWhole(visitor);
    await send.click();
    await page.getByText('已登记，未付的赔款按债权说明划分。').waitFor();
    const { payments } = await read('insurer-finance', small);
    expect(payments.map(({ payee, fen, status }) => [payee, fen, status])).toEqual([
      ['insured', 576_000, 'stopped'],
      ['loss-payee', 105_000, 'open'],
      ['insured', 471_000, 'open'],
    ]);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});

describe('a large bank statement', () => {
  const header = 'bankReference,paidAt,payerName,payerAccount,amountFen,remark';
  const file = (lines: readonly string[]) => ({
    name: '流水.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([header, ...lines, ''].join('\n')),
  });

  it('goes by upload, is read while the page may be left, and says what to look at', async () => {
    const visitor = await arrive('insurer-finance', '/insurer/bank');
    const { page } = visitor;
    const lines = Array.from({ length: 203 }, (_, at) => `CCB-${at},2026-03-31,西安某公司,6222,100,货款`);
    await page.setInputFiles('input[type=file]', file(lines));
    await page.waitForURL(/job=job_/);
    await page.getByText('203 笔已读完，其中 203 笔未匹配或暂挂。').waitFor();
    await expect.poll(() => page.getByRole('link', { name: '看明细' }).count()).toBe(5);
    await isWhole(visitor);
    await page.setInputFiles(
      'input[type=file]',
      file([...lines.slice(1), 'X,2026-03-31,某公司,6222,1.5,货款']),
    );
    await page.getByText('文件有误，一笔都没有入账').waitFor();
    await page.getByText('rows.204.amountFen').waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});

describe('the own portfolio of an insurer', () => {
  it('shows premium, payments and their ratio by product, months, days and what the budgets owe', async () => {
    for (const amountFen of [105_000, 471_000]) {
      await complete('insurer-finance', small, 'confirm-payment', { ...bank, amountFen });
    }
    await local(stage, '/local/clock', { now: '2026-05-06T01:00:00Z' });
    const again = { bankReference: 'ICBC20260506001', paidAt: '2026-05-06T00:30:00Z', amountFen: 2_412_000 };
    await complete('insurer-finance', burnt, 'confirm-payment', again);
    const visitor = await arrive('insurer-finance', '/insurer/payments');
    const { page } = visitor;
    await page.getByRole('link', { name: '业务分析' }).click();
    const row = page.getByRole('row', { name: /秦科普惠保/ });
    await row.waitFor();
    const shown = ['3', '3,000.00', '29,880.00', '', '996%', '2', '0'];
    expect(await row.locator('td').allInnerTexts()).toEqual(shown);
    await page.getByText('2026年5月付出的赔款最多：¥24,120.00').waitFor();
    await page.getByText('2026年5月：一半在 43 天内付清，九成在 43 天内').waitFor();
    const owed = page.getByRole('row', { name: /^合计/ }).last();
    expect(await owed.innerText()).toContain('2,400.00');
    await expect.poll(() => page.locator('.chart svg').count()).toBe(3);
    await isWhole(visitor);
    await page.selectOption('[name=year]', '2025');
    await page.getByText('2025 年起保的保单还没有').waitFor();
    expect(new URL(page.url()).searchParams.get('year')).toBe('2025');
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('is made in the background where there are more policies than are read at once, of the year that is chosen', async () => {
    const visitor = await arrive('insurer-finance', '/insurer/insights');
    const { page } = visitor;
    const body = JSON.stringify({ title: '保单太多', status: 409, code: 'too-many-policies', detail: '' });
    const refused = { status: 409, contentType: 'application/problem+json', body };
    await page.route('**/v1/reports/portfolio?*', (route) => route.fulfill(refused));
    await page.reload();
    await page.getByText('保单很多').waitFor();
    await page.getByRole('button', { name: '后台汇总' }).click();
    await page.getByRole('row', { name: /秦科普惠保/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    const file = await page.getByRole('link', { name: '导出 CSV' }).first().getAttribute('href');
    expect(await (await fetch(file ?? '')).text()).toContain('qinke-inclusive,3,300000');
    await page.selectOption('[name=year]', '2025');
    await page.getByText('保单很多').waitFor();
    expect(new URL(page.url()).searchParams.has('job')).toBe(false);
    expect(visitor.complaints.filter((one) => !one.includes('409'))).toEqual([]);
    await visitor.leave();
  });
});
