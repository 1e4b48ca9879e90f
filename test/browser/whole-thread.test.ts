import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { desk, phone } from '../support/browser.ts';
import { verdictOf } from '../support/export-file.ts';
import { portalStage } from '../support/portal-stage.ts';
import { act, insureInclusive, listTheFirms, local, tokenOf } from '../support/portal-world.ts';

/**
 * One thread through all three roles, in the pages: a budget of 100,000 yuan, a firm that compares, binds and pays, a loss with
 * papers, an advance on day 60 and the rest, the quarter's settlement with one row disputed and the others paid, a
 * cancellation whose clawback is netted in the next quarter, the books closed and verified offline.
 */
const stage = portalStage(listTheFirms);
let policyNo: string;
let claimNo: string;
let settlementId: string;

/** Lets somebody do something at their desk, or on their phone; the page may complain of nothing. */
async function as(user: string, path: string, doing: (page: Page) => Promise<void>): Promise<void> {
  const visitor = await stage.visitor(user.startsWith('firm') ? phone : desk);
  await visitor.signIn(user, path);
  await doing(visitor.page);
  expect(visitor.complaints).toEqual([]);
  await visitor.leave();
}

const clock = (now: string) => local(stage, '/local/clock', { now });
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

describe('from a budget to cover', () => {
  it('the bureau approves 100,000.00 for the year', async () => {
    await as('bureau-approver', '/bureau/programmes/SN-QKB-PH/budget/edit', async (page) => {
      await page.getByText('本年第一次批准').waitFor();
      const fields = page.locator('.field-control input');
      for (const [index, yuan] of ['60,000', '30,000', '10,000'].entries())
        await fields.nth(index).fill(yuan);
      await page.getByRole('button', { name: '批准额度' }).click();
      await page.getByText('额度已生效').waitFor();
    });
  });

  it('a firm compares at least three products, binds one and pays 200.00 of its 1,000.00', async () => {
    await as('firm-a', '/firm/explore?start=2026-01-10', async (page) => {
      await page.locator('[data-product]').nth(2).waitFor();
      await page.locator('[data-product=qinke-inclusive] .ant-btn').click();
      await page.getByText('保障开始日').waitFor();
      await page.click('button[type=submit]');
      for (const n of [1, 2, 3]) {
        await page.getByText(`第 ${n} 题，共 3 题`).waitFor();
        await page.click('button[type=submit]');
      }
      await page.getByRole('button', { name: '继续：读 3 条条款' }).click();
      for (const n of [1, 2, 3, 4]) {
        await page.getByText(`第 ${n} 条，共 4 条`).waitFor();
        await page.check('input[name=confirm]');
        await page.click('button[type=submit]');
      }
      await page.getByRole('button', { name: '确认投保，我付 ¥200.00' }).click();
      await page.getByRole('button', { name: '由本企业账户付清' }).click();
      await page.locator('[data-status=in-force]').waitFor();
      policyNo = page.url().split('/').at(-2) ?? '';
    });
    await insureInclusive(stage, 'firm-b', '2026-01-10');
    await insureInclusive(stage, 'firm-c', '2026-01-10');
    await as('bureau-clerk', '/bureau/programmes/SN-QKB-PH', async (page) => {
      await page.getByText('还剩 ¥97,600.00').waitFor();
    });
  });
});

