import * as z from 'zod';
import type { Instant } from '../dates.ts';
import { accept, type Result } from '../result.ts';
import { requestText } from '../texts.ts';
import { decided } from './assess-claim.ts';
import type { Claim } from './claim.ts';
import { mayMove, statusAfter, type WrongStatus, wrongStatus } from './claim-lifecycle.ts';

export const approvalRequest = z.strictObject({
  outcome: z.enum(['approve', 'return']),
  reason: requestText(500),
});

/**
 * CLM-27: the second person's decision. Approved, the claim is decided, or waits for the followers of its pool
 * (`awaitsFollowers`); returned, it is assessed again. That the person is
 * another one and has the authority is what the task's role and its barred people say. Refusal: `claim-not-open`.
 */
export function decideApproval(
  open: Claim,
  outcome: z.infer<typeof approvalRequest>['outcome'],
  { now, awaitsFollowers }: { readonly now: Instant; readonly awaitsFollowers: boolean },
): Result<Claim, WrongStatus> {
  const command = outcome === 'approve' ? 'decide-covered' : 'return-to-assessor';
  if (!mayMove(open.status, command)) return wrongStatus(open.status);
  if (outcome === 'approve' && awaitsFollowers) return accept({ ...open, revision: open.revision + 1 });
  return accept({
    ...open,
    status: statusAfter(command),
    clocks: outcome === 'approve' ? decided(open, now) : open.clocks,
    revision: open.revision + 1,
  });
}
