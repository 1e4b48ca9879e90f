import { afterAll, beforeAll, expect, it } from 'vitest';
import { handler as insightApi } from '../../functions/insight/insight-api.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { everyItem } from '../support/every-item.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { journeysAt } from '../support/journeys.ts';
import { settledBook } from '../support/settled-book.ts';

const time = { now: '2026-01-05T01:00:00Z' };
const ask = caller(insightApi, () => time.now);
const people = journeysAt(() => time.now);
let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
  await settledBook(engine.store, time, [861, 862, 863]);
});
afterAll(() => engine.stop());

function simulate(programmeId: string, change: object, by: TestCaller = callers.bureauClerk, year = 2026) {
  return ask('POST /v1/simulations', { caller: by, body: { programmeId, change, year }, key: null });
}

it.each(['SN-QKB-PH', 'SN-QKB-YF'])(
  'reproduces the budget of %s to the fen when nothing is changed',
  async (id) => {
    const { status, body, text } = await simulate(id, {});
    expect(status, text).toBe(200);
    expect(body.changed).toEqual(body.today);
    const budget = await people.budget('2026', id);
    for (const { level, costFen, approvedFen } of body.today.levels) {
      const held = budget.levels.find((one: { level: string }) => one.level === level);
      expect(costFen, level).toBe(held.reservedFen + held.accruedFen - held.clawedBackFen);
      expect(approvedFen).toBe(held.approvedFen);
    }
  },
);

it('says what half the rate would have cost, and changes nothing', async () => {
  const before = await everyItem(engine.store);
  const { body } = await simulate('SN-QKB-PH', { rates: [{ ppm: 400_000 }] });
  expect(body.today.grantedFen).toBe(240_000);
  expect(body.changed.grantedFen).toBe(120_000);
  expect(body.loses).toMatchObject({ firms: 3, fen: 120_000 });
  expect(await everyItem(engine.store)).toEqual(before);
});

it('is nobody’s business outside of the programme’s area, and knows what it cannot try out', async () => {
  expect((await simulate('SN-QKB-PH', {}, callers.otherBureau)).status).toBe(404);
  expect((await simulate('XX-NONE', {})).status).toBe(404);
  expect((await simulate('SN-QKB-PH', {}, callers.insurerFinance)).status).toBe(403);
  expect(await simulate('SN-QKB-PH', { eligibility: {} })).toMatchObject({
    status: 400,
    body: { code: 'invalid-request' },
  });
  expect(await simulate('SN-QKB-PH', { levels: [{ level: 'province', sharePpm: 5 }] })).toMatchObject({
    status: 400,
    body: { errors: [{ path: expect.stringContaining('change') }] },
  });
  expect((await simulate('SN-QKB-PH', {}, callers.bureauClerk, 2025)).body).toMatchObject({ policies: 0 });
});
