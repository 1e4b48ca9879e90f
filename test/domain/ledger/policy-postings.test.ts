import { describe, expect, it } from 'vitest';
import { day } from '../../../shared/domain/dates.ts';
import type { JournalEntry } from '../../../shared/domain/ledger/journal-entry.ts';
import { isCommitment } from '../../../shared/domain/ledger/journal-entry.ts';
import {
  bookAllocated,
  bookCommitments,
  bookPremium,
  bookRefund,
  bookRefundPaid,
  bookReturned,
  bookUnallocated,
  deductedLevels,
} from '../../../shared/domain/ledger/policy-postings.ts';
import { trialBalance } from '../../../shared/domain/ledger/trial-balance.ts';
import { asFen, sumFen } from '../../../shared/domain/money.ts';
import { cancelPolicy } from '../../../shared/domain/policies/cancel-policy.ts';
import { leadOf } from '../../../shared/domain/policies/policy.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { nextEntryId } from '../../support/settled-policies.ts';
import { bind, paid, noClaims } from '../policies/policy-fixtures.ts';
import { at, factsFor, now, pooled, programmeWith, quoted, requestFor } from '../quoting/quote-fixtures.ts';

const booking = { at: now, nextId: nextEntryId };
const { policy: unpaid, standing } = bind();
const inForce = paid(unpaid);
const grants = inForce.subsidy.programmes;

function cancelledOn(effectiveDate: string, on: string) {
  const request = { effectiveDate: day.parse(effectiveDate), reason: '项目终止', by: 'firm-a' };
  const decided = cancelPolicy(inForce, standing, noClaims, request, at(on));
  invariant(decided.accepted, 'the policy is cancelled');
  return decided.value;
}

/** Balance of every account that the entries leave open. */
function balances(entries: readonly JournalEntry[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const leg of entries.flatMap((entry) => entry.legs)) {
    sums.set(leg.account, (sums.get(leg.account) ?? 0) + leg.fen);
  }
  return Object.fromEntries([...sums].filter(([, fen]) => fen !== 0));
}

const bound = bookCommitments(unpaid, 'subsidy-reserved', grants, booking);
const issued = [
  ...bookCommitments(inForce, 'subsidy-accrued', grants, booking),
  bookPremium(inForce, booking),
];
const july = cancelledOn('2026-07-01', '2026-07-01T01:00:00.000Z');
const inJuly = { at: at('2026-07-01T01:00:00.000Z'), nextId: nextEntryId };
const ended = [
  ...bookCommitments(july.policy, 'subsidy-clawed-back', july.commitments, inJuly, 'C1'),
  ...bookRefund(july.policy, july.refund, 'C1', inJuly),
];

describe('a bind', () => {
  it('moves every level from available to reserved', () => {
    expect(balances(bound)).toEqual({
      'budget:SN-QKB-PH:2026:province:available': -48_000,
      'budget:SN-QKB-PH:2026:province:reserved': 48_000,
      'budget:SN-QKB-PH:2026:city:available': -24_000,
      'budget:SN-QKB-PH:2026:city:reserved': 24_000,
      'budget:SN-QKB-PH:2026:county:available': -8_000,
      'budget:SN-QKB-PH:2026:county:reserved': 8_000,
    });
  });

  it('that lapses leaves nothing', () => {
    expect(balances([...bound, ...bookCommitments(unpaid, 'subsidy-released', grants, booking)])).toEqual({});
  });

  it('without subsidy commits nothing', () => {
    const full = bind(quoted(requestFor(), { rows: [] }), { rows: [] }).policy;
    expect(bookCommitments(full, 'subsidy-reserved', full.subsidy.programmes, booking)).toEqual([]);
  });
});

describe('a payment', () => {
  it('books the whole price as premium and VAT, owed by firm and bureaus (TAX-2)', () => {
    expect(balances(issued.filter((entry) => entry.kind === 'premium-booked'))).toEqual({
      'bank:picc-sn': 20_000,
      'receivable-bureau:610000': 48_000,
      'receivable-bureau:610100': 24_000,
      'receivable-bureau:610113': 8_000,
      'premium:picc-sn': -94_340,
      'vat:picc-sn': -5_660,
    });
  });

  it('books each insurer of a pool its own share and its own VAT: 56.61 together (COI-2)', () => {
    const facts = factsFor('qinke-inclusive', { product: pooled });
    const shared = paid(bind(quoted(requestFor(), facts), facts).policy);
    expect(balances([bookPremium(shared, booking)])).toMatchObject({
      'premium:picc-sn': -31_453,
      'vat:picc-sn': -1_887,
      'premium:cpic-sn': -31_443,
      'vat:cpic-sn': -1_887,
      'premium:pingan-sn': -31_443,
      'vat:pingan-sn': -1_887,
    });
  });

  it('in full by the firm leaves the bureaus owing nothing (SUB-8)', () => {
    const later = { programmes: [programmeWith({ rates: [{ ppm: 800_000 }], mode: 'pay-then-reimburse' })] };
    const reimbursed = paid(bind(quoted(requestFor(), later), later).policy);
    expect(deductedLevels(reimbursed)).toEqual([]);
    expect(balances([bookPremium(reimbursed, booking)])).toMatchObject({ 'bank:picc-sn': 100_000 });
  });

  it('in two parts ends as one in full', () => {
    const insurer = leadOf(unpaid);
    const first = bookUnallocated({ policyNo: unpaid.policyNo }, insurer, asFen(15_000), booking);
    const excess = bookUnallocated({ policyNo: unpaid.policyNo }, insurer, asFen(100), booking);
    const entries = [
      first,
      bookPremium(inForce, booking),
      bookAllocated(inForce, asFen(15_000), booking),
      excess,
    ];
    expect(balances(entries)).toMatchObject({ 'bank:picc-sn': 20_100, 'unallocated-receipts': -100 });
  });

  it('from a stranger stays unallocated until it goes back (case 46)', () => {
    const insurer = leadOf(unpaid);
    const held = bookUnallocated({ policyNo: unpaid.policyNo }, insurer, asFen(20_000), booking);
    const returned = bookReturned({ policyNo: unpaid.policyNo }, insurer, asFen(20_000), booking);
    expect(balances([held])).toEqual({ 'bank:picc-sn': 20_000, 'unallocated-receipts': -20_000 });
    expect(balances([held, returned])).toEqual({});
  });
});

