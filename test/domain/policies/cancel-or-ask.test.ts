import { describe, expect, it } from 'vitest';
import { day } from '../../../shared/domain/dates.ts';
import { composeClaimNo } from '../../../shared/domain/ids.ts';
import {
  answerForLender,
  cancellationAsked,
  cancelOrAsk,
  type LendersAnswer,
  takeBackRequest,
} from '../../../shared/domain/policies/cancel-or-ask.ts';
import { type InForcePolicy, type Policy, policy } from '../../../shared/domain/policies/policy.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { lender } from '../claims/claim-fixtures.ts';
import { at, quoted, researchRequest } from '../quoting/quote-fixtures.ts';
import { bind, noClaims, paid } from './policy-fixtures.ts';

const { policy: unpaid, standing } = bind(quoted({ ...researchRequest(), lossPayee: lender }));
const financed = paid(unpaid);

function ask(of: Policy, effectiveDate = '2026-07-01', on = '2026-07-01', more: object = {}) {
  const request = { effectiveDate: day.parse(effectiveDate), reason: '项目终止', by: 'firm-a', ...more };
  return cancelOrAsk(of, standing, noClaims, request, at(`${on}T01:00:00.000Z`));
}

function asked(effectiveDate?: string): InForcePolicy {
  const decided = ask(financed, effectiveDate);
  invariant(decided.accepted && decided.value.outcome === 'asked', 'the lender is asked');
  return decided.value.policy;
}

function answer(of: Policy, on: string, changes: Partial<LendersAnswer> = {}, claims = noClaims) {
  const given = {
    outcome: 'consent',
    documentReference: '同意函 7 号',
    by: 'underwriter',
    ...changes,
  } as const;
  return answerForLender(of, standing, claims, given, at(`${on}T01:00:00.000Z`));
}

describe('a firm that cancels a policy with a loss payee', () => {
  it('waits for the lender: requested on 1 July, nothing is refunded and cover runs on (CAN-9)', () => {
    const pending = asked();
    expect(pending).toMatchObject({
      status: 'in-force',
      pendingCancellation: { effectiveDate: '2026-07-01', reason: '项目终止', by: 'firm-a' },
      revision: financed.revision + 1,
    });
    expect(policy.safeParse(pending).success).toBe(true);
  });

  it('does not ask twice', () => {
    expect(ask(asked())).toMatchObject({
      refusal: { kind: 'cancellation-pending', requestedOn: '2026-07-01', bankName: lender.bankName },
    });
  });

  it('needs nobody for an unpaid bind, and neither does the insurer with an article', () => {
    expect(ask(unpaid, '2026-01-06', '2026-01-06')).toMatchObject({ value: { outcome: 'ended' } });
    expect(ask(financed, '2026-07-01', '2026-07-01', { article: '52' })).toMatchObject({
      value: { outcome: 'ended', policy: { cancellation: { article: '52' } } },
    });
  });

  it('needs nobody where there is no loss payee', () => {
    const plain = bind();
    const request = { effectiveDate: day.parse('2026-07-01'), reason: '项目终止', by: 'firm-a' };
    const now = at('2026-07-01T01:00:00.000Z');
    expect(cancelOrAsk(paid(plain.policy), plain.standing, noClaims, request, now)).toMatchObject({
      value: { outcome: 'ended', refund: { totalFen: 52_877 } },
    });
  });

  it('is refused what any cancellation is', () => {
    expect(ask(financed, '2026-06-30')).toMatchObject({ refusal: { kind: 'effective-date-outside' } });
  });
});

describe('a lender that agrees', () => {
  it('ends the policy on the day of consent, with the refund reckoned from there (CAN-9)', () => {
    expect(answer(asked(), '2026-07-08')).toMatchObject({
      value: {
        outcome: 'ended',
        policy: {
          status: 'cancelled',
          cancellation: {
            effectiveDate: '2026-07-08',
            by: 'firm-a',
            consent: { documentReference: '同意函 7 号', on: '2026-07-08', by: 'underwriter' },
          },
        },
        // 50,000.00 × 186 ÷ 365
        refund: { totalFen: 2_547_945 },
      },
    });
  });

  it('counts from the day of its letter, and never before the day that the firm wished', () => {
    expect(answer(asked(), '2026-07-08', { answeredOn: day.parse('2026-07-03') })).toMatchObject({
      value: { policy: { cancellation: { effectiveDate: '2026-07-03' } } },
    });
    expect(answer(asked('2026-08-01'), '2026-07-08')).toMatchObject({
      value: { policy: { cancellation: { effectiveDate: '2026-08-01' } } },
    });
  });

  it.each([
    ['2026-06-30', 'answer-outside'],
    ['2026-07-01', undefined],
    ['2026-07-08', undefined],
    ['2026-07-09', 'answer-outside'],
  ])('answers between the request and today: %s', (on, kind) => {
    const given = answer(asked(), '2026-07-08', { answeredOn: day.parse(on) });
    expect(given.accepted ? undefined : given.refusal.kind).toBe(kind);
  });

  it('does not take away cover for a loss that was reported meanwhile', () => {
    const loss = { claimNo: composeClaimNo(2026, '0000000001'), occurredOn: day.parse('2026-07-05') };
    const early = { answeredOn: day.parse('2026-07-03') };
    const claims = { ...noClaims, losses: [loss] };
    expect(answer(asked(), '2026-07-08', early, claims)).toMatchObject({
      refusal: { kind: 'claim-after-effective-date' },
    });
    expect(answer(asked(), '2026-07-08', {}, claims).accepted).toBe(true);
  });
});

describe('a lender that does not agree', () => {
  it('leaves the policy as it was, and the firm may ask again', () => {
    const kept = answer(asked(), '2026-07-08', { outcome: 'refusal' });
    invariant(kept.accepted && kept.value.outcome === 'kept', 'the policy is kept');
    expect(kept.value.policy).not.toHaveProperty('pendingCancellation');
    expect(ask(kept.value.policy, '2026-08-01', '2026-08-01').accepted).toBe(true);
  });

  it('has nothing to answer where nobody asked, or a second time', () => {
    expect(answer(financed, '2026-07-08')).toEqual({
      accepted: false,
      refusal: { kind: 'no-cancellation-pending' },
    });
    const once = answer(asked(), '2026-07-08');
    invariant(once.accepted, 'the lender agreed');
    expect(answer(once.value.policy, '2026-07-08')).toMatchObject({
      refusal: { kind: 'no-cancellation-pending' },
    });
  });
});

describe('a firm that changes its mind', () => {
  it('takes its request back while the lender is silent: a late consent ends nothing (CAN-9)', () => {
    const kept = takeBackRequest(asked());
    invariant(kept.accepted, 'the request is taken back');
    expect(kept.value).toEqual({ ...financed, revision: financed.revision + 2 });
    expect(answer(kept.value, '2026-07-08')).toMatchObject({ refusal: { kind: 'no-cancellation-pending' } });
    expect(takeBackRequest(kept.value)).toMatchObject({ refusal: { kind: 'no-cancellation-pending' } });
  });
});

describe('a policy that expires while its lender is silent', () => {
  it('has no cancellation any more, and a late consent ends nothing', () => {
    expect(cancellationAsked(asked(), at('2027-01-09T15:59:59.999Z'))).toBeDefined();
    expect(cancellationAsked(asked(), at('2027-01-09T16:00:00.000Z'))).toBeUndefined();
    expect(answer(asked(), '2027-02-01')).toMatchObject({
      refusal: { kind: 'policy-not-live', status: 'expired' },
    });
  });
});
