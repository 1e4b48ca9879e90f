import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isChange } from '../../shared/contract/operation.ts';
import { operations } from '../../shared/contract/operations.ts';
import { pilotTrialV1 } from '../../shared/domain/products/data/pilot-trial-v1.ts';
import { gsByV1 } from '../../shared/domain/subsidies/data/gs-by-v1.ts';
import { taskKind } from '../../shared/domain/tasks/task.ts';
import { binding } from '../support/bindings.ts';
import { testFirm } from '../support/journeys.ts';
import { policyRow, policyText } from '../support/policy-rows.ts';
import { newDataFolder, removeDataFolder, type RunningStage, startStageProcess } from '../support/stage.ts';
import { type DemoFirm, firms, must, Steps } from '../support/steps.ts';

let stage: RunningStage;
let steps: Steps;

beforeAll(async () => {
  stage = await startStageProcess(await newDataFolder());
  steps = new Steps(stage.service);
});
afterAll(async () => {
  await stage.stop();
  await removeDataFolder(stage.dataDir);
});

it('a repeated request of every kind answers what it answered before; another under its key is refused', async () => {
  await steps.reset('2026-01-05T01:00:00Z');
  await publishesVersions();
  await opensTheYear();
  await collects();
  await bringsListsIn();
  const researching = await isUnderwritten(firms.a);
  const insured = await buys(firms.a, 20_000);
  const leaving = await buys(firms.b, 20_001);
  await keepsAPaper(insured);
  expect(await steps.budget()).toMatchObject({ reservedFen: 0, accruedFen: 160_000 });
  await steps.repeatCompletion('insurer-finance', 'return-payment', ...sent(1, '2026-01-05'));
  await stage.service.setClock('2026-03-24T03:00:00Z');
  await isPaidALoss(insured);
  await takesAClaimBack(insured);
  await changesTerms(researching);
  await isFoundOut(insured);
  await leaves(firms.b, leaving);
  expect(await steps.budget()).toMatchObject({ clawedBackFen: 42_302 });
  await stage.service.setClock('2026-04-01T01:00:00Z');
  await clearsUpAStrangersMoney();
  await settlesTheQuarter();
  await stage.service.setClock('2026-12-01T01:00:00Z');
  await renews(researching);
  await isLetGo(researching);
  const balance = must(200, await stage.service.get('bureau-clerk', '/v1/ledger/trial-balance'));
  expect(balance.balanced).toBe(true);

  const changing = operations.filter(isChange).map((one) => one.key);
  expect([...steps.repeated.routes, ...elsewhere.routes].toSorted()).toEqual(changing.toSorted());
  expect([...steps.repeated.tasks, ...elsewhere.tasks].toSorted()).toEqual(taskKind.options.toSorted());
});

/**
 * Repeated in test/functions, by subsidy-applications, application-objections, clawbacks, waiting-list and pools: no programme of Shaanxi is paid back;
 * and by clawback-cases, periods, clearings, worklists, ledger-exports, settlement-exports, simulations, report-jobs, evidence, appeals, consents, indemnities and reopenings.
 */
const elsewhere = {
  routes: [
    'POST /v1/policies/{policyNo}/subsidy-application',
    'POST /v1/subsidy-applications/{applicationId}/objections',
    'POST /v1/quotes/{quoteId}/waiting-list',
    'POST /v1/tasks/{taskId}/assignment',
    'POST /v1/ledger/exports',
    'POST /v1/settlements/{settlementId}/exports',
    'POST /v1/simulations/jobs',
    'POST /v1/reports/jobs',
    'POST /v1/claims/{claimNo}/document-requests',
    'POST /v1/claims/{claimNo}/appeal',
    'POST /v1/clawbacks/{clawbackId}/contest',
    'POST /v1/clawbacks/{clawbackId}/repayments',
    'POST /v1/clawbacks/{clawbackId}/write-off',
    'POST /v1/programmes/{programmeId}/periods/{quarter}/close',
    'POST /v1/programmes/{programmeId}/clearings/{year}',
    'POST /v1/claims/{claimNo}/interim-payment',
    'POST /v1/claims/{claimNo}/lender-statement',
    'POST /v1/claims/{claimNo}/payments/{paymentId}/return',
    'POST /v1/claims/{claimNo}/reopening',
    'POST /v1/claims/{claimNo}/recoveries',
  ],
  tasks: [
    'check-application',
    'decide-objection',
    'confirm-account',
    'pay-subsidy',
    'review-clawback',
    'forward-share',
    'interim-payment',
    'approve-interim',
    'collect-repayment',
    'pay-recovery',
    'consent-share',
  ],
};

