import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as reportsApi } from '../../functions/reports/reports-api.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';
import { type SettledBook, settledBook } from '../support/settled-book.ts';

const time = { now: '2026-01-05T01:00:00Z' };
const ask = caller(reportsApi, () => time.now);
const people = journeysAt(() => time.now);
let engine: Engine;
let book: SettledBook;

beforeAll(async () => {
  engine = await startEngine();
  book = await settledBook(engine.store, time, [851, 852, 853]);
});
afterAll(() => engine.stop());

function performance(query: Record<string, string>, by: TestCaller = callers.bureauClerk) {
  return ask('GET /v1/reports/performance', {
    caller: by,
    query: { programmeId: 'SN-QKB-PH', year: '2026', ...query },
  });
}

describe('the performance report (section 15)', () => {
  it('counts what was issued: firms, premium, subsidy, cover, clawback and differences', async () => {
    const { status, body, text } = await performance({});
    expect(status, text).toBe(200);
    expect(body).toMatchObject({
      programmeId: 'SN-QKB-PH',
      year: 2026,
      policies: 2,
      firms: 2,
      premiumFen: 200_000,
      subsidyFen: 160_000,
      coverFen: 2 * 20_000_000,
      claims: { reported: 0, paid: 0, paidFen: 0 },
      lossRatioPpm: 0,
      daysToPayment: { claims: 0 },
      clawback: { fen: 42_302, ratePpm: 264_387 },
      reconciliation: { rows: 2, differences: 0, outcomes: { MATCHED: 2 } },
      disputes: 0,
      byProduct: [{ productCode: 'qinke-inclusive', policies: 2 }],
      byDivision: [{ divisionCode: '610113', policies: 2 }],
    });
    const perYuan = Math.trunc((body.coverFen * 1_000_000) / body.subsidyFen);
    expect(body.coverPerSubsidyPpm).toBe(perYuan);
  });

  it('is the same as CSV and as XLSX', async () => {
    const csv = await performance({ format: 'csv' });
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.headers['content-disposition']).toContain('performance-SN-QKB-PH-2026.csv');
    expect(csv.bytes.toString('utf8')).toContain('subsidyFen,160000');
    const xlsx = await performance({ format: 'xlsx' });
    const [sheet] = await readXlsxFile(xlsx.bytes);
    const rows = (sheet as { data?: unknown[][] }).data ?? (sheet as unknown as unknown[][]);
    expect(JSON.stringify(rows)).toContain('160000');
  });

  it('is over what the caller may see, and is nobody’s business elsewhere', async () => {
    expect((await performance({}, callers.insurerFinance)).body.policies).toBe(2);
    expect((await performance({}, callers.cpicFinance)).body).toMatchObject({ policies: 0, firms: 0 });
    expect((await performance({}, callers.otherBureau)).status).toBe(404);
    expect((await performance({ programmeId: 'XX-NONE' }, callers.insurerFinance)).status).toBe(404);
    expect((await performance({}, callers.firmA)).status).toBe(403);
    expect((await performance({ year: 'soon' })).status).toBe(400);
    expect((await performance({ year: '2025' })).body).toMatchObject({ policies: 0 });
    expect((await performance({ year: '2025' })).body.lossRatioPpm).toBeUndefined();
  });
});

describe('the own book of an insurer', () => {
  const portfolio = (by: TestCaller, query: Record<string, string> = {}) =>
    ask('GET /v1/reports/portfolio', { caller: by, query: { year: '2026', ...query } });

  it('has every product that it has sold, with or without a programme of a bureau', async () => {
    const { status, body } = await portfolio(callers.insurerFinance);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      insurer: 'picc-sn',
      products: [
        { productCode: 'qinke-inclusive', policies: 2, premiumFen: 200_000 },
        { productCode: 'qinke-rd', policies: 1 },
      ],
      totals: { policies: 3, claims: 0, paidFen: 0, lossRatioPpm: 0 },
    });
    const csv = await portfolio(callers.insurerFinance, { format: 'csv' });
    expect(csv.headers['content-disposition']).toContain('portfolio-2026.csv');
    expect(csv.bytes.toString('utf8')).toContain('qinke-inclusive,2,200000,0,0,0,0');
  });

  it('is nobody else’s', async () => {
    expect((await portfolio(callers.cpicFinance)).body.totals).toMatchObject({ policies: 0 });
    expect((await portfolio(callers.bureauClerk)).status).toBe(403);
  });
});

