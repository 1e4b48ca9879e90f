import { afterAll, beforeAll, expect, it } from 'vitest';
import { handler as firmsApi } from '../../functions/firms/firms-api.ts';
import { handler as policiesApi } from '../../functions/policies/policies-api.ts';
import { handler as reportsApi } from '../../functions/reports/reports-api.ts';
import { businessTable } from '../../functions/runtime/business-table.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';
import { linesDuring } from '../support/log-lines.ts';

let now = '2026-01-05T01:00:00.000Z';
const people = journeysAt(() => now);
const policies = caller(policiesApi, () => now);
const firms = caller(firmsApi, () => now);
const reports = caller(reportsApi, () => now);
const firm = testFirm(831);
let engine: Engine;
let policyNo: string;

beforeAll(async () => {
  engine = await startEngine();
  await people.approveBudget('2026', [10_000_000, 10_000_000, 10_000_000]);
  await people.register(firm, '被查公司');
  policyNo = await people.insure(firm, '被查公司', '2026-01-10');
});
afterAll(() => engine.stop());

async function readsDuring(act: () => Promise<unknown>): Promise<object[]> {
  const lines = await linesDuring(async () => {
    await act();
  });
  const events = lines.map((line) => JSON.parse(line) as { event: string });
  return events.filter(({ event }) => event === 'case.read');
}

const readPolicy = (by: TestCaller) =>
  policies('GET /v1/policies/{policyNo}', { caller: by, params: { policyNo } });

it.each([
  ['an insurer', callers.adjuster],
  ['a bureau', callers.cityClerk],
])('writes down that %s looked at a policy: who, whose and when', async (_, by) => {
  expect(await readsDuring(() => readPolicy(by))).toEqual([
    {
      event: 'case.read',
      route: 'GET /v1/policies/{policyNo}',
      subject: by.sub,
      org: by.org,
      at: now,
      policyNo,
    },
  ]);
});

it('writes down looks at a firm’s record', async () => {
  const look = () =>
    firms('GET /v1/firms/{uscc}', { caller: callers.bureauClerk, params: { uscc: firm.org } });
  expect(await readsDuring(look)).toMatchObject([{ subject: 'bureau-clerk', uscc: firm.org }]);
});

it('says nothing of a firm that looks at its own, of what was not shown, and of lists', async () => {
  expect(await readsDuring(() => readPolicy(firm))).toEqual([]);
  expect(await readsDuring(() => readPolicy(callers.otherBureau))).toEqual([]);
  expect(await readsDuring(() => policies('GET /v1/policies', { caller: callers.bureauClerk }))).toEqual([]);
});

function accessLog(by: TestCaller, query: Record<string, string> = {}) {
  return reports('GET /v1/access-log', { caller: by, query });
}

const looked = async (by: TestCaller, query?: Record<string, string>) =>
  (await accessLog(by, query)).body.items.map((one: object) => Object.values(one).join(' '));

it('keeps a record of the first look of a reader at a case on a day, shown to who supervises that organisation', async () => {
  await readPolicy(callers.adjuster);
  const items = [
    {
      on: '2026-01-05',
      at: now,
      org: 'picc-sn',
      subject: 'adjuster',
      route: 'GET /v1/policies/{policyNo}',
      kind: 'policyNo',
      caseId: policyNo,
    },
  ];
  expect((await accessLog(callers.claimsManager)).body.items).toEqual(items);
  now = '2026-01-06T01:00:00.000Z';
  await readPolicy(callers.adjuster);
  const twoDays = await accessLog(callers.claimsManager);
  expect(twoDays.body.items.map((one: { on: string }) => one.on)).toEqual(['2026-01-06', '2026-01-05']);
  const first = await accessLog(callers.claimsManager, { limit: '1' });
  const second = await accessLog(callers.claimsManager, { limit: '1', cursor: first.body.nextCursor });
  expect([...first.body.items, ...second.body.items]).toEqual(twoDays.body.items);
  expect((await looked(callers.claimsManager, { to: '2026-01-05' })).length).toBe(1);
  expect(await looked(callers.claimsManager, { caseId: 'KB202600000000003' })).toEqual([]);
  expect((await looked(callers.claimsManager, { subject: 'adjuster' })).length).toBe(2);
});

it('shows an organisation its own people only, and nothing to firms and to those who do not supervise', async () => {
  expect((await looked(callers.bureauClerk)).every((line: string) => line.includes('610000'))).toBe(true);
  expect((await looked(callers.bureauClerk)).length).toBeGreaterThan(0);
  expect(await looked(callers.otherBureau)).toEqual([]);
  for (const by of [callers.firmA, callers.adjuster, callers.insurerFinance]) {
    expect((await accessLog(by)).status).toBe(403);
  }
  expect((await accessLog(callers.bureauClerk, { from: '2026-02-01', to: '2026-01-01' })).status).toBe(400);
  expect((await accessLog(callers.bureauClerk, { from: '2024-01-01' })).status).toBe(400);
  expect((await accessLog(callers.bureauClerk, { cursor: 'bm9wZQ' })).status).toBe(400);
});

it('is exported as CSV and XLSX', async () => {
  const csv = await accessLog(callers.bureauClerk, { format: 'csv' });
  expect(csv.headers['content-disposition']).toContain('access-log-610000-');
  expect(csv.bytes.toString('utf8')).toContain(`bureau-clerk,610000,uscc,${firm.org},GET /v1/firms/{uscc}`);
  const xlsx = await accessLog(callers.bureauClerk, { format: 'xlsx' });
  expect(xlsx.bytes.subarray(0, 2).toString()).toBe('PK');
});

it('shows the case also where the look cannot be recorded, and says so in the log', async () => {
  now = '2026-01-07T01:00:00.000Z';
  const today = () => looked(callers.claimsManager, { from: '2026-01-07' });
  const { middlewareStack } = businessTable().client;
  const name = 'recordsFail';
  middlewareStack.add(
    (next, context) => (args) => {
      if (context.commandName === 'PutItemCommand') throw new Error('the table takes nothing');
      return next(args);
    },
    { step: 'initialize', name },
  );
  const lines = await linesDuring(async () => {
    expect((await readPolicy(callers.adjuster)).status).toBe(200);
  });
  middlewareStack.remove(name);
  const events = lines.map((line) => (JSON.parse(line) as { event: string }).event);
  expect(events).toEqual(['case.read', 'case-read.unrecorded', 'http.answered']);
  expect(await today()).toEqual([]);
  await readPolicy(callers.adjuster);
  expect(await today()).toHaveLength(1);
});