/** A confirmation that money was sent, and the same with another reference. */
function sent(amountFen: number, on: string): [body: object, other: object] {
  const body = { bankReference: `P-${amountFen}`, paidAt: `${on}T00:30:00Z`, amountFen };
  return [body, { ...body, bankReference: 'P-other' }];
}

/** A second version of what the catalogue has, from a later day than this story, and a year's calendar. */
async function publishesVersions(): Promise<void> {
  const later = { version: 2, validFrom: '2027-06-01' };
  const pilot = { ...pilotTrialV1, ...later };
  await steps.repeat({
    user: 'operator',
    route: 'POST /v1/products',
    body: pilot,
    other: { ...pilot, names: { zh: '中试综合保险（二）', en: 'Pilot trial cover, second version' } },
  });
  const baiyin = { ...gsByV1, ...later };
  await steps.repeat({
    user: 'operator',
    route: 'POST /v1/programmes',
    body: baiyin,
    other: { ...baiyin, rates: [{ ppm: 400_000 }] },
  });
  const notice = { announced: '2027 年放假安排的通知', restDays: ['01-01'], workingDays: [] };
  await steps.repeat({
    user: 'operator',
    route: 'PUT /v1/calendar/{year}',
    params: { year: '2027' },
    body: notice,
    other: { ...notice, restDays: [] },
  });
}

async function opensTheYear(): Promise<void> {
  const levels = [
    { level: 'province', approvedFen: 480_000 },
    { level: 'city', approvedFen: 240_000 },
    { level: 'county', approvedFen: 80_000 },
  ];
  await steps.repeat({
    user: 'bureau-approver',
    route: 'PUT /v1/programmes/{programmeId}/budgets/{year}',
    params: { programmeId: 'SN-QKB-PH', year: '2026' },
    body: { levels },
    other: { levels: levels.slice(0, 2) },
  });
  const rows = [firms.a, firms.b].map((one) => `${one.uscc},N${one.uscc},2026-01-01,2026-12-31\n`);
  const csv = `uscc,number,validFrom,validTo\n${rows.join('')}`;
  await steps.repeat({
    user: 'operator',
    route: 'POST /v1/registries/{kind}/imports',
    params: { kind: 'tech-sme' },
    body: csv,
    other: csv.replaceAll('2026-12-31', '2026-11-30'),
  });
}

/** 1,500,000.00 of research cover without an innovation score is for an underwriter to decide (ELG-9). */
async function isUnderwritten(firm: DemoFirm): Promise<string> {
  const quoted = must(
    201,
    await stage.service.post(firm.user, '/v1/quotes', {
      productCode: 'qinke-rd',
      uscc: firm.uscc,
      start: '2026-01-10',
      sumsInsured: { 'rd-failure': 150_000_000 },
      insurableValueFen: 187_500_000,
    }),
  );
  expect(quoted.status).toBe('referred');
  await steps.repeat({
    user: 'underwriter',
    route: 'POST /v1/quotes/{quoteId}/underwriting',
    params: { quoteId: quoted.quoteId },
    body: { outcome: 'accept', reason: '任务书完整' },
    other: { outcome: 'decline', reason: '任务书不完整' },
  });
  const clauseConfirmations = ['deductible', 'payment-ratio', 'rd-exclusions'];
  const consented = { clauseConfirmations, consent: { clawback: true } };
  const { policyNo, payment } = must(
    201,
    await stage.service.post(firm.user, `/v1/quotes/${quoted.quoteId}/bind`, consented),
  );
  await steps.pay(firm, policyNo, payment.dueFen);
  return policyNo;
}

/** The project has become dearer, which the premium does not follow. */
async function changesTerms(policyNo: string): Promise<void> {
  const lossPayee = { bankName: '示范银行西安分行', account: '6100000000000009', loanNo: 'L-2026-1' };
  const changes = { insurableValueFen: 190_000_000, lossPayee };
  await steps.repeat({
    user: 'firm-a',
    route: 'POST /v1/policies/{policyNo}/endorsements',
    params: { policyNo },
    body: { effectiveDate: '2026-03-24', changes },
    other: { effectiveDate: '2026-03-25', changes },
  });
}

async function renews(policyNo: string): Promise<void> {
  await steps.repeat({
    user: 'firm-a',
    route: 'POST /v1/policies/{policyNo}/renewal',
    params: { policyNo },
    body: {},
    other: { programmeIds: [] },
  });
}

