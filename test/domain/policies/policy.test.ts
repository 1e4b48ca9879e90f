import { describe, expect, it } from 'vitest';
import { addMillis, startOfDay } from '../../../shared/domain/dates.ts';
import { insurersOf, leadOf, policy, statusOfPolicy } from '../../../shared/domain/policies/policy.ts';
import { factsFor, pooled, quoted, requestFor } from '../quoting/quote-fixtures.ts';
import { bind, paid } from './policy-fixtures.ts';

const unpaid = bind().policy;
const inForce = paid(unpaid);

describe('the status of a policy', () => {
  it('is lapsed from its time to pay on, noted or not', () => {
    const { payBy } = unpaid.payment;
    expect(statusOfPolicy(unpaid, addMillis(payBy, -1))).toBe('awaiting-payment');
    expect(statusOfPolicy(unpaid, payBy)).toBe('lapsed');
    expect(statusOfPolicy(inForce, payBy)).toBe('in-force');
  });

  it('is in force before cover starts, and expired from 00:00 of its end on (TIM-1)', () => {
    const end = startOfDay(inForce.period.end);
    expect(statusOfPolicy(inForce, startOfDay(inForce.period.start))).toBe('in-force');
    expect(statusOfPolicy(inForce, addMillis(end, -1))).toBe('in-force');
    expect(statusOfPolicy(inForce, end)).toBe('expired');
  });
});

describe('the insurers of a policy', () => {
  it('are the lead and its followers', () => {
    const facts = factsFor('qinke-inclusive', { product: pooled });
    const shared = bind(quoted(requestFor(), facts), facts).policy;
    expect(leadOf(shared)).toBe('picc-sn');
    expect(insurersOf(shared)).toEqual(['picc-sn', 'cpic-sn', 'pingan-sn']);
  });

  it('cannot be without a lead', () => {
    expect(() => leadOf({ insurers: [] })).toThrow();
  });
});

describe('a stored policy', () => {
  it.each([
    ['is not in force without the moment it was issued', { status: 'in-force' }],
    ['is not cancelled without its refund', { status: 'cancelled' }],
    ['has no other status', { status: 'expired' }],
  ])('%s', (_, change) => {
    expect(policy.safeParse({ ...unpaid, ...change }).success).toBe(false);
    expect(policy.safeParse(unpaid).success).toBe(true);
  });
});
