import * as z from 'zod';
import { day } from '../dates.ts';
import { insurerCode } from '../ids.ts';
import { nonNegativeFen, ppm, wholePpm } from '../money.ts';
import { bilingual, figure } from '../names.ts';
import { cover, coverCode } from './cover.ts';
import { premiumTerms } from './premium-terms.ts';

export const productCode = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,40}$/, 'expected a product code in lower case, digits and dashes');
export type ProductCode = z.infer<typeof productCode>;

/** CAN-2 by day, or CAN-3 by a table of what is earned after so many begun months. */
const cancelTerms = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('daily'), handlingFeeFen: nonNegativeFen.optional() }),
  z.strictObject({ kind: z.literal('short-rate'), monthPpm: z.array(ppm).min(1).readonly() }),
]);

/** QTE-3: something that the insurer asks. A question that catches everything grounds no rescission. */
const question = z.strictObject({
  id: z.string(),
  text: bilingual,
  type: z.enum(['yes-no', 'text', 'number', 'choice']),
  choices: z
    .array(z.strictObject({ code: z.string(), names: bilingual }))
    .readonly()
    .optional(),
  catchAll: z.literal(true).optional(),
});

/** QTE-4: a clause that has effect only where its explanation was confirmed. */
const exemptionClause = z.strictObject({
  id: z.string(),
  title: bilingual,
  text: bilingual,
  example: bilingual,
});

/** A paper that a claim needs; left out `covers`: on every cover. */
const claimPaper = z.strictObject({
  kind: z.string(),
  names: bilingual,
  example: bilingual,
  minCount: z.int().nonnegative(),
  covers: z.array(coverCode).readonly().optional(),
});

/** A product version: the form of rulebook 4.5. Versions are added, never edited. */
export const product = z
  .strictObject({
    code: productCode,
    version: z.int().positive(),
    validFrom: day,
    /** Last day on which it is sold; left out: until superseded. */
    validTo: day.optional(),
    /** 保险法 art. 135: the filing number, or a demonstration that says so wherever it is shown. */
    filing: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('filed'), number: z.string().min(1) }),
      z.strictObject({ kind: z.literal('demo') }),
    ]),
    names: bilingual,
    /** The insurer, or the pool with its shares (COI-1); the lead comes first. */
    insurers: z
      .array(z.strictObject({ insurer: insurerCode, lead: z.boolean(), sharePpm: ppm }))
      .readonly()
      .refine(
        (list) => list.reduce((sum, one) => sum + one.sharePpm, 0) === wholePpm,
        '各方份额合计须为 1,000,000 / shares must add up to 1,000,000 ppm',
      )
      .refine(
        (list) => list[0]?.lead === true && list.filter((one) => one.lead).length === 1,
        '主承保人只有一家，排在第一 / the lead, and only it, comes first',
      ),
    covers: z.array(cover).min(1).readonly(),
    aggregateLimitFen: nonNegativeFen.optional(),
    premium: premiumTerms,
    /** Length of cover in months: what is usual, and what a request may choose. */
    periodMonths: z.strictObject({
      usual: z.int().positive(),
      min: z.int().positive(),
      max: z.int().positive(),
    }),
    cancel: cancelTerms,
    lossPayeeAllowed: z.boolean(),
    questions: z.array(question).readonly(),
    exemptionClauses: z.array(exemptionClause).readonly(),
    documents: z.array(claimPaper).readonly(),
    /** Programmes that list it: the scheme's side holds, this one is for readers and checked against it. */
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
