import * as z from 'zod';
import { day, instant, type Instant, period, startOfDay } from '../dates.ts';
import { claimNo, divisionCode, type InsurerCode, policyNo, quoteId, uscc } from '../ids.ts';
import { fen } from '../money.ts';
import { coverCode } from '../products/cover.ts';
import { productCode } from '../products/product.ts';
import { insurerShare, premium } from '../quoting/price-premium.ts';
import { lossPayee } from '../quoting/loss-payee.ts';
import { levelPart, programmePart } from '../subsidies/budget.ts';
import { programmeGrant } from '../subsidies/grant-subsidy.ts';
import { endFacts } from './end-facts.ts';

/** What came in for a policy, from statements, and what is still to come. */
const payment = z.object({ dueFen: fen, payBy: instant, receivedFen: fen, paidOn: day.optional() });
export type PolicyPayment = z.infer<typeof payment>;

export const refund = z.object({
  totalFen: fen,
  firmFen: fen,
  bureauFen: fen,
  levels: z.array(levelPart).readonly(),
});
export type Refund = z.infer<typeof refund>;

/**
 * Case 23: what a claim that was paid after the end of a policy changes of its refund, a row of its own (REC-7). Amounts are what
 * goes back to the insurers; negative where claims have come to less, and more goes to those who paid.
 */
export const refundCorrection = z.object({
  /** `C2`, `C3` … after the end itself, which is `C1`. */
  correctionNo: z.string().regex(/^C\d{1,3}$/),
  claimNo,
  at: instant,
  owed: refund,
  parts: z.array(programmePart).readonly(),
  /** CAN-5: what the refund is reckoned on now. */
  baseFen: fen,
  /** What of a subsidy that bureaus have claimed back from the firm it owes no longer: more premium is kept, and more of the grant. */
  recoveryLowered: z.array(levelPart).readonly().optional(),
  /** What it owes back more, because less is kept. */
  recoveryRaised: z.array(levelPart).readonly().optional(),
});
export type RefundCorrection = z.infer<typeof refundCorrection>;

export const transferReason = z.enum(['sale', 'merger']);

/** Who steps into a policy, and whose place it takes (CAN-10). */
export const policyTransfer = z.object({
  uscc,
  name: z.string(),
  reason: transferReason,
  from: z.object({ uscc, name: z.string() }),
});
export type PolicyTransfer = z.infer<typeof policyTransfer>;

/** Covers and terms that an endorsement changes; what is not named stays. `null` takes a loss payee away. */
const policyChanges = z.object({
  sumsInsured: z.record(z.string(), fen).optional(),
  insurableValueFen: fen.optional(),
  lossPayee: lossPayee.nullable().optional(),
  transfer: policyTransfer.optional(),
});
export type PolicyChanges = z.infer<typeof policyChanges>;

/** More premium for the days that are left, and who pays it: the parts of a policy's own premium. */
const premiumCharge = z.object({
  premium,
  subsidy: z.object({ totalFen: fen, programmes: z.array(programmeGrant).readonly() }),
  firmPaysFen: fen,
  insurers: z.array(insurerShare).readonly(),
});
export type PremiumCharge = z.infer<typeof premiumCharge>;

const endorsed = {
  /** `E1`, `E2` … in the order in which they were asked for. */
  endorsementNo: z.string().regex(/^E\d{1,3}$/),
  effectiveDate: day,
  changes: policyChanges,
  /** The letter in which a lender agreed to lose its place as loss payee (case 20). */
  lenderConsent: z.string().optional(),
  at: instant,
  by: z.string(),
};

/** A change of a policy (批单), one variant a status: more premium waits for payment, anything else is in effect at once. */
export const endorsement = z.discriminatedUnion('status', [
  z.object({ status: z.literal('awaiting-payment'), ...endorsed, charge: premiumCharge, payment }),
  z.object({
    status: z.literal('lapsed'),
    ...endorsed,
    charge: premiumCharge,
    payment,
    lapsedAt: instant,
  }),
  z.object({
    status: z.literal('in-effect'),
    ...endorsed,
    /** The start of its day, or the payment where that came later. */
    inEffectFrom: instant,
    charge: premiumCharge.optional(),
    payment: payment.optional(),
    /** Less premium: what went back to whom. */
    credit: z.object({ refund, parts: z.array(programmePart).readonly() }).optional(),
  }),
]);
export type Endorsement = z.infer<typeof endorsement>;
export type EndorsementIn<Status extends Endorsement['status']> = Extract<Endorsement, { status: Status }>;

