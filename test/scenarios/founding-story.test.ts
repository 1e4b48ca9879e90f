import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Narrator } from '../../demo/narrator.ts';
import { tellFoundingStory } from '../../demo/story.ts';
import { embedsSubsets, readPdf } from '../support/pdf.ts';
import { newDataFolder, removeDataFolder, type RunningStage, startStageProcess } from '../support/stage.ts';
import { firms, must, Steps } from '../support/steps.ts';

const silent: Narrator = { heading: () => undefined, step: () => undefined };
let stage: RunningStage;
let steps: Steps;

beforeAll(async () => {
  stage = await startStageProcess(await newDataFolder());
  steps = new Steps(stage.service);
});
afterAll(async () => {
  await stage.stop();
  await removeDataFolder(stage.dataDir);
});

describe('the founding story', () => {
  it('sells cover for 200.00, pays 23,760.00 three days after the loss, settles 800.00 and balances', async () => {
    const ending = await tellFoundingStory(stage.service, silent);
    expect(ending).toMatchObject({
      firmPaysFen: 20_000,
      claimFen: 2_376_000,
      subsidyFen: 80_000,
      balanced: true,
    });
    const policy = must(200, await stage.service.get('firm-a', `/v1/policies/${ending.policyNo}`));
    expect(policy.covers[0]).toMatchObject({
      code: 'equipment',
      paidFen: 2_376_000,
      remainingFen: 2_624_000,
    });
    const notices = must(200, await stage.service.get('firm-a', '/v1/notices?limit=100'));
    expect(notices.items.length).toBeGreaterThan(3);
    for (const query of [
      `policyNo=${ending.policyNo}`,
      `claimNo=${ending.claimNo}`,
      `settlementId=${ending.settlementId}`,
    ]) {
      const entries = must(200, await stage.service.get('insurer-finance', `/v1/ledger/entries?${query}`));
      expect(entries.items.length).toBeGreaterThan(0);
    }
    const csv = must(
      200,
      await stage.service.get('insurer-finance', `/v1/settlements/${ending.settlementId}/export?format=csv`),
    );
    expect(csv.split('\n')[0].trim()).toBe(
      'policyNo,endorsementNo,insurer,sharePpm,productCode,uscc,name,start,end,sumInsuredFen,premiumFen,firmFen,paidOn,centralFen,provinceFen,cityFen,countyFen,status,endedOn,invoiceNo',
    );
    await strangersSeeNothing(ending);
    await certificateIsConfirmed(ending.policyNo);
  });
});