describe('from a loss to money', () => {
  it('the firm reports it, the adjuster asks once for papers, and the firm hands them in', async () => {
    await clock('2026-01-20T01:00:00Z');
    const claim = await act<{ claimNo: string }>(stage, 'firm-a', 'POST', '/v1/claims', {
      policyNo,
      coverCode: 'equipment',
      occurredAt: '2026-01-19T02:00:00Z',
      cause: 'electrical-damage',
      description: '自研测试台短路，主板和电源模块烧毁。',
      estimatedFen: 3_350_000,
    });
    claimNo = claim.claimNo;
    await as('adjuster', `/insurer/claims/${claimNo}`, async (page) => {
      await page.fill('textarea[name=findings]', '现场核实：主板与电源模块烧毁，需要发票。');
      await page.getByText('缺材料，一次列清').click();
      await page.locator('fieldset input[type=checkbox]').first().check();
      await page.getByRole('button', { name: '发出一次性清单' }).click();
      await page.locator('.page-head [data-status=documents-requested]').waitFor();
    });
    await as('firm-a', `/firm/claims/${claimNo}/documents`, async (page) => {
      const files = page.locator('input[type=file]');
      await files.first().waitFor();
      const send = page.getByRole('button', { name: '全部交齐，送出' });
      const missing = page.getByRole('button', { name: /^还差 \d 种/ });
      await missing.waitFor();
      for (let kind = 0; kind < (await files.count()); kind += 1) {
        for (const copy of ['一', '二']) {
          const uploaded = page.waitForResponse((answer) => answer.request().method() === 'PUT');
          await files.nth(kind).setInputFiles({
            name: `材料${kind}${copy}.png`,
            mimeType: 'image/png',
            buffer: Buffer.concat([picture, Buffer.from(`${kind}${copy}`)]),
          });
          await uploaded;
        }
      }
      await send.click();
      await page.locator('[data-status=assessing]').waitFor();
    });
  });

  it('what is certain is paid in advance by day 60, and the rest when it is assessed', async () => {
    await clock('2026-03-10T01:00:00Z');
    const task = await taskOf('adjuster', 'interim-payment');
    await as('adjuster', `/insurer/claims/${claimNo}?task=${task}`, async (page) => {
      await page.getByText('先付能确定的部分').click();
      await page.fill('[name=certainFen]', '5,000');
      await page
        .locator('form', { has: page.locator('[name=certainFen]') })
        .locator('textarea')
        .fill('主板发票已核实');
      await page.getByRole('button', { name: '先予支付', exact: true }).click();
      await page.getByText('¥5,000.00').first().waitFor();
    });
    await pay('5000', 'ICBC-ADVANCE');
    await act(stage, 'adjuster', 'POST', `/v1/tasks/${await taskOf('adjuster', 'assess-loss')}/completion`, {
      lossLines: [{ item: 'repair', claimedFen: 3_350_000, acceptedFen: 3_350_000 }],
      salvageFen: 50_000,
      outcome: 'covered',
    });
    await as('adjuster-2', `/insurer/claims/${claimNo}`, async (page) => {
      await page.fill('textarea[name=reason]', '资料齐全，同意赔付');
      await page.getByRole('button', { name: '同意赔 ¥23,760.00' }).click();
      await page.locator('.page-head [data-status=decided-covered]').waitFor();
    });
    await as('firm-a', `/firm/claims/${claimNo}/offer`, async (page) => {
      await page.getByRole('button', { name: '同意，10 日内付款' }).click();
      await page.locator('[data-status=paying], [data-status=agreed]').waitFor();
    });
    await pay('18760', 'ICBC-REST');
    const claim = await act<{ status: string }>(stage, 'firm-a', 'GET', `/v1/claims/${claimNo}`);
    expect(claim.status).toBe('paid');
  });
});