/** Where firms are to pay. */
async function collects(): Promise<void> {
  const body = must(200, await stage.service.get('insurer-finance', '/v1/insurers/picc-sn/account'));
  const { insurer: _, changedAt: _since, ...account } = body;
  await steps.repeat({
    user: 'insurer-finance',
    route: 'PUT /v1/insurers/{insurer}/account',
    params: { insurer: 'picc-sn' },
    body: account,
    other: { ...account, number: '9900000000000000003' },
  });
}

async function buys(firm: DemoFirm, paysFen: number): Promise<string> {
  const { user, uscc } = firm;
  const profile = must(200, await stage.service.get(user, `/v1/firms/${uscc}`));
  await steps.repeat({
    user,
    route: 'PUT /v1/firms/{uscc}',
    params: { uscc },
    body: profile,
    other: { ...profile, industryCode: 'M7320' },
  });
  const wanted = { productCode: 'qinke-inclusive', uscc, start: '2026-01-10' };
  const { quoteId } = await steps.repeat({
    user,
    route: 'POST /v1/quotes',
    body: wanted,
    other: { ...wanted, start: '2026-01-11' },
  });
  const { policyNo } = await steps.repeat({
    user,
    route: 'POST /v1/quotes/{quoteId}/bind',
    params: { quoteId },
    body: binding,
    other: { ...binding, clauseConfirmations: binding.clauseConfirmations.toReversed() },
  });
  const header = 'bankReference,paidAt,payerName,payerAccount,amountFen,remark';
  const line = `R-${user},2026-01-05T01:00:00Z,${profile.name},6100000000000001,${paysFen},${policyNo}`;
  await steps.repeat({
    user: 'insurer-finance',
    route: 'POST /v1/bank-statements',
    body: `${header}\n${line}\n`,
    other: `${header}\n${line.replace('R-', 'S-')}\n`,
  });
  return policyNo;
}

function lossUnder(policyNo: string) {
  return {
    policyNo,
    coverCode: 'equipment',
    occurredAt: '2026-03-24T01:30:00Z',
    cause: 'electrical-damage',
    description: '短路起火。',
    estimatedFen: 3_500_000,
  };
}

async function reports(policyNo: string): Promise<string> {
  const loss = lossUnder(policyNo);
  const { claimNo } = await steps.repeat({
    user: 'firm-a',
    route: 'POST /v1/claims',
    body: loss,
    other: { ...loss, estimatedFen: 1_000_000 },
  });
  return claimNo;
}

/** From the report to the payment of 23,760.00 (CLM-8), through every kind of task on the way. */
async function isPaidALoss(policyNo: string): Promise<void> {
  const claimNo = await reports(policyNo);
  const findings = '属实';
  const ask = { findings, outcome: 'request-documents', documentKinds: ['repair-invoice'] };
  await steps.repeatCompletion('adjuster', 'survey', ask, { findings, outcome: 'complete' });
  const documentIds = [await attaches(claimNo, 'invoice'), await attaches(claimNo, 'photo')];
  await steps.repeatCompletion(
    'firm-a',
    'provide-documents',
    { documentIds },
    { documentIds: documentIds.slice(0, 1) },
  );
  const lossLines = [{ item: 'repair', claimedFen: 3_350_000, acceptedFen: 3_350_000 }];
  const assessed = { lossLines, salvageFen: 50_000, outcome: 'covered' };
  await steps.repeatCompletion('adjuster', 'assess-loss', assessed, { ...assessed, salvageFen: 0 });
  const approved = { outcome: 'approve', reason: '一致' };
  await steps.repeatCompletion('adjuster-2', 'approve', approved, { ...approved, outcome: 'return' });
  await steps.repeatCompletion(
    'firm-a',
    'accept-offer',
    { outcome: 'accept', payeeAccount: await accountOf(firms.a) },
    { outcome: 'dispute', reason: '偏低' },
  );
  const debtor = { ...(await accountOf(firms.a)), name: '示范财产保险陕西分公司' };
  await steps.repeat({
    user: 'insurer-finance',
    route: 'POST /v1/payment-files',
    body: { debtor },
    other: { debtor, executeOn: '2026-12-31' },
  });
  const files = must(200, await stage.service.get('insurer-finance', '/v1/payment-files'));
  await steps.repeat({
    user: 'insurer-finance',
    route: 'POST /v1/payment-files/{paymentFileId}/void',
    params: { paymentFileId: files.items[0].paymentFileId },
    body: { reason: '银行退回文件' },
    other: { reason: '文件未送达' },
  });
  await steps.repeatCompletion('insurer-finance', 'confirm-payment', ...sent(2_376_000, '2026-03-24'));
  const paid = must(200, await stage.service.get('firm-a', `/v1/claims/${claimNo}`));
  expect(paid.status).toBe('paid');
}

