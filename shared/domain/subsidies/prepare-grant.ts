import {
  asPpm,
  type Fen,
  fractionDown,
  minFen,
  type Ppm,
  ppmDown,
  ppmDownTwice,
  ppmUp,
  timesFen,
  wholePpm,
} from '../money.ts';
import { type Column, down, downBy, fenAt, keep, type Stretch, takeShare } from '../money-columns.ts';
import { bitOf, GrantColumns, type SubsidisedColumns, unknown } from './grant-columns.ts';
import type { GrantInput } from './grant-subsidy.ts';
import { type GrantRate, hasRateCaps, prepareRate, type RateOf } from './prepare-rate.ts';
import type { Programme } from './programme.ts';
import type { ClassifiedProduct } from './subsidy-rate.ts';

/** What a programme knows of the firm of a policy (ELG, SUB-3, SUB-6, SUB-18). */
export type FirmTerms = Pick<
  GrantInput,
  | 'eligible'
  | 'outsideFen'
  | 'yearOfInsurance'
  | 'usedFen'
  | 'usedOfPolicyFen'
  | 'usedOfClassFen'
  | 'kinds'
  | 'grade'
>;

/** One step of rulebook 6.1 for all policies of a stretch. */
type Step = (
  grants: GrantColumns,
  policies: SubsidisedColumns,
  stretch: Stretch,
  /** SUB-4: what others grant, programmes before this one among them; `undefined` where they grant nothing to anybody. */
  otherFen: Column | undefined,
) => void;

/**
 * Rulebook 6.1 for a whole portfolio: what of a programme version does not change from policy to policy is worked out once,
 * steps that it does not have are left out. The same fen and words as `grantSubsidy` where the budget has room.
 */
export class PreparedProgramme {
  readonly #rateOf: RateOf;
  readonly #kindsCapsFen: readonly number[];
  readonly #weights: ReadonlyMap<string, Ppm>;
  /** Whether it has caps besides that of the firm's year. */
  readonly #hasOwnCaps: boolean;
  readonly #sharesPpm: readonly number[];
  readonly #steps: readonly Step[];

  constructor(of: Programme) {
    this.#rateOf = prepareRate(of);
    this.#kindsCapsFen = of.kindsCapsFen ?? [];
    this.#weights = new Map((of.performance ?? []).map((one) => [one.code, asPpm(one.ppm)]));
    this.#hasOwnCaps = of.policyCapFen !== undefined || of.classCapsFen !== undefined || hasRateCaps(of);
    this.#sharesPpm = of.levels.map((level) => level.sharePpm);
    this.#steps = stepsOf(of);
  }

