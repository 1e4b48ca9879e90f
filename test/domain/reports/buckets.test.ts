import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PolicyNo, Uscc } from '../../../shared/domain/ids.ts';
import { divisionCode, insurerCode } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { bucketOf, bucketsFor, inHashOrder } from '../../../shared/domain/reports/buckets.ts';
import { DayCounts } from '../../../shared/domain/reports/day-counts.ts';
import { keyOfCounted, type PerformanceFact } from '../../../shared/domain/reports/performance-facts.ts';
import { PerformanceTally } from '../../../shared/domain/reports/performance.ts';
import type { PortfolioFact } from '../../../shared/domain/reports/portfolio-facts.ts';
import { PortfolioTally } from '../../../shared/domain/reports/portfolio.ts';
import { seeded } from '../../support/seeded.ts';

const few = { ...seeded, numRuns: 300 };
const number = fc.integer({ min: 0, max: 30 });
const amount = fc.integer({ min: 0, max: 1_000_000 }).map(asFen);
const policyNo = number.map((of) => `KB-${of}` as PolicyNo);
const uscc = number.map((of) => `firm-${of}` as Uscc);
const productCode = fc.constantFrom('qinke-rd', 'pilot-trial');
const place = fc.constantFrom(...['610113', '610102'].map((code) => divisionCode.parse(code)));
const month = fc.constantFrom('2026-01', '2026-02', '2026-11');

/** The facts of each of so many buckets. */
function divided<Fact>(facts: readonly Fact[], keyOf: (fact: Fact) => string, buckets: number): Fact[][] {
  const of = Array.from({ length: buckets }, (): Fact[] => []);
  for (const fact of facts) of[bucketOf(keyOf(fact), buckets)]?.push(fact);
  return of;
}

it('puts everything of a key into one bucket, and hash order within each is hash order over all', () => {
  const keys = fc.uniqueArray(fc.string(), { maxLength: 60 });
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 50 }), (some, buckets) => {
      const inOrder = (of: readonly string[]) => inHashOrder(new Map(of.map((key) => [key, key])));
      const oneAfterAnother = divided(some, (key) => key, buckets).flatMap(inOrder);
      expect(oneAfterAnother).toEqual(inOrder(some));
    }),
    few,
  );
});

it('fills buckets evenly, and makes one more where the last is full', () => {
  const filled = divided(
    Array.from({ length: 10_000 }, (_, at) => `KB2026${String(at).padStart(10, '0')}`),
    (key) => key,
    20,
  );
  for (const bucket of filled) expect(Math.abs(bucket.length - 500)).toBeLessThan(120);
  expect([0, 1, 100, 101, 1_000_000_000].map((items) => bucketsFor(items, 100))).toEqual([1, 1, 1, 2, 1_000]);
});

it('counts days instead of keeping them: the same nearest rank', () => {
  const days = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(days, fc.constantFrom(1, 50, 75, 90, 95, 100), (all, hundredths) => {
      const counts = new DayCounts();
      for (const one of all) counts.add(one);
      const sorted = all.toSorted((one, other) => one - other);
      expect(counts.percentile(hundredths)).toBe(sorted[Math.ceil((all.length * hundredths) / 100) - 1]);
      expect([counts.total, counts.longest]).toEqual([all.length, sorted.at(-1)]);
    }),
    few,
  );
  expect(new DayCounts().percentile(50)).toBeUndefined();
});

it('makes the same performance report of a book in any number of buckets', () => {
  const groups = { productCode, divisionCode: place };
  const facts: fc.Arbitrary<PerformanceFact> = fc.oneof(
    fc.record({
      fact: fc.constant('policy' as const),
      policyNo,
      ...groups,
      premiumFen: amount,
      subsidyFen: amount,
      coverFen: amount,
    }),
    fc.record({ fact: fc.constant('firm' as const), uscc, ...groups }),
    fc.record({
      fact: fc.constant('claim' as const),
      policyNo,
      isOpen: fc.boolean(),
      isPaid: fc.boolean(),
      isRejected: fc.boolean(),
      daysToPayment: fc.option(number, { nil: undefined }),
      disputes: number,
    }),
    fc.record({ fact: fc.constant('money' as const), policyNo, paidFen: amount, clawedBackFen: amount }),
  );
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 150 }), fc.integer({ min: 2, max: 20 }), (book, buckets) => {
      const reported = (parts: readonly PerformanceFact[][]) => {
        const tally = new PerformanceTally({ programmeId: 'SN-QKB-PH', year: 2026 });
        for (const part of parts) tally.add(part);
        return tally.report([]);
      };
      expect(reported(divided(book, keyOfCounted, buckets))).toEqual(reported([book]));
    }),
    few,
  );
});

it('makes the same book of an insurer in any number of buckets', () => {
  const facts: fc.Arbitrary<PortfolioFact> = fc.oneof(
    fc.record({ fact: fc.constant('policy' as const), policyNo, productCode, month, premiumFen: amount }),
    fc.record({
      fact: fc.constant('claim' as const),
      policyNo,
      productCode,
      isOpen: fc.boolean(),
      payments: fc.array(fc.record({ month, paidFen: amount }), { maxLength: 3 }),
      ended: fc.option(fc.record({ month, days: number }), { nil: undefined }),
    }),
  );
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 150 }), fc.integer({ min: 2, max: 20 }), (book, buckets) => {
      const reported = (parts: readonly PortfolioFact[][]) => {
        const tally = new PortfolioTally({ insurer: insurerCode.parse('picc-sn'), year: 2026 });
        for (const part of parts) tally.add(part);
        return tally.report();
      };
      expect(reported(divided(book, (fact) => fact.policyNo, buckets))).toEqual(reported([book]));
    }),
    few,
  );
});
