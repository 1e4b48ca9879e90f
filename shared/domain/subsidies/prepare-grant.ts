import {
  asFen,
  asPpm,
  type Fen,
  fractionDown,
  minFen,
  type Ppm,
  ppmDown,
  ppmDownTwice,
  ppmUp,
  timesFen,
  zeroFen,
} from '../money.ts';
import type { GrantInput, LimitWord, ProgrammeGrant } from './grant-subsidy.ts';
import type { Programme } from './programme.ts';
import { type ClassifiedProduct, classOf, rateFor } from './subsidy-rate.ts';

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

/** A premium, and what else of the policy a grant is reckoned on. */
export interface SubsidisedPremium {
  readonly grossFen: Fen;
  readonly netOfVatFen: Fen;
  readonly sumInsuredFen: Fen;
  readonly insurableValueFen?: Fen | undefined;
  /** SUB-4: subsidies of others. */
  readonly otherFen: Fen;
}

/** What a programme grants, before anybody asks whether its budget has room. */
export interface PreparedGrant extends Pick<
  ProgrammeGrant,
  'programmeId' | 'baseFen' | 'ratePpm' | 'calculatedFen' | 'grantedFen' | 'limitedBy'
> {
  /** In the order of the programme's levels. */
  readonly levelsFen: readonly Fen[];
}

/**
 * Rulebook 6.1 for a whole portfolio: what of a programme version does not change from policy to policy is worked out once,
 * steps that it does not have cost nothing. The same fen and words as `grantSubsidy` where the budget has room.
 */
export function prepareGrant(
  of: Programme,
  insured: ClassifiedProduct,
): (premium: SubsidisedPremium, terms: FirmTerms) => PreparedGrant {
  const prepared = new PreparedProgramme(of, classOf(of, insured));
  return (premium, terms) => prepared.grant(premium, terms);
}

/** Whether anything of the programme looks at the sum insured (SUB-2, SUB-5). */
export function looksAtSum(of: Programme): boolean {
  return (
    of.rateCeilingPpm !== undefined ||
    of.sumTimesValue !== undefined ||
    of.rates.some((row) => row.sumUpToFen !== undefined)
  );
}

/** What it needs of the programme it holds itself: fields of a parsed version are slow to get at. */
class PreparedProgramme {
  readonly #id: string;
  readonly #stacking: Programme['stacking'];
  readonly #rateCeiling: Ppm | undefined;
  readonly #sumTimesValue: number | undefined;
  readonly #policyCapFen: number | undefined;
  readonly #kindsCapsFen: readonly number[] | undefined;
  readonly #firmYearCapFen: number | undefined;
  readonly #minSelfPay: Ppm;
  readonly #deMinimisFen: number;
  readonly #class: string | undefined;
  readonly #rates: Programme['rates'];
  /** The first row, where it asks neither year nor sum. */
  readonly #only: RateRow | undefined;
  readonly #isGross: boolean;
  readonly #classCapFen: number | undefined;
  readonly #weights: ReadonlyMap<string, Ppm>;
  readonly #shares: readonly Ppm[];
  readonly #noLevels: readonly Fen[];

  constructor(of: Programme, named: string | undefined) {
    this.#id = of.id;
    this.#stacking = of.stacking;
    this.#rateCeiling = of.rateCeilingPpm;
    this.#sumTimesValue = of.sumTimesValue;
    this.#policyCapFen = of.policyCapFen;
    this.#kindsCapsFen = of.kindsCapsFen;
    this.#firmYearCapFen = of.firmYearCapFen;
    this.#minSelfPay = of.minSelfPayPpm;
    this.#deMinimisFen = of.deMinimisFen;
    this.#class = named;
    this.#rates = of.rates.filter((row) => row.class === undefined || row.class === named);
    const [first] = this.#rates;
    const asksNothing = first?.yearOfInsurance === undefined && first?.sumUpToFen === undefined;
    this.#only = asksNothing ? first : undefined;
    this.#isGross = of.base === 'gross';
    this.#classCapFen = named === undefined ? undefined : of.classCapsFen?.[named];
    this.#weights = new Map((of.performance ?? []).map((one) => [one.code, asPpm(one.ppm)]));
    this.#shares = of.levels.map((level) => asPpm(level.sharePpm));
    this.#noLevels = this.#shares.map(() => zeroFen);
  }

