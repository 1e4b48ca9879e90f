import * as z from 'zod';
import { type Day, dayOf, type Instant } from '../dates.ts';
import { accept, refuse, type Result } from '../result.ts';
import { requestText } from '../texts.ts';
import type { Claim } from './claim.ts';
import { mayMove, statusAfter, type WrongStatus, wrongStatus } from './claim-lifecycle.ts';
import type { Deadline } from './deadlines.ts';

export const reopeningRequest = z.strictObject({ reason: requestText(500) });

export type ReopeningRefusal =
  | WrongStatus
  | { readonly kind: 'limitation-over'; readonly lastDay: Day }
  | { readonly kind: 'is-duplicate' };

/**
 * CLM-23, cases 22 and 23: takes a claim up again because something came to light that belongs to the same event, also after its
 * policy was cancelled, because the right arose while it ran. The whole claim is computed anew, with one deductible in the same
 * limit year; what it comes to beyond what was paid is the supplement, and a second person always approves.
 *
 * Refusals: `claim-not-open` for a claim that is not over, or was rejected or withdrawn; `is-duplicate` (case 10: the first report
 * is the one to reopen); `limitation-over` after the last day of CLM-7.
 */
export function reopenClaim(
  over: Claim,
  by: { readonly subject: string; readonly isFirm: boolean; readonly reason: string; readonly now: Instant },
  limitation: Pick<Deadline, 'movedTo'>,
): Result<Claim, ReopeningRefusal> {
  if (!mayMove(over.status, 'reopen')) return wrongStatus(over.status);
  if (over.closedReason === 'duplicate') return refuse({ kind: 'is-duplicate' });
  if (dayOf(by.now) > limitation.movedTo) {
    return refuse({ kind: 'limitation-over', lastDay: limitation.movedTo });
  }
  const { closedReason: _, ...open } = over;
  const { agreedAt: _a, paidAt: _p, closedAt: _c, disputedAt: _d, ...clocks } = over.clocks;
  return accept({
    ...open,
    status: statusAfter('reopen'),
    clocks,
    reopening: {
      by: by.subject,
      ...(by.isFirm ? { byFirm: true as const } : {}),
      at: by.now,
      reason: by.reason,
    },
    round: (over.round ?? 0) + 1,
    revision: over.revision + 1,
  });
}
