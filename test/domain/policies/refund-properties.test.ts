import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, startOfDay } from '../../../shared/domain/dates.ts';
import { asFen, asPpm, sumFen } from '../../../shared/domain/money.ts';
import { cancelPolicy } from '../../../shared/domain/policies/cancel-policy.ts';
import type { Ended } from '../../../shared/domain/policies/end-policy.ts';
import type { CancelTerms, RefundLine } from '../../../shared/domain/policies/reckon-refund.ts';
import type { ReckonedGrant } from '../../../shared/domain/policies/reimbursed-grants.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { seeded } from '../../support/seeded.ts';
import { programmeWith, quoted, researchRequest } from '../quoting/quote-fixtures.ts';
import { bind, noClaims, paid } from './policy-fixtures.ts';

const rate = fc.nat(1_000_000);
const cancelTerms: fc.Arbitrary<CancelTerms> = fc.oneof(
  fc.record({ kind: fc.constant('daily' as const), handlingFeeFen: fc.nat(100_000).map(asFen) }),
  fc.array(rate, { minLength: 1, maxLength: 12 }).map((months): CancelTerms => ({
    kind: 'short-rate',
    monthPpm: months.toSorted((a, b) => a - b).map(asPpm),
  })),
);
const ends = fc.record({
  terms: cancelTerms,
  subsidyPpm: rate,
  sum: fc.integer({ min: 10_000_000, max: 300_000_000 }),
  usedFen: fc.oneof(fc.constant(0), fc.nat(30_000_000)),
  daysIn: fc.integer({ min: -2, max: 364 }),
});
type End = typeof ends extends fc.Arbitrary<infer Value> ? Value : never;

function policyOf({ subsidyPpm, sum }: End) {
  const programme = programmeWith({
    id: 'SN-QKB-YF',
    products: ['qinke-rd'],
    rates: [{ ppm: subsidyPpm }],
    minSelfPayPpm: 0,
  });
  const changes = { programmes: [programme] };
  const { policy, standing } = bind(quoted(researchRequest(sum), changes), changes);
  return { policy: paid(policy), standing };
}

function ended(of: End, daysIn = of.daysIn, owed: readonly ReckonedGrant[] = []): Ended {
  const { policy, standing } = policyOf(of);
  const effectiveDate = addDays(policy.period.start, daysIn);
  const toFirm = owed.map((grant) => ({ grant, sent: grant.levels }));
  const facts = { ...noClaims, terms: of.terms, usedFen: asFen(of.usedFen), toFirm };
  const request = { effectiveDate, reason: '项目终止', by: 'firm-a' };
  const decided = cancelPolicy(policy, standing, facts, request, startOfDay(effectiveDate));
  invariant(decided.accepted, 'the policy is cancelled');
  return decided.value;
}

function sumOf(lines: readonly RefundLine[], part: RefundLine['part']): number {
  return sumFen(lines.filter((line) => line.part === part).map((line) => line.fen));
}

describe('any refund', () => {
  it('is never more than was paid, gives nobody more than it paid, and its steps add up (invariant 5)', () => {
    fc.assert(
      fc.property(ends, (of) => {
        const { policy } = policyOf(of);
        const { refund, lines } = ended(of);
        expect(refund.totalFen).toBeGreaterThanOrEqual(0);
        expect(refund.totalFen).toBeLessThanOrEqual(policy.premium.grossFen);
        expect(refund.firmFen).toBeGreaterThanOrEqual(0);
        expect(refund.firmFen).toBeLessThanOrEqual(policy.firmPaysFen);
        expect(refund.firmFen + refund.bureauFen).toBe(refund.totalFen);
        const granted = policy.subsidy.programmes.flatMap((grant) => [...grant.levels]);
        for (const part of refund.levels) {
          const most = granted.find((one) => one.level === part.level)?.fen ?? 0;
          expect(part.fen).toBeGreaterThanOrEqual(0);
          expect(part.fen).toBeLessThanOrEqual(most);
        }
        expect(sumOf(lines, 'reckoned')).toBe(refund.totalFen);
        expect(sumOf(lines, 'returned')).toBe(refund.totalFen);
        expect(lines.every((line) => line.source !== '' && line.text !== '')).toBe(true);
      }),
      seeded,
    );
  });

  it('does not grow with the days that have run', () => {
    fc.assert(
      fc.property(ends, fc.integer({ min: 0, max: 363 }), (of, daysIn) => {
        expect(ended(of, daysIn + 1).refund.totalFen).toBeLessThanOrEqual(ended(of, daysIn).refund.totalFen);
      }),
      { ...seeded, numRuns: 300 },
    );
  });

  it('ends a policy once: whatever is asked afterwards is refused', () => {
    fc.assert(
      fc.property(ends, (of) => {
        const { policy, standing } = ended(of);
        const request = { effectiveDate: policy.cancellation.effectiveDate, reason: '再次', by: 'firm-a' };
        const facts = { ...noClaims, terms: of.terms };
        expect(cancelPolicy(policy, standing, facts, request, policy.cancellation.at)).toEqual({
          accepted: false,
          refusal: { kind: 'policy-not-live', status: 'cancelled' },
        });
      }),
      { ...seeded, numRuns: 100 },
    );
  });
});

describe('what bureaus claim back of grants to the firm itself', () => {
  it('is never more than they granted, and none of it where all premium is kept (SUB-16)', () => {
    fc.assert(
      fc.property(ends, (of) => {
        const grants = policyOf(of).policy.subsidy.programmes;
        const { policy, refund, lines } = ended(of, of.daysIn, grants);
        const { recovery } = policy.cancellation;
        const granted = grants.flatMap((grant) => [...grant.levels]);
        for (const part of recovery?.levels ?? []) {
          expect(part.fen).toBeLessThanOrEqual(granted.find((one) => one.level === part.level)?.fen ?? 0);
        }
        expect(sumOf(lines, 'recovered')).toBe(recovery?.totalFen ?? 0);
        if (refund.totalFen === 0) expect(recovery).toBeUndefined();
      }),
      { ...seeded, numRuns: 300 },
    );
  });
});
