import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as budgets } from '../../functions/budgets/budgets-api.ts';
import { handler as cancellation } from '../../functions/cancellation/cancellation-api.ts';
import { handler as firms } from '../../functions/firms/firms-api.ts';
import { handler as payments } from '../../functions/payments/payments-api.ts';
import { handler as clockwork } from '../../functions/policies/clockwork.ts';
import { handler as policies } from '../../functions/policies/policies-api.ts';
import { handler as binding } from '../../functions/binding/binding-api.ts';
import { handler as quoting } from '../../functions/quoting/quoting-api.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { ticking } from '../support/ticking.ts';

let now = '2026-01-05T01:00:00Z';
const tick = ticking(clockwork, () => now);
let engine: Engine;
const ask = {
  budgets: caller(budgets, () => now),
  firms: caller(firms, () => now),
  binding: caller(binding, () => now),
  quoting: caller(quoting, () => now),
  policies: caller(policies, () => now),
  cancellation: caller(cancellation, () => now),
  payments: caller(payments, () => now),
};
const clauses = ['deductible', 'payment-ratio', 'general-exclusions'];
const consent = { clauseConfirmations: clauses, consent: { clawback: true } };

beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

async function approve(programmeId: string, year: string, fen: [number, number, number]) {
  return ask.budgets('PUT /v1/programmes/{programmeId}/budgets/{year}', {
    caller: callers.bureauApprover,
    params: { programmeId, year },
    body: {
      levels: [
        { level: 'province', approvedFen: fen[0] },
        { level: 'city', approvedFen: fen[1] },
        { level: 'county', approvedFen: fen[2] },
      ],
    },
  });
}

async function register(firm: TestCaller, name: string) {
  const answer = await ask.firms('PUT /v1/firms/{uscc}', {
    caller: firm,
    params: { uscc: firm.org },
    body: { name, divisionCode: '610113' },
  });
  expect(answer.status).toBe(200);
  const rows = `uscc,number,validFrom,validTo\n${firm.org},2026610113A8${firm.org.slice(-4)},2026-01-01,2026-12-31\n`;
  const imported = await ask.firms('POST /v1/registries/{kind}/imports', {
    caller: callers.operator,
    params: { kind: 'tech-sme' },
    body: rows,
  });
  expect(imported.body).toEqual({ accepted: 1, rejected: 0, errors: [] });
}

function quote(firm: TestCaller, start = '2026-01-10', key?: string) {
  return ask.quoting('POST /v1/quotes', {
    caller: firm,
    body: { productCode: 'qinke-inclusive', uscc: firm.org, start },
    ...(key === undefined ? {} : { key }),
  });
}

function bind(firm: TestCaller, quoteId: string, key?: string) {
  return ask.binding('POST /v1/quotes/{quoteId}/bind', {
    caller: firm,
    params: { quoteId },
    body: consent,
    ...(key === undefined ? {} : { key }),
  });
}

function pay(policyNo: string, name: string, amountFen: number, reference = `B${randomUUID()}`) {
  return ask.payments('POST /v1/bank-statements', {
    caller: callers.insurerFinance,
    body: `bankReference,paidAt,payerName,payerAccount,amountFen,remark\n${reference},2026-01-05,${name},6222020000000001,${amountFen},保费 ${policyNo}\n`,
  });
}

async function budget() {
  const answer = await ask.budgets('GET /v1/programmes/{programmeId}/budget', {
    caller: callers.bureauClerk,
    params: { programmeId: 'SN-QKB-PH' },
    query: { year: '2026' },
  });
  return answer.body.totals;
}

