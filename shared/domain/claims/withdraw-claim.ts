import * as z from 'zod';
import type { Instant } from '../dates.ts';
import { zeroFen } from '../money.ts';
import { accept, type Result } from '../result.ts';
import { requestText } from '../texts.ts';
import type { Claim } from './claim.ts';
import { mayMove, statusAfter, type WrongStatus, wrongStatus } from './claim-lifecycle.ts';

export const withdrawalRequest = z.strictObject({ reason: requestText(500).optional() });

/** The firm takes its claim back, as long as nothing is agreed. Refusal: `claim-not-open`. */
export function withdrawClaim(
  open: Claim,
  by: { subject: string; reason: string; now: Instant },
): Result<Claim, WrongStatus> {
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