describe('a cancellation', () => {
  it('lowers premium and VAT by the refund, owed to the firm and to each bureau (CAN-2, TAX-5)', () => {
    expect(balances(ended.filter((entry) => entry.kind === 'premium-refunded'))).toEqual({
      'premium:picc-sn': 49_884,
      'vat:picc-sn': 2_993,
      'refund-payable-firm': -10_575,
      'clawback-payable:610000': -25_382,
      'clawback-payable:610100': -12_690,
      'clawback-payable:610113': -4_230,
    });
  });

  it('makes what is clawed back available again', () => {
    expect(balances([...bound, ...issued, ...ended])).toMatchObject({
      'budget:SN-QKB-PH:2026:province:available': -48_000 + 25_382,
      'budget:SN-QKB-PH:2026:province:accrued': 48_000,
      'budget:SN-QKB-PH:2026:province:clawed-back': -25_382,
    });
  });

  it('after the budget’s year goes to the treasury and leaves the envelope as it was', () => {
    const late = cancelledOn('2027-01-02', '2027-01-02T01:00:00.000Z');
    const booked = bookCommitments(late.policy, 'subsidy-returned', late.commitments, booking, 'C1');
    expect(Object.keys(balances(booked)).filter((account) => account.includes(':available'))).toEqual([]);
    expect(balances(booked)).toMatchObject({
      'budget:SN-QKB-PH:2026:county:returned': -175,
      'budget:SN-QKB-PH:2026:county:treasury': 175,
    });
  });

  it('before inception leaves neither premium nor VAT (CAN-1)', () => {
    const early = cancelledOn('2026-01-08', '2026-01-08T01:00:00.000Z');
    const left = balances([...issued, ...bookRefund(early.policy, early.refund, 'C1', booking)]);
    expect(Object.keys(left).filter((account) => /^(premium|vat):/.test(account))).toEqual([]);
  });

  it('of what was never paid books no refund', () => {
    const none = { totalFen: asFen(0), firmFen: asFen(0), bureauFen: asFen(0), levels: [] };
    expect(bookRefund(unpaid, none, 'C1', booking)).toEqual([]);
  });

  it('owes the firm nothing once its part has left the bank', () => {
    const left = balances([...issued, ...ended, bookRefundPaid(july.policy, july.refund.firmFen, inJuly)]);
    expect(left['refund-payable-firm']).toBeUndefined();
    expect(left['bank:picc-sn']).toBe(20_000 - 10_575);
  });
});

describe('every entry', () => {
  const all = [...bound, ...issued, ...ended];

  it('balances, and so do bind, payment and cancellation together', () => {
    for (const entry of all) expect(entry.legs.reduce((sum, leg) => sum + leg.fen, 0)).toBe(0);
    expect(trialBalance(all).balanced).toBe(true);
  });

  it('keeps commitments and money apart', () => {
    for (const { legs } of all) {
      expect(new Set(legs.map((leg) => isCommitment(leg.account))).size).toBe(1);
    }
  });

  it('names policy, insurer, firm and bureau, and the cancellation its own number (REC-7)', () => {
    for (const entry of all) {
      expect(entry).toMatchObject({
        policyNo: unpaid.policyNo,
        insurer: 'picc-sn',
        divisionCode: '610113',
        uscc: unpaid.uscc,
      });
    }
    expect(issued.map((entry) => entry.endorsementNo)).toEqual(['', '']);
    expect(ended.map((entry) => entry.endorsementNo)).toEqual(['C1', 'C1']);
    expect(ended[0]?.quarter).toBe('2026-Q3');
  });

  it('that cancels is a new one with opposite sign, no earlier one is changed', () => {
    expect(sumFen(july.refund.levels.map((part) => part.fen))).toBe(july.refund.bureauFen);
    expect(all.every((entry) => entry.corrects === undefined)).toBe(true);
  });
});
