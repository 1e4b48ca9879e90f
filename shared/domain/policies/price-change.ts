import { type Day, daysBetween, monthsBetween, type Period } from '../dates.ts';
import { type Fen, fractionHalfUp, negateFen, type Ppm, subtractFen, wholePpm, zeroFen } from '../money.ts';
import type { Bilingual } from '../names.ts';
import type { Product } from '../products/product.ts';
import { coverLimits } from '../quoting/insured-sums.ts';
import type { CoverRate } from '../quoting/rate-cover.ts';
import type { AgreedTerms } from './agreed-terms.ts';

/** What one cover's change of its sum costs (positive) or gives back (negative) for the days that are left. */
export interface PriceChangeLine {
  readonly cover: string;
  readonly names: Bilingual;
  readonly beforeFen: Fen;
  readonly afterFen: Fen;
  readonly ratePpm: Ppm;
  readonly daysLeft: number;
  readonly days: number;
  readonly fen: Fen;
  readonly rule: 'QTE-6' | 'QTE-7' | 'CAN-4';
}

/**
 * QTE-7, CAN-4, QTE-6, MNY-2: the price of changed sums, by rated cover: half-up(change × rate of the period × days left ÷ its
 * days). More sum costs; less gives back, be it that the risk falls or that the sum has come to stand above the value.
 */
export function priceChange(
  of: Product,
  rates: readonly CoverRate[],
  terms: { before: AgreedTerms; after: AgreedTerms },
  when: { period: Period; effectiveDate: Day },
): readonly PriceChangeLine[] {
  const days = daysBetween(when.period.start, when.period.end);
  const months = monthsBetween(when.period);
  const daysLeft = daysBetween(when.effectiveDate, when.period.end);
  const limits = coverLimits(of, terms.after);
  return coverLimits(of, terms.before).flatMap(({ code: cover, limitFen: beforeFen }) => {
    const ratePpm = rates.find((rate) => rate.code === cover)?.ratePpm;
    const afterFen = limits.find((one) => one.code === cover)?.limitFen ?? zeroFen;
    if (ratePpm === undefined || afterFen === beforeFen) return [];
    const { names = { zh: cover, en: cover } } = of.covers.find((one) => one.code === cover) ?? {};
    const priced = (change: Fen) => fractionHalfUp(change, ratePpm * months * daysLeft, 12 * wholePpm * days);
    const isMore = afterFen > beforeFen;
    const fen = isMore
      ? priced(subtractFen(afterFen, beforeFen))
      : negateFen(priced(subtractFen(beforeFen, afterFen)));
    const isOver = terms.before.insurableValueFen !== terms.after.insurableValueFen;
    const rule = isMore ? 'QTE-7' : isOver ? 'QTE-6' : 'CAN-4';
    return [{ cover, names, beforeFen, afterFen, ratePpm, daysLeft, days, fen, rule }];
  });
}
