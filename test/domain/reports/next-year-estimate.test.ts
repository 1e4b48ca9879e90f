import { describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import { asFen, zeroFen } from '../../../shared/domain/money.ts';
import type { Policy } from '../../../shared/domain/policies/policy.ts';
import { addedNeeds, estimateNextYear, needOf } from '../../../shared/domain/reports/next-year-estimate.ts';
import { paidPolicy, programmeId } from '../../support/settled-policies.ts';

const unspent = {
  approvedFen: asFen(800_000),
  reservedFen: zeroFen,
  accruedFen: asFen(160_000),
  clawedBackFen: zeroFen,
  availableFen: asFen(640_000),
  lapsedFen: zeroFen,
};

function need(policies: readonly Policy[], year = 2026) {
  return needOf(policies, { programmeId, year }, ({ product }) => builtInCatalogue.soldProduct(product));
}

function estimate(policies: readonly Policy[], growthPpm = 0, year = 2027) {
  return estimateNextYear({ programmeId, year, growthPpm, need: need(policies, year - 1), unspent });
}

describe('the estimate of next year’s need (REC-6)', () => {
  it('is number × sum × rate × subsidy by class: 6,000 policies × 800.00 = 4,800,000.00', () => {
    const one = paidPolicy({ serial: 1 });
    const of = estimate(Array.from({ length: 6_000 }, () => one));
    expect(of).toMatchObject({
      basedOn: 2026,
      dueOn: '2026-08-20',
      totalFen: 480_000_000,
      items: [
        {
          productCode: 'qinke-inclusive',
          policies: 6_000,
          averageSumFen: 20_000_000,
          premiumRatePpm: 5_000,
          subsidyRatePpm: 800_000,
          estimateFen: 480_000_000,
        },
      ],
      levels: [
        { level: 'province', estimateFen: 288_000_000 },
        { level: 'city', estimateFen: 144_000_000 },
        { level: 'county', estimateFen: 48_000_000 },
      ],
      unspent,
    });
  });

  it('grows with the number of policies that is expected, rounded down', () => {
    const policies = [paidPolicy({ serial: 1 }), paidPolicy({ serial: 2 })];
    expect(estimate(policies, 250_000).totalFen).toBe(200_000);
    expect(estimate(policies, 333_333).totalFen).toBe(213_333);
    expect(estimate(policies, -1_000_000).totalFen).toBe(0);
  });

  it('rests on the same sums in whatever parts the policies were read', () => {
    const [a, b] = [1, 2].map((serial) => paidPolicy({ serial })) as [Policy, Policy];
    const c = { ...paidPolicy({ serial: 3 }), product: { code: 'qinke-rd', version: 1 } } as Policy;
    const whole = need([a, b, c]);
    expect(whole.classes.map(({ policies }) => policies)).toEqual([2, 1]);
    for (const parts of [
      [[c], [b], [a]],
      [[a, c], [], [b]],
    ]) {
      expect(addedNeeds(parts.map((some) => need(some)))).toEqual(whole);
    }
  });

  it('leaves out what is of another year or programme, and what was never paid', () => {
    const next = paidPolicy({ serial: 1, start: '2027-01-10' });
    const { issuedAt: _, ...rest } = paidPolicy({ serial: 2 });
    const unpaid: Policy = { ...rest, status: 'awaiting-payment' };
    expect(estimate([next, unpaid])).toMatchObject({ items: [], levels: [], totalFen: 0 });
    expect(estimate([next], 0, 2028).totalFen).toBe(80_000);
  });
});
