import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as ledgerApi } from '../../functions/ledger/ledger-api.ts';
import { handler as paymentsApi } from '../../functions/payments/payments-api.ts';
import { handler as policiesApi } from '../../functions/policies/policies-api.ts';
import { handler as quotingApi } from '../../functions/quoting/quoting-api.ts';
import { handler as firmsApi } from '../../functions/firms/firms-api.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { ImportDesk } from '../support/import-desk.ts';
import { testFirm } from '../support/journeys.ts';
import { policyRow, policyText } from '../support/policy-rows.ts';

let desk: ImportDesk;
let serial = 0;
const { underwriter, insurerFinance, cpicFinance, bureauClerk } = callers;

beforeAll(async () => {
  desk = await ImportDesk.open();
  await desk.journeys.approveBudget('2026', [4_800_000, 2_400_000, 800_000]);
  desk.now = '2026-01-08T01:00:00.000Z';
});
afterAll(() => desk.close());

async function eligible(): Promise<{ firm: TestCaller; name: string }> {
  serial += 1;
  const firm = testFirm(serial);
  const name = `西安示范${serial}号科技有限公司`;
  await desk.journeys.register(firm, name);
  return { firm, name };
}

async function outcome(by: TestCaller, ...rows: Readonly<Record<string, string>>[]) {
  const answered = await desk.text('policies', by, policyText(...rows));
  expect(answered.status, answered.text).toBe(200);
  return answered.body;
}

const ask = (handler: unknown) => caller(handler, () => desk.now);
const read = (firm: TestCaller, policyNo: string) =>
  ask(policiesApi)('GET /v1/policies/{policyNo}', { caller: firm, params: { policyNo } });

