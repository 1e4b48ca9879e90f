import { afterAll, beforeAll, expect, it } from 'vitest';
import { handler as firmsApi } from '../../functions/firms/firms-api.ts';
import { handler as policiesApi } from '../../functions/policies/policies-api.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';
import { linesDuring } from '../support/log-lines.ts';

const now = '2026-01-05T01:00:00.000Z';
const people = journeysAt(() => now);
const policies = caller(policiesApi, () => now);
const firms = caller(firmsApi, () => now);
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
