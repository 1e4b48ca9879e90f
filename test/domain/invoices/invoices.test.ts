import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../shared/domain/dates.ts';
import { type Invoice, invoice, invoicesOf, taxByMonth } from '../../../shared/domain/invoices/invoices.ts';
import { taxLedger } from '../../../shared/domain/invoices/tax-ledger.ts';
import type { JournalEntry } from '../../../shared/domain/ledger/journal-entry.ts';
import { bookPremium, bookRefund, bookRefundPaid } from '../../../shared/domain/ledger/policy-postings.ts';
import { asFen, sumFen } from '../../../shared/domain/money.ts';
import type { Policy } from '../../../shared/domain/policies/policy.ts';
import { premiumAccount, splitRefund } from '../../../shared/domain/policies/premium-account.ts';
import { seeded } from '../../support/seeded.ts';
import { nextEntryId } from '../../support/settled-policies.ts';
import { ResearchPolicy, sumOf } from '../policies/endorsement-fixtures.ts';
import { bind, paid } from '../policies/policy-fixtures.ts';
import { at, now, pooled, programmeWith, quoted, requestFor } from '../quoting/quote-fixtures.ts';

const booking = { at: now, nextId: nextEntryId };
const alone = paid(bind().policy);
const pool = { product: pooled };
const shared = paid(bind(quoted(requestFor(), pool), pool).policy);

/** The journal after the premium, and after a refund of so much. */
function journal(of: Policy, refundFen?: number): readonly JournalEntry[] {
  if (refundFen === undefined) return [bookPremium(of, booking)];
  const { refund } = splitRefund(premiumAccount(of), asFen(refundFen));
  const july = { ...booking, at: at('2026-07-01T01:00:00.000Z') };
  return [bookPremium(of, booking), ...bookRefund(of, refund, 'C1', july)];
}

function toFirm(list: readonly Invoice[]): Invoice[] {
  return list.filter((one) => one.to.kind === 'firm');
}

function toBureaus(list: readonly Invoice[]): Invoice[] {
  return list.filter((one) => one.to.kind === 'bureau');
}

function total(list: readonly Invoice[]): readonly number[] {
  return (['grossFen', 'netFen', 'taxFen'] as const).map((key) => sumFen(list.map((one) => one[key])));
}

describe('invoices of a paid policy', () => {
  it('are the firm’s of 200.00 = 188.68 + 11.32 and the bureaus’ of 800.00 = 754.72 + 45.28 (TAX-2, TAX-3)', () => {
    const list = invoicesOf(alone, journal(alone));
    expect(total(toFirm(list))).toEqual([20_000, 18_868, 1_132]);
    expect(total(toBureaus(list))).toEqual([80_000, 75_472, 4_528]);
    expect(toBureaus(list).map((one) => one.to)).toEqual([
      { kind: 'bureau', payer: '610000' },
      { kind: 'bureau', payer: '610100' },
      { kind: 'bureau', payer: '610113' },
    ]);
    expect(toFirm(list)).toMatchObject([
      { kind: 'invoice', issuedOn: '2026-01-05', to: { name: alone.policyholder } },
    ]);
    for (const one of list) expect(invoice.parse(one)).toEqual(one);
  });

  it('are one of 1,000.00 to the firm where it pays all and is reimbursed later (TAX-3)', () => {
    const later = { programmes: [programmeWith({ mode: 'pay-then-reimburse' })] };
    const of = paid(bind(quoted(requestFor(), later), later).policy);
    const list = invoicesOf(of, journal(of));
    expect(list).toHaveLength(1);
    expect(total(list)).toEqual([100_000, 94_340, 5_660]);
  });

  it('come from each insurer of a pool for its share: a follower’s 333.30 = 314.43 + 18.87, VAT 56.61 in all (TAX-6, COI-2, COI-4, case 16)', () => {
    const list = invoicesOf(shared, journal(shared));
    const of = (insurer: string) => list.filter((one) => one.insurer === insurer);
    expect(total(of('picc-sn'))).toEqual([33_340, 31_453, 1_887]);
    expect(total(of('cpic-sn'))).toEqual([33_330, 31_443, 1_887]);
    expect(total(of('pingan-sn'))).toEqual([33_330, 31_443, 1_887]);
    expect(total(list)[2]).toBe(5_661);
    const publicPart = ['picc-sn', 'cpic-sn', 'pingan-sn'].map((insurer) => total(toBureaus(of(insurer)))[0]);
    expect(publicPart).toEqual([26_672, 26_664, 26_664]);
  });

  it('put the tax into the month of the invoice, also where cover begins in the next year (TAX-4)', () => {
    const eve = { ...booking, at: at('2026-12-31T02:00:00.000Z') };
    const months = taxByMonth(invoicesOf(alone, [bookPremium(alone, eve)]));
    expect(months).toEqual([{ month: '2026-12', grossFen: 100_000, netFen: 94_340, taxFen: 5_660 }]);
  });
});

