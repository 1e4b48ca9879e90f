import type { ClaimStatus } from '../../shared/domain/claims/claim-lifecycle.ts';
import { type Refusal, refusal } from '../runtime/reply.ts';

/** The claim has gone on, or has ended, since the caller looked at it. */
export function claimNotOpen(status: ClaimStatus): Refusal {
  return refusal('claim-not-open', '案件当前状态不允许这项操作。请刷新后查看案件进展。', {
    facts: { status },
  });
}
