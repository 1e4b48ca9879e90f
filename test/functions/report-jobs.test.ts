import { randomUUID } from 'node:crypto';
import { readSheet } from 'read-excel-file/universal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as insightApi } from '../../functions/insight/insight-api.ts';
import { handler as proofTasks } from '../../functions/proof/proof-tasks.ts';
import { planGathering } from '../../functions/proof/tasks/gathered-lists.ts';
import { reportOf } from '../../functions/proof/tasks/report-job.ts';
import { estimateNextYear } from '../../functions/reports/estimate-next-year.ts';
import { listIndicators } from '../../functions/reports/list-indicators.ts';
import { reportPerformance } from '../../functions/reports/report-performance.ts';
import { reportPortfolio } from '../../functions/reports/report-portfolio.ts';
import { jobOf } from '../../functions/runtime/chunked-job.ts';
import { readingApi } from '../../functions/runtime/reading-api.ts';
import { handler as transfersApi } from '../../functions/transfers/transfers-api.ts';
import { exportStates, type Outcome, type WorkflowTaskEvent } from '../../shared/contract/workflows.ts';
import { runChunked } from '../support/chunked-workflow.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { everyItem } from '../support/every-item.ts';
import { startFileStore } from '../support/file-store.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { writeLargeBook } from '../support/large-book.ts';
import { settledBook } from '../support/settled-book.ts';

const size = 160;
/** So few that each list is read in several chunks, and facts meet in many buckets. */
const sizes = { stretch: 60, bucket: 150 };
const time = { now: '2026-01-05T01:00:00Z' };
const insight = caller(insightApi, () => time.now);
const transfers = caller(transfersApi, () => time.now);
let engine: Engine;
let files: Awaited<ReturnType<typeof startFileStore>>;

beforeAll(async () => {
  engine = await startEngine();
  files = await startFileStore();
  await settledBook(engine.store, time, [900_001, 900_002, 900_003]);
  await writeLargeBook(engine.store, size);
});
afterAll(async () => {
  await files.stop();
  await engine.stop();
});

const of = {
  performance: { report: 'performance', programmeId: 'SN-QKB-PH', year: 2026 },
  indicators: { report: 'indicators' },
  estimate: { report: 'estimate', programmeId: 'SN-QKB-PH', year: 2027, growthPpm: 50_000 },
  portfolio: { report: 'portfolio', year: 2026 },
} as const;
type Report = keyof typeof of;

const routes = {
  performance: 'GET /v1/reports/performance',
  indicators: 'GET /v1/indicators',
  estimate: 'GET /v1/reports/estimate',
  portfolio: 'GET /v1/reports/portfolio',
} as const;

interface Asked {
  readonly by?: TestCaller;
  readonly format?: string;
  readonly most?: number;
}

/** The report within its request, which reads so many policies at the most. */
function atOnce(report: Report, { by = callers.bureauClerk, format = 'json', most = 20_000 }: Asked = {}) {
  const api = readingApi([
    reportPerformance(most),
    listIndicators(most),
    estimateNextYear(most),
    reportPortfolio(most),
  ]);
  const { report: _, ...asked } = of[report];
  const query = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, String(value)]));
  return caller(api, () => time.now)(routes[report], { caller: by, query: { ...query, format } });
}

function begin(body: object, by: TestCaller = callers.bureauClerk, key = randomUUID()) {
  return insight('POST /v1/reports/jobs', { caller: by, body, key });
}

async function job(jobId: string, by: TestCaller = callers.bureauClerk) {
  return (await transfers('GET /v1/jobs/{jobId}', { caller: by, params: { jobId } })).body;
}

/** Goes through the job’s workflow, until so many chunks are worked off. */
async function run(jobId: string, { twice = false, mostChunks = Infinity } = {}): Promise<void> {
  let chunks = 0;
  const step = async (event: WorkflowTaskEvent, context: unknown): Promise<Outcome> => {
    if (event.state === exportStates.chunk) chunks += 1;
    if (chunks > mostChunks) throw new Error('cut off');
    const planned = await jobOf(event);
    if (event.state !== exportStates.prepare || planned.state !== 'running') {
      return (proofTasks as unknown as typeof step)(event, context);
    }
    return planGathering(planned, reportOf, sizes);
  };
  const enteredAt = new Date(time.now).toISOString();
  await runChunked(step, exportStates, { subject: jobId, enteredAt, twice });
}

async function made(report: Report, by?: TestCaller) {
  const begun = await begin(of[report], by);
  expect(begun.status, begun.text).toBe(202);
  await run(begun.body.jobId);
  return job(begun.body.jobId, by);
}

async function fetched(url: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetch(url)).arrayBuffer());
}