  columns(size: number): GrantColumns {
    return new GrantColumns(size, this.#sharesPpm.length);
  }

  /** The facts of a policy as numbers. */
  enter(
    into: GrantColumns,
    at: number,
    sumInsuredFen: Fen,
    insured: ClassifiedProduct,
    terms: FirmTerms,
  ): void {
    const rate = this.#rateOf(insured, sumInsuredFen, terms.yearOfInsurance);
    const { grade, outsideFen = 0 } = terms;
    into.eligible[at] = terms.eligible ? 1 : 0;
    into.hasRate[at] = rate.hasRate;
    into.ratePpm[at] = rate.ratePpm;
    into.usedFen[at] = terms.usedFen;
    into.outsideFen[at] = outsideFen;
    into.hasOutside ||= outsideFen > 0;
    if (this.#hasOwnCaps) this.#enterCaps(into, at, rate, terms);
    if (this.#weights.size > 0) {
      into.weightPpm[at] = (grade === undefined ? undefined : this.#weights.get(grade)) ?? unknown;
    }
  }

  #enterCaps(into: GrantColumns, at: number, rate: GrantRate, terms: FirmTerms): void {
    const kindsCapFen = this.#kindsCapsFen[(terms.kinds ?? 1) - 1] ?? Infinity;
    into.usedOfPolicyFen[at] = terms.usedOfPolicyFen ?? 0;
    into.usedOfClassFen[at] = terms.usedOfClassFen ?? 0;
    into.rateCapFen[at] = rate.capFen < kindsCapFen ? rate.capFen : kindsCapFen;
    into.classCapFen[at] = rate.classCapFen;
  }

  /** All steps but the split, each for the whole stretch. */
  grant(
    grants: GrantColumns,
    policies: SubsidisedColumns,
    stretch: Stretch,
    otherFen: Column | undefined,
  ): void {
    for (const step of this.#steps) step(grants, policies, stretch, otherFen);
  }

  /** SUB-7, MNY-4: every level but the first rounded down, the first takes the rest. */
  split({ grantedFen, levelsFen }: GrantColumns, stretch: Stretch): void {
    const [first] = levelsFen;
    if (first === undefined) return;
    if (levelsFen.length === 1) first.set(grantedFen.subarray(stretch.from, stretch.to), stretch.from);
    for (let index = 1; index < levelsFen.length; index += 1) {
      const level = levelsFen[index] ?? first;
      const before = index === 1 ? grantedFen : first;
      takeShare(
        { part: level, rest: first },
        { whole: grantedFen, before },
        this.#sharesPpm[index] ?? 0,
        wholePpm,
        stretch,
      );
    }
  }
}

/** The steps that a programme has, in their order. */
function stepsOf(of: Programme): readonly Step[] {
  const { policyCapFen, firmYearCapFen, minSelfPayPpm, deMinimisFen } = of;
  return [
    takeBase(of.base),
    ...(of.rateCeilingPpm === undefined && of.sumTimesValue === undefined ? [] : [limitRate(of)]),
    applyRate,
    limitByStacking(of.stacking),
    ...(policyCapFen === undefined ? [] : [limitToCap('product-cap', 'usedOfPolicyFen', policyCapFen)]),
    ...(of.classCapsFen === undefined ? [] : [limitToOwnCap('classCapFen', 'usedOfClassFen')]),
    ...(hasRateCaps(of) ? [limitToOwnCap('rateCapFen', 'usedFen')] : []),
    ...(firmYearCapFen === undefined ? [] : [limitToCap('firm-year-cap', 'usedFen', firmYearCapFen)]),
    ...(minSelfPayPpm === 0 ? [] : [keepSelfPay(minSelfPayPpm)]),
    ...(of.performance === undefined ? [] : [weigh]),
    ...(deMinimisFen === 0 ? [] : [dropBelow(deMinimisFen)]),
  ];
}

/** SUB-1. Nothing has limited it yet. */
function takeBase(base: Programme['base']): Step {
  return (grants, { grossFen, netOfVatFen }, stretch) => {
    const { baseFen, limits } = grants;
    const wholeFen = base === 'gross' ? grossFen : netOfVatFen;
    for (let at = stretch.from; at < stretch.to; at += 1) {
      baseFen[at] = wholeFen[at] ?? 0;
      limits[at] = 0;
    }
    if (grants.hasOutside) leaveOutside(grants, grossFen, stretch);
  };
}

/** ELG-6: members outside the area are no part of the premium. */
function leaveOutside({ baseFen, outsideFen }: GrantColumns, grossFen: Column, { from, to }: Stretch): void {
  for (let at = from; at < to; at += 1) {
    const outside = outsideFen[at] ?? 0;
    if (outside === 0 || baseFen[at] === 0) continue;
    const gross = fenAt(grossFen, at);
    baseFen[at] = fractionDown(fenAt(baseFen, at), leftOf(gross, outside), gross);
  }
}

/** SUB-2. */
function limitRate({ rateCeilingPpm, sumTimesValue }: Programme): Step {
  const word = bitOf('rate-ceiling');
  return ({ baseFen, limits }, { sumInsuredFen, insurableValueFen }, { from, to }) => {
    for (let at = from; at < to; at += 1) {
      const wholeFen = fenAt(baseFen, at);
      const sumFen = fenAt(sumInsuredFen, at);
      const valueFen = fenAt(insurableValueFen, at);
      const isBound = sumTimesValue !== undefined && valueFen !== unknown;
      const boundFen = isBound ? minFen(sumFen, timesFen(valueFen, sumTimesValue)) : sumFen;
      let leftFen = boundFen < sumFen ? fractionDown(wholeFen, boundFen, sumFen) : wholeFen;
      if (rateCeilingPpm !== undefined) leftFen = minFen(leftFen, ppmDown(boundFen, rateCeilingPpm));
      if (leftFen >= wholeFen) continue;
      baseFen[at] = leftFen;
      limits[at] = (limits[at] ?? 0) | word;
    }
  };
}

/** SUB-5, SUB-6, MNY-3; nothing for a firm that is not eligible (ELG-2). Where the programme has no rate, it is nothing anyway. */
function applyRate(grants: GrantColumns, _: SubsidisedColumns, stretch: Stretch): void {
  const { baseFen, ratePpm, calculatedFen, grantedFen, eligible } = grants;
  downBy(calculatedFen, baseFen, ratePpm, stretch);
  keep(grantedFen, calculatedFen, eligible, stretch);
}

/** SUB-4: all together are at most the premium, and what the programme's way to stand beside others says of it. */
function limitByStacking(stacking: Programme['stacking']): Step {
  if (stacking.mode === 'sum-cap') return limitToSumCap(stacking.capPpm);
  const word = bitOf('stacking');
  const { mode } = stacking;
  return (grants, { grossFen }, { from, to }, otherFen) => {
    if (otherFen === undefined) return;
    const { grantedFen } = grants;
    for (let at = from; at < to; at += 1) {
      const other = otherFen[at] ?? 0;
      if (other === 0) continue;
      const besides = mode === 'best-one' ? leftOf(grantedFen[at] ?? 0, other) : Infinity;
      const most = mode === 'exclusive' ? 0 : Math.min(leftOf(grossFen[at] ?? 0, other), besides);
      limitTo(grants, at, most, word);
    }
  };
}

/** SUB-4: all subsidies together at most a part of the premium. */
function limitToSumCap(capPpm: Ppm): Step {
  const word = bitOf('stacking');
  return (grants, { grossFen }, stretch, otherFen) => {
    down(grants.mostFen, grossFen, capPpm, wholePpm, stretch);
    for (let at = stretch.from; at < stretch.to; at += 1) {
      limitTo(grants, at, leftOf(grants.mostFen[at] ?? 0, otherFen?.[at] ?? 0), word);
    }
  };
}

/** SUB-3: a cap that is the same for every policy. */
function limitToCap(
  limit: 'product-cap' | 'firm-year-cap',
  used: 'usedFen' | 'usedOfPolicyFen',
  capFen: number,
): Step {
  const word = bitOf(limit);
  return (grants, _, { from, to }) => {
    const usedFen = grants[used];
    for (let at = from; at < to; at += 1) limitTo(grants, at, leftOf(capFen, usedFen[at] ?? 0), word);
  };
}

/** SUB-3, SUB-5: a cap that depends on class, rate or kinds. */
function limitToOwnCap(cap: 'classCapFen' | 'rateCapFen', used: 'usedOfClassFen' | 'usedFen'): Step {
  const word = bitOf('product-cap');
  return (grants, _, { from, to }) => {
    const capFen = grants[cap];
    const usedFen = grants[used];
    for (let at = from; at < to; at += 1) {
      limitTo(grants, at, leftOf(capFen[at] ?? Infinity, usedFen[at] ?? 0), word);
    }
  };
}

/** SUB-20. */
function keepSelfPay(minSelfPay: Ppm): Step {
  const word = bitOf('min-self-pay');
  return (grants, { grossFen }, { from, to }) => {
    for (let at = from; at < to; at += 1) {
      const gross = fenAt(grossFen, at);
      limitTo(grants, at, leftOf(gross, ppmUp(gross, minSelfPay)), word);
    }
  };
}

/** SUB-18: of an amount that nothing limited, the grade's part is rounded down only after it. */
function weigh(grants: GrantColumns, _: SubsidisedColumns, { from, to }: Stretch): void {
  const { baseFen, ratePpm, calculatedFen, grantedFen, weightPpm } = grants;
  for (let at = from; at < to; at += 1) {
    const weight = weightPpm[at] ?? unknown;
    if (weight === unknown) continue;
    const isUnlimited = grantedFen[at] === calculatedFen[at];
    const weighedFen = isUnlimited
      ? ppmDownTwice(fenAt(baseFen, at), asPpm(ratePpm[at] ?? 0), asPpm(weight))
      : ppmDown(fenAt(grantedFen, at), asPpm(weight));
    limitTo(grants, at, weighedFen, performance);
  }
}

/** SUB-12. */
function dropBelow(deMinimisFen: number): Step {
  const word = bitOf('de-minimis');
  return (grants, _, { from, to }) => {
    for (let at = from; at < to; at += 1) {
      if ((grants.grantedFen[at] ?? 0) < deMinimisFen) limitTo(grants, at, 0, word);
    }
  };
}

const performance = bitOf('performance');

function limitTo({ grantedFen, limits }: GrantColumns, at: number, most: number, word: number): void {
  if ((grantedFen[at] ?? 0) <= most) return;
  grantedFen[at] = most;
  limits[at] = (limits[at] ?? 0) | word;
}

function leftOf(whole: number, taken: number): number {
  return taken >= whole ? 0 : whole - taken;
}
