import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { snQkbPh } from '../../shared/domain/subsidies/data/sn-qkb.ts';
import { findingsInBothLanguages, seriousFindings } from '../support/axe.ts';
import { desk, phone, type Visitor } from '../support/browser.ts';
import { portalStage } from '../support/portal-stage.ts';
import {
  act,
  approveBudget,
  insureInclusive,
  listTheFirms,
  local,
  type Reachable,
} from '../support/portal-world.ts';

/** Three programmes of Shaanxi that pay the firm after it has paid its premium. */
const paidBack = { id: 'SN-BACK', names: { zh: '示范先缴后补保费补贴', en: 'Demo subsidy, paid back' } };
const listed = {
  id: 'SN-FREE',
  names: { zh: '示范免申即享保费补贴', en: 'Demo subsidy, without application' },
};
const closed = { id: 'SN-LATE', names: { zh: '示范限期申报保费补贴', en: 'Demo subsidy, in a window' } };

let refusedAt = '';
const policies = { applies: '', returned: '', listed: '', late: '' };

async function openTheSchemes(stage: Reachable): Promise<void> {
  await listTheFirms(stage);
  const schemes = [
    { ...snQkbPh, ...paidBack, mode: 'pay-then-reimburse' },
    {
      ...snQkbPh,
      ...listed,
      mode: 'no-application',
      confirmationWorkingDays: 3,
      figures: [
        ...snQkbPh.figures,
        { path: 'confirmationWorkingDays', basis: 'sourced', source: 'three days as in S32' },
      ],
    },
    {
      ...snQkbPh,
      ...closed,
      mode: 'pay-then-reimburse',
      window: { spans: [{ from: '2026-06-01', to: '2026-06-30' }] },
    },
  ];
  for (const scheme of schemes) {
    await act(stage, 'operator', 'POST', '/v1/programmes', scheme);
    await approveBudget(stage, scheme.id);
  }
  const sold = await act<{ programmes: string[] }>(
    stage,
    'operator',
    'GET',
    '/v1/products/qinke-inclusive?version=1',
  );
  await act(stage, 'operator', 'POST', '/v1/products', {
    ...sold,
    version: 2,
    validFrom: '2026-01-05',
    programmes: [...sold.programmes, ...schemes.map(({ id }) => id)],
  });
  policies.applies = await insureInclusive(stage, 'firm-a', '2026-01-10', [paidBack.id]);
  policies.returned = await insureInclusive(stage, 'firm-b', '2026-01-10', [paidBack.id, closed.id]);
  policies.listed = await insureInclusive(stage, 'firm-c', '2026-01-10', [listed.id]);
  await local(stage, '/local/clock', { now: '2026-01-12T01:00:00Z' });
}

const stage = portalStage(openTheSchemes);

async function at(user: string, path: string): Promise<Visitor> {
  const visitor = await stage.visitor(user.startsWith('firm') ? phone : desk);
  await visitor.signIn(user, path);
  return visitor;
}

async function leave(visitor: Visitor): Promise<void> {
  expect(visitor.complaints).toEqual([]);
  await visitor.leave();
}

async function uploadPapers(page: Page): Promise<void> {
  for (const kind of ['policy', 'invoice', 'bank-slip']) {
    await page.setInputFiles(`input[name=${kind}]`, {
      name: `${kind}.pdf`,
      mimeType: 'application/pdf',
      buffer: Buffer.from(`%PDF-1.4\n% ${kind}\n%%EOF\n`),
    });
    await page.getByText(`${kind}.pdf`).waitFor();
  }
}

