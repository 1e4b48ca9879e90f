import * as z from 'zod';
import { day, yearOf } from '../dates.ts';
import { fen, type Fen, fractionDown, sumFen, wholePpm } from '../money.ts';
import { issuedAtOf, type Policy } from '../policies/policy.ts';
import { type Product, productCode } from '../products/product.ts';
import { sumInsuredOf } from '../quoting/insured-sums.ts';
import { fiscalLevel, fiscalLevels } from '../subsidies/programme.ts';

const estimated = z.object({
  productCode,
  /** SUB-5: the programme’s class, where it has classes. */
  class: z.string().optional(),
  policies: z.int(),
  /** Sum insured of a policy, premium for one yuan of it, and subsidy for one yuan of premium, as they were on average. */
  averageSumFen: fen,
  premiumRatePpm: z.int().optional(),
  subsidyRatePpm: z.int().optional(),
  estimateFen: fen,
});

/** REC-6: what a programme needs next year, by class and level, and what of this year’s money is not spent. */
export const nextYearEstimate = z.object({
  programmeId: z.string(),
  year: z.int(),
  basedOn: z.int(),
  /** 财金〔2021〕130号: by 20 August of the year before. */
  dueOn: day,
  growthPpm: z.int(),
  items: z.array(estimated),
  levels: z.array(z.object({ level: fiscalLevel, estimateFen: fen })),
  totalFen: fen,
  /** Money of the year that the estimate rests on. */
  unspent: z.object({
    approvedFen: fen,
    reservedFen: fen,
    accruedFen: fen,
    clawedBackFen: fen,
    availableFen: fen,
    /** What was given back when the year was cleared. */
    lapsedFen: fen,
  }),
});
export type NextYearEstimate = z.infer<typeof nextYearEstimate>;

/** Sums of what policies were granted, by class and level: those of some policies added to those of others are those of all. */
export const grantedNeed = z.object({
  classes: z.array(
    z.object({
      productCode,
      class: z.string().optional(),
      policies: z.int(),
      sumInsuredFen: fen,
      premiumFen: fen,
      subsidyFen: fen,
    }),
  ),
  levels: z.array(z.object({ level: fiscalLevel, fen })),
});
export type GrantedNeed = z.infer<typeof grantedNeed>;

/** What a programme granted to policies that were issued and whose cover begins in a year. */
export function needOf(
  policies: readonly Policy[],
  of: { readonly programmeId: string; readonly year: number },
  productOf: (policy: Policy) => Product,
): GrantedNeed {
  return addedNeeds(
    policies.flatMap((policy): readonly GrantedNeed[] => {
      const grant = policy.subsidy.programmes.find((one) => one.programmeId === of.programmeId);
      const counts = issuedAtOf(policy) !== undefined && yearOf(policy.period.start) === of.year;
      if (!counts || grant === undefined || grant.grantedFen <= 0) return [];
      const own = {
        productCode: policy.product.code,
        ...(grant.class === undefined ? {} : { class: grant.class }),
        policies: 1,
        sumInsuredFen: sumInsuredOf(productOf(policy), policy.sumsInsured),
        premiumFen: policy.premium.grossFen,
        subsidyFen: grant.grantedFen,
      };
      return [{ classes: [own], levels: grant.levels.map(({ level, fen: part }) => ({ level, fen: part })) }];
    }),
  );
}

/** Classes in the order of their codes, levels in their own. */
export function addedNeeds(needs: readonly GrantedNeed[]): GrantedNeed {
  const parts = needs.flatMap((need) => need.classes);
  const byClass = Map.groupBy(parts, (one) => `${one.productCode}#${one.class ?? ''}`);
  const ofLevels = needs.flatMap((need) => need.levels);
  return {
    classes: [...byClass.keys()].toSorted().flatMap((key) => {
      const own = byClass.get(key) ?? [];
      const sum = (of: 'sumInsuredFen' | 'premiumFen' | 'subsidyFen') => sumFen(own.map((one) => one[of]));
      return own.slice(0, 1).map((first) => ({
        ...first,
        policies: own.reduce((count, one) => count + one.policies, 0),
        sumInsuredFen: sum('sumInsuredFen'),
        premiumFen: sum('premiumFen'),
        subsidyFen: sum('subsidyFen'),
      }));
    }),
    levels: fiscalLevels.flatMap((level) => {
      const own = ofLevels.filter((part) => part.level === level);
      return own.length === 0 ? [] : [{ level, fen: sumFen(own.map((part) => part.fen)) }];
    }),
  };
}

export interface EstimateFacts {
  readonly programmeId: string;
  /** The year that is estimated: it rests on the policies whose cover begins in the year before. */
  readonly year: number;
  /** How many more policies, in parts per million; negative for fewer. */
  readonly growthPpm: number;
  /** Of the year before. */
  readonly need: GrantedNeed;
  readonly unspent: NextYearEstimate['unspent'];
}

/**
 * REC-6: number of policies × sum insured × rate × subsidy, class by class, which is what the year’s policies were granted;
 * with growth it is that many more, rounded down in every class. 6,000 policies × 800.00 = 4,800,000.00.
 */
export function estimateNextYear({
  programmeId,
  year,
  growthPpm,
  need,
  unspent,
}: EstimateFacts): NextYearEstimate {
  const basedOn = year - 1;
  const items = need.classes.map(({ policies, sumInsuredFen, premiumFen, subsidyFen, ...of }) => ({
    ...of,
    policies,
    averageSumFen: fractionDown(sumInsuredFen, 1, policies),
    ...(sumInsuredFen > 0 ? { premiumRatePpm: fractionDown(premiumFen, wholePpm, sumInsuredFen) } : {}),
    ...(premiumFen > 0 ? { subsidyRatePpm: fractionDown(subsidyFen, wholePpm, premiumFen) } : {}),
    estimateFen: grown(subsidyFen, growthPpm),
  }));
  return {
    programmeId,
    year,
    basedOn,
    dueOn: day.parse(`${basedOn}-08-20`),
    growthPpm,
    items,
    levels: need.levels.map(({ level, fen: part }) => ({ level, estimateFen: grown(part, growthPpm) })),
    totalFen: sumFen(items.map((item) => item.estimateFen)),
    unspent,
  };
}

function grown(amount: Fen, growthPpm: number): Fen {
  return fractionDown(amount, wholePpm + growthPpm, wholePpm);
}
