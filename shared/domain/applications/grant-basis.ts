import * as z from 'zod';
import { instant, type Instant } from '../dates.ts';
import { fen, zeroFen } from '../money.ts';
import { levelPart, type LevelPart } from '../subsidies/budget.ts';
import type { GrantInput } from '../subsidies/grant-subsidy.ts';
import { classOf } from '../subsidies/subsidy-rate.ts';

/** SUB-10: what an envelope had left when it was shared, and what all claims on it came to. */
export const sharedEnvelope = z.object({ leftFen: fen, askedFen: fen });
export type SharedEnvelope = z.infer<typeof sharedEnvelope>;

/**
 * What a grant was reckoned on (rulebook 6.1), kept as it was then: with the programme's version and what the grant itself says,
 * anybody can reckon it again, also after its policy has changed. It names nobody.
 */
export const grantBasis = z.object({
  premium: z.object({ grossFen: fen, netOfVatFen: fen }),
  sumInsuredFen: fen,
  insurableValueFen: fen.optional(),
  /** SUB-5: the programme's class of what is insured. */
  class: z.string().optional(),
  yearOfInsurance: z.int().positive(),
  usedFen: fen,
  usedOfClassFen: fen,
  kinds: z.int().positive(),
  otherFen: fen,
  outsideFen: fen,
  grade: z.string().optional(),
  /** As it was granted, before anything fell away (case 7); left out while a shared budget is not given out. */
  granted: z
    .object({
      at: instant,
      levels: z.array(levelPart).readonly(),
      /** For each level, where the budget was shared pro rata. */
      shared: z.array(sharedEnvelope).readonly().optional(),
    })
    .optional(),
});
export type GrantBasis = z.infer<typeof grantBasis>;

export function basisOf(input: Omit<GrantInput, 'hasRoom'>): GrantBasis {
  const { programme, premium, sumInsuredFen, insurableValueFen, yearOfInsurance, grade } = input;
  const { usedFen, usedOfClassFen = zeroFen, kinds = 1, otherFen, outsideFen = zeroFen } = input;
  const named = classOf(programme, input);
  return {
    premium,
    sumInsuredFen,
    ...(insurableValueFen === undefined ? {} : { insurableValueFen }),
    ...(named === undefined ? {} : { class: named }),
    yearOfInsurance,
    usedFen,
    usedOfClassFen,
    kinds,
    otherFen,
    outsideFen,
    ...(grade === undefined ? {} : { grade }),
  };
}

/** The basis of what is granted now, level by level. */
export function grantedOn(
  of: GrantBasis,
  at: Instant,
  levels: readonly LevelPart[],
  shared?: readonly SharedEnvelope[],
): GrantBasis {
  return { ...of, granted: { at, levels, ...(shared === undefined ? {} : { shared }) } };
}

/** Nothing left of nothing asked: a part of no money is in no envelope. */
export const noEnvelope: SharedEnvelope = {
  leftFen: zeroFen,
  askedFen: zeroFen,
};