describe('a subsidy that is paid back', () => {
  it('is applied for on a phone, from the policy, with what will come from which level', async () => {
    const visitor = await at('firm-a', `/firm/policies/${policies.applies}`);
    const { page } = visitor;
    const own = page.getByRole('row').filter({ hasText: '企业自缴' });
    expect(await own.innerText()).toContain('¥1,000.00');
    await page.getByRole('link', { name: '申请补贴 ›' }).click();
    await page.getByRole('heading', { name: '申请补贴' }).waitFor();
    const province = page.getByRole('row').filter({ hasText: '省级财政' });
    expect(await province.innerText()).toContain('¥480.00');
    expect(await page.getByRole('button', { name: '还差 3 种材料' }).isDisabled()).toBe(true);
    await uploadPapers(page);
    await page.reload();
    await visitor.settled();
    await page.getByText('bank-slip.pdf').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.waitForURL(/\/firm\/subsidies\/app_/);
    await page.locator('[data-status=applied]').waitFor();
    await leave(visitor);
  });

  it('is checked by a clerk who sees the papers and conditions, and put under notice', async () => {
    const visitor = await at('bureau-clerk', '/bureau');
    const { page } = visitor;
    await page.getByRole('link', { name: '审核补贴申请' }).click();
    await page.getByRole('link', { name: 'invoice.pdf' }).waitFor();
    await page.getByText('符合', { exact: true }).first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '提交审核意见' }).click();
    await page.getByText('请选择审核意见').waitFor();
    await page.getByLabel('通过').check();
    await page.getByRole('button', { name: '审核通过，开始公示' }).click();
    await page.locator('[data-status=checked], [data-status=under-notice]').waitFor();
    await local(stage, '/local/clock', { advance: 'PT1H' });
    await visitor.open('/bureau/applications/notice');
    const row = page.getByRole('row').filter({ hasText: policies.applies });
    expect(await row.innerText()).toContain('800.00');
    expect(await findingsInBothLanguages(page)).toEqual([[], []]);
    await leave(visitor);
  });

  it('is stopped by an objection that a clerk notes, who cannot decide it, until an approver dismisses it', async () => {
    const clerk = await at('bureau-clerk', '/bureau/applications');
    await clerk.page.getByRole('row').filter({ hasText: policies.applies }).getByRole('link').click();
    await clerk.page.getByRole('button', { name: '登记异议' }).click();
    await clerk.page.fill('textarea[name=objection]', '重复');
    await clerk.page.getByRole('button', { name: '登记异议' }).click();
    await clerk.page.getByText('至少写 5 个字').waitFor();
    await clerk.page.fill('textarea[name=objection]', '有企业书面反映：同一设备已在外省申请补贴。');
    await clerk.page.reload();
    await clerk.settled();
    await clerk.page.getByRole('button', { name: '登记异议' }).click();
    expect(await findingsInBothLanguages(clerk.page)).toEqual([[], []]);
    await clerk.page.getByRole('button', { name: '登记异议' }).click();
    await clerk.page.getByText('登记的人自己不能处理').waitFor();
    expect(await clerk.page.locator('textarea[name=decision]').count()).toBe(0);
    const { pathname } = new URL(clerk.page.url());
    await clerk.open('/bureau/applications');
    const row = clerk.page.getByRole('row').filter({ hasText: policies.applies });
    expect(await row.innerText()).toContain('有异议');

    const approver = await at('bureau-approver', '/bureau/work');
    await approver.page.locator('table').getByRole('link', { name: '处理异议' }).click();
    await approver.page.waitForURL(`**${pathname}`);
    await approver.page.fill('textarea[name=decision]', '经核实不是同一台设备，发票可以对应。');
    expect(await findingsInBothLanguages(approver.page)).toEqual([[], []]);
    await approver.page.getByRole('button', { name: '异议不成立，继续办理' }).click();
    await approver.page.locator('[data-status=dismissed]').waitFor();
    await approver.page.getByText('经核实不是同一台设备').first().waitFor();
    await approver.page.getByText('异议不成立，继续办理').waitFor();
    await clerk.open('/bureau/applications');
    expect(await row.innerText()).not.toContain('有异议');
    await Promise.all([leave(clerk), leave(approver)]);
  });

  it('asks the firm for its account after the notice, and reads it back before it is confirmed', async () => {
    await local(stage, '/local/clock', { now: '2026-01-20T01:00:00Z' });
    const visitor = await at('firm-a', '/firm');
    const { page } = visitor;
    await page.getByRole('button', { name: '去办' }).click();
    await page.getByRole('heading', { name: '确认收款账户' }).waitFor();
    await page.getByRole('button', { name: '改用其他账户' }).click();
    await page.fill('input[name=accountName]', '别的公司');
    await page.fill('input[name=accountNumber]', '6100000000000009');
    await page.fill('input[name=bankName]', '示范银行西安分行');
    await page.fill('input[name=cnapsCode]', '102100099996');
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByText('只能用本企业名下的账户').waitFor();
    await page.reload();
    await visitor.settled();
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByText('请逐位核对。确认以后不能在这里改。').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '账户无误，¥800.00 拨到这里' }).click();
    await page.locator('[data-status=awaiting-payment]').waitFor();
    await leave(visitor);
  });

  it('is paid by each level to that account, to the fen, by the people of each bureau', async () => {
    const province = await at('bureau-clerk', '/bureau/applications/to-pay');
    await province.page.getByText('待拨付清单').waitFor();
    expect(await province.page.locator('tfoot').innerText()).toContain('480.00');
    expect(await findingsInBothLanguages(province.page)).toEqual([[], []]);
    await province.page.getByRole('row').getByRole('link').first().click();
    await province.page.fill('input[name=bankReference]', 'FISCAL-1');
    await province.page.fill('input[name=amountFen]', '479.99');
    // One press, from the field: what it says of the amount must not move the button away.
    await province.page.locator('input[name=amountFen]').focus();
    await province.page.getByRole('button', { name: '登记拨付', exact: true }).last().click();
    await province.page.locator('.problem[data-code=amount-differs]').waitFor();
    await province.page.getByText('应为 ¥480.00，您输入的是 ¥479.99').waitFor();
    await province.page.fill('input[name=amountFen]', '480');
    await province.page.getByRole('button', { name: '登记拨付', exact: true }).last().click();
    await province.page.getByText('您的单位没有要拨付的').waitFor();
    await province.leave();

    const city = await at('city-clerk', '/bureau/work?kind=pay-subsidy');
    await city.page.locator('table').getByRole('link', { name: '拨付补贴' }).first().click();
    for (const [payer, yuan] of [
      ['西安市', '240'],
      ['西安市雁塔区', '80'],
    ] as const) {
      await city.page.getByRole('button', { name: `登记${payer}的拨付`, exact: true }).click();
      await city.page.fill('input[name=bankReference]', `CITY-${yuan}`);
      await city.page.fill('input[name=amountFen]', yuan);
      await city.page.locator('form button[type=submit].ant-btn-primary').click();
      await city.page
        .getByRole('button', { name: `登记${payer}的拨付`, exact: true })
        .waitFor({ state: 'detached' });
    }
    await city.page.locator('[data-status=paid]').waitFor();
    await leave(city);

    const firm = await at('firm-a', '/firm/subsidies');
    await firm.page.locator('[data-status=paid]').waitFor();
    await firm.page.getByText('补贴 800.00 元已全部拨付').waitFor();
    await leave(firm);
  });
});

