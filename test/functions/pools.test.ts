import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as ledger } from '../../functions/ledger/ledger-api.ts';
import { handler as notices } from '../../functions/notices/notices-api.ts';
import { handler as tasks } from '../../functions/tasks/tasks-api.ts';
import { handler as worklists } from '../../functions/worklists/worklists-api.ts';
import { builtInCatalogue } from '../../shared/domain/catalogue/built-in-catalogue.ts';
import { product } from '../../shared/domain/products/product.ts';
import { insertProductVersion } from '../../shared/persistence/published-versions.ts';
import { commit } from '../../shared/persistence/store.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';

let now = '2026-01-05T01:00:00Z';
let engine: Engine;
const clock = () => now;
const journeys = journeysAt(clock);
const ask = {
  ledger: caller(ledger, clock),
  notices: caller(notices, clock),
  tasks: caller(tasks, clock),
  worklists: caller(worklists, clock),
};

/** 秦科普惠保, version 2, by three insurers: 33.34, 33.33 and 33.33 %. */
beforeAll(async () => {
  engine = await startEngine();
  const version2 = product.parse({
    ...builtInCatalogue.productVersion('qinke-inclusive', 1),
    version: 2,
    insurers: [
      { insurer: 'picc-sn', lead: true, sharePpm: 333_400 },
      { insurer: 'cpic-sn', lead: false, sharePpm: 333_300 },
      { insurer: 'pingan-sn', lead: false, sharePpm: 333_300 },
    ],
  });
  expect((await commit(engine.store, insertProductVersion(version2, 'stamp-1'))).done).toBe(true);
  await journeys.approveBudget('2026', [480_000, 240_000, 80_000]);
});
afterAll(() => engine.stop());

let serial = 970;
async function insured() {
  now = '2026-01-05T01:00:00Z';
  serial += 1;
  const firm = testFirm(serial);
  const name = `西安示范${serial}号科技有限公司`;
  await journeys.register(firm, name);
  return { firm, policyNo: await journeys.insure(firm, name, '2026-01-10') };
}

async function shareTasks(by: TestCaller, policyNo: string) {
  const query = { kind: 'forward-share', limit: '100' };
  const { body } = await ask.worklists('GET /v1/tasks', { caller: by, query });
  return body.items.filter((one: { policyNo: string }) => one.policyNo === policyNo);
}

function complete(by: TestCaller, taskId: string, amountFen: number, key = randomUUID()) {
  const body = { bankReference: `S-${taskId}`, paidAt: now, amountFen };
  return ask.tasks('POST /v1/tasks/{taskId}/completion', { caller: by, params: { taskId }, body, key });
}

describe('a pool of three (case 16)', () => {
  it('has the lead forward 333.30 to each follower in full, by a task for each (COI-5, COI-6)', async () => {
    const { policyNo } = await insured();
    const open = await shareTasks(callers.insurerFinance, policyNo);
    expect(open.map((one: { payTo: string; amountFen: number }) => [one.payTo, one.amountFen])).toEqual(
      expect.arrayContaining([
        ['cpic-sn', 33_330],
        ['pingan-sn', 33_330],
      ]),
    );
    expect(await shareTasks(callers.cpicFinance, policyNo)).toEqual([]);
    const { taskId } = open[0];
    expect((await complete(callers.insurerFinance, taskId, 33_330 - 1_667)).body.code).toBe('amount-differs');
    const key = randomUUID();
    const done = await complete(callers.insurerFinance, taskId, 33_330, key);
    expect(done.body).toMatchObject({ status: 'done', outcome: 'forwarded' });
    expect((await complete(callers.insurerFinance, taskId, 33_330, key)).body).toEqual(done.body);
    expect((await complete(callers.insurerFinance, taskId, 33_330)).body.code).toBe('task-closed');
    const told = await ask.notices('GET /v1/notices', {
      caller: callers.cpicFinance,
      query: { limit: '100' },
    });
    expect(told.body.items).toMatchObject([{ kind: 'share.due', policyNo }]);
    const balance = await ask.ledger('GET /v1/ledger/trial-balance', { caller: callers.bureauClerk });
    expect(balance.body.balanced).toBe(true);
  });

  it('has each follower send the lead its share of a refund', async () => {
    const { firm, policyNo } = await insured();
    now = '2026-07-01T01:00:00Z';
    await journeys.cancel(firm, policyNo, '2026-07-01');
    expect(await shareTasks(callers.cpicFinance, policyNo)).toMatchObject([
      { payTo: 'picc-sn', amountFen: 17_623 },
    ]);
  });
});
