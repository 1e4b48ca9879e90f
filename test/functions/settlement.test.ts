import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as claims } from '../../functions/claims/claims-api.ts';
import { handler as ledger } from '../../functions/ledger/ledger-api.ts';
import { handler as notices } from '../../functions/notices/notices-api.ts';
import { handler as reconciliation } from '../../functions/reconciliation/reconciliation-api.ts';
import { handler as settlement } from '../../functions/settlement/settlement-api.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller, callers, type TestCaller, type TestRequest } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';
import { runSettlementWorkflow } from '../support/settlement-workflow.ts';

let now = '2026-01-05T01:00:00Z';
let engine: Engine;
const people = journeysAt(() => now);
const ask = {
  claims: caller(claims, () => now),
  reconciliation: caller(reconciliation, () => now),
  settlement: caller(settlement, () => now),
  ledger: caller(ledger, () => now),
  notices: caller(notices, () => now),
};
const [a, b, c, d] = [1, 2, 3, 4].map(testFirm) as [TestCaller, TestCaller, TestCaller, TestCaller];
const bureaus = [callers.bureauClerk, callers.bureauApprover, callers.cityClerk];
const policyNos: string[] = [];
let firstQuarter = '';
let thirdQuarter = '';

beforeAll(async () => {
  engine = await startEngine();
  await people.approveBudget('2026', [9_600_000, 4_800_000, 1_600_000]);
  await people.register(a, '=甲科技有限公司');
  policyNos.push(await people.insure(a, '=甲科技有限公司', '2026-01-10'));
});
afterAll(() => engine.stop());

function request(by: TestCaller, quarter: string, more: Partial<TestRequest> = {}) {
  const body = { programmeId: 'SN-QKB-PH', quarter };
  return ask.settlement('POST /v1/settlements', { caller: by, body, ...more });
}

function on(settlementId: string, by: TestCaller, more: Partial<TestRequest> = {}): TestRequest {
  return { caller: by, params: { settlementId }, ...more };
}

function read(settlementId: string, by: TestCaller = callers.insurerFinance) {
  return ask.settlement('GET /v1/settlements/{settlementId}', on(settlementId, by));
}

/** A second later, so that what follows is newer. */
function tick() {
  now = new Date(Date.parse(now) + 1_000).toISOString();
}

function decide(settlementId: string, by: TestCaller, outcome: string, key = randomUUID()) {
  tick();
  return ask.settlement(
    'POST /v1/settlements/{settlementId}/decision',
    on(settlementId, by, { body: { outcome, reason: '已核对' }, key }),
  );
}

function pay(
  settlementId: string,
  by: TestCaller,
  level: string,
  amountFen: number,
  bankReference: string,
  key = randomUUID(),
) {
  tick();
  const body = { level, bankReference, paidAt: '2026-04-01T01:00:00Z', amountFen };
  return ask.settlement('POST /v1/settlements/{settlementId}/payments', on(settlementId, by, { body, key }));
}

async function settle(settlementId: string) {
  expect((await decide(settlementId, callers.insurerFinance, 'submit')).body.status).toBe('submitted');
  expect((await decide(settlementId, callers.bureauClerk, 'notice')).body.status).toBe('under-notice');
}

