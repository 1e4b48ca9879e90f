import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  followClaim,
  limitLeft,
  limitLeftFor,
  type LimitUse,
  newLimitUse,
  takeLimit,
} from '../../../shared/domain/claims/limit-use.ts';
import { claimedCover, type PolicyTerms } from '../../../shared/domain/claims/policy-terms.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { coverCode, type CoverCode } from '../../../shared/domain/products/cover.ts';
import { equipment, inclusive, paymentOf, rdDelay, rdFailure, research } from './claim-fixtures.ts';

/** A claim on a cover that has taken so much of its limit, of which so much is paid. */
function claimTaking(cover: CoverCode, taken: number, paid = 0) {
  const payments = paid === 0 ? [] : [paymentOf({ fen: paid, status: 'paid' })];
  return { coverCode: cover, limitTakenFen: asFen(taken), payments };
}

function agreedOn(policy: PolicyTerms, use: LimitUse, code: CoverCode, amount: number) {
  return takeLimit(policy, use, { coverCode: code }, claimTaking(code, amount));
}

function committed(policy: PolicyTerms, use: LimitUse, code: CoverCode, amount: number): LimitUse {
  const decision = agreedOn(policy, use, code, amount);
  if (!decision.accepted) throw new Error(decision.refusal.kind);
  return decision.value;
}

const fresh = newLimitUse(inclusive.policyNo);

describe('limit of a cover', () => {
  it('is taken by an agreed claim and stays taken when it is paid (CLM-15)', () => {
    const agreed = committed(inclusive, fresh, equipment, 3_800_000);
    expect(limitLeft(inclusive, agreed, equipment)).toBe(1_200_000);
    expect(agreed.covers).toEqual([{ code: 'equipment', committedFen: 3_800_000, paidFen: 0 }]);
    const paid = followClaim(
      agreed,
      claimTaking(equipment, 3_800_000),
      claimTaking(equipment, 3_800_000, 3_800_000),
    );
    expect(limitLeft(inclusive, paid, equipment)).toBe(1_200_000);
    expect(paid.covers).toEqual([{ code: 'equipment', committedFen: 0, paidFen: 3_800_000 }]);
    expect(paid.revision).toBe(2);
  });

  it('counts what leaves the bank and not what comes back; costs beside the limit are paid last (CLM-16)', () => {
    const agreed = committed(inclusive, fresh, equipment, 2_376_000);
    const steps = [
      { paid: 1_000_000, left: { committedFen: 1_376_000, paidFen: 1_000_000 } },
      { paid: 2_696_000, left: { committedFen: 0, paidFen: 2_376_000 } },
      { paid: 0, left: { committedFen: 2_376_000, paidFen: 0 } },
    ];
    let before = claimTaking(equipment, 2_376_000);
    let use = agreed;
    for (const { paid, left } of steps) {
      const after = claimTaking(equipment, 2_376_000, paid);
      use = followClaim(use, before, after);
      expect(use.covers).toEqual([{ code: 'equipment', ...left }]);
      before = after;
    }
  });

  it('is there again for the claim that took it, when it is assessed once more (CLM-23)', () => {
    const paid = committed(inclusive, fresh, equipment, 2_376_000);
    const other = committed(inclusive, paid, equipment, 1_000_000);
    expect(limitLeft(inclusive, other, equipment)).toBe(1_624_000);
    expect(limitLeftFor(inclusive, other, claimTaking(equipment, 2_376_000))).toBe(4_000_000);
  });

  it('leaves the other covers alone (case 12)', () => {
    const exhausted = committed(inclusive, fresh, equipment, 5_000_000);
    expect(limitLeft(inclusive, exhausted, equipment)).toBe(0);
    expect(limitLeft(inclusive, exhausted, coverCode.parse('liability'))).toBe(6_000_000);
  });

  it('refuses what another claim has taken since the offer', () => {
    const other = committed(inclusive, fresh, equipment, 3_000_000);
    expect(agreedOn(inclusive, other, equipment, 2_376_000)).toEqual({
      accepted: false,
      refusal: { kind: 'limit-changed', leftFen: 2_000_000, needFen: 2_376_000 },
    });
    expect(agreedOn(inclusive, other, equipment, 2_000_000).accepted).toBe(true);
  });

  it('takes a sub-limit from its cover’s sum (CLM-10)', () => {
    const delayed = committed(research, newLimitUse(research.policyNo), rdDelay, 11_340_000);
    expect(limitLeft(research, delayed, rdFailure)).toBe(88_660_000);
    expect(limitLeft(research, delayed, rdDelay)).toBe(30_000_000 - 11_340_000);
    const failed = committed(research, delayed, rdFailure, 88_660_000);
    expect(limitLeft(research, failed, rdDelay)).toBe(0);
  });

  it('is capped by the aggregate of the policy', () => {
    const narrow = { ...inclusive, product: { ...inclusive.product, aggregateLimitFen: asFen(6_000_000) } };
    const agreed = committed(narrow, fresh, equipment, 4_000_000);
    expect(limitLeft(narrow, agreed, coverCode.parse('liability'))).toBe(2_000_000);
  });

  it('is never passed, whatever is agreed and paid (invariant 7)', () => {
    const code = fc.constantFrom(equipment, coverCode.parse('liability'), coverCode.parse('ip-enforcement'));
    const claims = fc.array(fc.tuple(code, fc.integer({ min: 0, max: 4_000_000 }), fc.boolean()), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(claims, (wanted) => {
        let use = fresh;
        for (const [cover, amount, isPaid] of wanted) {
          const decision = agreedOn(inclusive, use, cover, amount);
          if (!decision.accepted) continue;
          const paid = followClaim(
            decision.value,
            claimTaking(cover, amount),
            claimTaking(cover, amount, amount),
          );
          use = isPaid ? paid : decision.value;
        }
        for (const taken of use.covers) {
          const { limitFen } = claimedCover(inclusive, taken.code);
          expect(taken.committedFen + taken.paidFen).toBeLessThanOrEqual(limitFen);
          expect(limitLeft(inclusive, use, taken.code)).toBe(limitFen - taken.committedFen - taken.paidFen);
        }
      }),
      { seed: 15, numRuns: 300 },
    );
  });
});
