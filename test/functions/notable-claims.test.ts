import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../shared/domain/catalogue/built-in-catalogue.ts';
import type { Cover } from '../../shared/domain/products/cover.ts';
import type { Product, ProductCode } from '../../shared/domain/products/product.ts';
import { invariant } from '../../shared/domain/result.ts';
import { approved, ClaimDesk, surveyed } from '../support/claim-desk.ts';
import { accountOf, claimMoneyAt } from '../support/claim-money.ts';
import { playClaim, sellFull, sheetFor } from '../support/claim-play.ts';
import { callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

let desk: ClaimDesk;
let money: ReturnType<typeof claimMoneyAt>;
let firms = 6_000;

beforeAll(async () => {
  desk = await ClaimDesk.open();
  money = claimMoneyAt(desk);
});
beforeEach(() => desk.clear());
afterAll(() => desk.close());

function sold(code: ProductCode): Product {
  const product = builtInCatalogue.productVersion(code, 1);
  invariant(product !== undefined, `product ${code} is built in`);
  return product;
}

function coverOf(product: Product, code: string): Cover {
  const cover = product.covers.find((one) => one.code === code);
  invariant(cover !== undefined, `cover ${code}`);
  return cover;
}

/** A loss on Saturday 2026-06-20 under a cover of the product, reported on the Wednesday after. */
async function reported(product: Product, cover: Cover, more: object = {}) {
  firms += 1;
  const firm = testFirm(firms);
  const { policyNo } = await sellFull(desk, firm, product, more);
  desk.now = '2026-06-24T01:00:00.000Z';
  const report = { coverCode: cover.code, cause: cover.causes[0], occurredAt: '2026-06-20T02:00:00Z' };
  return {
    firm,
    name: `西安示范${product.names.zh}投保科技有限公司`,
    claimNo: await desk.reported(firm, policyNo, report),
  };
}

function panel(votes: readonly string[]) {
  return votes.map((vote, place) => ({
    name: `专家${place}`,
    affiliation: `第${place}研究院`,
    vote,
    opinion: '任务书指标在预算内无法达到',
  }));
}

describe('穗创保', () => {
  const product = sold('suichuang');
  const cover = coverOf(product, 'rd-cost');

  it('is found by a panel of two to one, and paid at the amount that firm and insurer agree on after a dispute (CLM-24)', async () => {
    const { firm, claimNo } = await reported(product, cover);
    const sheet = (acceptedFen: number) => ({
      ...sheetFor(cover),
      lossLines: [{ item: cover.lossItems[0], claimedFen: 8_000_000, acceptedFen }],
      panel: panel(['covered', 'not-covered', 'covered']),
    });
    await desk.answer(claimNo, callers.adjuster, surveyed);
    const { panel: _none, ...withoutPanel } = sheet(6_000_000);
    expect(await desk.answer(claimNo, callers.adjuster, withoutPanel)).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'panel' }] },
    });
    await desk.answer(claimNo, callers.adjuster, sheet(6_000_000));
    await desk.answer(claimNo, callers.adjuster2, approved);
    const offered = (await desk.read(claimNo, firm)).indemnity.totalFen;
    await desk.answer(claimNo, firm, { outcome: 'dispute', reason: '试验费用应全额认定' });
    expect((await desk.openTask(claimNo)).barred).toEqual(['adjuster']);
    await desk.answer(claimNo, callers.adjuster2, sheet(8_000_000));
    await desk.answer(claimNo, callers.claimsManager, approved);
    const agreed = (await desk.read(claimNo, firm)).indemnity.totalFen;
    expect(agreed).toBeGreaterThan(offered);
    await playClaim(desk, claimNo, firm, cover);
    expect(await desk.read(claimNo)).toMatchObject({ status: 'paid', indemnity: { totalFen: agreed } });
    expect(await money.balances(claimNo)).toMatchObject({ 'bank:picc-sn': -agreed, 'claims-paid': agreed });
  });
});

