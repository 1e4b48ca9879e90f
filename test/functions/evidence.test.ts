import { createHash, randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimAnswer } from '../../shared/contract/operations/claims.ts';
import {
  listDocumentsOperation,
  requestDocumentsOperation,
} from '../../shared/contract/operations/evidence.ts';
import { claimDocument } from '../../shared/domain/claims/claim-document.ts';
import { uscc } from '../../shared/domain/ids.ts';
import { readEvidenceUse, replaceEvidenceUse } from '../../shared/persistence/evidence-uses.ts';
import { commit } from '../../shared/persistence/store.ts';
import { approved, assessed, ClaimDesk, surveyed } from '../support/claim-desk.ts';
import { callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
const asksInvoice = { findings: '缺发票', outcome: 'request-documents' };

let desk: ClaimDesk;
let serial = 2_000;
beforeAll(async () => {
  desk = await ClaimDesk.open();
});
afterAll(() => desk.close());
beforeEach(() => desk.clear());

async function reported(): Promise<{ claimNo: string; firm: TestCaller; policyNo: string }> {
  const firm = testFirm((serial += 1));
  desk.now = '2026-01-05T01:00:00.000Z';
  const policyNo = await desk.insured(firm, `单证企业${serial}`);
  desk.now = '2026-03-25T01:00:00.000Z';
  return { claimNo: await desk.reported(firm, policyNo), firm, policyNo };
}

/** A file that nobody has used before. */
function paper(): Buffer {
  serial += 1;
  return Buffer.from(`%PDF-1.7\n% ${serial}\n%%EOF\n`);
}

async function uploaded(
  firm: TestCaller,
  claimNo: string,
  content: Buffer,
  changes: object = {},
): Promise<string> {
  const { body } = await desk.attach(firm, claimNo, content, changes);
  await fetch(body.uploadUrl, { method: 'PUT', headers: body.headers, body: new Uint8Array(content) });
  return body.documentId;
}

async function documentsFor(claimNo: string, by: TestCaller) {
  const request = { caller: by, params: { claimNo } };
  const answer = await desk.ask('GET /v1/claims/{claimNo}/documents', request);
  return { status: answer.status, items: answer.body.items };
}

function askAgain(claimNo: string, by: TestCaller, body: object, key: string = randomUUID()) {
  const request = { caller: by, params: { claimNo }, body, key };
  return desk.ask('POST /v1/claims/{claimNo}/document-requests', request);
}

describe('the request for documents (CLM-2)', () => {
  it('names all that the cover’s list asks for and the firm has not handed in, and what the surveyor adds', async () => {
    const { claimNo, firm } = await reported();
    await desk.attach(firm, claimNo, png, { kind: 'loss-photos', contentType: 'image/png' });
    const documentKinds = ['purchase-contract', 'repair-invoice'];
    await desk.answer(claimNo, callers.adjuster, { ...asksInvoice, documentKinds });
    const task = await desk.openTask(claimNo);
    expect(task.kind).toBe('provide-documents');
    const asked = task.documentKinds ?? [];
    expect(asked).toEqual(expect.arrayContaining(['loss-photos', 'repair-invoice', 'purchase-contract']));
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('takes what is really there as handed in, not what is only announced', async () => {
    const { claimNo, firm } = await reported();
    const first = { kind: 'loss-photos', contentType: 'image/png', fileName: '照片.png' };
    const pngOf = (tail: number) => Buffer.from([...png, serial % 251, tail]);
    await uploaded(firm, claimNo, pngOf(1), first);
    await uploaded(firm, claimNo, pngOf(2), first);
    await desk.attach(firm, claimNo, paper());
    await desk.answer(claimNo, callers.adjuster, asksInvoice);
    const asked = (await desk.openTask(claimNo)).documentKinds ?? [];
    expect(asked).toContain('repair-invoice');
    expect(asked).not.toContain('loss-photos');
  });

  it('lets a machine propose a payment once the papers are there, and not while they are announced', async () => {
    const firm = testFirm((serial += 1));
    desk.now = '2026-01-05T01:00:00.000Z';
    const policyNo = await desk.insured(firm, `小额企业${serial}`);
    desk.now = '2026-03-25T01:00:00.000Z';
    const announced = await desk.reported(firm, policyNo, { estimatedFen: 900_000 });
    await desk.attach(firm, announced, paper());
    await desk.answer(announced, callers.adjuster, surveyed);
    expect((await desk.read(announced)).proposal).toBeUndefined();
    const other = { estimatedFen: 900_000, occurredAt: '2026-02-01T02:00:00Z' };
    const proven = await desk.reported(firm, policyNo, other);
    await uploaded(firm, proven, paper());
    await desk.answer(proven, callers.adjuster, surveyed);
    expect((await desk.read(proven)).proposal).toMatchObject({ outcome: 'pay', upToFen: 900_000 });
  });

  it('is made without the surveyor naming anything', async () => {
    const { claimNo } = await reported();
    expect((await desk.answer(claimNo, callers.adjuster, asksInvoice)).status).toBe(200);
    expect((await desk.openTask(claimNo)).documentKinds).toEqual(
      expect.arrayContaining(['loss-photos', 'repair-invoice']),
    );
  });

  it('is not made twice by a survey: a second one is a claims manager’s', async () => {
    const { claimNo, firm } = await reported();
    await desk.answer(claimNo, callers.adjuster, { findings: '有疑点', outcome: 'suspect-fraud' });
    await desk.answer(claimNo, callers.adjuster, asksInvoice);
    await desk.answer(claimNo, firm, { documentIds: [await uploaded(firm, claimNo, paper())] });
    expect((await desk.openTask(claimNo)).kind).toBe('assess-loss');
  });
});

describe('case 33: a second request', () => {
  async function askedOnce() {
    const { claimNo, firm } = await reported();
    await desk.answer(claimNo, callers.adjuster, asksInvoice);
    desk.now = '2026-04-02T01:00:00.000Z';
    await desk.answer(claimNo, firm, { documentIds: [await uploaded(firm, claimNo, paper())] });
    return { claimNo, firm };
  }
  const again = { documentKinds: ['test-report'], reason: '维修后仍不能开机，需要检测报告' };

  it('goes out with a reason and by a claims manager, and stops no clock', async () => {
    const { claimNo, firm } = await askedOnce();
    const before = (await desk.read(claimNo)).deadlines;
    const answer = await askAgain(claimNo, callers.claimsManager, again);
    expect(answer.status).toBe(200);
    expect(requestDocumentsOperation.answer.strict().parse(answer.body)).toMatchObject({
      kind: 'provide-documents',
      documentKinds: ['test-report'],
    });
    desk.now = '2026-04-10T01:00:00.000Z';
    const shown = claimAnswer.strict().parse(await desk.read(claimNo, firm));
    expect(shown.status).toBe('assessing');
    expect(shown.deadlines).toEqual(before);
    expect(shown.checks).toContainEqual(expect.objectContaining({ rule: 'CLM-2', met: false }));
    expect(shown.history.map((one) => one.detail)).toContain(`provide-documents：${again.reason}`);
  });

  it('is answered beside the workflow, which has gone on meanwhile', async () => {
    const { claimNo, firm } = await askedOnce();
    const { taskId } = (await askAgain(claimNo, callers.claimsManager, again)).body;
    const documentIds = [await uploaded(firm, claimNo, paper(), { kind: 'test-report' })];
    expect((await desk.complete(taskId, firm, { documentIds })).status).toBe(200);
    await desk.relay();
    expect((await desk.openTask(claimNo)).kind).toBe('assess-loss');
  });

  it('is off the firm’s list once the loss is assessed', async () => {
    const { claimNo } = await askedOnce();
    const { taskId } = (await askAgain(claimNo, callers.claimsManager, again)).body;
    const assess = (await desk.tasksOf(claimNo)).find((task) => task.kind === 'assess-loss');
    await desk.complete(assess?.taskId ?? '', callers.adjuster, assessed);
    const asked = (await desk.tasksOf(claimNo)).find((task) => task.taskId === taskId);
    expect(asked?.status).toBe('cancelled');
  });

  it('is not made while an assessment waits for its approval, and is once that is returned', async () => {
    const { claimNo } = await askedOnce();
    const { taskId } = await desk.openTask(claimNo);
    await desk.complete(taskId, callers.adjuster, assessed);
    const refused = { status: 409, body: { code: 'awaiting-approval' } };
    expect(await askAgain(claimNo, callers.claimsManager, again)).toMatchObject(refused);
    await desk.relay();
    expect((await desk.openTask(claimNo)).kind).toBe('approve');
    expect(await askAgain(claimNo, callers.claimsManager, again)).toMatchObject(refused);
    await desk.answer(claimNo, callers.adjuster2, { outcome: 'return', reason: '缺检测报告' });
    expect((await askAgain(claimNo, callers.claimsManager, again)).status).toBe(200);
  });

  it('goes out once: the same key answers the same', async () => {
    const { claimNo } = await askedOnce();
    const key = randomUUID();
    const first = await askAgain(claimNo, callers.claimsManager, again, key);
    expect((await askAgain(claimNo, callers.claimsManager, again, key)).body).toEqual(first.body);
    const asked = (await desk.tasksOf(claimNo)).filter((task) => task.kind === 'provide-documents');
    expect(asked).toHaveLength(2);
    expect(await askAgain(claimNo, callers.claimsManager, { ...again, reason: '另' }, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });

  it.each([
    ['without a reason', callers.claimsManager, { documentKinds: ['test-report'] }, 422, 'reason-missing'],
    ['by an adjuster', callers.adjuster, again, 409, 'needs-claims-manager'],
    ['without a list', callers.claimsManager, { documentKinds: [], reason: '缺' }, 400, 'invalid-request'],
  ])('is refused %s', async (_, by, body, status, code) => {
    const { claimNo } = await askedOnce();
    expect(await askAgain(claimNo, by, body)).toMatchObject({ status, body: { code } });
  });

  it('is refused before there was a first one, and once the claim is decided', async () => {
    const { claimNo, firm } = await reported();
    expect(await askAgain(claimNo, callers.claimsManager, again)).toMatchObject({
      status: 409,
      body: { code: 'first-request-open' },
    });
    const other = await askedOnce();
    await desk.answer(other.claimNo, callers.adjuster, {
      outcome: 'rejected',
      rejection: { ruleId: 'CLM-25', reason: '不属于保险责任' },
    });
    expect(await askAgain(other.claimNo, callers.claimsManager, again)).toMatchObject({
      status: 409,
      body: { code: 'claim-not-open' },
    });
    expect(await askAgain(claimNo, callers.cpicAdjuster, again)).toMatchObject({ status: 404 });
    expect(await askAgain(claimNo, firm, again)).toMatchObject({ status: 403 });
  });
});

describe('a document', () => {
  it('counts as what it is, not as what it is called', async () => {
    const { claimNo, firm } = await reported();
    await desk.answer(claimNo, callers.adjuster, asksInvoice);
    const fake = await uploaded(firm, claimNo, png, { fileName: '发票.pdf' });
    expect(await desk.answer(claimNo, firm, { documentIds: [fake] })).toMatchObject({
      status: 422,
      body: {
        code: 'document-type-differs',
        detail: expect.stringContaining('发票.pdf 登记为 PDF，实际内容是 PNG 图片'),
        facts: { documents: [{ documentId: fake, announced: 'application/pdf', found: 'image/png' }] },
      },
    });
    const real = await uploaded(firm, claimNo, paper());
    expect((await desk.answer(claimNo, firm, { documentIds: [real] })).status).toBe(200);
  });

  it('is listed as it lies in the bucket, with an address to look at it (G11)', async () => {
    const { claimNo, firm } = await reported();
    const content = paper();
    const there = await uploaded(firm, claimNo, content);
    const wrong = await uploaded(firm, claimNo, Buffer.from(`MZ${serial}`));
    await desk.attach(firm, claimNo, paper());
    const { items } = await documentsFor(claimNo, callers.adjuster);
    const parsed = listDocumentsOperation.answer.strict().parse({ items });
    expect(parsed.items.map((one) => one.state).toSorted()).toEqual([
      'awaiting-upload',
      'uploaded',
      'wrong-type',
    ]);
    const row = parsed.items.find((one) => one.documentId === there);
    expect(row).toMatchObject({
      sha256: createHash('sha256').update(content).digest('hex'),
      attachedBy: firm.sub,
    });
    expect(Buffer.from(await (await fetch(row?.viewUrl ?? '')).arrayBuffer())).toEqual(content);
    expect(parsed.items.find((one) => one.documentId === wrong)).toMatchObject({ foundType: 'unknown' });
    expect((await documentsFor(claimNo, callers.bureauClerk)).status).toBe(404);
    expect((await documentsFor(claimNo, callers.cpicAdjuster)).status).toBe(404);
    expect((await documentsFor(claimNo, firm)).items[0].attachedBy).toBeUndefined();
  });
});

/** A document that decided on what was there before. */
function lateDocument(claimNo: string) {
  return {
    documentId: `doc_${'0'.repeat(26)}`,
    claimNo,
    kind: 'repair-invoice',
    fileName: '发票.pdf',
    contentType: 'application/pdf',
    sizeBytes: 1,
    sha256: 'a'.repeat(64),
    attachedAt: '2026-03-25T01:00:00.000Z',
    attachedBy: 'firm',
  };
}

describe('case 11: the same repair invoice in two claims', () => {
  const invoice = { number: '24 612 000 000 012', sellerUscc: '91110000600037341L', amountFen: 3_350_000 };
  const unused = () => ({ ...invoice, number: `24612${(serial += 1)}` });

  it('is found over all claims and insurers by number and seller, whatever the file', async () => {
    const first = await reported();
    const second = await reported();
    const told = unused();
    await desk.attach(first.firm, first.claimNo, paper(), { invoice: told });
    const spelt = { ...told, number: ` ${told.number.slice(0, 4)} ${told.number.slice(4)}` };
    expect((await desk.attach(second.firm, second.claimNo, paper(), { invoice: spelt })).status).toBe(201);
    const shown = await desk.read(second.claimNo);
    expect(shown.checks).toContainEqual(expect.objectContaining({ rule: 'case-11', met: false }));
    expect(shown.status).toBe('surveying');
    const [seen] = (await documentsFor(second.claimNo, callers.adjuster)).items;
    expect(seen.sameAs).toEqual({ of: 'invoice', claimNo: first.claimNo });
    expect((await documentsFor(second.claimNo, second.firm)).items[0].sameAs).toBeUndefined();
    expect((await desk.read(first.claimNo)).checks.map((one: { rule: string }) => one.rule)).not.toContain(
      'case-11',
    );
  });

  it('is found by the file alone, and its own firm is told which claim has it', async () => {
    const { claimNo, firm, policyNo } = await reported();
    const content = paper();
    await desk.attach(firm, claimNo, content);
    const other = await desk.reported(firm, policyNo, { occurredAt: '2026-02-01T02:00:00Z' });
    await desk.attach(firm, other, content, { fileName: '另一名称.pdf' });
    expect((await documentsFor(other, firm)).items[0].sameAs).toEqual({ of: 'file', claimNo });
  });

  it('may be sent again to its own claim, and after the other was withdrawn', async () => {
    const { claimNo, firm, policyNo } = await reported();
    const content = paper();
    const told = unused();
    await desk.attach(firm, claimNo, content, { invoice: told });
    await desk.attach(firm, claimNo, content, { invoice: told });
    const rules = async (of: string) => (await desk.read(of)).checks.map((one: { rule: string }) => one.rule);
    expect(await rules(claimNo)).not.toContain('case-11');
    const withdrawal = { caller: firm, params: { claimNo }, body: { reason: '报错' } };
    await desk.ask('POST /v1/claims/{claimNo}/withdrawal', withdrawal);
    const other = await desk.reported(firm, policyNo);
    await desk.attach(firm, other, content, { invoice: told });
    expect(await rules(other)).not.toContain('case-11');
  });

  it('is found when both come at once', async () => {
    const first = await reported();
    const second = await reported();
    const told = unused();
    await Promise.all([
      desk.attach(first.firm, first.claimNo, paper(), { invoice: told }),
      desk.attach(second.firm, second.claimNo, paper(), { invoice: told }),
    ]);
    const noted = await Promise.all(
      [first, second].map(async ({ claimNo }) => {
        const { checks } = await desk.read(claimNo);
        return checks.some((one: { rule: string }) => one.rule === 'case-11');
      }),
    );
    expect(noted.filter(Boolean)).toHaveLength(1);
  });

  const explained = {
    ...assessed,
    lossLines: [{ ...assessed.lossLines[0], note: '同一发票列有两台设备，本案为第二台' }],
  };
  const unexplained = { status: 409, body: { code: 'evidence-unexplained' } };

  async function usedElsewhere() {
    const first = await reported();
    const told = unused();
    await desk.attach(first.firm, first.claimNo, paper(), { invoice: told });
    return told;
  }

  it('holds the claim until whoever assesses has said what was found', async () => {
    const told = await usedElsewhere();
    const { claimNo, firm } = await reported();
    await desk.attach(firm, claimNo, paper(), { invoice: told });
    await desk.answer(claimNo, callers.adjuster, surveyed);
    expect(await desk.answer(claimNo, callers.adjuster, assessed)).toMatchObject(unexplained);
    expect((await desk.openTask(claimNo)).kind).toBe('assess-loss');
    await desk.answer(claimNo, callers.adjuster, explained);
    await desk.answer(claimNo, callers.adjuster2, approved);
    expect((await desk.read(claimNo, firm)).indemnity.totalFen).toBe(2_376_000);
  });

  it('holds the approval as well, where it came after the assessment', async () => {
    const told = await usedElsewhere();
    const { claimNo, firm } = await reported();
    await desk.answer(claimNo, callers.adjuster, surveyed);
    await desk.answer(claimNo, callers.adjuster, assessed);
    await desk.attach(firm, claimNo, paper(), { invoice: told });
    expect(await desk.answer(claimNo, callers.adjuster2, approved)).toMatchObject(unexplained);
    await desk.answer(claimNo, callers.adjuster2, { outcome: 'return', reason: '请核实发票' });
    await desk.answer(claimNo, callers.adjuster, explained);
    expect((await desk.answer(claimNo, callers.adjuster2, approved)).status).toBe(200);
  });

  it('is found when two claims take up at once what a third one gave back', async () => {
    const gone = await reported();
    const told = unused();
    await desk.attach(gone.firm, gone.claimNo, paper(), { invoice: told });
    const withdrawal = { caller: gone.firm, params: { claimNo: gone.claimNo }, body: { reason: '报错' } };
    await desk.ask('POST /v1/claims/{claimNo}/withdrawal', withdrawal);
    const mark = { of: 'invoice', sellerUscc: uscc.parse(told.sellerUscc), number: told.number } as const;
    const before = await readEvidenceUse(desk.engine.store, mark);
    const { claimNo, firm } = await reported();
    await desk.attach(firm, claimNo, paper(), { invoice: told });
    const taken = await readEvidenceUse(desk.engine.store, mark);
    expect(taken?.claimNo).toBe(claimNo);
    if (before === undefined) throw new Error('the invoice was used by nobody');
    const late = replaceEvidenceUse(mark, claimDocument.parse(lateDocument(gone.claimNo)), before);
    expect(await commit(desk.engine.store, [late])).toMatchObject({ done: false, failed: ['evidence-use'] });
  });
});

describe('the file of a claim', () => {
  async function fileOf(claimNo: string, by: TestCaller) {
    const answer = await desk.ask('GET /v1/claims/{claimNo}/file.zip', { caller: by, params: { claimNo } });
    if (answer.status !== 303) return { status: answer.status, entries: {} };
    const packed = await fetch(String(answer.headers['location']));
    const entries = unzipSync(new Uint8Array(await packed.arrayBuffer()));
    return { status: answer.status, entries };
  }
  const textOf = (entries: Record<string, Uint8Array>, name: string) =>
    strFromU8(entries[name] ?? new Uint8Array());

  it('holds record, readable page, evidence with hashes and the documents themselves', async () => {
    const { claimNo, firm } = await reported();
    const content = paper();
    const there = await uploaded(firm, claimNo, content);
    const { documentId: missing } = (await desk.attach(firm, claimNo, paper())).body;
    await desk.offeredFrom(claimNo);
    const { status, entries } = await fileOf(claimNo, callers.adjuster);
    expect(status).toBe(303);
    expect(Buffer.from(entries[`documents/${there}.pdf`] ?? [])).toEqual(content);
    expect(claimAnswer.strict().parse(JSON.parse(textOf(entries, 'claim.json')))).toMatchObject({
      claimNo,
      indemnity: { totalFen: 2_376_000 },
    });
    const evidence = JSON.parse(textOf(entries, 'evidence.json'));
    expect(evidence).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          documentId: there,
          sha256: createHash('sha256').update(content).digest('hex'),
          path: `documents/${there}.pdf`,
        }),
        expect.objectContaining({ documentId: missing, remark: '文件未上传或与登记不符' }),
      ]),
    );
    const page = textOf(entries, '案件档案.txt');
    for (const words of [`案件档案 ${claimNo}`, '赔款合计 23,760.00 元', '保险法第23条', 'decision-30']) {
      expect(page).toContain(words);
    }
  });

  it('holds for the firm what the firm may see (G14), and nothing for others', async () => {
    const { claimNo, firm } = await reported();
    await desk.answer(claimNo, callers.adjuster, { findings: '发票有疑问', outcome: 'suspect-fraud' });
    const { entries } = await fileOf(claimNo, firm);
    for (const name of ['claim.json', '案件档案.txt']) {
      expect(textOf(entries, name)).not.toMatch(/fraud|发票有疑问/);
    }
    expect(textOf((await fileOf(claimNo, callers.adjuster)).entries, 'claim.json')).toContain('fraud-hold');
    expect((await fileOf(claimNo, callers.bureauClerk)).status).toBe(404);
    expect((await fileOf(claimNo, callers.cpicAdjuster)).status).toBe(404);
    expect((await fileOf(claimNo, callers.firmB)).status).toBe(404);
  });
});