/** The certificate reaches a browser as a PDF file, and what its code leads to answers without a token. */
async function certificateIsConfirmed(policyNo: string): Promise<void> {
  const { accessToken } = must(200, await stage.service.local('/local/token', { user: 'firm-a' }));
  const answered = await fetch(`${stage.url}/v1/policies/${policyNo}/certificate.pdf`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  expect(answered.headers.get('content-type')).toBe('application/pdf');
  const bytes = new Uint8Array(await answered.arrayBuffer());
  expect(embedsSubsets(bytes)).toBe(true);
  const address = /http:\/\/\S+/.exec((await readPdf(bytes)).text.replace(/\n(?=\S*-)/, ''))?.[0] ?? '';
  expect(address).toContain(`/v1/certificates/${policyNo}-`);
  const confirmed = await fetch(new URL(new URL(address).pathname, stage.url));
  expect(await confirmed.json()).toMatchObject({ policyNo, status: 'in-force' });
}

/** Another firm, another insurer and another bureau see nothing of the story, not even that it exists. */
async function strangersSeeNothing(of: {
  policyNo: string;
  claimNo: string;
  settlementId: string;
}): Promise<void> {
  const strangers = ['firm-b', 'cpic-adjuster', 'cpic-finance', 'bureau-clerk@420000', 'operator'];
  for (const stranger of strangers) {
    const paths = [
      `/v1/policies/${of.policyNo}`,
      `/v1/claims/${of.claimNo}`,
      `/v1/settlements/${of.settlementId}`,
    ];
    for (const path of paths) {
      const { status } = await stage.service.get(stranger, path);
      expect([403, 404], `${stranger} ${path}`).toContain(status);
    }
    for (const path of ['/v1/policies', '/v1/claims', '/v1/quotes', '/v1/tasks?status=open']) {
      const answer = await stage.service.get(stranger, path);
      if (answer.status === 200) expect(answer.body.items, `${stranger} ${path}`).toEqual([]);
      else expect(answer.status).toBe(403);
    }
  }
}

describe('the budget', () => {
  beforeEach(() => steps.reset('2026-01-05T01:00:00Z'));

  it('goes to one of two firms that race for the last subsidy; the other is offered the full price (case 3)', async () => {
    await steps.approveBudget([48_000, 24_000, 8_000]);
    await steps.makeEligible(firms.a, firms.b);
    const [first, second] = [
      await steps.quote(firms.a, '2026-01-10'),
      await steps.quote(firms.b, '2026-01-10'),
    ];
    const raced = await Promise.all([
      steps.bind(firms.a, first.quoteId),
      steps.bind(firms.b, second.quoteId),
    ]);
    expect(raced.map((answer) => answer.status).toSorted((low, high) => low - high)).toEqual([201, 409]);
    const lost = raced.findIndex((answer) => answer.status === 409);
    expect(raced[lost]?.body).toMatchObject({
      code: 'budget-exhausted',
      facts: { leftFen: 0, grossFen: 100_000 },
    });
    expect(await steps.budget()).toMatchObject({ reservedFen: 80_000, availableFen: 0 });
    const loser = lost === 0 ? firms.a : firms.b;
    const atFullPrice = must(201, await steps.bind(loser, raced[lost]?.body.facts.quote.quoteId));
    expect(atFullPrice).toMatchObject({ firmPaysFen: 100_000, subsidy: { totalFen: 0 } });
  });

  it('is free again, once, when an unpaid bind lapses', async () => {
    await steps.approveBudget([48_000, 24_000, 8_000]);
    await steps.makeEligible(firms.a, firms.b);
    const quoted = await steps.quote(firms.a, '2026-01-20');
    const bound = must(201, await steps.bind(firms.a, quoted.quoteId));
    expect(bound.payment.payBy).toBe('2026-01-08T16:00:00.000Z');
    expect((await steps.quote(firms.b, '2026-01-20')).subsidy.programmes[0].limitedBy).toEqual(['budget']);
    await stage.service.setClock('2026-01-08T15:59:59Z');
    expect(must(200, await stage.service.get('firm-a', `/v1/policies/${bound.policyNo}`)).status).toBe(
      'awaiting-payment',
    );
    await stage.service.setClock('2026-01-08T16:00:00Z');
    expect(must(200, await stage.service.get('firm-a', `/v1/policies/${bound.policyNo}`)).status).toBe(
      'lapsed',
    );
    expect(await steps.budget()).toMatchObject({ reservedFen: 0, availableFen: 80_000 });
    await stage.service.setClock('2026-01-09T01:00:00Z');
    expect(await steps.budget()).toMatchObject({ reservedFen: 0, availableFen: 80_000 });
    expect((await steps.pay(firms.a, bound.policyNo, 20_000)).items[0]).toMatchObject({
      outcome: 'held',
      reason: 'not-awaiting-payment',
    });
    expect((await steps.quote(firms.b, '2026-01-20')).firmPaysFen).toBe(20_000);
  });
});

describe('a claim whose papers never come', () => {
  it('waits thirty days and not one less, then goes on without them', async () => {
    await steps.reset('2026-01-05T01:00:00Z');
    await steps.approveBudget([480_000, 240_000, 80_000]);
    await steps.makeEligible(firms.a);
    const policyNo = await steps.insured(firms.a, '2026-01-10');
    await stage.service.setClock('2026-03-24T03:00:00Z');
    const { claimNo } = await steps.report(firms.a, policyNo, '2026-03-24T01:30:00Z');
    const request = { findings: '待补单证', outcome: 'request-documents', documentKinds: ['repair-invoice'] };
    await steps.complete('adjuster', 'survey', request);
    const asked = await steps.task('firm-a', 'provide-documents');
    must(200, await stage.service.local('/local/clock', { advance: 'P29DT23H' }));
    expect((await steps.task('firm-a', 'provide-documents')).taskId).toBe(asked.taskId);
    must(200, await stage.service.local('/local/clock', { advance: 'P1D' }));
    expect(must(200, await stage.service.get('firm-a', '/v1/tasks?status=open')).items).toEqual([]);
    await steps.task('adjuster', 'assess-loss');
    const late = await stage.service.post('firm-a', `/v1/tasks/${asked.taskId}/completion`, {
      documentIds: [],
    });
    expect([400, 409]).toContain(late.status);
    expect(must(200, await stage.service.get('firm-a', `/v1/claims/${claimNo}`)).status).toBe('assessing');
    const back = await stage.service.local('/local/clock', { now: '2026-03-24T03:00:00Z' });
    expect(back).toMatchObject({ status: 422, body: { code: 'clock-backwards' } });
  });
});

describe('a request body', () => {
  const url = () => `${stage.url}/v1/quotes`;
  const send = async (bytes: number) => {
    const { accessToken } = (await stage.service.local('/local/token', { user: 'firm-a' })).body as {
      accessToken: string;
    };
    const headers = {
      authorization: `Bearer ${accessToken}`,
      'idempotency-key': randomUUID(),
      'content-type': 'application/json',
    };
    const frame = JSON.stringify({ answers: { q1: '' } });
    const body = JSON.stringify({ answers: { q1: 'x'.repeat(bytes - frame.length) } });
    expect(Buffer.byteLength(body)).toBe(bytes);
    return fetch(url(), { method: 'POST', headers, body });
  };

  it('of the largest size is read, and one byte more is too long', async () => {
    expect((await send(262_144)).status).toBe(400);
    const long = await send(262_145);
    expect(long.status).toBe(413);
    expect(await long.json()).toMatchObject({ code: 'payload-too-large' });
    const huge = await fetch(url(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: 'x'.repeat(10_485_761),
    });
    expect(huge.status).toBe(413);
  });
});
