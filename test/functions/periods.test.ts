import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as budgets } from '../../functions/budgets/budgets-api.ts';
import { handler as payments } from '../../functions/payments/payments-api.ts';
import { handler as proof } from '../../functions/proof/proof-api.ts';
import { handler as proofTasks } from '../../functions/proof/proof-tasks.ts';
import { handler as settlement } from '../../functions/settlement/settlement-api.ts';
import { handler as transfers } from '../../functions/transfers/transfers-api.ts';
import { exportStates } from '../../shared/contract/workflows.ts';
import { runChunked } from '../support/chunked-workflow.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { everyItem } from '../support/every-item.ts';
import { contentsOf, verdictOf } from '../support/export-file.ts';
import { startFileStore } from '../support/file-store.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';
import { runSettlementWorkflow } from '../support/settlement-workflow.ts';
import { sealEverything } from '../support/stream-changes.ts';

let now = '2026-01-05T01:00:00Z';
let engine: Engine;
let files: Awaited<ReturnType<typeof startFileStore>>;
let settlementId = '';
const people = journeysAt(() => now);
const ask = {
  budgets: caller(budgets, () => now),
  payments: caller(payments, () => now),
  proof: caller(proof, () => now),
  transfers: caller(transfers, () => now),
  settlement: caller(settlement, () => now),
};
const params = { programmeId: 'SN-QKB-PH', quarter: '2026-Q1' };

beforeAll(async () => {
  engine = await startEngine();
  files = await startFileStore();
  await people.approveBudget('2026', [4_800_000, 2_400_000, 800_000]);
  await people.register(testFirm(1), '甲公司');
  await people.insure(testFirm(1), '甲公司', '2026-01-10');
});
afterAll(async () => {
  await files.stop();
  await engine.stop();
});

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
    await sealEverything(engine.store);
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

describe('the archive of a closed quarter (SUB-22)', () => {
  function archive(by: TestCaller = callers.bureauApprover, of = params) {
    return ask.proof('GET /v1/programmes/{programmeId}/periods/{quarter}/archive', {
      caller: by,
      params: of,
    });
  }

  async function archived(): Promise<string> {
    const found = await archive();
    expect(found.status).toBe(303);
    return (await fetch(String(found.headers['location']))).text();
  }

  async function run(): Promise<void> {
    const { archiveJobId } = (await read()).body;
    const enteredAt = new Date(now).toISOString();
    await runChunked(proofTasks, exportStates, { subject: archiveJobId, enteredAt, twice: true });
  }

  it('holds its books once its job is done, and the quarter shows where they lie and how long', async () => {
    const { archiveJobId } = (await read()).body;
    const job = () =>
      ask.transfers('GET /v1/jobs/{jobId}', { caller: callers.bureauClerk, params: { jobId: archiveJobId } });
    expect((await job()).body).toMatchObject({ kind: 'period-archive', state: 'running' });
    expect((await archive()).status).toBe(404);
    await run();
    expect((await job()).body).toMatchObject({ state: 'done', rejected: 0 });
    const shown = (await read()).body.archive;
    expect(shown).toMatchObject({ key: 'periods/SN-QKB-PH/2026-Q1.jsonl', retainedUntil: '2037-01-10' });
    const text = await archived();
    expect(createHash('sha256').update(text).digest('hex')).toBe(shown.sha256);
    expect(Buffer.byteLength(text)).toBe(shown.sizeBytes);
  });

  it('holds every entry of the programme and its settlements, nothing else, and is verified by itself', async () => {
    const text = await archived();
    expect(await verdictOf(text)).toMatchObject({ holds: true, counts: { settlement: 1 } });
    const lines = contentsOf(text);
    const entries = lines.filter(({ type }) => type === 'entry').map((line) => line['entry']);
    expect(entries.length).toBeGreaterThan(4);
    for (const entry of entries) expect(entry).toMatchObject({ programmeId: 'SN-QKB-PH' });
    const { lastBlock } = (await read()).body;
    expect(lines[0]?.['chains']).toMatchObject([{ chain: 'programme:SN-QKB-PH', ...lastBlock }]);
  });

  it('is written once: what is delivered again changes nothing', async () => {
    const before = [await everyItem(engine.store), await archived()];
    await run();
    expect([await everyItem(engine.store), await archived()]).toEqual(before);
  });

  it('is read by whoever holds the whole area of the programme', async () => {
    expect((await archive(callers.bureauClerk)).status).toBe(303);
    expect((await archive(callers.cityClerk)).status).toBe(404);
    expect((await archive(callers.otherBureau)).status).toBe(404);
    expect((await archive(callers.insurerFinance)).status).toBe(403);
    expect((await archive(callers.bureauClerk, { ...params, quarter: '2026-Q2' })).status).toBe(404);
  });
});
