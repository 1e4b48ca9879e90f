import { describe, expect, it } from 'vitest';
import { day } from '../../../shared/domain/dates.ts';
import { cancelPolicy } from '../../../shared/domain/policies/cancel-policy.ts';
import { coverOf } from '../../../shared/domain/policies/cover-of.ts';
import { type Policy, statusOfPolicy } from '../../../shared/domain/policies/policy.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { at } from '../quoting/quote-fixtures.ts';
import { bind, noClaims, paid } from './policy-fixtures.ts';

const { policy: unpaid, standing } = bind();
const inForce = paid(unpaid);

function cancelledFor(effectiveDate: string, on: string): Policy {
  const request = { effectiveDate: day.parse(effectiveDate), reason: '搬迁', by: 'firm-a' };
  const decided = cancelPolicy(inForce, standing, noClaims, request, at(`${on}T01:00:00.000Z`));
  invariant(decided.accepted, 'the policy is cancelled');
  return decided.value.policy;
}

describe('cover', () => {
  it.each([
    ['2026-01-09T15:59:59.999Z', 'ahead', 'in-force'],
    ['2026-01-09T16:00:00.000Z', 'running', 'in-force'],
    ['2027-01-09T15:59:59.999Z', 'running', 'in-force'],
    ['2027-01-09T16:00:00.000Z', 'ended', 'expired'],
  ])('of a paid policy at %s is %s while the policy is %s', (now, state, status) => {
    expect(coverOf(inForce, at(now)).state).toBe(state);
    expect(statusOfPolicy(inForce, at(now))).toBe(status);
  });

  it('of a policy cancelled for a later day runs until 00:00 of it', () => {
    const leaving = cancelledFor('2026-10-01', '2026-07-01');
    const now = at('2026-07-02T01:00:00.000Z');
    expect(statusOfPolicy(leaving, now)).toBe('cancelled');
    expect(coverOf(leaving, now)).toEqual({
      period: { start: '2026-01-10', end: '2026-10-01' },
      state: 'running',
    });
    expect(coverOf(leaving, at('2026-09-30T16:00:00.000Z')).state).toBe('ended');
  });

  it('is none before payment, after a lapse, and where the policy was ended before it began', () => {
    const { payBy } = unpaid.payment;
    const now = at('2026-02-01T01:00:00.000Z');
    expect(coverOf(unpaid, now).state).toBe('none');
    expect(coverOf({ ...unpaid, status: 'lapsed', lapsedAt: payBy }, now).state).toBe('none');
    expect(coverOf(cancelledFor('2026-01-08', '2026-01-08'), now).state).toBe('none');
  });
});
