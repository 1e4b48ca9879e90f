import * as z from 'zod';
import type { DivisionCode } from '../ids.ts';
import {
  asFen,
  asPpm,
  atLeastZero,
  fen,
  type Fen,
  fractionDown,
  minFen,
  ppm,
  ppmDown,
  ppmDownTwice,
  type Ppm,
  ppmUp,
  subtractFen,
  timesFen,
  zeroFen,
} from '../money.ts';
import { levelPart, type LevelPart } from './budget.ts';
import { type Programme, subsidyMode } from './programme.ts';
import { splitSubsidy } from './split-subsidy.ts';
import { classOf, rateFor, standingClassOf, weightOf } from './subsidy-rate.ts';

export const limitWords = [
  'rate-ceiling',
  'stacking',
  'product-cap',
  'firm-year-cap',
  'min-self-pay',
  'performance',
  'de-minimis',
  'budget',
  'not-eligible',
] as const;
export const limitWord = z.enum(limitWords);
export type LimitWord = z.infer<typeof limitWord>;

/** SUB-3: limits that are caps. */
export const capWords: readonly LimitWord[] = ['product-cap', 'firm-year-cap'];

/** What one programme gives to one policy, and what it was limited by. Facts that say nothing are left out. */
export const programmeGrant = z.object({
  programmeId: z.string(),
  version: z.int().positive(),
  mode: subsidyMode,
  baseFen: fen,
  ratePpm: ppm,
  calculatedFen: fen,
  grantedFen: fen,
  limitedBy: z.array(limitWord).readonly(),
  /** What each of `limitedBy` left: of the base for the rate ceiling, of the grant for the others. */
  limitedToFen: z.array(fen).readonly().optional(),
  levels: z.array(levelPart).readonly(),
  /** What the firm had been granted before in the cap year. */
  usedFen: fen,
  /** SUB-5, SUB-6: class and year of insurance, where they are not the only or the first. */
  class: z.string().optional(),
  yearOfInsurance: z.int().positive().optional(),
  /** SUB-4: what the firm gets from others. */
  otherFen: fen.optional(),
  /** ELG-6: premium of members outside the programme's area. */
  outsideFen: fen.optional(),
  /** SUB-18. */
  grade: z.string().optional(),
});
export type ProgrammeGrant = z.infer<typeof programmeGrant>;

export interface GrantInput {
  readonly programme: Programme;
  readonly eligible: boolean;
  readonly productCode: string;
  readonly unitClass?: string | undefined;
  readonly answers?: Readonly<Record<string, string>> | undefined;
  readonly premium: { readonly grossFen: Fen; readonly netOfVatFen: Fen };
  readonly sumInsuredFen: Fen;
  readonly insurableValueFen?: Fen | undefined;
  /** ELG-6: gross premium of members outside the programme's area. */
  readonly outsideFen?: Fen | undefined;
  readonly yearOfInsurance: number;
  /** Granted to the firm before, of this programme and cap year (SUB-3). */
  readonly usedFen: Fen;
  /** Granted to the policy itself before, when an endorsement asks for more (QTE-7). */
  readonly usedOfPolicyFen?: Fen | undefined;
  /** The same of the class alone, and how many kinds of product are insured with this one. */
  readonly usedOfClassFen?: Fen | undefined;
  readonly kinds?: number | undefined;
  /** Grants of other programmes and subsidies that the firm names. */
  readonly otherFen: Fen;
  /** SUB-18: the grade that an application was given; the highest until then. */
  readonly grade?: string | undefined;
  readonly firmDivision: DivisionCode;
  /** SUB-9: whether the envelopes have room for these parts. */
  readonly hasRoom: (parts: readonly LevelPart[]) => boolean;
}

interface Draft {
  readonly baseFen: Fen;
  readonly calculatedFen: Fen;
  readonly grantedFen: Fen;
  readonly limitedBy: readonly LimitWord[];
  readonly limitedToFen: readonly Fen[];
  readonly levels: readonly LevelPart[];
}
type Step = (draft: Draft, input: GrantInput) => Draft;

/** The fixed order of rulebook 6.1; another order gives other results. Each step rounds down (MNY-3). */
const order: readonly Step[] = [
  takeBase,
  applyRateCeiling,
  applyRate,
  askForEligibility,
  limitByStacking,
  limitByCaps,
  keepMinimumSelfPay,
  weighByPerformance,
  dropBelowDeMinimis,
  splitByLevel,
  fitIntoBudget,
];

/**
 * Rulebook 6.1: what a programme grants to a policy. Amounts are rounded down (MNY-3), so a grant never exceeds
 * base × rate. A firm that is not eligible gets nothing, whatever the limits, and keeps its quote at the full price; what the
 * programme would have come to is still shown.
 */
