import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as cancellation } from '../../functions/cancellation/cancellation-api.ts';
import { handler as endorsements } from '../../functions/endorsements/endorsements-api.ts';
import { handler as notices } from '../../functions/notices/notices-api.ts';
import { handler as policies } from '../../functions/policies/policies-api.ts';
import { notice } from '../../shared/domain/notices/notice.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { readPartition } from '../../shared/persistence/store.ts';
import { ClaimDesk, surveyed } from '../support/claim-desk.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

let desk: ClaimDesk;
let serial = 700;
const clock = () => desk.now;
const ask = {
  cancellation: caller(cancellation, clock),
  endorsements: caller(endorsements, clock),
  notices: caller(notices, clock),
  policies: caller(policies, clock),
};

beforeAll(async () => {
  desk = await ClaimDesk.open();
  await desk.journeys.approveBudget('2026', [60_000_000, 30_000_000, 10_000_000], 'SN-QKB-YF');
});
afterAll(() => desk.close());

/** A firm of its own with a paid policy of 秦科研发保 (45,000.00) whose indemnity goes to its bank first. */
async function financed() {
  desk.now = '2026-01-05T01:00:00.000Z';
  serial += 1;
  const firm = testFirm(serial);
  const name = `西安贷款${serial}号科技有限公司`;
  await desk.journeys.register(firm, name);
  const lossPayee = {
    bankName: '浦发银行西安分行',
    account: '6217000012345678',
    loanNo: `贷 2026-${serial}`,
  };
  const policyNo = await desk.journeys.insureResearch(firm, name, '2026-01-10', { lossPayee });
  return { firm, policyNo, lossPayee };
}

function cancel(firm: TestCaller, policyNo: string, query?: Record<string, string>) {
  const body = { effectiveDate: '2026-07-01', reason: '项目终止' };
  const request = { caller: firm, params: { policyNo }, body, ...(query === undefined ? {} : { query }) };
  return ask.cancellation('POST /v1/policies/{policyNo}/cancellation', request);
}

function answered(policyNo: string, changes: object = {}, by: TestCaller = callers.underwriter) {
  const body = { outcome: 'consent', documentReference: '同意函 2026-07', ...changes };
  const request = { caller: by, params: { policyNo }, body };
  return ask.cancellation('POST /v1/policies/{policyNo}/cancellation/consent', request);
}

async function read(by: TestCaller, policyNo: string) {
  return (await ask.policies('GET /v1/policies/{policyNo}', { caller: by, params: { policyNo } })).body;
}

async function toldTo(loanNo: string) {
  const items = await readPartition(desk.engine.store, keys.notice(`lender#${loanNo}`, '').pk);
  return items.map((item) => notice.parse(item));
}

