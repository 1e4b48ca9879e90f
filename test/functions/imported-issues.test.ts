import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as ledgerApi } from '../../functions/ledger/ledger-api.ts';
import { handler as worklistsApi } from '../../functions/worklists/worklists-api.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { readPartition } from '../../shared/persistence/store.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { ImportDesk } from '../support/import-desk.ts';
import { testFirm } from '../support/journeys.ts';
import { policyRow, policyText } from '../support/policy-rows.ts';

const { bureauClerk, cpicFinance, insurerFinance, underwriter } = callers;
const taipingFinance: TestCaller = { sub: 'taiping-finance', roles: ['insurer-finance'], org: 'taiping-hb' };
let desk: ImportDesk;
let serial = 930;

beforeAll(async () => {
  desk = await ImportDesk.open();
});
afterAll(() => desk.close());

async function imported(more: Readonly<Record<string, string>>) {
  desk.now = '2026-01-08T01:00:00.000Z';
  serial += 1;
  const firm = testFirm(serial);
  const name = `西安示范${serial}号科技有限公司`;
  await desk.journeys.register(firm, name);
  const rows = policyText(
    policyRow(firm, name, {
      clauseConfirmations: 'deductible;payment-ratio;rd-exclusions',
      subsidyFen: '0',
      programmeIds: '无',
      ...more,
    }),
  );
  const { body } = await desk.text('policies', underwriter, rows);
  expect(body).toMatchObject({ accepted: 1 });
  return { firm, rows, policyNo: String(body.items[0].policyNo) };
}

/** 概念验证保险 by three insurers, 40, 35 and 25 %, for 8,000.00. */
const pooled = { productCode: 'proof-of-concept', premiumFen: '800000', firmFen: '800000' };

async function sharesOwed(by: TestCaller, policyNo: string) {
  const worklists = caller(worklistsApi, () => desk.now);
  const query = { kind: 'forward-share', limit: '100' };
  const { body } = await worklists('GET /v1/tasks', { caller: by, query });
  const own = body.items.filter((one: { policyNo: string }) => one.policyNo === policyNo);
  return own.map((one: { payTo: string; amountFen: number }) => [one.payTo, one.amountFen]).toSorted();
}

async function isBalanced() {
  const ledger = caller(ledgerApi, () => desk.now);
  return (await ledger('GET /v1/ledger/trial-balance', { caller: bureauClerk })).body.balanced;
}

async function toldToLender(loanNo: string) {
  const items = await readPartition(desk.engine.store, keys.notice(`lender#${loanNo}`, '').pk);
  return items.map((one) => one['kind']);
}

describe('an imported policy of a pool', () => {
  it('has the lead owe each follower its share of the premium, once (COI-5, COI-6)', async () => {
    const { policyNo, rows } = await imported(pooled);
    const owed = [
      ['cpic-sn', 280_000],
      ['taiping-hb', 200_000],
    ];
    expect(await sharesOwed(insurerFinance, policyNo)).toEqual(owed);
    await desk.text('policies', insurerFinance, rows);
    expect(await sharesOwed(insurerFinance, policyNo)).toEqual(owed);
    expect(await isBalanced()).toBe(true);
  });

  it('has each follower owe its share of a refund of premium that it was owed (COI-6)', async () => {
    const { firm, policyNo } = await imported(pooled);
    desk.now = '2026-01-09T01:00:00.000Z';
    await desk.journeys.cancel(firm, policyNo, '2026-01-09');
    expect(await sharesOwed(cpicFinance, policyNo)).toEqual([['picc-sn', 280_000]]);
    expect(await sharesOwed(taipingFinance, policyNo)).toEqual([['picc-sn', 200_000]]);
    expect(await isBalanced()).toBe(true);
  });
});

describe('an imported policy with a loss payee', () => {
  it('is told to its lender once, and owes nobody a share where one insurer carries it (LOS-6)', async () => {
    const { policyNo, rows } = await imported({
      productCode: 'qinke-rd',
      sumInsuredFen: '90000000',
      insurableValueFen: '125000000',
      premiumFen: '4500000',
      firmFen: '4500000',
      lossPayeeBank: '西安银行高新支行',
      lossPayeeAccount: '6100000000000009',
      lossPayeeLoanNo: 'L-930',
    });
    await desk.text('policies', insurerFinance, rows);
    expect(await toldToLender('L-930')).toEqual(['lender.policy-issued']);
    expect(await sharesOwed(insurerFinance, policyNo)).toEqual([]);
  });
});