describe('from quote to policy', () => {
  it('quotes 秦科普惠保 at 200.00 of 1,000.00, binds it once, and issues it when the firm has paid (QTE-1)', async () => {
    await register(callers.firmA, '西安示范甲科技有限公司');
    expect((await approve('SN-QKB-PH', '2026', [96_000, 48_000, 16_000])).body.status).toBe('approved');
    const key = randomUUID();
    const quoted = await quote(callers.firmA, '2026-01-10', key);
    expect(quoted.status).toBe(201);
    expect(quoted.body).toMatchObject({
      status: 'quoted',
      premium: { grossFen: 100_000, netOfVatFen: 94_340, vatFen: 5_660 },
      firmPaysFen: 20_000,
      subsidy: {
        totalFen: 80_000,
        programmes: [
          {
            programmeId: 'SN-QKB-PH',
            limitedBy: [],
            levels: [
              { level: 'province', payer: '610000', fen: 48_000 },
              { level: 'city', payer: '610100', fen: 24_000 },
              { level: 'county', payer: '610113', fen: 8_000 },
            ],
          },
        ],
      },
    });
    const { quoteId } = quoted.body;
    expect((await quote(callers.firmA, '2026-01-10', key)).body).toEqual(quoted.body);
    expect(await quote(callers.firmA, '2026-01-11', key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });

    const bindKey = randomUUID();
    const bound = await bind(callers.firmA, quoteId, bindKey);
    expect(bound.status).toBe(201);
    expect(bound.body).toMatchObject({
      status: 'awaiting-payment',
      payment: { dueFen: 20_000, receivedFen: 0 },
    });
    expect(await budget()).toMatchObject({ reservedFen: 80_000, accruedFen: 0, availableFen: 80_000 });
    expect((await bind(callers.firmA, quoteId)).body.code).toBe('quote-not-open');
    const { policyNo } = bound.body;

    expect((await pay(policyNo, '某代理公司', 20_000)).body.items).toMatchObject([
      { outcome: 'held', reason: 'payer-mismatch', policyNo },
    ]);
    const paid = await pay(policyNo, '西安示范甲 科技有限公司', 200_000, 'REF-1');
    expect(paid.body).toMatchObject({ matched: 1, items: [{ outcome: 'matched', reason: 'overpaid' }] });
    expect((await pay(policyNo, '西安示范甲科技有限公司', 20_000, 'REF-1')).body.items[0].reason).toBe(
      'seen-before',
    );
    expect(await budget()).toMatchObject({ reservedFen: 0, accruedFen: 80_000, availableFen: 80_000 });
    expect((await bind(callers.firmA, quoteId, bindKey)).body).toEqual(bound.body);
    const shown = await ask.policies('GET /v1/policies/{policyNo}', {
      caller: callers.firmA,
      params: { policyNo },
    });
    expect(shown.body).toMatchObject({ status: 'in-force', payment: { receivedFen: 20_000 } });
    expect(
      (await ask.quoting('GET /v1/quotes/{quoteId}', { caller: callers.firmA, params: { quoteId } })).body
        .status,
    ).toBe('bound');
    for (const stranger of [callers.firmB, callers.cpicAdjuster, callers.otherBureau, callers.operator]) {
      expect(
        (await ask.policies('GET /v1/policies/{policyNo}', { caller: stranger, params: { policyNo } }))
          .status,
      ).toBe(404);
      expect(
        (await ask.quoting('GET /v1/quotes/{quoteId}', { caller: stranger, params: { quoteId } })).status,
      ).toBe(404);
    }
  });

  it('lets one of two firms have the last subsidy and offers the other the full price (case 3, SUB-9)', async () => {
    await register(callers.firmB, '西安示范乙科技有限公司');
    await register(callers.firmC, '西安示范丙科技有限公司');
    const [b, c] = await Promise.all([quote(callers.firmB), quote(callers.firmC)]);
    expect([b.body.firmPaysFen, c.body.firmPaysFen]).toEqual([20_000, 20_000]);
    const raced = await Promise.all([
      bind(callers.firmB, b.body.quoteId),
      bind(callers.firmC, c.body.quoteId),
    ]);
    expect(raced.map((one) => one.status).toSorted((low, high) => low - high)).toEqual([201, 409]);
    const lost = raced.find((one) => one.status === 409);
    expect(lost?.body).toMatchObject({
      code: 'budget-exhausted',
      facts: { leftFen: 0, needFen: 80_000, grossFen: 100_000, quote: { firmPaysFen: 100_000 } },
    });
    expect(lost?.body.facts.changes).toContainEqual(
      expect.objectContaining({ path: 'firmPaysFen', rule: 'SUB-8', before: 20_000, after: 100_000 }),
    );
    expect(await budget()).toMatchObject({ reservedFen: 80_000, availableFen: 0 });

    now = '2026-01-09T16:00:00Z';
    await tick();
    await tick();
    expect(await budget()).toMatchObject({ reservedFen: 0, availableFen: 80_000 });
    now = '2026-01-12T02:00:00Z';
    const loser = raced[0]?.status === 409 ? callers.firmB : callers.firmC;
    const again = await quote(loser, '2026-01-20');
    expect(again.body.firmPaysFen).toBe(20_000);
    expect((await bind(loser, again.body.quoteId)).status).toBe(201);
  });

  it('cancels mid-term: 105.75 to the firm, 423.02 to the bureaus (CAN-2, case 5)', async () => {
    now = '2026-07-01T01:00:00Z';
    const list = await ask.policies('GET /v1/policies', {
      caller: callers.firmA,
      query: { status: 'in-force' },
    });
    const { policyNo } = list.body.items[0];
    const request = {
      caller: callers.firmA,
      params: { policyNo },
      body: { effectiveDate: '2026-07-01', reason: '项目结束' },
    };
    const preview = await ask.cancellation('POST /v1/policies/{policyNo}/cancellation', {
      ...request,
      query: { preview: 'true' },
      key: null,
    });
    expect(preview.body.refund).toMatchObject({ totalFen: 52_877, firmFen: 10_575, bureauFen: 42_302 });
    const cancelled = await ask.cancellation('POST /v1/policies/{policyNo}/cancellation', request);
    expect(cancelled.status).toBe(200);
    expect(cancelled.body.refund.levels).toEqual([
      { level: 'province', payer: '610000', fen: 25_382 },
      { level: 'city', payer: '610100', fen: 12_690 },
      { level: 'county', payer: '610113', fen: 4_230 },
    ]);
    expect((await ask.cancellation('POST /v1/policies/{policyNo}/cancellation', request)).body.code).toBe(
      'policy-not-live',
    );
    expect((await budget()).clawedBackFen).toBe(42_302);
  });
});

