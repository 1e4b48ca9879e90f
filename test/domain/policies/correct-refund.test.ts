import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, quarterOf } from '../../../shared/domain/dates.ts';
import { entryId } from '../../../shared/domain/ids.ts';
import {
  bookCorrectedRefund,
  bookSubsidyAgain,
} from '../../../shared/domain/ledger/refund-correction-postings.ts';
import { sumFen } from '../../../shared/domain/money.ts';
import { factLine } from '../../../shared/domain/proof/export-lines.ts';
import { buildRow } from '../../../shared/domain/settlement/build-rows.ts';
import { invoicesOf } from '../../../shared/domain/invoices/invoices.ts';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import type { CorrectedRefund } from '../../../shared/domain/policies/correct-refund.ts';
import type { Ended } from '../../../shared/domain/policies/end-policy.ts';
import {
  leftInAccount,
  premiumAccount,
  returnedByNow,
} from '../../../shared/domain/policies/premium-account.ts';
import { seeded } from '../../support/seeded.ts';
import { at } from '../quoting/quote-fixtures.ts';
import { august, claimNo, correct, corrected, ended, inForce } from './correction-fixtures.ts';

const booking = { at: august, nextId: () => entryId.parse('ent_01KHQGZ0000000000000000001') };

function legsOf(of: CorrectedRefund): Record<string, number> {
  return Object.fromEntries(bookCorrectedRefund(of, booking).legs.map((leg) => [leg.account, leg.fen]));
}

describe('case 23: a claim paid after the end of its policy', () => {
  it('makes the refund 465.95 instead of 528.77: the firm owes 12.56, the bureaus 50.26 (CAN-5)', () => {
    const of = corrected(ended(), 2_376_000);
    expect(of.correction).toMatchObject({
      correctionNo: 'C2',
      baseFen: 88_120,
      owed: { totalFen: 6_282, firmFen: 1_256, bureauFen: 5_026 },
    });
    expect(returnedByNow(of.policy).refund).toMatchObject({
      totalFen: 46_595,
      firmFen: 9_319,
      bureauFen: 37_276,
    });
    expect(legsOf(of)).toMatchObject({
      'receivable-firm': 1_256,
      // 439.58 of 465.95 without tax, where it was 498.84 of 528.77
      'premium:picc-sn': -5_926,
      'vat:picc-sn': -356,
    });
    expect(leftInAccount(premiumAccount(of.policy))).toBe(53_405);
  });

  it('counts the bureaus’ part for the firm’s year and takes it from the envelopes again', () => {
    const end = ended();
    const of = corrected(end, 2_376_000);
    expect(of.standing.granted[0]?.fen).toBe((end.standing.granted[0]?.fen ?? 0) + 5_026);
    expect(of.fromEnvelopes).toHaveLength(1);
    expect(of.fromTreasury).toEqual([]);
    const [entry] = bookSubsidyAgain(of, booking);
    expect(entry).toMatchObject({ kind: 'subsidy-clawed-back', endorsementNo: 'C2' });
  });

  it.each([
    ['after the budget’s year', {}, at('2027-02-01T01:00:00.000Z')],
    ['where an envelope has spent what it got back', { hasRoom: () => false }, august],
  ] as const)('leaves the envelope alone %s: the treasury owes it (14.1)', (_, changes, now) => {
    const end = ended();
    const of = corrected(end, 2_376_000, changes, now);
    expect(of.fromEnvelopes).toEqual([]);
    expect(of.fromTreasury).toHaveLength(1);
    expect(of.standing.granted).toEqual(end.standing.granted);
    expect(bookSubsidyAgain(of, booking)).toMatchObject([{ kind: 'subsidy-returned' }]);
  });

  it('changes nothing the second time, nor where the claim was counted at the end', () => {
    const of = corrected(ended(), 2_376_000);
    expect(correct(of, 2_376_000)).toBeUndefined();
    expect(correct(ended(2_376_000), 2_376_000)).toBeUndefined();
  });

  it('is followed by the next one: 28,224.00 in all make it 454.15', () => {
    const again = corrected(corrected(ended(), 2_376_000), 2_822_400);
    expect(again.correction).toMatchObject({ correctionNo: 'C3', baseFen: 85_888 });
    expect(returnedByNow(again.policy).refund.totalFen).toBe(45_415);
  });

  it('returns more where the claim came to less than the refund was reckoned on', () => {
    const of = corrected(ended(2_822_400), 2_376_000);
    expect(of.correction.owed).toMatchObject({ totalFen: -1_180, firmFen: -236, bureauFen: -944 });
    expect(legsOf(of)).toMatchObject({ 'refund-payable-firm': -236 });
  });

  it('corrects nothing of a policy that was rescinded, or never paid', () => {
    const { policy, standing: after } = ended();
    const rescission = {
      ground: 'fraud',
      finding: 'invented-event',
      knownOn: day.parse('2026-06-01'),
      claimNo,
    } as const;
    const rescinded = { ...policy, cancellation: { ...policy.cancellation, rescission } };
    expect(correct({ policy: rescinded, standing: after }, 2_376_000)).toBeUndefined();
    const { issuedAt: _, ...never } = policy;
    expect(correct({ policy: never, standing: after }, 2_376_000)).toBeUndefined();
  });

  it('leaves what a bureau has claimed back from the firm itself as it was decided (case 25)', () => {
    const [grant] = inForce.subsidy.programmes;
    const of = corrected(ended(), 2_376_000, { claimedBack: [grant?.programmeId ?? ''] });
    expect(of.correction).toMatchObject({
      parts: [],
      owed: { totalFen: 1_256, firmFen: 1_256, bureauFen: 0 },
    });
  });
});

