import { randomUUID } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSheet } from 'read-excel-file/universal';
import { handler as reconciliation } from '../../functions/reconciliation/reconciliation-api.ts';
import { handler as settlement } from '../../functions/settlement/settlement-api.ts';
import { insurerCode } from '../../shared/domain/ids.ts';
import { insertPolicy } from '../../shared/persistence/policies.ts';
import { commit } from '../../shared/persistence/store.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { everyItem } from '../support/every-item.ts';
import { caller, callers, type TestAnswer, type TestCaller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';
import { paidPolicy } from '../support/settled-policies.ts';
import { runSettlementWorkflow } from '../support/settlement-workflow.ts';
import { zipOf } from '../support/zips.ts';

let now = '2026-01-05T01:00:00Z';
let engine: Engine;
let settlementId = '';
const people = journeysAt(() => now);
const ask = {
  settlement: caller(settlement, () => now),
  lists: caller(reconciliation, () => now),
};
/** What a spreadsheet would run, in every way in which it may begin. */
const names = ["=cmd|' /C calc'!A0", '+甲公司', '-乙公司', '@丙公司', "'=丁公司", '＝戊公司'];
const route = 'PUT /v1/settlements/{settlementId}/insurer-list';
type Line = Record<string, string>;

beforeAll(async () => {
  engine = await startEngine();
  await people.approveBudget('2026', [9_600_000, 4_800_000, 1_600_000]);
  for (const [index, name] of names.entries()) {
    const firm = testFirm(index + 1);
    await people.register(firm, name);
    await people.insure(firm, name, '2026-01-10');
  }
  now = '2026-04-02T01:00:00Z';
  settlementId = await begin();
});
afterAll(() => engine.stop());

async function begin(): Promise<string> {
  const body = { programmeId: 'SN-QKB-PH', quarter: '2026-Q1' };
  const begun = await ask.settlement('POST /v1/settlements', { caller: callers.insurerFinance, body });
  await runSettlementWorkflow(begun.body.settlementId, now);
  return begun.body.settlementId;
}

function put(body: string | Uint8Array, by: TestCaller = callers.insurerFinance, key = randomUUID()) {
  now = new Date(Date.parse(now) + 1_000).toISOString();
  return ask.lists(route, { caller: by, params: { settlementId }, body, key });
}

function exported(query: Record<string, string>, by: TestCaller = callers.insurerFinance) {
  return ask.lists('GET /v1/settlements/{settlementId}/export', {
    caller: by,
    params: { settlementId },
    query,
  });
}

function rows(query: Record<string, string> = {}) {
  return ask.settlement('GET /v1/settlements/{settlementId}/rows', {
    caller: callers.insurerFinance,
    params: { settlementId },
    query,
  });
}

async function lines(): Promise<Line[]> {
  return parse((await exported({ format: 'csv' })).text, { columns: true });
}

function csv(of: readonly Line[]): string {
  return stringify([...of], { header: true });
}

async function changed(change: (line: Line, index: number) => Line | undefined): Promise<string> {
  const list = (await lines()).map(change).filter((line): line is Line => line !== undefined);
  return csv(list);
}

async function state(): Promise<TestAnswer> {
  return ask.settlement('GET /v1/settlements/{settlementId}', {
    caller: callers.insurerFinance,
    params: { settlementId },
  });
}

describe('an export put back unchanged', () => {
  it('is all matched as CSV; the same file again is refused, its own repetition is answered', async () => {
    const file = await exported({ format: 'csv' });
    const key = randomUUID();
    const first = await put(file.bytes, callers.insurerFinance, key);
    expect(first).toMatchObject({
      status: 200,
      body: {
        status: 'draft',
        counts: { MATCHED: 6 },
        totals: { subsidyFen: 480_000, payableFen: 480_000 },
        list: {
          rows: 6,
          rejected: 0,
          control: { ledger: { rows: 6, subsidyFen: 480_000 }, list: { rows: 6, subsidyFen: 480_000 } },
        },
        rejected: 0,
        errors: [],
      },
    });
    expect((await put(file.bytes, callers.insurerFinance, key)).body).toEqual(first.body);
    expect(await put(file.bytes)).toMatchObject({ status: 409, body: { code: 'list-already-put' } });
    const reused = await put(`${file.text}\n`, callers.insurerFinance, key);
    expect(reused).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('is all matched as XLSX, where no cell is a formula and amounts are numbers', async () => {
    const file = await exported({ format: 'xlsx' });
    const sheet = await readSheet(new Uint8Array(file.bytes).buffer);
    expect(sheet[1]?.[10]).toBe(100_000);
    expect(sheet.slice(1).map((row) => row[6])).toContain(`'=cmd|' /C calc'!A0`);
    expect((await put(file.bytes)).body).toMatchObject({ counts: { MATCHED: 6 }, rejected: 0 });
  });

  it('is all matched in GB18030, and with a mark of UTF-8', async () => {
    const text = await changed((line) => ({ ...line, name: '西安科技' }));
    const ascii = Buffer.from(text.replaceAll('西安科技', '____'));
    const gb = Buffer.from('CEF7B0B2BFC6BCBC', 'hex');
    const encoded = Buffer.concat(
      ascii
        .toString()
        .split('____')
        .flatMap((part, index) => (index === 0 ? [Buffer.from(part)] : [gb, Buffer.from(part)])),
    );
    expect((await put(encoded)).body).toMatchObject({ counts: { MATCHED: 6 }, rejected: 0 });
    expect((await put(`\uFEFF${text}`)).body).toMatchObject({ counts: { MATCHED: 6 }, rejected: 0 });
  });

  it('keeps the names that it neutralised, and reads them back as they are', async () => {
    const list = await lines();
    expect(new Set(list.map((line) => line['name']))).toEqual(new Set(names.map((name) => `'${name}`)));
  });
});

describe('REC-2: a list that is not the ledger’s', () => {
  it('holds what differs, with both figures and the reason, and pays the rest', async () => {
    const all = await lines();
    const [first, second, third] = all.map((line) => line['policyNo'] ?? '');
    const text = await changed((line, index) => {
      if (index === 0) return { ...line, provinceFen: '48001' };
      if (index === 1) return undefined;
      if (index === 2) return { ...line, status: 'CANCELLED', endedOn: '2026-03-01' };
      return line;
    });
    const again =
      csv(await lines())
        .split('\n')
        .at(-2) ?? '';
    const other =
      csv(all.slice(-1))
        .split('\n')[1]
        ?.replace(/^KB\d{4}\w{11}/, 'KB202600000000003') ?? '';
    const answer = await put(`${text}${again}\n${other}\n`);
    expect(answer.body.errors).toEqual([]);
    expect(answer.body.counts).toMatchObject({
      MATCHED: 3,
      AMOUNT_DIFF: 1,
      ONLY_PLATFORM: 1,
      STATUS_DIFF: 1,
      DUPLICATE: 1,
      ONLY_INSURER: 1,
    });
    expect(answer.body.totals.payableFen).toBe(240_000);
    expect(answer.body.list.control).toMatchObject({ ledger: { rows: 6 }, list: { rows: 7 } });

    const different = (await rows({ outcome: 'AMOUNT_DIFF' })).body.items;
    expect(different).toMatchObject([
      {
        policyNo: first,
        subsidyFen: 80_000,
        listed: { subsidyFen: 80_001 },
        reason: 'amounts-differ',
        entries: 2,
        differences: [{ field: 'provinceFen', ledger: 48_000, listed: 48_001 }],
      },
    ]);
    expect(different[0].explanation.zh).toContain('相差 0.01 元');
    expect((await rows({ outcome: 'ONLY_PLATFORM' })).body.items).toMatchObject([
      { policyNo: second, reason: 'not-on-list' },
    ]);
    expect((await rows({ outcome: 'STATUS_DIFF' })).body.items).toMatchObject([
      { policyNo: third, reason: 'status-differs', listed: { endedOn: '2026-03-01' } },
    ]);
    expect((await rows({ outcome: 'ONLY_INSURER' })).body.items).toMatchObject([
      { policyNo: 'KB202600000000003', subsidyFen: 0, entries: 0 },
    ]);
    expect((await rows({ outcome: 'DUPLICATE' })).body.items).toMatchObject([{ reason: 'listed-twice' }]);
    expect((await rows()).body.items).toHaveLength(8);
  });

  it('is exported with its outcomes, and still as the ledger’s own list', async () => {
    const outcomes: Line[] = parse((await exported({ content: 'outcomes' })).text, { columns: true });
    expect(outcomes).toHaveLength(8);
    expect(outcomes.find((line) => line['outcome'] === 'AMOUNT_DIFF')).toMatchObject({
      ledgerSubsidyFen: '80000',
      listSubsidyFen: '80001',
    });
    expect(await lines()).toHaveLength(6);
  });

  it('has its bad rows in quarantine with cell and fix, and the good ones go on', async () => {
    const text = await changed((line, index) => {
      if (index === 0) return { ...line, premiumFen: '1,000.00元' };
      if (index === 1) return { ...line, insurer: 'cpic-sn' };
      return line;
    });
    const answer = await put(text);
    expect(answer.body).toMatchObject({
      rejected: 2,
      counts: { MATCHED: 4, ONLY_PLATFORM: 2 },
      errors: [
        { row: 2, cell: 'K2', column: 'premiumFen', rule: 'format' },
        { row: 3, cell: 'C3', column: 'insurer', rule: 'REC-0' },
      ],
    });
    expect(answer.body.errors[1].fix).toContain('picc-sn');
    const url = 'GET /v1/settlements/{settlementId}/insurer-list/errors';
    const request = { caller: callers.insurerFinance, params: { settlementId } };
    const errors: string[][] = parse((await ask.lists(url, request)).text);
    expect(errors).toHaveLength(3);
    expect(errors[1]?.slice(0, 3)).toEqual(['2', 'K2', 'format']);
    const xlsx = await ask.lists(url, { ...request, query: { format: 'xlsx' } });
    expect(await readSheet(new Uint8Array(xlsx.bytes).buffer)).toHaveLength(3);
    expect((await ask.lists(url, { ...request, caller: callers.bureauClerk })).status).toBe(403);
  });
});

describe('a file that is no list', () => {
  const bomb = zipOf('xl/worksheets/sheet1.xml', deflateRawSync(new Uint8Array(100_000)), 40_000_000);

  it.each([
    ['a zip bomb', bomb, 'file'],
    ['a zip cut off', bomb.slice(0, bomb.length - 10), 'file'],
    ['no table', new Uint8Array([1, 0, 255, 254, 0]), 'file'],
    ['UTF-16', Buffer.from('\uFEFFpolicyNo,insurer\nKB202600000000015,picc-sn\n', 'utf16le'), 'file'],
    ['an open quote', 'policyNo,"x', 'file'],
    ['another header', 'policyNo,amount\nKB202600000000015,1\n', 'header'],
    ['nothing', '', 'file'],
  ])('%s is refused in words, and nothing is booked', async (_, body, path) => {
    const before = await everyItem(engine.store);
    const answer = await put(body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request', errors: [{ path }] } });
    expect(await everyItem(engine.store)).toEqual(before);
  });

  it('tells an insurer nothing of a policy that another one leads: to it there is none', async () => {
    const own = paidPolicy({ serial: 99 });
    const insurers = [{ ...own.insurers[0]!, insurer: insurerCode.parse('cpic-sn') }];
    expect(await commit(engine.store, [insertPolicy({ ...own, insurers })])).toEqual({ done: true });
    const [, line] = csv((await lines()).slice(0, 1)).split('\n');
    const foreign = line?.replace(/^KB\d{4}\w{11}/, own.policyNo);
    const answer = await put([csv(await lines()).trimEnd(), foreign, ''].join('\n'));
    expect(answer.body).toMatchObject({
      counts: { MATCHED: 6, ONLY_INSURER: 1 },
      totals: { payableFen: 480_000 },
    });
    const [row] = (await rows({ outcome: 'ONLY_INSURER' })).body.items;
    expect(row).toMatchObject({
      policyNo: own.policyNo,
      reason: 'not-on-platform',
      entries: 0,
      premiumFen: 0,
    });
  });

  it('cut off within its last row has that row in quarantine, and the others go on', async () => {
    const text = csv(await lines());
    const answer = await put(text.slice(0, text.trimEnd().lastIndexOf('picc-sn') + 4));
    expect(answer.body).toMatchObject({ rejected: 1, counts: { MATCHED: 5, ONLY_PLATFORM: 1 } });
    expect(answer.body.errors[0]).toMatchObject({ row: 7 });
  });

  it('with no row that can be read is refused with each cell', async () => {
    const text = await changed((line) => ({ ...line, insurer: 'cpic-sn' }));
    const answer = await put(text);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].path).toBe('rows.C2');
  });

  it('beyond 5 MB is told to come by upload', async () => {
    expect((await put('x'.repeat(5_242_881))).status).toBe(413);
  });
});

describe('who may put a list, and until when', () => {
  it('is the insurer’s own finance, while the settlement is its draft', async () => {
    const file = (await exported({ format: 'csv' })).bytes;
    expect((await put(file, callers.cpicFinance)).status).toBe(404);
    for (const by of [callers.bureauClerk, callers.firmA, callers.adjuster, callers.operator]) {
      expect((await put(file, by)).status).toBe(403);
    }
    expect((await put(file)).body.counts).toMatchObject({ MATCHED: 6 });
    expect((await state()).body.history.at(-1)).toMatchObject({
      event: 'list-put',
      totals: { payableFen: 480_000 },
    });
    const body = { outcome: 'submit', reason: '已核对' };
    await ask.settlement('POST /v1/settlements/{settlementId}/decision', {
      caller: callers.insurerFinance,
      params: { settlementId },
      body,
    });
    expect(await put('x')).toMatchObject({ status: 409, body: { code: 'wrong-status' } });
    expect((await exported({ format: 'csv' }, callers.cityClerk)).status).toBe(200);
  });
});

describe('an objection to a row that was compared with a list', () => {
  const path = 'POST /v1/settlements/{settlementId}/objections';

  it('case 50: stops it alone, is decided by another person, and pays the rest', async () => {
    const decide = (by: TestCaller, outcome: string) =>
      ask.settlement('POST /v1/settlements/{settlementId}/decision', {
        caller: by,
        params: { settlementId },
        body: { outcome, reason: '已核对' },
      });
    const policyNo = (await rows()).body.items[0].policyNo;
    const object = (by: TestCaller, body: object = { policyNo, reason: '企业已迁出' }, key = randomUUID()) =>
      ask.settlement(path, { caller: by, params: { settlementId }, body, key });
    expect(await object(callers.cityClerk)).toMatchObject({ status: 409, body: { code: 'wrong-status' } });
    expect((await decide(callers.bureauClerk, 'notice')).body.status).toBe('under-notice');
    const key = randomUUID();
    const raised = await object(callers.cityClerk, undefined, key);
    expect(raised).toMatchObject({
      status: 201,
      body: { objection: { status: 'open', policyNo }, totals: { payableFen: 400_000 } },
    });
    expect((await object(callers.cityClerk, undefined, key)).body).toEqual(raised.body);
    expect((await object(callers.bureauClerk)).body.code).toBe('objection-open');
    const elsewhere = { ...callers.cityClerk, org: '610200' };
    expect((await object(elsewhere)).status).toBe(404);
    const unknown = { policyNo: 'KB202600000000003', reason: '不详' };
    expect((await object(callers.bureauClerk, unknown)).body.code).toBe('row-unknown');
    expect((await object(callers.firmA)).status).toBe(403);
    const stopped = (await rows()).body.items.find((row: { policyNo: string }) => row.policyNo === policyNo);
    expect(stopped).toMatchObject({ outcome: 'MATCHED', reason: 'objection' });
    expect(stopped.explanation.zh).toContain('异议');

    const { objectionId } = raised.body.objection;
    const answerTo = (by: TestCaller, outcome: string, of = objectionId, again = randomUUID()) =>
      ask.settlement('POST /v1/settlements/{settlementId}/objections/{objectionId}/decision', {
        caller: by,
        params: { settlementId, objectionId: of },
        body: { outcome, reason: '已核实' },
        key: again,
      });
    expect((await answerTo(callers.cityClerk, 'dismiss')).status).toBe(403);
    expect((await answerTo(callers.bureauClerk, 'dismiss', `obj_${'0'.repeat(26)}`)).status).toBe(404);
    const decisionKey = randomUUID();
    const dismissed = await answerTo(callers.bureauClerk, 'dismiss', objectionId, decisionKey);
    expect(dismissed.body).toMatchObject({
      objection: { status: 'dismissed' },
      totals: { payableFen: 480_000 },
    });
    const repeated = await answerTo(callers.bureauClerk, 'dismiss', objectionId, decisionKey);
    expect(repeated.body).toEqual(dismissed.body);
    expect((await answerTo(callers.bureauClerk, 'uphold')).body.code).toBe('objection-decided');

    await object(callers.cityClerk);
    now = '2026-04-20T01:00:00Z';
    const approved = await decide(callers.bureauApprover, 'approve');
    expect(approved.body).toMatchObject({ status: 'approved', totals: { payableFen: 400_000 } });
    expect(approved.body.objections).toHaveLength(2);
  });
});
