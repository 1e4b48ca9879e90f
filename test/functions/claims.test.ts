import { randomUUID } from 'node:crypto';
import { TransactWriteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { businessTable } from '../../functions/runtime/business-table.ts';
import { claimAnswer, claimRow } from '../../shared/contract/operations/claims.ts';
import { taskAnswer } from '../../shared/contract/operations/tasks.ts';
import { taskRow } from '../../shared/contract/operations/worklists.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { readPartition } from '../../shared/persistence/store.ts';
import { approved, assessed, ClaimDesk, surveyed } from '../support/claim-desk.ts';
import { callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';
import { writeUnits } from '../support/write-units.ts';

let desk: ClaimDesk;
let firms = 100;
const someoneElse = testFirm(99);

beforeAll(async () => {
  desk = await ClaimDesk.open();
  await desk.insured(someoneElse, '西安旁观科技有限公司');
});
beforeEach(() => desk.clear());
afterAll(() => desk.close());

async function insured() {
  firms += 1;
  const firm = testFirm(firms);
  desk.now = '2026-01-05T01:00:00.000Z';
  const policyNo = await desk.insured(firm, `西安示范${firms}号科技有限公司`);
  desk.now = '2026-03-25T01:00:00.000Z';
  return { firm, policyNo };
}

const payment = { bankReference: 'OUT-1', paidAt: '2026-03-25T01:00:00Z', amountFen: 2_376_000 };

/** Items that requests to the table carry while `act` runs, by request. */
async function writesDuring(act: () => Promise<unknown>): Promise<Record<string, unknown>[][]> {
  const { client } = businessTable();
  const requests: Record<string, unknown>[][] = [];
  const send = client.send.bind(client);
  client.send = ((command: unknown, ...rest: []) => {
    if (command instanceof PutCommand) requests.push([command.input.Item ?? {}]);
    if (command instanceof TransactWriteCommand) {
      requests.push((command.input.TransactItems ?? []).map((item) => item.Put?.Item ?? {}));
    }
    return send(command as PutCommand, ...rest);
  }) as typeof client.send;
  try {
    await act();
  } finally {
    client.send = send;
  }
  return requests;
}

describe('reporting a loss', () => {
  it('answers with the claim as the contract shows it', async () => {
    const { firm, policyNo } = await insured();
    const answer = await desk.report(firm, policyNo);
    expect(answer.status).toBe(201);
    expect(claimAnswer.strict().parse(answer.body)).toMatchObject({
      status: 'reported',
      firm: { uscc: firm.org },
      tasks: [],
      estimatedFen: 3_350_000,
      reserveFen: 3_350_000,
      checks: [
        { rule: 'CLM-25', met: true },
        { rule: 'CLM-15', met: true, factEn: '¥50,000.00 left of the limit' },
        { rule: 'QTE-5', met: true },
        { rule: 'case-10', met: true },
      ],
      policyAsAtLoss: { limitFen: 5_000_000, remainingFen: 5_000_000, isPaid: true },
      history: [{ event: 'reported', actor: firm.sub }],
      assessedByMe: false,
    });
  });

  it('is stored once, and answered with the first answer however far the claim has gone', async () => {
    const { firm, policyNo } = await insured();
    const key = randomUUID();
    const first = await desk.report(firm, policyNo, {}, key);
    expect((await desk.report(firm, policyNo, {}, key)).body).toEqual(first.body);
    await desk.relay();
    await desk.answer(first.body.claimNo, callers.adjuster, surveyed);
    desk.now = '2027-01-02T01:00:00.000Z';
    const later = await desk.report(firm, policyNo, {}, key);
    expect(later.status).toBe(201);
    expect(later.body).toEqual(first.body);
    expect(await desk.report(firm, policyNo, { estimatedFen: 1 }, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });

  it('makes one claim of ten requests at once with one key', async () => {
    const { firm, policyNo } = await insured();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.report(firm, policyNo, {}, key)));
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.body.claimNo}`)).size).toBe(1);
    const { items } = (await desk.ask('GET /v1/claims', { caller: firm })).body;
    expect(items).toHaveLength(1);
  });

  it.each([
    ['cover-unknown', 422, { coverCode: 'rd-failure' }],
    ['occurred-in-future', 422, { occurredAt: '2026-03-26T02:00:00Z' }],
    ['invalid-request', 400, { cause: 'theft' }],
    ['invalid-request', 400, { estimatedFen: -1 }],
    ['invalid-request', 400, { occurredAt: 'yesterday' }],
    ['invalid-request', 400, { status: 'paid' }],
    ['not-found', 404, { policyNo: 'KB202600000000015' }],
  ])('refuses %s with %i', async (code, status, changes) => {
    const { firm, policyNo } = await insured();
    expect(await desk.report(firm, policyNo, changes)).toMatchObject({ status, body: { code } });
  });

  it('costs at most 4 write units (U1)', async () => {
    const { firm, policyNo } = await insured();
    const description =
      '自研高压测试台在夜间连续运行时短路起火，主控板、电源模块与线缆烧毁，现场已断电并拍照。'.repeat(3);
    const requests = await writesDuring(() => desk.report(firm, policyNo, { description }));
    expect(requests).toHaveLength(1);
    expect(writeUnits(requests[0] ?? [])).toBeLessThanOrEqual(4);
  });
});

describe('who sees a claim', () => {
  it.each<[string, TestCaller, number]>([
    ['another firm', someoneElse, 404],
    ['an insurer that has no share', callers.cpicAdjuster, 404],
    ['a bureau of another province', callers.otherBureau, 404],
    ['the operator', callers.operator, 404],
    ['the insurer', callers.insurerFinance, 200],
    ['the province', callers.bureauClerk, 200],
    ['the city', callers.cityClerk, 200],
  ])('%s', async (_, by, status) => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    const params = { claimNo };
    expect((await desk.ask('GET /v1/claims/{claimNo}', { caller: by, params })).status).toBe(status);
    const listed = (await desk.ask('GET /v1/claims', { caller: by, query: { limit: '100' } })).body.items;
    expect(listed.some((row: { claimNo: string }) => row.claimNo === claimNo)).toBe(status === 200);
  });

  it('shows bureaus neither papers nor tasks', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    await desk.attach(firm, claimNo, Buffer.from('photo'));
    const shown = claimAnswer.strict().parse(await desk.read(claimNo, callers.bureauClerk));
    expect(shown).toMatchObject({ tasks: [] });
    expect(shown.documents).toBeUndefined();
    expect((await desk.read(claimNo, firm)).documents).toHaveLength(1);
  });

  it('shows insurers, and nobody else, what was last assessed, whether it waits or was returned', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    expect((await desk.read(claimNo)).assessment).toBeUndefined();
    await desk.answer(claimNo, callers.adjuster, surveyed);
    await desk.answer(claimNo, callers.adjuster, assessed);
    const { outcome, ...sheet } = assessed;
    const submitted = { assessedBy: callers.adjuster.sub, outcome, sheet };
    const shown = claimAnswer.strict().parse(await desk.read(claimNo, callers.adjuster2));
    expect(shown.assessment).toMatchObject(submitted);
    await desk.answer(claimNo, callers.adjuster2, { outcome: 'return', reason: '请补充发票' });
    expect((await desk.read(claimNo)).assessment).toMatchObject(submitted);
    for (const outsider of [firm, callers.bureauClerk])
      expect((await desk.read(claimNo, outsider)).assessment).toBeUndefined();
  });

  it('lists by status, newest first, page by page', async () => {
    const { firm, policyNo } = await insured();
    const numbers: string[] = [];
    for (const day of ['10', '15', '20']) {
      numbers.unshift(await desk.reported(firm, policyNo, { occurredAt: `2026-02-${day}T02:00:00Z` }));
    }
    await desk.answer(numbers[0] ?? '', callers.adjuster, surveyed);
    const list = async (query: Record<string, string>) =>
      (await desk.ask('GET /v1/claims', { caller: firm, query })).body;
    const first = await list({ status: 'surveying', limit: '1' });
    expect(first.items.map((row: unknown) => claimRow.strict().parse(row).claimNo)).toEqual([numbers[1]]);
    const second = await list({ status: 'surveying', limit: '1', cursor: first.nextCursor });
    expect(second.items.map((row: { claimNo: string }) => row.claimNo)).toEqual([numbers[2]]);
    expect(second.nextCursor).toBeUndefined();
    expect((await list({ status: 'fraud-hold' })).items).toEqual([]);
  });
});

describe('documents of a claim', () => {
  it('are announced once and answered with the same address', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    const body = {
      kind: 'loss-photos',
      fileName: 'IMG_01.jpg',
      contentType: 'image/jpeg',
      sizeBytes: 20_971_520,
      sha256: 'a'.repeat(64),
    };
    const request = { caller: firm, params: { claimNo }, body, key: randomUUID() };
    const first = await desk.ask('POST /v1/claims/{claimNo}/documents', request);
    expect(first.status).toBe(201);
    expect((await desk.ask('POST /v1/claims/{claimNo}/documents', request)).body).toEqual(first.body);
    const signed = new URL(first.body.uploadUrl).searchParams.get('X-Amz-SignedHeaders');
    expect(signed).toBe('content-length;content-type;host;x-amz-checksum-sha256');
  });

  it.each([
    ['too large', { sizeBytes: 20_971_521 }],
    ['empty', { sizeBytes: 0 }],
    ['of another type', { contentType: 'text/html' }],
    ['without a checksum', { sha256: 'abc' }],
  ])('are not taken %s', async (_, changes) => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    expect(await desk.attach(firm, claimNo, Buffer.from('x'), changes)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request' },
    });
  });

  it('of another claim do not count', async () => {
    const { firm, policyNo } = await insured();
    const other = await desk.reported(firm, policyNo);
    const content = Buffer.from('%PDF-1.7');
    const { documentId, uploadUrl, headers } = (await desk.attach(firm, other, content)).body;
    await fetch(uploadUrl, { method: 'PUT', headers, body: content });
    const claimNo = await desk.reported(firm, policyNo, { occurredAt: '2026-02-01T02:00:00Z' });
    await desk.answer(claimNo, callers.adjuster, {
      findings: '缺发票',
      outcome: 'request-documents',
      documentKinds: ['repair-invoice'],
    });
    expect(await desk.answer(claimNo, firm, { documentIds: [documentId] })).toMatchObject({
      status: 422,
      body: { code: 'document-not-uploaded' },
    });
  });
});

describe('tasks', () => {
  const listOf = async (by: TestCaller, query: Record<string, string> = {}) => {
    const answer = await desk.ask('GET /v1/tasks', { caller: by, query: { limit: '100', ...query } });
    return answer.body.items as { taskId: string; kind: string; claimNo?: string }[];
  };
  const kindsFor = async (by: TestCaller, claimNo: string) =>
    (await listOf(by)).filter((row) => row.claimNo === claimNo).map((row) => row.kind);

  it('stand on the list of whoever may complete them, and on no other', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    const seen = async () => ({
      adjuster: await kindsFor(callers.adjuster, claimNo),
      adjuster2: await kindsFor(callers.adjuster2, claimNo),
      manager: await kindsFor(callers.claimsManager, claimNo),
      finance: await kindsFor(callers.insurerFinance, claimNo),
      firm: await kindsFor(firm, claimNo),
      other: await kindsFor(callers.cpicAdjuster, claimNo),
    });
    const nobody = { adjuster: [], adjuster2: [], manager: [], finance: [], firm: [], other: [] };
    const adjusters = (kind: string) => ({ adjuster: [kind], adjuster2: [kind], manager: [kind] });
    expect(await seen()).toEqual({ ...nobody, ...adjusters('survey') });
    await desk.answer(claimNo, callers.adjuster, surveyed);
    expect(await seen()).toEqual({ ...nobody, ...adjusters('assess-loss') });
    await desk.answer(claimNo, callers.adjuster, assessed);
    expect(await seen()).toEqual({ ...nobody, ...adjusters('approve'), adjuster: [] });
    await desk.answer(claimNo, callers.adjuster2, approved);
    expect(await seen()).toEqual({ ...nobody, firm: ['accept-offer'] });
    await desk.answer(claimNo, firm, { outcome: 'accept' });
    expect(await seen()).toEqual({ ...nobody, finance: ['confirm-payment'] });
  });

  it('carry what a person needs to choose the next one', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    const row = (await listOf(callers.adjuster)).find((one) => one.claimNo === claimNo);
    expect(taskRow.strict().parse(row)).toMatchObject({
      kind: 'survey',
      dueOn: '2026-04-24',
      movedTo: '2026-04-24',
      article: '保险法第23条',
      firm: { uscc: firm.org },
      productCode: 'qinke-inclusive',
      coverCode: 'equipment',
      estimatedFen: 3_350_000,
      remainingFen: 5_000_000,
      claimStatus: 'surveying',
    });
  });

  it('come the least time left first, page by page, with what is overdue', async () => {
    const { firm, policyNo } = await insured();
    await desk.reported(firm, policyNo, { occurredAt: '2026-02-01T02:00:00Z' });
    desk.now = '2026-03-28T01:00:00.000Z';
    await desk.reported(firm, policyNo, { occurredAt: '2026-02-10T02:00:00Z' });
    desk.now = '2026-04-26T01:00:00.000Z';
    const read = (query: Record<string, string>) =>
      desk.ask('GET /v1/tasks', { caller: callers.adjuster, query });
    const all = (await read({ limit: '100', kind: 'survey' })).body;
    const dues = all.items.map((row: { dueOn: string }) => row.dueOn);
    expect(dues).toEqual(dues.toSorted((a: string, b: string) => (a < b ? -1 : 1)));
    expect(all.counts.overdue).toBe(dues.filter((due: string) => due < '2026-04-26').length);
    const paged: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = (await read({ limit: '3', kind: 'survey', ...(cursor && { cursor }) })).body;
      paged.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(paged).toEqual(all.items);
  });

  it('are completed once: again with the same key the same answer, with another key closed', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    const { taskId } = await desk.openTask(claimNo);
    const key = randomUUID();
    const first = await desk.complete(taskId, callers.adjuster, surveyed, key);
    expect(taskAnswer.strict().parse(first.body)).toMatchObject({ status: 'done', outcome: 'complete' });
    expect((await desk.complete(taskId, callers.adjuster, surveyed, key)).body).toEqual(first.body);
    expect(await desk.complete(taskId, callers.adjuster, surveyed)).toMatchObject({
      status: 409,
      body: { code: 'task-closed' },
    });
  });

  it('of another role are forbidden, of another organisation not found', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    const { taskId } = await desk.openTask(claimNo);
    const by = async (who: TestCaller) => (await desk.complete(taskId, who, surveyed)).status;
    expect(await by(callers.insurerFinance)).toBe(403);
    expect(await by(firm)).toBe(404);
    expect(await by(callers.cpicAdjuster)).toBe(404);
    expect(await by(callers.bureauClerk)).toBe(404);
  });

  it('name every fault of a body with its path', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    await desk.answer(claimNo, callers.adjuster, surveyed);
    const body = {
      lossLines: [
        { item: 'award', claimedFen: 1, acceptedFen: 2 },
        { item: 'repair', claimedFen: 1.5 },
      ],
      outcome: 'covered',
    };
    const answer = await desk.answer(claimNo, callers.adjuster, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((fault: { path: string }) => fault.path)).toEqual([
      'lossLines.1.claimedFen',
      'lossLines.1.acceptedFen',
    ]);
    const wrongItem = { ...body, lossLines: body.lossLines.slice(0, 1) };
    const second = await desk.answer(claimNo, callers.adjuster, wrongItem);
    expect(second.body.errors.map((fault: { path: string }) => fault.path)).toEqual([
      'lossLines.0.item',
      'lossLines.0.acceptedFen',
    ]);
  });
});

describe('agreement and payout', () => {
  it('change claim, task, limit and ledger together, and cost at most 12 write units (U1)', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.offered(firm, policyNo);
    await desk.answer(claimNo, firm, { outcome: 'accept' });
    const { taskId } = await desk.openTask(claimNo);
    const requests = await writesDuring(() => desk.complete(taskId, callers.insurerFinance, payment));
    expect(requests.map((items) => items.map((item) => item['type']))).toEqual([
      ['task', 'claim', 'limits', 'entry', 'idempotency'],
    ]);
    expect(writeUnits(requests[0] ?? [])).toBeLessThanOrEqual(12);
  });

  it('leave the ledger with the indemnity paid from the insurer’s bank', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.offered(firm, policyNo);
    await desk.answer(claimNo, firm, { outcome: 'accept' });
    await desk.answer(claimNo, callers.insurerFinance, payment);
    const entries = (await readPartition(desk.engine.store, keys.policy(policyNo).pk, 'ENTRY#')).filter(
      (entry) => entry['claimNo'] === claimNo,
    );
    const sums: Record<string, number> = {};
    for (const entry of entries) {
      for (const leg of entry['legs'] as { account: string; fen: number }[]) {
        sums[leg.account] = (sums[leg.account] ?? 0) + leg.fen;
      }
    }
    expect(sums).toEqual({
      'claims-incurred:picc-sn': 0,
      'claims-payable': 0,
      'bank:picc-sn': -2_376_000,
      'claims-paid': 2_376_000,
    });
  });

  it('never pass the limit, whichever of two claims is first (CLM-15, invariant 7)', async () => {
    const { firm, policyNo } = await insured();
    const claims = [
      await desk.offered(firm, policyNo),
      await desk.offered(firm, policyNo, { occurredAt: '2026-02-01T02:00:00Z' }),
      await desk.offered(firm, policyNo, { occurredAt: '2026-02-20T02:00:00Z' }),
    ];
    const tasks = await Promise.all(claims.map((claimNo) => desk.openTask(claimNo)));
    const answers = await Promise.all(
      tasks.map((task) => desk.complete(task.taskId, firm, { outcome: 'accept' })),
    );
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 200, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body).toMatchObject({
      code: 'limit-changed',
      facts: { leftFen: 5_000_000 - 2 * 2_376_000, needFen: 2_376_000 },
    });
    await desk.relay();
    const left = claims[answers.findIndex((answer) => answer.status === 409)] ?? '';
    await desk.answer(left, firm, { outcome: 'dispute', reason: '限额已被占用，请重新核定' });
    await desk.answer(left, callers.adjuster2, assessed);
    expect((await desk.openTask(left)).kind).toBe('accept-offer');
    expect((await desk.read(left, firm)).indemnity).toMatchObject({ totalFen: 248_000 });
  });

  it('happen once when ten people confirm the same payment', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.offered(firm, policyNo);
    await desk.answer(claimNo, firm, { outcome: 'accept' });
    const { taskId } = await desk.openTask(claimNo);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => desk.complete(taskId, callers.insurerFinance, payment)),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.body.code === 'task-closed')).toHaveLength(9);
    expect((await desk.read(claimNo)).policyAsAtLoss.remainingFen).toBe(5_000_000 - 2_376_000);
  });
});

describe('notices', () => {
  const noticesOf = async (audience: string, claimNo: string) => {
    const items = await readPartition(desk.engine.store, keys.notice(audience, '').pk);
    return items.filter((item) => item['claimNo'] === claimNo).map((item) => item['kind']);
  };

  it('tell each side what it has to do, and the firm how it ended', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.offered(firm, policyNo);
    await desk.answer(claimNo, firm, { outcome: 'accept' });
    await desk.answer(claimNo, callers.insurerFinance, payment);
    expect(await noticesOf(`firm#${firm.org}`, claimNo)).toEqual([
      'claim.registered',
      'task.opened',
      'claim.paid',
    ]);
    expect(await noticesOf('insurer#picc-sn', claimNo)).toEqual([
      'task.opened',
      'task.opened',
      'task.opened',
      'task.opened',
    ]);
  });

  it('carry the letter of a rejection (CLM-6)', async () => {
    const { firm, policyNo } = await insured();
    const claimNo = await desk.reported(firm, policyNo);
    await desk.answer(claimNo, callers.adjuster, surveyed);
    const rejection = { ruleId: 'CLM-25', reason: '出险在保险期间之前' };
    await desk.answer(claimNo, callers.adjuster, { lossLines: [], outcome: 'rejected', rejection });
    const items = await readPartition(desk.engine.store, keys.notice(`firm#${firm.org}`, '').pk);
    expect(items.find((item) => item['kind'] === 'claim.rejected')).toMatchObject({
      text: { zh: expect.stringContaining('理由：出险在保险期间之前') },
    });
  });
});
