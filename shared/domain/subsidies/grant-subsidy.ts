import * as z from 'zod';
import type { DivisionCode } from '../ids.ts';
import {
  atLeastZero,
  fen,
  type Fen,
  minFen,
  ppm,
  ppmDown,
  ppmUp,
  type Ppm,
  subtractFen,
  zeroFen,
} from '../money.ts';
import { levelPart, type LevelPart } from './budget.ts';
import { type Programme, subsidyMode } from './programme.ts';
import { splitSubsidy } from './split-subsidy.ts';

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

/** What one programme gives to one policy, and what it was limited by. */
export const programmeGrant = z.object({
  programmeId: z.string(),
  version: z.int().positive(),
  mode: subsidyMode,
  baseFen: fen,
  ratePpm: ppm,
  calculatedFen: fen,
  grantedFen: fen,
  limitedBy: z.array(limitWord).readonly(),
  levels: z.array(levelPart).readonly(),
  /** What the firm had been granted before in the cap year. */
  usedFen: fen,
});
export type ProgrammeGrant = z.infer<typeof programmeGrant>;

export interface GrantInput {
  readonly programme: Programme;
  readonly eligible: boolean;
  readonly premium: { readonly grossFen: Fen; readonly netOfVatFen: Fen };
  readonly sumInsuredFen: Fen;
  readonly yearOfInsurance: number;
  /** Granted to the firm before, of this programme and cap year (SUB-3). */
  readonly usedFen: Fen;
  /** Grants of other programmes and subsidies that the firm names. */
  readonly otherFen: Fen;
  readonly firmDivision: DivisionCode;
  /** SUB-9: whether the envelopes have room for these parts. */
  readonly hasRoom: (parts: readonly LevelPart[]) => boolean;
}

interface Draft {
  readonly baseFen: Fen;
  readonly ratePpm: Ppm;
  readonly calculatedFen: Fen;
  readonly grantedFen: Fen;
  readonly limitedBy: readonly LimitWord[];
  readonly levels: readonly LevelPart[];
}
type Step = (draft: Draft, input: GrantInput) => Draft;

/** The fixed order of rulebook 6.1; another order gives other results. */
const calculation: readonly Step[] = [takeBase, applyRateCeiling, applyRate];
const limits: readonly Step[] = [
  limitToPremium,
  limitToFirmYearCap,
  keepMinimumSelfPay,
  dropBelowDeMinimis,
  splitByLevel,
  fitIntoBudget,
];

/**
 * Rulebook 6.1: what a programme grants to a policy. Amounts are rounded down (MNY-3), so a grant never exceeds
 * base × rate. A firm that is not eligible gets nothing, whatever the limits, and keeps its quote at the full price.
 */
export function grantSubsidy(input: GrantInput): ProgrammeGrant {
  const { programme } = input;
  const start: Draft = {
    baseFen: zeroFen,
    ratePpm: rateFor(input),
    calculatedFen: zeroFen,
    grantedFen: zeroFen,
    limitedBy: [],
    levels: [],
  };
  const calculated = calculation.reduce((draft, step) => step(draft, input), start);
  const draft = input.eligible
    ? limits.reduce((limited, step) => step(limited, input), calculated)
    : nothing(calculated, 'not-eligible');
  return {
    programmeId: programme.id,
    version: programme.version,
    mode: programme.mode,
    ...draft,
    usedFen: input.usedFen,
  };
}

/** SUB-1: the premium actually paid, with or without VAT as the programme says. */
function takeBase(draft: Draft, { programme, premium }: GrantInput): Draft {
  return { ...draft, baseFen: programme.base === 'gross' ? premium.grossFen : premium.netOfVatFen };
}

/** SUB-2: the subsidised premium is at most the ceiling's part of the sum insured. */
function applyRateCeiling(draft: Draft, { programme, sumInsuredFen }: GrantInput): Draft {
  if (programme.rateCeilingPpm === undefined) return draft;
  const ceilingFen = ppmDown(sumInsuredFen, programme.rateCeilingPpm);
  return draft.baseFen <= ceilingFen
    ? draft
    : { ...draft, baseFen: ceilingFen, limitedBy: [...draft.limitedBy, 'rate-ceiling'] };
}

/** SUB-6, MNY-3: base × rate of the year of insurance, rounded down. */
function applyRate(draft: Draft, input: GrantInput): Draft {
  const calculatedFen = ppmDown(draft.baseFen, rateFor(input));
  return { ...draft, calculatedFen, grantedFen: calculatedFen };
}

/** SUB-4: all subsidies together never exceed the premium. */
function limitToPremium(draft: Draft, { premium, otherFen }: GrantInput): Draft {
  return limitTo(draft, atLeastZero(subtractFen(premium.grossFen, otherFen)), 'stacking');
}

/** SUB-3: the grant is cut to what the firm-year cap has left. */
function limitToFirmYearCap(draft: Draft, { programme, usedFen }: GrantInput): Draft {
  if (programme.firmYearCapFen === undefined) return draft;
  const left = atLeastZero(subtractFen(programme.firmYearCapFen, usedFen));
  return limitTo(draft, left, 'firm-year-cap');
}

/** SUB-20: the firm pays at least its share of the premium, rounded up. */
function keepMinimumSelfPay(draft: Draft, { programme, premium }: GrantInput): Draft {
  const mostFen = subtractFen(premium.grossFen, ppmUp(premium.grossFen, programme.minSelfPayPpm));
  return limitTo(draft, mostFen, 'min-self-pay');
}

/** SUB-12: below the floor nothing is granted. */
function dropBelowDeMinimis(draft: Draft, { programme }: GrantInput): Draft {
  return draft.grantedFen > 0 && draft.grantedFen < programme.deMinimisFen
    ? nothing(draft, 'de-minimis')
    : draft;
}

function splitByLevel(draft: Draft, { programme, firmDivision }: GrantInput): Draft {
  if (draft.grantedFen === 0) return { ...draft, levels: [] };
  return { ...draft, levels: splitSubsidy(draft.grantedFen, programme.levels, firmDivision) };
}

/** SUB-9: first come; what does not fit whole is not granted, the firm may buy at the full price. */
function fitIntoBudget(draft: Draft, { hasRoom }: GrantInput): Draft {
  return hasRoom(draft.levels) ? draft : nothing(draft, 'budget');
}

function limitTo(draft: Draft, mostFen: Fen, word: LimitWord): Draft {
  if (draft.grantedFen <= mostFen) return draft;
  return { ...draft, grantedFen: minFen(draft.grantedFen, mostFen), limitedBy: [...draft.limitedBy, word] };
}

function nothing(draft: Draft, word: LimitWord): Draft {
  return { ...draft, grantedFen: zeroFen, levels: [], limitedBy: [...draft.limitedBy, word] };
}

function rateFor({ programme, yearOfInsurance }: GrantInput): Ppm {
  return programme.ratesPpm[yearOfInsurance - 1] ?? (programme.ratesPpm.at(-1) as Ppm);
}
