import { describe, expect, it } from 'vitest';
import { addMillis } from '../../../shared/domain/dates.ts';
import { sumFen } from '../../../shared/domain/money.ts';
import {
  keptUnallocated,
  matchPayment,
  referencesIn,
} from '../../../shared/domain/policies/match-payment.ts';
import { policy } from '../../../shared/domain/policies/policy.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { at, firmA, now } from '../quoting/quote-fixtures.ts';
import { bankLine, bind, paid } from './policy-fixtures.ts';

const unpaid = bind().policy;

function match(amountFen: number, changes: Parameters<typeof bankLine>[1] = {}, on = now) {
  return matchPayment(unpaid, bankLine(amountFen, changes), on);
}

describe('a payment of the firm’s own share', () => {
  it('issues the policy', () => {
    const paidAt = at('2026-01-05T16:30:00.000Z');
    const matched = match(20_000, { paidAt }, at('2026-01-06T02:00:00.000Z'));
    expect(matched).toMatchObject({
      outcome: 'matched',
      policy: {
        status: 'in-force',
        issuedAt: '2026-01-06T02:00:00.000Z',
        payment: { receivedFen: 20_000, paidOn: '2026-01-06' },
        revision: 1,
      },
      paidFen: 20_000,
      earlierFen: 0,
      excessFen: 0,
    });
    invariant(matched.outcome === 'matched', 'the policy is paid');
    expect(policy.safeParse(matched.policy).success).toBe(true);
  });

  it.each(['西安示范科技有限公司', ' 西安 示范科技　有限公司 '])('is recognised from %s', (payerName) => {
    expect(match(20_000, { payerName }).outcome).toBe('matched');
  });

  it('is recognised where a name is written full-width', () => {
    const named = matchPayment(
      { ...unpaid, policyholder: 'AI科技(西安)' },
      bankLine(20_000, { payerName: 'ＡＩ科技（西安）' }),
      now,
    );
    expect(named.outcome).toBe('matched');
  });

  it('that is too much pays the policy; the excess of 1,800.00 goes back and cover stands (case 47)', () => {
    expect(match(200_000)).toMatchObject({
      outcome: 'matched',
      policy: { status: 'in-force', payment: { receivedFen: 20_000 } },
      paidFen: 20_000,
      excessFen: 180_000,
    });
  });

  it('that is not enough is held and adds up with the next', () => {
    const first = match(15_000);
    expect(first).toMatchObject({
      outcome: 'held',
      reason: 'underpaid',
      policy: { status: 'awaiting-payment', payment: { receivedFen: 15_000 } },
    });
    invariant(first.outcome === 'held' && first.reason === 'underpaid', 'the payment is held');
    const second = matchPayment(first.policy, bankLine(4_999), now);
    invariant(second.outcome === 'held' && second.reason === 'underpaid', 'a fen is still missing');
    expect(second.policy.payment.receivedFen).toBe(19_999);
    const third = matchPayment(second.policy, bankLine(101), now);
    expect(third).toMatchObject({ outcome: 'matched', paidFen: 1, earlierFen: 19_999, excessFen: 100 });
    invariant(third.outcome === 'matched', 'the policy is paid');
    expect(sumFen([third.paidFen, third.earlierFen])).toBe(unpaid.payment.dueFen);
  });
});

describe('a payment is held', () => {
  it('when somebody else paid it (QTE-9, case 46)', () => {
    expect(match(20_000, { payerName: '人保代理有限公司' })).toEqual({
      outcome: 'held',
      reason: 'payer-mismatch',
    });
  });

  it('when the firm has taken the payer’s name since it bound (QTE-9)', () => {
    expect(unpaid.policyholder).toBe(firmA.name);
    expect(match(20_000, { payerName: '人保代理有限公司' }).outcome).toBe('held');
  });

  it('when it comes at or after the time to pay, and not a moment before', () => {
    const { payBy } = unpaid.payment;
    expect(match(20_000, {}, addMillis(payBy, -1)).outcome).toBe('matched');
    expect(match(20_000, {}, payBy)).toEqual({ outcome: 'held', reason: 'not-awaiting-payment' });
  });

  it('when the policy is already paid', () => {
    expect(matchPayment(paid(unpaid), bankLine(20_000), now)).toEqual({
      outcome: 'held',
      reason: 'not-awaiting-payment',
    });
  });
});

describe('money that is nobody’s yet', () => {
  it('is what came in for a policy that is not paid', () => {
    const held = match(15_000);
    invariant(held.outcome === 'held' && held.reason === 'underpaid', 'the payment is held');
    expect(keptUnallocated(held.policy)).toBe(15_000);
    expect(keptUnallocated(unpaid)).toBe(0);
    expect(keptUnallocated(paid(unpaid))).toBe(0);
  });
});

describe('a remark', () => {
  const reference = unpaid.policyNo;

  it.each([
    `保费 ${reference}`,
    reference.toLowerCase(),
    `${reference.slice(0, 6)} ${reference.slice(6, 12)}-${reference.slice(12)}`,
    `订单${reference}（秦科普惠保）`,
  ])('holds the payment reference, however it is written: %s', (remark) => {
    expect(referencesIn(remark)).toEqual([{ policyNo: reference, endorsementNo: '' }]);
  });

  it.each([`批单${reference}E1`, `${reference} e1`])('names the endorsement that is paid: %s', (remark) => {
    expect(referencesIn(remark)).toEqual([{ policyNo: reference, endorsementNo: 'E1' }]);
  });

  it('may hold none, or the same one twice', () => {
    expect(referencesIn('保费')).toEqual([]);
    expect(referencesIn(`${reference} ${reference}`)).toEqual([{ policyNo: reference, endorsementNo: '' }]);
  });
});