describe('a policy sold elsewhere', () => {
  it('is bound and paid in one: in force, its subsidy due, its entries balanced', async () => {
    const { firm, name } = await eligible();
    const before = (await desk.journeys.budget('2026')).totals;
    const { items, ...counts } = await outcome(underwriter, policyRow(firm, name));
    expect(counts).toMatchObject({ accepted: 1, rejected: 0 });
    expect(items).toMatchObject([{ row: 2, premiumFen: 100_000, subsidyFen: 80_000, firmPaysFen: 20_000 }]);
    const { policyNo } = items[0];
    expect((await read(firm, policyNo)).body).toMatchObject({
      status: 'in-force',
      uscc: firm.org,
      firmPaysFen: 20_000,
      payment: { dueFen: 20_000, receivedFen: 20_000 },
      period: { start: '2026-01-10', end: '2027-01-10' },
    });
    const after = (await desk.journeys.budget('2026')).totals;
    expect(after).toMatchObject({
      reservedFen: before.reservedFen,
      accruedFen: before.accruedFen + 80_000,
      availableFen: before.availableFen - 80_000,
    });
    const entries = await ask(ledgerApi)('GET /v1/ledger/entries', {
      caller: bureauClerk,
      query: { policyNo, limit: '100' },
    });
    expect(entries.body.items.map((entry: { kind: string }) => entry.kind).toSorted()).toEqual([
      'premium-booked',
      'subsidy-accrued',
      'subsidy-reserved',
    ]);
    const balance = await ask(ledgerApi)('GET /v1/ledger/trial-balance', { caller: bureauClerk });
    expect(balance.body.balanced).toBe(true);
    const { quoteId } = (await read(firm, policyNo)).body;
    const quote = await ask(quotingApi)('GET /v1/quotes/{quoteId}', { caller: firm, params: { quoteId } });
    expect(quote.body).toMatchObject({ status: 'bound' });
  });

  it('changes nothing when it comes again, under another key, in yuan or from another desk', async () => {
    const { firm, name } = await eligible();
    const row = policyRow(firm, name);
    const first = await outcome(underwriter, row);
    const budget = await desk.journeys.budget('2026');
    expect(await outcome(underwriter, row)).toEqual(first);
    const yuan = policyText(row)
      .replace('premiumFen', '总保费（元）')
      .replace('100000,80000,20000', '1000.00,80000,20000');
    expect((await desk.text('policies', insurerFinance, yuan)).body).toEqual(first);
    expect(await desk.journeys.budget('2026')).toEqual(budget);
  });

  it('is another policy when its number comes with other figures, and is turned away', async () => {
    const { firm, name } = await eligible();
    await outcome(underwriter, policyRow(firm, name));
    const other = await outcome(underwriter, policyRow(firm, name, { bankReference: 'B-other' }));
    expect(other.errors).toMatchObject([{ row: 2, column: 'insurerPolicyNo', rule: 'imported' }]);
  });

  it.each([
    ['QTE-2', 'premiumFen', { premiumFen: '100001', firmFen: '20001' }],
    ['SUB-1', 'subsidyFen', { subsidyFen: '79999', firmFen: '20000' }],
    ['SUB-1', 'firmFen', { firmFen: '20001' }],
    ['QTE-4', 'clauseConfirmations', { clauseConfirmations: 'deductible;payment-ratio' }],
    ['QTE-4', 'clawbackConsent', { clawbackConsent: '否' }],
    ['QTE-9', 'payerName', { payerName: '某代理公司' }],
    ['6.4', 'paidOn', { boundOn: '2026-01-02', paidOn: '2026-01-08' }],
    ['6.4', 'paidOn', { paidOn: '2026-01-04' }],
    ['in-future', 'boundOn', { boundOn: '2026-01-09', paidOn: '2026-01-08' }],
    ['in-future', 'paidOn', { paidOn: '2026-01-09' }],
    ['QTE-1', 'start', { start: '2026-01-05' }],
    ['QTE-1', 'start', { start: '2026-06-01' }],
    ['product-not-on-sale', 'productCode', { productCode: 'nothing' }],
    ['firm-not-registered', 'uscc', { uscc: testFirm(990).org }],
    ['format', 'paidOn', { paidOn: '昨天' }],
    ['format', 'insurerPolicyNo', { insurerPolicyNo: '' }],
  ])(
    'that breaks %s is turned away by its cell %s, and nothing of it is booked',
    async (rule, column, more) => {
      const { firm, name } = await eligible();
      const budget = await desk.journeys.budget('2026');
      const { accepted, errors } = await outcome(underwriter, policyRow(firm, name, more));
      expect(accepted).toBe(0);
      expect(errors).toContainEqual(expect.objectContaining({ row: 2, column, rule }));
      expect(await desk.journeys.budget('2026')).toEqual(budget);
      const policies = await ask(policiesApi)('GET /v1/policies', { caller: firm });
      expect(policies.body.items).toEqual([]);
    },
  );

  it('overlaps no other of the firm and product (rulebook 4.1)', async () => {
    const { firm, name } = await eligible();
    const first = policyRow(firm, name);
    const second = policyRow(firm, name, {
      insurerPolicyNo: 'PICC-2',
      bankReference: 'B-2',
      start: '2026-02-01',
    });
    const { accepted, errors } = await outcome(underwriter, first, second);
    expect(accepted).toBe(1);
    expect(errors).toMatchObject([{ row: 3, column: 'start', rule: '4.1' }]);
  });

  it('gets no subsidy where the firm was not eligible on the day of bind, and is booked at the full price (ELG-2)', async () => {
    serial += 1;
    const firm = testFirm(serial);
    const name = '未入库科技有限公司';
    const profile = { caller: firm, params: { uscc: firm.org }, body: { name, divisionCode: '610113' } };
    await ask(firmsApi)('PUT /v1/firms/{uscc}', profile);
    const { errors } = await outcome(underwriter, policyRow(firm, name));
    expect(errors).toMatchObject([
      { column: 'subsidyFen', rule: 'ELG-2' },
      { column: 'firmFen', rule: 'ELG-2' },
    ]);
    expect(errors[0].message).toContain('没有有效的');
    const full = policyRow(firm, name, { subsidyFen: '0', firmFen: '100000' });
    expect(await outcome(underwriter, full)).toMatchObject({ accepted: 1 });
  });

  it('is turned away by a bank reference that paid something else (QTE-9)', async () => {
    const [one, two] = [await eligible(), await eligible()];
    await outcome(underwriter, policyRow(one.firm, one.name, { bankReference: 'B-shared' }));
    const { errors } = await outcome(
      underwriter,
      policyRow(two.firm, two.name, { bankReference: 'B-shared' }),
    );
    expect(errors).toMatchObject([{ column: 'bankReference', rule: 'QTE-9' }]);
    const header = 'bankReference,paidAt,payerName,payerAccount,amountFen,remark';
    const statement = await ask(paymentsApi)('POST /v1/bank-statements', {
      caller: insurerFinance,
      body: `${header}\nB-shared,2026-01-06,${one.name},6222,20000,KB\n`,
    });
    expect(statement.body.items).toMatchObject([{ outcome: 'unmatched', reason: 'seen-before' }]);
  });

  it('is imported by the leading insurer only (COI-1)', async () => {
    const { firm, name } = await eligible();
    const { errors } = await outcome(cpicFinance, policyRow(firm, name));
    expect(errors).toMatchObject([{ column: 'productCode', rule: 'COI-1' }]);
  });

  it('takes the last of a budget whole or not at all (SUB-9, case 3)', async () => {
    await desk.journeys.approveBudget('2027', [96_000, 48_000, 16_000]);
    desk.now = '2026-12-20T01:00:00.000Z';
    const firms = await Promise.all([eligible(), eligible(), eligible()]);
    const late = { start: '2027-01-05', boundOn: '2026-12-18', paidOn: '2026-12-18' };
    const { accepted, errors } = await outcome(
      underwriter,
      ...firms.map(({ firm, name }) => policyRow(firm, name, late)),
    );
    expect(accepted).toBe(2);
    expect(errors).toMatchObject([
      { row: 4, column: 'subsidyFen', rule: 'SUB-9' },
      { row: 4, column: 'firmFen', rule: 'SUB-9' },
    ]);
    expect((await desk.journeys.budget('2027')).totals).toMatchObject({
      availableFen: 0,
      accruedFen: 160_000,
    });
  });
});

describe('whatever the cells of a row hold', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      '',
      '-1',
      '1e9',
      '2026-13-01',
      '=1+1',
      '是',
      '0',
      '99999999999999',
      'qinke-rd',
      '无',
      ';;',
      'a=b=c',
    ),
  );
  const names = Object.keys(policyRow(testFirm(980), '甲'));

  it('it is accepted or turned away with a reason; its neighbours do not notice (property)', async () => {
    const { firm, name } = await eligible();
    const good = policyRow(firm, name);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), odd, async (column, cell) => {
        const row = { ...policyRow(testFirm(981), '甲'), [column]: quoted(cell) };
        const { accepted, rejected, errors } = await outcome(underwriter, row, good);
        expect(accepted + rejected).toBe(2);
        expect(accepted).toBe(1);
        expect(
          errors.every((error: { row: number; fix: string }) => error.row === 2 && error.fix !== ''),
        ).toBe(true);
      }),
      { seed: 8, numRuns: 60 },
    );
  });
});

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
