import { day, startOfDay } from '../../../shared/domain/dates.ts';
import { composeClaimNo } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { cancelPolicy } from '../../../shared/domain/policies/cancel-policy.ts';
import {
  type CorrectedRefund,
  correctRefund,
  type CorrectionFacts,
} from '../../../shared/domain/policies/correct-refund.ts';
import type { Ended } from '../../../shared/domain/policies/end-policy.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { at } from '../quoting/quote-fixtures.ts';
import { bind, noClaims, paid } from './policy-fixtures.ts';

const bound = bind();
export const { standing } = bound;
/** 秦科普惠保, paid: 200.00 by the firm, 800.00 by its bureaus. */
export const inForce = paid(bound.policy);
export const claimNo = composeClaimNo(2026, '0123456789');
export const august = at('2026-08-03T01:00:00.000Z');

/** Cancelled, with so much of the limit used before. */
export function ended(usedFen = 0, effectiveDate: string = '2026-07-01'): Ended {
  const request = { effectiveDate: day.parse(effectiveDate), reason: '项目终止', by: 'firm-a' };
  const facts = { ...noClaims, usedFen: asFen(usedFen) };
  const decided = cancelPolicy(inForce, standing, facts, request, startOfDay(request.effectiveDate));
  invariant(decided.accepted, 'the policy is cancelled');
  return decided.value;
}

/** Corrected by a claim, where so much of the limit is used now. */
export function correct(
  of: Pick<Ended, 'policy' | 'standing'>,
  usedFen: number,
  changes: Partial<CorrectionFacts> = {},
  now = august,
) {
  const facts = {
    ...noClaims,
    usedFen: asFen(usedFen),
    claimNo,
    claimedBack: [],
    toFirm: [],
    debt: { stillOwed: [], givenUp: [] },
    hasRoom: () => true,
  };
  return correctRefund(of.policy, of.standing, { ...facts, ...changes }, now);
}

export function corrected(...wish: Parameters<typeof correct>): CorrectedRefund {
  const found = correct(...wish);
  invariant(found !== undefined, 'the refund is corrected');
  return found;
}
