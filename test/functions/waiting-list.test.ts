import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApplicationDesk, nameOf } from '../support/application-desk.ts';
import { callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

const join = 'POST /v1/quotes/{quoteId}/waiting-list';
let desk: ApplicationDesk;
beforeAll(async () => {
  desk = await ApplicationDesk.open([]);
  await desk.approveBudget('SN-QKB-PH', [48_000, 24_000, 8_000]);
});
afterAll(() => desk.close());

async function quotedFirm(serial: number, start?: string): Promise<{ firm: TestCaller; quoteId: string }> {
  const firm = testFirm(serial);
  await desk.journeys.register(firm, nameOf(firm));
  return { firm, quoteId: (await desk.quote(firm, 'SN-QKB-PH', start)).body.quoteId };
}

async function joinedLine({ firm, quoteId }: { firm: TestCaller; quoteId: string }) {
  return (await desk.ask.subsidies(join, { caller: firm, params: { quoteId } })).body.waitingList;
}

/** By two persons, as every budget after the first. */
async function doubleBudget() {
  await desk.ask.budgets('PUT /v1/programmes/{programmeId}/budgets/{year}', {
    caller: callers.bureauClerk,
    params: { programmeId: 'SN-QKB-PH', year: '2026' },
    body: {
      levels: [
        { level: 'province', approvedFen: 96_000 },
        { level: 'city', approvedFen: 48_000 },
        { level: 'county', approvedFen: 16_000 },
      ],
    },
  });
  await desk.approveBudget('SN-QKB-PH', [96_000, 48_000, 16_000]);
}

async function placeOf({ firm, quoteId }: { firm: TestCaller; quoteId: string }) {
  const read = await desk.ask.quoting('GET /v1/quotes/{quoteId}', { caller: firm, params: { quoteId } });
  return read.body.waitingList?.[0];
}

describe('the waiting list (SUB-9)', () => {
  it('case 4: tells the first in line when money comes free, and promises nothing', async () => {
    const holder = await quotedFirm(901);
    const granted = await desk.ask.subsidies(join, {
      caller: holder.firm,
      params: { quoteId: holder.quoteId },
    });
    expect(granted).toMatchObject({ status: 409, body: { code: 'nothing-to-wait-for' } });
    const bound = await desk.bind(holder.firm, holder.quoteId);
    expect(bound.status).toBe(201);

    const [first, second] = [await quotedFirm(902), await quotedFirm(903)];
    const request = { caller: first.firm, params: { quoteId: first.quoteId }, key: randomUUID() };
    const joined = await desk.ask.subsidies(join, request);
    expect(joined).toMatchObject({
      status: 200,
      body: { waitingList: [{ programmeId: 'SN-QKB-PH', position: 1, needFen: 80_000 }] },
    });
    expect((await desk.ask.subsidies(join, request)).body).toEqual(joined.body);
    desk.now = '2026-01-05T02:00:00.000Z';
    await desk.ask.subsidies(join, { caller: second.firm, params: { quoteId: second.quoteId } });
    await desk.ask.subsidies(join, { caller: first.firm, params: { quoteId: first.quoteId } });
    expect(await placeOf(first)).toMatchObject({ position: 1 });
    expect(await placeOf(second)).toMatchObject({ position: 2 });
    await desk.tick();
    expect(await desk.noticesOf(first.firm)).not.toContain('waiting.told');

    await desk.journeys.cancel(holder.firm, bound.body.policyNo, '2026-01-06');
    await desk.tick();
    await desk.tick();
    expect(await placeOf(first)).toMatchObject({ position: 1, toldUntil: '2026-01-08' });
    expect((await placeOf(first)).next.zh).toContain('不作保留');
    const told = (kinds: string[]) => kinds.filter((kind) => kind === 'waiting.told');
    expect(told(await desk.noticesOf(first.firm))).toHaveLength(1);
    expect(told(await desk.noticesOf(second.firm))).toEqual([]);
    expect((await desk.budget('SN-QKB-PH')).reservedFen).toBe(0);

    await desk.passTo('2026-01-08T16:00:00.000Z');
    expect(await placeOf(first)).toBeUndefined();
    expect(told(await desk.noticesOf(second.firm))).toHaveLength(1);
    const fresh = await desk.quote(second.firm, 'SN-QKB-PH', '2026-01-20');
    expect(fresh.body.subsidy.totalFen).toBe(80_000);
    expect((await desk.bind(second.firm, fresh.body.quoteId)).status).toBe(201);
    await desk.tick();
    expect((await desk.budget('SN-QKB-PH')).availableFen).toBe(0);
  });

  it('is the firm’s own: nobody else’s quote is joined with', async () => {
    const { quoteId } = await quotedFirm(904);
    for (const caller of [testFirm(905), callers.firmA]) {
      expect((await desk.ask.subsidies(join, { caller, params: { quoteId } })).status).toBe(404);
    }
  });

  it('takes who missed its turn again, at the end of the line, and stores that place', async () => {
    desk.now = '2026-01-09T01:00:00.000Z';
    const [early, late] = [await quotedFirm(906, '2026-02-01'), await quotedFirm(907, '2026-02-01')];
    await joinedLine(early);
    desk.now = '2026-01-09T02:00:00.000Z';
    await joinedLine(late);
    await doubleBudget();
    await desk.tick();
    expect(await placeOf(early)).toMatchObject({ position: 1, toldUntil: '2026-01-14' });

    desk.now = '2026-01-14T16:00:00.000Z';
    expect(await placeOf(early)).toBeUndefined();
    await desk.tick();
    expect(await placeOf(late)).toMatchObject({ position: 1 });
    const again = await joinedLine(early);
    expect(again).toMatchObject([{ position: 2, joinedAt: desk.now }]);
    expect(again[0].toldUntil).toBeUndefined();
    expect([await placeOf(early)]).toEqual(again);
    const rejoinedAt = desk.now;
    desk.now = '2026-01-14T17:00:00.000Z';
    expect(await joinedLine(early)).toMatchObject([{ position: 2, joinedAt: rejoinedAt }]);

    await desk.passTo('2026-01-20T16:00:00.000Z');
    expect(await placeOf(early)).toMatchObject({ position: 1, toldUntil: '2026-01-26' });
    const told = (await desk.noticesOf(early.firm)).filter((kind) => kind === 'waiting.told');
    expect(told).toHaveLength(2);
  });
});
