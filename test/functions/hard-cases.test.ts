import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as budgets } from '../../functions/budgets/budgets-api.ts';
import { handler as cancellation } from '../../functions/cancellation/cancellation-api.ts';
import { handler as firms } from '../../functions/firms/firms-api.ts';
import { handler as payments } from '../../functions/payments/payments-api.ts';
import { handler as clockwork } from '../../functions/policies/clockwork.ts';
import { handler as policies } from '../../functions/policies/policies-api.ts';
import { handler as bindingApi } from '../../functions/binding/binding-api.ts';
import { handler as quoting } from '../../functions/quoting/quoting-api.ts';
import { handler as settlement } from '../../functions/settlement/settlement-api.ts';
import { binding } from '../support/bindings.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';
import { ticking } from '../support/ticking.ts';

let now = '2026-01-05T01:00:00Z';
let engine: Engine;
const at = () => now;
const journeys = journeysAt(at);
const ask = {
  budgets: caller(budgets, at),
  firms: caller(firms, at),
  binding: caller(bindingApi, at),
  quoting: caller(quoting, at),
  cancellation: caller(cancellation, at),
  policies: caller(policies, at),
  payments: caller(payments, at),
  settlement: caller(settlement, at),
};

beforeAll(async () => {
  engine = await startEngine();
  await journeys.approveBudget('2026', [60_000_000, 30_000_000, 10_000_000]);
});
afterAll(() => engine.stop());

let serial = 700;
async function newFirm(): Promise<{ firm: TestCaller; name: string }> {
  serial += 1;
  const firm = testFirm(serial);
  const name = `西安示范${serial}号科技有限公司`;
  await journeys.register(firm, name);
  return { firm, name };
}

async function bound(firm: TestCaller, start = '2026-02-01') {
  const body = { productCode: 'qinke-inclusive', uscc: firm.org, start };
  const quoted = await ask.quoting('POST /v1/quotes', { caller: firm, body });
  const params = { quoteId: quoted.body.quoteId };
  return ask.binding('POST /v1/quotes/{quoteId}/bind', { caller: firm, params, body: binding });
}

function statement(lines: readonly string[]) {
  const body = ['bankReference,paidAt,payerName,payerAccount,amountFen,remark', ...lines, ''].join('\n');
  return ask.payments('POST /v1/bank-statements', { caller: callers.insurerFinance, body });
}

describe('a budget that changes while policies wait', () => {
  it('lets a payer’s own envelope that comes later leave alone what was reserved in the shared one', async () => {
    const { firm, name } = await newFirm();
    const policy = (await bound(firm)).body;
    const levels = [{ level: 'county', payer: '610113', approvedFen: 5_000_000 }];
    const put = { params: { programmeId: 'SN-QKB-PH', year: '2026' }, body: { levels } };
    const route = 'PUT /v1/programmes/{programmeId}/budgets/{year}';
    expect((await ask.budgets(route, { caller: callers.bureauClerk, ...put })).body.status).toBe('proposed');
    expect((await ask.budgets(route, { caller: callers.bureauApprover, ...put })).body.status).toBe(
      'approved',
    );
    expect((await statement([`OWN-1,2026-01-05,${name},1,20000,${policy.policyNo}`])).body.matched).toBe(1);
    const leaving = { effectiveDate: '2026-01-05', reason: '不再需要' };
    const request = { caller: firm, params: { policyNo: policy.policyNo }, body: leaving };
    expect((await ask.cancellation('POST /v1/policies/{policyNo}/cancellation', request)).status).toBe(200);
    const { levels: position } = await journeys.budget('2026');
    for (const one of position) expect(one.availableFen).toBeGreaterThanOrEqual(0);
  });

  it.each([
    ['a level that the programme has not', { level: 'central', approvedFen: 1 }, 'levels.0.level'],
    ['a bureau of another province', { level: 'city', payer: '440100', approvedFen: 1 }, 'levels.0.payer'],
    ['a bureau of another level', { level: 'city', payer: '610113', approvedFen: 1 }, 'levels.0.payer'],
  ])('refuses %s', async (_, level, path) => {
    const params = { programmeId: 'SN-QKB-PH', year: '2027' };
    const request = { caller: callers.bureauApprover, params, body: { levels: [level] } };
    const { body } = await ask.budgets('PUT /v1/programmes/{programmeId}/budgets/{year}', request);
    expect(body).toMatchObject({ status: 400, errors: [{ path }] });
  });
});

