import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as binding } from '../../functions/binding/binding-api.ts';
import { handler as clockwork } from '../../functions/policies/clockwork.ts';
import { handler as quoting } from '../../functions/quoting/quoting-api.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller, type TestCaller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';
import { ticking } from '../support/ticking.ts';

let now = '2026-01-05T01:00:00Z';
const tick = ticking(clockwork, () => now);
const journeys = journeysAt(() => now);
const quotes = caller(quoting, () => now);
const binds = caller(binding, () => now);
let engine: Engine;
let serial = 300;

beforeAll(async () => {
  engine = await startEngine();
  await journeys.approveBudget('2026', [48_000_000, 24_000_000, 8_000_000]);
});
afterAll(() => engine.stop());

async function newFirm(): Promise<TestCaller> {
  serial += 1;
  const firm = testFirm(serial);
  await journeys.register(firm, `西安分组${serial}科技有限公司`);
  return firm;
}

async function quote(firm: TestCaller, productCode: string, groupId?: string): Promise<string> {
  const sums = { sumsInsured: { 'rd-failure': 100_000_000 }, insurableValueFen: 125_000_000 };
  const { status, body, text } = await quotes('POST /v1/quotes', {
    caller: firm,
    body: {
      productCode,
      uscc: firm.org,
      start: '2026-01-10',
      ...(productCode === 'qinke-rd' ? sums : {}),
      ...(groupId === undefined ? {} : { groupId }),
    },
  });
  expect(status, text).toBe(201);
  expect(body.groupId).toBe(groupId);
  return body.quoteId;
}

async function bind(firm: TestCaller, quoteId: string) {
  const body = {
    clauseConfirmations: [
      'deductible',
      'payment-ratio',
      'general-exclusions',
      'commercial-abandonment',
      'proportional',
      'waiting-period',
    ],
    consent: { clawback: true },
  };
  const request = { caller: firm, params: { quoteId } };
  const tried = await binds('POST /v1/quotes/{quoteId}/bind', { ...request, body });
  if (tried.body.code !== 'consent-missing') return tried;
  const clauseConfirmations = [...body.clauseConfirmations, ...tried.body.facts.missing];
  return binds('POST /v1/quotes/{quoteId}/bind', { ...request, body: { ...body, clauseConfirmations } });
}

async function statusOf(firm: TestCaller, quoteId: string): Promise<string> {
  return (await quotes('GET /v1/quotes/{quoteId}', { caller: firm, params: { quoteId } })).body.status;
}

async function listed(firm: TestCaller, status: string): Promise<string[]> {
  const { body } = await quotes('GET /v1/quotes', { caller: firm, query: { status } });
  return body.items.map((one: { quoteId: string }) => one.quoteId);
}

describe('quotes of a group', () => {
  it('can be bound once: the others have expired, and say which one was taken', async () => {
    const firm = await newFirm();
    const [taken, other] = [
      await quote(firm, 'qinke-inclusive', 'G-1'),
      await quote(firm, 'qinke-rd', 'G-1'),
    ];
    expect(await listed(firm, 'quoted')).toEqual(expect.arrayContaining([taken, other]));
    const bound = await bind(firm, taken);
    expect(bound.status).toBe(201);
    expect(await statusOf(firm, taken)).toBe('bound');
    expect(await statusOf(firm, other)).toBe('expired');
    expect(await listed(firm, 'expired')).toEqual([other]);
    expect(await listed(firm, 'quoted')).toEqual([]);
    const { policyNo } = bound.body;
    expect(await bind(firm, other)).toMatchObject({
      status: 409,
      body: { code: 'quote-not-open', facts: { quoteId: taken, policyNo } },
    });
  });

  it('bound at once leave one policy', async () => {
    const firm = await newFirm();
    const both = [await quote(firm, 'qinke-inclusive', 'G-2'), await quote(firm, 'qinke-rd', 'G-2')];
    const answers = await Promise.all(both.map((quoteId) => bind(firm, quoteId)));
    expect(answers.map((one) => one.status).toSorted((low, high) => low - high)).toEqual([201, 409]);
    expect(answers.find((one) => one.status === 409)?.body.code).toBe('quote-not-open');
  });

  it('are those of one firm, and quotes in no group or another one stay open', async () => {
    const [firm, neighbour] = [await newFirm(), await newFirm()];
    const taken = await quote(firm, 'qinke-inclusive', 'G-3');
    const [alone, elsewhere] = [await quote(firm, 'qinke-rd'), await quote(neighbour, 'qinke-rd', 'G-3')];
    expect((await bind(firm, taken)).status).toBe(201);
    expect(await statusOf(firm, alone)).toBe('quoted');
    expect((await bind(firm, alone)).status).toBe(201);
    expect((await bind(neighbour, elsewhere)).status).toBe(201);
  });

  it('are open again when the bind lapses unpaid, and then taken by the next', async () => {
    const firm = await newFirm();
    const inGroup = (productCode: string) => quote(firm, productCode, 'G-4');
    const [taken, other, third] = [
      await inGroup('qinke-inclusive'),
      await quoteLater(firm, 'G-4'),
      await quoteLater(firm, 'G-4'),
    ];
    expect((await bind(firm, taken)).status).toBe(201);
    expect(await statusOf(firm, other)).toBe('expired');
    now = '2026-01-09T16:00:00Z';
    await tick();
    expect(await statusOf(firm, other)).toBe('quoted');
    expect((await bind(firm, other)).status).toBe(201);
    expect(await statusOf(firm, third)).toBe('expired');
  });

  it('have a name of letters, digits and dashes', async () => {
    const firm = await newFirm();
    const body = { productCode: 'qinke-inclusive', uscc: firm.org, start: '2026-02-10', groupId: 'a b' };
    const { status, body: problem } = await quotes('POST /v1/quotes', { caller: firm, body });
    expect(status).toBe(400);
    expect(problem.errors).toEqual([expect.objectContaining({ path: 'groupId' })]);
  });
});

/** A quote whose cover begins late enough to outlive the first bind. */
async function quoteLater(firm: TestCaller, groupId: string): Promise<string> {
  const body = { productCode: 'qinke-inclusive', uscc: firm.org, start: '2026-01-20', groupId };
  return (await quotes('POST /v1/quotes', { caller: firm, body })).body.quoteId;
}
