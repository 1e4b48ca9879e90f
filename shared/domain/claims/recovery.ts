import * as z from 'zod';
import { insurerPart, splitOnTop } from '../co-insurance/split-claim.ts';
import { instant, type Instant, requestInstant } from '../dates.ts';
import { taskId, type TaskId } from '../ids.ts';
import {
  addFen,
  atLeastZero,
  type Fen,
  fractionHalfUp,
  minFen,
  nonNegativeFen,
  requestFen,
  subtractFen,
  sumFen,
  zeroFen,
} from '../money.ts';
import { accept, refuse, type Result } from '../result.ts';
import { requestText } from '../texts.ts';
import type { Claim } from './claim.ts';
import { mayMove, statusAfter, type WrongStatus, wrongStatus } from './claim-lifecycle.ts';
import type { Indemnity } from './indemnity.ts';
import { paidFen } from './payment.ts';

/** What came in after payment: from whoever is liable for the loss, or for what was left of the insured thing. */
export const recoveryRequest = z.strictObject({
  kind: z.enum(['subrogation', 'salvage']),
  grossFen: requestFen.min(1),
  /** What it cost to get it. */
  costFen: requestFen.optional(),
  receivedAt: requestInstant,
  bankReference: requestText(64),
  from: requestText(200),
});
export type RecoveryRequest = z.infer<typeof recoveryRequest>;

/** A recovery and whose it is; the insured's part is paid by the task of this id. */
export const recovery = z.strictObject({
  taskId,
  kind: recoveryRequest.shape.kind,
  receivedAt: instant,
  bankReference: z.string(),
  from: z.string(),
  netFen: nonNegativeFen,
  insurerFen: nonNegativeFen,
  insuredFen: nonNegativeFen,
  insurers: z.array(insurerPart).readonly(),
  insuredPaidAt: instant.optional(),
});
export type Recovery = z.infer<typeof recovery>;

export type RecoveryRefusal =
  | WrongStatus
  | { readonly kind: 'received-in-future' }
  | { readonly kind: 'cost-above-recovery'; readonly grossFen: Fen }
  | { readonly kind: 'bank-reference-used' }
  | { readonly kind: 'salvage-not-insurers'; readonly paidFen: Fen; readonly sumInsuredFen: Fen };

/** What a recovery is shared by. */
export interface SharedBy {
  readonly indemnity: Pick<Indemnity, 'lines'>;
  readonly sumInsuredFen: Fen;
  readonly valueFen: Fen | undefined;
}

/**
 * CLM-21 (保险法 arts. 60–61): what is recovered after payment, less its cost, is the insurers' in proportion of what they paid to
 * the loss, rounded half up and within what they paid (28,000.00 of a loss of 33,000.00 that was paid with 23,760.00 → 20,160.00 and
 * 7,840.00). CLM-20 (art. 59): of what is left of the thing they have the sum's part of its value once the full sum is paid. The
 * pool shares the insurers' part by its contract shares (COI-3); the insured's part is paid by a task.
 *
 * Refusals: `claim-not-open` before payment (CLM-19 takes it off the loss); `received-in-future`, `cost-above-recovery`,
 * `bank-reference-used`, `salvage-not-insurers` where less than the sum was paid.
 */
export function recordRecovery(
  of: Claim,
  request: RecoveryRequest,
  by: SharedBy,
  at: { readonly taskId: TaskId; readonly now: Instant },
): Result<{ readonly claim: Claim; readonly recovery: Recovery }, RecoveryRefusal> {
  if (!mayMove(of.status, 'recover')) return wrongStatus(of.status);
  const { kind, grossFen, costFen = zeroFen, receivedAt, bankReference, from } = request;
  const earlier = of.recoveries ?? [];
  if (receivedAt > at.now) return refuse({ kind: 'received-in-future' });
  if (costFen > grossFen) return refuse({ kind: 'cost-above-recovery', grossFen });
  if (earlier.some((one) => one.bankReference === bankReference))
    return refuse({ kind: 'bank-reference-used' });
  const paid = paidFen(of);
  if (kind === 'salvage' && paid < by.sumInsuredFen) {
    return refuse({ kind: 'salvage-not-insurers', paidFen: paid, sumInsuredFen: by.sumInsuredFen });
  }
  const netFen = subtractFen(grossFen, costFen);
  const hadFen = sumFen(earlier.map((one) => one.insurerFen));
  const rightFen = kind === 'subrogation' ? partOfPaid(netFen, paid, by) : partOfSum(netFen, by);
  const insurerFen = minFen(rightFen, atLeastZero(subtractFen(paid, hadFen)));
  const made: Recovery = {
    taskId: at.taskId,
    kind,
    receivedAt,
    bankReference,
    from,
    netFen,
    insurerFen,
    insuredFen: subtractFen(netFen, insurerFen),
    insurers: splitOnTop(hadFen, insurerFen, of.insurers),
  };
  return accept({ claim: withRecoveries(of, [...earlier, made]), recovery: made });
}

/** The insured has its part of a recovery. */
export function payRecovery(of: Claim, id: TaskId, paidAt: Instant): Claim {
  const recoveries = (of.recoveries ?? []).map((one) => {
    return one.taskId === id ? { ...one, insuredPaidAt: paidAt } : one;
  });
  return withRecoveries(of, recoveries);
}

/** A claim is in recovery while the insured waits for its part. */
function withRecoveries(of: Claim, recoveries: readonly Recovery[]): Claim {
  const waits = recoveries.some((one) => one.insuredFen > 0 && one.insuredPaidAt === undefined);
  const status = mayMove(of.status, 'recover') ? statusAfter(waits ? 'recover' : 'end-recovery') : of.status;
  return { ...of, status, recoveries, revision: of.revision + 1 };
}

function partOfPaid(netFen: Fen, paid: Fen, { indemnity }: SharedBy): Fen {
  const lossFen = lossOf(indemnity);
  return paid < lossFen ? fractionHalfUp(netFen, paid, lossFen) : netFen;
}

function partOfSum(netFen: Fen, { sumInsuredFen, valueFen = sumInsuredFen }: SharedBy): Fen {
  return sumInsuredFen < valueFen ? fractionHalfUp(netFen, sumInsuredFen, valueFen) : netFen;
}

/** The loss as it was measured: what a calculation comes to with its fifth step (rulebook 8.3). */
export function lossOf({ lines }: Pick<Indemnity, 'lines'>): Fen {
  return lines
    .filter((line) => line.step <= 5)
    .reduce((sum, line) => (line.label.startsWith('×') ? line.fen : addFen(sum, line.fen)), zeroFen);
}
