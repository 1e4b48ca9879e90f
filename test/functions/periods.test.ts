import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as budgets } from '../../functions/budgets/budgets-api.ts';
import { handler as payments } from '../../functions/payments/payments-api.ts';
import { handler as settlement } from '../../functions/settlement/settlement-api.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';
import { runSettlementWorkflow } from '../support/settlement-workflow.ts';

let now = '2026-01-05T01:00:00Z';
let engine: Engine;
let settlementId = '';
const people = journeysAt(() => now);
const ask = {
  budgets: caller(budgets, () => now),
  payments: caller(payments, () => now),
  settlement: caller(settlement, () => now),
};
const params = { programmeId: 'SN-QKB-PH', quarter: '2026-Q1' };

beforeAll(async () => {
  engine = await startEngine();
  await people.approveBudget('2026', [4_800_000, 2_400_000, 800_000]);
  await people.register(testFirm(1), '甲公司');
  await people.insure(testFirm(1), '甲公司', '2026-01-10');
});
afterAll(() => engine.stop());

function read(by: TestCaller = callers.cityClerk, of = params) {
  return ask.budgets('GET /v1/programmes/{programmeId}/periods/{quarter}', { caller: by, params: of });
}

function close(by: TestCaller = callers.bureauApprover, key = randomUUID(), of = params) {
  return ask.budgets('POST /v1/programmes/{programmeId}/periods/{quarter}/close', {
    caller: by,
    params: of,
    key,
  });
}

function say(by: TestCaller, outcome: string) {
  return ask.settlement('POST /v1/settlements/{settlementId}/decision', {
    caller: by,
    params: { settlementId },
    body: { outcome, reason: '核对' },
  });
}

function request() {
  return ask.settlement('POST /v1/settlements', { caller: callers.insurerFinance, body: params });
}

async function openChecks(): Promise<string[]> {
  const { checklist } = (await read()).body;
  return checklist.filter((one: { ok: boolean }) => !one.ok).map((one: { id: string }) => one.id);
}

describe('a quarter of a programme', () => {
  it('is not closed before it is over, by another role or bureau, or while something is not done', async () => {
    expect((await close()).body.code).toBe('quarter-open');
    now = '2026-04-02T01:00:00Z';
    for (const by of [callers.bureauClerk, callers.insurerFinance, callers.firmA]) {
      expect((await close(by)).status).toBe(403);
    }
    expect((await close({ ...callers.bureauApprover, org: '610100' })).status).toBe(403);
    expect((await close({ ...callers.bureauApprover, org: '420000' })).status).toBe(404);
    expect((await read(callers.otherBureau)).status).toBe(404);
    expect((await read(callers.bureauClerk, { ...params, quarter: '2026-Q5' })).status).toBe(404);
    expect(await openChecks()).toEqual(['settlements-paid']);
    const refused = await close();
    expect(refused).toMatchObject({ status: 409, body: { code: 'period-not-ready' } });
    expect(refused.body.facts.checklist[0].fact.zh).toContain('picc-sn');
  });

  it('waits for payment by every level and for what does not fit on a statement', async () => {
    settlementId = (await request()).body.settlementId;
    await runSettlementWorkflow(settlementId, now);
    await say(callers.insurerFinance, 'submit');
    await say(callers.bureauClerk, 'notice');
    now = '2026-04-20T01:00:00Z';
    await say(callers.bureauApprover, 'approve');
    const header = 'bankReference,paidAt,payerName,payerAccount,amountFen,remark';
    const line = (reference: string, fen: number) =>
      `${reference},2026-04-20,财政厅,6100,${fen},${settlementId} 610000`;
    const put = (...lines: string[]) =>
      ask.payments('POST /v1/bank-statements', {
        caller: callers.insurerFinance,
        body: [header, ...lines, ''].join('\n'),
      });
    await put(line('A', 40_000));
    expect(await openChecks()).toEqual(['settlements-paid', 'discrepancies-cleared']);
    await put(line('B', 8_000));
    expect(await openChecks()).toEqual(['settlements-paid']);
    await put(
      `C,2026-04-20,市财政局,6100,24000,${settlementId}`,
      `D,2026-04-20,区财政局,6100,8000,${settlementId}`,
    );
    expect((await read()).body).toMatchObject({ status: 'ready' });
  });

  it('is closed once and stays closed: no settlement of it is begun, later bookings are of the quarter that runs', async () => {
    const key = randomUUID();
    const closed = await close(callers.bureauApprover, key);
    expect(closed).toMatchObject({
      status: 200,
      body: { status: 'closed', closedBy: 'bureau-approver', lastBlock: { hash: expect.any(String) } },
    });
    expect((await close(callers.bureauApprover, key)).body).toEqual(closed.body);
    expect((await close()).body.code).toBe('period-closed');
    expect((await read()).body).toEqual(closed.body);
    expect((await request()).body.code).toBe('period-closed');
    const next = { ...params, quarter: '2026-Q2' };
    expect((await close(callers.bureauApprover, randomUUID(), next)).body.code).toBe('quarter-open');
  });
});