describe('a quote', () => {
  it.each([
    ['a programme twice', ['SN-QKB-PH', 'SN-QKB-PH'], 'programmeIds'],
    ['a programme that the product has not', ['SN-QKB-YF'], 'programmeIds.0'],
    ['an unknown programme', ['NOPE'], 'programmeIds.0'],
  ])('refuses %s', async (_, programmeIds, path) => {
    const { firm } = await newFirm();
    const body = { productCode: 'qinke-inclusive', uscc: firm.org, start: '2026-02-01', programmeIds };
    expect((await ask.quoting('POST /v1/quotes', { caller: firm, body })).body).toMatchObject({
      status: 400,
      errors: [{ path }],
    });
  });

  it('refuses half a character anywhere, by its path', async () => {
    const { firm } = await newFirm();
    const body = `{"productCode":"qinke-inclusive","uscc":"${firm.org}","start":"2026-02-01","answers":{"q1":"\\ud800"}}`;
    const { body: refused } = await ask.quoting('POST /v1/quotes', { caller: firm, body });
    expect(refused).toMatchObject({ status: 400, errors: [{ path: 'answers.q1' }] });
    const deep = `${'['.repeat(60_000)}${']'.repeat(60_000)}`;
    expect((await ask.quoting('POST /v1/quotes', { caller: firm, body: deep })).status).toBe(400);
  });
});

describe('a bind', () => {
  it('sent ten times at once with one key is one policy and one answer', async () => {
    const { firm } = await newFirm();
    const body = { productCode: 'qinke-inclusive', uscc: firm.org, start: '2026-02-01' };
    const { quoteId } = (await ask.quoting('POST /v1/quotes', { caller: firm, body })).body;
    const key = randomUUID();
    const request = { caller: firm, params: { quoteId }, body: binding, key };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => ask.binding('POST /v1/quotes/{quoteId}/bind', request)),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 10 }, () => 201));
    expect(new Set(answers.map((answer) => answer.body.policyNo)).size).toBe(1);
    const upper = { ...request, key: key.toUpperCase() };
    expect((await ask.binding('POST /v1/quotes/{quoteId}/bind', upper)).body.policyNo).toBe(
      answers[0]?.body.policyNo,
    );
  });

  it('previews only for true, and never binds by a misspelt preview', async () => {
    const { firm } = await newFirm();
    const body = { productCode: 'qinke-inclusive', uscc: firm.org, start: '2026-02-01' };
    const { quoteId } = (await ask.quoting('POST /v1/quotes', { caller: firm, body })).body;
    const request = { caller: firm, params: { quoteId }, body: binding };
    const misspelt = await ask.binding('POST /v1/quotes/{quoteId}/bind', {
      ...request,
      query: { preview: 'TRUE' },
    });
    expect(misspelt.body).toMatchObject({ status: 400, errors: [{ path: 'query.preview' }] });
    const preview = { ...request, query: { preview: 'true' }, key: null };
    const shown = await ask.binding('POST /v1/quotes/{quoteId}/bind', preview);
    expect(shown.body.status).toBe('awaiting-payment');
    expect(shown.body.explanation.length).toBeGreaterThan(3);
    expect(
      (await ask.quoting('GET /v1/quotes/{quoteId}', { caller: firm, params: { quoteId } })).body.status,
    ).toBe('quoted');
  });
});

