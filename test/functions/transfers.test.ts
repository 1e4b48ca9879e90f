import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as cancellation } from '../../functions/cancellation/cancellation-api.ts';
import { handler as endorsements } from '../../functions/endorsements/endorsements-api.ts';
import { handler as notices } from '../../functions/notices/notices-api.ts';
import { handler as policies } from '../../functions/policies/policies-api.ts';
import { uscc } from '../../shared/domain/ids.ts';
import { readFirmFile } from '../../shared/persistence/firms.ts';
import { ClaimDesk } from '../support/claim-desk.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

let desk: ClaimDesk;
let serial = 500;
const clock = () => desk.now;
const ask = {
  cancellation: caller(cancellation, clock),
  endorsements: caller(endorsements, clock),
  notices: caller(notices, clock),
  policies: caller(policies, clock),
};

beforeAll(async () => {
  desk = await ClaimDesk.open();
  await desk.journeys.approveBudget('2026', [480_000, 240_000, 80_000]);
});
beforeEach(() => desk.clear());
afterAll(() => desk.close());

async function registered() {
  serial += 1;
  const firm = testFirm(serial);
  const name = `西安转让${serial}号科技有限公司`;
  await desk.journeys.register(firm, name);
  return { firm, name };
}

/** A paid policy of 秦科普惠保, and a firm to take it over on 5 March. */
async function insured() {
  desk.now = '2026-01-05T01:00:00.000Z';
  const [seller, buyer] = [await registered(), await registered()];
  const policyNo = await desk.journeys.insure(seller.firm, seller.name, '2026-01-10');
  desk.now = '2026-03-05T01:00:00.000Z';
  return { seller, buyer, policyNo };
}

function transfer(
  by: TestCaller,
  policyNo: string,
  to: TestCaller,
  more: { reason?: string; query?: Record<string, string>; key?: string; body?: object } = {},
) {
  const { reason = 'sale', body = {}, ...rest } = more;
  const changes = { transfer: { uscc: to.org, reason } };
  return ask.endorsements('POST /v1/policies/{policyNo}/endorsements', {
    caller: by,
    params: { policyNo },
    body: { effectiveDate: '2026-03-05', changes, ...body },
    ...rest,
  });
}

function read(by: TestCaller, policyNo: string) {
  return ask.policies('GET /v1/policies/{policyNo}', { caller: by, params: { policyNo } });
}

async function listed(by: TestCaller): Promise<string[]> {
  const { body } = await ask.policies('GET /v1/policies', { caller: by, query: { limit: '100' } });
  return body.items.map((one: { policyNo: string }) => one.policyNo);
}

async function standingOf(firm: TestCaller) {
  const file = await readFirmFile(desk.engine.store, { kind: 'service' }, uscc.parse(firm.org));
  const granted = file.standing.granted.map((one) => Number(one.fen)).filter((fen) => fen !== 0);
  return { live: file.standing.live.map((one) => one.policyNo), granted };
}

async function toldTo(by: TestCaller, policyNo: string): Promise<string[]> {
  const { body } = await ask.notices('GET /v1/notices', { caller: by, query: { limit: '100' } });
  return body.items
    .filter((one: { kind: string }) => one.kind === 'endorsement.transferred')
    .filter((one: { policyNo: string }) => one.policyNo === policyNo)
    .map((one: { text: { zh: string } }) => one.text.zh);
}

const accountOf = (name: string) => ({
  name,
  number: '6222020000000001',
  bankName: '示范银行',
  cnapsCode: '102100099996',
});

