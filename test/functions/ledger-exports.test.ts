import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { handler as proofApi } from '../../functions/proof/proof-api.ts';
import { handler as proofTasks } from '../../functions/proof/proof-tasks.ts';
import { handler as transfersApi } from '../../functions/transfers/transfers-api.ts';
import { exportStates } from '../../shared/contract/workflows.ts';
import { chainOf } from '../../shared/domain/ledger/seal-entries.ts';
import { mostLinesAtOnce } from '../../shared/domain/proof/export-plan.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { readHead } from '../../shared/persistence/ledger-chains.ts';
import { commit, replace } from '../../shared/persistence/store.ts';
import { runChunked } from '../support/chunked-workflow.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { everyItem } from '../support/every-item.ts';
import { contentsOf, verdictOf } from '../support/export-file.ts';
import { startFileStore } from '../support/file-store.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { settledBook } from '../support/settled-book.ts';

const time = { now: '2026-01-05T01:00:00Z' };
const ask = caller(proofApi, () => time.now);
const transfers = caller(transfersApi, () => time.now);
let engine: Engine;
let files: Awaited<ReturnType<typeof startFileStore>>;

beforeAll(async () => {
  engine = await startEngine();
  files = await startFileStore();
  await settledBook(engine.store, time, [891, 892, 893]);
});
afterAll(async () => {
  await files.stop();
  await engine.stop();
});

async function begun(by: TestCaller, key?: string): Promise<string> {
  const answered = await ask('POST /v1/ledger/exports', { caller: by, body: {}, ...(key && { key }) });
  expect(answered.status, answered.text).toBe(202);
  return answered.body.jobId;
}

async function run(jobId: string, twice = false): Promise<void> {
  await runChunked(proofTasks, exportStates, {
    subject: jobId,
    enteredAt: new Date(time.now).toISOString(),
    twice,
  });
}

async function job(jobId: string, by: TestCaller) {
  return transfers('GET /v1/jobs/{jobId}', { caller: by, params: { jobId } });
}

it('writes the same lines as the export that is made at once, and tells its progress', async () => {
  const by = callers.bureauClerk;
  const atOnce = await ask('GET /v1/ledger/export', { caller: by });
  const jobId = await begun(by);
  expect((await job(jobId, by)).body).toMatchObject({ kind: 'ledger-export', state: 'running', done: 0 });
  await run(jobId);
  const { body } = await job(jobId, by);
  expect(body).toMatchObject({ state: 'done', rejected: 0 });
  expect(body.done).toBe(body.total);
  expect(body.total).toBeGreaterThan(20);
  const file = await (await fetch(body.resultsUrl)).text();
  expect(file).toBe(atOnce.text);
  expect(await verdictOf(file)).toMatchObject({ holds: true });
});

it('is the same after every step was delivered twice, and changes nothing when it is over', async () => {
  const jobId = await begun(callers.insurerFinance);
  await run(jobId, true);
  const { body } = await job(jobId, callers.insurerFinance);
  expect(body).toMatchObject({ state: 'done', done: body.total });
  expect(await verdictOf(await (await fetch(body.resultsUrl)).text())).toMatchObject({ holds: true });
  const before = await everyItem(engine.store);
  await run(jobId);
  expect(await everyItem(engine.store)).toEqual(before);
});

it('is shown to the organisation that asked for it, holds what it may see, and is begun once for a key', async () => {
  const key = randomUUID();
  const jobId = await begun(callers.cityClerk, key);
  expect(await begun(callers.cityClerk, key)).toBe(jobId);
  await run(jobId);
  expect((await job(jobId, callers.bureauClerk)).status).toBe(404);
  const { body } = await job(jobId, callers.cityClerk);
  const lines = contentsOf(await (await fetch(body.resultsUrl)).text());
  expect(lines.filter(({ type }) => type === 'budget').every((line) => line['complete'] === false)).toBe(
    true,
  );
});

it('writes an export for somebody who has no business: its head, no entry, its end', async () => {
  const jobId = await begun(callers.otherBureau);
  await run(jobId);
  const { body } = await job(jobId, callers.otherBureau);
  const text = await (await fetch(body.resultsUrl)).text();
  expect(await verdictOf(text)).toMatchObject({ holds: true });
  expect(contentsOf(text).filter(({ type }) => type === 'entry')).toEqual([]);
});

it('refuses at once what is too large, and says what to do', async () => {
  const chain = chainOf.insurer('picc-sn');
  const head = await readHead(engine.store, chain);
  const large = { ...head, entries: mostLinesAtOnce + 1, revision: head.revision + 1 };
  await commit(engine.store, [replace('head', { ...keys.chainHead(chain), type: 'ledger-chain', ...large })]);
  const refused = await ask('GET /v1/ledger/export', { caller: callers.insurerFinance });
  expect(refused).toMatchObject({ status: 409, body: { code: 'export-too-large' } });
  expect(refused.body.detail).toContain('POST /v1/ledger/exports');
});
