import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approved, assessed, ClaimDesk, surveyed } from '../support/claim-desk.ts';
import { handler as binding } from '../../functions/binding/binding-api.ts';
import { handler as quoting } from '../../functions/quoting/quoting-api.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

let desk: ClaimDesk;
let firms = 0;

beforeAll(async () => {
  desk = await ClaimDesk.open();
});
beforeEach(() => desk.clear());
afterAll(() => desk.close());

/** Each test has a firm and a policy of its own, so that no two share a limit. */
async function insured() {
  firms += 1;
  const firm = testFirm(firms);
  desk.now = '2026-01-05T01:00:00.000Z';
  const policyNo = await desk.insured(firm, `西安示范${firms}号科技有限公司`);
  desk.now = '2026-03-25T01:00:00.000Z';
  return { firm, policyNo };
}

async function statusOf(claimNo: string) {
  return (await desk.read(claimNo)).status;
}

describe('a claim from report to payment', () => {
  it('pays 23,760.00 of a burnt device after survey, assessment, approval and agreement (CLM-8, CLM-27)', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    expect(await desk.read(claimNo)).toMatchObject({ status: 'surveying', reserveFen: 3_350_000 });
    await desk.answer(claimNo, callers.adjuster, surveyed);
    expect(await statusOf(claimNo)).toBe('assessing');
    await desk.answer(claimNo, callers.adjuster, assessed);
    expect(await desk.read(claimNo)).toMatchObject({
      status: 'assessing',
      indemnity: { totalFen: 2_376_000 },
      assessedByMe: true,
    });
    expect((await desk.read(claimNo, firm)).indemnity).toBeUndefined();
    expect(await desk.answer(claimNo, callers.adjuster, approved)).toMatchObject({
      status: 403,
      body: { code: 'same-person' },
    });
    await desk.answer(claimNo, callers.adjuster2, approved);
    expect(await desk.read(claimNo, firm)).toMatchObject({
      status: 'decided-covered',
      indemnity: { totalFen: 2_376_000, payees: [{ kind: 'insured', fen: 2_376_000 }] },
    });
    desk.now = '2026-03-26T01:00:00.000Z';
    await desk.answer(claimNo, firm, { outcome: 'accept' });
    expect(await statusOf(claimNo)).toBe('paying');
    const wrong = { bankReference: 'OUT-1', paidAt: '2026-03-27T02:00:00Z', amountFen: 2_376_001 };
    expect(await desk.answer(claimNo, callers.insurerFinance, wrong)).toMatchObject({
      status: 422,
      body: { code: 'amount-differs', facts: { dueFen: 2_376_000 } },
    });
    desk.now = '2026-03-27T03:00:00.000Z';
    await desk.answer(claimNo, callers.insurerFinance, { ...wrong, amountFen: 2_376_000 });
    expect(await desk.read(claimNo, firm)).toMatchObject({
      status: 'paid',
      closedReason: 'paid',
      reserveFen: 0,
      policyAsAtLoss: { remainingFen: 5_000_000 - 2_376_000 },
      deadlines: [
        { kind: 'decision-30', state: 'met' },
        { kind: 'interim-60', state: 'met' },
        { kind: 'payment-10', state: 'met' },
        { kind: 'limitation', state: 'met' },
      ],
    });
    expect(desk.workflowOf(claimNo)).toBe('SUCCEEDED');
  });

  it('offers 10,000.00 and less without approval (CLM-27)', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    await desk.answer(claimNo, callers.adjuster, surveyed);
    const small = {
      lossLines: [{ item: 'repair', claimedFen: 1_000_000, acceptedFen: 1_000_000 }],
      outcome: 'covered',
    };
    await desk.answer(claimNo, callers.adjuster, small);
    expect(await desk.openTask(claimNo)).toMatchObject({ kind: 'accept-offer', amountFen: 720_000 });
  });

  it('closes a loss below the deductible and tells the firm (CLM-14)', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo, { estimatedFen: 40_000 });
    await desk.answer(claimNo, callers.adjuster, surveyed);
    const small = {
      lossLines: [{ item: 'repair', claimedFen: 40_000, acceptedFen: 40_000 }],
      outcome: 'covered',
    };
    await desk.answer(claimNo, callers.adjuster, small);
    expect(await desk.read(claimNo)).toMatchObject({ status: 'closed', closedReason: 'below-deductible' });
    expect(desk.workflowOf(claimNo)).toBe('SUCCEEDED');
  });

  it('sends the letter of a rejection at once (CLM-6, invariant 10)', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo, { occurredAt: '2026-01-09T02:00:00Z' });
    await desk.answer(claimNo, callers.adjuster, surveyed);
    const rejection = { ruleId: 'CLM-25', reason: '出险在保险期间之前' };
    await desk.answer(claimNo, callers.adjuster, { lossLines: [], outcome: 'rejected', rejection });
    expect(await desk.read(claimNo, firm)).toMatchObject({
      status: 'decided-rejected',
      closedReason: 'rejected',
      rejection,
      deadlines: [
        { kind: 'decision-30', state: 'met' },
        { kind: 'interim-60', state: 'met' },
        { kind: 'rejection-letter-3', state: 'met' },
        { kind: 'limitation' },
      ],
    });
    expect(desk.workflowOf(claimNo)).toBe('SUCCEEDED');
  });

  it('closes a second report of the same event as a duplicate (case 10)', async () => {
    const { firm, policyNo } = await insured();
    const first = await desk.reported(firm, policyNo);
    const second = await desk.reported(firm, policyNo, {
      occurredAt: '2026-03-24T20:00:00Z',
      description: '测试台烧坏，疑似线路故障',
    });
    const { checks } = await desk.read(second);
    expect(checks.find((check: { rule: string }) => check.rule === 'case-10')).toMatchObject({
      met: false,
      fact: expect.stringContaining(first),
    });
    await desk.answer(second, callers.adjuster, surveyed);
    const rejection = { ruleId: 'case-10', reason: `与案件 ${first} 为同一事故` };
    await desk.answer(second, callers.adjuster, { lossLines: [], outcome: 'rejected', rejection });
    expect(await desk.read(second)).toMatchObject({ status: 'closed', closedReason: 'duplicate' });
  });
});

