import { beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.ts';
import { phone } from '../support/browser.ts';
import { expectEnglish } from '../support/english.ts';
import { LossReport } from '../support/loss-report.ts';
import { portalStage } from '../support/portal-stage.ts';
import { act, insureInclusive, local, openTheYear } from '../support/portal-world.ts';

const stage = portalStage(openTheYear);
let policyNo: string;
let claimNo: string;

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const invoice = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');

const description = '实验用自制激光焊接设备短路起火，主控板烧毁。';

interface Listed {
  readonly items: readonly { readonly taskId: string; readonly kind: string }[];
}

/** Completes the first task of a kind that lies on somebody's desk. */
async function complete(user: string, kind: string, body: object): Promise<void> {
  const { items } = await act<Listed>(stage, user, 'GET', '/v1/tasks');
  const task = items.find((one) => one.kind === kind);
  await act(stage, user, 'POST', `/v1/tasks/${task?.taskId}/completion`, body);
}

beforeAll(async () => {
  policyNo = await insureInclusive(stage, 'firm-a', '2026-01-10');
  await local(stage, '/local/clock', { now: '2026-03-24T02:05:00Z' });
});

describe('a firm with a policy', () => {
  it('sees every fen of a cancellation, and who it goes to, before it cancels', async () => {
    const visitor = await stage.visitor(phone);
    await visitor.signIn('firm-a', `/firm/policies/${policyNo}/cancel`);
    const { page } = visitor;
    await page.fill('input[name=effectiveDate]', '2026-07-01');
    await page.getByRole('button', { name: '确认退保，退我 ¥105.75' }).waitFor();
    await page.getByText('¥423.02').first().waitFor();
    await page.getByRole('button', { name: '确认退保，退我 ¥105.75' }).click();
    expect(await page.locator('.field-error').innerText()).toBe('请写明原因');
    await visitor.leave();
  });
});

describe('a firm after a loss', () => {
  it('reports it in five questions, with a photo, and is told what comes next and by when', async () => {
    const visitor = await stage.visitor(phone);
    const { page } = visitor;
    const report = new LossReport(page);
    await visitor.signIn('firm-a', `/firm/policies/${policyNo}`);
    await report.begin();
    await report.of('equipment');
    await report.on('2027-03-24');
    expect(await page.locator('.field-error').innerText()).toBe('不能晚于现在');
    await report.on('2026-03-24');
    await report.by('electrical-damage');
    await report.told(description, { name: '全景.png', mimeType: 'image/png', buffer: picture });
    await report.costs('100,55');
    await page.getByText('100.55 还是 10,055').waitFor();
    await report.costs('33500');
    await page.getByText('叁万叁仟伍佰元整').waitFor();
    await page.locator('.ant-btn-primary').click();
    await page.getByText('照片已全部上传').waitFor();
    await page.getByText('4月23日 周四').first().waitFor();
    await page.locator('.ant-btn-primary').click();
    await page.waitForURL(/\/KC/);
    claimNo = page.url().split('/').at(-1) ?? '';
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('hands in every paper of the one list, accepts the offer of 23,760.00 and sees it explained', async () => {
    await complete('adjuster', 'survey', {
      findings: '现场查勘，主控板烧毁，需要发票与购置凭证',
      outcome: 'request-documents',
      documentKinds: ['repair-invoice', 'loss-photos', 'ownership-proof'],
    });
    const visitor = await stage.visitor(phone);
    const { page } = visitor;
    await visitor.signIn('firm-a', `/firm/claims/${claimNo}`);
    await page.getByRole('button', { name: '上传材料' }).click();
    await page.getByRole('button', { name: '还差 3 种，先存着' }).waitFor();
    const handIn = async (kind: string, name: string, buffer: Buffer, mimeType: string, left: string) => {
      await page.setInputFiles(`input[name=${kind}]`, { name, mimeType, buffer });
      await page.getByRole('button', { name: left }).waitFor();
    };
    await handIn('repair-invoice', '发票.pdf', invoice, 'application/pdf', '还差 2 种，先存着');
    await handIn('loss-photos', '损坏处.png', picture, 'image/png', '还差 1 种，先存着');
    await handIn('ownership-proof', '购置凭证.pdf', invoice, 'application/pdf', '全部交齐，送出');
    await page.getByRole('button', { name: '全部交齐，送出' }).click();
    await page.locator('[data-status=assessing]').waitFor();
    await complete('adjuster', 'assess-loss', {
      lossLines: [{ item: 'repair', claimedFen: 3_350_000, acceptedFen: 3_350_000 }],
      salvageFen: 50_000,
      outcome: 'covered',
    });
    await complete('claims-manager', 'approve', { outcome: 'approve', reason: '同意赔付' });
    await visitor.open(`/firm/claims/${claimNo}`);
    await page.getByRole('button', { name: '看赔款' }).click();
    await page.getByText('贰万叁仟柒佰陆拾元整').first().waitFor();
    expect(await page.locator('.explanation-total').innerText()).toContain('¥23,760.00');
    await page.getByRole('button', { name: '同意，10 日内付款' }).click();
    await page.locator('[data-status=paying], [data-status=agreed]').waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('reads in English what was checked, by which law, how 23,760.00 came about, and 528.77 of a refund', async () => {
    const visitor = await stage.visitor(phone, 'en');
    const { page } = visitor;
    await visitor.signIn('firm-a', `/firm/claims/${claimNo}`);
    await page.getByText('Less: deductible, the higher of ¥500.00 and 10 %').waitFor();
    const claim = await page.locator('main').innerText();
    expectEnglish([claim], [description, '发票.pdf', '损坏处.png', '购置凭证.pdf', '全景.png']);
    for (const said of [
      '¥50,000.00 left of the limit',
      'Insurance Law art. 23',
      'Accept the offer: accepted',
    ]) {
      expect(claim).toContain(said);
    }
    await visitor.open(`/firm/policies/${policyNo}/cancel`);
    await page.fill('input[name=effectiveDate]', '2026-07-01');
    await page.getByText('unexpired ¥1,000.00 × 193 ÷ 365 = ¥528.77').waitFor();
    expectEnglish([await page.locator('main').innerText()]);
    await visitor.leave();
  });

  it('is told that a second report looks like the first, and the report is kept all the same (case 10)', async () => {
    const visitor = await stage.visitor(phone);
    const { page } = visitor;
    const report = new LossReport(page);
    await visitor.signIn('firm-a', `/firm/policies/${policyNo}`);
    await report.begin();
    await report.of('equipment');
    await report.on('2026-03-24');
    await report.by('electrical-damage');
    await report.told(description);
    await report.costs('33500');
    await page.locator('.ant-btn-primary').click();
    await page.getByText(`这像是同一件事： 与案件 ${claimNo} 的出险时间相差不超过 72 小时`).waitFor();
    await page.locator('.ant-btn-primary').click();
    await page.waitForURL(/\/KC/);
    expect(page.url()).not.toContain(claimNo);
    await visitor.leave();
  });

  it('finds no serious fault of accessibility on its pages, in either language', async () => {
    for (const language of ['zh', 'en']) {
      const visitor = await stage.visitor(phone, language);
      await visitor.signIn('firm-a', '/firm/claims');
      const paths = [
        '/firm/claims',
        `/firm/claims/${claimNo}`,
        '/firm/claims/new',
        '/firm/claims/new?step=4',
        `/firm/policies/${policyNo}`,
        `/firm/policies/${policyNo}/cancel`,
        `/firm/policies/${policyNo}/renew`,
        '/firm/profile',
      ];
      for (const path of paths) {
        await visitor.open(path);
        expect(await seriousFindings(visitor.page), `${language} ${path}`).toEqual([]);
      }
      await visitor.leave();
    }
  });
});
