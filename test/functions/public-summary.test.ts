import { afterAll, beforeAll, expect, it } from 'vitest';
import { handler as insightApi } from '../../functions/insight/insight-api.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';

const now = '2026-01-05T01:00:00Z';
const people = journeysAt(() => now);
const ask = caller(insightApi, () => now);
let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

async function summary() {
  const answered = await ask('GET /v1/public/summary', { key: null });
  expect(answered.status, answered.text).toBe(200);
  return answered.body;
}

async function sell(serial: number): Promise<void> {
  const firm = testFirm(serial);
  await people.register(firm, `公开公司${serial}`);
  await people.insure(firm, `公开公司${serial}`, '2026-01-10');
}

it('says nothing of programmes without money', async () => {
  expect(await summary()).toEqual({ year: 2026, items: [] });
});

it('leaves sums out while fewer than three firms stand behind them, and shows them without a token from the third on', async () => {
  await people.approveBudget('2026', [600_000, 300_000, 100_000]);
  const shown = { programmeId: 'SN-QKB-PH', approvedFen: 1_000_000 };
  for (const serial of [821, 822]) {
    await sell(serial);
    const { items } = await summary();
    expect(items).toMatchObject([{ ...shown, suppressed: true }]);
    expect(items[0]).not.toHaveProperty('committedFen');
    expect(items[0]).not.toHaveProperty('paidFen');
  }
  await sell(823);
  const { items } = await summary();
  expect(items).toMatchObject([{ ...shown, committedFen: 240_000, paidFen: 0 }]);
  expect(items[0]).not.toHaveProperty('suppressed');
});