describe('a policy with a loss payee', () => {
  it('goes to another firm only with the lender’s consent, and the lender hears of it (CAN-9, CAN-10)', async () => {
    const { firm, policyNo, lossPayee } = await financed();
    serial += 1;
    const buyer = testFirm(serial);
    await desk.journeys.register(buyer, `西安贷款${serial}号科技有限公司`);
    desk.now = '2026-03-05T01:00:00.000Z';
    const changes = { transfer: { uscc: buyer.org, reason: 'sale' } };
    const transfer = (consent: object) =>
      ask.endorsements('POST /v1/policies/{policyNo}/endorsements', {
        caller: firm,
        params: { policyNo },
        body: { effectiveDate: '2026-03-05', changes, ...consent },
      });
    expect((await transfer({})).body).toMatchObject({
      status: 409,
      code: 'lender-consent-missing',
      facts: { bankName: lossPayee.bankName },
    });
    expect((await transfer({ lenderConsent: '同意函 2026-3' })).status).toBe(201);
    expect((await toldTo(lossPayee.loanNo)).at(-1)?.kind).toBe('lender.policy-endorsed');
    expect((await read(buyer, policyNo)).lossPayee).toEqual(lossPayee);
  });

  it('is cancelled by the firm only with the lender’s consent: pending from 1 July, ended on the day of consent (CAN-9)', async () => {
    const { firm, policyNo, lossPayee } = await financed();
    desk.now = '2026-07-01T01:00:00.000Z';
    const preview = await cancel(firm, policyNo, { preview: 'true' });
    const pending = await cancel(firm, policyNo);
    expect(pending).toMatchObject({
      status: 200,
      body: {
        status: 'in-force',
        refund: { totalFen: 0, firmFen: 0, bureauFen: 0, levels: [] },
        pendingCancellation: { waitsFor: 'lender-consent', bankName: lossPayee.bankName },
        explanation: [{ rule: 'CAN-9', fen: 0 }],
      },
    });
    expect(preview.body).toEqual(pending.body);
    expect((await cancel(firm, policyNo)).body).toMatchObject({
      code: 'cancellation-pending',
      facts: { requestedOn: '2026-07-01', bankName: lossPayee.bankName },
    });
    const shown = await read(firm, policyNo);
    expect(shown).toMatchObject({ status: 'in-force', pendingCancellation: { effectiveDate: '2026-07-01' } });
    expect(shown.pendingCancellation.nextStep.zh).toContain('同意函');

    desk.now = '2026-07-08T01:00:00.000Z';
    const ended = await answered(policyNo);
    // 45,000.00 × 186 ÷ 365; the firm paid 13,500.00 of it.
    expect(ended).toMatchObject({
      status: 200,
      body: { status: 'cancelled', refund: { totalFen: 2_293_151, firmFen: 687_945, bureauFen: 1_605_206 } },
    });
    expect(await read(firm, policyNo)).toMatchObject({
      status: 'cancelled',
      cancellation: { effectiveDate: '2026-07-08' },
    });
    expect((await read(firm, policyNo)).pendingCancellation).toBeUndefined();
    expect((await answered(policyNo)).body.code).toBe('no-cancellation-pending');
  });

  it('stays when the lender does not agree', async () => {
    const { firm, policyNo } = await financed();
    desk.now = '2026-07-01T01:00:00.000Z';
    await cancel(firm, policyNo);
    desk.now = '2026-07-02T01:00:00.000Z';
    const kept = await answered(policyNo, { outcome: 'refusal' });
    expect(kept).toMatchObject({ status: 200, body: { status: 'in-force', refund: { totalFen: 0 } } });
    expect(kept.body.pendingCancellation).toBeUndefined();
    const { items } = (await ask.notices('GET /v1/notices', { caller: firm })).body;
    expect(items[0]).toMatchObject({ kind: 'cancellation.refused', policyNo });
    const again = { effectiveDate: '2026-07-02', reason: '项目终止' };
    const request = { caller: firm, params: { policyNo }, body: again };
    const asked = await ask.cancellation('POST /v1/policies/{policyNo}/cancellation', request);
    expect(asked.body).toMatchObject({ status: 'in-force', pendingCancellation: { reason: '项目终止' } });
  });

  it('stays when the firm takes its request back before the lender has answered (CAN-9)', async () => {
    const { firm, policyNo, lossPayee } = await financed();
    desk.now = '2026-07-01T01:00:00.000Z';
    const takeBack = (by: TestCaller) => {
      const request = { caller: by, params: { policyNo }, body: { reason: '继续投保' } };
      return ask.cancellation('POST /v1/policies/{policyNo}/cancellation/withdrawal', request);
    };
    expect((await takeBack(firm)).body.code).toBe('no-cancellation-pending');
    await cancel(firm, policyNo);
    expect((await takeBack(callers.firmB)).status).toBe(404);
    expect(await takeBack(firm)).toMatchObject({ status: 200, body: { policyNo, status: 'in-force' } });
    expect((await read(firm, policyNo)).pendingCancellation).toBeUndefined();
    expect((await answered(policyNo)).body.code).toBe('no-cancellation-pending');
    const kinds = (await toldTo(lossPayee.loanNo)).map((one) => one.kind);
    expect(kinds).toContain('lender.cancellation-withdrawn');
  });

  it('takes the lender’s answer from the lead’s underwriter, for a day between request and today', async () => {
    const { firm, policyNo } = await financed();
    desk.now = '2026-07-01T01:00:00.000Z';
    expect((await answered(policyNo)).body.code).toBe('no-cancellation-pending');
    await cancel(firm, policyNo);
    expect((await answered(policyNo, { answeredOn: '2026-07-02' })).body.code).toBe('answer-outside');
    expect((await answered(policyNo, {}, { ...callers.underwriter, org: 'cpic-sn' })).status).toBe(404);
    expect((await answered(policyNo, {}, callers.adjuster)).status).toBe(403);
  });
});

