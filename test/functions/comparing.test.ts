import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as comparing } from '../../functions/comparing/comparing-api.ts';
import { handler as quoting } from '../../functions/quoting/quoting-api.ts';
import { businessTable } from '../../functions/runtime/business-table.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller, callers } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';

const now = '2026-01-05T01:00:00Z';
const journeys = journeysAt(() => now);
const asking = caller(comparing, () => now);
const quotes = caller(quoting, () => now);
const firm = testFirm(1);
let engine: Engine;
let sent: string[] = [];

beforeAll(async () => {
  engine = await startEngine();
  await journeys.register(firm, '西安比较科技有限公司');
  await journeys.approveBudget('2026', [480_000, 240_000, 80_000]);
  businessTable().client.middlewareStack.add(
    (next, context) => (args) => {
      sent.push(String(context['commandName']));
      return next(args);
    },
    { step: 'initialize', name: 'countRequests', override: true },
  );
});
afterAll(() => engine.stop());
beforeEach(() => {
  sent = [];
});

const inclusive = (changes: object = {}) => ({
  productCode: 'qinke-inclusive',
  uscc: firm.org,
  start: '2026-01-10',
  ...changes,
});
const research = (changes: object = {}) => ({
  productCode: 'qinke-rd',
  uscc: firm.org,
  start: '2026-02-01',
  sumsInsured: { 'rd-failure': 100_000_000 },
  insurableValueFen: 125_000_000,
  ...changes,
});

function compare(items: readonly unknown[], by = firm) {
  return asking('POST /v1/quotes/compare', { caller: by, body: { items }, key: null });
}

describe('comparing', () => {
  it('answers each item with what the same request would be quoted, and keeps nothing', async () => {
    const { status, body } = await compare([inclusive(), research()]);
    expect(status).toBe(200);
    expect(sent.some((name) => /Put|Update|Write/.test(name))).toBe(false);
    const own = await quotes('POST /v1/quotes', { caller: firm, body: research() });
    const { quoteId: _kept, ...shown } = own.body;
    expect(body.items[1]).toMatchObject(shown);
    expect(body.items[0]).toMatchObject({
      premium: { grossFen: 100_000 },
      subsidy: { totalFen: 80_000 },
      firmPaysFen: 20_000,
    });
    expect(body.items[0].quoteId).toBeUndefined();
    expect(body.items[0].covers[0]).toMatchObject({
      code: 'equipment',
      limitFen: 5_000_000,
      deductibleFen: 50_000,
      deductiblePpm: 100_000,
      paymentRatioPpm: 800_000,
    });
    expect(body.items[0].covers[0].text.zh).toBe(
      '至多 50,000.00 元；每次事故免赔 500.00 元或损失的 10 %，以高者为准；免赔后赔付 80 %；限额内足额赔付',
    );
  });

  it('prices six products in one round trip, and reads firm, catalogue and each budget once', async () => {
    const other = (productCode: string, sumsInsured: object) => inclusive({ productCode, sumsInsured });
    const { status, body } = await compare([
      inclusive(),
      research(),
      other('conversion-cost', { 'conversion-cost': 20_000_000 }),
      other('key-equipment', { 'key-equipment': 100_000_000 }),
      other('proof-of-concept', { 'rd-cost': 20_000_000 }),
      other('kerongxin', { 'rd-cost': 100_000_000 }),
    ]);
    expect(status).toBe(200);
    expect(sent.toSorted()).toEqual(['GetItemCommand', 'GetItemCommand', 'GetItemCommand', 'QueryCommand']);
    expect(body.items.map((one: { premium: { grossFen: number } }) => one.premium.grossFen)).toEqual([
      100_000, 5_000_000, 800_000, 300_000, 800_000, 0,
    ]);
    expect(body.items.map((one: { status: string }) => one.status)).toEqual([
      ...Array.from({ length: 5 }, () => 'quoted'),
      'referred',
    ]);
    expect(body.items[4].insurers.map((one: { insurer: string }) => one.insurer)).toHaveLength(3);
    for (const item of body.items) {
      expect(item.covers.length).toBeGreaterThan(0);
      expect(item.explanation.length).toBeGreaterThan(3);
    }
    expect(body.items[5].explanation.at(-1).text).toContain('待核保人确定费率');
    expect(body.comparison).toHaveLength(6);
  });

  it('prices a pool’s product and a single insurer’s the same whichever is asked beside it: a pool shuts nobody out (COI-9)', async () => {
    const pool = inclusive({ productCode: 'proof-of-concept', sumsInsured: { 'rd-cost': 20_000_000 } });
    const own = inclusive({ productCode: 'conversion-cost', sumsInsured: { 'conversion-cost': 20_000_000 } });
    const together = (await compare([pool, own])).body.items;
    const reversed = (await compare([own, pool])).body.items.toReversed();
    const alone = [(await compare([pool])).body.items[0], (await compare([own])).body.items[0]];
    expect(together).toEqual(alone);
    expect(reversed).toEqual(alone);
    expect(together.map((one: { insurers: unknown[] }) => one.insurers.length)).toEqual([3, 1]);
  });

  it('says why a programme gives nothing, and by which rule', async () => {
    const { body } = await compare([
      inclusive(),
      research(),
      inclusive({ otherSubsidies: [{ name: '区级补贴', fen: 90_000 }] }),
    ]);
    expect(body.items[0].whyNot).toEqual([]);
    expect(body.items[1].whyNot).toEqual([
      expect.objectContaining({ programmeId: 'SN-QKB-YF', limit: 'budget', rule: 'SUB-9' }),
    ]);
    expect(body.items[2].whyNot).toEqual([
      expect.objectContaining({ limit: 'stacking', rule: 'SUB-4', text: expect.stringContaining('100.00') }),
    ]);
  });

  it('names the conditions that a firm does not meet, and programmes that are not for its place', async () => {
    const [elsewhere, unlisted] = [testFirm(2), testFirm(3)];
    await journeys.register(elsewhere, '合肥比较科技有限公司', '340100');
    const away = await compare([inclusive({ uscc: elsewhere.org })], elsewhere);
    expect(away.body.items[0]).toMatchObject({
      subsidy: { totalFen: 0, programmes: [] },
      whyNot: [{ programmeId: 'SN-QKB-PH', rule: 'ELG-5' }],
    });
    const none = await compare([inclusive({ uscc: elsewhere.org, programmeIds: [] })], elsewhere);
    expect(none.body.items[0].whyNot).toEqual([]);
    const stranger = await compare([inclusive({ uscc: unlisted.org })], unlisted);
    expect(stranger.body.items[0]).toMatchObject({ status: 422, code: 'firm-not-registered' });
  });

  it('puts a problem in the place of its item, the same that a quote of its own would meet', async () => {
    const wrong = [
      { ...inclusive(), start: '2026-13-01', extra: 1 },
      inclusive({ productCode: 'nothing' }),
      inclusive({ uscc: callers.firmB.org }),
      research({ insurableValueFen: undefined }),
      'no request',
    ];
    const { status, body } = await compare([...wrong, inclusive()]);
    expect(status).toBe(200);
    for (const [index, item] of wrong.slice(0, 4).entries()) {
      const own = await quotes('POST /v1/quotes', { caller: firm, body: item });
      const { instance: _where, requestId: _which, ...said } = own.body;
      expect(body.items[index]).toEqual(said);
    }
    expect(body.items[4]).toMatchObject({ status: 400, code: 'invalid-request' });
    expect(body.items[5].firmPaysFen).toBe(20_000);
    expect(body.comparison.map((row: { problem?: string }) => row.problem)).toEqual([
      'invalid-request',
      'invalid-request',
      'not-found',
      'invalid-request',
      'invalid-request',
      undefined,
    ]);
  });

  it('lines the items up: what is insured, what it costs, who pays, now and in the end', async () => {
    const { body } = await compare([inclusive(), research()]);
    expect(body.comparison).toMatchObject([
      {
        item: 0,
        productCode: 'qinke-inclusive',
        insurers: ['picc-sn'],
        sumInsuredFen: 20_000_000,
        grossFen: 100_000,
        subsidies: [{ programmeId: 'SN-QKB-PH', grantedFen: 80_000 }],
        firmPaysFen: 20_000,
        firmNetFen: 20_000,
      },
      {
        item: 1,
        productCode: 'qinke-rd',
        sumInsuredFen: 100_000_000,
        limits: [
          { cover: 'rd-failure', limitFen: 100_000_000 },
          { cover: 'rd-delay', limitFen: 30_000_000 },
        ],
        grossFen: 5_000_000,
        subsidies: [{ programmeId: 'SN-QKB-YF', grantedFen: 0 }],
        firmNetFen: 5_000_000,
      },
    ]);
  });

  it('takes one to twenty items, of the firm itself only', async () => {
    expect((await compare([])).body.errors).toEqual([expect.objectContaining({ path: 'items' })]);
    expect((await compare(Array.from({ length: 21 }, () => inclusive()))).status).toBe(400);
    expect((await compare([inclusive()], callers.underwriter)).status).toBe(403);
  });
});

