import { describe, expect, it } from 'vitest';
import { quarter } from '../../../shared/domain/dates.ts';
import { positionFromJournal } from '../../../shared/domain/ledger/budget-position.ts';
import {
  settlementNettedEntry,
  settlementPaidEntries,
} from '../../../shared/domain/ledger/settlement-postings.ts';
import { trialBalance } from '../../../shared/domain/ledger/trial-balance.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { buildRow } from '../../../shared/domain/settlement/build-rows.ts';
import { paySettlement, type PaymentOrder } from '../../../shared/domain/settlement/pay-settlement.ts';
import { type Settlement, settlement } from '../../../shared/domain/settlement/settlement.ts';
import { divisionCode } from '../../../shared/domain/ids.ts';
import { callers, type TestCaller } from '../../support/http.ts';
import {
  cancelledFile,
  fileOf,
  halfYearRefund,
  nextEntryId,
  paidPolicy,
  programmeId,
} from '../../support/settled-policies.ts';
import { approvedOf, callerFor, draftOf, instantOf } from '../../support/settlements.ts';

const now = '2026-04-20T01:00:00.000Z';
const third = { programmeId, quarter: quarter.parse('2026-Q3'), endorsementNo: '' };
const files = [1, 2, 3].map((serial) => fileOf(paidPolicy({ serial, paidAt: '2026-07-06T02:00:00.000Z' })));
const cancelled = cancelledFile(
  fileOf(paidPolicy({ serial: 4 })),
  halfYearRefund,
  '2026-07-01T01:00:00.000Z',
);
const rows = [
  ...files.map((file) => buildRow(third, file)),
  buildRow({ ...third, endorsementNo: 'C1' }, cancelled),
];
const approved = approvedOf(draftOf(rows));

function orderOf(
  level: PaymentOrder['level'],
  amountFen: number,
  more: Partial<PaymentOrder> = {},
): PaymentOrder {
  return {
    level,
    amountFen: asFen(amountFen),
    bankReference: `REF-${level}`,
    paidAt: instantOf('2026-04-19T01:00:00.000Z'),
    ...more,
  };
}

function pay(of: Settlement, order: PaymentOrder, by: TestCaller) {
  return paySettlement(of, order, callerFor(by), instantOf(now));
}

function paid(of: Settlement, order: PaymentOrder, by: TestCaller) {
  const result = pay(of, order, by);
  invariant(result.accepted, 'not paid');
  return result.value;
}

describe('paying a settlement', () => {
  it('is paid when every level is paid in full: 1,186.18 + 593.10 + 197.70 = 1,976.98 (SUB-15)', () => {
    const province = paid(approved, orderOf('province', 118_618), callers.bureauApprover);
    expect(province.settlement.status).toBe('approved');
    const city = paid(province.settlement, orderOf('city', 59_310), callers.cityClerk);
    expect(city.settlement.status).toBe('approved');
    const county = paid(city.settlement, orderOf('county', 19_770), callers.cityClerk);
    expect(county.settlement).toMatchObject({ status: 'paid', paidAt: now });
    expect(county.settlement.history.slice(-4).map((entry) => entry.event)).toEqual([
      'payment',
      'payment',
      'payment',
      'paid',
    ]);
    expect(settlement.parse(JSON.parse(JSON.stringify(county.settlement)))).toEqual(county.settlement);
  });

  it.each([
    ['province', 118_617],
    ['province', 118_619],
  ] as const)('takes the exact sum alone: %s %i', (level, amountFen) => {
    expect(pay(approved, orderOf(level, amountFen), callers.bureauApprover)).toEqual({
      accepted: false,
      refusal: { kind: 'amount-differs', dueFen: 118_618 },
    });
  });

  it.each([
    ['city', 59_310, callers.bureauApprover],
    ['county', 19_770, callers.bureauApprover],
    ['province', 118_618, callers.cityClerk],
    ['province', 118_618, callers.otherBureau],
    ['province', 118_618, callers.insurerFinance],
    ['city', 59_310, { ...callers.cityClerk, org: '610113' }],
  ] as const)('lets nobody pay another’s %s part', (level, amountFen, by) => {
    expect(pay(approved, orderOf(level, amountFen), by)).toEqual({
      accepted: false,
      refusal: { kind: 'forbidden' },
    });
  });

  it('takes one payment for a part', () => {
    const { settlement: once } = paid(approved, orderOf('province', 118_618), callers.bureauApprover);
    const twice = orderOf('province', 118_618, { bankReference: 'REF-2' });
    expect(pay(once, twice, callers.bureauApprover)).toEqual({
      accepted: false,
      refusal: { kind: 'nothing-due' },
    });
  });

  it('takes a bank reference once', () => {
    const { settlement: once } = paid(approved, orderOf('city', 59_310), callers.cityClerk);
    const same = orderOf('county', 19_770, { bankReference: 'REF-city' });
    expect(pay(once, same, callers.cityClerk)).toEqual({
      accepted: false,
      refusal: { kind: 'bank-reference-used' },
    });
  });

  it('takes no payment from the future, and none before approval', () => {
    const tomorrow = orderOf('province', 118_618, { paidAt: instantOf('2026-04-20T01:00:00.001Z') });
    expect(pay(approved, tomorrow, callers.bureauApprover)).toMatchObject({
      refusal: { kind: 'paid-in-future' },
    });
    expect(pay(draftOf(rows), orderOf('province', 118_618), callers.bureauApprover)).toMatchObject({
      refusal: { kind: 'wrong-status', status: 'draft' },
    });
  });

  it('asks a city that pays for several counties which one is meant', () => {
    const elsewhere = fileOf(
      paidPolicy({
        serial: 5,
        division: '610102',
        levels: [
          { level: 'province', payer: '610000', fen: 48_000 },
          { level: 'city', payer: '610100', fen: 24_000 },
          { level: 'county', payer: '610102', fen: 8_000 },
        ],
      }),
    );
    const key = { ...third, quarter: quarter.parse('2026-Q1') };
    const two = approvedOf(draftOf([...rows, buildRow(key, elsewhere)]));
    expect(pay(two, orderOf('county', 8_000), callers.cityClerk)).toEqual({
      accepted: false,
      refusal: { kind: 'payer-missing', payers: ['610102', '610113'] },
    });
    const named = orderOf('county', 8_000, { payer: divisionCode.parse('610102') });
    expect(paid(two, named, callers.cityClerk).part.payer).toBe('610102');
    expect(pay(two, orderOf('county', 8_000), { ...callers.cityClerk, org: '610102' }).accepted).toBe(true);
    expect(pay(two, named, { ...callers.cityClerk, org: '610200' })).toMatchObject({
      refusal: { kind: 'forbidden' },
    });
  });
});

