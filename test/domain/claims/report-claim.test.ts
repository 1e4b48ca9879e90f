import { describe, expect, it } from 'vitest';
import { claim, type Claim } from '../../../shared/domain/claims/claim.ts';
import { newLimitUse } from '../../../shared/domain/claims/limit-use.ts';
import type { PolicyTerms } from '../../../shared/domain/claims/policy-terms.ts';
import { claimedCover } from '../../../shared/domain/claims/policy-terms.ts';
import { asReported, lossReport, reportClaim } from '../../../shared/domain/claims/report-claim.ts';
import { claimNo, type Uscc, uscc } from '../../../shared/domain/ids.ts';
import { asFen, zeroFen } from '../../../shared/domain/money.ts';
import { at, claimIn, equipment, inclusive, reportedAt } from './claim-fixtures.ts';

const report = {
  policyNo: inclusive.policyNo,
  coverCode: 'equipment',
  occurredAt: '2026-03-24T10:00:00+08:00',
  cause: 'electrical-damage',
  description: '自研测试台短路烧毁',
  estimatedFen: 3_350_000,
};

function decide(
  changes: object = {},
  on: { policy?: PolicyTerms; firm?: Uscc; others?: readonly Claim[]; paidFen?: number; now?: string } = {},
) {
  const policy = on.policy ?? inclusive;
  const use = newLimitUse(policy.policyNo);
  return reportClaim(
    lossReport.parse({ ...report, ...changes }),
    {
      policy,
      use: { ...use, covers: [{ code: equipment, committedFen: zeroFen, paidFen: asFen(on.paidFen ?? 0) }] },
      others: on.others ?? [],
    },
    {
      claimNo: claimNo.parse('KC202600000000021'),
      firm: on.firm ?? policy.uscc,
      subject: 'firm-a',
      requestHash: 'hash',
      now: at(on.now ?? reportedAt),
    },
  );
}

function reported(...args: Parameters<typeof decide>): Claim {
  const decision = decide(...args);
  if (!decision.accepted) throw new Error(decision.refusal.kind);
  return decision.value;
}

function isMet(of: Claim, rule: string): boolean | undefined {
  return of.checks.find((check) => check.rule === rule)?.met;
}

describe('reporting a loss (CLM-1)', () => {
  it('is for the firm that held the policy at the loss, and for no other (CAN-10)', () => {
    expect(decide().accepted).toBe(true);
    expect(decide({}, { firm: uscc.parse('91610100QKB000029Y') })).toEqual({
      accepted: false,
      refusal: { kind: 'not-holder-then' },
    });
  });

  it('stores the report with every check met and the estimate as first reserve', () => {
    const made = reported();
    expect(made).toMatchObject({ status: 'reported', reserveFen: 3_350_000, taskIds: [], clocks: {} });
    expect(made.checks.map((check) => [check.rule, check.met])).toEqual([
      ['CLM-25', true],
      ['CLM-15', true],
      ['QTE-5', true],
      ['case-10', true],
    ]);
    expect(claim.parse(made)).toEqual(made);
  });

  it('reserves at most the limit of the cover', () => {
    expect(reported({ estimatedFen: 90_000_000 }).reserveFen).toBe(5_000_000);
  });

  it('refuses a cover that the policy does not have', () => {
    expect(decide({ coverCode: 'rd-failure' })).toMatchObject({ refusal: { kind: 'cover-unknown' } });
  });

  it('refuses an event after now and takes one at now', () => {
    expect(decide({ occurredAt: '2026-03-25T01:00:00.001Z' })).toMatchObject({
      refusal: { kind: 'occurred-in-future' },
    });
    expect(decide({ occurredAt: '2026-03-25T01:00:00Z' }).accepted).toBe(true);
  });

  it('refuses a cause that the cover does not list, `other` apart', () => {
    expect(decide({ cause: 'theft' })).toMatchObject({ refusal: { kind: 'cause-unknown' } });
    expect(decide({ cause: 'other' }).accepted).toBe(true);
  });

  it('is shown again as it was first answered', () => {
    const made = reported();
    const later: Claim = {
      ...made,
      status: 'paid',
      reserveFen: made.estimatedFen,
      closedReason: 'paid',
      revision: 9,
    };
    expect(asReported(later, claimedCover(inclusive, equipment))).toEqual(made);
  });
});

describe('checks of a report', () => {
  it.each([
    ['the day before inception (case 8)', '2026-01-09T15:59:59Z', false],
    ['the first moment of cover', '2026-01-09T16:00:00Z', true],
    ['the last moment of cover', '2027-01-09T15:59:59Z', true],
    ['the day cover ends', '2027-01-09T16:00:00Z', false],
  ])('finds a loss on %s inside the period: %s is %s (CLM-25)', (_, occurredAt, met) => {
    expect(isMet(reported({ occurredAt }, { now: '2027-02-01T00:00:00.000Z' }), 'CLM-25')).toBe(met);
  });

  it('stores a report on an exhausted limit all the same (CLM-15)', () => {
    expect(isMet(reported({}, { paidFen: 5_000_000 }), 'CLM-15')).toBe(false);
    expect(isMet(reported({}, { paidFen: 4_999_999 }), 'CLM-15')).toBe(true);
  });

  it('case 9: stores a report on a policy whose payment is not read yet all the same, for a person to decide (QTE-5)', () => {
    expect(isMet(reported({}, { policy: { ...inclusive, isPaid: false } }), 'QTE-5')).toBe(false);
  });

  it.each([
    ['72 hours before', '2026-03-21T02:00:00.000Z', false],
    ['a moment more', '2026-03-21T01:59:59.999Z', true],
    ['72 hours after', '2026-03-27T02:00:00.000Z', false],
    ['a moment more', '2026-03-27T02:00:00.001Z', true],
  ])('finds the same event reported before, %s (case 10)', (_, occurredAt, met) => {
    const others = [
      claimIn('registered', { occurredAt: at(occurredAt), reportedAt: at('2026-03-24T09:00:00.000Z') }),
    ];
    expect(isMet(reported({}, { others }), 'case-10')).toBe(met);
  });

  it('finds no duplicate of a withdrawn report, of another cover or of a later report', () => {
    const earlier = at('2026-03-24T09:00:00.000Z');
    const others = [
      claimIn('withdrawn', { reportedAt: earlier }),
      claimIn('registered', { reportedAt: earlier, coverCode: 'liability' as Claim['coverCode'] }),
      claimIn('registered', { reportedAt: at('2026-03-26T01:00:00.000Z') }),
    ];
    expect(isMet(reported({}, { others }), 'case-10')).toBe(true);
  });
});
