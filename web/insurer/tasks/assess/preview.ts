import { computeIndemnity, type Indemnity } from '../../../../shared/domain/claims/indemnity.ts';
import type { LossSheet } from '../../../../shared/domain/claims/loss-sheet.ts';
import { instructedFen } from '../../../../shared/domain/claims/payment.ts';
import { asPpm } from '../../../../shared/domain/money.ts';
import type { Cover } from '../../../../shared/domain/products/cover.ts';
import type { Result } from '../../../../shared/domain/result.ts';
import type { AnswerOf } from '../../../api/contract.ts';
import type { Claim } from '../../claims/claim.ts';

type Policy = AnswerOf<'GET /v1/policies/{policyNo}'>;

/** The indemnity that a sheet comes to, by the very calculation that the service does (8.3). */
export function previewOf(
  sheet: LossSheet,
  { claim, cover, policy }: { readonly claim: Claim; readonly cover: Cover; readonly policy: Policy },
): Result<Indemnity, { readonly kind: 'insurable-value-missing' }> {
  const { insurableValueFen, limitFen, leftForClaimFen, confirmedClauses } = claim.policyAsAtLoss;
  const leadFirst = policy.insurers.toSorted((one, other) => Number(other.lead) - Number(one.lead));
  return computeIndemnity(sheet, {
    cover,
    occurredAt: claim.occurredAt,
    sumInsuredFen: limitFen,
    insurableValueFen,
    limitLeftFen: leftForClaimFen,
    confirmedClauses,
    insurers: leadFirst.map(({ insurer, sharePpm }) => ({ insurer, sharePpm: asPpm(sharePpm) })),
    interimFen: instructedFen(claim),
    hasLossPayee: policy.lossPayee !== undefined,
    payments: claim.payments,
  });
}
