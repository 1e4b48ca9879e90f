import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueFromFollowers, instruct } from '../../../shared/domain/claims/instruct-payments.ts';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import { instructedFen } from '../../../shared/domain/claims/payment.ts';
import { splitOnTop, splitToInsurers } from '../../../shared/domain/co-insurance/split-claim.ts';
import { insurerCode } from '../../../shared/domain/ids.ts';
import { addFen, asFen, asPpm, sumFen } from '../../../shared/domain/money.ts';
import { claimIn, lender, newPaymentId, paymentOf } from './claim-fixtures.ts';

/** 40, 35 and 25 %. */
const insurers = [400_000, 350_000, 250_000].map((sharePpm, index) => ({
  insurer: insurerCode.parse(['lead', 'second', 'third'][index]),
  sharePpm: asPpm(sharePpm),
}));
const pool = claimIn('decided-covered', { insurers });
const alone = claimIn('decided-covered');
const plain = { lossPayee: undefined, assessment: undefined, nextId: newPaymentId };

function instructed(of: Claim, due: number, changes: object = {}) {
  return instruct(of, asFen(due), 'final', { ...plain, ...changes });
}

describe('splitting a claim among insurers (COI-3)', () => {
  it('gives followers their share rounded down and the lead the rest', () => {
    expect(splitToInsurers(asFen(2_345_678), insurers).map((part) => part.fen)).toEqual([
      938_272, 820_987, 586_419,
    ]);
  });

  it('splits what is paid in parts as it splits the whole, whatever the parts', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 50_000_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(parts, (amounts) => {
        let before = asFen(0);
        const got = insurers.map(() => 0);
        for (const amount of amounts) {
          splitOnTop(before, asFen(amount), insurers).forEach((part, index) => {
            got[index] = (got[index] ?? 0) + part.fen;
          });
          before = addFen(before, asFen(amount));
        }
        expect(got).toEqual(splitToInsurers(before, insurers).map((part) => part.fen));
      }),
      { seed: 33, numRuns: 300 },
    );
  });
});

describe('instructing payments', () => {
  it('of one insurer is one payment to the insured, whose account the claim knows', () => {
    expect(instructed(alone, 2_376_000)).toMatchObject([
      { purpose: 'final', payee: 'insured', payer: 'picc-sn', fen: 2_376_000, status: 'open' },
    ]);
    expect(instructed(alone, 2_376_000)[0]).not.toHaveProperty('insurers');
    expect(instructed(alone, 0)).toEqual([]);
  });

  it('pays a third party the rest of its award only, and a supplement of costs to the insured (CLM-11)', () => {
    const sheet = { lossLines: [], thirdParty: { name: '受害企业', account: '6222020000000009' } };
    const award = { payees: [{ kind: 'third-party', fen: 400_000 }], limitUseFen: asFen(5_000_000) };
    const before = { payee: 'third-party', fen: 5_000_000, status: 'paid', paidAt: alone.reportedAt };
    const of = { ...alone, payments: [paymentOf(before)] };
    const payments = instructed(of, 600_000, { assessment: { sheet, indemnity: award } });
    expect(payments).toMatchObject([{ payee: 'insured', fen: 600_000 }]);
  });

  it('lets the lead advance everything below 100,000.00 and recover 14,074.06 of 23,456.78 (COI-7)', () => {
    const [payment, ...others] = instructed(pool, 2_345_678);
    expect(others).toEqual([]);
    expect(payment).toMatchObject({ payer: 'lead', fen: 2_345_678 });
    const due = dueFromFollowers(payment!);
    expect(due).toEqual([
      { from: 'second', to: 'lead', fen: 820_987 },
      { from: 'third', to: 'lead', fen: 586_419 },
    ]);
    expect(sumFen(due.map((share) => share.fen))).toBe(1_407_406);
  });

  it.each([
    [9_999_999, ['lead']],
    [10_000_000, ['lead', 'second', 'third']],
  ])('of %i fen is paid by %j (COI-7)', (due, payers) => {
    expect(instructed(pool, due).map((payment) => payment.payer)).toEqual(payers);
  });

  it('case 57: every insurer owes its own part from 100,000.00 on, and nobody that of another', () => {
    const payments = instructed(pool, 32_725_022);
    expect(payments.map(({ payer, fen }) => [payer, fen])).toEqual([
      ['lead', 13_090_010],
      ['second', 11_453_757],
      ['third', 8_181_255],
    ]);
    expect(payments.flatMap(dueFromFollowers)).toEqual([]);
  });

  it('pays the difference to what each insurer has borne of the interim (COI-3)', () => {
    const interim = instructed(pool, 2_000_001).map((payment) => ({ ...payment, status: 'paid' as const }));
    const rest = instructed({ ...pool, payments: interim }, 345_677);
    const borne = [...interim, ...rest].flatMap((payment) => payment.insurers ?? []);
    const total = splitToInsurers(asFen(2_345_678), insurers);
    for (const { insurer, fen } of total) {
      const own = borne.filter((part) => part.insurer === insurer);
      expect(sumFen(own.map((part) => part.fen))).toBe(fen);
    }
  });

  it('counts what was paid before towards the 100,000.00', () => {
    const before = [paymentOf({ fen: 9_000_000, payer: 'lead', status: 'paid' })];
    expect(instructed({ ...pool, payments: before }, 1_000_000)).toHaveLength(3);
  });

  it('leaves no fen out and none over, whoever pays whom', () => {
    const amount = fc.integer({ min: 1, max: 40_000_000 });
    fc.assert(
      fc.property(amount, amount, fc.boolean(), (due, debt, isDisputed) => {
        const lenderDebt = {
          receivedAt: pool.reportedAt,
          lender,
          debtFen: asFen(debt),
          ...(isDisputed ? { disputedFen: asFen(Math.floor(debt / 3)) } : {}),
        };
        const payments = instructed({ ...pool, lenderDebt }, due, { lossPayee: lender });
        expect(instructedFen({ payments })).toBe(due);
        expect(new Set(payments.map((one) => one.paymentId)).size).toBe(payments.length);
        const toLender = payments.filter((one) => one.payee === 'loss-payee');
        expect(sumFen(toLender.map((one) => one.fen))).toBe(Math.min(due, debt));
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
