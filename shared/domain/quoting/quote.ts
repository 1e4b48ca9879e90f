import * as z from 'zod';
import { singleRisk } from '../co-insurance/retain-risk.ts';
import { instant, period } from '../dates.ts';
import { divisionCode, policyNo, quoteId, uscc } from '../ids.ts';
import { fen, ppm } from '../money.ts';
import { coverCode } from '../products/cover.ts';
import { productCode } from '../products/product.ts';
import { programmeGrant } from '../subsidies/grant-subsidy.ts';
import { lossPayee } from './loss-payee.ts';
import { policyholder } from './policyholder.ts';
import { groupId } from './quote-group.ts';
import { insurerShare, premium } from './price-premium.ts';
import { groupMember, units } from './quote-request.ts';

export const quoteStatus = z.enum(['quoted', 'referred', 'declined', 'bound', 'expired']);
export type QuoteStatus = z.infer<typeof quoteStatus>;

/** What an underwriter decided of a referred quote. */
export const underwriting = z.object({
  outcome: z.enum(['accept', 'decline']),
  ratePpm: ppm.optional(),
  reason: z.string(),
  /** COI-8: what the lead has said of its own part of the risk. */
  singleRisk: singleRisk.optional(),
  by: z.string(),
  at: instant,
});

/**
 * A stored quote. `bound` and `expired` are not stored: a quote is bound when its policy exists, and expired when its time
 * has run out. Texts are made from these facts when it is shown.
 */
export const quote = z.object({
  quoteId,
  status: quoteStatus.extract(['quoted', 'referred', 'declined']),
  product: z.object({ code: productCode, version: z.int().positive() }),
  uscc,
  divisionCode,
  period,
  sumsInsured: z.record(z.string(), fen),
  /** QTE-6: what was asked for, where it was cut to the value. */
  askedSums: z.record(z.string(), fen).optional(),
  riders: z.array(coverCode).readonly().optional(),
  units: units.optional(),
  members: z.array(groupMember).readonly().optional(),
  insurableValueFen: fen.optional(),
  answers: z.record(z.string(), z.string()),
  otherSubsidies: z.array(z.object({ name: z.string(), fen })).readonly(),
  lossPayee: lossPayee.optional(),
  /** Who pays, where it is not the insured firm (case 56). */
  policyholder: policyholder.optional(),
  /** Of the firm’s quotes with the same name only one can be bound. */
  groupId: groupId.optional(),
  programmeIds: z.array(z.string()).readonly().optional(),
  /** The policy whose next period it is for. */
  renews: policyNo.optional(),
  premium,
  subsidy: z.object({ totalFen: fen, programmes: z.array(programmeGrant).readonly() }),
  firmPaysFen: fen,
  firmNetFen: fen,
  insurers: z.array(insurerShare).readonly(),
  /** Findings name their programme where several come into question. */
  eligibility: z
    .array(
      z.object({
        rule: z.string(),
        met: z.boolean(),
        fact: z.string(),
        factEn: z.string().optional(),
        programmeId: z.string().optional(),
      }),
    )
    .readonly(),
  referredFor: z.string().optional(),
  referredForEn: z.string().optional(),
  underwriting: underwriting.optional(),
  createdAt: instant,
  expiresAt: instant,
  requestHash: z.string(),
  revision: z.int().nonnegative(),
});
export type Quote = z.infer<typeof quote>;

/** Status as it is now (quote life: 30 days, at most to the start of cover). */
export function statusOfQuote(of: Quote, now: z.infer<typeof instant>, isBound: boolean): QuoteStatus {
  if (isBound) return 'bound';
  if (of.status !== 'declined' && now >= of.expiresAt) return 'expired';
  return of.status;
}
