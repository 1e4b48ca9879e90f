import * as z from 'zod';
import { nonNegativeFen, ppm } from '../money.ts';
import { bilingual } from '../names.ts';

export const lossItems = [
  'staff',
  'direct-input',
  'depreciation',
  'amortisation',
  'design-trial',
  'other',
  'repair',
  'replacement',
  'extra-cost',
  'award',
  'legal',
] as const;
export const lossItem = z.enum(lossItems);
export type LossItem = z.infer<typeof lossItem>;

export const coverCode = z
  .string()
  .regex(/^[a-z][a-z-]{1,40}$/)
  .brand('CoverCode');
export type CoverCode = z.infer<typeof coverCode>;

/** Indemnity basis: in full up to the limit, in proportion of sum to value (CLM-12), or by the value agreed (CLM-13). */
const indemnityBasis = z.enum(['first-loss', 'proportional', 'agreed-value']);

/** A sum insured that the request names: its bounds, and when an underwriter has to see it (ELG-9). */
const sumTerms = z.strictObject({
  minFen: nonNegativeFen,
  maxFen: nonNegativeFen.optional(),
  /** What is insured where the request names no sum. */
  usualFen: nonNegativeFen.optional(),
  /** Most of the insurable value that may be insured; the request then has to name the value. */
  maxPpmOfValue: ppm.optional(),
  /** Sums above this need the innovation score, or an underwriter. */
  referAboveFen: nonNegativeFen.optional(),
  innovationScore: z.int().nonnegative().optional(),
});
export type SumTerms = z.infer<typeof sumTerms>;

const limitKinds = ['limitFen', 'limitOf', 'sum', 'limitPerUnit'] as const;

/**
 * One cover of a product. Its limit is exactly one of: fixed (`limitFen`), a part of another cover's sum (`limitOf`), the sum
 * insured that the request names (`sum`), or the limit of the chosen class times the units insured (`limitPerUnit`).
 */
export const cover = z
  .strictObject({
    code: coverCode,
    names: bilingual,
    /** 附加险: insured only where the request chooses it. */
    rider: z.literal(true).optional(),
    limitFen: nonNegativeFen.optional(),
    /** The cover whose sum insured this one's limit is a part of. */
    limitOf: z.strictObject({ cover: coverCode, ppm }).optional(),
    sum: sumTerms.optional(),
    limitPerUnit: z.literal(true).optional(),
    /** Most that one event is paid. */
    perOccurrenceFen: nonNegativeFen.optional(),
    deductibleFen: nonNegativeFen,
    deductiblePpm: ppm,
    paymentRatioPpm: ppm,
    basis: indemnityBasis,
    /** Days from the start of cover in which no loss is covered. */
    waitingDays: z.int().nonnegative(),
    /** First days of an interruption that the insured bears itself. */
    deductibleDays: z.int().nonnegative().optional(),
    /** Longest interruption or delay that is paid. */
    maxIndemnityMonths: z.int().positive().optional(),
    causes: z.array(z.string()).readonly(),
    lossItems: z.array(lossItem).readonly(),
  })
  .refine((one) => limitKinds.filter((kind) => one[kind] !== undefined).length === 1, {
    error: `限额方式须恰好一种：${limitKinds.join('、')} / a cover has exactly one of them`,
  });
export type Cover = z.infer<typeof cover>;