const contract = {
  policyNo,
  quoteId,
  product: z.object({ code: productCode, version: z.int().positive() }),
  uscc,
  /** Who has to pay (QTE-9): the firm under its registered name when it bound, or stepped in (CAN-10), or its investor. */
  policyholder: z.string(),
  /** Case 56: whose code the policyholder has and what the insured firm is called, where they are two. */
  policyholderUscc: uscc.optional(),
  insuredName: z.string().optional(),
  divisionCode,
  period,
  sumsInsured: z.record(z.string(), fen),
  riders: z.array(coverCode).readonly().optional(),
  premium,
  subsidy: z.object({ totalFen: fen, programmes: z.array(programmeGrant).readonly() }),
  firmPaysFen: fen,
  insurers: z.array(insurerShare).readonly(),
  lossPayee: lossPayee.optional(),
  payment,
  endorsements: z.array(endorsement).readonly().optional(),
  /** Exemption clauses that the firm confirmed (QTE-4): a clause that is not here has no effect. */
  confirmedClauses: z.array(z.string()).readonly(),
  boundAt: instant,
  boundBy: z.string(),
  /** The command that bound it, for its repetitions. */
  commandId: z.string(),
  /** The insurer's own number, of a policy that was sold elsewhere. */
  insurerPolicyNo: z.string().optional(),
  revision: z.int().nonnegative(),
};

/** A policy, one variant a status. `expired` is not stored: a policy in force is expired when its period is over. */
export const policy = z.discriminatedUnion('status', [
  z.object({ status: z.literal('awaiting-payment'), ...contract }),
  z.object({
    status: z.literal('in-force'),
    ...contract,
    issuedAt: instant,
    /** CAN-9: the firm's cancellation that waits for its lender. */
    pendingCancellation: z
      .object({ effectiveDate: day, reason: z.string(), at: instant, by: z.string() })
      .optional(),
    /** What the firm was last told of the end of its cover. */
    noticed: z.enum(['renewal-open', 'expired']).optional(),
  }),
  z.object({ status: z.literal('lapsed'), ...contract, lapsedAt: instant }),
  z.object({
    status: z.literal('cancelled'),
    ...contract,
    issuedAt: instant.optional(),
    cancellation: z.object({
      effectiveDate: day,
      reason: z.string(),
      at: instant,
      by: z.string(),
      refund,
      /** The bureaus' part of the refund by programme and envelope. */
      parts: z.array(programmePart).readonly(),
      /** CAN-5: what the refund was reckoned on, where claims had taken part of the sum insured. */
      baseFen: fen.optional(),
      /** The firm ended it within thirty days of a paid loss (art. 58): by days, and free of fees. */
      afterLoss: z.literal(true).optional(),
      corrections: z.array(refundCorrection).readonly().optional(),
      ...endFacts,
    }),
  }),
]);
export type Policy = z.infer<typeof policy>;
export type AwaitingPolicy = Extract<Policy, { status: 'awaiting-payment' }>;
export type InForcePolicy = Extract<Policy, { status: 'in-force' }>;
export type CancelledPolicy = Extract<Policy, { status: 'cancelled' }>;

export const policyStatus = z.enum(['awaiting-payment', 'in-force', 'cancelled', 'expired', 'lapsed']);

/** Endorsements of a policy, oldest first. */
export function endorsementsOf(of: Pick<Policy, 'endorsements'>): readonly Endorsement[] {
  return of.endorsements ?? [];
}

/** Those that have taken effect by a moment, in the order in which they did. */
export function endorsementsInEffect(
  of: Pick<Policy, 'endorsements'>,
  at?: Instant,
): readonly EndorsementIn<'in-effect'>[] {
  return endorsementsOf(of)
    .filter((one) => one.status === 'in-effect')
    .filter((one) => at === undefined || one.inEffectFrom <= at);
}

/** Status as it is now: an unpaid policy has lapsed at its `payBy`, whether or not somebody has noted it. */
export function statusOfPolicy(of: Policy, now: Instant): z.infer<typeof policyStatus> {
  if (of.status === 'awaiting-payment' && now >= of.payment.payBy) return 'lapsed';
  if (of.status === 'in-force' && now >= startOfDay(of.period.end)) return 'expired';
  return of.status;
}

/** When a policy was issued; one that was not paid never was. */
export function issuedAtOf(of: Policy): Instant | undefined {
  return of.status === 'in-force' || of.status === 'cancelled' ? of.issuedAt : undefined;
}

/** The insurers that may see a policy: who leads and who follows. */
export function insurersOf(of: Pick<Policy, 'insurers'>): readonly InsurerCode[] {
  return of.insurers.map((share) => share.insurer);
}

/** The insurer that issues the policy and handles its claims. */
export function leadOf(of: Pick<Policy, 'insurers'>): InsurerCode {
  const lead = of.insurers.find((share) => share.lead);
  if (lead === undefined) throw new Error('a policy without a leading insurer');
  return lead.insurer;
}