describe('a bank statement', () => {
  it('that names one reference twice reads it once', async () => {
    const [one, two] = [await newFirm(), await newFirm()];
    const [first, second] = [(await bound(one.firm)).body, (await bound(two.firm)).body];
    const { body } = await statement([
      `DUP-1,2026-01-05,${one.name},1,20000,${first.policyNo}`,
      `DUP-1,2026-01-05,${two.name},1,20000,${second.policyNo}`,
    ]);
    expect(body.items).toMatchObject([
      { outcome: 'matched', policyNo: first.policyNo },
      { outcome: 'unmatched', reason: 'seen-before' },
    ]);
  });

  it('of a firm that took the payer’s name after it bound is held (QTE-9)', async () => {
    const { firm } = await newFirm();
    const policy = (await bound(firm)).body;
    await journeys.register(firm, '代理人有限公司');
    const { body } = await statement([`NAME-1,2026-01-05,代理人有限公司,1,20000,${policy.policyNo}`]);
    expect(body.items).toMatchObject([{ outcome: 'held', reason: 'payer-mismatch' }]);
  });

  it('paid in forty parts at once books every part', async () => {
    const { firm, name } = await newFirm();
    const policy = (await bound(firm)).body;
    const parts = Array.from(
      { length: 20 },
      (_, index) => `PART-${index},2026-01-05,${name},1,1000,${policy.policyNo}`,
    );
    const read = await Promise.all(parts.map((line) => statement([line])));
    expect(read.map((answer) => answer.status)).toEqual(parts.map(() => 200));
    expect(read.filter((answer) => answer.body.matched === 1)).toHaveLength(1);
    const shown = await ask.policies('GET /v1/policies/{policyNo}', {
      caller: firm,
      params: { policyNo: policy.policyNo },
    });
    expect(shown.body).toMatchObject({ status: 'in-force', payment: { receivedFen: 20_000 } });
  });

  it('refuses an amount that no premium has, and a column named twice', async () => {
    const huge = await statement([`HUGE,2026-01-05,某公司,1,99999999999999,无`]);
    expect(huge.body).toMatchObject({ status: 400, errors: [{ path: 'rows.2.amountFen' }] });
    const body = 'bankReference,paidAt,payerName,payerAccount,amountFen,remark,remark\n';
    expect(
      (await ask.payments('POST /v1/bank-statements', { caller: callers.insurerFinance, body })).status,
    ).toBe(400);
  });
});

describe('a registry import', () => {
  it('of a bureau says nothing about firms of another division, and keeps rows of firms not yet registered', async () => {
    const { firm } = await newFirm();
    const rows = [
      'uscc,number,validFrom,validTo',
      `${firm.org},D1,2026-01-01,2026-12-31`,
      '91110000600037341L,D2,2026-01-01,2026-12-31',
      '',
    ].join('\n');
    const by = (org: string) =>
      ask.firms('POST /v1/registries/{kind}/imports', {
        caller: { sub: 'clerk', roles: ['bureau-clerk'], org },
        params: { kind: 'dishonest' },
        body: rows,
      });
    expect((await by('440100')).body).toMatchObject({ accepted: 1, rejected: 1, errors: [{ row: 2 }] });
    expect((await by('610100')).body).toMatchObject({ accepted: 2, rejected: 0 });
  });
});

describe('a firm that cancelled for a later day', () => {
  it('is not insured twice until then', async () => {
    const { firm, name } = await newFirm();
    const policy = (await bound(firm, '2026-01-10')).body;
    await statement([`CAN-1,2026-01-05,${name},1,20000,${policy.policyNo}`]);
    const leaving = { effectiveDate: '2026-03-01', reason: '搬迁' };
    const request = { caller: firm, params: { policyNo: policy.policyNo }, body: leaving };
    expect((await ask.cancellation('POST /v1/policies/{policyNo}/cancellation', request)).status).toBe(200);
    expect((await bound(firm, '2026-02-01')).body.code).toBe('already-insured');
    expect((await bound(firm, '2026-03-01')).status).toBe(201);
  });
});

describe('a settlement', () => {
  it('of a quarter that no calendar reaches is refused', async () => {
    const body = { programmeId: 'SN-QKB-PH', quarter: '9999-Q4' };
    const { status } = await ask.settlement('POST /v1/settlements', { caller: callers.insurerFinance, body });
    expect(status).toBe(400);
  });
});

describe('the clock', () => {
  it('lapses every bind that is due, and frees each reservation once', async () => {
    const { firm } = await newFirm();
    const policy = (await bound(firm, '2026-02-01')).body;
    now = policy.payment.payBy;
    const tick = ticking(clockwork, () => now);
    await tick();
    const { totals } = await journeys.budget('2026');
    await tick();
    expect((await journeys.budget('2026')).totals).toEqual(totals);
    expect(totals.reservedFen).toBe(0);
  });
});