describe('the lender', () => {
  it('hears of bind, payment, endorsement, claim, request and end, and of nothing else (LOS-6)', async () => {
    const { firm, policyNo, lossPayee } = await financed();
    desk.now = '2026-03-02T01:00:00.000Z';
    const change = { effectiveDate: '2026-03-03', changes: { insurableValueFen: 126_000_000 } };
    const endorsed = await ask.endorsements('POST /v1/policies/{policyNo}/endorsements', {
      caller: firm,
      params: { policyNo },
      body: change,
    });
    expect(endorsed.status).toBe(201);
    await desk.reported(firm, policyNo, {
      coverCode: 'rd-failure',
      cause: 'other',
      occurredAt: '2026-03-01T02:00:00Z',
    });
    desk.now = '2026-07-01T01:00:00.000Z';
    await cancel(firm, policyNo);
    await answered(policyNo);
    const told = await toldTo(lossPayee.loanNo);
    expect(told.map((one) => one.kind).toSorted()).toEqual([
      'lender.cancellation-requested',
      'lender.claim-reported',
      'lender.policy-bound',
      'lender.policy-ended',
      'lender.policy-endorsed',
      'lender.policy-issued',
    ]);
    for (const { text } of told) expect(text.zh + text.en).not.toMatch(/西安贷款|91610100|45,000/);
  });

  it('hears that it has lost its place, and has no say any more (LOS-6, CAN-9)', async () => {
    const { firm, policyNo, lossPayee } = await financed();
    desk.now = '2026-07-01T01:00:00.000Z';
    const change = {
      effectiveDate: '2026-07-01',
      changes: { lossPayee: null },
      lenderConsent: '结清证明 1 号',
    };
    const endorsed = await ask.endorsements('POST /v1/policies/{policyNo}/endorsements', {
      caller: firm,
      params: { policyNo },
      body: change,
    });
    expect(endorsed.status, endorsed.text).toBe(201);
    expect((await toldTo(lossPayee.loanNo)).map((one) => one.kind)).toContain('lender.policy-endorsed');
    desk.now = '2026-07-01T02:00:00.000Z';
    const ended = await cancel(firm, policyNo);
    expect(ended.body).toMatchObject({ status: 'cancelled', refund: { totalFen: 2_379_452 } });
    const kinds = (await toldTo(lossPayee.loanNo)).map((one) => one.kind);
    expect(kinds).not.toContain('lender.policy-ended');
  });

  it('is told that the policy pays losses and backs no loan (LOS-5)', async () => {
    const { lossPayee } = await financed();
    const told = await toldTo(lossPayee.loanNo);
    const bound = told.find((one) => one.kind === 'lender.policy-bound');
    expect(bound?.text.zh).toContain('不为贷款违约担保');
  });

  it('has a payment instruction and is no second insured: it cannot claim, and the firm’s claim names the firm (LOS-1)', async () => {
    const { firm, policyNo } = await financed();
    desk.now = '2026-03-24T03:00:00.000Z';
    const loss = { coverCode: 'rd-failure', cause: 'other', occurredAt: '2026-03-24T02:00:00Z' };
    const bank = { sub: 'bank', roles: [], org: '浦发银行西安分行' };
    expect((await desk.report(bank, policyNo, loss)).status).toBe(401);
    expect((await desk.report(callers.firmB, policyNo, loss)).status).toBe(404);
    const claimNo = await desk.reported(firm, policyNo, loss);
    await desk.answer(claimNo, callers.adjuster, surveyed);
    expect((await desk.read(claimNo)).firm.uscc).toBe(firm.org);
  });

  it('hears of no loan’s default as a loss: no cover has it as a cause (LOS-5)', async () => {
    const { firm, policyNo } = await financed();
    desk.now = '2026-03-24T03:00:00.000Z';
    const unpaid = { coverCode: 'rd-failure', cause: 'loan-default', occurredAt: '2026-03-24T02:00:00Z' };
    const { status, body } = await desk.report(firm, policyNo, unpaid);
    expect({ status, path: body.errors[0].path }).toEqual({ status: 400, path: 'cause' });
  });
});