describe('an application whose papers are not right', () => {
  it('is returned with a reason, completed from the firm’s list of today, and refused with what now', async () => {
    const firm = await at('firm-b', `/firm/policies/${policies.returned}/subsidy/${paidBack.id}`);
    await uploadPapers(firm.page);
    await firm.page.getByRole('button', { name: '提交申请' }).click();
    await firm.page.locator('[data-status=applied]').waitFor();

    const clerk = await at('bureau-clerk', '/bureau/work');
    await clerk.page.locator('table').getByRole('link', { name: '审核补贴申请' }).click();
    await clerk.page.getByLabel('退回补正').check();
    await clerk.page.getByRole('button', { name: '退回企业补正' }).click();
    await clerk.page.getByText('退回或不予补贴须写明理由').waitFor();
    await clerk.page.fill('textarea[name=reason]', '付款回单不清楚，请重新上传。');
    await clerk.page.getByRole('button', { name: '退回企业补正' }).click();
    await clerk.page.locator('[data-status=returned]').waitFor();
    refusedAt = new URL(clerk.page.url()).pathname;

    await firm.open('/firm');
    await firm.page.getByRole('button', { name: '去办' }).click();
    await firm.page.getByText('付款回单不清楚，请重新上传。').first().waitFor();
    await firm.page.getByRole('link', { name: '去补正' }).click();
    await firm.page.getByRole('button', { name: '移除 bank-slip.pdf' }).click();
    await firm.page.getByRole('button', { name: '还差 1 种材料' }).waitFor();
    expect(await seriousFindings(firm.page)).toEqual([]);
    await firm.page.setInputFiles('input[name=bank-slip]', {
      name: 'clear.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n% clear\n%%EOF\n'),
    });
    await firm.page.getByText('clear.pdf').waitFor();
    await firm.page.getByRole('button', { name: '提交申请' }).click();
    await firm.page.locator('[data-status=applied]').waitFor();

    await clerk.open(refusedAt);
    await clerk.page.getByRole('link', { name: 'clear.pdf' }).waitFor();
    await clerk.page.getByLabel('不予补贴').check();
    await clerk.page.fill('textarea[name=reason]', '发票抬头不是本企业，不能补贴。');
    await clerk.page.locator('button.ant-btn-primary').click();
    await clerk.page.locator('[data-status=rejected]').waitFor();
    await firm.open(refusedAt.replace('/bureau/applications', '/firm/subsidies'));
    await firm.page.getByRole('heading', { name: '为什么没有补贴' }).waitFor();
    await firm.page.getByText('不同意：向陕西省财政部门书面提出').waitFor();
    await Promise.all([leave(firm), leave(clerk)]);
  });

  it('cannot be made outside the window, and the page says from when it can', async () => {
    const visitor = await at('firm-b', `/firm/policies/${policies.returned}/subsidy/${closed.id}`);
    await visitor.page.getByText('下一申报期从2026年6月1日开始').waitFor();
    expect(await visitor.page.locator('input[type=file]').count()).toBe(0);
    await leave(visitor);
  });
});

