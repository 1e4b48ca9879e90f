import * as z from 'zod';
import type { Instant } from '../dates.ts';
import { zeroFen } from '../money.ts';
import { accept, type Result } from '../result.ts';
import { requestText } from '../texts.ts';
import type { Claim } from './claim.ts';
import { lastPaidAt, paidFen } from './payment.ts';
import { mayMove, statusAfter, type WrongStatus, wrongStatus } from './claim-lifecycle.ts';

export const withdrawalRequest = z.strictObject({ reason: requestText(500).optional() });

/**
 * The firm takes its claim back, as long as nothing is agreed; of one that was reopened it takes back the reopening, and the claim
 * is paid as it was (CLM-23). Refusal: `claim-not-open`.
 */
export function withdrawClaim(
  open: Claim,
  by: { subject: string; reason: string; now: Instant },
): Result<Claim, WrongStatus> {
  if (open.reopening !== undefined && paidFen(open) > 0) return withdrawReopening(open);
  if (!mayMove(open.status, 'withdraw')) return wrongStatus(open.status);
  return accept({
    ...open,
    status: statusAfter('withdraw'),
    reserveFen: zeroFen,
    clocks: { ...open.clocks, closedAt: by.now },
    withdrawal: { by: by.subject, reason: by.reason },
    closedReason: 'withdrawn',
    revision: open.revision + 1,
  });
}

function withdrawReopening(open: Claim): Result<Claim, WrongStatus> {
  if (!mayMove(open.status, 'withdraw-reopening')) return wrongStatus(open.status);
  const paidAt = lastPaidAt(open);
  return accept({
    ...open,
    status: statusAfter('withdraw-reopening'),
    reserveFen: zeroFen,
    clocks: { ...open.clocks, ...(paidAt === undefined ? {} : { paidAt }) },
    closedReason: 'paid',
    revision: open.revision + 1,
  });
}
