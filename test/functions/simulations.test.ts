import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { handler as insightApi } from '../../functions/insight/insight-api.ts';
import { handler as proofTasks } from '../../functions/proof/proof-tasks.ts';
import { planGathering } from '../../functions/proof/tasks/gathered-lists.ts';
import { yearOf } from '../../functions/proof/tasks/simulate-year.ts';
import { jobOf } from '../../functions/runtime/chunked-job.ts';
import { handler as transfersApi } from '../../functions/transfers/transfers-api.ts';
import { exportStates, type Outcome, type WorkflowTaskEvent } from '../../shared/contract/workflows.ts';
import { runChunked } from '../support/chunked-workflow.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { everyItem } from '../support/every-item.ts';
import { startFileStore } from '../support/file-store.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { journeysAt } from '../support/journeys.ts';
import { settledBook } from '../support/settled-book.ts';

const time = { now: '2026-01-05T01:00:00Z' };
const ask = caller(insightApi, () => time.now);
const transfers = caller(transfersApi, () => time.now);
const people = journeysAt(() => time.now);
let engine: Engine;
let files: Awaited<ReturnType<typeof startFileStore>>;

beforeAll(async () => {
  engine = await startEngine();
  files = await startFileStore();
  await settledBook(engine.store, time, [861, 862, 863]);
});
afterAll(async () => {
  await files.stop();
  await engine.stop();
});

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

function begin(change: object, by: TestCaller = callers.bureauClerk, key = randomUUID()) {
  const body = { programmeId: 'SN-QKB-PH', change, year: 2026 };
  return ask('POST /v1/simulations/jobs', { caller: by, body, key });
}

function job(jobId: string) {
  return transfers('GET /v1/jobs/{jobId}', { caller: callers.bureauClerk, params: { jobId } });
}

it('is reckoned by a job where the year is large: the same, once for a key, and unchanged by a repetition', async () => {
  const change = { rates: [{ ppm: 400_000 }] };
  const key = randomUUID();
  const begun = await begin(change, callers.bureauClerk, key);
  expect(begun.status, begun.text).toBe(202);
  expect((await begin(change, callers.bureauClerk, key)).body).toEqual(begun.body);
  const { jobId } = begun.body;
  expect((await job(jobId)).body).toMatchObject({ kind: 'simulation', state: 'running' });
  const run = () =>
    runChunked(proofTasks, exportStates, {
      subject: jobId,
      enteredAt: new Date(time.now).toISOString(),
      twice: true,
    });
  await run();
  const { body } = await job(jobId);
  expect(body).toMatchObject({ state: 'done', done: 4, total: 4, rejected: 0 });
  const file = await (await fetch(body.resultsUrl)).json();
  expect(file).toEqual((await simulate('SN-QKB-PH', change)).body);
  const before = await everyItem(engine.store);
  await run();
  expect(await everyItem(engine.store)).toEqual(before);
});

it('shows how far it is, and goes on where it was cut off, to the same end', async () => {
  const change = { rates: [{ ppm: 400_000 }] };
  const { jobId } = (await begin(change)).body;
  const run = (mostChunks: number) => {
    let chunks = 0;
    const step = async (event: WorkflowTaskEvent, context: unknown): Promise<Outcome> => {
      if (event.state === exportStates.chunk) chunks += 1;
      if (chunks > mostChunks) throw new Error('cut off');
      const planned = await jobOf(event);
      const isPlanned = event.state !== exportStates.prepare || planned.state !== 'running';
      if (isPlanned) return (proofTasks as unknown as typeof step)(event, context);
      return planGathering(planned, yearOf, { stretch: 1, bucket: 1 });
    };
    return runChunked(step, exportStates, { subject: jobId, enteredAt: new Date(time.now).toISOString() });
  };
  await expect(run(2)).rejects.toThrow('cut off');
  expect((await job(jobId)).body).toMatchObject({ state: 'running', done: 2, total: 4 });
  await run(Infinity);
  const { body } = await job(jobId);
  expect(body).toMatchObject({ state: 'done', done: 4, total: 4 });
  const file = await (await fetch(body.resultsUrl)).json();
  expect(file).toEqual((await simulate('SN-QKB-PH', change)).body);
});

it('is begun by who may try it out, with what fits together', async () => {
  expect((await begin({}, callers.otherBureau)).status).toBe(404);
  expect((await begin({}, callers.insurerFinance)).status).toBe(403);
  const { status, body } = await begin({ levels: [{ level: 'province', sharePpm: 5 }] });
  expect(status).toBe(400);
  expect(body.errors[0].path).toContain('change');
});
