import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { handler as notices } from '../../functions/notices/notices-api.ts';
import { handler as quoting } from '../../functions/quoting/quoting-api.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';

const now = '2026-01-05T01:00:00Z';
const journeys = journeysAt(() => now);
const quotes = caller(quoting, () => now);
const messages = caller(notices, () => now);
const firm = testFirm(401);
let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
  await journeys.register(firm, '西安核保科技有限公司');
});
afterAll(() => engine.stop());

/** 2,000,000.00 without an innovation score: an underwriter has to see it (ELG-9). */
function request(key?: string) {
  const body = {
    productCode: 'qinke-rd',
    uscc: firm.org,
    start: '2026-02-01',
    sumsInsured: { 'rd-failure': 200_000_000 },
    insurableValueFen: 250_000_000,
  };
  return quotes('POST /v1/quotes', { caller: firm, body, ...(key === undefined ? {} : { key }) });
}

function decide(quoteId: string, body: object, by: TestCaller = callers.underwriter) {
  return quotes('POST /v1/quotes/{quoteId}/underwriting', { caller: by, params: { quoteId }, body });
}

async function heard(by: TestCaller, kind: string): Promise<{ quoteId: string; text: { zh: string } }[]> {
  const { body } = await messages('GET /v1/notices', { caller: by, query: { limit: '100' } });
  return body.items.filter((one: { kind: string }) => one.kind === kind);
}

it('a referred quote is on the lead’s list and in its notices, once, and on nobody else’s', async () => {
  const key = randomUUID();
  const { body } = await request(key);
  expect(body.status).toBe('referred');
  expect((await request(key)).body).toEqual(body);
  const waiting = { query: { status: 'referred' } };
  const mine = await quotes('GET /v1/quotes', { caller: callers.underwriter, ...waiting });
  expect(mine.body.items.map((one: { quoteId: string }) => one.quoteId)).toEqual([body.quoteId]);
  const others = await quotes('GET /v1/quotes', { caller: callers.cpicAdjuster, ...waiting });
  expect(others.body.items).toEqual([]);
  const referrals = await heard(callers.underwriter, 'quote.referred');
  expect(referrals.map((one) => one.quoteId)).toEqual([body.quoteId]);
  expect(referrals[0]?.text.zh).toContain(body.referredFor);
  expect(await heard(callers.cpicFinance, 'quote.referred')).toEqual([]);
});

it('a rate outside the band is refused with the band, one inside is the price, and a second decision finds nothing to decide', async () => {
  const { quoteId } = (await request()).body;
  const outside = await decide(quoteId, { outcome: 'accept', ratePpm: 80_001, reason: '风险较高' });
  expect(outside).toMatchObject({ status: 422, body: { code: 'rate-outside-band' } });
  const inside = await decide(quoteId, { outcome: 'accept', ratePpm: 60_000, reason: '风险较高' });
  expect(inside.body).toMatchObject({ status: 'quoted', premium: { grossFen: 12_000_000 } });
  const again = await decide(quoteId, { outcome: 'accept', reason: '再次' });
  expect(again).toMatchObject({ status: 409, body: { code: 'quote-not-referred' } });
  expect((await decide(quoteId, { outcome: 'accept', reason: '越权' }, firm)).status).toBe(403);
});

it('a declined quote tells the firm why and what it can do next', async () => {
  const { quoteId } = (await request()).body;
  const declined = await decide(quoteId, { outcome: 'decline', reason: '缺少项目任务书' });
  expect(declined.body).toMatchObject({ status: 'declined', underwriting: { reason: '缺少项目任务书' } });
  const [told] = await heard(firm, 'quote.declined');
  expect(told?.text.zh).toContain('缺少项目任务书');
  expect(told?.text.zh).toContain('重新报价');
});

it('an acceptance that keeps more of a risk than the lead may is refused, and nothing is decided (COI-8)', async () => {
  const { quoteId } = (await request()).body;
  const accept = (reinsuredFen: number) =>
    decide(quoteId, {
      outcome: 'accept',
      reason: '同意承保',
      singleRisk: { capitalAndReservesFen: 1_000_000_000, reinsuredFen },
    });
  const refused = await accept(0);
  expect(refused).toMatchObject({ status: 422, body: { code: 'reinsurance-missing' } });
  const { needFen } = refused.body.facts;
  expect(await accept(needFen)).toMatchObject({ status: 200, body: { status: 'quoted' } });
});
