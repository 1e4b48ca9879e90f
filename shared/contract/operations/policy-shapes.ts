import * as z from 'zod';
import { day } from '../../domain/dates.ts';
import { policyNo, quoteId } from '../../domain/ids.ts';
import { fen } from '../../domain/money.ts';
import { rescission, riskFactor } from '../../domain/policies/end-facts.ts';
import { policyStatus, policyTransfer, refund, refundCorrection } from '../../domain/policies/policy.ts';
import { subsidyRecovery } from '../../domain/policies/subsidy-recovery.ts';
import { lossPayee } from '../../domain/quoting/loss-payee.ts';
import { policyholder } from '../../domain/quoting/policyholder.ts';
import {
  explanationShape,
  instant,
  insurerShape,
  payeeShape,
  period,
  premiumShape,
  productSold,
  subsidyShape,
} from './shapes.ts';

const sums = z.record(z.string(), fen);
export const termsShape = z.object({
  sumsInsured: sums,
  insurableValueFen: fen.optional(),
  lossPayee: lossPayee.optional(),
});

const paymentShape = z.object({
  reference: z.string(),
  dueFen: fen,
  payBy: instant,
  receivedFen: fen,
  /** G4: the lead's account, while it is awaited. */
  payee: payeeShape.optional(),
});

/** An endorsement as a policy shows it. */
export const endorsementShape = z.object({
  endorsementNo: z.string(),
  status: z.enum(['awaiting-payment', 'in-effect', 'lapsed']),
  effectiveDate: day,
  inEffectFrom: instant.optional(),
  changes: z.object({
    sumsInsured: sums.optional(),
    insurableValueFen: fen.optional(),
    lossPayee: lossPayee.nullable().optional(),
    transfer: policyTransfer.optional(),
  }),
  premium: premiumShape.optional(),
  subsidy: subsidyShape.optional(),
  firmPaysFen: fen.optional(),
  insurers: z.array(insurerShape).optional(),
  payment: paymentShape.optional(),
  refund: refund.optional(),
});

export const policyAnswer = z.object({
  policyNo,
  quoteId,
  status: policyStatus,
  product: productSold,
  uscc: z.string(),
  /** Who took out the policy and pays, where it is not the insured firm (case 56). */
  policyholder: policyholder.optional(),
  period,
  covers: z.array(z.object({ code: z.string(), limitFen: fen, paidFen: fen, remainingFen: fen })),
  premium: premiumShape,
  subsidy: subsidyShape,
  firmPaysFen: fen,
  insurers: z.array(insurerShape),
  lossPayee: lossPayee.optional(),
  payment: paymentShape,
  endorsements: z.array(endorsementShape).optional(),
  cancellation: z
    .object({
      effectiveDate: day,
      reason: z.string(),
      refund,
      article: z.string().optional(),
      riskFactors: z.array(riskFactor).optional(),
      rescission: rescission.optional(),
      recovery: subsidyRecovery.optional(),
      /** What claims paid after the end have changed of the refund (case 23): what is owed back of it. */
      corrections: z.array(refundCorrection.omit({ parts: true })).optional(),
    })
    .optional(),
  explanation: z.array(explanationShape).optional(),
});
