import * as z from 'zod';
import { day, type Day } from '../dates.ts';
import { nonNegativeFen, ppm, wholePpm } from '../money.ts';
import { bilingual, figure } from '../names.ts';
import { productCode } from '../products/product.ts';
import { registryStatus } from '../registries/registration.ts';

export const fiscalLevels = ['central', 'province', 'city', 'county'] as const;
export const fiscalLevel = z.enum(fiscalLevels);
export type FiscalLevel = z.infer<typeof fiscalLevel>;

export const subsidyMode = z.enum(['direct-deduct', 'pay-then-reimburse', 'no-application']);

/** A subsidy programme version: the scheme record of rulebook 17.1. */
export const programme = z
  .strictObject({
    id: z.string().regex(/^[A-Z]{2}(-[A-Z0-9]+)+$/),
    version: z.int().positive(),
    names: bilingual,
    validFrom: day,
    /** Last day on which a bind is subsidised; left out: until superseded. */
    validTo: day.optional(),
    products: z.array(productCode).min(1).readonly(),
    /** First digits of the division codes whose firms it covers. */
    divisionPrefix: z.string().regex(/^\d{2,6}$/),
    mode: subsidyMode,
    /** SUB-1: what the rate is applied to. */
    base: z.enum(['gross', 'net-of-vat']),
    /** SUB-2: subsidised premium as a part of the sum insured, at most. */
    rateCeilingPpm: ppm.optional(),
    /** SUB-6: by policy year with a granted subsidy; the last holds for all later years. */
    ratesPpm: z.array(ppm).min(1).readonly(),
    firmYearCapFen: nonNegativeFen.optional(),
    minSelfPayPpm: ppm,
    deMinimisFen: nonNegativeFen,
    /** SUB-7: shares of the levels, highest first; the highest takes the left-over fen. */
    levels: z
      .array(z.strictObject({ level: fiscalLevel, sharePpm: ppm }))
      .min(1)
      .readonly()
      .refine(
        (list) => list.reduce((sum, one) => sum + one.sharePpm, 0) === wholePpm,
        'level shares must add up to 1,000,000 ppm',
      ),
    /** ELG-2: a firm needs one of these on the day of bind. */
    anyStatusOf: z.array(registryStatus).min(1).readonly(),
    noticeWorkingDays: z.int().nonnegative(),
    figures: z.array(figure).readonly(),
  })
  .readonly();
export type Programme = z.infer<typeof programme>;

/** A programme version as somebody writes it, before it is parsed. */
export type ProgrammeData = z.input<typeof programme>;

/** TIM-5: the first and the last day belong to the validity. */
export function isOpenOn(of: Pick<Programme, 'validFrom' | 'validTo'>, on: Day): boolean {
  return of.validFrom <= on && (of.validTo === undefined || on <= of.validTo);
}
