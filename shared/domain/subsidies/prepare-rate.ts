import type { Fen } from '../money.ts';
import type { Programme } from './programme.ts';
import { type ClassifiedProduct, classOf, rateFor } from './subsidy-rate.ts';

/** SUB-5, SUB-6: the rate of a policy, and the caps that go with it and with its class; infinite where there is none. */
export interface GrantRate {
  /** 1, or 0 where the programme has no rate for it. */
  readonly hasRate: number;
  readonly ratePpm: number;
  readonly capFen: number;
  readonly classCapFen: number;
}
export type RateOf = (insured: ClassifiedProduct, sumInsuredFen: Fen, yearOfInsurance: number) => GrantRate;

/** SUB-5, SUB-6 for a whole portfolio: a rate that every policy has is found once. Fields of a parsed version are slow to get at. */
export function prepareRate(of: Programme): RateOf {
  const rates = of.rates.map((row) => ({ ...row }));
  const classes = (of.classes ?? []).map((one) => ({ ...one }));
  const { classCapsFen = {} } = of;
  const grantRate = (row: (typeof rates)[number] | undefined, named: string | undefined): GrantRate => ({
    hasRate: row === undefined ? 0 : 1,
    ratePpm: row?.ppm ?? 0,
    capFen: row?.capFen ?? Infinity,
    classCapFen: (named === undefined ? undefined : classCapsFen[named]) ?? Infinity,
  });
  const [first] = rates;
  const fitsAll =
    first?.class === undefined && first?.yearOfInsurance === undefined && first?.sumUpToFen === undefined;
  if (classes.length === 0 && fitsAll) {
    const same = grantRate(first, undefined);
    return () => same;
  }
  return (insured, sumInsuredFen, yearOfInsurance) => {
    const named = classOf({ classes }, insured);
    return grantRate(rateFor({ rates }, { class: named, yearOfInsurance, sumInsuredFen }), named);
  };
}

/** SUB-3: whether a cap goes with a rate, or with the number of kinds of product. */
export function hasRateCaps({ kindsCapsFen, rates }: Pick<Programme, 'kindsCapsFen' | 'rates'>): boolean {
  return kindsCapsFen !== undefined || rates.some((row) => row.capFen !== undefined);
}
