import * as z from 'zod';
import { nonNegativeFen, ppm } from '../money.ts';
import { bilingual } from '../names.ts';
import { coverCode } from './cover.ts';

/** A factor in parts per million: 1,000,000 changes nothing. */
const factorPpm = z.int().positive().max(10_000_000);

/**
 * What a rate is multiplied by: the firm's industry (GB/T 4754, the longest code that the firm's begins with), the stage that
 * it answers a question with, or the band of its innovation points (the highest `from` that it reaches).
 */
export const rateFactor = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('industry'),
    table: z
      .array(z.strictObject({ code: z.string().regex(/^[A-T]\d{0,4}$/), ppm: factorPpm }))
      .min(1)
      .readonly(),
    otherwisePpm: factorPpm,
  }),
  z.strictObject({
    by: z.literal('stage'),
    question: z.string(),
    table: z
      .array(z.strictObject({ code: z.string(), ppm: factorPpm }))
      .min(1)
      .readonly(),
    otherwisePpm: factorPpm,
  }),
  z.strictObject({
    by: z.literal('innovation-points'),
    table: z
      .array(z.strictObject({ from: z.int().nonnegative(), ppm: factorPpm }))
      .min(1)
      .readonly(),
    otherwisePpm: factorPpm,
  }),
]);
export type RateFactor = z.infer<typeof rateFactor>;

const fixedPremium = z.strictObject({ kind: z.literal('fixed'), grossFen: nonNegativeFen });

/** Premium by a yearly rate on the limit of each rated cover; rates outside the band go to an underwriter. */
const ratePremium = z.strictObject({
  kind: z.literal('rate'),
  rates: z
    .array(z.strictObject({ code: coverCode, ratePpm: ppm }))
    .min(1)
    .readonly(),
  minRatePpm: ppm,
  maxRatePpm: ppm,
  factors: z.array(rateFactor).readonly().optional(),
  minPremiumFen: nonNegativeFen.optional(),
});

/** Premium by the piece: so much for each unit of a class, whose limit covers with `limitPerUnit` have. */
const unitPremium = z.strictObject({
  kind: z.literal('per-unit'),
  unit: bilingual,
  maxUnits: z.int().positive(),
  classes: z
    .array(
      z.strictObject({
        code: z.string(),
        names: bilingual,
        grossFen: nonNegativeFen,
        limitFen: nonNegativeFen,
      }),
    )
    .min(1)
    .readonly(),
});

/** No tariff: every quote is referred, and the underwriter sets the rate on all sums insured. */
const underwrittenPremium = z.strictObject({ kind: z.literal('underwritten') });

export const premiumTerms = z.discriminatedUnion('kind', [
  fixedPremium,
  ratePremium,
  unitPremium,
  underwrittenPremium,
]);
export type PremiumTerms = z.infer<typeof premiumTerms>;
export type RatePremium = z.infer<typeof ratePremium>;
export type UnitPremium = z.infer<typeof unitPremium>;
