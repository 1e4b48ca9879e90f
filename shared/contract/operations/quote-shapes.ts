import * as z from 'zod';
import { policyNo, quoteId } from '../../domain/ids.ts';
import { fen, ppm } from '../../domain/money.ts';
import { lossPayee } from '../../domain/quoting/loss-payee.ts';
import { policyholder } from '../../domain/quoting/policyholder.ts';
import { groupId } from '../../domain/quoting/quote-group.ts';
import { units } from '../../domain/quoting/quote-request.ts';
import { quoteStatus } from '../../domain/quoting/quote.ts';
import {
  eligibilityShape,
  explanationShape,
  instant,
  insurerShape,
  period,
  premiumShape,
  productSold,
  subsidyShape,
  waitingPlace,
} from './shapes.ts';

/** A quote as every route shows it. */
export const quoteAnswer = z.object({
  quoteId,
  status: quoteStatus,
  product: productSold,
  uscc: z.string(),
  period,
  sumsInsured: z.record(z.string(), fen),
  riders: z.array(z.string()).optional(),
  units: units.optional(),
  insurableValueFen: fen.optional(),
  lossPayee: lossPayee.optional(),
  policyholder: policyholder.optional(),
  groupId: groupId.optional(),
  /** The policy whose next period it is for. */
  renews: policyNo.optional(),
  premium: premiumShape,
  subsidy: subsidyShape,
  firmPaysFen: fen,
  firmNetFen: fen,
  insurers: z.array(insurerShape),
  eligibility: z.array(eligibilityShape),
  explanation: z.array(explanationShape),
  referredFor: z.string().optional(),
  referredForEn: z.string().optional(),
  underwriting: z
    .object({ outcome: z.enum(['accept', 'decline']), ratePpm: ppm.optional(), reason: z.string() })
    .optional(),
  expiresAt: instant,
  /** Where the quote waits for money (SUB-9); shown of one quote, not in lists. */
  waitingList: z.array(waitingPlace).optional(),
});