describe('a claim on 秦科研发保', () => {
  const ask = caller(quoting, () => desk.now);

  /** Sum insured 1,000,000.00 of a project budget of 1,600,000.00. */
  async function research() {
    firms += 1;
    const firm = testFirm(firms);
    const name = `西安示范${firms}号科技有限公司`;
    desk.now = '2026-01-05T01:00:00.000Z';
    await desk.journeys.register(firm, name);
    const body = {
      productCode: 'qinke-rd',
      uscc: firm.org,
      start: '2026-01-10',
      sumsInsured: { 'rd-failure': 100_000_000 },
      insurableValueFen: 160_000_000,
      programmeIds: [],
    };
    const quoted = await ask('POST /v1/quotes', { caller: firm, body });
    const bound = await caller(binding, () => desk.now)('POST /v1/quotes/{quoteId}/bind', {
      caller: firm,
      params: { quoteId: quoted.body.quoteId },
      body: {
        clauseConfirmations: ['deductible', 'payment-ratio', 'rd-exclusions'],
        consent: { clawback: true },
      },
    });
    await desk.journeys.pay(bound.body, name);
    desk.now = '2026-12-20T01:00:00.000Z';
    return { firm, policyNo: bound.body.policyNo as string };
  }

  async function settled(claimNo: string, firm: TestCaller, sheet: object) {
    await desk.answer(claimNo, callers.adjuster, surveyed);
    await desk.answer(claimNo, callers.adjuster, { ...sheet, outcome: 'covered' });
    expect(await desk.answer(claimNo, callers.adjuster2, approved)).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    await desk.answer(claimNo, callers.claimsManager, approved);
    await desk.answer(claimNo, firm, { outcome: 'accept' });
    return desk.read(claimNo, firm);
  }

  it('pays a delay, and a failure from what it leaves, each approved by a manager (CLM-9, CLM-10, CLM-27)', async () => {
    const { firm, policyNo } = await research();
    const extra = { item: 'extra-cost', claimedFen: 18_000_000, acceptedFen: 18_000_000 };
    const delay = { plannedEnd: '2026-09-30', succeededOn: '2026-12-15' };
    const delayed = await desk.reported(firm, policyNo, { coverCode: 'rd-delay', cause: 'technical-delay' });
    expect(await settled(delayed, firm, { lossLines: [extra], delay })).toMatchObject({
      indemnity: { totalFen: 11_340_000 },
    });

    const failure = { coverCode: 'rd-failure', cause: 'technical-failure' };
    const failed = await desk.reported(firm, policyNo, failure);
    expect((await desk.read(failed)).policyAsAtLoss.remainingFen).toBe(88_660_000);
    const costs = {
      staff: 42_000_000,
      'direct-input': 31_000_050,
      depreciation: 8_800_000,
      amortisation: 3_500_000,
      'design-trial': 12_000_000,
      other: 14_000_000,
    };
    const lossLines = Object.entries(costs).map(([item, fen]) => ({
      item,
      claimedFen: fen,
      acceptedFen: fen,
    }));
    expect(
      await settled(failed, firm, { lossLines, publicGrantFen: 20_000_000, salvageFen: 5_000_000 }),
    ).toMatchObject({ status: 'paying', indemnity: { totalFen: 32_725_022 } });
  });
});