  /** The steps in their order. */
  grant(premium: SubsidisedPremium, terms: FirmTerms): PreparedGrant {
    const row = this.#rowFor(premium, terms);
    const grant = new RunningGrant(this.#id, row?.ppm ?? noRate, this.#baseOf(premium, terms));
    this.#limitRate(grant, premium);
    grant.calculate();
    if (!terms.eligible || row === undefined) grant.drop('not-eligible');
    if (grant.grantedFen === 0) return grant;
    grant.limitTo(this.#roomBesideOthers(grant, premium), 'stacking');
    this.#limitByCaps(grant, terms, row?.capFen);
    this.#keepSelfPay(grant, premium);
    this.#weigh(grant, terms.grade);
    if (grant.grantedFen > 0 && grant.grantedFen < this.#deMinimisFen) grant.drop('de-minimis');
    if (grant.grantedFen > 0) grant.levelsFen = this.#split(grant.grantedFen);
    return grant;
  }

  /** SUB-5, SUB-6: rows of another class never fit. */
  #rowFor({ sumInsuredFen }: SubsidisedPremium, { yearOfInsurance }: FirmTerms): RateRow | undefined {
    if (this.#only !== undefined) return this.#only;
    return rateFor({ rates: this.#rates }, { class: this.#class, yearOfInsurance, sumInsuredFen });
  }

  /** SUB-1, ELG-6. */
  #baseOf({ grossFen, netOfVatFen }: SubsidisedPremium, { outsideFen = zeroFen }: FirmTerms): Fen {
    const wholeFen = this.#isGross ? grossFen : netOfVatFen;
    if (outsideFen === 0 || wholeFen === 0) return wholeFen;
    return fractionDown(wholeFen, leftOf(grossFen, outsideFen), grossFen);
  }

  /** SUB-2. */
  #limitRate(grant: RunningGrant, { sumInsuredFen, insurableValueFen }: SubsidisedPremium): void {
    const rateCeiling = this.#rateCeiling;
    const sumTimesValue = this.#sumTimesValue;
    if (rateCeiling === undefined && sumTimesValue === undefined) return;
    const wholeFen = grant.baseFen;
    const boundFen =
      sumTimesValue === undefined || insurableValueFen === undefined
        ? sumInsuredFen
        : minFen(sumInsuredFen, timesFen(insurableValueFen, sumTimesValue));
    if (boundFen < sumInsuredFen) grant.baseFen = fractionDown(wholeFen, boundFen, sumInsuredFen);
    if (rateCeiling !== undefined) grant.baseFen = minFen(grant.baseFen, ppmDown(boundFen, rateCeiling));
    if (grant.baseFen < wholeFen) grant.mark('rate-ceiling');
  }

  /** SUB-4. */
  #roomBesideOthers({ grantedFen }: RunningGrant, { grossFen, otherFen }: SubsidisedPremium): Fen {
    const roomFen = leftOf(grossFen, otherFen);
    const stacking = this.#stacking;
    switch (stacking.mode) {
      case 'free':
        return roomFen;
      case 'sum-cap':
        return minFen(roomFen, leftOf(ppmDown(grossFen, asPpm(stacking.capPpm)), otherFen));
      case 'exclusive':
        return otherFen > 0 ? zeroFen : roomFen;
      case 'best-one':
        return minFen(roomFen, leftOf(grantedFen, otherFen));
    }
  }

  /** SUB-3, SUB-5. */
  #limitByCaps(grant: RunningGrant, terms: FirmTerms, rowCapFen: number | undefined): void {
    const { usedFen, usedOfPolicyFen = zeroFen, usedOfClassFen = zeroFen, kinds = 1 } = terms;
    grant.limitToCap(this.#policyCapFen, usedOfPolicyFen, 'product-cap');
    grant.limitToCap(this.#classCapFen, usedOfClassFen, 'product-cap');
    grant.limitToCap(rowCapFen, usedFen, 'product-cap');
    if (this.#kindsCapsFen !== undefined)
      grant.limitToCap(this.#kindsCapsFen[kinds - 1], usedFen, 'product-cap');
    grant.limitToCap(this.#firmYearCapFen, usedFen, 'firm-year-cap');
  }

  /** SUB-20. */
  #keepSelfPay(grant: RunningGrant, { grossFen }: SubsidisedPremium): void {
    if (this.#minSelfPay === 0) return;
    grant.limitTo(leftOf(grossFen, ppmUp(grossFen, this.#minSelfPay)), 'min-self-pay');
  }

  /** SUB-18. */
  #weigh(grant: RunningGrant, grade: string | undefined): void {
    const weight = grade === undefined ? undefined : this.#weights.get(grade);
    if (weight === undefined) return;
    const isUnlimited = grant.grantedFen === grant.calculatedFen;
    const weighedFen = isUnlimited
      ? ppmDownTwice(grant.baseFen, grant.ratePpm, weight)
      : ppmDown(grant.grantedFen, weight);
    grant.limitTo(weighedFen, 'performance');
  }

  /** SUB-7, MNY-4: every level but the first rounded down, the first takes the rest. */
  #split(grantedFen: Fen): readonly Fen[] {
    const parts = this.#noLevels.slice();
    let restFen: Fen = grantedFen;
    for (let index = 1; index < parts.length; index += 1) {
      const part = ppmDown(grantedFen, this.#shares[index] ?? noRate);
      parts[index] = part;
      restFen = asFen(restFen - part);
    }
    parts[0] = restFen;
    return parts;
  }
}

type RateRow = Programme['rates'][number];

const noRate = asPpm(0);
const noWords: readonly LimitWord[] = [];
const noLevels: readonly Fen[] = [];

/** A grant while the steps of 6.1 take from it. */
class RunningGrant implements PreparedGrant {
  readonly programmeId: string;
  readonly ratePpm: Ppm;
  baseFen: Fen;
  calculatedFen = zeroFen;
  grantedFen = zeroFen;
  limitedBy = noWords;
  levelsFen = noLevels;

  constructor(programmeId: string, ratePpm: Ppm, baseFen: Fen) {
    this.programmeId = programmeId;
    this.ratePpm = ratePpm;
    this.baseFen = baseFen;
  }

  calculate(): void {
    this.calculatedFen = ppmDown(this.baseFen, this.ratePpm);
    this.grantedFen = this.calculatedFen;
  }

  limitToCap(capFen: number | undefined, usedFen: Fen, word: LimitWord): void {
    if (capFen !== undefined) this.limitTo(leftOf(asFen(capFen), usedFen), word);
  }

  limitTo(mostFen: Fen, word: LimitWord): void {
    if (this.grantedFen <= mostFen) return;
    this.grantedFen = mostFen;
    this.mark(word);
  }

  drop(word: LimitWord): void {
    this.grantedFen = zeroFen;
    this.mark(word);
  }

  mark(word: LimitWord): void {
    if (this.limitedBy.length === 0) this.limitedBy = alone[word];
    else if (!this.limitedBy.includes(word)) this.limitedBy = [...this.limitedBy, word];
  }
}

/** Lists of a single word, which are most, are shared. */
const alone: Readonly<Record<LimitWord, readonly LimitWord[]>> = {
  'rate-ceiling': ['rate-ceiling'],
  stacking: ['stacking'],
  'product-cap': ['product-cap'],
  'firm-year-cap': ['firm-year-cap'],
  'min-self-pay': ['min-self-pay'],
  performance: ['performance'],
  'de-minimis': ['de-minimis'],
  budget: ['budget'],
  'not-eligible': ['not-eligible'],
};

function leftOf(wholeFen: Fen, takenFen: Fen): Fen {
  return takenFen >= wholeFen ? zeroFen : asFen(wholeFen - takenFen);
}
