import { describe, expect, it } from 'vitest';
import { day } from '../../../shared/domain/dates.ts';
import { cancelPolicy } from '../../../shared/domain/policies/cancel-policy.ts';
import { explainRefund } from '../../../shared/domain/policies/explain-refund.ts';
import type { Policy } from '../../../shared/domain/policies/policy.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { at } from '../quoting/quote-fixtures.ts';
import { bind, paid, noClaims } from './policy-fixtures.ts';

const { policy: unpaid, standing } = bind();

function explained(of: Policy, effectiveDate: string, now: string) {
  const request = { effectiveDate: day.parse(effectiveDate), reason: '项目终止', by: 'firm-a' };
  const decided = cancelPolicy(of, standing, noClaims, request, at(now));
  invariant(decided.accepted, 'the policy is cancelled');
  const lines = explainRefund(decided.value.policy);
  return { rules: lines.map((line) => line.rule), text: lines.map((line) => line.text).join('\n'), lines };
}

describe('a refund in words', () => {
  it('shows premium, days and every part after inception (CAN-2)', () => {
    const { rules, text } = explained(paid(unpaid), '2026-07-01', '2026-07-01T01:00:00.000Z');
    expect(rules).toEqual(['CAN-2', 'CAN-2']);
    for (const figure of ['1,000.00', '193', '365', '528.77', '105.75', '423.02'])
      expect(text).toContain(figure);
  });

  it('says that everything comes back before inception (CAN-1)', () => {
    const { rules, text } = explained(paid(unpaid), '2026-01-08', '2026-01-08T01:00:00.000Z');
    expect(rules[0]).toBe('CAN-1');
    for (const figure of ['1,000.00', '200.00', '800.00']) expect(text).toContain(figure);
  });

  it('says that nothing was paid and the reservation is released', () => {
    const { rules, text } = explained(unpaid, '2026-01-06', '2026-01-06T01:00:00.000Z');
    expect(rules).toEqual(['CAN-1']);
    expect(text).toContain('释放');
  });

  it('names a source on every line', () => {
    const { lines } = explained(paid(unpaid), '2026-07-01', '2026-07-01T01:00:00.000Z');
    expect(lines.every((line) => line.source !== '')).toBe(true);
  });
});
