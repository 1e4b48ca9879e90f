import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as paymentsApi } from '../../functions/payments/payments-api.ts';
import { handler as paymentsTasks } from '../../functions/payments/payments-tasks.ts';
import { handler as policiesApi } from '../../functions/policies/policies-api.ts';
import { handler as transfersApi } from '../../functions/transfers/transfers-api.ts';
import { statementStates as at } from '../../shared/contract/workflows.ts';
import { camt053 } from '../support/camt053.ts';
import { runChunked } from '../support/chunked-workflow.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { startFileStore } from '../support/file-store.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';

const now = '2026-01-06T01:00:00.000Z';
let engine: Engine;
let files: Awaited<ReturnType<typeof startFileStore>>;
let serial = 7_300;
const people = journeysAt(() => now);
const ask = {
  payments: caller(paymentsApi, () => now),
  policies: caller(policiesApi, () => now),
  transfers: caller(transfersApi, () => now),
};

beforeAll(async () => {
  engine = await startEngine();
  files = await startFileStore();
});
afterAll(async () => {
  await files.stop();
  await engine.stop();
});

/** A policy that waits for its premium, and the line by which it is paid. */
async function premiumDue(called?: string) {
  serial += 1;
  const firm = testFirm(serial);
  const name = called ?? `西安流水${serial}号科技有限公司`;
  await people.register(firm, name);
  const { policyNo, payment } = await people.bind(firm, '2026-01-10');
  const line = `P-${serial},2026-01-05,${name},6222020000000001,${payment.dueFen},${payment.reference}`;
  return { firm, name, policyNo, payment, line };
}

const header = 'bankReference,paidAt,payerName,payerAccount,amountFen,remark';

function announce(content: Uint8Array, more: object = {}, by: TestCaller = callers.insurerFinance) {
  const body = {
    purpose: 'bank-statement',
    fileName: '流水.csv',
    contentType: 'text/csv',
    sizeBytes: content.byteLength,
    sha256: createHash('sha256').update(content).digest('hex'),
    ...more,
  };
  return ask.transfers('POST /v1/uploads', { caller: by, body });
}

async function uploaded(text: string | Uint8Array, more: object = {}): Promise<string> {
  const content = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const { body } = await announce(content, more);
  await fetch(body.uploadUrl, { method: 'PUT', headers: body.headers, body: Buffer.from(content) });
  return body.uploadId;
}

function read(uploadId: string, by: TestCaller = callers.insurerFinance, key = randomUUID()) {
  return ask.payments('POST /v1/bank-statements', { caller: by, body: { uploadId }, key });
}

async function worked(text: string | Uint8Array, more: object = {}) {
  const begun = await read(await uploaded(text, more));
  expect(begun.status, begun.text).toBe(202);
  const { jobId } = begun.body;
  await runChunked(paymentsTasks, at, { subject: jobId, enteredAt: now, twice: true });
  const asked = { caller: callers.insurerFinance, params: { jobId } };
  return (await ask.transfers('GET /v1/jobs/{jobId}', asked)).body;
}

async function fileAt(url: string): Promise<readonly string[]> {
  return (await (await fetch(url)).text()).trim().split('\n').slice(1);
}

async function statusOf({ firm, policyNo }: { firm: TestCaller; policyNo: string }): Promise<string> {
  const asked = { caller: firm, params: { policyNo } };
  return (await ask.policies('GET /v1/policies/{policyNo}', asked)).body.status;
}

describe('a bank statement that comes by an upload', () => {
  it('is read part by part, each line once, wherever it stands and however often it is delivered', async () => {
    const due = await premiumDue();
    const unknown = Array.from({ length: 201 }, (_, which) => `U-${which},2026-01-05,某公司,6222,100,货款`);
    const job = await worked([header, ...unknown, due.line, unknown[0], ''].join('\n'));
    expect(job).toMatchObject({
      kind: 'bank-statement',
      state: 'done',
      total: 203,
      done: 203,
      rejected: 202,
    });
    expect(await statusOf(due)).toBe('in-force');
    const results = await fileAt(job.resultsUrl);
    expect(results).toHaveLength(203);
    expect(results[201]).toContain(`P-${serial},2026-01-04T16:00:00.000Z,${due.payment.dueFen},matched`);
    expect(results[202]).toContain('U-0,2026-01-04T16:00:00.000Z,100,unmatched,seen-before');
    expect(await fileAt(job.errorsUrl)).toHaveLength(202);
    const { items } = (await ask.payments('GET /v1/bank-statements', { caller: callers.insurerFinance }))
      .body;
    expect(items.map(({ lines }: { lines: number }) => lines).toSorted()).toEqual([200, 3]);
  });

  it('may be in camt.053, and in the letters of Chinese banks', async () => {
    const due = await premiumDue();
    const party = { name: due.name, account: '6222020000000001' };
    const yuan = `${due.payment.dueFen / 100}`;
    const xml = camt053([{ reference: `C-${serial}`, yuan, party, remark: due.payment.reference }]);
    expect(await worked(xml, { contentType: 'application/xml' })).toMatchObject({
      state: 'done',
      rejected: 0,
    });
    expect(await statusOf(due)).toBe('in-force');
    const other = await premiumDue('货款');
    const { dueFen, reference } = other.payment;
    const gb18030 = [0xbb, 0xf5, 0xbf, 0xee];
    const ascii = (text: string) => new TextEncoder().encode(text);
    const line = [
      ...ascii(`G-${serial},2026-01-05,`),
      ...gb18030,
      ...ascii(`,6222,${dueFen},${reference}\n`),
    ];
    expect(await worked(new Uint8Array([...ascii(`${header}\n`), ...line]))).toMatchObject({ rejected: 0 });
    expect(await statusOf(other)).toBe('in-force');
  });

  it('books nothing where a line has a fault, and says where it is', async () => {
    const due = await premiumDue();
    const job = await worked([header, due.line, 'X-1,2026-01-05,某公司,6222,1.5,货款', ''].join('\n'));
    expect(job).toMatchObject({ state: 'failed', reason: { code: 'unreadable' } });
    expect(job.reason.detail).toContain('rows.3.amountFen');
    expect(await statusOf(due)).toBe('awaiting-payment');
    expect(await worked(`${header}\n`)).toMatchObject({ state: 'failed', reason: { code: 'no-rows' } });
  });

  it('is not there until it has been put, and only for who announced it as a statement', async () => {
    const content = new TextEncoder().encode(`${header}\n`);
    const { body } = await announce(content);
    const missing = { code: 'document-not-uploaded', facts: { missing: [body.uploadId] } };
    expect(await read(body.uploadId)).toMatchObject({ status: 422, body: missing });
    await fetch(body.uploadUrl, { method: 'PUT', headers: body.headers, body: 'something else' });
    expect((await read(body.uploadId)).status).toBe(422);
    await fetch(body.uploadUrl, { method: 'PUT', headers: body.headers, body: content });
    expect((await read(body.uploadId)).status).toBe(202);
    expect((await read(body.uploadId, callers.cpicFinance)).status).toBe(404);
    const list = await uploaded('policyNo\n', { purpose: 'insurer-list' });
    expect((await read(list)).body.errors).toMatchObject([{ path: 'uploadId' }]);
    const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    expect((await announce(content, { contentType: xlsx })).status).toBe(400);
    expect((await announce(content, { purpose: 'insurer-list', contentType: 'text/xml' })).status).toBe(400);
  });
});
