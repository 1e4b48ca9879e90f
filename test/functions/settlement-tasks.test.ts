import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as reconciliation } from '../../functions/reconciliation/reconciliation-api.ts';
import { handler as settlement } from '../../functions/settlement/settlement-api.ts';
import { settlementStates } from '../../shared/contract/workflows.ts';
import { asFen } from '../../shared/domain/money.ts';
import { type PolicyFile } from '../../shared/domain/settlement/build-rows.ts';
import { insertEntry } from '../../shared/persistence/entries.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { insertPolicy } from '../../shared/persistence/policies.ts';
import { commit } from '../../shared/persistence/store.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { cancelledFile, fileOf, halfYearRefund, paidPolicy } from '../support/settled-policies.ts';
import { deliver, runSettlementWorkflow } from '../support/settlement-workflow.ts';

const { collect, total } = settlementStates;
let now = '2026-04-02T01:00:00.000Z';
let engine: Engine;
const ask = caller(settlement, () => now);
const askLists = caller(reconciliation, () => now);

beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

async function seed(file: PolicyFile): Promise<void> {
  const entries = file.entries.map((entry) => insertEntry(entry, keys.policy(file.policy.policyNo)));
  const committed = await commit(engine.store, [insertPolicy(file.policy), ...entries]);
  expect(committed.done).toBe(true);
}

async function request(quarter: string): Promise<string> {
  const body = { programmeId: 'SN-QKB-PH', quarter };
  const begun = await ask('POST /v1/settlements', { caller: callers.insurerFinance, body });
  expect(begun.status).toBe(202);
  return begun.body.settlementId;
}

async function read(settlementId: string) {
  const by = { caller: callers.insurerFinance, params: { settlementId } };
  return (await ask('GET /v1/settlements/{settlementId}', by)).body;
}

async function decide(settlementId: string, by: TestCaller, outcome: string) {
  const body = { outcome, reason: 'test' };
  return ask('POST /v1/settlements/{settlementId}/decision', { caller: by, params: { settlementId }, body });
}

async function approve(settlementId: string) {
  await decide(settlementId, callers.insurerFinance, 'submit');
  await decide(settlementId, callers.bureauClerk, 'notice');
  now = new Date(Date.parse(now) + 15 * 86_400_000).toISOString();
  return decide(settlementId, callers.bureauApprover, 'approve');
}