describe('the postings of a settlement', () => {
  const ids = () => ({ money: nextEntryId(), commitment: nextEntryId() });
  const booked = [...files, cancelled].flatMap((file) => file.entries);
  const payments = approved.totals.levels.flatMap((part) =>
    settlementPaidEntries(approved, part, ids(), instantOf(now)),
  );

  it('settle what the bureaus owe and what the insurer owes back, to the fen', () => {
    const { balanced, accounts } = trialBalance([...booked, ...payments]);
    expect(balanced).toBe(true);
    const cleared = accounts.filter(({ account }) => /^(receivable-bureau|clawback-payable)/.test(account));
    // The policy that was cancelled was settled in an earlier quarter: its own receivable is still here.
    expect(cleared.map(({ account, debitFen, creditFen }) => [account, debitFen - creditFen])).toEqual([
      ['clawback-payable:610000', 0],
      ['clawback-payable:610100', 0],
      ['clawback-payable:610113', 0],
      ['receivable-bureau:610000', 48_000],
      ['receivable-bureau:610100', 24_000],
      ['receivable-bureau:610113', 8_000],
    ]);
    expect(accounts.find(({ account }) => account === 'bank:picc-sn')?.debitFen).toBe(4 * 20_000 + 197_698);
  });

  it('move what was paid from accrued to paid in its budget year, and leave what became due as it was', () => {
    const before = positionFromJournal(booked, programmeId, 2026).get('province');
    const after = positionFromJournal([...booked, ...payments], programmeId, 2026).get('province');
    expect(before && { ...before, paidFen: asFen(118_618) }).toEqual(after);
  });

  it('belong to the payer’s division, so that its bureau finds them', () => {
    expect([...new Set(payments.map((entry) => entry.divisionCode))]).toEqual(['610000', '610100', '610113']);
    expect([...new Set(payments.map((entry) => entry.settlementId))]).toEqual([approved.settlementId]);
  });

  it('set off what is due where a payer’s net is not positive (case 43)', () => {
    const parts = approved.totals.levels.map((part) => ({
      ...part,
      fen: asFen(0),
      subsidyFen: asFen(8_000),
      carriedForwardFen: asFen(1),
    }));
    const netted = settlementNettedEntry(approved, parts, nextEntryId(), instantOf(now));
    expect(netted?.kind).toBe('settlement-netted');
    expect(netted?.legs[0]).toEqual({ account: 'clawback-payable:610000', fen: 8_000 });
    expect(
      settlementNettedEntry(approved, approved.totals.levels, nextEntryId(), instantOf(now)),
    ).toBeUndefined();
  });
});
