import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as bindingApi } from '../../functions/binding/binding-api.ts';
import { handler as endorsementsApi } from '../../functions/endorsements/endorsements-api.ts';
import { handler as firmsApi } from '../../functions/firms/firms-api.ts';
import { handler as policiesApi } from '../../functions/policies/policies-api.ts';
import { handler as quotingApi } from '../../functions/quoting/quoting-api.ts';
import { binding } from '../support/bindings.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';

let now = '2026-01-05T01:00:00.000Z';
let engine: Engine;
let serial = 700;
const clock = () => now;
const journeys = journeysAt(clock);
const ask = {
  binding: caller(bindingApi, clock),
  endorsements: caller(endorsementsApi, clock),
  firms: caller(firmsApi, clock),
  policies: caller(policiesApi, clock),
  quoting: caller(quotingApi, clock),
};
const account = {
  name: '示范保险收款专户',
  number: '9900000000000000001',
  bankName: '示范银行西安分行',
  cnapsCode: '102100099996',
};
const address = 'PUT /v1/insurers/{insurer}/account';
const params = { insurer: 'picc-sn' };

beforeAll(async () => {
  engine = await startEngine();
  await journeys.approveBudget('2026', [480_000, 240_000, 80_000]);
  await journeys.approveBudget('2026', [60_000_000, 30_000_000, 10_000_000], 'SN-QKB-YF');
});
beforeEach(() => {
  now = '2026-01-05T01:00:00.000Z';
});
afterAll(() => engine.stop());

function put(body: object, by: TestCaller = callers.insurerFinance, key?: string) {
  return ask.firms(address, { caller: by, params, body, ...(key !== undefined && { key }) });
}

async function newFirm() {
  serial += 1;
  const firm = testFirm(serial);
  const name = `西安示范${serial}号科技有限公司`;
  await journeys.register(firm, name);
  return { firm, name };
}

async function payeeRead(firm: TestCaller, policyNo: string) {
  const one = await ask.policies('GET /v1/policies/{policyNo}', { caller: firm, params: { policyNo } });
  const all = await ask.policies('GET /v1/policies', { caller: firm });
  expect(all.body.items[0].payment).toEqual(one.body.payment);
  return one.body;
}

describe('the account of an insurer', () => {
  it('is not there until its own finance names it, and is then read by whoever is signed in', async () => {
    const read = () => ask.firms('GET /v1/insurers/{insurer}/account', { caller: callers.firmB, params });
    expect((await read()).status).toBe(404);
    const { firm } = await newFirm();
    expect((await journeys.bind(firm, '2026-01-10')).payment.payee).toBeUndefined();

    const named = await put(account);
    expect(named).toMatchObject({ status: 200, body: { insurer: 'picc-sn', ...account, changedAt: now } });
    expect((await read()).body).toEqual(named.body);
  });

  it('is changed by nobody else, another insurer least of all', async () => {
    const stranger = { ...callers.insurerFinance, org: 'cpic-sn' };
    expect((await put({ ...account, number: '9900000000000000009' }, stranger)).status).toBe(404);
    expect((await put(account, callers.firmA)).status).toBe(403);
    const { body } = await ask.firms('GET /v1/insurers/{insurer}/account', {
      caller: callers.adjuster,
      params,
    });
    expect(body.number).toBe(account.number);
  });

  it('is refused with a number that no bank has, or a wrong bank code', async () => {
    const refused = await put({ ...account, number: '12-34', cnapsCode: '102100099995' });
    expect(refused.status).toBe(400);
    expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual(['number', 'cnapsCode']);
  });

  it('is named once under one key', async () => {
    const key = '00000000-0000-4000-8000-000000000701';
    const first = await put(account, callers.insurerFinance, key);
    now = '2026-01-05T02:00:00.000Z';
    expect((await put(account, callers.insurerFinance, key)).body).toEqual(first.body);
    const other = { ...account, bankName: '别的银行' };
    expect((await put(other, callers.insurerFinance, key)).status).toBe(422);
  });
});

describe('whom to pay (G4)', () => {
  it('is said at bind and wherever the policy is read, until it is paid', async () => {
    const { firm, name } = await newFirm();
    const wanted = { productCode: 'qinke-inclusive', uscc: firm.org, start: '2026-01-10' };
    const quoted = await ask.quoting('POST /v1/quotes', { caller: firm, body: wanted });
    const { quoteId } = quoted.body;
    const request = {
      caller: firm,
      params: { quoteId },
      body: binding,
      key: '00000000-0000-4000-8000-000000000702',
    };
    const bound = await ask.binding('POST /v1/quotes/{quoteId}/bind', request);
    expect(bound.body.payment.payee).toEqual(account);
    expect((await ask.binding('POST /v1/quotes/{quoteId}/bind', request)).body).toEqual(bound.body);
    expect((await payeeRead(firm, bound.body.policyNo)).payment.payee).toEqual(account);

    await journeys.pay(bound.body, name);
    const paid = await payeeRead(firm, bound.body.policyNo);
    expect(paid.payment).toMatchObject({ receivedFen: 20_000 });
    expect(paid.payment.payee).toBeUndefined();
  });

  it('is not said of a policy that has lapsed', async () => {
    const { firm } = await newFirm();
    const { policyNo } = await journeys.bind(firm, '2026-01-10');
    now = '2026-01-09T01:00:00.000Z';
    const lapsed = await payeeRead(firm, policyNo);
    expect(lapsed).toMatchObject({ status: 'lapsed' });
    expect(lapsed.payment.payee).toBeUndefined();
  });

  it('is said of the extra premium of an endorsement, and not of the premium that was paid (QTE-7)', async () => {
    const { firm, name } = await newFirm();
    const policyNo = await journeys.insureResearch(firm, name, '2026-01-10');
    now = '2026-10-02T01:00:00.000Z';
    const changed = await ask.endorsements('POST /v1/policies/{policyNo}/endorsements', {
      caller: firm,
      params: { policyNo },
      body: { effectiveDate: '2026-10-02', changes: { sumsInsured: { 'rd-failure': 92_000_000 } } },
    });
    expect(changed.body.payment).toMatchObject({ dueFen: 8_220, payee: account });
    const waiting = await payeeRead(firm, policyNo);
    expect(waiting.payment.payee).toBeUndefined();
    expect(waiting.endorsements[0].payment.payee).toEqual(account);

    await journeys.pay(changed.body, name);
    const after = await payeeRead(firm, policyNo);
    expect(after.endorsements[0].payment).toMatchObject({ receivedFen: 8_220 });
    expect(after.endorsements[0].payment.payee).toBeUndefined();
  });
});