describe('documents', () => {
  it('stops the thirty days until they have come, and takes only what was really uploaded (CLM-2, CLM-3)', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    const kinds = ['repair-invoice', 'ownership-proof'];
    await desk.answer(claimNo, callers.adjuster, {
      findings: '缺少发票',
      outcome: 'request-documents',
      documentKinds: kinds,
    });
    const task = await desk.openTask(claimNo);
    expect(task).toMatchObject({
      kind: 'provide-documents',
      documentKinds: expect.arrayContaining(kinds),
      dueOn: '2026-04-24',
    });
    await desk.advanceTo('2026-04-02T01:00:00.000Z');
    expect((await desk.read(claimNo)).deadlines[0]).toMatchObject({ pausedDays: 8, state: 'paused' });

    const invoice = Buffer.from('%PDF-1.7 invoice');
    const { documentId, uploadUrl, headers } = (await desk.attach(firm, claimNo, invoice)).body;
    expect(await desk.answer(claimNo, firm, { documentIds: [documentId] })).toMatchObject({
      status: 422,
      body: { code: 'document-not-uploaded', facts: { missing: [documentId] } },
    });
    await fetch(uploadUrl, { method: 'PUT', headers, body: Buffer.from('%PDF-1.7 another') });
    expect((await desk.answer(claimNo, firm, { documentIds: [documentId] })).status).toBe(422);
    const stored = await fetch(uploadUrl, { method: 'PUT', headers, body: invoice });
    expect(stored.status).toBe(200);
    expect((await desk.answer(claimNo, firm, { documentIds: [documentId] })).status).toBe(200);

    expect(await desk.read(claimNo)).toMatchObject({
      status: 'assessing',
      documents: [{ documentId, kind: 'repair-invoice', sizeBytes: invoice.byteLength }],
      deadlines: [{ kind: 'decision-30', dueOn: '2026-05-02', movedTo: '2026-05-06', pausedDays: 8 }, {}, {}],
    });
    expect((await desk.openTask(claimNo)).kind).toBe('assess-loss');
  });

  it('go on without them after thirty days', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    await desk.answer(claimNo, callers.adjuster, {
      findings: '缺少发票',
      outcome: 'request-documents',
      documentKinds: ['repair-invoice'],
    });
    await desk.advanceTo('2026-04-25T01:00:00.000Z');
    const tasks = await desk.tasksOf(claimNo);
    expect(tasks.map((task) => [task.kind, task.status])).toEqual([
      ['survey', 'done'],
      ['provide-documents', 'expired'],
      ['assess-loss', 'open'],
    ]);
    expect((await desk.read(claimNo)).deadlines[0]).toMatchObject({ pausedDays: 30, state: 'running' });
  });
});

describe('a suspicion', () => {
  it('is looked into by a survey of its own and shown to the firm as assessing (G14)', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    await desk.answer(claimNo, callers.adjuster, { findings: '发票疑点', outcome: 'suspect-fraud' });
    expect(await statusOf(claimNo)).toBe('fraud-hold');
    const shown = await desk.read(claimNo, firm);
    expect(shown.status).toBe('assessing');
    expect(JSON.stringify(shown)).not.toContain('fraud');
    await desk.answer(claimNo, callers.adjuster2, { findings: '再查一次', outcome: 'suspect-fraud' });
    await desk.answer(claimNo, callers.adjuster2, { findings: '排除', outcome: 'complete' });
    expect((await desk.openTask(claimNo)).kind).toBe('assess-loss');
  });
});

