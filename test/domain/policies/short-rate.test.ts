import { describe, expect, it } from 'vitest';
import { day } from '../../../shared/domain/dates.ts';
import { composeClaimNo } from '../../../shared/domain/ids.ts';
import { asFen, asPpm, sumFen } from '../../../shared/domain/money.ts';
import { cancelPolicy } from '../../../shared/domain/policies/cancel-policy.ts';
import type { Ended } from '../../../shared/domain/policies/end-policy.ts';
import type { CancelTerms } from '../../../shared/domain/policies/reckon-refund.ts';
import { begunMonths, byMonths, earnedPpm } from '../../../shared/domain/policies/short-rate.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { at } from '../quoting/quote-fixtures.ts';
import { bind, noClaims, paid } from './policy-fixtures.ts';

const { policy: unpaid, standing } = bind();
const inForce = paid(unpaid);
/** 10 % of the premium is earned with each begun month. */
const tenPercent = Array.from({ length: 10 }, (_, index) => asPpm((index + 1) * 100_000));
const shortRate: CancelTerms = { kind: 'short-rate', monthPpm: tenPercent };
const loss = {
  claimNo: composeClaimNo(2026, '0000000001'),
  occurredOn: day.parse('2026-03-24'),
  paidOn: day.parse('2026-06-15'),
  paidFen: asFen(2_376_000),
};

function cancelled(effectiveDate: string, terms: CancelTerms, more: object = {}, article?: '52'): Ended {
  const request = { effectiveDate: day.parse(effectiveDate), reason: '项目终止', by: 'firm-a', article };
  const claims = { ...noClaims, terms, ...more };
  const decided = cancelPolicy(inForce, standing, claims, request, at(`${effectiveDate}T01:00:00.000Z`));
  invariant(decided.accepted, 'the policy is cancelled');
  return decided.value;
}

function rulesOf(ended: Ended) {
  const reckoned = ended.lines.filter((line) => line.part === 'reckoned');
  expect(sumFen(reckoned.map((line) => line.fen))).toBe(ended.refund.totalFen);
  return reckoned.map((line) => line.rule);
}

describe('begun months', () => {
  it.each([
    ['2026-01-10', 0],
    ['2026-01-11', 1],
    ['2026-02-10', 1],
    ['2026-02-11', 2],
    ['2026-07-01', 6],
    ['2027-01-10', 12],
  ])('to %s are %i: a part of a month counts as a month (CAN-3)', (end, months) => {
    expect(begunMonths(day.parse('2026-01-10'), day.parse(end))).toBe(months);
  });

  it('earn what the table says, and its last figure afterwards', () => {
    expect([0, 1, 6, 10, 12].map((months) => earnedPpm(tenPercent, months))).toEqual([
      0, 100_000, 600_000, 1_000_000, 1_000_000,
    ]);
  });

  it('leave of an endorsement’s premium what the table leaves from its own day on', () => {
    const start = day.parse('2026-01-10');
    const days = { start: day.parse('2026-04-10'), end: day.parse('2027-01-10') };
    expect(byMonths(tenPercent, start)(days, day.parse('2026-07-01'))).toEqual({
      part: 400_000,
      whole: 700_000,
    });
  });
});

describe('a product with a table of short rates', () => {
  it('keeps 600.00 of 1,000.00 after 172 days, 6 begun months, and refunds 400.00 (CAN-3)', () => {
    const ended = cancelled('2026-07-01', shortRate);
    expect(ended.refund).toMatchObject({ totalFen: 40_000, firmFen: 8_000, bureauFen: 32_000 });
    expect(rulesOf(ended)).toEqual(['CAN-11', 'CAN-3']);
  });

  it('refunds everything before the start, and nothing once all is earned', () => {
    const early = cancelPolicy(
      inForce,
      standing,
      { ...noClaims, terms: shortRate },
      { effectiveDate: day.parse('2026-01-08'), reason: '不再需要', by: 'firm-a' },
      at('2026-01-08T01:00:00.000Z'),
    );
    expect(early).toMatchObject({ value: { refund: { totalFen: 100_000 } } });
    expect(cancelled('2026-12-01', shortRate).refund.totalFen).toBe(0);
  });

  it('refunds of the undamaged part only after a loss: 881.20 × 40 % (CAN-5)', () => {
    const claims = { losses: [{ ...loss, paidOn: day.parse('2026-05-01') }], usedFen: asFen(2_376_000) };
    const ended = cancelled('2026-07-01', shortRate, claims);
    expect(ended.refund.totalFen).toBe(35_248);
    expect(rulesOf(ended)).toEqual(['CAN-11', 'CAN-3', 'CAN-5']);
  });

  it('does not hold within thirty days of a paid loss, nor for the insurer: those cancel by law, by days', () => {
    const claims = { losses: [loss], usedFen: asFen(2_376_000) };
    expect(cancelled('2026-07-01', shortRate, claims).refund.totalFen).toBe(46_595);
    expect(cancelled('2026-07-01', shortRate, {}, '52').refund.totalFen).toBe(52_877);
  });
});

describe('an agreed handling fee', () => {
  const withFee: CancelTerms = { kind: 'daily', handlingFeeFen: asFen(5_000) };

  function beforeStart(terms: CancelTerms): Ended {
    const request = { effectiveDate: day.parse('2026-01-08'), reason: '不再需要', by: 'firm-a' };
    const now = at('2026-01-08T01:00:00.000Z');
    const decided = cancelPolicy(inForce, standing, { ...noClaims, terms }, request, now);
    invariant(decided.accepted, 'the policy is cancelled');
    return decided.value;
  }

  it('is kept of the firm’s own part before inception; the public part goes back whole (CAN-1)', () => {
    const ended = beforeStart(withFee);
    expect(ended.refund).toMatchObject({ totalFen: 95_000, firmFen: 15_000, bureauFen: 80_000 });
    expect(rulesOf(ended)).toEqual(['CAN-11', 'CAN-1', 'CAN-1']);
  });

  it('is never more than the firm’s part', () => {
    expect(beforeStart({ kind: 'daily', handlingFeeFen: asFen(90_000) }).refund).toMatchObject({
      totalFen: 80_000,
      firmFen: 0,
      bureauFen: 80_000,
    });
  });

  it('is nothing where none is agreed, and nothing after inception', () => {
    expect(beforeStart({ kind: 'daily' }).refund.totalFen).toBe(100_000);
    expect(cancelled('2026-07-01', withFee).refund.totalFen).toBe(52_877);
  });
});
