import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as noticesApi } from '../../functions/notices/notices-api.ts';
import { businessTable } from '../../functions/runtime/business-table.ts';
import { claimAnswer } from '../../shared/contract/operations/claims.ts';
import { approved, assessed, ClaimDesk, surveyed } from '../support/claim-desk.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

let desk: ClaimDesk;
let firms = 700;
beforeAll(async () => {
  desk = await ClaimDesk.open();
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.clear();
  desk.now = '2026-01-05T01:00:00.000Z';
});

/** A loss reported on 2026-03-25: decided by 04-24, what is certain paid by 05-24, which is a Sunday. */
async function reported(): Promise<{ claimNo: string; firm: TestCaller }> {
  const firm = testFirm((firms += 1));
  const policyNo = await desk.insured(firm, `时钟企业${firms}`);
  desk.now = '2026-03-25T01:00:00.000Z';
  return { claimNo: await desk.reported(firm, policyNo), firm };
}

async function clockEvents(claimNo: string, by?: TestCaller): Promise<string[][]> {
  const { history } = claimAnswer.strict().parse(await desk.read(claimNo, by));
  return history
    .filter((one) => one.event.startsWith('deadline-'))
    .map((one) => [one.at, one.event, one.detail.split('：')[0] ?? '']);
}

async function noticesOf(claimNo: string, by: TestCaller): Promise<string[]> {
  const notices = caller(noticesApi, () => desk.now);
  const { body } = await notices('GET /v1/notices', { caller: by, query: { limit: '100' } });
  const mine = body.items.filter((one: { claimNo?: string }) => one.claimNo === claimNo);
  return mine.map((one: { kind: string }) => one.kind).filter((kind: string) => /deadline|limit/.test(kind));
}

describe('a claim that nobody decides', () => {
  it('has its insurer warned, alarmed and written down in order, each once (CLM-3, CLM-4, TIM-4)', async () => {
    const { claimNo, firm } = await reported();
    await desk.advanceTo('2026-05-26T01:00:00.000Z');
    const expected = [
      ['2026-04-20T16:00:00.000Z', 'deadline-near', 'decision-30'],
      ['2026-04-23T16:00:00.000Z', 'deadline-last-day', 'decision-30'],
      ['2026-04-24T16:00:00.000Z', 'deadline-breached', 'decision-30'],
      ['2026-05-21T16:00:00.000Z', 'deadline-near', 'interim-60'],
      ['2026-05-23T16:00:00.000Z', 'deadline-last-day', 'interim-60'],
      ['2026-05-25T16:00:00.000Z', 'deadline-breached', 'interim-60'],
    ];
    expect(await clockEvents(claimNo)).toEqual(expected);
    expect(await clockEvents(claimNo, firm)).toEqual([expected[2], expected[5]]);
    expect(await noticesOf(claimNo, callers.adjuster)).toEqual([
      'claim.deadline-breached',
      'claim.deadline-today',
      'claim.deadline-near',
      'claim.deadline-breached',
      'claim.deadline-today',
      'claim.deadline-near',
    ]);
    expect(await noticesOf(claimNo, firm)).toEqual([]);
    await Promise.all([desk.tick(), desk.tick()]);
    expect(await clockEvents(claimNo)).toEqual(expected);
  });

  it('has it all the same when the clock stood still meanwhile, once', async () => {
    const { claimNo } = await reported();
    desk.now = '2026-05-10T01:00:00.000Z';
    await Promise.all([desk.tick(), desk.tick(), desk.tick()]);
    expect(await clockEvents(claimNo)).toEqual([
      ['2026-04-24T16:00:00.000Z', 'deadline-breached', 'decision-30'],
    ]);
    expect(await noticesOf(claimNo, callers.adjuster)).toEqual(['claim.deadline-breached']);
  });

  it('stands as breached and goes on: a decision that is late is a decision', async () => {
    const { claimNo } = await reported();
    await desk.advanceTo('2026-04-27T01:00:00.000Z');
    await desk.answer(claimNo, callers.adjuster, surveyed);
    await desk.answer(claimNo, callers.adjuster, assessed);
    await desk.answer(claimNo, callers.adjuster2, approved);
    const { status, deadlines } = await desk.read(claimNo);
    expect(status).toBe('decided-covered');
    expect(deadlines[0]).toMatchObject({ kind: 'decision-30', state: 'breached' });
  });
});