describe('a subsidy that nobody has to apply for', () => {
  it('is listed for the bureau with the day by which the firm confirms its account, and forfeited after it', async () => {
    const visitor = await at('bureau-clerk', `/bureau/applications?programmeId=${listed.id}`);
    await visitor.page.getByText('保费付清的保单由系统列入并核定，不用提名单').waitFor();
    const row = visitor.page.getByRole('row').filter({ hasText: policies.listed });
    await row.locator('[data-status=forfeited]').waitFor();
    await row.getByRole('link').click();
    await visitor.page.getByText('免申即享：以保险公司的数据为准').waitFor();
    await visitor.page.getByText('逾期未确认，视为放弃').waitFor();
    const firm = await at('firm-c', '/firm/subsidies');
    await firm.page.getByText('逾期未确认收款账户').waitFor();
    await Promise.all([leave(visitor), leave(firm)]);
  });
});

describe('the pages of subsidies', () => {
  it.each([
    ['firm-a', ['/firm/subsidies', `/firm/subsidies/:paid`]],
    ['firm-b', ['/firm/subsidies', '/firm/subsidies/:refused', '/firm/policies/:returned/subsidy/SN-LATE']],
    ['firm-c', ['/firm/subsidies', '/firm/policies/:listed']],
    [
      'bureau-clerk',
      [
        '/bureau',
        '/bureau/work',
        '/bureau/applications',
        '/bureau/applications?status=rejected',
        '/bureau/applications/notice',
        '/bureau/applications/to-pay',
        '/bureau/applications/:paid',
        '/bureau/applications/:refused',
        '/bureau/settlements',
        '/bureau/clawbacks',
      ],
    ],
  ])(
    'have no serious fault of accessibility for %s, and are whole in both languages',
    async (user, paths) => {
      const { items } = await act<{ items: { applicationId: string; status: string }[] }>(
        stage,
        'bureau-clerk',
        'GET',
        '/v1/subsidy-applications',
      );
      const idOf = (status: string) => items.find((one) => one.status === status)?.applicationId ?? '';
      const visitor = await at(user, user.startsWith('firm') ? '/firm' : '/bureau');
      for (const path of paths) {
        await visitor.open(
          path
            .replace(':paid', idOf('paid'))
            .replace(':refused', idOf('rejected'))
            .replace(':returned', policies.returned)
            .replace(':listed', policies.listed),
        );
        for (const findings of await findingsInBothLanguages(visitor.page))
          expect(findings, path).toEqual([]);
        const wide = await visitor.page.evaluate<boolean>(
          'document.documentElement.scrollWidth > innerWidth',
        );
        expect(wide, `${path} is wider than the page`).toBe(false);
      }
      await leave(visitor);
    },
  );
});