async function accountOf({ user, uscc }: DemoFirm) {
  const { name } = must(200, await stage.service.get(user, `/v1/firms/${uscc}`));
  return { name, number: '6100000000000001', bankName: '示范银行西安分行', cnapsCode: '102100099996' };
}

/** Announces a document and uploads its file. */
async function attaches(claimNo: string, name: string): Promise<string> {
  const file = new TextEncoder().encode(`%PDF-1.4\n% ${name}\n%%EOF\n`);
  const announced = {
    kind: 'repair-invoice',
    fileName: `${name}.pdf`,
    contentType: 'application/pdf',
    sizeBytes: file.byteLength,
    sha256: createHash('sha256').update(file).digest('hex'),
  };
  const slot = await steps.repeat({
    user: 'firm-a',
    route: 'POST /v1/claims/{claimNo}/documents',
    params: { claimNo },
    body: announced,
    other: { ...announced, fileName: 'other.pdf' },
  });
  const put = await fetch(slot.uploadUrl, { method: 'PUT', headers: slot.headers, body: file });
  expect(put.status).toBe(200);
  return slot.documentId;
}

async function keepsAPaper(policyNo: string): Promise<void> {
  const announced = {
    kind: 'invoice',
    fileName: '发票.pdf',
    contentType: 'application/pdf',
    sizeBytes: 10,
    sha256: 'b'.repeat(64),
  };
  await steps.repeat({
    user: 'firm-a',
    route: 'POST /v1/policies/{policyNo}/documents',
    params: { policyNo },
    body: announced,
    other: { ...announced, sizeBytes: 11 },
  });
}

async function bringsListsIn(): Promise<void> {
  const upload = {
    purpose: 'firms-import',
    fileName: '名单.csv',
    contentType: 'text/csv',
    sizeBytes: 10,
    sha256: 'a'.repeat(64),
  };
  await steps.repeat({
    user: 'operator',
    route: 'POST /v1/uploads',
    body: upload,
    other: { ...upload, sizeBytes: 11 },
  });
  const firmOf = (serial: number) => `${testFirm(serial).org},西安示范${serial}号科技有限公司,610113`;
  await steps.repeat({
    user: 'bureau-clerk',
    route: 'POST /v1/firms/imports',
    body: `uscc,name,divisionCode\n${firmOf(1)}\n`,
    other: `uscc,name,divisionCode\n${firmOf(2)}\n`,
  });
  const quoteOf = (start: string) => `uscc,productCode,start\n${testFirm(1).org},qinke-inclusive,${start}\n`;
  await steps.repeat({
    user: 'underwriter',
    route: 'POST /v1/quotes/imports',
    body: quoteOf('2026-02-01'),
    other: quoteOf('2026-02-02'),
  });
  const sold = policyRow(testFirm(1), '西安示范1号科技有限公司', {
    boundOn: '2026-01-05',
    paidOn: '2026-01-05',
    subsidyFen: '0',
    firmFen: '100000',
  });
  const booked = await steps.repeat({
    user: 'insurer-finance',
    route: 'POST /v1/policies/imports',
    body: policyText(sold),
    other: policyText({ ...sold, insurerPolicyNo: 'PICC-other' }),
  });
  expect(booked.accepted).toBe(1);
}

async function takesAClaimBack(policyNo: string): Promise<void> {
  await steps.repeat({
    user: 'firm-a',
    route: 'POST /v1/claims/{claimNo}/withdrawal',
    params: { claimNo: await reports(policyNo) },
    body: { reason: '自行修复' },
    other: { reason: '报错案' },
  });
}

/** CAN-9: the firm cancels, its lender agrees in writing, the insurer records that. */
async function isLetGo(policyNo: string): Promise<void> {
  const wish = { effectiveDate: '2026-12-31', reason: '项目终止' };
  const asks = {
    user: 'firm-a',
    route: 'POST /v1/policies/{policyNo}/cancellation',
    params: { policyNo },
    body: wish,
    other: { ...wish, reason: '搬迁' },
  } as const;
  await steps.repeat(asks);
  await steps.repeat({
    user: 'firm-a',
    route: 'POST /v1/policies/{policyNo}/cancellation/withdrawal',
    params: { policyNo },
    body: { reason: '继续投保' },
    other: { reason: '误操作' },
  });
  await steps.repeat(asks);
  const consent = { outcome: 'consent', documentReference: '同意函 1 号' };
  await steps.repeat({
    user: 'underwriter',
    route: 'POST /v1/policies/{policyNo}/cancellation/consent',
    params: { policyNo },
    body: consent,
    other: { ...consent, outcome: 'refusal' },
  });
}