describe('day 45 after the report (CLM-4)', () => {
  const interimTasks = async (claimNo: string) => {
    return (await desk.tasksOf(claimNo)).filter((task) => task.kind === 'interim-payment');
  };

  it('asks an adjuster what is certain, once, for day 60', async () => {
    const { claimNo } = await reported();
    await desk.advanceTo('2026-05-08T15:59:59.000Z');
    expect(await interimTasks(claimNo)).toEqual([]);
    await desk.advanceTo('2026-05-08T16:00:00.000Z');
    await desk.tick();
    expect(await interimTasks(claimNo)).toMatchObject([
      { role: 'adjuster', status: 'open', dueOn: '2026-05-24' },
    ]);
    const { body } = await desk.ask('GET /v1/tasks', {
      caller: callers.adjuster,
      query: { kind: 'interim-payment', limit: '100' },
    });
    expect(body.items.map((row: { claimNo: string }) => row.claimNo)).toContain(claimNo);
  });

  it('asks for nothing where the amount is decided', async () => {
    const { claimNo } = await reported();
    await desk.offeredFrom(claimNo);
    await desk.advanceTo('2026-05-12T01:00:00.000Z');
    expect(await interimTasks(claimNo)).toEqual([]);
  });

  it('is not put off by a request for documents', async () => {
    const { claimNo } = await reported();
    const ask = { findings: '缺发票', outcome: 'request-documents' };
    await desk.answer(claimNo, callers.adjuster, ask);
    await desk.advanceTo('2026-05-10T01:00:00.000Z');
    expect(await interimTasks(claimNo)).toHaveLength(1);
  });
});

describe('a claim that is agreed', () => {
  it('has the payment watched from then on (CLM-5)', async () => {
    const { claimNo, firm } = await reported();
    await desk.offeredFrom(claimNo);
    await desk.answer(claimNo, firm, { outcome: 'accept' });
    await desk.advanceTo('2026-04-08T01:00:00.000Z');
    expect(await clockEvents(claimNo)).toEqual([
      ['2026-04-03T16:00:00.000Z', 'deadline-near', 'payment-10'],
      ['2026-04-03T16:00:00.000Z', 'deadline-last-day', 'payment-10'],
      ['2026-04-07T16:00:00.000Z', 'deadline-breached', 'payment-10'],
    ]);
  });
});

describe('a claim whose documents were asked for', () => {
  it('has the thirty days stopped until the firm’s time is up, and warned of their new end (CLM-2)', async () => {
    const { claimNo } = await reported();
    const ask = { findings: '缺发票', outcome: 'request-documents', documentKinds: ['repair-invoice'] };
    await desk.answer(claimNo, callers.adjuster, ask);
    await desk.advanceTo('2026-05-26T01:00:00.000Z');
    expect(await clockEvents(claimNo)).toEqual([
      ['2026-05-21T16:00:00.000Z', 'deadline-near', 'decision-30'],
      ['2026-05-21T16:00:00.000Z', 'deadline-near', 'interim-60'],
      ['2026-05-23T16:00:00.000Z', 'deadline-last-day', 'decision-30'],
      ['2026-05-23T16:00:00.000Z', 'deadline-last-day', 'interim-60'],
      ['2026-05-25T16:00:00.000Z', 'deadline-breached', 'decision-30'],
      ['2026-05-25T16:00:00.000Z', 'deadline-breached', 'interim-60'],
    ]);
  });
});

describe('the table out of reach', () => {
  it('is a fault, and the next tick does what the last could not', async () => {
    const { claimNo } = await reported();
    desk.now = '2026-05-10T01:00:00.000Z';
    const { middlewareStack } = businessTable().client;
    middlewareStack.add(() => () => Promise.reject(new Error('unreachable')), {
      step: 'initialize',
      name: 'outOfReach',
    });
    await expect(desk.tick()).rejects.toThrow('unreachable');
    middlewareStack.remove('outOfReach');
    await desk.tick();
    expect((await clockEvents(claimNo)).map(([, word]) => word)).toEqual(['deadline-breached']);
  });
});
