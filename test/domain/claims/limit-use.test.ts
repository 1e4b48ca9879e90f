import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commitLimit,
  limitLeft,
  type LimitUse,
  newLimitUse,
  payFromLimit,
} from '../../../shared/domain/claims/limit-use.ts';
import { claimedCover, type PolicyTerms } from '../../../shared/domain/claims/policy-terms.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { coverCode, type CoverCode } from '../../../shared/domain/products/cover.ts';
import { equipment, inclusive, rdDelay, rdFailure, research } from './claim-fixtures.ts';

function committed(policy: PolicyTerms, use: LimitUse, code: CoverCode, amount: number): LimitUse {
  const decision = commitLimit(policy, use, code, asFen(amount));
  if (!decision.accepted) throw new Error(decision.refusal.kind);
  return decision.value;
}

const fresh = newLimitUse(inclusive.policyNo);

describe('limit of a cover', () => {
  it('is taken by an agreed claim and stays taken when it is paid (CLM-15)', () => {
    const agreed = committed(inclusive, fresh, equipment, 3_800_000);
    expect(limitLeft(inclusive, agreed, equipment)).toBe(1_200_000);
    expect(agreed.covers).toEqual([{ code: 'equipment', committedFen: 3_800_000, paidFen: 0 }]);
    const paid = payFromLimit(agreed, equipment, asFen(3_800_000));
    expect(limitLeft(inclusive, paid, equipment)).toBe(1_200_000);
    expect(paid.covers).toEqual([{ code: 'equipment', committedFen: 0, paidFen: 3_800_000 }]);
    expect(paid.revision).toBe(2);
  });

  it('leaves the other covers alone (case 12)', () => {
    const exhausted = committed(inclusive, fresh, equipment, 5_000_000);
    expect(limitLeft(inclusive, exhausted, equipment)).toBe(0);
    expect(limitLeft(inclusive, exhausted, coverCode.parse('liability'))).toBe(6_000_000);
  });

  it('refuses what another claim has taken since the offer', () => {
    const other = committed(inclusive, fresh, equipment, 3_000_000);
    expect(commitLimit(inclusive, other, equipment, asFen(2_376_000))).toEqual({
      accepted: false,
      refusal: { kind: 'limit-changed', leftFen: 2_000_000, needFen: 2_376_000 },
    });
    expect(commitLimit(inclusive, other, equipment, asFen(2_000_000)).accepted).toBe(true);
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
          const decision = commitLimit(inclusive, use, cover, asFen(amount));
          if (!decision.accepted) continue;
          use = isPaid ? payFromLimit(decision.value, cover, asFen(amount)) : decision.value;
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