/** CLM-22: the insurer rescinds for a claim that was made up; nothing is refunded. */
async function isFoundOut(policyNo: string): Promise<void> {
  const claimNo = await reports(policyNo);
  const fraud = { ground: 'fraud', claimNo, knownOn: '2026-03-24', reason: '编造事故' };
  await steps.repeat({
    user: 'underwriter',
    route: 'POST /v1/policies/{policyNo}/rescission',
    params: { policyNo },
    body: { ...fraud, finding: 'invented-event' },
    other: { ...fraud, finding: 'deliberate-event' },
  });
}

/** CAN-2, case 5: the firm's part of the refund is 105.75. */
async function leaves(firm: DemoFirm, policyNo: string): Promise<void> {
  const reason = '项目结束';
  await steps.repeat({
    user: firm.user,
    route: 'POST /v1/policies/{policyNo}/cancellation',
    params: { policyNo },
    body: { effectiveDate: '2026-07-01', reason },
    other: { effectiveDate: '2026-07-02', reason },
  });
  await steps.repeatCompletion('insurer-finance', 'pay-refund', ...sent(10_575, '2026-03-24'));
}

/** Money of nobody knows whom goes back. */
async function clearsUpAStrangersMoney(): Promise<void> {
  const header = 'bankReference,paidAt,payerName,payerAccount,amountFen,remark';
  const line = 'STRANGE-1,2026-04-01,某单位,6100,777,不明来款';
  must(200, await stage.service.post('insurer-finance', '/v1/bank-statements', `${header}\n${line}\n`));
  const list = must(
    200,
    await stage.service.get('insurer-finance', '/v1/discrepancies?reason=unknown-payer'),
  );
  const [{ discrepancyId }] = list.items;
  await steps.repeat({
    user: 'insurer-finance',
    route: 'POST /v1/discrepancies/{discrepancyId}/resolution',
    params: { discrepancyId },
    body: { kind: 'returned', text: '已原路退回' },
    other: { kind: 'explained', text: '已核实' },
  });
}

async function standsAnObjection(settlementId: string): Promise<void> {
  const rows = must(
    200,
    await stage.service.get('bureau-clerk', `/v1/settlements/${settlementId}/rows?outcome=MATCHED`),
  );
  const [{ policyNo }] = rows.items;
  const { objection } = await steps.repeat({
    user: 'bureau-clerk',
    route: 'POST /v1/settlements/{settlementId}/objections',
    params: { settlementId },
    body: { policyNo, reason: '待核实' },
    other: { policyNo, reason: '另一理由' },
  });
  await steps.repeat({
    user: 'bureau-approver',
    route: 'POST /v1/settlements/{settlementId}/objections/{objectionId}/decision',
    params: { settlementId, objectionId: objection.objectionId },
    body: { outcome: 'dismiss', reason: '已核实' },
    other: { outcome: 'uphold', reason: '属实' },
  });
}

async function settlesTheQuarter(): Promise<void> {
  const quarter = { programmeId: 'SN-QKB-PH', quarter: '2026-Q1' };
  const { settlementId } = await steps.repeat({
    user: 'insurer-finance',
    route: 'POST /v1/settlements',
    body: quarter,
    other: { ...quarter, quarter: '2025-Q4' },
  });
  const decide = (user: string, outcome: string) =>
    steps.repeat({
      user,
      route: 'POST /v1/settlements/{settlementId}/decision',
      params: { settlementId },
      body: { outcome, reason: '一季度' },
      other: { outcome: 'return', reason: '有误' },
    });
  const exported = await stage.service.get('insurer-finance', `/v1/settlements/${settlementId}/export`);
  await steps.repeat({
    user: 'insurer-finance',
    route: 'PUT /v1/settlements/{settlementId}/insurer-list',
    params: { settlementId },
    body: exported.body,
    other: `${exported.body}\n`,
  });
  await decide('insurer-finance', 'submit');
  await decide('bureau-clerk', 'notice');
  await standsAnObjection(settlementId);
  await stage.service.setClock('2026-04-10T01:00:00Z');
  const { totals } = await decide('bureau-approver', 'approve');
  const province = totals.levels.find((one: { level: string }) => one.level === 'province');
  const payment = {
    level: 'province',
    bankReference: 'FISCAL-1',
    paidAt: '2026-04-10T00:30:00Z',
    amountFen: province.fen,
  };
  await steps.repeat({
    user: 'bureau-clerk',
    route: 'POST /v1/settlements/{settlementId}/payments',
    params: { settlementId },
    body: payment,
    other: { ...payment, bankReference: 'FISCAL-2' },
  });
}