describe('receivables by age (item 10)', () => {
  it('are what is owed and not paid, level by level', async () => {
    const { body } = await ask('GET /v1/reports/receivables', {
      caller: callers.insurerFinance,
      query: { asOf: '2026-04-20' },
    });
    expect(body.items.map((one: { level: string }) => one.level)).toEqual(['province', 'city', 'county']);
    for (const item of body.items) expect(item.bands['over-90']).toBe(item.totalFen);
    const later = await ask('GET /v1/reports/receivables', {
      caller: callers.insurerFinance,
      query: { asOf: '2026-05-31' },
    });
    expect(later.body.items[0].totalFen).toBe(body.items[0].totalFen - 96_000);
    const csv = await ask('GET /v1/reports/receivables', {
      caller: callers.bureauClerk,
      query: { format: 'csv' },
    });
    expect(csv.bytes.toString('utf8')).toContain(
      'level,payer,totalFen,0-30Fen,31-60Fen,61-90Fen,over-90Fen,oldestOn',
    );
    expect((await ask('GET /v1/reports/receivables', { caller: callers.otherBureau })).body.items).toEqual(
      [],
    );
  });
});

describe('the estimate of next year’s need (REC-6)', () => {
  function estimate(query: Record<string, string>, by: TestCaller = callers.bureauClerk) {
    return ask('GET /v1/reports/estimate', { caller: by, query: { programmeId: 'SN-QKB-PH', ...query } });
  }

  it('rests on the year’s policies and says what of its money is not spent, as JSON, CSV and XLSX', async () => {
    const { status, body, text } = await estimate({ year: '2027' });
    expect(status, text).toBe(200);
    expect(body).toMatchObject({
      year: 2027,
      basedOn: 2026,
      totalFen: 160_000,
      items: [{ productCode: 'qinke-inclusive', policies: 2, estimateFen: 160_000 }],
      unspent: { approvedFen: 100_000_000 },
    });
    expect((await estimate({})).body).toEqual(body);
    expect((await estimate({ growthPpm: '500000' })).body.totalFen).toBe(240_000);
    expect((await estimate({ format: 'csv' })).bytes.toString('utf8')).toContain('total,,,,,,160000');
    expect((await estimate({ format: 'xlsx' })).bytes.subarray(0, 2).toString()).toBe('PK');
  });

  it('is for the bureau that holds the programme’s whole area', async () => {
    expect((await estimate({}, callers.cityClerk)).status).toBe(403);
    expect((await estimate({}, callers.otherBureau)).status).toBe(404);
    expect((await estimate({}, callers.insurerFinance)).status).toBe(403);
    expect((await estimate({ growthPpm: 'much' })).status).toBe(400);
  });
});

describe('risk indicators (REC-5)', () => {
  it('show that one account paid the premiums of three firms, to bureaus that hold them', async () => {
    const before = await ask('GET /v1/indicators', { caller: callers.bureauClerk });
    expect(before.body).toEqual({ items: [] });
    time.now = '2026-10-10T01:00:00Z';
    const third = testFirm(854);
    await people.register(third, '账簿公司三');
    const policyNo = await people.insure(third, '账簿公司三', '2026-10-20');
    const { body } = await ask('GET /v1/indicators', { caller: callers.bureauClerk });
    expect(body.items).toMatchObject([{ kind: 'payer-of-many', rule: 'REC-5' }]);
    expect(body.items[0].policyNos.toSorted()).toEqual([...book.policyNos, policyNo].toSorted());
    expect((await ask('GET /v1/indicators', { caller: callers.otherBureau })).body).toEqual({ items: [] });
    expect((await ask('GET /v1/indicators', { caller: callers.insurerFinance })).status).toBe(403);
    const file = await ask('GET /v1/indicators', { caller: callers.cityClerk, query: { format: 'xlsx' } });
    expect(file.bytes.subarray(0, 2).toString()).toBe('PK');
  });
});
