import { describe, expect, it } from 'vitest';
import { day } from '../../../shared/domain/dates.ts';
import { asFen, sumFen } from '../../../shared/domain/money.ts';
import { cancelPolicy } from '../../../shared/domain/policies/cancel-policy.ts';
import type { Policy } from '../../../shared/domain/policies/policy.ts';
import type { RefundLine } from '../../../shared/domain/policies/reckon-refund.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { at } from '../quoting/quote-fixtures.ts';
import { bind, paid, noClaims } from './policy-fixtures.ts';

const { policy: unpaid, standing } = bind();

function explained(of: Policy, effectiveDate: string, usedFen = 0) {
  const request = { effectiveDate: day.parse(effectiveDate), reason: '项目终止', by: 'firm-a' };
  const claims = { ...noClaims, usedFen: asFen(usedFen) };
  const decided = cancelPolicy(of, standing, claims, request, at(`${effectiveDate}T01:00:00.000Z`));
  invariant(decided.accepted, 'the policy is cancelled');
  const { lines, refund } = decided.value;
  const sumOf = (part: RefundLine['part']) =>
    sumFen(lines.filter((line) => line.part === part).map((line) => line.fen));
  return {
    steps: lines.map((line) => [line.rule, line.fen]),
    text: lines.map((line) => line.text).join('\n'),
    sums: [sumOf('reckoned'), sumOf('returned'), refund.totalFen],
    lines,
  };
}

describe('a refund, step by step', () => {
  it('goes from the premium over the days that have run to every party (CAN-2, CAN-2-levels)', () => {
    const { steps, text, sums } = explained(paid(unpaid), '2026-07-01');
    expect(steps).toEqual([
      ['CAN-11', 100_000],
      ['CAN-2', -47_123],
      ['CAN-2', 10_575],
      ['CAN-11', 25_382],
      ['CAN-11', 12_690],
      ['CAN-11', 4_230],
    ]);
    expect(sums).toEqual([52_877, 52_877, 52_877]);
    for (const figure of ['1,000.00 × 193 ÷ 365 = 528.77', '172 天', '471.23', '105.75', '省级', '253.82'])
      expect(text).toContain(figure);
  });

  it('takes off what claims have taken (CAN-5)', () => {
    const { steps, text, sums } = explained(paid(unpaid), '2026-07-01', 2_376_000);
    expect(steps.slice(0, 3)).toEqual([
      ['CAN-11', 100_000],
      ['CAN-2', -47_123],
      ['CAN-5', -6_282],
    ]);
    expect(sums).toEqual([46_595, 46_595, 46_595]);
    expect(text).toContain('1,000.00 元中的 881.20 元');
  });

  it('takes nothing off before inception (CAN-1)', () => {
    const { steps, sums } = explained(paid(unpaid), '2026-01-08');
    expect(steps.slice(0, 3)).toEqual([
      ['CAN-11', 100_000],
      ['CAN-1', 0],
      ['CAN-2', 20_000],
    ]);
    expect(sums).toEqual([100_000, 100_000, 100_000]);
  });

  it('says that nothing was paid and the reservation is released', () => {
    const { steps, text } = explained(unpaid, '2026-01-06');
    expect(steps).toEqual([['CAN-1', 0]]);
    expect(text).toContain('释放');
  });

  it('names a source on every line', () => {
    const { lines } = explained(paid(unpaid), '2026-07-01', 2_376_000);
    expect(lines.every((line) => line.source !== '')).toBe(true);
  });
});