describe('概念验证', () => {
  const product = sold('proof-of-concept');
  const cover = coverOf(product, 'rd-cost');

  it('is paid by three insurers, each its own part, once the followers have consented (COI-3, COI-7)', async () => {
    const { firm, claimNo } = await reported(product, cover);
    await playClaim(desk, claimNo, firm, cover);
    const claim = await desk.read(claimNo);
    const { totalFen, insurers } = claim.indemnity;
    expect(claim.status).toBe('paid');
    expect(totalFen).toBeGreaterThan(10_000_000);
    const followers = [Math.floor(totalFen * 0.35), Math.floor(totalFen * 0.25)];
    const lead = totalFen - followers[0]! - followers[1]!;
    expect(insurers.map((one: { fen: number }) => one.fen)).toEqual([lead, ...followers]);
    expect(await money.balances(claimNo)).toEqual({
      'bank:picc-sn': -lead,
      'bank:cpic-sn': -followers[0]!,
      'bank:taiping-hb': -followers[1]!,
      'claims-paid': totalFen,
    });
  });
});

describe('研发费用', () => {
  const product = sold('rd-cost');
  const cover = coverOf(product, 'rd-cost');
  const lossPayee = { bankName: '浦发银行西安分行', account: '6217000012345678', loanNo: 'L-2026-9' };

  it('pays the bank what it is owed first, and the firm the rest (LOS-2, LOS-4)', async () => {
    const { firm, name, claimNo } = await reported(product, cover, { lossPayee });
    await desk.answer(claimNo, callers.adjuster, surveyed);
    const owed = { receivedAt: '2026-06-24T00:30:00Z', principalFen: 4_000_000, interestFen: 10_000 };
    const stated = await money.sendTwice(
      'POST /v1/claims/{claimNo}/lender-statement',
      claimNo,
      callers.adjuster,
      owed,
    );
    expect(stated.status, stated.text).toBe(200);
    await desk.answer(claimNo, callers.adjuster, sheetFor(cover));
    const approver = (await desk.openTask(claimNo)).role === 'adjuster' ? 'adjuster2' : 'claimsManager';
    await desk.answer(claimNo, callers[approver], approved);
    await desk.answer(claimNo, firm, { outcome: 'accept', payeeAccount: accountOf(name) });
    await money.payAll(claimNo);
    const { status, indemnity, payments } = await desk.read(claimNo);
    expect(status).toBe('paid');
    expect(payments).toMatchObject([
      { payee: 'loss-payee', fen: 4_010_000, account: { loanNo: lossPayee.loanNo }, status: 'paid' },
      { payee: 'insured', fen: indemnity.totalFen - 4_010_000, status: 'paid' },
    ]);
  });
});

describe('day 60', () => {
  const product = sold('qinke-rd');
  const cover = coverOf(product, 'rd-failure');

  it('sees the certain part paid in time while the rest is still open, and the balance later (CLM-4)', async () => {
    const { firm, name, claimNo } = await reported(product, cover);
    await desk.answer(claimNo, callers.adjuster, surveyed);
    desk.now = '2026-08-21T01:00:00.000Z';
    const certain = { certainFen: 900_000, reason: '人员费用已核实' };
    await interim(claimNo, certain);
    desk.now = '2026-08-23T01:00:00.000Z';
    await money.payAll(claimNo);
    const onDay60 = await desk.read(claimNo);
    expect(onDay60).toMatchObject({
      status: 'assessing',
      payments: [{ purpose: 'interim', fen: 900_000, status: 'paid' }],
    });
    expect(deadlineOf(onDay60, 'interim-60')).toMatchObject({ dueOn: '2026-08-23' });
    expect(deadlineOf(onDay60, 'interim-60').state).not.toBe('breached');
    await desk.answer(claimNo, callers.adjuster, sheetFor(cover));
    const { role } = await desk.openTask(claimNo);
    await desk.answer(claimNo, role === 'adjuster' ? callers.adjuster2 : callers.claimsManager, approved);
    await desk.answer(claimNo, firm, { outcome: 'accept', payeeAccount: accountOf(name) });
    await money.payAll(claimNo);
    const { indemnity, status, payments } = await desk.read(claimNo);
    expect(status).toBe('paid');
    expect(payments.map((one: { fen: number }) => one.fen)).toEqual([900_000, indemnity.totalFen - 900_000]);
  });
});

async function interim(claimNo: string, body: object, by: TestCaller = callers.adjuster): Promise<void> {
  const paid = await money.sendTwice('POST /v1/claims/{claimNo}/interim-payment', claimNo, by, body);
  expect(paid.status, paid.text).toBe(200);
}

function deadlineOf(claim: { deadlines: { kind: string; dueOn: string; state: string }[] }, kind: string) {
  const found = claim.deadlines.find((one) => one.kind === kind);
  invariant(found !== undefined, `no deadline ${kind}`);
  return found;
}
