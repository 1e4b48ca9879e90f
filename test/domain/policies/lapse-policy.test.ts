import { describe, expect, it } from 'vitest';
import { addMillis } from '../../../shared/domain/dates.ts';
import { lapsePolicy } from '../../../shared/domain/policies/lapse-policy.ts';
import { policy } from '../../../shared/domain/policies/policy.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { bind, paid } from './policy-fixtures.ts';

const { policy: unpaid, standing } = bind();
const { payBy } = unpaid.payment;

describe('a policy that is not paid by its time', () => {
  it('lapses, frees the firm-year cap and lets the firm bind again (6.4)', () => {
    const lapsed = lapsePolicy(unpaid, standing, payBy);
    invariant(lapsed.accepted, 'the policy lapses');
    expect(lapsed.value.policy).toMatchObject({ status: 'lapsed', lapsedAt: payBy, revision: 1 });
    expect(lapsed.value.standing.granted).toEqual([{ programmeId: 'SN-QKB-PH', year: 2026, fen: 0 }]);
    expect(lapsed.value.standing.live).toEqual([]);
    expect(policy.safeParse(lapsed.value.policy).success).toBe(true);
    expect(bind(undefined, { standing: lapsed.value.standing }).policy.firmPaysFen).toBe(20_000);
  });

  it('does not lapse a moment before', () => {
    expect(lapsePolicy(unpaid, standing, addMillis(payBy, -1))).toEqual({
      accepted: false,
      refusal: { kind: 'not-due' },
    });
  });

  it('lapses once only', () => {
    const lapsed = lapsePolicy(unpaid, standing, payBy);
    invariant(lapsed.accepted, 'the policy lapses');
    const again = lapsePolicy(lapsed.value.policy, lapsed.value.standing, addMillis(payBy, 60_000));
    expect(again).toMatchObject({ accepted: false, refusal: { kind: 'not-due' } });
  });

  it('does not lapse once it is paid', () => {
    expect(lapsePolicy(paid(unpaid), standing, payBy)).toMatchObject({ refusal: { kind: 'not-due' } });
  });
});