describe('a settlement of the first quarter', () => {
  it('refuses the quarter before it is over, another insurer, another role and an unknown programme', async () => {
    now = '2026-03-31T15:59:59Z';
    expect(await request(callers.insurerFinance, '2026-Q1')).toMatchObject({
      status: 409,
      body: { code: 'quarter-open' },
    });
    now = '2026-04-02T01:00:00Z';
    expect((await request(callers.cpicFinance, '2026-Q1')).status).toBe(403);
    for (const by of [callers.firmA, callers.underwriter, callers.bureauApprover, callers.operator]) {
      expect((await request(by, '2026-Q1')).status).toBe(403);
    }
    const unknown = await request(callers.insurerFinance, '2026-Q1', {
      body: { programmeId: 'XX-NONE', quarter: '2026-Q1' },
    });
    expect(unknown.status).toBe(404);
    const wrong = await request(callers.insurerFinance, '2026-Q5');
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ path: 'quarter' }] } });
  });

  it('is begun once for a key and once for a quarter', async () => {
    const key = randomUUID();
    const begun = await request(callers.insurerFinance, '2026-Q1', { key });
    expect(begun).toMatchObject({ status: 202, body: { status: 'building' } });
    firstQuarter = begun.body.settlementId;
    expect((await request(callers.insurerFinance, '2026-Q1', { key })).body).toEqual(begun.body);
    expect(await request(callers.insurerFinance, '2026-Q1')).toMatchObject({
      status: 409,
      body: { code: 'settlement-exists', facts: { settlementId: firstQuarter } },
    });
  });

  it('is built from the ledger: one policy, 800.00', async () => {
    const building = await ask.reconciliation(
      'GET /v1/settlements/{settlementId}/export',
      on(firstQuarter, callers.insurerFinance),
    );
    expect(building).toMatchObject({ status: 409, body: { code: 'settlement-building' } });
    await runSettlementWorkflow(firstQuarter, now);
    expect((await read(firstQuarter)).body).toMatchObject({
      status: 'draft',
      sequence: 1,
      counts: { MATCHED: 1 },
      progress: { step: 'done', done: 1, total: 1 },
      totals: {
        premiumFen: 100_000,
        firmFen: 20_000,
        subsidyFen: 80_000,
        clawbackFen: 0,
        payableFen: 80_000,
      },
    });
  });

  it('is a working paper of its insurer until it is submitted', async () => {
    for (const by of bureaus) {
      const asked = on(firstQuarter, by);
      expect((await read(firstQuarter, by)).status).toBe(404);
      expect((await ask.settlement('GET /v1/settlements/{settlementId}/rows', asked)).status).toBe(404);
      expect((await ask.reconciliation('GET /v1/settlements/{settlementId}/export', asked)).status).toBe(404);
      expect((await decide(firstQuarter, by, 'notice')).status).toBe(404);
      expect((await ask.settlement('GET /v1/settlements', { caller: by })).body).toEqual({ items: [] });
    }
    expect((await decide(firstQuarter, callers.insurerFinance, 'submit')).body.status).toBe('submitted');
  });

  it('is shown to its insurer and to the bureaus that decide or pay, and to nobody else', async () => {
    for (const by of [callers.insurerFinance, ...bureaus]) {
      expect((await read(firstQuarter, by)).status).toBe(200);
      expect((await ask.settlement('GET /v1/settlements', { caller: by })).body.items).toHaveLength(1);
    }
    for (const by of [callers.cpicFinance, callers.otherBureau]) {
      expect((await read(firstQuarter, by)).status).toBe(404);
      expect((await decide(firstQuarter, by, by === callers.cpicFinance ? 'submit' : 'notice')).status).toBe(
        404,
      );
      const list = await ask.settlement('GET /v1/settlements', { caller: by });
      expect(list.body).toEqual({ items: [] });
    }
    for (const by of [callers.firmA, callers.adjuster, callers.claimsManager, callers.operator]) {
      expect((await read(firstQuarter, by)).status).toBe(403);
    }
    expect((await read(`set_${'0'.repeat(26)}`)).status).toBe(404);
    expect((await read('nonsense')).status).toBe(404);
  });

  it('starts again with the next sequence after it was returned', async () => {
    expect((await decide(firstQuarter, callers.bureauClerk, 'notice')).body.status).toBe('under-notice');
    expect((await decide(firstQuarter, callers.bureauApprover, 'return')).body.status).toBe('returned');
    const again = await request(callers.insurerFinance, '2026-Q1');
    expect(again.status).toBe(202);
    await runSettlementWorkflow(again.body.settlementId, now);
    firstQuarter = again.body.settlementId;
    expect((await read(firstQuarter)).body).toMatchObject({ status: 'draft', sequence: 2 });
    const listed = await ask.settlement('GET /v1/settlements', { caller: callers.bureauClerk });
    expect(listed.body.items).toMatchObject([{ status: 'returned', sequence: 1 }]);
  });

  it('is approved after five working days of notice by another person, and paid by every level (SUB-13)', async () => {
    now = '2026-04-09T01:00:00Z';
    await settle(firstQuarter);
    expect(await decide(firstQuarter, callers.bureauApprover, 'approve')).toMatchObject({
      status: 409,
      body: { code: 'notice-running', facts: { noticeEndsOn: '2026-04-16' } },
    });
    now = '2026-04-16T16:00:00Z';
    expect((await decide(firstQuarter, callers.bureauClerk, 'approve')).status).toBe(403);
    const both = { ...callers.bureauClerk, roles: ['bureau-clerk', 'bureau-approver'] } as const;
    expect((await decide(firstQuarter, both, 'approve')).body).toMatchObject({
      status: 403,
      code: 'same-person',
    });
    const key = randomUUID();
    const approved = await decide(firstQuarter, callers.bureauApprover, 'approve', key);
    expect(approved.body.status).toBe('approved');
    expect((await decide(firstQuarter, callers.bureauApprover, 'approve', key)).body).toEqual(approved.body);

    expect((await pay(firstQuarter, callers.insurerFinance, 'province', 48_000, 'P')).status).toBe(403);
    expect((await pay(firstQuarter, callers.cityClerk, 'province', 48_000, 'P')).status).toBe(403);
    expect((await pay(firstQuarter, callers.bureauApprover, 'city', 24_000, 'P')).status).toBe(403);
    expect((await pay(firstQuarter, callers.bureauApprover, 'province', 47_999, 'P')).body).toMatchObject({
      status: 422,
      code: 'amount-differs',
      facts: { dueFen: 48_000 },
    });
    const payKey = randomUUID();
    const province = await pay(firstQuarter, callers.bureauApprover, 'province', 48_000, 'Q1-P', payKey);
    expect(province.body).toMatchObject({
      status: 'approved',
      payments: [{ level: 'province', payer: '610000' }],
    });
    const repeated = await pay(firstQuarter, callers.bureauApprover, 'province', 48_000, 'Q1-P', payKey);
    expect(repeated.body).toEqual(province.body);
    expect((await pay(firstQuarter, callers.bureauApprover, 'province', 48_000, 'Q1-P2')).body.code).toBe(
      'nothing-due',
    );
    expect((await pay(firstQuarter, callers.cityClerk, 'city', 24_000, 'Q1-P')).body.code).toBe(
      'bank-reference-used',
    );
    await pay(firstQuarter, callers.cityClerk, 'city', 24_000, 'Q1-C');
    expect((await pay(firstQuarter, callers.cityClerk, 'county', 8_000, 'Q1-D')).body.status).toBe('paid');
    expect((await people.budget('2026')).totals).toMatchObject({
      reservedFen: 0,
      accruedFen: 80_000,
      paidFen: 80_000,
      availableFen: 15_920_000,
    });
  });
});