describe('from a quarter to closed books', () => {
  it('the insurer submits it, one row is disputed and held, the others are signed and paid', async () => {
    await clock('2026-04-02T01:00:00Z');
    await as('insurer-finance', '/insurer/settlements', async (page) => {
      await page.selectOption('[name=programmeId]', 'SN-QKB-PH');
      await page.selectOption('[name=quarter]', '2026-Q1');
      await page.getByRole('button', { name: '开始生成' }).click();
      await page.getByRole('button', { name: '提交财政 ¥2,400.00' }).click();
      await page.locator('.page-head [data-status=submitted]').waitFor();
      settlementId = page.url().split('/').at(-1) ?? '';
    });
    await as('bureau-clerk', `/bureau/settlements/${settlementId}`, async (page) => {
      await page.getByText('检查 6/6').waitFor();
      await page.fill('textarea[name=reason]', '逐单核对，账实相符。');
      await page.getByRole('button', { name: '公示 5 个工作日' }).click();
      await page.locator('[data-status=under-notice]').waitFor();
      await page.locator('.row-open').first().click();
      const drawer = page.getByRole('dialog');
      await drawer.locator('textarea[name=objection]').fill('企业已搬离本区，请核实。');
      await drawer.getByRole('button', { name: '提出异议' }).click();
      await drawer.getByText('异议已记录').waitFor();
    });
    await clock('2026-04-14T01:00:00Z');
    await as('bureau-approver', `/bureau/settlements/${settlementId}`, async (page) => {
      await page.getByRole('button', { name: '处理', exact: true }).click();
      await page.fill('textarea[name=decision]', '异议成立，先不支付。');
      await page
        .getByRole('button', { name: /异议成立/ })
        .last()
        .click();
      await page.getByRole('link', { name: '去批准' }).click();
      await page.getByRole('button', { name: '批准拨付 ¥1,600.00' }).click();
      await page.locator('[data-status=approved]').waitFor();
      await payOut(page, '960', 'FISCAL-1');
    });
    await as('city-clerk', `/bureau/settlements/${settlementId}`, async (page) => {
      await payOut(page, '480', 'FISCAL-2');
      await payOut(page, '160', 'FISCAL-3');
      await page.locator('.page-head [data-status=paid]').waitFor();
    });
  });

  it('a cancelled policy is netted in the next quarter, the quarter is closed, and every number holds offline', async () => {
    await clock('2026-05-01T01:00:00Z');
    const { items } = await act<{ items: { policyNo: string }[] }>(stage, 'firm-b', 'GET', '/v1/policies');
    await as('firm-b', `/firm/policies/${items[0]?.policyNo}/cancel`, async (page) => {
      await page.fill('textarea[name=reason]', '项目结束');
      await page.getByRole('button', { name: /^确认退保，退我/ }).click();
      await page.locator('[data-status=cancelled]').waitFor();
    });
    await clock('2026-07-02T01:00:00Z');
    await as('insurer-finance', '/insurer/settlements', async (page) => {
      await page.selectOption('[name=programmeId]', 'SN-QKB-PH');
      await page.selectOption('[name=quarter]', '2026-Q2');
      await page.getByRole('button', { name: '开始生成' }).click();
      await page.locator('.page-head [data-status=draft]').waitFor();
      await page.getByText(/追回/).first().waitFor();
    });
    await as('bureau-approver', '/bureau/programmes/SN-QKB-PH/periods?quarter=2026-Q1', async (page) => {
      await page.getByRole('button', { name: '关闭2026年第1季度' }).click();
      await page.getByText('已关账').first().waitFor();
    });
    const exported = await fetch(`${stage.url}/v1/ledger/export`, {
      headers: { authorization: `Bearer ${await tokenOf(stage, 'bureau-clerk')}` },
    });
    expect(await verdictOf(await exported.text())).toMatchObject({ holds: true, counts: { settlement: 1 } });
  });
});

/** The finance desk confirms the payment that waits, as the bank slip says. */
function pay(yuan: string, reference: string): Promise<void> {
  return as('insurer-finance', '/insurer/payments', async (page) => {
    await page.getByRole('button', { name: '登记付款' }).click();
    await page.fill('[name=bankReference]', reference);
    await page.fill('[name=paidAt]', '2026-03-10T09:00');
    await page.fill('[name=amountFen]', yuan);
    await page.getByRole('button', { name: /^确认已付/ }).click();
    await page.getByText('没有待付款项').waitFor();
  });
}

/** A bureau books what it has paid of its own level, or of a county that pays through it (SUB-19). */
async function payOut(page: Page, yuan: string, reference: string): Promise<void> {
  await page.getByRole('button', { name: '登记付款' }).first().click();
  await page.fill('input[name=bankReference]', reference);
  await page.fill('input[name=amountFen]', yuan);
  await page.locator('form button[type=submit].ant-btn-primary').click();
  await page.getByRole('cell', { name: reference }).waitFor();
}

async function taskOf(user: string, kind: string): Promise<string> {
  const { items } = await act<{ items: { taskId: string; kind: string }[] }>(stage, user, 'GET', '/v1/tasks');
  return items.find((one) => one.kind === kind)?.taskId ?? '';
}
