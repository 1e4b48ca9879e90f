import * as z from 'zod';
import { day, yearOf } from '../dates.ts';
import { fen, type Fen, fractionDown, sumFen, wholePpm, zeroFen } from '../money.ts';
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
  }),
});
export type NextYearEstimate = z.infer<typeof nextYearEstimate>;

export interface EstimateFacts {
  readonly programmeId: string;
  /** The year that is estimated: it rests on the policies whose cover begins in the year before. */
  readonly year: number;
  /** How many more policies, in parts per million; negative for fewer. */
  readonly growthPpm: number;
  readonly policies: readonly Policy[];
  readonly productOf: (policy: Policy) => Product;
  readonly unspent: NextYearEstimate['unspent'];
}

/**
 * REC-6: number of policies × sum insured × rate × subsidy, class by class, which is what the year’s policies were granted;
 * with growth it is that many more, rounded down in every class. 6,000 policies × 800.00 = 4,800,000.00.
 */
export function estimateNextYear(facts: EstimateFacts): NextYearEstimate {
  const { programmeId, year, growthPpm, unspent } = facts;
  const basedOn = year - 1;
  const granted = facts.policies.flatMap((policy) => {
    const grant = policy.subsidy.programmes.find((one) => one.programmeId === programmeId);
    const counts = issuedAtOf(policy) !== undefined && yearOf(policy.period.start) === basedOn;
    return counts && grant !== undefined && grant.grantedFen > 0 ? [{ policy, grant }] : [];
  });
  const byClass = Map.groupBy(granted, ({ policy, grant }) => `${policy.product.code}#${grant.class ?? ''}`);
  const items = [...byClass.keys()].toSorted().map((key) => itemOf(byClass.get(key) ?? [], facts));
  const parts = granted.flatMap(({ grant }) => [...grant.levels]);
  return {
    programmeId,
    year,
    basedOn,
    dueOn: day.parse(`${basedOn}-08-20`),
    growthPpm,
    items: items.flatMap((item) => item ?? []),
    levels: fiscalLevels.flatMap((level) => {
      const own = parts.filter((part) => part.level === level);
      return own.length === 0
        ? []
        : [{ level, estimateFen: grown(sumFen(own.map((part) => part.fen)), growthPpm) }];
    }),
    totalFen: sumFen(items.map((item) => item?.estimateFen ?? zeroFen)),
    unspent,
  };
}

interface Granted {
  readonly policy: Policy;
  readonly grant: Policy['subsidy']['programmes'][number];
}

function itemOf(own: readonly Granted[], { productOf, growthPpm }: EstimateFacts) {
  const [first] = own;
  if (first === undefined) return undefined;
  const sums = sumFen(own.map(({ policy }) => sumInsuredOf(productOf(policy), policy.sumsInsured)));
  const premium = sumFen(own.map(({ policy }) => policy.premium.grossFen));
  const subsidy = sumFen(own.map(({ grant }) => grant.grantedFen));
  return {
    productCode: first.policy.product.code,
    ...(first.grant.class === undefined ? {} : { class: first.grant.class }),
    policies: own.length,
    averageSumFen: fractionDown(sums, 1, own.length),
    ...(sums > 0 ? { premiumRatePpm: fractionDown(premium, wholePpm, sums) } : {}),
    ...(premium > 0 ? { subsidyRatePpm: fractionDown(subsidy, wholePpm, premium) } : {}),
    estimateFen: grown(subsidy, growthPpm),
  };
}

function grown(amount: Fen, growthPpm: number): Fen {
  return fractionDown(amount, wholePpm + growthPpm, wholePpm);
}
