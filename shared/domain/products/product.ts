import * as z from 'zod';
import { day } from '../dates.ts';
import { insurerCode } from '../ids.ts';
import { nonNegativeFen, ppm, wholePpm } from '../money.ts';
import { bilingual, figure } from '../names.ts';

export const productCode = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,40}$/, 'expected a product code in lower case, digits and dashes');
export type ProductCode = z.infer<typeof productCode>;

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

export const cover = z.strictObject({
  code: coverCode,
  names: bilingual,
  /** Fixed limit of the cover; left out where the limit comes from the sum insured. */
  limitFen: nonNegativeFen.optional(),
  /** The cover whose sum insured this one's limit is a part of. */
  limitOf: z.strictObject({ cover: coverCode, ppm }).optional(),
  deductibleFen: nonNegativeFen,
  deductiblePpm: ppm,
  paymentRatioPpm: ppm,
  basis: indemnityBasis,
  waitingDays: z.int().nonnegative(),
  causes: z.array(z.string()).readonly(),
  lossItems: z.array(lossItem).readonly(),
});
export type Cover = z.infer<typeof cover>;

const fixedPremium = z.strictObject({ kind: z.literal('fixed'), grossFen: nonNegativeFen });
/** Premium by rate on one cover's sum insured; rates outside the band, or sums above the bound, go to an underwriter. */
const ratePremium = z.strictObject({
  kind: z.literal('rate'),
  cover: coverCode,
  ratePpm: ppm,
  minRatePpm: ppm,
  maxRatePpm: ppm,
  minSumFen: nonNegativeFen,
  maxSumFen: nonNegativeFen,
  /** Most of the insurable value that may be insured. */
  maxSumPpmOfValue: ppm,
  /** ELG-9: sums above this need the innovation score, or an underwriter. */
  referAboveFen: nonNegativeFen,
  innovationScore: z.int().nonnegative(),
});
const premiumTerms = z.discriminatedUnion('kind', [fixedPremium, ratePremium]);

export const product = z
  .strictObject({
    code: productCode,
    version: z.int().positive(),
    validFrom: day,
    /** Last day on which it is sold; left out: until superseded. */
    validTo: day.optional(),
    filing: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('filed'), number: z.string().min(1) }),
      z.strictObject({ kind: z.literal('demo') }),
    ]),
    names: bilingual,
    insurers: z
      .array(z.strictObject({ insurer: insurerCode, lead: z.boolean(), sharePpm: ppm }))
      .readonly()
      .refine(
        (list) => list.reduce((sum, one) => sum + one.sharePpm, 0) === wholePpm,
        'shares must add up to 1,000,000 ppm',
      )
      .refine(
        (list) => list[0]?.lead === true && list.filter((one) => one.lead).length === 1,
        'the lead, and only it, comes first',
      ),
    covers: z.array(cover).min(1).readonly(),
    aggregateLimitFen: nonNegativeFen.optional(),
    premium: premiumTerms,
    lossPayeeAllowed: z.boolean(),
    questions: z
      .array(z.strictObject({ id: z.string(), text: bilingual, type: z.enum(['yes-no', 'text']) }))
      .readonly(),
    exemptionClauses: z
      .array(z.strictObject({ id: z.string(), title: bilingual, text: bilingual, example: bilingual }))
      .readonly(),
    documents: z
      .array(
        z.strictObject({
          kind: z.string(),
          names: bilingual,
          example: bilingual,
          minCount: z.int().nonnegative(),
        }),
      )
      .readonly(),
    programmes: z.array(z.string()).readonly(),
    figures: z.array(figure).readonly(),
  })
  .readonly();
export type Product = z.infer<typeof product>;

/** A product version as somebody writes it, before it is parsed. */
export type ProductData = z.input<typeof product>;

/** Words that every quote and paper of a product without a filing number carries (保险法 art. 135). */
export const demoProductNotice = {
  zh: '示范产品，未备案',
  en: 'demonstration product, not filed',
} as const;
