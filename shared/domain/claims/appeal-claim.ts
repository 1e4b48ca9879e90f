import * as z from 'zod';
import type { Instant } from '../dates.ts';
import { documentId } from '../ids.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { Task } from '../tasks/task.ts';
import { requestText } from '../texts.ts';
import { disputeOffer } from './answer-offer.ts';
import type { Claim } from './claim.ts';
import { endedWithoutMoney, mayMove, statusAfter, type WrongStatus, wrongStatus } from './claim-lifecycle.ts';

/** Why the firm does not accept a decision, and what it hands in for the review. */
export const appealRequest = z.strictObject({
  reason: requestText(1_000),
  documentIds: z.array(documentId).max(20).default([]).readonly(),
});
export type AppealRequest = z.infer<typeof appealRequest>;

export type AppealRefusal =
  | WrongStatus
  | { readonly kind: 'appealed-before' }
  | { readonly kind: 'dispute-first' }
  | { readonly kind: 'offer-not-ready' };

/** The claim under review: its workflow had ended, and begins anew; or it waits with an offer, which the appeal answers. */
export type Appealed =
  | { readonly claim: Claim; readonly restarts: true }
  | { readonly claim: Claim; readonly restarts: false; readonly offer: Task };

/**
 * The firm asks for a review (保险法 art. 24; CLM-6): of a rejection, of a claim that ended below its deductible, or of an amount
 * that it has disputed before. Another person decides: nobody who assessed or approved before assesses again (invariant 10).
 *
 * Refusals: `claim-not-open` (nothing is decided, or it is agreed), `dispute-first` (an offer is disputed before it is appealed
 * against), `offer-not-ready` (decided, and not with the firm yet), `appealed-before` (one review; after that arbitration or court).
 */
export function appealClaim(
  decided: Claim,
  { reason, documentIds }: AppealRequest,
  on: { readonly tasks: readonly Task[]; readonly subject: string; readonly now: Instant },
): Result<Appealed, AppealRefusal> {
  const opened = decided.status === 'decided-covered' ? reviewOffer(decided, on) : reviewEnd(decided);
  if (!opened.accepted) return opened;
  if (decided.appeal !== undefined) return refuse({ kind: 'appealed-before' });
  const { rejection, ...open } = opened.value.claim;
  const { letterSentAt } = decided.clocks;
  return accept({
    ...opened.value,
    claim: {
      ...open,
      appeal: {
        by: on.subject,
        at: on.now,
        reason,
        documentIds,
        barred: [...new Set(decidersAmong(on.tasks))],
        ...(hasManagerDecided(decided, on.tasks) ? { managerDecided: true as const } : {}),
        ...(rejection === undefined ? {} : { against: rejection }),
        ...(letterSentAt === undefined ? {} : { letterSentAt }),
      },
    },
  });
}

function reviewOffer(
  decided: Claim,
  { tasks, now }: { readonly tasks: readonly Task[]; readonly now: Instant },
): Result<Appealed, AppealRefusal> {
  const wasDisputed = tasks.some((task) => task.kind === 'accept-offer' && task.outcome === 'dispute');
  if (!wasDisputed) return refuse({ kind: 'dispute-first' });
  const offer = tasks.find((task) => task.kind === 'accept-offer' && task.status === 'open');
  if (offer === undefined) return refuse({ kind: 'offer-not-ready' });
  const disputed = disputeOffer(decided, now);
  return disputed.accepted ? accept({ claim: disputed.value, restarts: false, offer }) : disputed;
}

function reviewEnd(decided: Claim): Result<Appealed, WrongStatus> {
  if (!mayMove(decided.status, 'appeal') || !endedWithoutMoney(decided)) {
    return wrongStatus(decided.status);
  }
  const { closedReason: _, ...open } = decided;
  const { rejectedAt: _at, letterSentAt: _sent, closedAt: _closed, ...clocks } = decided.clocks;
  return accept({
    claim: {
      ...open,
      status: statusAfter('appeal'),
      reserveFen: decided.estimatedFen,
      clocks,
      round: (decided.round ?? 0) + 1,
      revision: decided.revision + 1,
    },
    restarts: true,
  });
}

function decidersAmong(tasks: readonly Task[]): readonly string[] {
  return tasks
    .filter((task) => task.kind === 'assess-loss' || task.kind === 'approve')
    .flatMap((task) => task.closedBy ?? []);
}

function hasManagerDecided({ rejection }: Claim, tasks: readonly Task[]): boolean {
  return (
    rejection?.byManager === true ||
    tasks.some((task) => task.role === 'claims-manager' && task.status === 'done')
  );
}

/** A reopened claim's workflow has begun anew: the loss is assessed again. Refusal: `claim-not-open`. */
export function resumeAssessment(reopened: Claim): Result<Claim, WrongStatus> {
  if (!mayMove(reopened.status, 'resume-assessment')) return wrongStatus(reopened.status);
  return accept({ ...reopened, status: statusAfter('resume-assessment'), revision: reopened.revision + 1 });
}