describe('red invoices', () => {
  it('return 105.75 = 99.76 + 5.99 to the firm and 423.02 = 399.08 + 23.94 to the bureaus (TAX-5)', () => {
    const red = invoicesOf(alone, journal(alone, 52_877)).filter((one) => one.kind === 'red-invoice');
    expect(total(toFirm(red))).toEqual([-10_575, -9_976, -599]);
    expect(total(toBureaus(red))).toEqual([-42_302, -39_908, -2_394]);
    expect(toFirm(red)).toMatchObject([
      { issuedOn: '2026-07-01', endorsementNo: 'C1', corrects: [`${alone.policyNo}-4`] },
    ]);
  });

  it('follow an endorsement that lowers the premium, blue ones one that raises it', () => {
    const insured = new ResearchPolicy({
      ratePpm: 50_000,
      subsidyPpm: 700_000,
      sumFen: 90_000_000,
      valueFen: 125_000_000,
    });
    const { endorsement: more } = insured.endorse('2026-03-02', sumOf(95_000_000));
    const { endorsement: less } = insured.endorse('2026-03-03', sumOf(80_000_000));
    const refund = less.status === 'in-effect' ? less.credit?.refund : undefined;
    const list = invoicesOf(insured.policy, [
      bookPremium(insured.policy, booking),
      ...(more.charge === undefined ? [] : [bookPremium(insured.policy, booking, more.charge, 'E1')]),
      ...(refund === undefined ? [] : bookRefund(insured.policy, refund, 'E2', booking)),
    ]);
    const of = (endorsementNo: string) => list.filter((one) => one.endorsementNo === endorsementNo);
    expect(total(of('E1'))[0]).toBe(more.charge?.premium.grossFen);
    expect(total(of('E1'))[2]).toBe(more.charge?.premium.vatFen);
    expect((total(of('E2'))[0] ?? 0) + (refund?.totalFen ?? 0)).toBe(0);
    expect(of('E2').every((one) => one.corrects?.length === 2)).toBe(true);
  });
});

describe('invoices of any premium and refund', () => {
  const wholes = fc.tuple(fc.nat(1_000_000), fc.nat(1_000_000), fc.nat(1_000_000));

  it('add up to what was booked: to each payer, of each insurer, and in tax (invariants 1 and 6)', () => {
    fc.assert(
      fc.property(wholes, fc.nat(1_000_000), ([first, second, third], ppm) => {
        const sharePpm = [first, second, third].map((one) => one + 1);
        const whole = sharePpm.reduce((sum, one) => sum + one, 0);
        const insurers = shared.insurers.map((one, index) => ({
          ...one,
          sharePpm: Math.trunc(((sharePpm[index] ?? 0) * 1_000_000) / whole),
        }));
        const of = { ...shared, insurers };
        const refundFen = Math.trunc((100_000 * ppm) / 1_000_000);
        const list = invoicesOf(of, journal(of, refundFen));
        for (const one of list) {
          expect(one.grossFen).toBe(one.netFen + one.taxFen);
          expect(Math.sign(one.grossFen)).toBe(one.kind === 'invoice' ? 1 : -1);
        }
        expect(total(list)[0]).toBe(100_000 - refundFen);
        expect(total(toFirm(list))[0]).toBe(
          20_000 - splitRefund(premiumAccount(of), asFen(refundFen)).refund.firmFen,
        );
        const booked = journal(of, refundFen).flatMap((entry) => entry.legs);
        const vat = sumFen(booked.filter((leg) => leg.account.startsWith('vat:')).map((leg) => leg.fen));
        expect((total(list)[2] ?? 0) + vat).toBe(0);
      }),
      { ...seeded, numRuns: 300 },
    );
  });
});

describe('the tax ledger', () => {
  it('keeps invoiced, received and earned apart (TAX-4)', () => {
    const entries = [...journal(alone), bookRefundPaid(alone, asFen(10_575), booking)];
    const list = invoicesOf(alone, entries);
    expect(taxLedger(alone, entries, list, at('2026-07-01T01:00:00.000Z'))).toEqual({
      asOf: day.parse('2026-07-01'),
      invoicedFen: 100_000,
      receivedFen: 20_000 - 10_575,
      earnedFen: 47_123,
    });
    expect(taxLedger(alone, journal(alone), list, now)).toMatchObject({ receivedFen: 20_000, earnedFen: 0 });
    expect(taxLedger(alone, journal(alone), list, at('2027-02-01T01:00:00.000Z')).earnedFen).toBe(100_000);
  });
});
