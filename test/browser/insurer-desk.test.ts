import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { findingsInBothLanguages, seriousFindings } from '../support/axe.ts';
import { desk } from '../support/browser.ts';
import { portalStage } from '../support/portal-stage.ts';
import { act, insureInclusive, local, openTheYear } from '../support/portal-world.ts';

const stage = portalStage(openTheYear);
let claimNo: string;

beforeAll(async () => {
  const policies = [
    await insureInclusive(stage, 'firm-a', '2026-01-10'),
    await insureInclusive(stage, 'firm-b', '2026-01-10'),
  ];
  await local(stage, '/local/clock', { now: '2026-03-24T01:00:00Z' });
  const [burnt] = await Promise.all([
    report('firm-a', policies[0], 3_350_000),
    report('firm-b', policies[1], 800_000),
  ]);
  claimNo = burnt;
  await attachPhoto();
});

async function report(user: string, policyNo: string | undefined, estimatedFen: number): Promise<string> {
  const claim = await act<{ claimNo: string }>(stage, user, 'POST', '/v1/claims', {
    policyNo,
    coverCode: 'equipment',
    occurredAt: '2026-03-23T02:00:00Z',
    cause: 'electrical-damage',
    description: '自研测试台短路，主板和电源模块烧毁。',
    estimatedFen,
  });
  return claim.claimNo;
}

/** A picture of a dot, which is as good as any. */
async function attachPhoto(): Promise<void> {
  const photo = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP4z8CAB+GTG8HSALfKY52fTcuYAAAAAElFTkSuQmCC',
    'base64',
  );
  const { uploadUrl, headers } = await act<{ uploadUrl: string; headers: Record<string, string> }>(
    stage,
    'firm-a',
    'POST',
    `/v1/claims/${claimNo}/documents`,
    {
      kind: 'loss-photos',
      fileName: '受损主板.png',
      contentType: 'image/png',
      sizeBytes: photo.length,
      sha256: createHash('sha256').update(photo).digest('hex'),
    },
  );
  await fetch(uploadUrl, { method: 'PUT', headers, body: photo });
}