describe('a settlement of the third quarter', () => {
  it('nets the cancellation: 3 × 800.00 − 423.02 = 1,976.98 (SUB-15)', async () => {
    now = '2026-07-01T01:00:00Z';
    await people.cancel(a, policyNos[0] ?? '', '2026-07-01');
    for (const [index, firm] of [b, c, d].entries()) {
      await people.register(firm, `新企业${index}`);
      policyNos.push(await people.insure(firm, `新企业${index}`, '2026-07-10'));
    }
    now = '2026-10-02T01:00:00Z';
    thirdQuarter = (await request(callers.insurerFinance, '2026-Q3')).body.settlementId;
    await runSettlementWorkflow(thirdQuarter, now);
    const draft = await read(thirdQuarter);
    expect(draft.body).toMatchObject({
      counts: { MATCHED: 4 },
      totals: { subsidyFen: 240_000, clawbackFen: 42_302, payableFen: 197_698, carriedForwardFen: 0 },
    });
    expect(draft.body.totals.levels.map((level: { fen: number }) => level.fen)).toEqual([
      118_618, 59_310, 19_770,
    ]);
    expect(draft.body.checks.every((check: { ok: boolean }) => check.ok)).toBe(true);
  });

  it('has a row for each policy and one of the opposite sign for the cancellation (REC-7)', async () => {
    const rows = await ask.settlement(
      'GET /v1/settlements/{settlementId}/rows',
      on(thirdQuarter, callers.insurerFinance, { query: { outcome: 'MATCHED', limit: '3' } }),
    );
    expect(rows.body.items).toHaveLength(3);
    const rest = await ask.settlement(
      'GET /v1/settlements/{settlementId}/rows',
      on(thirdQuarter, callers.insurerFinance, { query: { limit: '3', cursor: rows.body.nextCursor } }),
    );
    expect(rest.body.items).toHaveLength(1);
    expect(rest.body.nextCursor).toBeUndefined();
    const all = [...rows.body.items, ...rest.body.items];
    expect(all.map((row: { policyNo: string }) => row.policyNo).toSorted()).toEqual(policyNos.toSorted());
    expect(all.find((row: { endorsementNo: string }) => row.endorsementNo === 'C1')).toMatchObject({
      policyNo: policyNos[0],
      premiumFen: -52_877,
      firmFen: -10_575,
      subsidyFen: -42_302,
      status: 'cancelled',
      endedOn: '2026-07-01',
      entries: 2,
    });
    const none = await ask.settlement(
      'GET /v1/settlements/{settlementId}/rows',
      on(thirdQuarter, callers.insurerFinance, { query: { outcome: 'DUPLICATE' } }),
    );
    expect(none.body).toEqual({ items: [] });
    const elsewhere = await ask.settlement(
      'GET /v1/settlements/{settlementId}/rows',
      on(thirdQuarter, callers.insurerFinance, { query: { cursor: 'x' } }),
    );
    expect(elsewhere.status).toBe(400);
    const found = (find: string) =>
      ask.settlement(
        'GET /v1/settlements/{settlementId}/rows',
        on(thirdQuarter, callers.insurerFinance, { query: { find } }),
      );
    const numbersOf = async (find: string) =>
      (await found(find)).body.items.map((row: { policyNo: string }) => row.policyNo);
    expect(await numbersOf(` ${policyNos[1]?.slice(4).toLowerCase()}`)).toEqual([policyNos[1]]);
    const { uscc } = all.find((row: { policyNo: string }) => row.policyNo === policyNos[1]);
    expect(await numbersOf(uscc)).toEqual([policyNos[1]]);
    expect(await numbersOf('XYZ')).toEqual([]);
    expect((await found('K')).status).toBe(400);
  });

  it('is exported with the header of an insurer’s list; a name is no formula, a negative sum stays a number', async () => {
    const exported = await ask.reconciliation(
      'GET /v1/settlements/{settlementId}/export',
      on(thirdQuarter, callers.insurerFinance, { query: { format: 'csv' } }),
    );
    expect(exported.headers['content-type']).toContain('text/csv');
    expect(exported.headers['content-disposition']).toMatch(
      /^attachment; filename="SN-QKB-PH-picc-sn-2026-Q3-\d+\.csv"$/,
    );
    expect(exported.text.split('\n')[0]).toBe(
      'policyNo,endorsementNo,insurer,sharePpm,productCode,uscc,name,start,end,sumInsuredFen,premiumFen,firmFen,paidOn,centralFen,provinceFen,cityFen,countyFen,status,endedOn,invoiceNo',
    );
    const lines: Record<string, string>[] = parse(exported.text, { columns: true });
    expect(lines).toHaveLength(4);
    expect(lines.find((line) => line['endorsementNo'] === 'C1')).toEqual({
      policyNo: policyNos[0],
      endorsementNo: 'C1',
      insurer: 'picc-sn',
      sharePpm: '1000000',
      productCode: 'qinke-inclusive',
      uscc: a.org,
      name: "'=甲科技有限公司",
      start: '2026-01-10',
      end: '2027-01-10',
      sumInsuredFen: '20000000',
      premiumFen: '-52877',
      firmFen: '-10575',
      paidOn: '2026-01-05',
      centralFen: '0',
      provinceFen: '-25382',
      cityFen: '-12690',
      countyFen: '-4230',
      status: 'cancelled',
      endedOn: '2026-07-01',
      invoiceNo: '',
    });
  });

  it('stops no claim while a bureau has not paid (SUB-23, case 42)', async () => {
    const report = await ask.claims('POST /v1/claims', {
      caller: b,
      body: {
        policyNo: policyNos[1],
        coverCode: 'equipment',
        occurredAt: '2026-09-30T02:00:00Z',
        cause: 'electrical-damage',
        description: '短路烧毁自研设备',
        estimatedFen: 3_300_000,
      },
    });
    expect(report.status).toBe(201);
    expect(report.body.checks.filter((check: { met: boolean }) => !check.met)).toEqual([]);
    expect((await read(thirdQuarter)).body.status).toBe('draft');
  });

  it('is paid, and the ledger then owes nobody anything', async () => {
    await settle(thirdQuarter);
    now = '2026-10-20T01:00:00Z';
    await decide(thirdQuarter, callers.bureauApprover, 'approve');
    await pay(thirdQuarter, callers.bureauApprover, 'province', 118_618, 'Q3-P');
    await pay(thirdQuarter, callers.cityClerk, 'city', 59_310, 'Q3-C');
    expect((await pay(thirdQuarter, callers.cityClerk, 'county', 19_770, 'Q3-D')).body.status).toBe('paid');
    const budget = await people.budget('2026');
    expect(budget.totals).toMatchObject({ accruedFen: 320_000, paidFen: 277_698, clawedBackFen: 42_302 });
    const { body } = await ask.ledger('GET /v1/ledger/trial-balance', { caller: callers.insurerFinance });
    expect(body.balanced).toBe(true);
    const balanceOf = (account: string) => {
      const found = body.accounts.find((one: { account: string }) => one.account === account);
      return found.debitFen - found.creditFen;
    };
    for (const payer of ['610000', '610100', '610113']) {
      expect(balanceOf(`receivable-bureau:${payer}`)).toBe(0);
      expect(balanceOf(`clawback-payable:${payer}`)).toBe(0);
    }
    expect(balanceOf('bank:picc-sn')).toBe(4 * 20_000 + 277_698);
    expect(balanceOf('refund-payable-firm')).toBe(-10_575);
  });

  it('is listed newest quarter first, by status, programme and quarter (G10)', async () => {
    const list = (query: Record<string, string>, by: TestCaller = callers.insurerFinance) => {
      return ask.settlement('GET /v1/settlements', { caller: by, query });
    };
    const ids = (answer: Awaited<ReturnType<typeof list>>) => {
      return answer.body.items.map((one: { quarter: string; sequence: number }) => [
        one.quarter,
        one.sequence,
      ]);
    };
    expect(ids(await list({}))).toEqual([
      ['2026-Q3', 1],
      ['2026-Q1', 2],
      ['2026-Q1', 1],
    ]);
    expect(ids(await list({ status: 'returned' }))).toEqual([['2026-Q1', 1]]);
    expect(ids(await list({ quarter: '2026-Q3', programmeId: 'SN-QKB-PH' }, callers.cityClerk))).toEqual([
      ['2026-Q3', 1],
    ]);
    expect(ids(await list({ programmeId: 'SN-QKB-YF' }))).toEqual([]);
    const first = await list({ limit: '2' }, callers.cityClerk);
    const second = await list({ limit: '2', cursor: first.body.nextCursor }, callers.cityClerk);
    expect([...ids(first), ...ids(second)]).toHaveLength(3);
  });
});

