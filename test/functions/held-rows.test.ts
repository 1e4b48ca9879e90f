import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as proof } from '../../functions/proof/proof-api.ts';
import { handler as reconciliation } from '../../functions/reconciliation/reconciliation-api.ts';
import { handler as settlement } from '../../functions/settlement/settlement-api.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { verdictOf } from '../support/export-file.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';
import { runSettlementWorkflow } from '../support/settlement-workflow.ts';
import { sealEverything } from '../support/stream-changes.ts';

let now = '2026-01-05T01:00:00Z';
let engine: Engine;
const people = journeysAt(() => now);
const ask = {
  lists: caller(reconciliation, () => now),
  proof: caller(proof, () => now),
  settlement: caller(settlement, () => now),
};
/** One whose list differs, one whose objection is dismissed, one whose objection is upheld, one that is paid at once. */
const policyNos: string[] = [];
let first = '';
let second = '';

beforeAll(async () => {
  engine = await startEngine();
  await people.approveBudget('2026', [9_600_000, 4_800_000, 1_600_000]);
  for (const serial of [1, 2, 3, 4]) {
    const firm = testFirm(serial);
    await people.register(firm, `公司${serial}`);
    policyNos.push(await people.insure(firm, `公司${serial}`, '2026-01-10'));
  }
});
afterAll(() => engine.stop());

function tick() {
  now = new Date(Date.parse(now) + 1_000).toISOString();
}

async function begin(quarter: string): Promise<string> {
  const body = { programmeId: 'SN-QKB-PH', quarter };
  const begun = await ask.settlement('POST /v1/settlements', { caller: callers.insurerFinance, body });
  expect(begun.status, begun.text).toBe(202);
  await runSettlementWorkflow(begun.body.settlementId, new Date(now).toISOString());
  return begun.body.settlementId;
}

async function read(settlementId: string) {
  const at = { caller: callers.insurerFinance, params: { settlementId } };
  return (await ask.settlement('GET /v1/settlements/{settlementId}', at)).body;
}

async function rowsOf(settlementId: string): Promise<Map<string, Record<string, unknown>>> {
  const at = { caller: callers.insurerFinance, params: { settlementId } };
  const { items } = (await ask.settlement('GET /v1/settlements/{settlementId}/rows', at)).body;
  return new Map(items.map((row: { policyNo: string }) => [row.policyNo, row]));
}

async function decide(settlementId: string, by: TestCaller, outcome: string) {
  tick();
  const at = { caller: by, params: { settlementId }, body: { outcome, reason: '核对' } };
  const decided = await ask.settlement('POST /v1/settlements/{settlementId}/decision', at);
  expect(decided.status, decided.text).toBe(200);
}

async function putList(settlementId: string, change: (line: Record<string, string>) => object) {
  tick();
  const at = { caller: callers.insurerFinance, params: { settlementId } };
  const list = await ask.lists('GET /v1/settlements/{settlementId}/export', {
    ...at,
    query: { format: 'csv' },
  });
  const lines = parse(list.text, { columns: true }) as Record<string, string>[];
  const body = stringify(lines.map(change), { header: true });
  const put = await ask.lists('PUT /v1/settlements/{settlementId}/insurer-list', { ...at, body });
  expect(put.status, put.text).toBe(200);
}

async function object(policyNo: string | undefined): Promise<string> {
  const at = { caller: callers.cityClerk, params: { settlementId: first } };
  const body = { policyNo, reason: '名单有误' };
  const objected = await ask.settlement('POST /v1/settlements/{settlementId}/objections', { ...at, body });
  expect(objected.status, objected.text).toBe(201);
  return objected.body.objection.objectionId;
}

async function decideObjection(objectionId: string, outcome: string) {
  tick();
  const decided = await ask.settlement(
    'POST /v1/settlements/{settlementId}/objections/{objectionId}/decision',
    {
      caller: callers.bureauApprover,
      params: { settlementId: first, objectionId },
      body: { outcome, reason: '已查' },
    },
  );
  expect(decided.status, decided.text).toBe(200);
}