describe('a claim at the desk', () => {
  it('is taken from the worklist by keys, surveyed and assessed at 23,760.00, which is sent for approval', async () => {
    const visitor = await stage.visitor(desk);
    await visitor.signIn('adjuster', '/insurer/work');
    const { page } = visitor;
    const list = page.locator('.work-list');
    await list.locator('tbody tr').nth(1).waitFor();
    await list.focus();
    for (const key of ['j', 'j', 'k']) await page.keyboard.press(key);
    const rowAt = (which: string) => list.locator(which).first().getAttribute('data-row');
    expect(await rowAt('a[data-row]:focus')).toBe(await rowAt('a[data-row]'));
    await page.keyboard.press('Enter');
    await page.locator('[data-claim]').waitFor();
    await visitor.open(`/insurer/claims/${claimNo}`);
    await page.getByRole('button', { name: '完成查勘' }).click();
    expect(await page.locator('.field-error').allInnerTexts()).toEqual(['至少写 10 个字', '请选择一项']);
    await page.fill('textarea[name=findings]', '现场核实：主板与电源模块烧毁，已断电。');
    await page.getByText('查勘完成，可以定损').click();
    await page.getByRole('button', { name: '完成查勘' }).click();
    await page.fill('[name="lossLines.0.acceptedFen"]', '33,500');
    await page.fill('[name=salvageFen]', '500');
    expect(await page.locator('.assess-preview .explanation-total').innerText()).toContain('¥23,760.00');
    await page.getByText('赔付', { exact: true }).click();
    await page.getByRole('button', { name: '送复核' }).click();
    await page.getByText('您是本案定损人，不能复核（CLM-27）').waitFor();
    expect(await page.getByRole('button', { name: /同意赔/ }).count()).toBe(0);
    await page.fill('textarea[name=reason]', '残值要再核一次');
    await page.getByRole('button', { name: '退回', exact: true }).click();
    await page.getByText('赔付', { exact: true }).click();
    await page.getByRole('button', { name: '送复核' }).click();
    await page.getByText('您是本案定损人，不能复核（CLM-27）').waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('shows its papers one beside the others, each as its hash says it is', async () => {
    const visitor = await stage.visitor(desk);
    await visitor.signIn('adjuster-2', `/insurer/claims/${claimNo}`);
    const { page } = visitor;
    await page.getByRole('button', { name: '受损主板.png' }).click();
    const viewer = page.locator('.evidence-viewer');
    await viewer.getByText('校验一致').waitFor();
    const picture = viewer.locator('img');
    const widthOf = (image: unknown) => (image as { naturalWidth: number }).naturalWidth;
    await expect.poll(() => picture.evaluate(widthOf)).toBe(10);
    await viewer.focus();
    await page.keyboard.press('r');
    expect(await picture.getAttribute('data-turns')).toBe('1');
    expect(await viewer.locator('li').first().innerText()).toContain('已看');
    expect(await seriousFindings(page)).toEqual([]);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('is approved by a second adjuster, who sees what changes', async () => {
    const visitor = await stage.visitor(desk);
    await visitor.signIn('adjuster-2', `/insurer/claims/${claimNo}`);
    const { page } = visitor;
    const work = page.locator('.claim-work');
    await work.getByText('同意后的变化').waitFor();
    expect(await work.locator('.diff-cell').allInnerTexts()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/33,500\.00.*23,760\.00/s),
        expect.stringMatching(/50,000\.00.*26,240\.00/s),
      ]),
    );
    await page.getByRole('button', { name: '同意赔 ¥23,760.00' }).click();
    await page.getByText('请写意见，至少 5 个字').waitFor();
    await page.fill('textarea[name=reason]', '资料齐全，同意赔付');
    await page.getByRole('button', { name: '同意赔 ¥23,760.00' }).click();
    await page.locator('.page-head [data-status=decided-covered]').waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});

describe('a claim that is not theirs', () => {
  it.each([
    ['an insurer without a share finds nothing', 'cpic-adjuster', (no: string) => `/insurer/claims/${no}`],
    ['and nothing on its list', 'cpic-adjuster', () => '/insurer/work'],
    ['nor may finance decide anything', 'insurer-finance', (no: string) => `/insurer/claims/${no}`],
  ])('%s', async (_, user, place) => {
    const visitor = await stage.visitor(desk);
    await visitor.page.goto(`${stage.url}${place(claimNo)}`);
    await visitor.page.locator(`button[value="${user}"]`).click();
    await visitor.page.waitForURL((address) => !address.pathname.startsWith('/oidc'));
    await visitor.page.waitForLoadState('networkidle');
    expect(await visitor.page.locator('textarea, [data-row]').count()).toBe(0);
    await visitor.leave();
  });
});

describe('money at the desk', () => {
  it('is confirmed as the bank slip says, and an amount a hundred times off is stopped', async () => {
    const offers = await act<{ items: { taskId: string; kind: string }[] }>(
      stage,
      'firm-a',
      'GET',
      '/v1/tasks',
    );
    const offer = offers.items.find(({ kind }) => kind === 'accept-offer');
    await act(stage, 'firm-a', 'POST', `/v1/tasks/${offer?.taskId}/completion`, { outcome: 'accept' });
    const visitor = await stage.visitor(desk);
    await visitor.signIn('insurer-finance', '/insurer/payments');
    const { page } = visitor;
    await page.getByRole('button', { name: '登记付款' }).click();
    await page.fill('[name=bankReference]', 'ICBC20260324001');
    await page.fill('[name=paidAt]', '2026-03-24T09:00');
    await page.fill('[name=amountFen]', '2,376,000');
    const confirm = page.getByRole('button', { name: '确认已付 ¥23,760.00' });
    await confirm.click();
    await page.getByText('与应为的 ¥23,760.00 相差 100 倍，请看单位是不是元').waitFor();
    expect((await act(stage, 'adjuster', 'GET', `/v1/claims/${claimNo}`))['status']).toBe('paying');
    await page.fill('[name=amountFen]', '23760');
    await confirm.click();
    await page.getByText('没有待付款项').waitFor();
    expect((await act(stage, 'adjuster', 'GET', `/v1/claims/${claimNo}`))['status']).toBe('paid');
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('is collected on the account that the insurer names, which firms then read', async () => {
    const visitor = await stage.visitor(desk);
    await visitor.signIn('insurer-finance', '/insurer/payments');
    const { page } = visitor;
    await page.getByRole('button', { name: '更换账户' }).click();
    await page.fill('[name=accountName]', '中国人民财产保险股份有限公司陕西省分公司');
    await page.fill('[name=accountNumber]', '3700099988887777');
    await page.fill('[name=bankName]', '工商银行西安分行');
    await page.fill('[name=cnapsCode]', '102791000015');
    await page.getByRole('button', { name: '保存账户' }).click();
    await page.getByText('已保存，从现在起按新账户收款').waitFor();
    const account = await act(stage, 'firm-a', 'GET', '/v1/insurers/picc-sn/account');
    expect(account).toMatchObject({ number: '3700099988887777' });
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('is read from a statement, and what nobody can place is said with what helps', async () => {
    const visitor = await stage.visitor(desk);
    await visitor.signIn('insurer-finance', '/insurer/bank');
    const { page } = visitor;
    const line = 'CCB20260324002,2026-03-23T02:00:00Z,西安某某贸易公司,6222000000000001,20000,货款';
    const name = '流水.csv';
    const mimeType = 'text/csv';
    const buffer = Buffer.from(
      ['bankReference,paidAt,payerName,payerAccount,amountFen,remark', line, ''].join('\n'),
    );
    await page.setInputFiles('input[type=file]', { name, mimeType, buffer });
    await page.waitForURL(/\/insurer\/bank\/stm_/);
    await page.locator('[data-outcome=unmatched]').getByText('1 笔').waitFor();
    expect(await page.locator('tbody tr').innerText()).toMatch(/附言缺失或认不出\s+向付款人核实用途/);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('is settled for a quarter and submitted with the amount on the button', async () => {
    await local(stage, '/local/clock', { now: '2026-04-02T01:00:00Z' });
    const visitor = await stage.visitor(desk);
    await visitor.signIn('insurer-finance', '/insurer/settlements');
    const { page } = visitor;
    await page.selectOption('[name=programmeId]', 'SN-QKB-PH');
    await page.selectOption('[name=quarter]', '2026-Q2');
    await page.getByRole('button', { name: '开始生成' }).click();
    await page.getByText('该季度还没有结束').waitFor();
    await page.selectOption('[name=quarter]', '2026-Q1');
    await page.getByRole('button', { name: '开始生成' }).click();
    await page.waitForURL(/\/insurer\/settlements\/set_/);
    await page.getByRole('button', { name: '提交财政 ¥1,600.00' }).waitFor();
    const exported = page.waitForEvent('download');
    await page.getByRole('button', { name: '清单 CSV' }).click();
    const list = await readFile(await (await exported).path(), 'utf8');
    await page.setInputFiles('input[type=file]', {
      name: '清单.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${list.trimEnd()}\r\n不是保单${`\r\n${' '.repeat(60_000)}`.repeat(84)}`),
    });
    await page.getByText('读不懂 1 行。结果见上。').waitFor();
    const unreadable = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载读不懂的行' }).click();
    expect(await readFile(await (await unreadable).path(), 'utf8')).toContain('不是保单');
    expect(await findingsInBothLanguages(page)).toEqual([[], []]);
    await page.getByRole('button', { name: '提交财政 ¥1,600.00' }).click();
    await page.locator('.page-head [data-status=submitted]').waitFor();
    expect(await page.getByText('提交财政 ¥').count()).toBe(0);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('has rows that are found by a code and led along by keys, while the list has the focus', async () => {
    const { items } = await act<{ items: { settlementId: string }[] }>(
      stage,
      'insurer-finance',
      'GET',
      '/v1/settlements',
    );
    const visitor = await stage.visitor(desk);
    await visitor.signIn('insurer-finance', `/insurer/settlements/${items[0]?.settlementId}/rows`);
    const { page } = visitor;
    const rows = page.locator('[data-row]');
    await expect.poll(() => rows.count()).toBe(2);
    await page.keyboard.press('j');
    expect(await page.locator('[data-row]:focus').count()).toBe(0);
    await page.getByRole('region', { name: /逐单/ }).focus();
    for (const key of ['j', 'j', 'k']) await page.keyboard.press(key);
    expect(await rows.first().evaluate((row) => row === row.ownerDocument.activeElement)).toBe(true);
    await page.fill('[name=find]', 'qkb000029y');
    await page.getByRole('button', { name: '查找', exact: true }).click();
    await expect.poll(() => rows.count()).toBe(1);
    await page.fill('[name=find]', 'KC2');
    await page.getByRole('button', { name: '查找', exact: true }).click();
    await page.getByText('没有符合条件的记录').waitFor();
    await page.getByRole('link', { name: '看全部' }).click();
    await expect.poll(() => rows.count()).toBe(2);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});

describe('a referred quote', () => {
  it('is accepted at a rate of the underwriter’s own, with a reason', async () => {
    const quote = await act<{ quoteId: string }>(stage, 'firm-a', 'POST', '/v1/quotes', {
      productCode: 'clinical-trial',
      uscc: '91610100QKB0000102',
      start: '2026-05-01',
      sumsInsured: { 'trial-cost': 300_000_000 },
    });
    const visitor = await stage.visitor(desk);
    await visitor.signIn('underwriter', '/insurer/quotes?status=referred');
    const { page } = visitor;
    await page.locator(`a[href$="${quote.quoteId}"]`).click();
    await page.getByRole('button', { name: '承保', exact: true }).click();
    await page.getByText('请填百分数，最多四位小数').waitFor();
    await page.fill('[name=ratePpm]', '1.25');
    await page.fill('[name=reason]', '方案清楚，按 1.25% 承保');
    await page.getByRole('button', { name: '承保', exact: true }).click();
    await page.locator('.page-head [data-status=quoted]').waitFor();
    const decided = await act<{ underwriting: object }>(
      stage,
      'underwriter',
      'GET',
      `/v1/quotes/${quote.quoteId}`,
    );
    expect(decided.underwriting).toMatchObject({ outcome: 'accept', ratePpm: 12_500 });
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});

describe('the pages of the desk', () => {
  const pages: readonly (readonly [string, readonly string[]])[] = [
    ['adjuster', ['/insurer/work', '/insurer/claims', '/insurer/claims/{claimNo}']],
    [
      'insurer-finance',
      [
        '/insurer/payments',
        '/insurer/bank',
        '/insurer/bank/{statementId}',
        '/insurer/settlements',
        '/insurer/settlements/{settlementId}',
        '/insurer/settlements/{settlementId}/rows',
        '/insurer/policies/{policyNo}',
      ],
    ],
    ['underwriter', ['/insurer/quotes', '/insurer/quotes/{quoteId}']],
  ];

  it('have no serious fault of accessibility and are whole, in both languages', async () => {
    const first = async (user: string, list: string, id: string) => {
      const { items } = await act<{ items: Record<string, string>[] }>(stage, user, 'GET', `/v1/${list}`);
      return [`{${id}}`, items[0]?.[id] ?? ''] as const;
    };
    const known = new Map([
      ['{claimNo}', claimNo],
      await first('insurer-finance', 'bank-statements', 'statementId'),
      await first('insurer-finance', 'settlements', 'settlementId'),
      await first('insurer-finance', 'policies', 'policyNo'),
      await first('underwriter', 'quotes', 'quoteId'),
    ]);
    for (const [user, paths] of pages) {
      const visitor = await stage.visitor(desk);
      await visitor.signIn(user, '/insurer/claims');
      const { page } = visitor;
      for (const path of paths) {
        await visitor.open(path.replace(/\{\w+\}/, (name) => known.get(name) ?? name));
        for (const other of ['English', '中文']) {
          expect(await seriousFindings(page), `${user} ${path}`).toEqual([]);
          expect(await page.locator('.problem').count(), `${user} ${path}`).toBe(0);
          await page.getByRole('button', { name: other }).click();
        }
      }
      expect(visitor.complaints).toEqual([]);
      await visitor.leave();
    }
  });
});
