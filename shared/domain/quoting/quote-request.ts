import * as z from 'zod';
import { addDays, addYears, type Day, day, dayOf, type Instant, type Period } from '../dates.ts';
import { uscc } from '../ids.ts';
import { asFen, type Fen, formatYuan, minFen, ppmDown, requestFen, zeroFen } from '../money.ts';
import { type Product, productCode } from '../products/product.ts';
import { requestText } from '../texts.ts';
import { lossPayee } from './quote.ts';

export const quoteRequest = z.strictObject({
  productCode,
  uscc,
  start: day,
  sumsInsured: z.record(z.string().max(64), requestFen).optional(),
  insurableValueFen: requestFen.optional(),
  answers: z.record(z.string().max(64), requestText(2_000)).optional(),
  programmeIds: z
    .array(z.string().max(32))
    .max(20)
    .refine((ids) => new Set(ids).size === ids.length, '每个方案只能列一次 / name each programme once')
    .optional(),
  otherSubsidies: z
    .array(z.strictObject({ name: requestText(200), fen: requestFen }))
    .max(20)
    .optional(),
  lossPayee: lossPayee.optional(),
});
export type QuoteRequest = z.infer<typeof quoteRequest>;

const daysAhead = 90;

/** A fault of a request that fits the schema but not the product. */
export interface RequestFault {
  readonly path: string;
  readonly message: string;
}

/** One year from the start (rulebook 4.1). */
export function periodFrom(start: Day): Period {
  return { start, end: addYears(start, 1) };
}

/** What the product asks beyond the schema: start from tomorrow to 90 days ahead, sums within bounds, known questions. */
export function faultsOfRequest(of: Product, request: QuoteRequest, now: Instant): readonly RequestFault[] {
  const [first, last] = [addDays(dayOf(now), 1), addDays(dayOf(now), daysAhead)];
  const startFault = {
    path: 'start',
    message: `起保日须在 ${first} 至 ${last} 之间 / cover starts from ${first} to ${last}`,
  };
  return [
    ...(request.start < first || request.start > last ? [startFault] : []),
    ...faultsOfSums(of, request),
    ...Object.keys(request.answers ?? {})
      .filter((id) => !of.questions.some((question) => question.id === id))
      .map((id) => ({
        path: `answers.${id}`,
        message: '该产品没有这个问题 / the product asks no such question',
      })),
    ...(request.programmeIds ?? []).flatMap((id, index) =>
      of.programmes.includes(id)
        ? []
        : [
            {
              path: `programmeIds.${index}`,
              message: '该产品没有这个补贴方案 / the product has no such programme',
            },
          ],
    ),
    ...(request.lossPayee !== undefined && !of.lossPayeeAllowed
      ? [{ path: 'lossPayee', message: '该产品不设第一受益人 / the product allows no loss payee' }]
      : []),
  ];
}

function faultsOfSums(of: Product, request: QuoteRequest): readonly RequestFault[] {
  const sums = request.sumsInsured ?? {};
  const terms = of.premium;
  const priced = terms.kind === 'rate' ? terms.cover : undefined;
  const unknown = Object.keys(sums)
    .filter((code) => code !== priced)
    .map((code) => ({
      path: `sumsInsured.${code}`,
      message: '该保障不填保险金额 / the product takes no sum insured for this cover',
    }));
  if (terms.kind === 'fixed') return unknown;
  const path = `sumsInsured.${terms.cover}`;
  const sum = sums[terms.cover];
  const value = request.insurableValueFen;
  const missing = [
    ...(sum === undefined ? [{ path, message: '请填写保险金额 / the product needs this sum insured' }] : []),
    ...(value === undefined
      ? [
          {
            path: 'insurableValueFen',
            message: '请填写经审计的项目预算 / the product needs the audited project budget',
          },
        ]
      : []),
  ];
  if (sum === undefined || value === undefined) return [...unknown, ...missing];
  const most = minFen(asFen(terms.maxSumFen), ppmDown(value, terms.maxSumPpmOfValue));
  if (sum >= terms.minSumFen && sum <= most) return unknown;
  const bounds = `${formatYuan(asFen(terms.minSumFen))} to ${formatYuan(most)} yuan`;
  return [...unknown, { path, message: `保险金额可为 ${bounds} / the sum insured may be ${bounds}` }];
}

/** The sum that a rate premium is charged on; nothing for a fixed premium. */
export function sumInsuredOf(of: Product, sums: Readonly<Record<string, Fen>>): Fen {
  if (of.premium.kind === 'rate') return sums[of.premium.cover] ?? zeroFen;
  return of.aggregateLimitFen ?? zeroFen;
}

/** Limit of each cover of a policy on these sums. */
export function coverLimits(
  of: Product,
  sums: Readonly<Record<string, Fen>>,
): readonly { code: string; limitFen: Fen }[] {
  return of.covers.map((cover) => {
    if (cover.limitOf !== undefined) {
      return { code: cover.code, limitFen: ppmDown(sums[cover.limitOf.cover] ?? zeroFen, cover.limitOf.ppm) };
    }
    return { code: cover.code, limitFen: cover.limitFen ?? sums[cover.code] ?? zeroFen };
  });
}