describe('rows that a settlement holds when it is approved', () => {
  const objections: string[] = [];

  it('cases 44 and 50: are not paid with it, the others are', async () => {
    now = '2026-04-02T01:00:00Z';
    first = await begin('2026-Q1');
    await putList(first, (line) => {
      return line['policyNo'] === policyNos[0]
        ? { ...line, provinceFen: '48001', premiumFen: '100001' }
        : line;
    });
    await decide(first, callers.insurerFinance, 'submit');
    await decide(first, callers.bureauClerk, 'notice');
    objections.push(await object(policyNos[1]), await object(policyNos[2]));
    now = '2026-04-20T01:00:00Z';
    await decide(first, callers.bureauApprover, 'approve');
    expect(await read(first)).toMatchObject({ status: 'approved', totals: { payableFen: 80_000 } });
  });

  it('wait while an objection is open: the next quarter takes nothing up', async () => {
    now = '2026-07-02T01:00:00Z';
    const early = await begin('2026-Q2');
    expect(await read(early)).toMatchObject({ totals: { payableFen: 0 } });
    expect((await read(early)).takenUp).toBeUndefined();
    await decide(early, callers.insurerFinance, 'submit');
    await decide(early, callers.bureauClerk, 'return');
  });

  it('are taken up by the next quarter’s settlement once they are decided; what was upheld stays stopped', async () => {
    const [dismissed, upheld] = objections as [string, string];
    await decideObjection(dismissed, 'dismiss');
    await decideObjection(upheld, 'uphold');
    second = await begin('2026-Q2');
    expect(await read(second)).toMatchObject({
      counts: { MATCHED: 1, AMOUNT_DIFF: 1 },
      totals: { subsidyFen: 80_000, payableFen: 80_000 },
      takenUp: { from: [first], rows: 2 },
      progress: { done: 2, total: 2 },
    });
    expect(
      (await read(second)).checks.find((one: { id: string }) => one.id === 'rows-equal-ledger'),
    ).toMatchObject({
      ok: true,
      fact: '1,600.00 / 1,600.00',
    });
    expect(await read(first)).toMatchObject({ heldInto: second, totals: { payableFen: 80_000 } });
    const rows = await rowsOf(second);
    expect(new Set(rows.keys())).toEqual(new Set(policyNos.slice(0, 2)));
    const heldFrom = { settlementId: first, bookedIn: '2026-Q1' };
    expect(rows.get(policyNos[0] ?? '')).toMatchObject({ reason: 'amounts-differ', heldFrom });
    expect(rows.get(policyNos[1] ?? '')).toMatchObject({ outcome: 'MATCHED', heldFrom });
  });

  it('wait again when that settlement is returned, and are taken up by the one after it', async () => {
    await decide(second, callers.insurerFinance, 'submit');
    await decide(second, callers.bureauApprover, 'return');
    expect((await read(first)).heldInto).toBeUndefined();
    second = await begin('2026-Q2');
    expect(await read(second)).toMatchObject({ sequence: 3, takenUp: { from: [first], rows: 2 } });
  });

  it('case 44: a row that a list held is paid once a new list agrees to the fen', async () => {
    await putList(second, (line) => line);
    expect(await read(second)).toMatchObject({
      counts: { MATCHED: 2, AMOUNT_DIFF: 0 },
      totals: { payableFen: 160_000 },
    });
    await decide(second, callers.insurerFinance, 'submit');
    await decide(second, callers.bureauClerk, 'notice');
    now = '2026-07-20T01:00:00Z';
    await decide(second, callers.bureauApprover, 'approve');
    now = '2026-10-09T01:00:00Z';
    const third = await begin('2026-Q3');
    expect((await read(third)).takenUp).toBeUndefined();
    expect(await read(third)).toMatchObject({ totals: { payableFen: 0 } });
  });

  it('are in the books once: the export is verified', async () => {
    await sealEverything(engine.store);
    const exported = await ask.proof('GET /v1/ledger/export', { caller: callers.bureauClerk });
    expect(await verdictOf(exported.text)).toMatchObject({ holds: true });
  });
});