describe('building a settlement', () => {
  it('collects page by page, and a repeated or concurrent delivery makes no row twice', async () => {
    for (let serial = 1; serial <= 60; serial += 1) await seed(fileOf(paidPolicy({ serial })));
    const paid = paidPolicy({ serial: 61 });
    await seed(fileOf({ ...paid, payment: { ...paid.payment, receivedFen: asFen(19_999) } }));
    const id = await request('2026-Q1');
    expect(await deliver(collect, id, now)).toBe('more');
    expect((await read(id)).progress).toEqual({ step: 'collect', done: 45, total: 61 });
    await Promise.all([deliver(collect, id, now), deliver(collect, id, now)]);
    await runSettlementWorkflow(id, now);
    const draft = await read(id);
    expect(draft).toMatchObject({
      status: 'draft',
      progress: { step: 'done', done: 61, total: 61 },
      counts: { MATCHED: 60, AMOUNT_DIFF: 1 },
      totals: { premiumFen: 6_000_000, firmFen: 1_200_000, subsidyFen: 4_800_000, payableFen: 4_800_000 },
    });
    expect(draft.checks.filter((check: { ok: boolean }) => !check.ok)).toEqual([
      { id: 'firm-shares-received', ok: false, fact: '1' },
    ]);
    expect(await deliver(total, id, now)).toBe('done');
    expect(await deliver(collect, id, now)).toBe('done');
    expect(await read(id)).toEqual(draft);
  });

  it('shows a bureau the rows of its division and below', async () => {
    const elsewhere = [
      { level: 'province', payer: '610000', fen: 48_000 },
      { level: 'city', payer: '610200', fen: 24_000 },
      { level: 'county', payer: '610202', fen: 8_000 },
    ] as const;
    const paidAt = '2027-01-05T02:00:00.000Z';
    await seed(fileOf(paidPolicy({ serial: 301, paidAt, start: '2027-01-10' })));
    await seed(
      fileOf(paidPolicy({ serial: 302, paidAt, start: '2027-01-10', division: '610202', levels: elsewhere })),
    );
    now = '2027-04-02T01:00:00.000Z';
    const id = await request('2027-Q1');
    await runSettlementWorkflow(id, now);
    await decide(id, callers.insurerFinance, 'submit');
    const divisions = async (by: TestCaller) => {
      const answer = await ask('GET /v1/settlements/{settlementId}/rows', {
        caller: by,
        params: { settlementId: id },
      });
      return answer.body.items.map((row: { divisionCode: string }) => row.divisionCode).toSorted();
    };
    expect(await divisions(callers.bureauClerk)).toEqual(['610113', '610202']);
    expect(await divisions(callers.cityClerk)).toEqual(['610113']);
    expect(await divisions({ ...callers.cityClerk, org: '610202' })).toEqual(['610202']);
    const csv = await askLists('GET /v1/settlements/{settlementId}/export', {
      caller: callers.cityClerk,
      params: { settlementId: id },
    });
    expect(csv.text.trim().split('\n')).toHaveLength(2);
  });

  it('has nothing to pay for a quarter without entries', async () => {
    now = '2027-07-02T01:00:00.000Z';
    const id = await request('2027-Q2');
    await runSettlementWorkflow(id, now);
    expect(await read(id)).toMatchObject({ status: 'draft', totals: { payableFen: 0, levels: [] } });
  });
});

describe('a negative quarter', () => {
  const file = fileOf(paidPolicy({ serial: 401, start: '2028-01-10', paidAt: '2028-01-06T02:00:00.000Z' }));
  let negative = '';
  let next = '';

  it('pays nothing, is paid at approval, and carries 423.02 forward (case 43)', async () => {
    await seed(cancelledFile(file, halfYearRefund, '2028-07-01T01:00:00.000Z'));
    now = '2028-10-02T01:00:00.000Z';
    negative = await request('2028-Q3');
    await runSettlementWorkflow(negative, now);
    expect((await read(negative)).totals).toMatchObject({ payableFen: 0, carriedForwardFen: 42_302 });
    expect((await approve(negative)).body).toMatchObject({ status: 'paid', payments: [] });
  });

  it('is netted by the next settlement of a later quarter, once', async () => {
    await seed(fileOf(paidPolicy({ serial: 402, start: '2028-11-10', paidAt: '2028-11-06T02:00:00.000Z' })));
    now = '2029-01-04T01:00:00.000Z';
    next = await request('2028-Q4');
    await runSettlementWorkflow(next, now);
    expect(await read(next)).toMatchObject({
      bringsForward: [negative],
      totals: { subsidyFen: 80_000, broughtForwardFen: 42_302, payableFen: 37_698 },
    });
    expect((await read(negative)).carriedInto).toBe(next);
    now = '2029-04-04T01:00:00.000Z';
    const later = await request('2029-Q1');
    await runSettlementWorkflow(later, now);
    expect(await read(later)).toMatchObject({ bringsForward: [], totals: { broughtForwardFen: 0 } });
  });

  it('waits again when the settlement that netted it is returned', async () => {
    await decide(next, callers.insurerFinance, 'submit');
    expect((await decide(next, callers.bureauClerk, 'return')).body.status).toBe('returned');
    expect((await read(negative)).carriedInto).toBeUndefined();
    const again = await request('2028-Q4');
    await runSettlementWorkflow(again, now);
    expect(await read(again)).toMatchObject({
      sequence: 2,
      bringsForward: [negative],
      totals: { payableFen: 37_698 },
    });
  });
});