describe('the ledger', () => {
  it('shows a trial balance to bureaus and insurer’s finance alone, each over its own entries', async () => {
    const trial = (by: TestCaller, query: Record<string, string> = {}) => {
      return ask.ledger('GET /v1/ledger/trial-balance', { caller: by, query });
    };
    for (const by of [callers.firmA, callers.adjuster, callers.underwriter, callers.operator]) {
      expect((await trial(by)).status).toBe(403);
    }
    for (const by of [callers.bureauClerk, callers.cityClerk, callers.insurerFinance]) {
      const { body } = await trial(by);
      expect(body.balanced).toBe(true);
      expect(body.accounts.length).toBeGreaterThan(0);
    }
    expect((await trial(callers.cpicFinance)).body).toEqual({ balanced: true, accounts: [] });
    expect((await trial(callers.otherBureau)).body).toEqual({ balanced: true, accounts: [] });
    const bank = (body: { accounts: { account: string; debitFen: number }[] }) => {
      return body.accounts.find((one) => one.account === 'bank:picc-sn')?.debitFen;
    };
    expect(bank((await trial(callers.insurerFinance, { asOf: '2026-01-05' })).body)).toBe(20_000);
    expect(bank((await trial(callers.insurerFinance, { asOf: '2026-01-04' })).body)).toBeUndefined();
    expect((await trial(callers.insurerFinance, { asOf: 'soon' })).status).toBe(400);
  });

  it('shows the entries of a policy to its parties and 404 to all others', async () => {
    const entries = (by: TestCaller, query: Record<string, string>) => {
      return ask.ledger('GET /v1/ledger/entries', { caller: by, query });
    };
    const [policyNo = ''] = policyNos;
    for (const by of [a, callers.insurerFinance, callers.adjuster, callers.bureauClerk, callers.cityClerk]) {
      const { body } = await entries(by, { policyNo });
      const kinds = body.items.map((entry: { kind: string }) => entry.kind);
      expect(kinds.slice(0, 3).toSorted()).toEqual(['premium-booked', 'subsidy-accrued', 'subsidy-reserved']);
      expect(kinds.slice(3).toSorted()).toEqual(['premium-refunded', 'subsidy-clawed-back']);
    }
    for (const by of [b, callers.cpicFinance, callers.otherBureau]) {
      expect((await entries(by, { policyNo })).status).toBe(404);
    }
    expect((await entries(callers.operator, { policyNo })).status).toBe(403);
    expect((await entries(a, { policyNo: 'KB2026NOTHING' })).status).toBe(404);
    const page = await entries(a, { policyNo, limit: '2' });
    expect(page.body.items).toHaveLength(2);
    const next = await entries(a, { policyNo, limit: '100', cursor: page.body.nextCursor });
    expect(next.body.items).toHaveLength(3);
  });

  it('shows the entries of a settlement, and asks for exactly one of the ids', async () => {
    const entries = (query: Record<string, string>, by: TestCaller = callers.cityClerk) => {
      return ask.ledger('GET /v1/ledger/entries', { caller: by, query });
    };
    const { body } = await entries({ settlementId: thirdQuarter });
    expect(body.items.map((entry: { kind: string }) => entry.kind).toSorted()).toEqual([
      'level-advanced',
      ...Array.from({ length: 3 }, () => 'settlement-paid'),
      ...Array.from({ length: 3 }, () => 'subsidy-paid'),
      'subsidy-settled',
    ]);
    expect((await entries({ settlementId: thirdQuarter }, callers.otherBureau)).status).toBe(404);
    expect((await entries({ settlementId: thirdQuarter }, a)).status).toBe(404);
    expect((await entries({ claimNo: 'KC2026NOTHING' })).status).toBe(404);
    expect((await entries({})).status).toBe(400);
    expect((await entries({ settlementId: thirdQuarter, policyNo: policyNos[0] ?? '' })).status).toBe(400);
  });
});