describe('bad input', () => {
  it('names every fault by its path and stores nothing', async () => {
    const answer = await ask.quoting('POST /v1/quotes', {
      caller: callers.firmA,
      body: {
        productCode: 'NOTHING',
        uscc: 'X',
        start: '2026-02-30',
        extra: 1,
        otherSubsidies: [{ name: '', fen: -1 }],
      },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('invalid-request');
    expect(answer.body.errors.map((fault: { path: string }) => fault.path)).toEqual(
      expect.arrayContaining([
        'productCode',
        'uscc',
        'start',
        'extra',
        'otherSubsidies.0.name',
        'otherSubsidies.0.fen',
      ]),
    );
  });

  it('names a product code that is in no catalogue', async () => {
    const body = { productCode: 'nothing', uscc: callers.firmA.org, start: '2026-01-10' };
    const answer = await ask.quoting('POST /v1/quotes', { caller: callers.firmA, body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([expect.objectContaining({ path: 'productCode' })]);
  });

  it.each([
    ['no token', undefined, 401],
    ['a role without the right', callers.adjuster, 403],
  ])('refuses %s', async (_, by, status) => {
    const answer = await ask.quoting('POST /v1/quotes', {
      ...(by === undefined ? {} : { caller: by }),
      body: {},
    });
    expect(answer.status).toBe(status);
  });

  it('asks for an idempotency key and for a body of reasonable size', async () => {
    const body = { productCode: 'qinke-inclusive', uscc: callers.firmA.org, start: '2026-08-01' };
    expect((await ask.quoting('POST /v1/quotes', { caller: callers.firmA, body, key: null })).body.code).toBe(
      'idempotency-key-missing',
    );
    const malformed = await ask.quoting('POST /v1/quotes', { caller: callers.firmA, body, key: 'key-1' });
    expect(malformed.body).toMatchObject({
      code: 'idempotency-key-missing',
      detail: expect.stringContaining('不是 UUID'),
    });
    const long = JSON.stringify({ ...body, answers: { q1: 'x'.repeat(262_144) } });
    expect((await ask.quoting('POST /v1/quotes', { caller: callers.firmA, body: long })).status).toBe(413);
    expect((await ask.quoting('POST /v1/quotes', { caller: callers.firmA, body: '{' })).status).toBe(400);
  });

  it.each([{}, { year: 'abc' }])('says that a year is a number: %j', async (query) => {
    const { status, body } = await ask.budgets('GET /v1/programmes/{programmeId}/budget', {
      caller: callers.bureauClerk,
      params: { programmeId: 'SN-QKB-PH' },
      query,
    });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ path: 'query.year', message: expect.stringContaining('数字') }]);
  });

  it('refuses a cursor that no list has given out', async () => {
    const answer = await ask.policies('GET /v1/policies', {
      caller: callers.firmA,
      query: { cursor: 'nonsense' },
    });
    expect(answer.body).toMatchObject({ status: 400, errors: [{ path: 'query.cursor' }] });
  });
});
