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
export type SubsidyMode = z.infer<typeof subsidyMode>;

const classCode = z.string().regex(/^[A-Za-z0-9-]{1,40}$/);

/** SUB-5: a class that rates and caps may name, by product, by the class of the units insured or by an answer. */
const subsidyClass = z.strictObject({
  code: classCode,
  names: bilingual,
  products: z.array(productCode).readonly().optional(),
  unitClasses: z.array(z.string()).readonly().optional(),
  answer: z.strictObject({ question: z.string(), is: z.array(z.string()).min(1).readonly() }).optional(),
});

/** SUB-5, SUB-6: one row of the rates; the first that fits class, year of insurance and sum insured holds. */
const subsidyRate = z.strictObject({
  class: classCode.optional(),
  yearOfInsurance: z.int().positive().optional(),
  /** Holds for that year and every later one. */
  andLater: z.literal(true).optional(),
  sumUpToFen: nonNegativeFen.optional(),
  ppm,
  /** Most that a firm gets in a cap year at this rate. */
  capFen: nonNegativeFen.optional(),
});

/** SUB-4: how the programme lives beside other subsidies. */
const stacking = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('free') }),
  /** Of the programmes that overlap only the one that pays the firm most is granted. */
  z.strictObject({ mode: z.literal('best-one') }),
  /** No other fiscal money at all. */
  z.strictObject({ mode: z.literal('exclusive') }),
  /** All subsidies together at most this part of the premium. */
  z.strictObject({ mode: z.literal('sum-cap'), capPpm: ppm }),
]);

const monthDay = z.string().regex(/^\d{2}-\d{2}$/);

/** SUB-11, TIM-5: when a firm may apply; every end point belongs to the window, to the second. */
const applicationWindow = z.strictObject({
  spans: z
    .array(z.strictObject({ from: day, to: day }))
    .readonly()
    .optional(),
  yearly: z
    .array(z.strictObject({ from: monthDay, to: monthDay }))
    .readonly()
    .optional(),
  monthsAfterLoanRepaid: z.int().positive().optional(),
});

/** What a programme asks of firm and policy on the day of bind (ELG-2 … ELG-8). */
const eligibility = z.strictObject({
  /** ELG-2: one of these; none asked when empty. */
  anyStatusOf: z.array(registryStatus).readonly(),
  /** A small firm counts as well as one with a status. */
  smallFirm: z.strictObject({ maxStaff: z.int().positive(), maxRevenueFen: nonNegativeFen }).optional(),
  /** ELG-5: R&D spending as a part of revenue, at least. */
  minRdSpendPpm: ppm.optional(),
  /** ELG-5: no serious dishonesty in so many years before. */
  honestYears: z.int().positive().optional(),
  /** ELG-8. */
  minPeriodMonths: z.int().positive().optional(),
  maxPeriodMonths: z.int().positive().optional(),
  /** Policy years that a firm may be subsidised for. */
  maxYears: z.int().positive().optional(),
});

/** A subsidy programme version: the scheme record of rulebook 17.1. Versions are added, never edited. */
export const programme = z
  .strictObject({
    id: z.string().regex(/^[A-Z]{2,3}(-[A-Za-z0-9]+)+$/),
    version: z.int().positive(),
    names: bilingual,
    validFrom: day,
    /** Last day on which a bind is subsidised; left out: until superseded. */
    validTo: day.optional(),
    /** ELG-7: products that are listed with the scheme, and how another name is judged. */
    products: z.array(productCode).min(1).readonly(),
    productMatch: z.enum(['exact', 'not-wider', 'substance-by-review']),
    classes: z.array(subsidyClass).readonly().optional(),
    /** First digits of the division codes whose firms it covers; empty: the whole country. */
    divisionPrefix: z.string().regex(/^\d{0,6}$/),
    /** Divisions within it that have a scheme of their own. */
    excludedDivisions: z
      .array(z.string().regex(/^\d{2,6}$/))
      .readonly()
      .optional(),
    mode: subsidyMode,
    /** SUB-1: what the rate is applied to. */
    base: z.enum(['gross', 'net-of-vat']),
    /** SUB-2: subsidised premium as a part of the sum insured, at most. */
    rateCeilingPpm: ppm.optional(),
    /** SUB-2: the sum insured counts up to so many times the value (the contract). */
    sumTimesValue: z.int().positive().optional(),
    rates: z.array(subsidyRate).min(1).readonly(),
    /** SUB-6: whether a year without subsidy makes the next the first again. */
    resetOnGap: z.boolean(),
    /** SUB-3: most that a firm gets in a cap year; of the kinds of product it insures; of a class; for one policy. */
    firmYearCapFen: nonNegativeFen.optional(),
    kindsCapsFen: z.array(nonNegativeFen).min(1).readonly().optional(),
    classCapsFen: z.record(classCode, nonNegativeFen).optional(),
    policyCapFen: nonNegativeFen.optional(),
    /** SUB-3: the cap year is the calendar year in which cover starts. */
    capYearBasis: z.literal('effective-date'),
    stacking,
    minSelfPayPpm: ppm,
    deMinimisFen: nonNegativeFen,
    /** SUB-18: what is granted of the amount, by grade. */
    performance: z
      .array(z.strictObject({ code: z.string().regex(/^[A-Z]$/), ppm }))
      .min(1)
      .readonly()
      .optional(),
    budget: z.strictObject({
      /** Yearly envelope that the scheme itself names. */
      fen: nonNegativeFen.optional(),
      allocation: z.enum(['first-come', 'pro-rata']),
    }),
    /** SUB-7: shares of the levels, highest first; the highest takes the left-over fen. */
    levels: z
      .array(z.strictObject({ level: fiscalLevel, sharePpm: ppm }))
      .min(1)
      .readonly()
      .refine(
        (list) => list.reduce((sum, one) => sum + one.sharePpm, 0) === wholePpm,
        '各级分担合计须为 1,000,000 / level shares must add up to 1,000,000 ppm',
      ),
    window: applicationWindow.optional(),
    eligibility,
    /** SUB-13. */
    noticeWorkingDays: z.int().nonnegative(),
    /** SUB-14: working days to confirm the account, after which the money is forfeited. */
    confirmationWorkingDays: z.int().positive().optional(),
    /** REC-2: no settlement is submitted without the insurer's list beside the ledger. */
    needsInsurerList: z.literal(true).optional(),
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

/** Whether firms of a division come under the programme (ELG-5). */
export function coversDivision(
  of: Pick<Programme, 'divisionPrefix' | 'excludedDivisions'>,
  division: string,
): boolean {
  return (
    division.startsWith(of.divisionPrefix) &&
    !(of.excludedDivisions ?? []).some((excluded) => division.startsWith(excluded))
  );
}