describe('notices', () => {
  it('tell the insurer and the bureaus what has become of a settlement, newest first', async () => {
    const kinds = async (by: TestCaller) => {
      const { body } = await ask.notices('GET /v1/notices', { caller: by, query: { limit: '100' } });
      return body.items
        .filter((one: { settlementId?: string }) => one.settlementId === thirdQuarter)
        .map((one: { kind: string }) => one.kind);
    };
    expect(await kinds(callers.insurerFinance)).toEqual([
      'settlement.paid',
      'settlement.approved',
      'settlement.under-notice',
      'settlement.drafted',
    ]);
    expect(await kinds(callers.bureauClerk)).toEqual(['settlement.approved', 'settlement.submitted']);
    expect(await kinds(callers.cityClerk)).toEqual(['settlement.approved']);
    expect(await kinds(callers.firmA)).toEqual([]);
    expect(await kinds(callers.operator)).toEqual([]);
  });

  it('come in pages', async () => {
    const list = (query: Record<string, string>) => {
      return ask.notices('GET /v1/notices', { caller: callers.insurerFinance, query });
    };
    const first = await list({ limit: '2' });
    const second = await list({ limit: '2', cursor: first.body.nextCursor });
    const ids = [...first.body.items, ...second.body.items].map((one: { noticeId: string }) => one.noticeId);
    expect(ids).toEqual(ids.toSorted().toReversed());
    expect((await list({ cursor: 'x' })).status).toBe(400);
    expect((await ask.notices('GET /v1/notices', {})).status).toBe(401);
  });
});
