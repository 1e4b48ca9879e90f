import { beforeAll, describe, expect, it, vi } from 'vitest';
import { seriousFindings } from '../support/axe.ts';
import { desk, type Visitor } from '../support/browser.ts';
import { portalStage } from '../support/portal-stage.ts';
import { act, insureInclusive, local, openTheYear } from '../support/portal-world.ts';

const stage = portalStage(openTheYear);
let small: string;

beforeAll(async () => {
  const policyNo = await insureInclusive(stage, 'firm-b', '2026-01-10');
  await local(stage, '/local/clock', { now: '2026-03-24T01:00:00Z' });
  small = await agreed('firm-b', policyNo, 800_000);
  await local(stage, '/local/clock', { now: '2026-04-01T03:00:00Z' });
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
    await expect.poll(() => page.getByRole('link', { name: '看明细' }).count()).toBe(3);
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