describe('an offer', () => {
  it('that is disputed is assessed by somebody else', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.offered(firm, policyNo);
    await desk.answer(claimNo, firm, { outcome: 'dispute', reason: '残值估计过高' });
    expect(await desk.answer(claimNo, callers.adjuster, assessed)).toMatchObject({
      status: 403,
      body: { code: 'same-person' },
    });
    await desk.answer(claimNo, callers.adjuster2, { ...assessed, salvageFen: 0 });
    await desk.answer(claimNo, callers.claimsManager, approved);
    expect(await desk.read(claimNo, firm)).toMatchObject({
      status: 'decided-covered',
      indemnity: { totalFen: 2_412_000 },
    });
    expect((await desk.answer(claimNo, firm, { outcome: 'accept' })).status).toBe(200);
  });

  it('that is returned is assessed again, by the same person if need be', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    await desk.answer(claimNo, callers.adjuster, surveyed);
    await desk.answer(claimNo, callers.adjuster, assessed);
    await desk.answer(claimNo, callers.claimsManager, { outcome: 'return', reason: '请核对残值' });
    await desk.answer(claimNo, callers.adjuster, { ...assessed, salvageFen: 150_000 });
    await desk.answer(claimNo, callers.adjuster2, approved);
    expect((await desk.openTask(claimNo)).amountFen).toBe(2_304_000);
  });

  it('that nobody answers is made again every thirty days', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.offered(firm, policyNo);
    await desk.advanceTo('2026-05-25T01:00:00.000Z');
    const offers = (await desk.tasksOf(claimNo)).filter((task) => task.kind === 'accept-offer');
    expect(offers.map((task) => task.status)).toEqual(['expired', 'expired', 'open']);
    expect((await desk.answer(claimNo, firm, { outcome: 'accept' })).status).toBe(200);
    expect(await statusOf(claimNo)).toBe('paying');
  });

  it('that is accepted as its time runs out goes on to payment', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.offered(firm, policyNo);
    const task = await desk.openTask(claimNo);
    await desk.complete(task.taskId, firm, { outcome: 'accept' });
    await desk.advanceTo('2026-04-25T01:00:00.000Z');
    expect((await desk.openTask(claimNo)).kind).toBe('confirm-payment');
  });

  it('is paid to nobody but the insured (LOS-1)', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.offered(firm, policyNo);
    const payeeAccount = {
      name: '西安另一家有限公司',
      number: '6222020000000000',
      bankName: '工商银行',
      cnapsCode: '102791000015',
    };
    expect(await desk.answer(claimNo, firm, { outcome: 'accept', payeeAccount })).toMatchObject({
      status: 422,
      body: { code: 'payee-not-insured' },
    });
  });
});

describe('a claim that the firm takes back', () => {
  const steps: [string, (claimNo: string) => Promise<unknown>][] = [
    ['survey', async () => undefined],
    [
      'provide-documents',
      (claimNo) =>
        desk.answer(claimNo, callers.adjuster, {
          findings: '缺材料',
          outcome: 'request-documents',
          documentKinds: ['repair-invoice'],
        }),
    ],
    ['assess-loss', (claimNo) => desk.answer(claimNo, callers.adjuster, surveyed)],
  ];

  it.each(steps)('ends its workflow during %s', async (kind, lead) => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    await lead(claimNo);
    expect((await desk.openTask(claimNo)).kind).toBe(kind);
    const request = { caller: firm, params: { claimNo }, body: { reason: '误报' } };
    const withdrawn = await desk.ask('POST /v1/claims/{claimNo}/withdrawal', request);
    expect(withdrawn).toMatchObject({
      status: 200,
      body: { status: 'withdrawn', closedReason: 'withdrawn' },
    });
    await desk.relay();
    expect(desk.workflowOf(claimNo)).toBe('SUCCEEDED');
    const open = (await desk.tasksOf(claimNo)).filter((task) => task.status === 'open');
    expect(open).toEqual([]);
    expect(await desk.ask('POST /v1/claims/{claimNo}/withdrawal', request)).toMatchObject({
      status: 409,
      body: { code: 'claim-not-open' },
    });
  });

  it('before its workflow has begun opens no task at all', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = (await desk.report(firm, policyNo)).body.claimNo;
    const request = { caller: firm, params: { claimNo }, body: {} };
    expect((await desk.ask('POST /v1/claims/{claimNo}/withdrawal', request)).status).toBe(200);
    await desk.relay();
    expect(desk.workflowOf(claimNo)).toBe('SUCCEEDED');
    expect(await desk.tasksOf(claimNo)).toEqual([]);
  });
});

describe('a state that is delivered again', () => {
  it('opens no second task, writes no second notice, and gives its task the newest token', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    const sent = desk.events.filter((event) => event.subject === claimNo);
    expect(sent.map((event) => event.state)).toEqual(['Register', 'Survey']);
    for (const event of sent) await desk.deliver({ ...event, ...(event.token && { token: 'newest' }) });
    expect(await desk.openTask(claimNo)).toMatchObject({ kind: 'survey', token: 'newest' });
    expect((await desk.read(claimNo)).history).toHaveLength(4);
  });

  it('hands the token of a task that is done by now to that task', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    const survey = desk.events.findLast((event) => event.state === 'Survey');
    await desk.answer(claimNo, callers.adjuster, surveyed);
    await desk.deliver({ ...survey!, token: 'newest' });
    const [done] = await desk.tasksOf(claimNo);
    expect(done).toMatchObject({ status: 'done', outcome: 'complete', token: 'newest' });
  });

  it('changes nothing after a whole claim', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.offered(firm, policyNo);
    await desk.answer(claimNo, firm, { outcome: 'accept' });
    const payment = { bankReference: 'OUT-2', paidAt: '2026-03-25T00:00:00Z', amountFen: 2_376_000 };
    await desk.answer(claimNo, callers.insurerFinance, payment);
    const before = await desk.read(claimNo);
    for (const event of desk.events.filter((one) => one.subject === claimNo)) await desk.deliver(event);
    expect(await desk.read(claimNo)).toEqual(before);
  });
});