describe('a policy whose device is sold (CAN-10)', () => {
  it('is the buyer’s: sold and told on 5 March, a loss of 6 March pays the buyer 23,760.00, an earlier one the seller', async () => {
    const { seller, buyer, policyNo } = await insured();
    expect((await transfer(seller.firm, policyNo, buyer.firm)).status).toBe(201);
    desk.now = '2026-03-25T01:00:00.000Z';
    const after = { occurredAt: '2026-03-06T02:00:00Z' };
    expect((await desk.report(seller.firm, policyNo, after)).body.code).toBe('not-holder-then');
    const claimNo = await desk.offered(buyer.firm, policyNo, after);
    expect(await desk.read(claimNo, buyer.firm)).toMatchObject({
      indemnity: { totalFen: 2_376_000, payees: [{ kind: 'insured', fen: 2_376_000 }] },
    });
    const accept = (name: string) =>
      desk.answer(claimNo, buyer.firm, { outcome: 'accept', payeeAccount: accountOf(name) });
    expect((await accept(seller.name)).body.code).toBe('payee-not-insured');
    expect((await accept(buyer.name)).status).toBe(200);

    const before = { occurredAt: '2026-03-04T02:00:00Z' };
    expect((await desk.report(buyer.firm, policyNo, before)).body.code).toBe('not-holder-then');
    const own = await desk.offered(seller.firm, policyNo, before);
    const paidTo = await desk.answer(own, seller.firm, {
      outcome: 'accept',
      payeeAccount: accountOf(seller.name),
    });
    expect(paidTo.status).toBe(200);
    expect((await desk.read(own, buyer.firm)).code).toBe('not-found');
    expect((await desk.report(callers.firmB, policyNo, after)).status).toBe(404);
  });

  it('pays the seller’s claim of that morning to the seller', async () => {
    const { seller, buyer, policyNo } = await insured();
    const claimNo = await desk.offered(seller.firm, policyNo, { occurredAt: '2026-03-05T00:30:00Z' });
    expect((await transfer(seller.firm, policyNo, buyer.firm)).status).toBe(201);
    const payeeAccount = accountOf(seller.name);
    expect((await desk.answer(claimNo, seller.firm, { outcome: 'accept', payeeAccount })).status).toBe(200);
  });

  it('is read, listed, changed and cancelled by the buyer alone; seller, buyer and lead are told', async () => {
    const { seller, buyer, policyNo } = await insured();
    const preview = await transfer(seller.firm, policyNo, buyer.firm, { query: { preview: 'true' } });
    expect((await read(seller.firm, policyNo)).status).toBe(200);
    expect((await transfer(seller.firm, policyNo, buyer.firm)).body).toEqual(preview.body);
    expect(preview.body).toMatchObject({
      endorsementNo: 'E1',
      status: 'in-effect',
      changes: { transfer: { uscc: buyer.firm.org, name: buyer.name, reason: 'sale' } },
    });
    expect((await read(seller.firm, policyNo)).status).toBe(404);
    expect((await read(buyer.firm, policyNo)).body).toMatchObject({ uscc: buyer.firm.org });
    expect([await listed(seller.firm), await listed(buyer.firm)]).toEqual([[], [policyNo]]);
    expect((await transfer(seller.firm, policyNo, buyer.firm)).status).toBe(404);
    expect(await toldTo(seller.firm, policyNo)).toHaveLength(1);
    expect(await toldTo(buyer.firm, policyNo)).toHaveLength(1);
    expect((await toldTo(callers.underwriter, policyNo)).join()).toContain('2026-04-04');

    const { granted } = await standingOf(seller.firm);
    expect(await standingOf(buyer.firm)).toEqual({ live: [policyNo], granted: [] });
    await desk.journeys.cancel(buyer.firm, policyNo, '2026-03-05');
    expect(await standingOf(seller.firm)).toEqual({ live: [], granted });
    expect((await standingOf(buyer.firm)).granted).toEqual([]);
  });
});

describe('a firm that is merged or renamed', () => {
  it('case 27: takes policy and counters along under its new code; under the same code nothing changes', async () => {
    const { seller, buyer, policyNo } = await insured();
    const before = await standingOf(seller.firm);
    expect(before.granted.length).toBeGreaterThan(0);
    expect((await transfer(seller.firm, policyNo, seller.firm)).body.code).toBe('nothing-changes');
    const key = randomUUID();
    const asked = () => transfer(seller.firm, policyNo, buyer.firm, { reason: 'merger', key });
    const first = await asked();
    expect(first.status).toBe(201);
    expect(await asked()).toMatchObject({ status: 201, body: first.body });
    expect(await standingOf(buyer.firm)).toEqual(before);
    expect(await standingOf(seller.firm)).toEqual({ live: [], granted: [] });
  });
});

describe('a transfer', () => {
  it('is refused to a firm that is unknown or insured already, on another day, or with other changes', async () => {
    const { seller, buyer, policyNo } = await insured();
    serial += 1;
    const unknown = await transfer(seller.firm, policyNo, testFirm(serial));
    expect(unknown).toMatchObject({ status: 422, body: { code: 'successor-not-registered' } });
    const late = await transfer(seller.firm, policyNo, buyer.firm, { body: { effectiveDate: '2026-03-06' } });
    expect(late).toMatchObject({ status: 422, body: { code: 'not-day-of-notice' } });
    const both = { transfer: { uscc: buyer.firm.org, reason: 'sale' }, lossPayee: null };
    expect((await transfer(seller.firm, policyNo, buyer.firm, { body: { changes: both } })).status).toBe(400);
    await desk.journeys.insure(buyer.firm, buyer.name, '2026-03-10');
    desk.now = '2026-03-05T02:00:00.000Z';
    const doubled = await transfer(seller.firm, policyNo, buyer.firm);
    expect(doubled).toMatchObject({ status: 409, body: { code: 'already-insured' } });
  });

  it('by anybody but the present holder finds no policy', async () => {
    const { buyer, policyNo } = await insured();
    expect((await transfer(buyer.firm, policyNo, buyer.firm)).status).toBe(404);
    expect((await transfer(callers.firmB, policyNo, buyer.firm)).status).toBe(404);
    expect((await transfer(callers.underwriter, policyNo, buyer.firm)).status).toBe(403);
  });
});