describe('what changed between two quotes', () => {
  const changes = (quoteId: string, from: string, by = firm) => {
    const request = { caller: by, params: { quoteId }, query: { from } };
    return asking('GET /v1/quotes/{quoteId}/changes', request);
  };

  it('is listed with both values and the rule, for whoever may read both', async () => {
    const first = await quotes('POST /v1/quotes', { caller: firm, body: research() });
    const sums = { sumsInsured: { 'rd-failure': 50_000_000 } };
    const second = await quotes('POST /v1/quotes', { caller: firm, body: research(sums) });
    const { status, body } = await changes(second.body.quoteId, first.body.quoteId);
    expect(status).toBe(200);
    expect(body).toMatchObject({ from: first.body.quoteId, to: second.body.quoteId });
    expect(body.changes[0]).toMatchObject({
      path: 'sumsInsured.rd-failure',
      before: 100_000_000,
      after: 50_000_000,
    });
    expect((await changes(first.body.quoteId, first.body.quoteId)).body.changes).toEqual([]);
    expect((await changes(second.body.quoteId, first.body.quoteId, callers.underwriter)).status).toBe(200);
  });

  it('is not to be had of another firm’s quote, nor of one that does not exist', async () => {
    const other = testFirm(4);
    await journeys.register(other, '西安另一科技有限公司');
    const mine = await quotes('POST /v1/quotes', { caller: firm, body: inclusive() });
    const theirs = await quotes('POST /v1/quotes', { caller: other, body: inclusive({ uscc: other.org }) });
    expect((await changes(mine.body.quoteId, theirs.body.quoteId)).status).toBe(404);
    const both = await changes(mine.body.quoteId, theirs.body.quoteId, callers.underwriter);
    expect(both.status).toBe(404);
    expect((await changes(mine.body.quoteId, 'quo_00000000000000000000000000')).status).toBe(404);
    expect((await changes(mine.body.quoteId, 'nonsense')).status).toBe(400);
  });
});
