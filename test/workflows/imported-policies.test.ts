import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { businessTable } from '../../functions/runtime/business-table.ts';
import type { Fen } from '../../shared/domain/money.ts';
import { importStates } from '../../shared/contract/workflows.ts';
import { callers } from '../support/http.ts';
import { csvOf, ImportDesk } from '../support/import-desk.ts';
import { everyItem } from '../support/every-item.ts';
import { testFirm } from '../support/journeys.ts';
import { policyRow, policyTable } from '../support/policy-rows.ts';

let desk: ImportDesk;
let serial = 0;
/** Transactions that still get through before the next one's answer is lost. */
let untilCut = Number.POSITIVE_INFINITY;

beforeAll(async () => {
  desk = await ImportDesk.open();
  await desk.journeys.approveBudget('2026', [48_000_000, 24_000_000, 8_000_000]);
  businessTable().client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      if (!('TransactItems' in args.input)) return answer;
      untilCut -= 1;
      if (untilCut === 0) throw new Error('written, and nobody heard');
      return answer;
    },
    { step: 'initialize', name: 'cutOff' },
  );
});
afterAll(() => desk.close());

/** Policies of eligible firms; every fifth was paid by somebody else. */
async function park(count: number) {
  const firms = Array.from({ length: count }, () => {
    serial += 1;
    return { firm: testFirm(serial), name: `西安示范${serial}号科技有限公司` };
  });
  desk.now = '2026-01-05T01:00:00.000Z';
  for (const { firm, name } of firms) await desk.journeys.register(firm, name);
  desk.now = '2026-01-08T01:00:00.000Z';
  const rows = firms.map(({ firm, name }, index) => policyRow(firm, index % 5 === 4 ? '别家公司' : name));
  return csvOf(policyTable(rows));
}

async function accrued(): Promise<Fen> {
  return (await desk.journeys.budget('2026')).totals.accruedFen;
}

it('a chunk that dies after any of its transactions is finished by its next deliveries, and books no policy twice', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 4 }),
      async (cuts) => {
        const before = await accrued();
        const jobId = await desk.begin('policies', callers.underwriter, await park(10));
        const deliver = (state: string, chunk?: string) =>
          desk.deliver({ state, subject: jobId, enteredAt: desk.now, ...(chunk && { chunk }) });
        await deliver(importStates.prepare);
        for (const cut of cuts) {
          untilCut = cut;
          await deliver(importStates.chunk, '0001').catch(() => undefined);
        }
        untilCut = Number.POSITIVE_INFINITY;
        await deliver(importStates.chunk, '0001');
        await deliver(importStates.finish);
        const { body } = await desk.job(jobId, callers.underwriter);
        expect(body).toMatchObject({ state: 'done', done: 10, total: 10, rejected: 2 });
        expect(await accrued()).toBe(before + 8 * 80_000);
      },
    ),
    { seed: 7, numRuns: 6 },
  );
});

it('whatever is delivered again changes no item', async () => {
  const jobId = await desk.begin('policies', callers.underwriter, await park(60));
  desk.events.length = 0;
  await desk.run(jobId);
  const items = await everyItem(desk.engine.store);
  for (const event of desk.events.splice(0))
    await desk.deliver({ ...event, enteredAt: '2026-01-09T01:00:00Z' });
  expect(await everyItem(desk.engine.store)).toEqual(items);
});

it('two deliveries of a chunk at the same time work on each row once', async () => {
  const before = await accrued();
  const jobId = await desk.begin('policies', callers.underwriter, await park(10));
  const event = { subject: jobId, enteredAt: desk.now };
  await desk.deliver({ ...event, state: importStates.prepare });
  const chunk = { ...event, state: importStates.chunk, chunk: '0001' };
  await Promise.all([desk.deliver(chunk), desk.deliver(chunk)]);
  await desk.deliver({ ...event, state: importStates.finish });
  expect((await desk.job(jobId, callers.underwriter)).body).toMatchObject({
    state: 'done',
    done: 10,
    rejected: 2,
  });
  expect(await accrued()).toBe(before + 8 * 80_000);
});