describe('a report over more policies than a request reads', () => {
  it.each([
    ['performance', callers.bureauClerk],
    ['indicators', callers.bureauClerk],
    ['estimate', callers.bureauClerk],
    ['portfolio', callers.underwriter],
  ] as const)('is refused at once, and made by a job with the same figures: %s', async (report, by) => {
    const refused = await atOnce(report, { by, most: size });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'too-many-policies', facts: { most: size } },
    });
    expect(refused.body.detail).toContain('POST /v1/reports/jobs');

    const done = await made(report, by);
    expect(done).toMatchObject({ kind: 'report', state: 'done', rejected: 0 });
    expect(done.done).toBe(done.total);
    expect(done.total).toBeGreaterThan(size);
    const json = JSON.parse(new TextDecoder().decode(await fetched(done.resultsUrl)));
    expect(json).toEqual((await atOnce(report, { by })).body);
    const csv = Buffer.from(await fetched(done.tableUrls.csv));
    expect(csv.toString()).toBe((await atOnce(report, { by, format: 'csv' })).bytes.toString());
    const xlsx = await readSheet((await fetched(done.tableUrls.xlsx)).buffer);
    const direct = new Uint8Array((await atOnce(report, { by, format: 'xlsx' })).bytes);
    expect(xlsx).toEqual(await readSheet(direct.buffer));
  });

  it('has something to compare: every figure, and patterns of every kind with their facts', async () => {
    const performance = (await atOnce('performance')).body;
    expect(performance).toMatchObject({ claims: { reported: 3, paid: 3 }, disputes: 1 });
    expect(performance.policies).toBeGreaterThan(120);
    expect(performance.firms).toBeLessThan(performance.policies);
    expect(performance.daysToPayment.median).toBeLessThan(performance.daysToPayment.p90);
    expect(performance.clawback.fen).toBeGreaterThan(42_302);
    expect(performance.byDivision).toHaveLength(4);
    const { items } = (await atOnce('indicators')).body;
    const kinds = new Set(items.map((one: { kind: string }) => one.kind));
    expect([...kinds]).toEqual([
      'insured-many-times',
      'bound-and-cancelled',
      'payer-of-many',
      'claim-paid-back',
      'firm-unaware',
      'contact-shared',
    ]);
    const book = (await atOnce('portfolio', { by: callers.insurerFinance })).body;
    expect(book.totals.policies).toBeGreaterThan(120);
    expect(book.totals.claims).toBe(3);
    expect(book.daysToPayment.length).toBeGreaterThan(1);
    expect((await atOnce('estimate')).body.totalFen).toBeGreaterThan(120 * 80_000);
  });

  it('is over what whoever began it may see', async () => {
    for (const [report, by] of [
      ['performance', callers.cityClerk],
      ['indicators', callers.cityClerk],
      ['performance', callers.insurerFinance],
    ] as const) {
      const { resultsUrl } = await made(report, by);
      const json = JSON.parse(new TextDecoder().decode(await fetched(resultsUrl)));
      expect(json).toEqual((await atOnce(report, { by })).body);
    }
  });

  it('shows how far it is, goes on where it was cut off, and is made once, however often its steps are delivered', async () => {
    const key = randomUUID();
    const begun = await begin(of.performance, callers.bureauClerk, key);
    const again = await begin(of.performance, callers.bureauClerk, key);
    expect(again.body).toEqual(begun.body);
    const { jobId } = begun.body;
    await expect(run(jobId, { mostChunks: 2 })).rejects.toThrow('cut off');
    const half = await job(jobId);
    expect(half).toMatchObject({ state: 'running', done: 2 * sizes.stretch });
    expect(half.total).toBeGreaterThan(size);
    await run(jobId, { twice: true });
    const done = await job(jobId);
    expect(done).toMatchObject({ state: 'done', done: half.total, total: half.total });
    const before = await everyItem(engine.store);
    await run(jobId);
    expect(await everyItem(engine.store)).toEqual(before);
  });
});

describe('a job of a report', () => {
  it('is begun by those who may have the report at once', async () => {
    expect((await begin(of.performance, callers.firmA)).status).toBe(403);
    expect((await begin(of.performance, callers.otherBureau)).status).toBe(404);
    expect((await begin({ ...of.performance, programmeId: 'XX-NONE' })).status).toBe(404);
    expect((await begin(of.indicators, callers.insurerFinance)).status).toBe(403);
    expect((await begin(of.performance, callers.underwriter)).status).toBe(403);
    expect((await begin(of.portfolio)).status).toBe(403);
    expect((await begin(of.portfolio, callers.firmA)).status).toBe(403);
    expect((await begin(of.estimate, callers.insurerFinance)).status).toBe(403);
    expect((await begin(of.estimate, callers.cityClerk)).status).toBe(403);
    expect((await begin({ report: 'weather' })).status).toBe(400);
    expect((await begin({ ...of.estimate, growthPpm: 0.5 })).status).toBe(400);
  });
});
