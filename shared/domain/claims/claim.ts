import * as z from 'zod';
import { day, instant } from '../dates.ts';
import {
  assessmentId,
  claimNo,
  divisionCode,
  documentId,
  insurerCode,
  policyNo,
  taskId,
  uscc,
} from '../ids.ts';
import { nonNegativeFen, ppm } from '../money.ts';
import { coverCode } from '../products/cover.ts';
import { productCode } from '../products/product.ts';
import { claimStatus, closedReason } from './claim-lifecycle.ts';
import { lenderDebt } from './lender-debt.ts';
import { claimPayee, claimPayment } from './payment.ts';
import { recovery } from './recovery.ts';
import { shareConsent } from './share-consent.ts';

/** One finding about a report: the rule, whether it holds, and the fact it rests on. */
export const claimCheck = z.strictObject({
  rule: z.string(),
  met: z.boolean(),
  fact: z.string(),
  factEn: z.string().optional(),
});
export type ClaimCheck = z.infer<typeof claimCheck>;

/** When something happened that a period of law starts, pauses or ends with; the deadlines are derived from these. */
const clocks = z.strictObject({
  registeredAt: instant.optional(),
  /** The first request for documents was handed to the firm (CLM-2). */
  pauseFrom: instant.optional(),
  pauseTo: instant.optional(),
  /** The first decision on cover and amount. */
  decidedAt: instant.optional(),
  /** The firm disputes the offer; gone when the next decision is made. */
  disputedAt: instant.optional(),
  rejectedAt: instant.optional(),
  letterSentAt: instant.optional(),
  /** When the first part was paid while the amount was open (CLM-4). */
  interimPaidAt: instant.optional(),
  agreedAt: instant.optional(),
  paidAt: instant.optional(),
  closedAt: instant.optional(),
  /** Up to when what periods of law bring has been done, and when there is more if nothing happens before. */
  watchedUntil: instant.optional(),
  wakeAt: instant.optional(),
});

/** What the latest assessment came to; the sheet itself is an assessment of its own. */
const assessed = z.strictObject({
  assessmentId,
  assessedBy: z.string(),
  totalFen: nonNegativeFen,
  /** The part of the total that counts against the cover's limit; rescue and expert cost stand beside it. */
  limitUseFen: nonNegativeFen,
});

const rejection = z.strictObject({
  ruleId: z.string(),
  reason: z.string(),
  by: z.string(),
  /** The person's name, as it stood when it was decided. */
  byName: z.string().optional(),
  byManager: z.literal(true).optional(),
  at: instant,
  /** CAN-8: the rescission that a rejection for non-disclosure rests on. */
  rescindedOn: day.optional(),
});

/** CLM-6: the review that the firm has asked for, and what it is against. */
const appeal = z.strictObject({
  by: z.string(),
  at: instant,
  reason: z.string(),
  documentIds: z.array(documentId).readonly(),
  /** Who has decided before, and does not decide again. */
  barred: z.array(z.string()).readonly(),
  /** A claims manager is among them. */
  managerDecided: z.literal(true).optional(),
  against: rejection.optional(),
  letterSentAt: instant.optional(),
});

/** Insurers of the contract with their shares; the lead comes first and takes the left-over fen (COI-3). */
const claimInsurers = z
  .array(z.strictObject({ insurer: insurerCode, sharePpm: ppm }))
  .min(1)
  .readonly();

/** A claim from report to payout. What its history tells is derived from it, its tasks and its assessments. */
export const claim = z.object({
  claimNo,
  policyNo,
  uscc,
  divisionCode,
  insurers: claimInsurers,
  product: z.strictObject({ code: productCode, version: z.int().positive() }),
  coverCode,
  occurredAt: instant,
  reportedAt: instant,
  reportedBy: z.string(),
  cause: z.string(),
  description: z.string(),
  estimatedFen: nonNegativeFen,
  checks: z.array(claimCheck).readonly(),
  status: claimStatus,
  reserveFen: nonNegativeFen,
  clocks,
  assessed: assessed.optional(),
  rejection: rejection.optional(),
  withdrawal: z.strictObject({ by: z.string(), reason: z.string() }).optional(),
  /** The insured's own, as it stood when the firm agreed; without one the firm has to be asked. */
  payeeAccount: claimPayee.optional(),
  /** In the order in which they were made. */
  payments: z.array(claimPayment).readonly().optional(),
  /** An interim payment that waits for its second person, or for the followers of its pool (CLM-4, CLM-27). */
  interim: z
    .strictObject({
      certainFen: nonNegativeFen,
      reason: z.string(),
      by: z.string(),
      at: instant,
      /** What the pool's followers say of it, once it is approved. */
      consents: z.array(shareConsent).readonly().optional(),
    })
    .optional(),
  /** By which what is due is divided between lender and insured (LOS-2 to LOS-4). */
  lenderDebt: lenderDebt.optional(),
  /** The workflow's, while all that is left to pay is held (case 19). */
  heldToken: z.string().optional(),
  /** The latest reopening (CLM-23). */
  reopening: z
    .strictObject({ by: z.string(), byFirm: z.literal(true).optional(), at: instant, reason: z.string() })
    .optional(),
  /** What came in after payment (CLM-21). */
  recoveries: z.array(recovery).readonly().optional(),
  appeal: appeal.optional(),
  /** What the pool's followers say of the indemnity as it was assessed last (CLM-27). */
  consents: z.array(shareConsent).readonly().optional(),
  /** Documents whose files somebody has looked at and found as they were announced. */
  handedIn: z.array(documentId).readonly().optional(),
  /** How often its workflow has begun anew, after an appeal or a reopening. */
  round: z.int().positive().optional(),
  /** What the claim has taken of its cover's limit. */
  limitTakenFen: nonNegativeFen.optional(),
  closedReason: closedReason.optional(),
  /** Every task of the claim, in the order in which they were opened. */
  taskIds: z.array(taskId).readonly(),
  requestHash: z.string(),
  revision: z.int().nonnegative(),
});
export type Claim = z.infer<typeof claim>;
