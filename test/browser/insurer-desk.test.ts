import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.ts';
import { desk, launchBrowser, Visitor } from '../support/browser.ts';
import { act, insureInclusive, local, openTheYear } from '../support/portal-world.ts';
import { newDataFolder, removeDataFolder, type RunningStage, startStageProcess } from '../support/stage.ts';

let dataDir: string;
let stage: RunningStage;
let browser: Browser;
let claimNo: string;

beforeAll(async () => {
  dataDir = await newDataFolder();
  [stage, browser] = await Promise.all([startStageProcess(dataDir), launchBrowser()]);
  await openTheYear(stage);
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
});
afterAll(async () => {
  await browser.close();
  await stage.stop();
  await removeDataFolder(dataDir);
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

describe('a claim at the desk', () => {
  it('is taken from the worklist by keys, surveyed and assessed at 23,760.00, which is sent for approval', async () => {
    const visitor = await Visitor.arrive(browser, stage.url, desk);
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
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('is approved by a second adjuster, who sees what changes', async () => {
    const visitor = await Visitor.arrive(browser, stage.url, desk);
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

describe('the pages of the desk', () => {
  const pages: readonly (readonly [string, readonly string[]])[] = [
    ['adjuster', ['/insurer/work', '/insurer/claims', '/insurer/claims/{claimNo}']],
    ['insurer-finance', ['/insurer/payments', '/insurer/bank']],
  ];

  it.each(['zh', 'en'])('have no serious fault of accessibility, in %s', async (language) => {
    for (const [user, paths] of pages) {
      const visitor = await Visitor.arrive(browser, stage.url, desk, language);
      await visitor.signIn(user, '/insurer/claims');
      for (const path of paths) {
        await visitor.open(path.replace('{claimNo}', claimNo));
        expect(await seriousFindings(visitor.page), `${user} ${path}`).toEqual([]);
      }
      expect(visitor.complaints).toEqual([]);
      await visitor.leave();
    }
  });
});