describe('the books of a correction', () => {
  const of = corrected(ended(), 2_376_000);
  const entries = [bookCorrectedRefund(of, booking), ...bookSubsidyAgain(of, booking)];

  it('are a row of their own in the quarter’s settlement, which adds up (REC-7, SUB-15)', () => {
    const key = { programmeId: 'SN-QKB-PH', quarter: quarterOf(august), endorsementNo: 'C2' };
    const product = builtInCatalogue.soldProduct(of.policy.product);
    expect(buildRow(key, { policy: of.policy, product, name: '西安示范', entries })).toMatchObject({
      premiumFen: 6_282,
      firmFen: 1_256,
      subsidyFen: 5_026,
      outcome: 'MATCHED',
      status: 'cancelled',
    });
  });

  it('invoice the premium again to the firm and each bureau (TAX-5)', () => {
    const invoices = invoicesOf(of.policy, entries);
    expect(invoices.every((one) => one.kind === 'invoice' && one.endorsementNo === 'C2')).toBe(true);
    expect(sumFen(invoices.map((one) => one.grossFen))).toBe(6_282);
    expect(invoices.find((one) => one.to.kind === 'firm')?.grossFen).toBe(1_256);
  });

  it('follow from what the policy says of the correction, in an export of the ledger', () => {
    expect(factLine(of.policy, bookCorrectedRefund(of, booking))).toMatchObject({
      type: 'refund',
      endorsementNo: 'C2',
      refund: { totalFen: 6_282 },
    });
  });
});

describe('any correction', () => {
  it('ends where a refund that had counted every claim would have, in whatever order they were paid', () => {
    const used = fc.array(fc.nat(9_000_000), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(used, fc.nat(9_000_000), fc.integer({ min: 1, max: 364 }), (uses, first, daysIn) => {
        const on = addDays(inForce.period.start, daysIn);
        let of: Pick<Ended, 'policy' | 'standing'> = ended(first, on);
        for (const one of uses) of = correct(of, one) ?? of;
        const whole = ended(uses.at(-1), on).policy.cancellation;
        const now = returnedByNow(of.policy);
        expect(now.refund).toEqual(whole.refund);
        expect(now.parts.map((part) => part.levels)).toEqual(whole.parts.map((part) => part.levels));
        expect(correct(of, uses.at(-1) ?? 0)).toBeUndefined();
      }),
      { ...seeded, numRuns: 500 },
    );
  });
});