export function grantSubsidy(input: GrantInput): ProgrammeGrant {
  const { programme, usedFen, yearOfInsurance, otherFen, outsideFen = zeroFen, grade } = input;
  const nothingYet: Draft = {
    baseFen: zeroFen,
    calculatedFen: zeroFen,
    grantedFen: zeroFen,
    limitedBy: [],
    limitedToFen: [],
    levels: [],
  };
  const { limitedToFen, ...draft } = order.reduce((before, step) => step(before, input), nothingYet);
  const named = standingClassOf(programme, input);
  return {
    programmeId: programme.id,
    version: programme.version,
    mode: programme.mode,
    ratePpm: ratePpmOf(input),
    ...draft,
    ...(limitedToFen.length === 0 ? {} : { limitedToFen }),
    usedFen,
    ...(named === undefined ? {} : { class: named }),
    ...(yearOfInsurance === 1 ? {} : { yearOfInsurance }),
    ...(otherFen === 0 ? {} : { otherFen }),
    ...(outsideFen === 0 ? {} : { outsideFen }),
    ...(grade === undefined ? {} : { grade }),
  };
}

/** SUB-1, ELG-6: the premium actually paid, gross or net of VAT as the programme says, without members outside its area. */
function takeBase(draft: Draft, { programme, premium, outsideFen = zeroFen }: GrantInput): Draft {
  const wholeFen = programme.base === 'gross' ? premium.grossFen : premium.netOfVatFen;
  if (outsideFen === 0 || wholeFen === 0) return { ...draft, baseFen: wholeFen };
  const insideFen = atLeastZero(subtractFen(premium.grossFen, outsideFen));
  return { ...draft, baseFen: fractionDown(wholeFen, insideFen, premium.grossFen) };
}

/** SUB-2: the subsidised premium is at most the ceiling's part of the sum insured, which counts up to its own bound. */
function applyRateCeiling(draft: Draft, input: GrantInput): Draft {
  const { programme, sumInsuredFen, insurableValueFen } = input;
  const { rateCeilingPpm, sumTimesValue } = programme;
  const boundFen =
    sumTimesValue === undefined || insurableValueFen === undefined
      ? sumInsuredFen
      : minFen(sumInsuredFen, timesFen(insurableValueFen, sumTimesValue));
  const withinBound =
    boundFen < sumInsuredFen ? fractionDown(draft.baseFen, boundFen, sumInsuredFen) : draft.baseFen;
  const ceilingFen = rateCeilingPpm === undefined ? withinBound : ppmDown(boundFen, asPpm(rateCeilingPpm));
  const baseFen = minFen(draft.baseFen, withinBound, ceilingFen);
  return baseFen === draft.baseFen ? draft : { ...draft, baseFen, ...marked(draft, 'rate-ceiling', baseFen) };
}

/** SUB-5, SUB-6, MNY-3: base × rate of the class and year of insurance, rounded down. */
function applyRate(draft: Draft, input: GrantInput): Draft {
  const calculatedFen = ppmDown(draft.baseFen, ratePpmOf(input));
  return { ...draft, calculatedFen, grantedFen: calculatedFen };
}

/** ELG-2: nothing for a firm that does not qualify, or where the programme has no rate. */
function askForEligibility(draft: Draft, input: GrantInput): Draft {
  return input.eligible && rateOf(input) !== undefined ? draft : nothing(draft, 'not-eligible');
}

/** SUB-4: what other subsidies leave room for; all together never exceed the premium. */
function limitByStacking(draft: Draft, { programme, premium, otherFen }: GrantInput): Draft {
  const ofPremium = atLeastZero(subtractFen(premium.grossFen, otherFen));
  const { stacking } = programme;
  switch (stacking.mode) {
    case 'free':
      return limitTo(draft, ofPremium, 'stacking');
    case 'sum-cap': {
      const mostFen = atLeastZero(subtractFen(ppmDown(premium.grossFen, asPpm(stacking.capPpm)), otherFen));
      return limitTo(draft, minFen(ofPremium, mostFen), 'stacking');
    }
    case 'exclusive':
      return limitTo(draft, otherFen > 0 ? zeroFen : ofPremium, 'stacking');
    case 'best-one':
      return limitTo(
        draft,
        minFen(ofPremium, atLeastZero(subtractFen(draft.grantedFen, otherFen))),
        'stacking',
      );
  }
}

/** SUB-3, SUB-5: the caps of a policy, of its class, of its rate and of the kinds of product, then that of the firm's year. */
function limitByCaps(draft: Draft, input: GrantInput): Draft {
  const { programme, usedFen, usedOfPolicyFen = zeroFen, usedOfClassFen = zeroFen, kinds = 1 } = input;
  const named = classOf(programme, input);
  const classCapFen = named === undefined ? undefined : programme.classCapsFen?.[named];
  const kindsCapFen = programme.kindsCapsFen?.[kinds - 1];
  const capped = limitToCap(draft, programme.policyCapFen, usedOfPolicyFen, 'product-cap');
  const ofClass = limitToCap(capped, classCapFen, usedOfClassFen, 'product-cap');
  const ofRate = limitToCap(ofClass, rateOf(input)?.capFen, usedFen, 'product-cap');
  const ofKinds = limitToCap(ofRate, kindsCapFen, usedFen, 'product-cap');
  return limitToCap(ofKinds, programme.firmYearCapFen, usedFen, 'firm-year-cap');
}

/** SUB-20: the firm pays at least its share of the premium, rounded up. */
function keepMinimumSelfPay(draft: Draft, { programme, premium }: GrantInput): Draft {
  const mostFen = subtractFen(premium.grossFen, ppmUp(premium.grossFen, asPpm(programme.minSelfPayPpm)));
  return limitTo(draft, mostFen, 'min-self-pay');
}

/** SUB-18: the grade's part of the amount. */
function weighByPerformance(draft: Draft, input: GrantInput): Draft {
  const weightPpm = weightOf(input.programme, input.grade);
  if (weightPpm === undefined) return draft;
  const weighedFen = weighed({ ...draft, ratePpm: ratePpmOf(input) }, weightPpm);
  return limitTo(draft, weighedFen, 'performance');
}

/** SUB-18: what a grade leaves of an amount: rounded down once, after it, where nothing has limited base × rate before. */
export function weighed(
  of: Pick<ProgrammeGrant, 'baseFen' | 'ratePpm' | 'calculatedFen' | 'grantedFen'>,
  weightPpm: Ppm,
): Fen {
  const isUnlimited = of.grantedFen === of.calculatedFen && of.calculatedFen > 0;
  return isUnlimited ? ppmDownTwice(of.baseFen, of.ratePpm, weightPpm) : ppmDown(of.grantedFen, weightPpm);
}

/** SUB-12: below the floor nothing is granted. */
function dropBelowDeMinimis(draft: Draft, { programme }: GrantInput): Draft {
  return draft.grantedFen > 0 && draft.grantedFen < programme.deMinimisFen
    ? nothing(draft, 'de-minimis')
    : draft;
}

/** SUB-7. */
function splitByLevel(draft: Draft, { programme, firmDivision }: GrantInput): Draft {
  if (draft.grantedFen === 0) return draft;
  return { ...draft, levels: splitSubsidy(draft.grantedFen, programme.levels, firmDivision) };
}

/** SUB-9: first come; what does not fit whole is not granted, the firm may buy at the full price. */
function fitIntoBudget(draft: Draft, { hasRoom }: GrantInput): Draft {
  return draft.grantedFen === 0 || hasRoom(draft.levels) ? draft : nothing(draft, 'budget');
}

function limitToCap(draft: Draft, capFen: number | undefined, usedFen: Fen, word: LimitWord): Draft {
  if (capFen === undefined) return draft;
  return limitTo(draft, atLeastZero(subtractFen(asFen(capFen), usedFen)), word);
}

function limitTo(draft: Draft, mostFen: Fen, word: LimitWord): Draft {
  if (draft.grantedFen <= mostFen) return draft;
  return { ...draft, grantedFen: mostFen, ...marked(draft, word, mostFen) };
}

function nothing(draft: Draft, word: LimitWord): Draft {
  return { ...draft, grantedFen: zeroFen, levels: [], ...marked(draft, word, zeroFen) };
}

function marked(draft: Draft, word: LimitWord, left: Fen): Pick<Draft, 'limitedBy' | 'limitedToFen'> {
  const at = draft.limitedBy.indexOf(word);
  if (at >= 0) return { limitedBy: draft.limitedBy, limitedToFen: draft.limitedToFen.with(at, left) };
  return { limitedBy: [...draft.limitedBy, word], limitedToFen: [...draft.limitedToFen, left] };
}

function rateOf(input: GrantInput) {
  const { programme, yearOfInsurance, sumInsuredFen } = input;
  return rateFor(programme, { class: classOf(programme, input), yearOfInsurance, sumInsuredFen });
}

function ratePpmOf(input: GrantInput): Ppm {
  return asPpm(rateOf(input)?.ppm ?? 0);
}
